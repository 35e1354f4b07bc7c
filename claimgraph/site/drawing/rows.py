"""Rows that are as tall as what stands in them: from row numbers, which may be fractions, to heights."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from heapq import heappop, heappush


class Rows:
    """Heights of rows. Where something tall stands, all columns are stretched alike, so that order and room stay."""

    def __init__(self, height: float, tall: Iterable[tuple[float, float]]) -> None:
        """Stretch rows.

        Args:
            height: of a row, in the units of the drawing.
            tall: the row of each thing that is taller, and by how much.
        """
        self._height = height
        self._rows = [-0.5]
        self._tops = [0.0]
        self._extra = [0.0]
        for row, extra in _stretches(tall):
            self._tops.append(self.y(row))
            self._rows.append(row)
            self._extra.append(extra)

    def y(self, row: float) -> float:
        """Return how far the middle of a row is below the top of row 0."""
        place = max(0, bisect_right(self._rows, row) - 1)
        return self._tops[place] + (row - self._rows[place]) * (self._height + self._extra[place])


def _stretches(tall: Iterable[tuple[float, float]]) -> Iterable[tuple[float, float]]:
    """Yield where the stretch changes, and what it is from there on: that of the tallest thing there."""
    spans = sorted((row - 0.5, row + 0.5, extra) for row, extra in tall if extra > 0)
    borders = sorted({border for start, end, _ in spans for border in (start, end)})
    begun: list[tuple[float, float]] = []
    following = 0
    for border in borders:
        while following < len(spans) and spans[following][0] <= border:
            _, end, extra = spans[following]
            heappush(begun, (-extra, end))
            following += 1
        while begun and begun[0][1] <= border:
            heappop(begun)
        yield border, -begun[0][0] if begun else 0.0
