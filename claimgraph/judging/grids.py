"""Grids of rival answers: the origins and weights of their rows, the rankings of the answers, and who differs."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.argument.model import Argument, Evidence, Rivals, Row
from claimgraph.graph.weighing import finding_weight_of, origin_of_source, origins_of_finding
from claimgraph.judging.analysts import Differences, differences
from claimgraph.judging.hypotheses import Grid, Scores, one_origin, score

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Basis:
    """What a row of a grid rests on."""

    findings: tuple[Evidence, ...]
    """Findings of the map that it names."""
    sources: tuple[str, ...]
    weight: float
    """The weight of its heaviest finding; 0 where it names none, because it is then not graded."""
    origin: int
    """Number of its origin: the number of the first row with the same origin."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A grid, scored in two ways."""

    rows: tuple[Basis, ...]
    alike: Scores
    """Every row counts alike."""
    weighed: Scores | None
    """Every row counts by the weight of its finding; None where no row has any weight."""


def ranked(rivals: Rivals, argument: Argument, analyst: str | None = None) -> Ranked:
    """Score a grid with equal and with graded rows; rows of one origin count once in both.

    Args:
        rivals: the grid.
        argument: the argument that it belongs to.
        analyst: whose ratings are meant, where several people rate the grid.
    """
    origins = one_origin([_origins(row, argument) for row in rivals.rows])
    rows = tuple(_basis(row, argument, origin) for row, origin in zip(rivals.rows, origins, strict=True))
    grid = ratings_by(rivals, analyst)
    weights = [row.weight for row in rows]
    weighed = score(grid, origins=origins, weights=weights) if any(weights) else None
    return Ranked(rows, score(grid, origins=origins), weighed)


def ratings_by(rivals: Rivals, analyst: str | None) -> Grid:
    """Return the ratings of a grid by row and hypothesis: an analyst's, or the only ones, where nobody is named."""
    return [[row.rated_by(analyst)[id_].rating for id_ in rivals.hypotheses] for row in rivals.rows]


def compared(rivals: Rivals, argument: Argument) -> Differences | None:
    """Compare the ratings of a grid's analysts; None where there are not several."""
    if len(rivals.analysts) < _SEVERAL:
        return None
    origins = one_origin([_origins(row, argument) for row in rivals.rows])
    return differences([ratings_by(rivals, analyst) for analyst in rivals.raters], origins)


def _origins(row: Row, argument: Argument) -> tuple[str, ...]:
    if row.findings:
        named = ((name.claim.id, argument.finding_named(name)) for name in row.findings)
        return tuple(origin for claim, item in named if item for origin in origins_of_finding(claim, item, argument))
    return tuple(origin_of_source(reference.id) for reference in row.sources)


def _basis(row: Row, argument: Argument, origin: int) -> Basis:
    findings = argument.findings_of(row)
    sources = dict.fromkeys(item.source.id for item in findings) or [reference.id for reference in row.sources]
    weight = max((finding_weight_of(item, argument) for item in findings), default=0.0)
    return Basis(findings, tuple(sources), weight, origin)
