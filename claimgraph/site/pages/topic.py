"""Topic pages: a guided path through a topic's argument, then everything in a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from claimgraph.argument.model import Claim, Topic
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing.locator import of_places
from claimgraph.site.drawing.thumbnail import of_topic
from claimgraph.site.drawing.topic import draw_topics
from claimgraph.site.links import map_path, topic_path
from claimgraph.site.own import own_lists
from claimgraph.site.page import Page, Pictures, Shown

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
class TopicView:
    """A topic's page: a guided path, then everything in a table."""

    topic: v.TopicCard
    map: str
    path: tuple[PathStep, ...]
    left_out: int
    """How many further steps the path would have."""
    claims: tuple[v.ClaimCard, ...]
    others: tuple[v.ClaimCard, ...]
    """Claims of others: objections and rival accounts."""
    gaps: tuple[v.GapView, ...]
    own: v.OwnListsView | None
    """What its tables show of the argument's own fields and of tags."""
    previous: v.TopicCard | None
    next: v.TopicCard | None


def topic_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield the page of every topic."""
    topics = list(atlas.argument.topics.values())
    narrows = bool(atlas.argument.fields) or any(claim.tags for claim in atlas.argument.claims.values())
    for previous, topic, following in zip([None, *topics], topics, [*topics[1:], None], strict=False):
        yield Page(
            path=topic_path(topic.id),
            title=topic.title,
            template="topic",
            show=partial(_show, atlas, topic, previous, following),
            description=topic.summary or topic.title,
            section=topic.section,
            listed=True,
            scripts=("tables.js",) if narrows else (),
        )


def _show(atlas: Atlas, topic: Topic, previous: Topic | None, following: Topic | None) -> Shown:
    before, after = (atlas.topic(beside.id) if beside else None for beside in (previous, following))
    drawn = draw_topics(atlas)[topic.id]
    return Shown(
        view=_view(atlas, topic, before, after),
        drawing=of_topic(drawn) if drawn else None,
        pictures=Pictures(places=of_places(atlas, _places(atlas, topic))),
    )


def _places(atlas: Atlas, topic: Topic) -> Iterator[str]:
    return (place.id for claim in topic.claims for place in atlas.argument.claims[claim].places)


def _view(atlas: Atlas, topic: Topic, previous: v.TopicCard | None, following: v.TopicCard | None) -> TopicView:
    claims = [atlas.argument.claims[claim] for claim in topic.claims]
    placed = [claim.id for claim in claims if claim.stated or claim.unstated or atlas.text is None]
    listed, path = set(placed), list(_path(atlas, topic, placed))
    return TopicView(
        topic=atlas.topic(topic.id),
        map=map_path(topic.id),
        path=tuple(path[:MOST_STEPS]),
        left_out=max(0, len(path) - MOST_STEPS),
        claims=atlas.cards(placed),
        others=atlas.cards(claim.id for claim in claims if claim.id not in listed),
        gaps=tuple(atlas.gap(claim, gap) for claim in claims for gap in claim.gaps),
        own=own_lists(atlas.argument, topic.claims),
        previous=previous,
        next=following,
    )


def _path(atlas: Atlas, topic: Topic, placed: list[str]) -> Iterator[PathStep]:
    """Walk the topic's conclusions from the top down, each claim once."""
    claims, own = atlas.argument.claims, set(topic.claims)
    seen: set[str] = set()
    pending = [(id_, 0) for id_ in reversed(_tops(atlas, placed))]
    while pending:
        id_, depth = pending.pop()
        if id_ in seen:
            continue
        seen.add(id_)
        reasons = [[premise.claim.id for premise in inference.premises] for inference in claims[id_].because]
        yield PathStep(atlas.card(id_), depth, tuple(map(atlas.cards, reasons)), atlas.cards(_against(claims[id_])))
        below = [premise for premise in chain.from_iterable(reasons) if premise in own and claims[premise].because]
        pending += [(premise, depth + 1) for premise in reversed(below)]


def _tops(atlas: Atlas, placed: list[str]) -> list[str]:
    """Return the conclusions of a topic that nothing else in it rests on."""
    inside, claims = set(placed), atlas.argument.claims
    conclusions = [id_ for id_ in placed if claims[id_].because]
    return [id_ for id_ in conclusions if not any(use.claim.id in inside for use in atlas.uses(id_))]


def _against(claim: Claim) -> dict[str, None]:
    """Return the claims that are brought against a claim or a step towards it, each once, in order."""
    undercut = (each.claim.id for inference in claim.because for each in inference.undercut)
    return dict.fromkeys([*(objection.claim.id for objection in claim.objections), *undercut])
