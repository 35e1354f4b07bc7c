"""Where the analysts of a grid differ, and what they agree on, as the page of the grid tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from claimgraph.judging.analysts import Differences
from claimgraph.language import listing


@dataclass(frozen=True, slots=True)
class LeaderView:
    """The answers with least against them, and who says so."""

    marks: str
    """Of the analysts."""
    answers: str
    """Names of answers; several where they tie."""


@dataclass(frozen=True, slots=True)
class SwapView:
    """Who would have least against other answers with whose ratings of a row."""

    mark: str
    other: str
    answers: str


@dataclass(frozen=True, slots=True)
class DecidingRow:
    """A row on which the analysts differ in a way that moves a ranking."""

    id: str
    item: str
    swaps: tuple[SwapView, ...]
    """What would change in who leads; empty where only the order behind the leader would change."""


@dataclass(frozen=True, slots=True)
class DifferingView:
    """Where several analysts differ, and what they agree on."""

    cells: int
    alike: int
    """How many cells all rate alike."""
    steps: tuple[tuple[int, int], ...]
    """How many cells have ratings so many steps apart, the farthest first; cells rated alike are not counted."""
    leaders: tuple[LeaderView, ...]
    """One where all have least against the same answers."""
    order: tuple[tuple[str, str], ...]
    """An answer, and those against which all have more than against it."""
    deciding: tuple[DecidingRow, ...]
    """Those that change who leads come first."""
    idle: int
    """How many rows they differ on without any change of an order."""


def differing(
    found: Differences, marks: Sequence[str], answers: Sequence[str], rows: Sequence[tuple[str, str]]
) -> DifferingView:
    """Tell where analysts differ in the words of their grid.

    Args:
        found: what was found by comparing their ratings.
        marks: per analyst, the mark that stands for them on the page.
        answers: the names of the answers.
        rows: the id and the words of each row.
    """
    deciding = [*_deciding(found, marks, answers, rows)]
    differ = sum(not all(alike) for alike in found.alike)
    return DifferingView(
        cells=sum(map(len, found.alike)),
        alike=sum(map(sum, found.alike)),
        steps=_steps(found),
        leaders=tuple(_leaders(found, marks, answers)),
        order=tuple(
            (answers[first], listing([answers[second] for _, second in pairs]))
            for first, pairs in groupby(found.order, key=lambda pair: pair[0])
        ),
        deciding=tuple(sorted(deciding, key=lambda row: not row.swaps)),
        idle=differ - len(deciding),
    )


def _steps(found: Differences) -> tuple[tuple[int, int], ...]:
    counts: dict[int, int] = {}
    for steps, alike in zip(found.steps, found.alike, strict=True):
        for apart, same in zip(steps, alike, strict=True):
            if not same:
                counts[apart] = counts.get(apart, 0) + 1
    return tuple(sorted(counts.items(), reverse=True))


def _leaders(found: Differences, marks: Sequence[str], answers: Sequence[str]) -> Iterator[LeaderView]:
    """Yield who has least against which answers, the analysts that agree together."""
    for leaders in dict.fromkeys(found.leaders):
        of = [mark for mark, its in zip(marks, found.leaders, strict=True) if its == leaders]
        yield LeaderView(listing(of), listing([answers[answer] for answer in leaders]))


def _deciding(
    found: Differences, marks: Sequence[str], answers: Sequence[str], rows: Sequence[tuple[str, str]]
) -> Iterator[DecidingRow]:
    for (id_, item), swaps in zip(rows, found.swaps, strict=True):
        if swaps:
            changing = (swap for swap in swaps if swap.changes_leader)
            yield DecidingRow(
                id_,
                item,
                tuple(
                    SwapView(
                        marks[swap.analyst], marks[swap.other], listing([answers[answer] for answer in swap.leaders])
                    )
                    for swap in changing
                ),
            )
