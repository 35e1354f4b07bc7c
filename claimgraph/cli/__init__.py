"""The command line: arguments in, words and exit codes out. One module per command.

Exit codes: 0 clean, 1 errors (with ``--strict`` also warnings), 2 wrong usage.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import traceback
from pathlib import Path

import click

from claimgraph import __version__
from claimgraph.cli.build import Build, Outcome, build, build_site
from claimgraph.cli.check import check
from claimgraph.cli.diff import diff
from claimgraph.cli.evaluate import evaluate
from claimgraph.cli.explain import explain
from claimgraph.cli.fmt import fmt
from claimgraph.cli.init import init
from claimgraph.cli.new import new
from claimgraph.cli.project import project_of
from claimgraph.cli.rename import rename
from claimgraph.cli.reviewed import reviewed
from claimgraph.cli.schema import schema
from claimgraph.cli.serve import serve
from claimgraph.cli.verbosity import tells
from claimgraph.diagnostics import BrokenArgument
from claimgraph.diagnostics.report import format_text
from claimgraph.pipeline import Project

__all__ = ["Outcome", "main"]


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimgraph")
@click.option("--root", type=click.Path(path_type=Path), default=Path(), help="Folder of the project.")
@click.option("--claims", type=click.Path(path_type=Path), default=Path("claims"), help="Folder of the argument.")
@tells
@click.pass_context
def commands(context: click.Context, root: Path, claims: Path) -> None:
    """Publish an argument whose every claim can be followed down to its evidence.

    Without a command: build the site.
    """
    context.ensure_object(dict)
    context.obj["project"] = Project(root.resolve(), claims)
    if context.invoked_subcommand is None:
        context.invoke(build)


COMMANDS = (init, build, check, diff, serve, evaluate, explain, new, rename, reviewed, fmt, schema)

for command in COMMANDS:
    commands.add_command(command)


def main(build: Build = build_site) -> None:
    """Run the command line.

    Args:
        build: how a site is built; the front door brings its own.
    """
    obj: dict[str, object] = {"build": build}
    threading.excepthook = lambda fault: _report_bug(fault.exc_value or fault.exc_type())
    try:
        commands(obj=obj, standalone_mode=False)
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenArgument as broken:
        click.echo(format_text(broken.problems, project_of(obj).root), err=True)
        click.echo("nothing was built; the last good site is as it was", err=True)
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - the last line of defence: no traceback reaches an editor
        _report_bug(error)
        sys.exit(1)


def _report_bug(error: BaseException) -> None:
    click.echo(f"claimgraph has a fault of its own: {error}", err=True)
    try:
        name = _write_down(error)
    except OSError as unwritten:
        where = f"{type(error).__name__} (no report could be written: {unwritten.strerror})"
    else:
        where = f"the file {name}"
    click.echo(f"Please report it with {where}. Nothing of your work was changed.", err=True)


def _write_down(error: BaseException) -> str:
    with tempfile.NamedTemporaryFile("w", prefix="claimgraph-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write("".join(traceback.format_exception(error)))
    return file.name
