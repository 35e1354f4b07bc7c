"""``build``: check the argument and build the site."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from claimgraph import pipeline
from claimgraph.cli.outcome import Build, Outcome
from claimgraph.cli.project import all_projects_of, root_of
from claimgraph.cli.verbosity import teller_of, tells
from claimgraph.diagnostics import Problems
from claimgraph.diagnostics.report import closing_line, format_text
from claimgraph.graph.network import argument_of
from claimgraph.judging.judgement import Judgement
from claimgraph.judging.words import Word
from claimgraph.language import decimal, gettext, in_a_row, ngettext, plural
from claimgraph.pipeline import Project
from claimgraph.site import statuses
from claimgraph.terminal import say, visible


def build_site(*projects: Project) -> Outcome:
    """Run the whole pipeline: read the arguments, judge them, render their pages and build the site."""
    from claimgraph.publish import build as publish  # noqa: PLC0415 - MkDocs is slow to load, and only a build needs it

    problems = Problems()
    judgements = pipeline.judge_each_sound(projects, problems)
    config = publish.read_config(projects[0])
    site = publish.render(judgements, config)
    return Outcome(judgements, problems, publish.build(site, config, *projects))


@click.command()
@click.option("--strict", is_flag=True, help="Build nothing when there are warnings.")
@tells
@click.pass_obj
def build(obj: dict[str, object], *, strict: bool) -> None:
    """Check the argument and build the site."""
    started = time.perf_counter()
    projects, teller, root = all_projects_of(obj), teller_of(obj), root_of(obj)
    run: Build = obj["build"] or build_site  # type: ignore[assignment]
    with teller.work():
        if strict:
            _stop_on_warnings(pipeline.check(*projects), root)
        outcome = run(*projects)
    if len(outcome.problems):
        say(format_text(outcome.problems, root), err=True)
    teller.say(_summary(outcome, root, time.perf_counter() - started))


def _stop_on_warnings(problems: Problems, root: Path) -> None:
    if len(problems):
        say(format_text(problems, root), err=True)
        sys.exit(1)


def _counts(judgement: Judgement) -> Iterator[str]:
    argument = argument_of(judgement.graph)
    claims = argument.claims.values()
    numbers = (
        len(claims),
        sum(len(claim.because) for claim in claims),
        sum(len(claim.objections) for claim in claims),
        sum(len(claim.evidence) for claim in claims),
        len(argument.sources),
    )
    fared = Counter(map(judgement.now.word, argument.claims))
    with statuses.called(argument.verdicts):
        tallies = [statuses.faring(word, count) for word in Word if (count := fared[word])]
    yield visible(argument.title)
    yield f"  {in_a_row(ngettext(*forms, number) for forms, number in zip(_COUNTED, numbers, strict=True))}"
    yield f"  {in_a_row(tallies)}"


_COUNTED = (
    plural("%(number)s claim", "%(number)s claims"),
    plural("%(number)s inference", "%(number)s inferences"),
    plural("%(number)s objection", "%(number)s objections"),
    plural("%(number)s evidence item", "%(number)s evidence items"),
    plural("%(number)s source", "%(number)s sources"),
)


def _summary(outcome: Outcome, root: Path, seconds: float) -> str:
    site = outcome.site
    where = site.relative_to(root) if site.is_relative_to(root) else site
    file = visible(str(where / "index.html"))
    return "\n".join(
        [
            *(line for judgement in outcome.judgements for line in _counts(judgement)),
            f"  {closing_line(outcome.problems)}",
            "  " + gettext("built in %(seconds)s s: open %(file)s", seconds=decimal(seconds, 1), file=file),
        ]
    )
