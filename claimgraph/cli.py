"""The command line: arguments in, words and exit codes out.

Exit codes: 0 clean, 1 errors (with ``--strict`` also warnings), 2 wrong usage.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from claimgraph import __version__
from claimgraph import pipeline
from claimgraph.analysis.audit import Audit
from claimgraph.analysis.judgement import Judgement
from claimgraph.analysis.judgement import Status
from claimgraph.analysis.status import label
from claimgraph.analysis.strength import strengths
from claimgraph.diagnostics import BrokenArgument
from claimgraph.diagnostics import Problems
from claimgraph.diagnostics import Severity
from claimgraph.diagnostics import did_you_mean
from claimgraph.diagnostics.report import closing_line
from claimgraph.diagnostics.report import format_text
from claimgraph.graph.abstract_map import MapError
from claimgraph.graph.abstract_map import read_map
from claimgraph.graph.network import Node
from claimgraph.graph.network import argument_of
from claimgraph.graph.network import items
from claimgraph.pipeline import Project
from claimgraph.trace import format_trace


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build made."""

    judgement: Judgement
    problems: Problems
    site: Path


Build = Callable[[Project], Outcome]


def build_site(project: Project) -> Outcome:
    """Run the whole road, from files to a site."""
    from claimgraph.publish import build  # noqa: PLC0415 - MkDocs is slow to load, and only a build needs it

    problems = Problems()
    judgement = pipeline.judge_sound(project, problems)
    return Outcome(judgement, problems, build(pipeline.render(judgement), project))


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimgraph")
@click.option("--root", type=click.Path(path_type=Path), default=Path(), help="Folder of the project.")
@click.option("--claims", type=click.Path(path_type=Path), default=Path("claims"), help="Folder of the argument.")
@click.pass_context
def commands(context: click.Context, root: Path, claims: Path) -> None:
    """Publish an argument whose every claim can be followed down to its evidence.

    Without a command: build the site.
    """
    context.ensure_object(dict)
    context.obj["project"] = Project(root.resolve(), claims)
    if context.invoked_subcommand is None:
        context.invoke(build)


@commands.command()
@click.option("--strict", is_flag=True, help="Build nothing when there are warnings.")
@click.pass_obj
def build(obj: dict[str, object], *, strict: bool) -> None:
    """Check the argument and build the site."""
    started = time.perf_counter()
    project = _project(obj)
    if strict:
        _stop_on_warnings(pipeline.check(project), project)
    run: Build = obj.get("build", build_site)  # type: ignore[assignment]
    outcome = run(project)
    if len(outcome.problems):
        click.echo(format_text(outcome.problems, project.root), err=True)
    click.echo(_summary(outcome, project, time.perf_counter() - started))


@commands.command()
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option("--audit", is_flag=True, help="Also list what an editor should look at.")
@click.pass_obj
def check(obj: dict[str, object], *, strict: bool, audit: bool) -> None:
    """Find every problem of the argument; build nothing."""
    project = _project(obj)
    problems = Problems()
    judgement = pipeline.judge_all(project, problems)
    click.echo(format_text(problems, project.root))
    if audit and not problems.count(Severity.ERROR):
        click.echo(_audited(judgement))
    failing = problems.count(Severity.ERROR) or (strict and len(problems))
    sys.exit(1 if failing else 0)


@commands.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port of the address.")
@click.pass_obj
def serve(obj: dict[str, object], port: int) -> None:
    """Build the site, serve it, and rebuild it when a file changes."""
    from claimgraph.serve import serve as run  # noqa: PLC0415 - as above

    run(_project(obj), port)


@commands.command()
@click.argument("map_file", type=click.Path(path_type=Path), metavar="MAP.json")
def evaluate(map_file: Path) -> None:
    """Judge an abstract map and print labels and strengths as JSON."""
    try:
        map_ = read_map(json.loads(map_file.read_text("utf-8")))
    except OSError as error:
        raise click.ClickException(f"{map_file} cannot be read: {error.strerror or error}") from None
    except MapError as error:
        raise click.ClickException(f"{map_file}: {error}") from None
    except (ValueError, RecursionError) as error:
        raise click.ClickException(f"{map_file} is not JSON: {error}") from None
    labels = label(map_)
    evaluated = {
        "statement_label": labels.statements,
        "inference_label": labels.inferences,
        "dfquad_product": strengths(map_).unmerged,
    }
    click.echo(json.dumps(evaluated, indent=1))


@commands.command()
@click.argument("id_", metavar="ID")
@click.option("--now", "clock", flag_value="now", default=True, help="Count all evidence (the default).")
@click.option("--then", "clock", flag_value="then", help="Count only what was known by the as-of day.")
@click.pass_obj
def explain(obj: dict[str, object], id_: str, clock: str) -> None:
    """Say why a claim has its status, down to the evidence."""
    judgement = pipeline.judge_sound(_project(obj), Problems())
    verdict = judgement.then if clock == "then" else judgement.now
    if id_ not in verdict.statuses:
        hint = did_you_mean(id_, verdict.statuses)
        raise click.UsageError(f'no claim "{id_}"' + (f": {hint}" if hint else ""))
    click.echo(format_trace(judgement.graph, verdict, id_))


def _project(obj: dict[str, object]) -> Project:
    project = obj["project"]
    if not isinstance(project, Project):
        raise TypeError(project)
    return project


def _stop_on_warnings(problems: Problems, project: Project) -> None:
    if len(problems):
        click.echo(format_text(problems, project.root), err=True)
        sys.exit(1)


def _audited(judgement: Judgement) -> str:
    lines = []
    for name, meaning, remarks in Audit(judgement).all():
        lines += ["", f"{name} ({len(remarks)}): {meaning}"]
        lines += [f"  {r.claim.place}: {r.claim.id}" + (f": {r.what}" if r.what else "") for r in remarks]
    return "\n".join(lines)


_STATUS_WORDS = {status: "stand" if status is Status.STANDS else status.value for status in Status}

_COUNTED = {
    Node.CLAIM: "claims",
    Node.INFERENCE: "inferences",
    Node.OBJECTION: "objections",
    Node.EVIDENCE: "evidence items",
    Node.SOURCE: "sources",
}


def _summary(outcome: Outcome, project: Project, seconds: float) -> str:
    graph = outcome.judgement.graph
    argument = argument_of(graph)
    numbers = {kind: sum(1 for _ in items(graph, kind)) for kind in Node}
    statuses = Counter(outcome.judgement.now.statuses[id_] for id_ in argument.claims)
    site = outcome.site
    where = site.relative_to(project.root) if site.is_relative_to(project.root) else site
    return "\n".join(
        [
            argument.title,
            "  " + ", ".join(f"{numbers[kind]} {words}" for kind, words in _COUNTED.items()),
            "  "
            + ", ".join(f"{statuses[status]} {words}" for status, words in _STATUS_WORDS.items() if statuses[status]),
            f"  {closing_line(outcome.problems)}",
            f"  built in {seconds:.1f} s: open {where / 'index.html'}",
        ]
    )


def main(build: Build = build_site) -> None:
    """Run the command line.

    Args:
        build: how a site is built; the front door brings its own.
    """
    obj: dict[str, object] = {"build": build}
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
        click.echo(format_text(broken.problems, _project(obj).root), err=True)
        click.echo("nothing was built; the last good site is as it was", err=True)
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - the last line of defence: no traceback reaches an editor
        _report_bug(error)
        sys.exit(1)


def _report_bug(error: Exception) -> None:
    with tempfile.NamedTemporaryFile("w", prefix="claimgraph-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write("".join(traceback.format_exception(error)))
    click.echo(f"claimgraph has a fault of its own: {error}", err=True)
    click.echo(f"Please report it with the file {file.name}. Nothing of your work was changed.", err=True)
