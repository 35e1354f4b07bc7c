"""Walk pages: a guided way from each headline conclusion down to what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.analysis.judgement import Verdict
from claimgraph.analysis.status import Label
from claimgraph.analysis.walks import Leg
from claimgraph.analysis.walks import Stop
from claimgraph.analysis.walks import Walk
from claimgraph.argument.model import Stance
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.links import walk_path
from claimgraph.site.page import Page


@dataclass(frozen=True, slots=True)
class StopView:
    """One stop of a walk."""

    claim: v.ClaimCard
    number: str
    """As in an outline: 1.2.1."""
    depth: int
    toward: v.ClaimCard
    together: int
    """How many other premises that step needs."""
    matters: v.ClockedText
    found: str
    """What was found on it, in numbers and words; empty where nothing was."""


@dataclass(frozen=True, slots=True)
class LegView:
    """The part of a walk that follows one reason."""

    anchor: str
    warrant: str | None
    state: v.ClockedState
    stops: tuple[StopView, ...]
    met: tuple[v.ClaimCard, ...]
    """Its premises that an earlier reason has led to."""


@dataclass(frozen=True, slots=True)
class WalkView:
    """The way to one conclusion."""

    root: v.ClaimCard
    legs: tuple[LegView, ...]
    stops: int
    weakest: v.WeakestView | None
    carrying: tuple[v.CarryingView, ...]
    others: tuple[v.ClaimCard, ...]
    """The other headline conclusions."""


def walk_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield the walk to every headline conclusion."""
    for root, walk in atlas.walks.items():
        card = atlas.card(root)
        yield Page(
            path=walk_path(root),
            title=f"The way to: {card.text}",
            template="walk",
            view=WalkView(
                root=card,
                legs=tuple(_leg(atlas, walk, leg) for leg in walk.legs),
                stops=sum(1 for _ in walk.stops),
                weakest=atlas.weakest(root),
                carrying=atlas.carrying(root),
                others=atlas.cards(other for other in atlas.walks if other != root),
            ),
            description=f"From this conclusion down to its evidence, premise by premise: {card.text}",
        )


def _leg(atlas: Atlas, walk: Walk, leg: Leg) -> LegView:
    reason = atlas.inference(leg.reason)
    return LegView(
        anchor=reason.anchor,
        warrant=reason.warrant,
        state=reason.state,
        stops=tuple(_stop(atlas, walk, stop) for stop in leg.stops),
        met=atlas.cards(leg.met),
    )


def _stop(atlas: Atlas, walk: Walk, stop: Stop) -> StopView:
    claim = atlas.argument.claims[stop.claim]
    stances = [item.stance for item in claim.evidence]
    found = (
        (stances.count(Stance.SUPPORTS), "finding for", "findings for"),
        (stances.count(Stance.CONTRADICTS), "finding against", "findings against"),
        (len(claim.objections), "objection", "objections"),
    )
    return StopView(
        claim=atlas.card(stop.claim),
        number=".".join(map(str, stop.number)),
        depth=len(stop.number),
        toward=atlas.card(stop.toward),
        together=len(stop.step.premises) - 1,
        matters=v.ClockedText(
            _matters(atlas.judgement.then, walk.root, stop.without_then),
            _matters(atlas.judgement.now, walk.root, stop.without_now),
        ),
        found=wording.sentence(", ".join(wording.count(*each) for each in found if each[0])),
    )


def _matters(verdict: Verdict, root: str, without: Label) -> str:
    return wording.matters(verdict.labels.statements[root], without)
