"""Map pages: the topics and how much leads from one to another; every topic's claims; and the same as an outline."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from claimgraph.argument.model import Claim, Topic
from claimgraph.language import gettext, pgettext
from claimgraph.site import statuses, wording
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing.bonds import bonds_of
from claimgraph.site.drawing.topic import TopicMap, draw_topics, is_too_much
from claimgraph.site.drawing.whole import Whole, draw_all
from claimgraph.site.links import map_path
from claimgraph.site.outline import Outline, OutlineItem, outline
from claimgraph.site.page import Page, Shown
from claimgraph.site.paging import Paging, paged


@dataclass(frozen=True, slots=True)
class OutlineTopic:
    """A topic in the outline."""

    topic: v.TopicCard
    id: str
    map: str
    drawn: bool
    """Whether there is a drawing of it."""
    claims: int
    items: tuple[OutlineItem, ...]
    """Empty where there is too much for one page."""


@dataclass(frozen=True, slots=True)
class MapView:
    """A map, and the same as an outline."""

    title: str
    whole: Whole | None
    """The drawing of all topics; None on a topic's own page."""
    map: TopicMap | None
    """The drawing of one topic; None where there is too much for one, and on the page of all."""
    topics: tuple[OutlineTopic, ...]
    of_all: bool
    """Whether it is the map of all topics."""
    start: str
    """The topic, or the claim, with which it begins."""
    edges: str
    """On the page of all, what bears on what: pairs of places in the outline, from the given to what it bears on."""
    kinds: tuple[tuple[str, str], ...]
    """Each kind of claim that there is, with its word."""
    looks: tuple[tuple[str, str], ...]
    """Each look of a status, with the words that share it."""
    claims: int
    paging: Paging
    """Where the outline goes on, which on the page of a topic that is not drawn may be long."""


def map_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield the map of the whole, and that of every topic."""
    yield _page(map_path(), pgettext("page", "Map"), atlas.argument.title, partial(_show_whole, atlas), is_whole=True)
    for topic in atlas.argument.topics.values():
        show = partial(_show_topic, atlas, topic)
        whole = Paging((map_path(topic.id),))
        page = _page(whole.path, _title_of(topic), topic.title, partial(show, topic.claims, whole))
        yield from paged(page, topic.claims, atlas.room.rows, show)


def _title_of(topic: Topic) -> str:
    return gettext("Map: %(topic)s", topic=topic.title)


def _page(path: str, title: str, what: str, show: Callable[[], Shown], *, is_whole: bool = False) -> Page:
    return Page(
        path=path,
        title=title,
        template="map",
        show=show,
        description=gettext("Claims and what bears on them, drawn: %(what)s", what=what),
        listed=is_whole,
        contents=False,
    )


def _show_whole(atlas: Atlas) -> Shown:
    argument, alone = atlas.argument, draw_topics(atlas)
    claims = argument.claims
    outlined = not is_too_much(claims, [bond for claim in claims.values() for bond in bonds_of(claim)])
    seen: set[str] = set()
    topics = [_topic(atlas, id_, alone[id_], seen, outlined=outlined) for id_ in argument.topics]
    start = next((claims[root.id].topic for root in argument.roots), "")
    return Shown(_view(pgettext("page", "Map"), topics, claims.values(), start, of_all=True, whole=draw_all(atlas)))


def _show_topic(atlas: Atlas, topic: Topic, _: Sequence[str], paging: Paging) -> Shown:
    own, map_ = [atlas.argument.claims[id_] for id_ in topic.claims], draw_topics(atlas)[topic.id]
    outlined = _topic(atlas, topic.id, map_, set(), outlined=len(paging.paths) == 1)
    if len(paging.paths) > 1:
        outlined = replace(outlined, items=tuple(_outline(atlas, topic.id).page(paging.number)))
    return Shown(_view(_title_of(topic), [outlined], own, _first(atlas, topic, map_), map_=map_, paging=paging))


@lru_cache(maxsize=1)
def _outline(atlas: Atlas, topic: str) -> Outline:
    """Return the outline of a topic, whose pages are made one after the other."""
    return Outline(atlas, topic, atlas.room.rows)


def _view(  # noqa: PLR0913 - all that two kinds of pages show
    title: str,
    topics: Sequence[OutlineTopic],
    claims: Collection[Claim],
    start: str,
    *,
    of_all: bool = False,
    whole: Whole | None = None,
    map_: TopicMap | None = None,
    paging: Paging | None = None,
) -> MapView:
    kinds = sorted({claim.kind.value for claim in claims})
    return MapView(
        title=title,
        whole=whole,
        map=map_,
        topics=tuple(topics),
        of_all=of_all,
        start=start,
        edges=_edges(topics, claims) if of_all else "",
        kinds=tuple((kind, wording.KIND_WORDS.get(kind, kind)) for kind in kinds),
        looks=statuses.looks(),
        claims=len(claims),
        paging=paging or Paging((map_path(),)),
    )


def _edges(topics: Sequence[OutlineTopic], claims: Iterable[Claim]) -> str:
    opened = [item.claim.id for topic in topics for item in topic.items if not item.elsewhere]
    place = {id_: number for number, id_ in enumerate(opened)}
    pairs = dict.fromkeys(bond.ends for claim in claims for bond in bonds_of(claim)) if opened else ()
    return " ".join(f"{place[given]},{place[to]}" for given, to in pairs)


def _topic(atlas: Atlas, id_: str, map_: TopicMap | None, seen: set[str], *, outlined: bool = True) -> OutlineTopic:
    return OutlineTopic(
        topic=atlas.topic(id_),
        id=id_,
        map=map_path(id_),
        drawn=map_ is not None,
        claims=len(atlas.argument.topics[id_].claims),
        items=tuple(outline(atlas, id_, seen)) if outlined else (),
    )


def _first(atlas: Atlas, topic: Topic, map_: TopicMap | None) -> str:
    """Return the claim with which a topic's map begins: its first headline, or else the first conclusion drawn."""
    own = set(topic.claims)
    headlines = (root.id for root in atlas.argument.roots if root.id in own)
    drawn = (box.card.id for box in map_.in_reading_order if box.card.id in own) if map_ else iter(())
    return next(headlines, next(drawn, ""))
