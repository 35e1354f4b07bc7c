"""Lines that run between boxes and never through one: in gaps between columns, and across columns where they are free.

Boxes stand in columns. A line curves only inside a gap, from one height to another, and
crosses a column straight, at a height at which nothing stands there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimgraph.site.drawing.layers import Point
from claimgraph.site.drawing.shapes import number as n

TURN = 30.0
"""How far a line swings out that turns back within a gap."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of boxes stand: all equally wide and equally far apart."""

    first: float
    """Left edge of the first."""
    width: float
    apart: float
    """From the left edge of one to that of the next."""
    joints: float
    """Room to the right of a column that is left to the joints there, so that lines pass them level."""
    clear: float = 4.0
    """Room to the left of it."""

    def left(self, column: float) -> float:
        """Return the left edge of a column."""
        return self.first + column * self.apart

    def right(self, column: float) -> float:
        """Return the right edge of a column."""
        return self.left(column) + self.width


@dataclass(frozen=True, slots=True)
class End:
    """Where a line begins or ends, beside a box."""

    x: float
    y: float
    column: int
    """That of the box."""
    right: bool
    """Whether it is on the right side of the box."""

    @property
    def gap(self) -> int:
        """The gap that it opens on: gap 0 is to the left of column 0."""
        return self.column + self.right

    @property
    def outward(self) -> int:
        """The direction away from the box: 1 to the right, -1 to the left."""
        return 1 if self.right else -1


def crossed(start: End, end: End) -> range:
    """Return the columns that a line crosses on its way, in order."""
    if start.gap > end.gap:
        return range(start.gap - 1, end.gap - 1, -1)
    return range(start.gap, end.gap)


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of a line: straight, or curved by two control points."""

    end: Point
    bend: tuple[Point, Point] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line from box to box."""

    start: Point
    legs: tuple[Leg, ...]

    @property
    def end(self) -> Point:
        """Where it arrives."""
        return self.legs[-1].end

    @property
    def right(self) -> float:
        """An x beyond which it does not go."""
        points: list[Point] = [point for leg in self.legs for point in (leg.end, *(leg.bend or ()))]
        return max(x for x, _ in points)

    @property
    def path(self) -> str:
        """The line as SVG."""
        path, y = _at("M", self.start), self.start[1]
        for leg in self.legs:
            if leg.bend:
                path += " ".join((_at("C", leg.bend[0]), _at("", leg.bend[1]), _at("", leg.end)))
            else:
                path += f"H{n(leg.end[0])}" if leg.end[1] == y else _at("L", leg.end)
            y = leg.end[1]
        return path

    @property
    def straight(self) -> str:
        """The line without its curves, in whole units, for where it is shown small."""
        points = (self.start, *(leg.end for leg in self.legs))
        return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points)


def _at(command: str, point: Point) -> str:
    return f"{command}{n(point[0])} {n(point[1])}"


def route(start: End, end: End, by: Sequence[Point], columns: Columns) -> Line:
    """Return the line between two boxes.

    Args:
        start: where it leaves a box.
        end: where it arrives.
        by: column and y of each crossing, in order. Columns between two of the same y may be left out.
        columns: where the columns are.
    """
    at, forth = (start.x, start.y), start.outward
    onward = 1 if start.gap < end.gap else -1
    legs: list[Leg] = []
    for column, y in by:
        sides = columns.right(column) + columns.joints, columns.left(column) - columns.clear
        near, far = sides if onward < 0 else sides[::-1]
        if at[1] != y or not legs:
            legs.append(_curve(at, forth, (near, y), onward))
        legs.append(Leg((far, y)))
        at, forth = (far, y), onward
    return Line((start.x, start.y), (*legs, _curve(at, forth, (end.x, end.y), -end.outward)))


def _curve(start: Point, leaving: int, end: Point, arriving: int) -> Leg:
    """Curve within a gap; leaving and arriving are directions, 1 to the right."""
    if leaving == arriving and start[1] == end[1]:
        return Leg(end)
    swing = abs(end[0] - start[0]) / 2 if leaving == arriving else TURN
    return Leg(end, ((start[0] + leaving * swing, start[1]), (end[0] - arriving * swing, end[1])))
