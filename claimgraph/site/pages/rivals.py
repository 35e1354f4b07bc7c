"""Pages of rival answers: a grid of evidence against hypotheses, or a table of positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimgraph.argument.model import Reference, Rivals, Row
from claimgraph.judging.hypotheses import score
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.links import rivals_path
from claimgraph.site.page import Page


@dataclass(frozen=True, slots=True)
class HypothesisView:
    """A column of a grid."""

    claim: v.ClaimCard
    name: str
    inconsistency: int
    consistency: int
    rank: int
    """From 1: the one that least speaks against."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of a grid."""

    rating: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a grid."""

    id: str
    item: str
    sources: tuple[v.SourceCard, ...]
    cells: tuple[CellView, ...]
    diagnosticity: float
    later: str | None
    """Why it would count only now; None where it was known then."""


@dataclass(frozen=True, slots=True)
class PositionView:
    """A row of a table of positions."""

    claim: v.ClaimCard
    name: str
    who: str
    sources: tuple[v.SourceCard, ...]
    reason: str
    objection: str


@dataclass(frozen=True, slots=True)
class RivalsView:
    """A page of rival answers to one question."""

    question: str
    note: str | None
    hypotheses: tuple[HypothesisView, ...]
    ranking: tuple[HypothesisView, ...]
    rows: tuple[RowView, ...]
    positions: tuple[PositionView, ...]
    ratings: tuple[tuple[str, str], ...]
    """Each rating with its words."""
    file: str


def rivals_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield the page of every set of rival answers."""
    for rivals in atlas.argument.rivals.values():
        yield Page(
            path=rivals_path(rivals.id),
            title=rivals.question,
            template="rivals",
            view=_view(atlas, rivals),
            description=f"Rival answers side by side: {rivals.question}",
            listed=True,
            contents=False,
            scripts=("grid.js",),
        )


def _view(atlas: Atlas, rivals: Rivals) -> RivalsView:
    hypotheses: tuple[HypothesisView, ...] = ()
    rows: tuple[RowView, ...] = ()
    if rivals.rows:
        scores = score([[row.cells[id_].rating for id_ in rivals.hypotheses] for row in rivals.rows])
        hypotheses = tuple(
            HypothesisView(
                atlas.card(id_),
                name,
                scores.inconsistency[number],
                scores.consistency[number],
                scores.ranking.index(number) + 1,
            )
            for number, (id_, name) in enumerate(rivals.hypotheses.items())
        )
        rows = tuple(
            _row(atlas, rivals, row, spread) for row, spread in zip(rivals.rows, scores.diagnosticity, strict=True)
        )
    return RivalsView(
        question=rivals.question,
        note=rivals.note,
        hypotheses=hypotheses,
        ranking=tuple(sorted(hypotheses, key=lambda hypothesis: hypothesis.rank)),
        rows=rows,
        positions=tuple(
            PositionView(
                atlas.card(position.claim.id),
                position.name,
                position.who,
                _sources(atlas, position.sources),
                position.reason,
                position.objection,
            )
            for position in rivals.positions
        ),
        ratings=tuple(wording.RATINGS.items()),
        file=rivals.place.path,
    )


def _row(atlas: Atlas, rivals: Rivals, row: Row, spread: float) -> RowView:
    as_of = atlas.argument.as_of
    later = [wording.later(atlas.argument.sources[reference.id].date, as_of) for reference in row.sources]
    cells = [row.cells[id_] for id_ in rivals.hypotheses]
    return RowView(
        id=row.id,
        item=row.item,
        sources=_sources(atlas, row.sources),
        cells=tuple(CellView(cell.rating, wording.RATINGS[cell.rating], cell.why) for cell in cells),
        diagnosticity=spread,
        later=later[0] if later and None not in later else None,
    )


def _sources(atlas: Atlas, references: Iterable[Reference]) -> tuple[v.SourceCard, ...]:
    return tuple(atlas.source(reference.id) for reference in references)
