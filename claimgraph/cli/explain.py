"""``explain``: say why a claim has its status."""

from __future__ import annotations

import click

from claimgraph import pipeline
from claimgraph.analysis import tracing
from claimgraph.analysis.explanation import Ground
from claimgraph.analysis.judgement import Verdict
from claimgraph.analysis.status import Label
from claimgraph.cli.project import project_of
from claimgraph.diagnostics import Problems, did_you_mean
from claimgraph.graph.network import Network, Node, argument_of
from claimgraph.terminal import say, visible

MARKS = {Label.IN: "●", Label.UNDECIDED: "◐", Label.OUT: "○"}

GROUNDS = {
    Ground.BASIC: "taken as given, and nothing that holds attacks it",
    Ground.SUPPORTED: "supported, and nothing that holds attacks it",
    Ground.APPLIES: "the step holds: its premises stand and nothing undercuts it",
    Ground.ATTACKED: "brought down by what holds against it",
    Ground.BARE: "nothing is offered in support",
    Ground.SUPPORT_FAILS: "all that could support it fails",
    Ground.PREMISE_FAILS: "a premise does not stand",
    Ground.CIRCULAR: "what is behind it rests on itself",
    Ground.CONTESTED: "open: it stands and falls with what is contested",
}


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--now", "clock", flag_value="now", default=True, help="Count all evidence (the default).")
@click.option("--then", "clock", flag_value="then", help="Count only what was known by the as-of day.")
@click.pass_obj
def explain(obj: dict[str, object], id_: str, clock: str) -> None:
    """Say why a claim has its status, down to the evidence; also where the editors expect another one."""
    problems = Problems()
    graph = pipeline.link(pipeline.load(project_of(obj), problems), problems)
    problems.stop_if_broken()
    judgement = pipeline.judge(graph, problems)
    verdict = judgement.then if clock == "then" else judgement.now
    if id_ not in verdict.statuses:
        hint = did_you_mean(id_, verdict.statuses)
        raise click.UsageError(f'no claim "{id_}"' + (f": {hint}" if hint else ""))
    say(format_trace(judgement.graph, verdict, id_))


def format_trace(graph: Network, verdict: Verdict, id_: str) -> str:
    """Return the trace of a claim's status as an outline; what was opened before is not opened again."""
    lines = [f"{id_}: {verdict.statuses[id_]}", f"  {argument_of(graph).claims[id_].text}" if id_ in graph else ""]
    for depth, reason, opened in tracing.explain(verdict.map, id_).walk():
        is_finding = reason.id in graph and graph.nodes[reason.id]["kind"] is Node.EVIDENCE
        ground = "a finding, and nothing that holds attacks it" if is_finding else GROUNDS[reason.ground]
        above = " (see above)" if opened and reason.because else ""
        lines.append(f"{'  ' * (depth + 1)}{MARKS[reason.label]} {reason.id}: {ground}{above}")
    return "\n".join(visible(line) for line in lines if line)
