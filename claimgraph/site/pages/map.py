"""Map pages: the whole argument as a drawing that can be moved, and the same as an outline; and one for every topic."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimgraph.argument.model import Claim
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing.whole import Map, draw_all, draw_topics
from claimgraph.site.links import map_path
from claimgraph.site.outline import OutlineItem, outline
from claimgraph.site.page import Page


@dataclass(frozen=True, slots=True)
class OutlineTopic:
    """A topic in the outline."""

    topic: v.TopicCard
    id: str
    map: str
    drawn: bool
    """Whether there is a drawing of it."""
    items: tuple[OutlineItem, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """A map, and the same as an outline."""

    title: str
    map: Map | None
    """The drawing; None where there is too much for one."""
    topics: tuple[OutlineTopic, ...]
    whole: bool
    """Whether it is the map of all topics."""
    kinds: tuple[str, ...]
    looks: tuple[tuple[str, str], ...]
    """Each look of a status, with the words that share it."""
    claims: int


def map_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield the map of the whole, and that of every topic."""
    argument, drawn, alone = atlas.argument, draw_all(atlas), draw_topics(atlas)
    seen: set[str] = set()
    topics = [_topic(atlas, id_, alone[id_], outline(atlas, id_, seen) if drawn else ()) for id_ in argument.topics]
    yield _page(map_path(), argument.title, _view("Map", drawn, topics, argument.claims.values(), whole=True))
    for topic in argument.topics.values():
        own, map_ = [argument.claims[id_] for id_ in topic.claims], alone[topic.id]
        outlined = _topic(atlas, topic.id, map_, outline(atlas, topic.id, set()))
        yield _page(map_path(topic.id), topic.title, _view(f"Map: {topic.title}", map_, [outlined], own))


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
    title: str, drawn: Map | None, topics: Sequence[OutlineTopic], claims: Collection[Claim], *, whole: bool = False
) -> MapView:
    return MapView(
        title=title,
        map=drawn,
        topics=tuple(topics),
        whole=whole,
        kinds=tuple(sorted({claim.kind.value for claim in claims})),
        looks=wording.LOOKS,
        claims=len(claims),
    )


def _topic(atlas: Atlas, id_: str, map_: Map | None, items: Iterable[OutlineItem]) -> OutlineTopic:
    return OutlineTopic(atlas.topic(id_), id_, map_path(id_), map_ is not None, tuple(items))
