"""Pages of rival answers: a grid of evidence against hypotheses, or a table of positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from string import ascii_uppercase

from claimgraph.argument.model import Cell, Evidence, Position, Rivals, Row
from claimgraph.graph.weighing import finding_weight_of
from claimgraph.judging.analysts import Differences
from claimgraph.judging.grids import Basis, Ranked, compared, ranked
from claimgraph.judging.hypotheses import Scores
from claimgraph.language import decimal, gettext
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.differing import DifferingView, differing
from claimgraph.site.links import rivals_path
from claimgraph.site.page import Page, Shown


@dataclass(frozen=True, slots=True)
class HypothesisView:
    """A column of a grid."""

    claim: v.ClaimCard
    name: str


@dataclass(frozen=True, slots=True)
class StandingView:
    """How a hypothesis stands in a ranking."""

    hypothesis: HypothesisView
    against: str
    fits: str


@dataclass(frozen=True, slots=True)
class RankingView:
    """The hypotheses, the one with least against it first."""

    by: str
    """``alike``, where every row counts alike; ``weighed``, where it counts by the weight of its finding."""
    standings: tuple[StandingView, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of a grid."""

    rating: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class AnalystView:
    """Somebody who rates every row."""

    id: str
    mark: str
    """A letter that stands for them in the cells."""
    name: str
    rankings: tuple[RankingView, ...]


@dataclass(frozen=True, slots=True)
class SharedCellView:
    """A cell of a grid that several analysts rate."""

    ratings: tuple[CellView, ...]
    """In the order of the analysts."""
    apart: int
    """The steps of the scale between the ratings that are farthest apart."""
    alike: bool
    """Whether all gave the same rating."""


@dataclass(frozen=True, slots=True)
class FindingLink:
    """A finding of the map that a row names."""

    claim: v.ClaimCard
    anchor: str
    """Of the finding, on the claim's page."""
    grade: str
    weight: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a grid."""

    id: str
    item: str
    sources: tuple[v.SourceCard, ...]
    findings: tuple[FindingLink, ...]
    cells: tuple[CellView, ...]
    """Where several analysts rate the grid, those of the first."""
    shared: tuple[SharedCellView, ...]
    """The cells with the ratings of all analysts, where there are several."""
    diagnosticity: float
    spreads: tuple[float, ...]
    """The diagnosticity by each analyst's ratings, where there are several."""
    weight: float
    origin: int
    """Rows with the same number count once."""
    alongside: tuple[str, ...]
    """The other rows of its origin."""
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
    rankings: tuple[RankingView, ...]
    """Where several analysts rate the grid, those of the first."""
    analysts: tuple[AnalystView, ...]
    """Whose ratings they are, where the grid says so."""
    differing: DifferingView | None
    """Where the analysts differ; None where there are not several."""
    weighed_rows: int
    """How many rows name a finding that weighs something."""
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
            show=partial(_show, atlas, rivals),
            description=gettext("Rival answers side by side: %(question)s", question=rivals.question),
            listed=True,
            contents=False,
            scripts=("grid.js",),
        )


def _show(atlas: Atlas, rivals: Rivals) -> Shown:
    return Shown(_view(atlas, rivals))


def _view(atlas: Atlas, rivals: Rivals) -> RivalsView:
    hypotheses = tuple(HypothesisView(atlas.card(id_), name) for id_, name in rivals.hypotheses.items())
    graded = [ranked(rivals, atlas.argument, rater) for rater in rivals.raters] if rivals.rows else []
    found, several = next(iter(graded), None), compared(rivals, atlas.argument) if graded else None
    rows = tuple(_rows(atlas, rivals, graded, several)) if graded else ()
    return RivalsView(
        question=rivals.question,
        note=rivals.note,
        hypotheses=hypotheses if found else (),
        rankings=tuple(_rankings(hypotheses, found)) if found else (),
        analysts=tuple(_analysts(atlas, rivals, hypotheses, graded)),
        differing=_differing(several, rivals, rows) if several else None,
        weighed_rows=sum(basis.weight > 0 for basis in found.rows) if found else 0,
        rows=rows,
        positions=tuple(_position(atlas, position) for position in rivals.positions),
        ratings=tuple(wording.RATINGS.items()),
        file=rivals.place.path,
    )


def _position(atlas: Atlas, position: Position) -> PositionView:
    return PositionView(
        atlas.card(position.claim.id),
        position.name,
        position.who,
        _sources(atlas, [reference.id for reference in position.sources]),
        position.reason,
        position.objection,
    )


def _analysts(
    atlas: Atlas, rivals: Rivals, hypotheses: Sequence[HypothesisView], graded: Sequence[Ranked]
) -> Iterator[AnalystView]:
    for number, (analyst, found) in enumerate(zip(rivals.analysts, graded, strict=False)):
        yield AnalystView(analyst.id, _mark(number), atlas.person(analyst.id).name, tuple(_rankings(hypotheses, found)))


def _mark(number: int) -> str:
    """Return the letter of an analyst, or a number where the letters do not suffice."""
    return ascii_uppercase[number] if number < len(ascii_uppercase) else str(number + 1)


def _differing(found: Differences, rivals: Rivals, rows: Sequence[RowView]) -> DifferingView:
    marks = [_mark(number) for number in range(len(rivals.analysts))]
    return differing(found, marks, [*rivals.hypotheses.values()], [(row.id, row.item) for row in rows])


def _rankings(hypotheses: Sequence[HypothesisView], found: Ranked) -> Iterator[RankingView]:
    yield _ranking("alike", hypotheses, found.alike, 0)
    if found.weighed:
        yield _ranking("weighed", hypotheses, found.weighed, 2)


def _ranking(by: str, hypotheses: Sequence[HypothesisView], scores: Scores, digits: int) -> RankingView:
    against, fits = scores.inconsistency, scores.consistency
    return RankingView(
        by,
        tuple(
            StandingView(hypotheses[number], decimal(against[number], digits), decimal(fits[number], digits))
            for number in scores.ranking
        ),
    )


def _rows(atlas: Atlas, rivals: Rivals, graded: Sequence[Ranked], several: Differences | None) -> Iterator[RowView]:
    found = graded[0]
    for number, (row, basis) in enumerate(zip(rivals.rows, found.rows, strict=True)):
        cells = [tuple(map(_cell, _cells_by(row, rater, rivals))) for rater in rivals.raters]
        spreads = tuple(each.alike.diagnosticity[number] for each in graded)
        yield RowView(
            id=row.id,
            item=atlas.argument.item_of(row),
            sources=_sources(atlas, basis.sources),
            findings=tuple(_finding(atlas, item) for item in basis.findings),
            cells=cells[0],
            shared=tuple(map(SharedCellView, zip(*cells, strict=True), several.steps[number], several.alike[number]))
            if several
            else (),
            diagnosticity=spreads[0],
            spreads=spreads if several else (),
            weight=basis.weight,
            origin=basis.origin,
            alongside=tuple(
                other.id
                for other, its in zip(rivals.rows, found.rows, strict=True)
                if its.origin == basis.origin and other is not row
            ),
            later=_later(atlas, basis),
        )


def _cells_by(row: Row, rater: str | None, rivals: Rivals) -> Iterator[Cell]:
    cells = row.rated_by(rater)
    return (cells[id_] for id_ in rivals.hypotheses)


def _cell(cell: Cell) -> CellView:
    return CellView(cell.rating, wording.RATINGS[cell.rating], cell.why)


def _finding(atlas: Atlas, item: Evidence) -> FindingLink:
    claim, _ = atlas.findings[item.id]
    letter = atlas.argument.sources[item.source.id].reliability
    weight = finding_weight_of(item, atlas.argument)
    return FindingLink(
        atlas.card(claim.id), item.id.partition("/")[2], f"{letter}{item.credibility or ''}", decimal(weight, 2)
    )


def _later(atlas: Atlas, basis: Basis) -> str | None:
    """Return why a row would count only now; None where anything that it comes from was known then."""
    argument = atlas.argument
    if basis.findings:
        why = [
            wording.hindsight(item, argument.sources[item.source.id].date, argument.as_of) for item in basis.findings
        ]
    else:
        why = [wording.later(argument.sources[id_].date, argument.as_of) for id_ in basis.sources]
    return why[0] if why and None not in why else None


def _sources(atlas: Atlas, ids: Iterable[str]) -> tuple[v.SourceCard, ...]:
    return tuple(map(atlas.source, ids))
