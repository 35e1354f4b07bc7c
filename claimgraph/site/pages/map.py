"""Map pages: the whole argument as a drawing that can be moved, and the same as an outline; and one for every topic."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from claimgraph.argument.model import Claim
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing.whole import MOST_DRAWN, Map, draw_all, draw_topics
from claimgraph.site.links import map_path
from claimgraph.site.page import Page


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A claim in the outline, with what bears on it below it."""

    claim: v.ClaimCard
    role: str
    """What it does for the claim above it: ``because``, ``against``, ``undercuts``; empty at the top."""
    items: tuple[OutlineItem, ...]
    elsewhere: str = ""
    """Where it stands with what bears on it, if that is not here."""


@dataclass(frozen=True, slots=True)
class OutlineTopic:
    """A topic in the outline."""

    topic: v.TopicCard
    id: str
    map: str
    items: tuple[OutlineItem, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """A map, and the same as an outline."""

    title: str
    map: Map | None
    """The drawing; None where its topics are folded."""
    topics: tuple[OutlineTopic, ...]
    whole: bool
    """Whether it is the map of all topics."""
    kinds: tuple[str, ...]
    looks: tuple[tuple[str, str], ...]
    """Each look of a status, with the words that share it."""
    claims: int


def map_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield the map of the whole, and that of every topic."""
    argument = atlas.argument
    folded = len(argument.claims) > MOST_DRAWN
    seen: set[str] = set()
    topics = tuple(
        OutlineTopic(atlas.topic(id_), id_, map_path(id_), ()) if folded else _topic(atlas, id_, seen)
        for id_ in argument.topics
    )
    drawn = None if folded else draw_all(atlas)
    yield _page(map_path(), argument.title, _view("Map", drawn, topics, argument.claims.values(), whole=True))
    for topic in argument.topics.values():
        own = [argument.claims[id_] for id_ in topic.claims]
        view = _view(f"Map: {topic.title}", draw_topics(atlas)[topic.id], (_topic(atlas, topic.id),), own)
        yield _page(map_path(topic.id), topic.title, view)


def _page(path: str, what: str, view: MapView) -> Page:
    return Page(
        path=path,
        title=view.title,
        template="map",
        view=view,
        description=f"Claims and what bears on them, drawn: {what}",
        listed=view.whole,
        contents=False,
    )


def _view(
    title: str, drawn: Map | None, topics: tuple[OutlineTopic, ...], claims: Collection[Claim], *, whole: bool = False
) -> MapView:
    return MapView(
        title=title,
        map=drawn,
        topics=topics,
        whole=whole,
        kinds=tuple(sorted({claim.kind.value for claim in claims})),
        looks=wording.LOOKS,
        claims=len(claims),
    )


def _topic(atlas: Atlas, id_: str, seen: set[str] | None = None) -> OutlineTopic:
    """Outline a topic: what nothing else rests on comes first, each claim is opened once."""
    own = atlas.argument.topics[id_].claims
    inside, seen = set(own), set() if seen is None else seen
    above = {bearing for claim in own for bearing, _ in _bearing(atlas.argument.claims[claim]) if bearing != claim}
    items = [_item(atlas, claim, "", seen, inside) for claim in own if claim not in above]
    items += [_item(atlas, claim, "", seen, inside) for claim in own if claim not in seen]
    return OutlineTopic(atlas.topic(id_), id_, map_path(id_), tuple(items))


def _bearing(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield what bears on a claim, and how."""
    for step in claim.because:
        yield from ((premise.claim.id, "because") for premise in step.premises)
        yield from ((cutter.claim.id, "undercuts") for cutter in step.undercut)
    for objection in claim.objections:
        yield objection.claim.id, "against"


def _item(atlas: Atlas, id_: str, role: str, seen: set[str], inside: set[str]) -> OutlineItem:
    """Outline a claim; claims of other topics are named and not opened."""
    if id_ in seen or id_ not in inside:
        return OutlineItem(atlas.card(id_), role, (), "above" if id_ in seen else "in its own topic")
    seen.add(id_)
    below = dict(_bearing(atlas.argument.claims[id_]))
    return OutlineItem(
        atlas.card(id_), role, tuple(_item(atlas, other, how, seen, inside) for other, how in below.items())
    )
