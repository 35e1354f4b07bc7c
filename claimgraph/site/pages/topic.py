"""Topic pages: a guided path through a topic's argument, then everything in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from claimgraph.argument.model import Claim, Gap, Topic
from claimgraph.graph.network import uses_of
from claimgraph.graph.relations import Relation
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing.locator import of_places
from claimgraph.site.drawing.thumbnail import of_topic
from claimgraph.site.drawing.topic import draw_topics
from claimgraph.site.links import map_path, topic_path
from claimgraph.site.own import own_lists
from claimgraph.site.page import Page, Pictures, Shown
from claimgraph.site.paging import Paging, paged

MOST_STEPS = 100
"""Steps of a topic's path that are spelled out; the table has every claim."""


@dataclass(frozen=True, slots=True)
class PathStep:
    """One stop of a topic's path: a conclusion and what it rests on."""

    claim: v.ClaimCard
    depth: int
    """0 for what nothing in the topic rests on."""
    reasons: tuple[tuple[v.ClaimCard, ...], ...]
    """Per inference, its premises."""
    against: tuple[v.ClaimCard, ...]


@dataclass(frozen=True, slots=True)
class TopicTables:
    """Everything in a topic, as tables; where there is too much for one page, those rows of them that it has."""

    claims: tuple[v.ClaimCard, ...]
    others: tuple[v.ClaimCard, ...]
    """Claims of others: objections and rival accounts."""
    has_others: bool
    """Whether there are such, be it on another page."""
    gaps: tuple[v.GapView, ...]
    own: v.OwnListsView | None
    """What they show of the argument's own fields and of tags."""
    paging: Paging


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic's page: a guided path, then everything in tables."""

    topic: v.TopicCard
    map: str
    path: tuple[PathStep, ...]
    left_out: int
    """How many further steps the path would have."""
    tables: TopicTables
    gaps: tuple[v.GapView, ...]
    """All of them, on whatever page."""
    previous: v.TopicCard | None
    next: v.TopicCard | None


@dataclass(frozen=True, slots=True)
class TopicRowsView:
    """A later page of a topic: the tables, further down."""

    topic: v.TopicCard
    tables: TopicTables


class _Row(NamedTuple):
    """What a row of a topic's tables is about: a claim of the text or another one, or a gap of one."""

    claim: Claim
    is_other: bool = False
    gap: Gap | None = None


def topic_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield the page of every topic."""
    topics = list(atlas.argument.topics.values())
    narrows = bool(atlas.argument.fields) or any(claim.tags for claim in atlas.argument.claims.values())
    for previous, topic, following in zip([None, *topics], topics, [*topics[1:], None], strict=False):
        show = partial(_show, atlas, topic, previous, following)
        first = Page(
            path=topic_path(topic.id),
            title=topic.title,
            template="topic",
            show=partial(show, (), Paging(())),
            description=topic.summary or topic.title,
            section=topic.section,
            listed=True,
            scripts=("tables.js",) if narrows else (),
        )
        yield from paged(first, _rows(atlas, topic), atlas.room.rows, show, "topic-rows")


def _rows(atlas: Atlas, topic: Topic) -> list[_Row]:
    """Return what the rows of a topic's tables are about, in order."""
    claims = [atlas.argument.claims[claim] for claim in topic.claims]
    is_of_text = {claim.id: bool(claim.stated or claim.unstated or atlas.text is None) for claim in claims}
    return [
        *(_Row(claim) for claim in claims if is_of_text[claim.id]),
        *(_Row(claim, is_other=True) for claim in claims if not is_of_text[claim.id]),
        *(_Row(claim, gap=gap) for claim in claims for gap in claim.gaps),
    ]


def _show(  # noqa: PLR0913, PLR0917 - the topic with those beside it, and which rows of how many
    atlas: Atlas, topic: Topic, previous: Topic | None, following: Topic | None, rows: Sequence[_Row], paging: Paging
) -> Shown:
    tables = _tables(atlas, topic, rows, paging)
    if not paging.is_first:
        return Shown(TopicRowsView(atlas.topic(topic.id), tables))
    before, after = (atlas.topic(beside.id) if beside else None for beside in (previous, following))
    drawn = draw_topics(atlas)[topic.id]
    return Shown(
        view=_view(atlas, topic, tables, before, after),
        drawing=of_topic(drawn) if drawn else None,
        pictures=Pictures(places=of_places(atlas, _places(atlas, topic))),
    )


def _places(atlas: Atlas, topic: Topic) -> Iterator[str]:
    return (place.id for claim in topic.claims for place in atlas.argument.claims[claim].places)


def _tables(atlas: Atlas, topic: Topic, rows: Sequence[_Row], paging: Paging) -> TopicTables:
    claims = [row for row in rows if not row.gap]
    return TopicTables(
        claims=atlas.cards(row.claim.id for row in claims if not row.is_other),
        others=atlas.cards(row.claim.id for row in claims if row.is_other),
        has_others=any(row.is_other for row in _rows(atlas, topic)),
        gaps=tuple(atlas.gap(row.claim, row.gap) for row in rows if row.gap),
        own=own_lists(atlas.argument, topic.claims, [row.claim.id for row in claims]),
        paging=paging,
    )


def _view(
    atlas: Atlas, topic: Topic, tables: TopicTables, previous: v.TopicCard | None, following: v.TopicCard | None
) -> TopicView:
    path = list(_path(atlas, topic))
    return TopicView(
        topic=atlas.topic(topic.id),
        map=map_path(topic.id),
        path=tuple(_step(atlas, *step) for step in path[:MOST_STEPS]),
        left_out=max(0, len(path) - MOST_STEPS),
        tables=tables,
        gaps=tuple(atlas.gap(row.claim, row.gap) for row in _rows(atlas, topic) if row.gap),
        previous=previous,
        next=following,
    )


def reading_order(atlas: Atlas, topic: Topic) -> list[str]:
    """Return the claims of a topic as they stand on its page: along its path first, then the rest."""
    on_path = (claim.id for claim, _ in _path(atlas, topic))
    return [*dict.fromkeys([*on_path, *(row.claim.id for row in _rows(atlas, topic))])]


def _step(atlas: Atlas, claim: Claim, depth: int) -> PathStep:
    reasons = (atlas.cards(premise.claim.id for premise in inference.premises) for inference in claim.because)
    return PathStep(atlas.card(claim.id), depth, tuple(reasons), atlas.cards(_against(claim)))


def _path(atlas: Atlas, topic: Topic) -> Iterator[tuple[Claim, int]]:
    """Walk a topic's conclusions from the top down; yield each once, with its depth."""
    claims, own = atlas.argument.claims, set(topic.claims)
    placed = [row.claim.id for row in _rows(atlas, topic) if not (row.is_other or row.gap)]
    seen: set[str] = set()
    pending = [(id_, 0) for id_ in reversed(_tops(atlas, placed))]
    while pending:
        id_, depth = pending.pop()
        if id_ in seen:
            continue
        seen.add(id_)
        yield claims[id_], depth
        below = [premise for premise in _premises(claims[id_]) if premise in own and claims[premise].because]
        pending += [(premise, depth + 1) for premise in reversed(below)]


def _premises(claim: Claim) -> Iterator[str]:
    """Yield the premises of all reasons for a claim."""
    return (premise.claim.id for inference in claim.because for premise in inference.premises)


def _tops(atlas: Atlas, placed: list[str]) -> list[str]:
    """Return the conclusions of a topic that nothing else in it rests on."""
    inside, claims = set(placed), atlas.argument.claims
    conclusions = [id_ for id_ in placed if claims[id_].because]
    uses = ((id_, uses_of(atlas.graph, id_, Relation.PREMISE)) for id_ in conclusions)
    return [id_ for id_, found in uses if not any(use.target.id in inside for use in found)]


def _against(claim: Claim) -> dict[str, None]:
    """Return the claims that are brought against a claim or a step towards it, each once, in order."""
    undercut = (each.claim.id for inference in claim.because for each in inference.undercut)
    return dict.fromkeys([*(objection.claim.id for objection in claim.objections), *undercut])
