"""Rival hypotheses: the scores of an evidence grid (analysis of competing hypotheses).

A grid has a row per item of evidence and a column per hypothesis; each cell says how well
the item fits the hypothesis. Hypotheses are ranked by the evidence against them, not by
that for them (Heuer, Psychology of Intelligence Analysis, 1999, ch. 8). The weights are
those of Open Synthesis: with II = 1, I = 2, N = NA = 3, C = 4, CC = 5 for v,

    inconsistency of a hypothesis = Σ (3 - v)² over its v < 3
    consistency of a hypothesis   = Σ (v - 3)² over its v > 3
    diagnosticity of an item      = population standard deviation of its row

A cell may be left unrated (None, or an empty string); it then counts in none of these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import pstdev

RATINGS: Mapping[str, int] = {"CC": 5, "C": 4, "N": 3, "NA": 3, "I": 2, "II": 1}
"""Value of each rating: very consistent, consistent, neutral, not applicable, inconsistent, very inconsistent."""
NEUTRAL = 3
NOT_APPLICABLE = "NA"

Grid = Sequence[Sequence[str | None]]


class GridError(ValueError):
    """A grid that cannot be scored; the message names the cell and what to mend."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What a grid says of its hypotheses (columns) and its items (rows)."""

    inconsistency: tuple[int, ...]
    """Per hypothesis, how much speaks against it."""
    consistency: tuple[int, ...]
    """Per hypothesis, how much fits it."""
    diagnosticity: tuple[float, ...]
    """Per item, how far it tells the hypotheses apart; 0 if it does not."""
    ranking: tuple[int, ...]
    """The hypotheses as column numbers, the one with least against it first."""


def score(grid: Grid) -> Scores:
    """Score a grid.

    Hypotheses are ranked by least inconsistency, then highest consistency, then fewest
    cells that do not apply, then fewest unrated cells, then their order in the grid.

    Args:
        grid: per item of evidence, its rating for each hypothesis.

    Raises:
        GridError: for a grid without rows or columns, rows of unequal length, or a rating
            outside the scale.
    """
    check(grid)
    columns = list(zip(*grid, strict=True))
    inconsistency = tuple(sum((NEUTRAL - v) ** 2 for v in _values(column) if v < NEUTRAL) for column in columns)
    consistency = tuple(sum((v - NEUTRAL) ** 2 for v in _values(column) if v > NEUTRAL) for column in columns)

    def standing(number: int) -> tuple[int, int, int, int]:
        column = columns[number]
        unrated = sum(not rating for rating in column)
        return inconsistency[number], -consistency[number], column.count(NOT_APPLICABLE), unrated

    ranking = tuple(sorted(range(len(columns)), key=standing))
    return Scores(inconsistency, consistency, tuple(map(_spread, grid)), ranking)


def check(grid: Grid) -> None:
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


def _values(ratings: Sequence[str | None]) -> list[int]:
    return [RATINGS[rating] for rating in ratings if rating]


def _spread(row: Sequence[str | None]) -> float:
    """Return the population standard deviation of the ratings that are given."""
    values = _values(row)
    return pstdev(values) if values else 0.0
