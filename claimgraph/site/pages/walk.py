"""Walk pages: a guided way from each headline conclusion down to what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from claimgraph.argument.clocks import ByClock
from claimgraph.judging.judgement import Verdict
from claimgraph.judging.walks import Leg, Stop, Walk
from claimgraph.language import gettext, in_a_row, number_of
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import MOST_STOPS, Atlas
from claimgraph.site.drawing import tree
from claimgraph.site.firmness import firmness, weakest
from claimgraph.site.links import map_path, walk_path
from claimgraph.site.page import Page, Pictures, Shown


@dataclass(frozen=True, slots=True)
class StopView:
    """One stop of a walk."""

    claim: v.ClaimCard
    number: str
    """As in an outline: 1.2.1. Far down it is the end of that alone, after an ellipsis."""
    depth: int
    toward: v.ClaimCard
    together: int
    """How many other premises that step needs."""
    matters: ByClock[str]
    """What becomes of the conclusion without it; empty where that makes no difference."""
    found: ByClock[str]
    """What was found on it, in numbers and words; empty where nothing was."""


@dataclass(frozen=True, slots=True)
class LegView:
    """The part of a walk that follows one reason."""

    anchor: str
    warrant: str | None
    state: ByClock[v.StateView]
    stops: tuple[StopView, ...]
    met: tuple[v.ClaimCard, ...]
    """Its premises that an earlier reason has led to."""


@dataclass(frozen=True, slots=True)
class WalkView:
    """The way to one conclusion."""

    root: v.ClaimCard
    legs: tuple[LegView, ...]
    reasons: int
    """How many there are; only those that are shown have a leg."""
    stops: int
    """How many there are."""
    order: tuple[StopView, ...]
    """Those that are shown, of all legs."""
    map: str
    """Where the map of the conclusion's topic is."""
    weakest: ByClock[v.WeakLink] | None
    firmness: tuple[v.FirmnessView, ...]
    others: tuple[v.ClaimCard, ...]
    """The other headline conclusions."""


def walk_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield the walk to every headline conclusion."""
    for root in atlas.headlines:
        text = atlas.argument.claims[root].text
        yield Page(
            path=walk_path(root),
            title=gettext("The way to: %(claim)s", claim=text),
            template="walk",
            show=partial(_show, atlas, root),
            description=gettext("From this conclusion down to its evidence, premise by premise: %(claim)s", claim=text),
        )


def _show(atlas: Atlas, root: str) -> Shown:
    walk, card = atlas.walks[root], atlas.card(root)
    legs = tuple(_legs(atlas, walk))
    view = WalkView(
        root=card,
        legs=legs,
        reasons=len(walk.legs),
        stops=sum(1 for _ in walk.stops),
        order=tuple(stop for leg in legs for stop in leg.stops),
        map=map_path(card.topic),
        weakest=weakest(atlas, root),
        firmness=firmness(atlas, root),
        others=atlas.cards(other for other in atlas.headlines if other != root),
    )
    return Shown(view, pictures=Pictures(tree=tree.of_conclusion(atlas, root)))


def _legs(atlas: Atlas, walk: Walk) -> Iterator[LegView]:
    """Yield the legs, as far as the page goes."""
    room = MOST_STOPS
    for leg in walk.legs:
        if not room:
            return
        shown = leg.stops[:room]
        room -= len(shown)
        yield _leg(atlas, walk, leg, shown)


def _leg(atlas: Atlas, walk: Walk, leg: Leg, stops: Iterable[Stop]) -> LegView:
    reason = atlas.inference(leg.reason)
    return LegView(
        anchor=reason.anchor,
        warrant=reason.warrant,
        state=reason.state,
        stops=tuple(_stop(atlas, walk, stop) for stop in stops),
        met=atlas.cards(leg.met),
    )


def _stop(atlas: Atlas, walk: Walk, stop: Stop) -> StopView:
    then, now = (_found(atlas, stop, verdict) for verdict in (atlas.judgement.then, atlas.judgement.now))
    return StopView(
        claim=atlas.card(stop.claim),
        number="…" * (stop.depth > len(stop.number)) + ".".join(map(str, stop.number)),
        depth=stop.depth,
        toward=atlas.card(stop.toward),
        together=len(stop.step.premises) - 1,
        matters=ByClock(*(_matters(atlas, walk, stop, then=then) for then in (True, False))),
        found=ByClock(then or gettext("Nothing that counted then"), now),
    )


def _matters(atlas: Atlas, walk: Walk, stop: Stop, *, then: bool) -> str:
    without = stop.without(then=then)
    if without is None or not walk.turns_on(stop, atlas.judgement, then=then):
        return ""
    return wording.matters(atlas.judgement.by(then=then).word(walk.root), without)


def _found(atlas: Atlas, stop: Stop, verdict: Verdict) -> str:
    claim = atlas.argument.claims[stop.claim]
    sides = Counter(item.speaks_for for item in claim.evidence if item.id in verdict.map.index)
    found = []
    if pro := sides[True]:
        found.append(number_of("%(number)s finding for", "%(number)s findings for", pro))
    if con := sides[False]:
        found.append(number_of("%(number)s finding against", "%(number)s findings against", con))
    if claim.objections:
        found.append(number_of("%(number)s objection", "%(number)s objections", len(claim.objections)))
    return wording.sentence(in_a_row(found))
