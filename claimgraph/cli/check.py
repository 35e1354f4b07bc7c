"""``check``: find every problem of the argument."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from claimgraph import __version__
from claimgraph.cli.project import projects_of, root_of
from claimgraph.cli.verbosity import teller_of, tells
from claimgraph.diagnostics import Problems, Severity
from claimgraph.diagnostics.github_report import format_github
from claimgraph.diagnostics.json_report import format_json
from claimgraph.diagnostics.report import AS_CODED, format_text
from claimgraph.diagnostics.sarif_report import format_sarif
from claimgraph.last_check import LastCheck
from claimgraph.project import Project
from claimgraph.terminal import say, visible

if TYPE_CHECKING:
    from claimgraph.judging.judgement import Judgement

TEXT, GITHUB = "text", "github"
PATIENCE = 3600.0
"""Seconds for which a save is waited for at a time."""
FORMATS: dict[str, Callable[[Problems, Path], str]] = {
    TEXT: format_text,
    "json": format_json,
    GITHUB: format_github,
    "sarif": partial(format_sarif, version=__version__),
}


@click.command()
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--audit", is_flag=True, help="Also list what an editor should look at.")
@click.option("--watch", is_flag=True, help="Check again at every save, until you stop it with Ctrl-C.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default=TEXT, help="Form of the report.")
@tells
@click.pass_obj
def check(obj: dict[str, object], *, strict: bool, audit: bool, watch: bool, form: str) -> None:
    """Find every problem of the argument; build nothing.

    The report is text for people, or, with --format, json for programs, github for workflows
    of GitHub Actions, or sarif for tools that read SARIF 2.1.0.
    """
    _check_for_people(audit=audit, watch=watch, form=form)
    projects, teller, root = projects_of(obj), teller_of(obj), root_of(obj)
    if watch:
        _check_at_saves(projects)
    with teller.work():
        judgements, problems = _judged(projects) if audit else ([], _found(projects))
    if report := FORMATS[form](problems, root):
        if len(problems) or form != TEXT:
            say(report, commands=form == GITHUB)
        else:
            teller.say(report)
    for judgement in judgements if not problems.count(Severity.ERROR) else ():
        say(_audited(judgement))
    failing = problems.count(Severity.ERROR) or (strict and len(problems))
    sys.exit(1 if failing else 0)


def _found(projects: Sequence[Project], check_one: Callable[[Project], Problems] | None = None) -> Problems:
    """Return what is wrong with projects: of a single one what was found before, while nothing has changed.

    Args:
        projects: the projects.
        check_one: checks a single one, if not as any command does.
    """
    if len(projects) > 1:
        return _judged(projects)[1]
    last = LastCheck(projects[0])
    problems = last.found()
    if problems is None:
        from claimgraph import pipeline  # noqa: PLC0415 - slow to load, and mostly what was found is told again

        problems = (check_one or pipeline.check)(projects[0])
        last.keep(problems)
    return problems


def _judged(projects: Sequence[Project]) -> tuple[Sequence[Judgement], Problems]:
    from claimgraph import pipeline  # noqa: PLC0415 - as above

    problems = Problems()
    return pipeline.judge_each(projects, problems), problems


def _check_for_people(*, audit: bool, watch: bool, form: str) -> None:
    if audit and form != TEXT:
        raise click.UsageError("--audit is for people: leave out --format, or give --format text")
    if watch and (audit or form != TEXT):
        raise click.UsageError("--watch is for people: leave out --audit and --format")


def _check_at_saves(projects: Sequence[Project]) -> NoReturn:
    """Check at every save.

    The lines before and after, and the words for severities, are those that .vscode/tasks.json
    of the starter waits for.
    """
    from claimgraph.pipeline import Edited  # noqa: PLC0415 - as above
    from claimgraph.publish.serving.watching import Watch  # noqa: PLC0415 - only needed here

    root, edited = projects[0].root, Edited(projects[0])
    with Watch([*(root / each.claims for each in projects), root / projects[0].docs]) as saves:
        while True:
            say("checking")
            say(format_text(_found(projects, lambda _: edited.check()), root, AS_CODED))
            say("waiting for the next save")
            while not saves.wait(PATIENCE):
                pass


def _audited(judgement: Judgement) -> str:
    from claimgraph.judging.audit import Audit  # noqa: PLC0415 - as above

    lines = []
    for name, meaning, remarks in Audit(judgement).all():
        lines += ["", f"{name} ({len(remarks)}): {meaning}"]
        lines += [visible(f"  {r.claim.place}: {r.claim.id}" + (f": {r.what}" if r.what else "")) for r in remarks]
    return "\n".join(lines)
