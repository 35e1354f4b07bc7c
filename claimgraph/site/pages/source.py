"""Source pages and their index."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from claimgraph.argument.model import Claim, Evidence, Source
from claimgraph.language import gettext, pgettext
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing import timeline
from claimgraph.site.links import list_path, source_path
from claimgraph.site.own import own_values
from claimgraph.site.page import Page, Pictures, Shown
from claimgraph.site.paging import Paging, paged
from claimgraph.site.quotations import QuotationRow, rows
from claimgraph.standards import reliability


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source's own page."""

    source: v.SourceCard
    url: str | None
    archive: str | None
    retrieved: str | None
    depth: str
    licence: str | None
    note: str | None
    quotations: tuple[QuotationRow, ...]
    evidence: tuple[v.EvidenceView, ...]
    file: str
    line: int
    is_text: bool
    """Whether it is the text that is mapped."""
    own: tuple[v.OwnValueView, ...]
    """Values of the argument's own fields."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the index."""

    source: v.SourceCard
    findings: int
    claims: int


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The source index."""

    rows: tuple[SourceRow, ...]
    as_of: str | None
    grades: tuple[tuple[str, str, int], ...]
    """Grade, meaning, number of sources."""
    paging: Paging


Used = dict[str, list[tuple[Claim, Evidence]]]


def source_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield the index of sources and the page of every source."""
    used: Used = defaultdict(list)
    for claim, item in atlas.argument.evidence():
        used[item.source.id].append((claim, item))
    yield from _index(atlas, used)
    for source in atlas.argument.sources.values():
        yield Page(
            path=source_path(source.id),
            title=source.title,
            template="source",
            show=partial(_show, atlas, source, used[source.id]),
            subject=source.id,
            description=gettext(
                "%(publisher)s: what was taken from it, and what rests on it.", publisher=source.publisher
            ),
        )


def _show(atlas: Atlas, source: Source, used: list[tuple[Claim, Evidence]]) -> Shown:
    return Shown(_view(atlas, source, used), pictures=Pictures(timeline=timeline.of_source(atlas, used)))


def _index(atlas: Atlas, used: Used) -> Iterator[Page]:
    path, sources = list_path("sources"), [*atlas.argument.sources.values()]
    page = Page(
        path=path,
        title=pgettext("page", "Sources"),
        template="sources",
        show=partial(_show_index, atlas, used, sources, Paging((path,))),
        description=gettext("Every source of this map, with its grade, its date and what rests on it."),
        listed=True,
        contents=False,
        scripts=("tables.js",),
    )
    yield from paged(page, sources, atlas.room.rows, partial(_show_index, atlas, used))


def _show_index(atlas: Atlas, used: Used, sources: Sequence[Source], paging: Paging) -> Shown:
    grades = Counter(source.reliability for source in atlas.argument.sources.values())
    return Shown(
        SourcesView(
            rows=tuple(
                SourceRow(
                    atlas.source(source.id),
                    findings=len(used[source.id]),
                    claims=len({claim.id for claim, _ in used[source.id]}),
                )
                for source in sources
            ),
            as_of=atlas.as_of,
            grades=tuple((letter, gettext(meaning), grades[letter]) for letter, meaning in reliability().items()),
            paging=paging,
        )
    )


def _view(atlas: Atlas, source: Source, used: list[tuple[Claim, Evidence]]) -> SourceView:
    return SourceView(
        source=atlas.source(source.id),
        url=source.url,
        archive=source.archive,
        retrieved=source.retrieved,
        depth=wording.DEPTHS[source.depth],
        licence=source.licence,
        note=source.note,
        quotations=rows(atlas.argument, used),
        evidence=tuple(atlas.evidence(claim, item, elsewhere=True) for claim, item in used),
        file=source.place.path,
        line=source.place.line,
        own=tuple(each for at_top in (True, False) for each in own_values(atlas.argument, source, at_top=at_top)),
        is_text=bool(atlas.argument.about and atlas.argument.about.source.id == source.id),
    )
