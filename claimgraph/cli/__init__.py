"""The command line: arguments in, words and exit codes out. One module per command.

Exit codes: 0 clean, 1 errors (with ``--strict`` also warnings), 2 wrong usage. The package exists
so that the commands hold no logic of their own. What may enter reads arguments, calls the floors
below and says what came of it.

Files:

- `build`: ``build``: check the argument and build the site.
- `change`: What all editing commands share: try the change on a copy, check it, then show it or
  carry it out.
- `check`: ``check``: find every problem of the argument.
- `diff`: ``diff``: show what changed in the argument between two versions.
- `evaluate`: ``evaluate``: judge a weighed map.
- `explain`: ``explain``: show why a claim has its status.
- `field_options`: Options of a command for the fields of an entry, made from the format.
- `fmt`: ``fmt``: format files in the canonical way.
- `id_argument`: Ids as arguments of a command: what is typed means the same id, however its letters
  are composed.
- `init`: ``init``: start a new argument.
- `locker`: The locker of a command: the argument, its lock and its store, locked against other
  commands.
- `new`: ``new``: add a claim, a source, a finding, a topic or the passages of a text.
- `on_demand`: A group of commands of which only the one that is asked for is imported.
- `outcome`: What a build made, and how one is run. Known to the command line before anything that
  builds is loaded.
- `project`: The project that a command works on; several, where mkdocs.yml lists several maps.
- `rename`: ``rename``: rename an id wherever it is used.
- `reviewed`: ``reviewed``: record that claims were reviewed in their present form.
- `schema`: ``schema``: write JSON Schemas for editors that complete and check.
- `serve`: ``serve``: build, serve, and rebuild on every save.
- `sources`: ``sources``: keep private copies of the sources, and check every quotation against
  them.
- `sources_archive`: ``sources archive``: archived copies of the sources, looked up or asked for.
  Goes online.
- `sources_fetch`: ``sources fetch``: fetch the pages at the addresses of the sources. Goes online.
- `sources_links`: ``sources dead-links``: whether the addresses of the sources still work, and
  which have notices. Goes online.
- `verbosity`: How much progress a command shows: bars at a terminal, lines elsewhere, nothing when
  it is quick or quiet.
"""

from __future__ import annotations

import atexit
import errno
import gc
import io
import logging
import sys
import tempfile
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from claimgraph import __version__
from claimgraph.cli.on_demand import OnDemand
from claimgraph.cli.outcome import Build, Outcome
from claimgraph.cli.verbosity import tells
from claimgraph.diagnostics import BrokenArgument
from claimgraph.diagnostics.report import format_text
from claimgraph.language import gettext, speaking
from claimgraph.language.catalogues import ENGLISH
from claimgraph.terminal import Spoken, UnwritableError, say, visible

if TYPE_CHECKING:
    from claimgraph.locker.web import Web

__all__ = ["Outcome", "main"]

COMMANDS = (
    *("init", "build", "check", "diff", "serve", "evaluate", "explain", "new", "rename", "reviewed", "sources"),
    *("fmt", "schema"),
)
"""The commands, each in the module of its name."""

SPEAKING = {None, "build", "check", "serve", "explain"}
"""Those that speak the language of the site."""
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
_RARELY = (200_000, 30, 30)
"""When Python looks for garbage that goes in circles: an argument is mostly made and kept, which halves the time."""
_BROKEN_PIPE = 128 + 13
"""Exit code of a program that is stopped by SIGPIPE."""


@click.group(
    cls=OnDemand,
    homes={name: f"{__name__}.{name}:{name}" for name in COMMANDS},
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="claimgraph")
@click.option("--root", type=click.Path(path_type=Path), default=Path(), help="Folder of the project.")
@click.option("--claims", type=click.Path(path_type=Path), help="Folder of the argument.")
@tells
@click.pass_context
def commands(context: click.Context, root: Path, claims: Path | None) -> None:
    """Publish an argument as a site on which every claim can be followed down to its evidence.

    Without a command: build the site.
    """
    from claimgraph.cli.project import find_projects, language_of  # noqa: PLC0415 - --version does without an argument

    context.ensure_object(dict)
    context.obj["projects"] = projects = find_projects(root.resolve(), claims)
    if context.invoked_subcommand in SPEAKING:
        context.obj["language"] = language_of(projects[0])
        context.with_resource(speaking(context.obj["language"]))
    if context.invoked_subcommand is None:
        from claimgraph.cli.build import build  # noqa: PLC0415 - as above

        context.invoke(build)


def main(build: Build | None = None, web: Web | None = None) -> None:
    """Run the command line: parse the arguments, carry out the command and exit with its code.

    Args:
        build: how a site is built, where not in the usual way; build_graph.py passes its own.
        web: the web as it may be asked; by default machines of the public internet only.
    """
    gc.set_threshold(*_RARELY)
    atexit.register(gc.freeze)  # else the garbage of a large argument is looked for once more, for seconds
    obj: dict[str, object] = {"build": build, "web": web}
    threading.excepthook = lambda fault: _report_bug(fault.exc_value or fault.exc_type())
    _hear_libraries()
    try:
        commands(obj=obj, standalone_mode=False)
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.ClickException as error:
        say(_complaint(error), err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except UnwritableError as unwritable:
        _leave(unwritable)
    except BrokenArgument as broken:
        from claimgraph.cli.project import root_of  # noqa: PLC0415 - as above

        with speaking(str(obj.get("language", ENGLISH))):
            say(format_text(broken.problems, root_of(obj)), err=True)
            say(gettext("nothing was built; the last good site is as it was"), err=True)
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - the last resort: no traceback reaches an editor
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            say(f"Error: {error.filename or 'the output'} cannot be written: {error.strerror}", err=True)
        else:
            _report_bug(error)
        sys.exit(1)


def _hear_libraries() -> None:
    """Print the warnings of libraries in the same way as all other output."""
    root = logging.getLogger()
    if not any(isinstance(handler, Spoken) for handler in root.handlers):
        root.addHandler(Spoken(logging.WARNING))


def _complaint(error: click.ClickException) -> str:
    """Return the message for a command that cannot be carried out, with its usage where it was typed wrongly."""
    if not isinstance(error, click.UsageError):
        return f"Error: {error.format_message()}"
    said = io.StringIO()
    error.show(said)
    told, message = said.getvalue().rstrip("\n"), error.format_message()
    is_help = isinstance(error, click.exceptions.NoArgsIsHelpError)
    return told if is_help else told.replace(message, visible(message))


def _leave(unwritable: UnwritableError) -> NoReturn:
    """Exit: quietly when the reader of a pipe has left, with a message when standard output cannot be written."""
    if unwritable.nobody_reads:
        sys.exit(_BROKEN_PIPE)
    say(f"Error: {unwritable}", err=True)
    sys.exit(1)


def _report_bug(error: BaseException) -> None:
    say(f"claimgraph has a fault of its own: {error}", err=True)
    try:
        name = _write_down(error)
    except OSError as unwritten:
        where = f"{type(error).__name__} (no report could be written: {unwritten.strerror})"
    else:
        where = f"the file {name}"
    say(f"Please report it with {where}. Nothing of your work was changed.", err=True)


def _write_down(error: BaseException) -> str:
    with tempfile.NamedTemporaryFile(
        "w", prefix="claimgraph-", suffix=".txt", delete=False, encoding="utf-8", errors="backslashreplace"
    ) as file:
        file.write("".join(traceback.format_exception(error)))
    return file.name
