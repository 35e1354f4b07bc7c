"""The front page: the question, the headline conclusions, the weakest links, the gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from claimgraph.graph.network import uses_of
from claimgraph.graph.relations import Relation
from claimgraph.judging.words import Word
from claimgraph.language import pgettext
from claimgraph.site import statuses
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing import timeline
from claimgraph.site.drawing.thumbnail import of_whole
from claimgraph.site.drawing.whole import draw_all
from claimgraph.site.firmness import headline
from claimgraph.site.kept_evidence import kept
from claimgraph.site.page import HOME, Page, Pictures, Shown


@dataclass(frozen=True, slots=True)
class BehindView:
    """What the map rests on, in numbers."""

    claims: int
    findings: int
    sources: int
    origins: int
    """Independent origins of the findings."""
    quotations: int
    found: int
    """Quotations that were found in a stored text, a private copy or an excerpt."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page."""

    title: str
    question: str
    answer: str | None
    summary: str | None
    text: v.TextView | None
    as_of: str | None
    headlines: tuple[v.HeadlineView, ...]
    weakest: tuple[v.ClaimCard, ...]
    """The weakest links under any."""
    gaps: tuple[v.GapView, ...]
    topics: tuple[v.TopicCard, ...]
    has_more_topics: bool
    """Whether only the first are shown."""
    rivals: tuple[v.RivalsCard, ...]
    statuses: tuple[v.StatusView, ...]
    behind: BehindView


SHOWN = 5
"""Weak links and gaps on the front page."""


def home_page(atlas: Atlas) -> Iterator[Page]:
    """Yield the front page."""
    yield Page(
        path=HOME,
        title=atlas.argument.title,
        template="home",
        show=partial(_show, atlas),
        description=atlas.argument.question,
        label=pgettext("page", "Home"),
        listed=True,
        contents=False,
    )


def _show(atlas: Atlas) -> Shown:
    argument, drawn = atlas.argument, draw_all(atlas)
    return Shown(
        drawing=of_whole(atlas, drawn) if drawn else None,
        pictures=Pictures(timeline=timeline.of_all(atlas)),
        view=HomeView(
            title=argument.title,
            question=argument.question,
            answer=argument.answer,
            summary=argument.summary,
            text=atlas.text,
            as_of=atlas.as_of,
            headlines=tuple(headline(atlas, root.id) for root in argument.roots),
            weakest=atlas.cards(_weakest(atlas)[:SHOWN]),
            gaps=_largest_gaps(atlas)[:SHOWN],
            topics=tuple(atlas.topic(id_) for id_ in [*argument.topics][: atlas.room.entries]),
            has_more_topics=len(argument.topics) > atlas.room.entries,
            rivals=tuple(map(atlas.rivals, argument.rivals.values())),
            statuses=tuple(statuses.STATUSES[word] for word in Word if word is not Word.CIRCULAR),
            behind=_behind(atlas),
        ),
    )


def _behind(atlas: Atlas) -> BehindView:
    items = [item for _, item in atlas.argument.evidence()]
    quotations = kept(atlas.argument)
    return BehindView(
        claims=len(atlas.argument.claims),
        findings=len(items),
        sources=len(atlas.argument.sources),
        origins=len({item.origin or f"source:{item.source.id}" for item in items}),
        quotations=quotations.quotations,
        found=quotations.found,
    )


def weight(atlas: Atlas, id_: str) -> int:
    """Return how much rests on a claim, as a number to sort by: headline conclusions first, then direct uses."""
    return 100 * len(atlas.carried.get(id_, ())) + len(uses_of(atlas.graph, id_, Relation.PREMISE))


def _weakest(atlas: Atlas) -> list[str]:
    """Return premises of a conclusion that do not stand: first those that decide one, then the heaviest."""
    roots = {root.id for root in atlas.argument.roots}
    words = {id_: atlas.judgement.now.word(id_) for id_ in atlas.carried}
    weak = {id_ for id_, word in words.items() if word is not Word.STANDS and id_ not in roots}
    turning = set(_turning(atlas)) - roots

    def order(id_: str) -> tuple[bool, int, int, str]:
        return id_ not in turning, -_WORDS.index(atlas.judgement.now.word(id_)), -weight(atlas, id_), id_

    return sorted(weak | turning, key=order)


_WORDS = list(Word)


def _turning(atlas: Atlas) -> Iterator[str]:
    """Yield the premises that do not stand, and without which a conclusion would have another status."""
    for walk in atlas.walks.values():
        for then in (True, False):
            verdict = atlas.judgement.by(then=then)
            turning = (stop for stop in walk.stops if walk.turns_on(stop, atlas.judgement, then=then))
            yield from (stop.claim for stop in turning if verdict.word(stop.claim) is not Word.STANDS)


def _largest_gaps(atlas: Atlas) -> tuple[v.GapView, ...]:
    """Return the gaps of the weightiest claims, one of each claim."""
    claims = sorted(
        (claim for claim in atlas.argument.claims.values() if claim.gaps),
        key=lambda claim: (-weight(atlas, claim.id), claim.id),
    )
    return tuple(atlas.gap(claim, claim.gaps[0]) for claim in claims)
