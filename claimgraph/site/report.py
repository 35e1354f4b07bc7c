"""The whole argument as one document for print: contents, claims in reading order, evidence, sources, gaps.

Where that would be too large for a page, it comes in parts: the first has the contents and the
headline conclusions, and leads to the others. What is printed as a PDF is the whole in any case.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from math import ceil
from typing import Any, NamedTuple

from claimgraph.argument.model import Claim, Gap, Rivals
from claimgraph.argument.remembering import remembered
from claimgraph.language import gettext, pgettext
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas
from claimgraph.site.links import claim_path, rivals_path
from claimgraph.site.page import HOME, Page, Shown
from claimgraph.site.pages.home import HomeView
from claimgraph.site.pages.rivals import RivalsView
from claimgraph.site.pages.topic import reading_order
from claimgraph.site.paging import FULL, Paging, pagings
from claimgraph.site.wording import DEPTHS

REPORT_FOLDER = "report"
REPORT = f"{REPORT_FOLDER}/index"
"""Path of the report."""
REPORT_FILE = f"{REPORT}.html"
"""Its address as a file."""
_CLAIM, _FINDING, _SOURCE, _GAP, _OF_RIVALS, _RATING = 900, 350, 280, 180, 800, 40
"""Bytes that each takes in the report besides its texts."""


@dataclass(frozen=True, slots=True)
class ReportClaim:
    """A claim in the report."""

    number: str
    view: v.ClaimView


@dataclass(frozen=True, slots=True)
class ReportTopic:
    """A chapter of the report, or as much of it as a part has."""

    number: int
    title: str
    summary: str | None
    goes_on: bool
    """Whether it began in an earlier part."""
    claims: tuple[ReportClaim, ...]


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents."""

    path: str
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class ReportSource:
    """A source, with what the report says of it."""

    source: v.SourceCard
    depth: str
    url: str | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """The report, or a part of it."""

    title: str
    home: HomeView | None
    """What the first part tells of the whole."""
    chapters: tuple[ContentsLine, ...]
    """The contents: topics and rival answers."""
    appendices: tuple[ContentsLine, ...]
    """The contents: what comes after that."""
    topics: tuple[ReportTopic, ...]
    rivals: tuple[RivalsView, ...]
    gaps: tuple[v.GapView, ...] | None
    """None where they stand in other parts."""
    sources: tuple[ReportSource, ...] | None
    """None where they stand in other parts."""
    numbers: Mapping[str, str]
    """Per claim, its number; per source, with ``source:`` before its id, its number."""
    at: Mapping[str, str]
    """The path of the part in which each of them stands."""
    paging: Paging


class _Stretch(NamedTuple):
    """Some of the claims of a topic, or of the sources and the like: from one of them up to another."""

    of: str
    """The topic, or the kind of thing."""
    start: int
    stop: int


_Part = tuple[_Stretch, ...]
_Division = list[tuple[_Part, Paging]]
_RIVALS, _GAPS, _SOURCES = ".rivals", ".gaps", ".sources"
"""Kinds of things; no topic has such an id."""


class Report:
    """The report of a map: as it is on the site, and as a whole."""

    def __init__(self, atlas: Atlas, pages: Iterable[Page]) -> None:
        """Begin with nothing worked out.

        Args:
            atlas: the argument.
            pages: the pages of the site, whose views it is put together from.
        """
        self._atlas, self._argument, self._largest = atlas, atlas.argument, atlas.room.bytes
        self._made = {page.path: page for page in pages}

    @cached_property
    def is_in_parts(self) -> bool:
        """Whether it would be too large for one page."""
        return sum(map(sum, self._sizes.values())) > self._largest

    def pages(self) -> Iterator[Page]:
        """Yield it as it is on the site: on one page, or on those of its parts."""
        if not self.is_in_parts:
            yield self.whole()
            return
        for part, paging in self._division:
            yield self._page(paging, partial(self._show, self._division, part, paging))

    def parts(self) -> Iterator[tuple[str, list[str], list[str]]]:
        """Yield the path of each part that shows nothing but claims and sources, with these and those."""
        sources = [*self._argument.sources]
        for part, paging in self._division if self.is_in_parts else ():
            if not paging.is_first and not any(stretch.of in {_RIVALS, _GAPS} for stretch in part):
                claims = [id_ for of, start, stop in part for id_ in self._orders.get(of, [])[start:stop]]
                yield paging.path, claims, [id_ for of, *at in part if of == _SOURCES for id_ in sources[slice(*at)]]

    @property
    def layout(self) -> object:
        """What stands where: as long as that is the same, so are numbers and links between the parts."""
        return self._orders, [*self._argument.sources], [part for part, _ in self._division]

    def whole(self) -> Page:
        """Return all of it as one page."""
        part = tuple(_Stretch(of, 0, len(sizes)) for of, sizes in self._sizes.items())
        paging = Paging((REPORT,))
        return self._page(paging, partial(self._show, [(part, paging)], part, paging))

    def _page(self, paging: Paging, show: Callable[[], Shown]) -> Page:
        return Page(path=paging.path, title=self._made[HOME].title, template="report", show=show)

    def _show(self, division: _Division, part: _Part, paging: Paging) -> Shown:
        here = {stretch.of: slice(stretch.start, stretch.stop) for stretch in part}
        contents = division if paging.is_first else []
        rivals = [*self._argument.rivals][here.get(_RIVALS, slice(0))]
        return Shown(
            ReportView(
                title=self._made[HOME].title,
                home=self._view(HOME) if paging.is_first else None,
                chapters=tuple(self._contents(contents, [*self._argument.topics, _RIVALS])),
                appendices=tuple(self._contents(contents, [_GAPS, _SOURCES])),
                topics=tuple(self._topic(*stretch) for stretch in part if stretch.of in self._argument.topics),
                rivals=tuple(self._view(rivals_path(id_)) for id_ in rivals),
                gaps=self._gaps_at(here[_GAPS]) if _GAPS in here else None,
                sources=self._sources_at(here[_SOURCES]) if _SOURCES in here else None,
                numbers=self._numbers,
                at=self._places if len(division) > 1 else {},
                paging=paging,
            )
        )

    def _gaps_at(self, wanted: slice) -> tuple[v.GapView, ...]:
        return tuple(self._atlas.gap(claim, gap) for claim, gap in self._gaps[wanted])

    def _sources_at(self, wanted: slice) -> tuple[ReportSource, ...]:
        sources = [*self._argument.sources.values()][wanted]
        return tuple(ReportSource(self._atlas.source(each.id), DEPTHS[each.depth], each.url) for each in sources)

    def _view(self, path: str) -> Any:  # noqa: ANN401 - of whatever page
        return self._made[path].view()

    def _topic(self, id_: str, start: int, stop: int) -> ReportTopic:
        """Return the chapter of a topic, or as much of it as stands between two of its claims."""
        topic, order = self._argument.topics[id_], self._orders[id_]
        return ReportTopic(
            number=[*self._orders].index(id_) + 1,
            title=topic.title,
            summary=None if start else topic.summary,
            goes_on=bool(start),
            claims=tuple(ReportClaim(self._numbers[each], self._view(claim_path(each))) for each in order[start:stop]),
        )

    def _contents(self, division: _Division, wanted: Collection[str]) -> Iterator[ContentsLine]:
        """Yield the lines of the contents for some topics and kinds of things."""
        for part, paging in division:
            told = (stretch for stretch in part if stretch.of in wanted and self._is_told(stretch))
            yield from (self._line(paging.path, *stretch) for stretch in told)

    def _is_told(self, stretch: _Stretch) -> bool:
        return stretch.of != _RIVALS or bool(self._argument.rivals)

    def _line(self, path: str, of: str, start: int, stop: int) -> ContentsLine:
        """Return the line of a chapter; where it is in several parts, that of one of them."""
        anchor, words, before = of[1:], _heading(of), ""
        if of in self._argument.topics:
            number = [*self._orders].index(of) + 1
            anchor, words, before = f"topic-{number}", f"{number}. {self._argument.topics[of].title}", f"{number}."
        if stop - start < len(self._sizes[of]):
            first, last = f"{before}{start + 1}", f"{before}{stop}"
            words = gettext("%(chapter)s: %(first)s to %(last)s", chapter=words, first=first, last=last)
        return ContentsLine(path, anchor, words)

    @cached_property
    def _division(self) -> _Division:
        """The parts, the first of which only leads to the others, each with where it stands."""
        parts: list[_Part] = [(), *_parts(self._sizes, FULL * self._largest)]
        return [*zip(parts, pagings(REPORT, [[part] for part in parts], REPORT_FOLDER), strict=True)]

    @cached_property
    def _places(self) -> dict[str, str]:
        """The path of the part in which each claim and each source stands."""
        of = self._orders | {_SOURCES: [f"source:{id_}" for id_ in self._argument.sources]}
        stretches = ((paging.path, stretch) for part, paging in self._division for stretch in part)
        return {id_: path for path, (kind, start, stop) in stretches for id_ in of.get(kind, ())[start:stop]}

    @cached_property
    def _orders(self) -> dict[str, list[str]]:
        """Per topic, its claims as on its page."""
        return {topic.id: reading_order(self._atlas, topic) for topic in self._argument.topics.values()}

    @cached_property
    def _numbers(self) -> dict[str, str]:
        claims = {
            id_: f"{number}.{place}"
            for number, order in enumerate(self._orders.values(), 1)
            for place, id_ in enumerate(order, 1)
        }
        return claims | {f"source:{id_}": str(number) for number, id_ in enumerate(self._argument.sources, 1)}

    @cached_property
    def _gaps(self) -> list[tuple[Claim, Gap]]:
        claims = (self._argument.claims[id_] for order in self._orders.values() for id_ in order)
        return [(claim, gap) for claim in claims for gap in claim.gaps]

    @cached_property
    def _sizes(self) -> dict[str, list[int]]:
        """Per topic and kind of thing, how many bytes each takes, about. In which order does not matter."""
        argument = self._argument
        topics = argument.topics.items()
        return {
            **{id_: [_of_claim(argument.claims[claim]) for claim in topic.claims] for id_, topic in topics},
            _RIVALS: [_of_rivals(rivals) for rivals in argument.rivals.values()],
            _GAPS: [_GAP + _bytes(gap.need) for claim in argument.claims.values() for gap in claim.gaps],
            _SOURCES: [_SOURCE + _bytes(source.title, source.url) for source in argument.sources.values()],
        }


def _parts(sizes: Mapping[str, Sequence[int]], most: float) -> Iterator[_Part]:
    """Cut what there is into parts of at most so many bytes: what fits stays together, all else is cut evenly."""
    part: list[_Stretch] = []
    room = most
    for of, each in sizes.items():
        pieces = max(1, ceil(sum(each) / most))
        for piece in range(pieces):
            start, stop = (len(each) * cut // pieces for cut in (piece, piece + 1))
            taken = sum(each[start:stop])
            if taken > room and part:
                yield tuple(part)
                part, room = [], most
            part.append(_Stretch(of, start, stop))
            room -= taken
    yield tuple(part)


def _heading(of: str) -> str:
    """Return the heading above a kind of things; nothing for a topic."""
    headings = {
        _RIVALS: gettext("Rival answers"),
        _GAPS: gettext("Open evidence gaps"),
        _SOURCES: pgettext("page", "Sources"),
    }
    return headings.get(of, "")


@remembered
def _of_claim(claim: Claim) -> int:
    findings = sum(_FINDING + _bytes(each.finding, each.quote) for each in claim.evidence)
    return _CLAIM + _bytes(claim.text, claim.note) + findings


def _of_rivals(rivals: Rivals) -> int:
    return _OF_RIVALS + _RATING * len(rivals.rows) * len(rivals.hypotheses)


def _bytes(*texts: str | None) -> int:
    return sum(len(text.encode()) for text in texts if text)
