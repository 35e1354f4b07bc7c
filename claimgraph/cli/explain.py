"""``explain``: show why a claim has its status."""

from __future__ import annotations

from collections.abc import Iterator

import click

from claimgraph import pipeline
from claimgraph.cli.id_argument import ID
from claimgraph.cli.project import project_of
from claimgraph.diagnostics import Problems, did_you_mean
from claimgraph.graph.network import argument_of
from claimgraph.judging.judgement import Judgement, Verdict
from claimgraph.judging.lines import weakest_link
from claimgraph.judging.model import Label
from claimgraph.standards.weights import firmness_word
from claimgraph.terminal import say, visible

MARKS = {Label.IN: "●", Label.UNDECIDED: "◐", Label.OUT: "○"}
_FATES = {Label.IN: "applies", Label.UNDECIDED: "is contested", Label.OUT: "fails"}


@click.command()
@click.argument("id_", type=ID, metavar="ID")
@click.option("--now", "clock", flag_value="now", default=True, help="Count all evidence (the default).")
@click.option("--then", "clock", flag_value="then", help="Count only what was known by the as-of day.")
@click.pass_obj
def explain(obj: dict[str, object], id_: str, clock: str) -> None:
    """Show why a claim has its status, down to the evidence, and whether the editors expect another one."""
    problems = Problems()
    graph = pipeline.link(pipeline.load(project_of(obj, id_), problems), problems)
    problems.stop_if_broken()
    judgement = pipeline.judge(graph, problems)
    claims = argument_of(judgement.graph).claims
    if id_ not in claims:
        hint = did_you_mean(id_, claims)
        raise click.UsageError(f'no claim "{id_}"' + (f": {hint}" if hint else ""))
    say("\n".join(map(visible, _trace(judgement, judgement.by(then=clock == "then"), id_))))


def _trace(judgement: Judgement, verdict: Verdict, root: str) -> Iterator[str]:
    """Yield the lines of an outline: a claim's status and what bears on it; each claim is expanded once."""
    yield f"{root}: {_standing(verdict, root)}"
    yield f"  {argument_of(judgement.graph).claims[root].text}"
    link = weakest_link(verdict.model, root)
    if link.id != root:
        yield f"  weakest link: {link.id}"
    map_, opened = verdict.map, {verdict.map.index[root]}
    pending = [(step, 1) for step in reversed(_onto(verdict, verdict.map.index[root]))]
    while pending:
        node, depth = pending.pop()
        yield f"{'  ' * depth}{MARKS[verdict.model.label_of(node)]} {_words(verdict, node)}"
        behind = [*map_.premises[node], *_onto(verdict, node)]
        if node < map_.first:
            if node in opened and behind:
                continue
            opened.add(node)
        pending += [(other, depth + 1) for other in reversed(behind)]


def _onto(verdict: Verdict, node: int) -> list[int]:
    """Return the steps onto a node: for it, against it, then those that cut or weaken it."""
    map_ = verdict.map
    return [*map_.pros(node), *map_.cons(node), *map_.undercuts[node], *map_.weakeners[node]]


def _words(verdict: Verdict, node: int) -> str:
    map_ = verdict.map
    id_ = map_.id_of(node)
    if node < map_.first:
        return f"{id_}: {_standing(verdict, id_)}"
    step = map_.step(node)
    fate = _FATES[verdict.model.label_of(node)]
    if map_.target[node] >= map_.first:
        return f"{id_}: {'weakens' if step.weakens else 'cuts'} the step; {fate}"
    return f"{id_}: {'for' if step.pro else 'against'}, {step.weight:.2f}; {fate}"


def _standing(verdict: Verdict, id_: str) -> str:
    standing = verdict.standing(id_)
    firm = "" if standing.firmness is None else f", {firmness_word(standing.firmness)}"
    weights = f"for {standing.pro[0]:.2f}, against {standing.con[1]:.2f}"
    return f"{verdict.word(id_).replace('-', ' ')}{firm} ({weights})"
