"""``explain``: show why a claim has its status."""

from __future__ import annotations

from collections.abc import Iterator

import click

from claimgraph import pipeline
from claimgraph.cli.id_argument import ID
from claimgraph.cli.project import project_of
from claimgraph.diagnostics import Place, Problems, did_you_mean, rules
from claimgraph.graph.network import argument_of
from claimgraph.judging.judgement import Judgement, Verdict
from claimgraph.judging.lines import weakest_link
from claimgraph.judging.model import Label
from claimgraph.language import Spoken, decimal, gettext, message, message_in, pgettext
from claimgraph.standards.weights import firmness_word
from claimgraph.terminal import say, visible

MARKS = {Label.IN: "●", Label.UNDECIDED: "◐", Label.OUT: "○"}
_FATES = Spoken(
    {
        Label.IN: message_in("step", "applies"),
        Label.UNDECIDED: message_in("step", "is contested"),
        Label.OUT: message_in("step", "fails"),
    },
    "step",
)
_WITHOUT_A_REASON = message_in("status in a sentence", "no reason")
"""The one status that is shorter here than on the site."""


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
        said = rules.UNKNOWN_CLAIM.at(Place(""), id=id_).message
        raise click.UsageError(f"{said}: {hint}" if hint else said)
    say("\n".join(map(visible, _trace(judgement, judgement.by(then=clock == "then"), id_))))


def _trace(judgement: Judgement, verdict: Verdict, root: str) -> Iterator[str]:
    """Yield the lines of an outline: a claim's status and what bears on it; each claim is expanded once."""
    yield f"{root}: {_standing(verdict, root)}"
    yield f"  {argument_of(judgement.graph).claims[root].text}"
    link = weakest_link(verdict.model, root)
    if link.id != root:
        yield "  " + gettext("weakest link: %(id)s", id=link.id)
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
        cuts, weakens = message("%(id)s: cuts the step; %(fate)s"), message("%(id)s: weakens the step; %(fate)s")
        return gettext(weakens if step.weakens else cuts, id=id_, fate=fate)
    pro, con = message("%(id)s: for, %(weight)s; %(fate)s"), message("%(id)s: against, %(weight)s; %(fate)s")
    return gettext(pro if step.pro else con, id=id_, weight=decimal(step.weight, 2), fate=fate)


def _standing(verdict: Verdict, id_: str) -> str:
    standing = verdict.standing(id_)
    words = {
        "status": pgettext("status in a sentence", verdict.word(id_).replace("-", " ")),
        "pro": decimal(standing.pro[0], 2),
        "con": decimal(standing.con[1], 2),
    }
    if standing.firmness is None:
        return gettext("%(status)s (for %(pro)s, against %(con)s)", **words)
    firm = pgettext("firmness", firmness_word(standing.firmness))
    return gettext("%(status)s, %(firmness)s (for %(pro)s, against %(con)s)", firmness=firm, **words)
