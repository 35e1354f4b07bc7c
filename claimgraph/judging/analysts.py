"""Several analysts' ratings of one grid: where they differ, what all agree on, and which rows decide it.

No ranking is made of all of them together: an average would hide that they differ. What all
agree on is told instead, in three ways: cells that all rate alike, answers that all have least
against, and pairs of answers of which all have less against the one than against the other.

A row matters where somebody who took over another analyst's ratings of that one row would find
less against another answer, or would put the answers in another order. So one sees which
disagreements are worth a talk, and which change nothing. Every row counts alike here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import TypeAlias

from claimgraph.judging.hypotheses import NOT_APPLICABLE, RATINGS, Grid, score


@dataclass(frozen=True, slots=True)
class Swap:
    """What would come of it if one analyst took over the ratings that another gave a row."""

    analyst: int
    other: int
    leaders: tuple[int, ...]
    """The answers that the first would then have least against."""
    changes_leader: bool
    """Whether these are others than before; else only the order of answers behind them changes."""


@dataclass(frozen=True, slots=True)
class Differences:
    """Where the ratings of several analysts differ; analysts, rows and answers are numbered from 0."""

    steps: tuple[tuple[int, ...], ...]
    """Per row and answer, the steps of the scale between the ratings that are farthest apart (see `apart`)."""
    alike: tuple[tuple[bool, ...], ...]
    """Per row and answer, whether all gave the same rating."""
    swaps: tuple[tuple[Swap, ...], ...]
    """Per row, what would change if one took over the ratings of another there; empty where the row changes nothing."""
    leaders: tuple[tuple[int, ...], ...]
    """Per analyst, the answers with least against them: several where they tie."""
    order: tuple[tuple[int, int], ...]
    """Pairs of answers: all have less against the first than against the second."""


_Levels: TypeAlias = tuple[int, ...]
"""Per answer, how many different sums against an answer are less than its own."""


def differences(grids: Sequence[Grid], origins: Sequence[int]) -> Differences:
    """Compare the grids of several analysts, which have the same rows and answers.

    Args:
        grids: per analyst and item of evidence, the rating for each answer.
        origins: per item, the number of its origin; rows of one origin count once.

    Raises:
        GridError: where a grid cannot be scored.
    """
    levels = [_levels(grid, origins) for grid in grids]
    rows = [*zip(*grids, strict=True)]
    answers = range(len(levels[0]))
    return Differences(
        steps=tuple(tuple(map(apart, zip(*row, strict=True))) for row in rows),
        alike=tuple(tuple(len({*cell}) == 1 for cell in zip(*row, strict=True)) for row in rows),
        swaps=tuple(tuple(_swaps(grids, levels, number, origins)) for number in range(len(rows))),
        leaders=tuple(map(_leaders, levels)),
        order=tuple((a, b) for a, b in permutations(answers, 2) if all(level[a] < level[b] for level in levels)),
    )


def apart(ratings: Sequence[str | None]) -> int:
    """Return how many steps of the scale lie between the lowest and the highest of some ratings of one cell.

    What is not known has no place on the scale, so that it is no step from anything.
    """
    values = [RATINGS[rating] for rating in ratings if rating and rating != NOT_APPLICABLE]
    return max(values) - min(values) if values else 0


def _levels(grid: Grid, origins: Sequence[int]) -> _Levels:
    against = score(grid, origins=origins).inconsistency
    sums = sorted({*against})
    return tuple(map(sums.index, against))


def _leaders(levels: _Levels) -> tuple[int, ...]:
    return tuple(answer for answer, level in enumerate(levels) if level == 0)


def _swaps(grids: Sequence[Grid], levels: Sequence[_Levels], row: int, origins: Sequence[int]) -> Iterator[Swap]:
    """Yield who would come to another order with whose ratings of a row."""
    for analyst, other in permutations(range(len(grids)), 2):
        mine, theirs = grids[analyst], grids[other]
        if mine[row] == theirs[row]:
            continue
        found = _levels([*mine[:row], theirs[row], *mine[row + 1 :]], origins)
        if found != levels[analyst]:
            leaders = _leaders(found)
            yield Swap(analyst, other, leaders, leaders != _leaders(levels[analyst]))
