"""Rival hypotheses: the scores of an evidence grid (analysis of competing hypotheses).

A grid has a row per item of evidence and a column per hypothesis; each cell says how well
the item fits the hypothesis. Hypotheses are ranked by the evidence against them, not by
that for them (Heuer, Psychology of Intelligence Analysis, 1999, ch. 8). The weights of the
ratings are those of Open Synthesis: with II = 1, I = 2, N = NA = 3, C = 4, CC = 5 for v,

    inconsistency of a hypothesis = Σ ω (3 - v)² over its v < 3
    consistency of a hypothesis   = Σ ω (v - 3)² over its v > 3
    diagnosticity of an item      = population standard deviation of its row

where ω is the weight of a row, 1 by default. Of rows of one origin only the greatest term
counts, so that one report in two rows counts once. NA does not distinguish hypotheses, and
neither does a single rating: the diagnosticity of a row is that of its other ratings. A cell may
be left unrated (None, or an empty string); it then counts in none of these.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import pstdev

from networkx.utils import UnionFind

RATINGS: Mapping[str, int] = {"CC": 5, "C": 4, "N": 3, "NA": 3, "I": 2, "II": 1}
"""Value of each rating: very consistent, consistent, neutral, not applicable, inconsistent, very inconsistent."""
NEUTRAL = 3
NOT_APPLICABLE = "NA"
FINEST = 1_000_000
"""Weights are counted in this many parts, so that sums are exact and their order makes no difference."""

Grid = Sequence[Sequence[str | None]]


class GridError(ValueError):
    """A grid cannot be scored; the message names the cell and what to mend."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of the hypotheses (columns) and items (rows) of a grid."""

    inconsistency: tuple[float, ...]
    """Per hypothesis, how much speaks against it."""
    consistency: tuple[float, ...]
    """Per hypothesis, how much fits it."""
    diagnosticity: tuple[float, ...]
    """Per item, how well it distinguishes the hypotheses; 0 if it does not."""
    ranking: tuple[int, ...]
    """The hypotheses as column numbers, the one with least against it first."""


def score(grid: Grid, *, origins: Sequence[int] | None = None, weights: Sequence[float] | None = None) -> Scores:
    """Return the scores of a grid and the ranking of its hypotheses.

    Hypotheses are ranked by least inconsistency, then highest consistency, then fewest
    cells that do not apply, then fewest unrated cells, then their order in the grid.

    Args:
        grid: per item of evidence, its rating for each hypothesis.
        origins: per item, the number of its origin (see `one_origin`); else each is one of its own.
        weights: per item, what it weighs, from 0 to 1; else each weighs 1.

    Raises:
        GridError: for a grid without rows or columns, rows of unequal length, or a rating
            outside the scale.
    """
    check_grid(grid)
    origins = range(len(grid)) if origins is None else origins
    parts = [round(weight * FINEST) for weight in weights or [1] * len(grid)]
    columns = list(zip(*grid, strict=True))
    against = [_side(column, parts, origins, above=False) for column in columns]
    fitting = [_side(column, parts, origins, above=True) for column in columns]

    def standing(number: int) -> tuple[int, int, int, int]:
        column = columns[number]
        unrated = sum(not rating for rating in column)
        return against[number], -fitting[number], column.count(NOT_APPLICABLE), unrated

    return Scores(
        tuple(total / FINEST for total in against),
        tuple(total / FINEST for total in fitting),
        tuple(map(_spread, grid)),
        tuple(sorted(range(len(columns)), key=standing)),
    )


def one_origin(sources: Sequence[Collection[str]]) -> tuple[int, ...]:
    """Number the origins of rows: rows that share a source have one origin, joined transitively.

    Args:
        sources: per row, the names of what it comes from; a row that names nothing is an origin of its own.
    """
    first: dict[str, int] = {}
    joined: UnionFind[int] = UnionFind(range(len(sources)))
    for row, names in enumerate(sources):
        joined.union(row, *(first.setdefault(name, row) for name in names))
    numbers = {row: min(rows) for rows in joined.to_sets() for row in rows}
    return tuple(numbers[row] for row in range(len(sources)))


def _side(column: Sequence[str | None], parts: Sequence[int], origins: Sequence[int], *, above: bool) -> int:
    """Return the sum of the terms on one side of a hypothesis, with only the greatest term of each origin."""
    greatest: dict[int, int] = {}
    for rating, part, origin in zip(column, parts, origins, strict=True):
        off = RATINGS[rating] - NEUTRAL if rating else 0
        if off and (off > 0) is above:
            greatest[origin] = max(greatest.get(origin, 0), part * off * off)
    return sum(greatest.values())


def check_grid(grid: Grid) -> None:
    """Raise a GridError unless the grid can be scored; rows and columns are counted from 1."""
    if not grid:
        raise GridError("the grid is empty: give it a row for at least one item of evidence")
    width = len(grid[0])
    if not width:
        raise GridError("the grid has no hypotheses: give it a column for at least one")
    for row, ratings in enumerate(grid, 1):
        if len(ratings) != width:
            raise GridError(f"row {row} has {len(ratings)} ratings, but row 1 has {width}: rate every hypothesis")
        for column, rating in enumerate(ratings, 1):
            if rating and rating not in RATINGS:
                raise GridError(
                    f'row {row}, column {column}: "{rating}" is not a rating: use one of {", ".join(RATINGS)}'
                )


def _spread(row: Sequence[str | None]) -> float:
    """Return the population standard deviation of the ratings that are given and apply."""
    return pstdev(_applying(row) or (NEUTRAL,))


def _applying(row: Sequence[str | None]) -> list[int]:
    return [RATINGS[rating] for rating in row if rating and rating != NOT_APPLICABLE]
