"""The globe seen from above a place: Lambert's azimuthal equal-area projection.

It treats every part of the globe alike, the poles and the 180th meridian too, and keeps areas
true (J. H. Lambert, 1772; formulas in J. P. Snyder, *Map Projections: A Working Manual*, USGS
1987, pages 182 to 190). Places on the globe are unit vectors. On the plane the globe's radius is
1; x goes right, y goes down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import acos, asin, atan2, ceil, cos, degrees, hypot, pi, radians, sin, sqrt

Vector = tuple[float, float, float]
"""A place on the globe."""
Point = tuple[float, float]
"""A place on the plane."""

RIM = 2 * sin(radians(85))
"""How far from the middle the plane goes: all but the ten degrees around the opposite of the middle."""
HALF = 2 * pi
"""Half the area of the globe."""
STEP, TURN = radians(3), radians(10)
"""How far apart points of a line may be on the globe; and along the rim."""
STEPS = 200
"""How often the middle is moved towards the farthest place."""


@dataclass(frozen=True, slots=True)
class View:
    """The globe as it is seen from above its middle, with north up."""

    middle: Vector
    right: Vector
    up: Vector

    @classmethod
    def above(cls, east: float, north: float) -> View:
        """Return the view from above a longitude and a latitude, in degrees."""
        a, b = radians(east), radians(north)
        return cls(vector(east, north), (-sin(a), cos(a), 0.0), (-sin(b) * cos(a), -sin(b) * sin(a), cos(b)))

    def place(self, place: Vector) -> Point:
        """Return where a place is on the plane; what lies beyond the rim is put on it."""
        x, y, near = _dot(place, self.right), -_dot(place, self.up), _dot(place, self.middle)
        away, far = hypot(x, y), sqrt(max(0.0, 2 - 2 * near))
        if not away:
            return (0.0, 0.0) if near > 0 else (0.0, RIM)
        scale = min(far, RIM) / away
        return x * scale, y * scale

    def line(self, places: Sequence[Vector]) -> list[Point]:
        """Return a line on the globe as points on the plane; where it lies beyond the rim, along the rim."""
        found: list[Point] = []
        for place in _closely(places):
            point = self.place(place)
            if found:
                found += _along_rim(found[-1], point)
            found.append(point)
        return found


def vector(east: float, north: float) -> Vector:
    """Return the place of a longitude and a latitude, in degrees."""
    a, b = radians(east), radians(north)
    return cos(b) * cos(a), cos(b) * sin(a), sin(b)


def middle_of(places: Iterable[Vector]) -> Point:
    """Return the longitude and latitude, in whole degrees, from which the farthest of some places is nearest.

    By the method of M. Badoiu and K. L. Clarkson (2003): go towards the farthest, in ever
    smaller steps.
    """
    found = [*dict.fromkeys(places)]
    middle = found[0]
    for number in range(1, STEPS):
        farthest = min(found, key=lambda place: _dot(middle, place))
        moved = tuple(m + (f - m) / (number + 1) for m, f in zip(middle, farthest, strict=True))
        length = hypot(*moved)
        if length < 1e-9:  # noqa: PLR2004 - opposite places: any middle is as good
            break
        middle = (moved[0] / length, moved[1] / length, moved[2] / length)
    x, y, z = middle
    return round(degrees(atan2(y, x))), round(degrees(asin(max(-1.0, min(1.0, z)))))


def area_of(points: Sequence[Point]) -> float:
    """Return the area within a closed line on the plane."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, points[0]]))) / 2


def rim() -> list[Point]:
    """Return the rim of the plane."""
    return [(RIM * sin(number * TURN), -RIM * cos(number * TURN)) for number in range(round(2 * pi / TURN))]


def _dot(one: Vector, other: Vector) -> float:
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def _closely(places: Sequence[Vector]) -> Iterator[Vector]:
    """Yield the places of a line, with further ones between those that are far apart."""
    for one, other in pairwise(places):
        yield one
        between = acos(max(-1.0, min(1.0, _dot(one, other))))
        parts = ceil(between / STEP)
        for number in range(1, parts):
            share = number / parts
            first, second = sin((1 - share) * between), sin(share * between)
            x, y, z = (a * first + b * second for a, b in zip(one, other, strict=True))
            length = hypot(x, y, z) or 1.0
            yield x / length, y / length, z / length
    yield places[-1]


def _along_rim(one: Point, other: Point) -> Iterator[Point]:
    """Yield points along the rim between two points that both lie on it, the shorter way."""
    if min(hypot(*one), hypot(*other)) < RIM - 1e-9:
        return
    start = atan2(one[0], -one[1])
    turn = (atan2(other[0], -other[1]) - start + pi) % (2 * pi) - pi
    parts = ceil(abs(turn) / TURN)
    for number in range(1, parts):
        angle = start + turn * number / parts
        yield RIM * sin(angle), -RIM * cos(angle)
