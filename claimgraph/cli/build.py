"""``build``: check the argument and build the site."""

from __future__ import annotations

import sys
import time
from collections import Counter

import click

from claimgraph import pipeline
from claimgraph.cli.outcome import Build, Outcome
from claimgraph.cli.project import project_of
from claimgraph.cli.verbosity import teller_of, tells
from claimgraph.diagnostics import Problems
from claimgraph.diagnostics.report import closing_line, format_text
from claimgraph.graph.network import Node, argument_of, items
from claimgraph.judging.words import Word
from claimgraph.pipeline import Project
from claimgraph.site import statuses, wording
from claimgraph.terminal import say, visible


def build_site(project: Project) -> Outcome:
    """Run the whole pipeline: read the argument, judge it, render its pages and build the site."""
    from claimgraph.publish import build as publish  # noqa: PLC0415 - MkDocs is slow to load, and only a build needs it

    problems = Problems()
    judgement = pipeline.judge_sound(project, problems)
    config = publish.read_config(project)
    site = publish.render(judgement, config)
    return Outcome(judgement, problems, publish.build(site, config, project))


@click.command()
@click.option("--strict", is_flag=True, help="Build nothing when there are warnings.")
@tells
@click.pass_obj
def build(obj: dict[str, object], *, strict: bool) -> None:
    """Check the argument and build the site."""
    started = time.perf_counter()
    project, teller = project_of(obj), teller_of(obj)
    run: Build = obj["build"] or build_site  # type: ignore[assignment]
    with teller.work():
        if strict:
            _stop_on_warnings(pipeline.check(project), project)
        outcome = run(project)
    if len(outcome.problems):
        say(format_text(outcome.problems, project.root), err=True)
    teller.say(_summary(outcome, project, time.perf_counter() - started))


def _stop_on_warnings(problems: Problems, project: Project) -> None:
    if len(problems):
        say(format_text(problems, project.root), err=True)
        sys.exit(1)


_COUNTED = {
    Node.CLAIM: "claim",
    Node.INFERENCE: "inference",
    Node.OBJECTION: "objection",
    Node.EVIDENCE: "evidence item",
    Node.SOURCE: "source",
}


def _summary(outcome: Outcome, project: Project, seconds: float) -> str:
    graph = outcome.judgement.graph
    argument = argument_of(graph)
    numbers = {kind: sum(1 for _ in items(graph, kind)) for kind in Node}
    fared = Counter(map(outcome.judgement.now.word, argument.claims))
    with statuses.called(argument.verdicts):
        tallies = [statuses.faring(word, count) for word in Word if (count := fared[word])]
    site = outcome.site
    where = site.relative_to(project.root) if site.is_relative_to(project.root) else site
    return "\n".join(
        [
            visible(argument.title),
            "  " + ", ".join(wording.counted(numbers[kind], word) for kind, word in _COUNTED.items()),
            "  " + ", ".join(tallies),
            f"  {closing_line(outcome.problems)}",
            f"  built in {seconds:.1f} s: open {visible(str(where / 'index.html'))}",
        ]
    )
