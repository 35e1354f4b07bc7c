"""The land around some places, within a frame, as the path of an SVG.

The coastlines are Natural Earth's land at 1:110 million, which is in the public domain, as the
npm package ``world-atlas`` 2.0.2 has it (ISC licence); ``scripts/coastlines.py`` wrote them into
``coastlines.json``: each outline is a list of longitude and latitude in tenths of a degree.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from claimgraph.site.drawing.globe import HALF, Point, Vector, View, area_of, rim, vector

FILE = Path(__file__).parent / "coastlines.json"
PER_DEGREE = 10
FINE = 2
"""Steps of the path in a unit of the drawing."""
CLOSEST, COARSER = 2.0, 1.5
"""How close two points of a coast may be, in units; and how much farther apart they are set where it gets long."""
FLAT = 12
"""Area of a bend that is not seen, in parts of a unit squared."""
LONGEST = 5000
"""Characters of the path."""
CORNERS = 4
BEYOND = 4.0
"""How far beyond the frame the land goes, so that the cut is not seen."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the plane and how it is drawn: what is in its middle, and units in a radius of the globe."""

    middle: Point
    scale: float
    width: float
    height: float

    def at(self, point: Point) -> Point:
        """Return where a point of the plane is in the drawing."""
        return (
            self.width / 2 + (point[0] - self.middle[0]) * self.scale,
            self.height / 2 + (point[1] - self.middle[1]) * self.scale,
        )


@dataclass(frozen=True, slots=True)
class Land:
    """The land in a frame."""

    path: str
    """In parts of a unit, `FINE` to each; inside is what an odd number of its lines is around."""
    has_coast: bool
    """Whether there is both land and water."""


@cache
def outlines() -> tuple[tuple[Vector, ...], ...]:
    """Return every coastline of the world, its last place the first again."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    rings = ([vector(a / PER_DEGREE, b / PER_DEGREE) for a, b in zip(row[::2], row[1::2], strict=True)] for row in rows)
    return tuple((*ring, ring[0]) for ring in rings)


@lru_cache(maxsize=256)
def land(view: View, frame: Frame) -> Land:
    """Draw the land of a view within a frame."""
    lines = [cut for line in _lines(view) if (cut := _within(frame, [*map(frame.at, line)]))]
    has_coast = any(len(line) > CORNERS for line in lines)
    closest = CLOSEST
    while len(path := "".join(_path(_thinned(line, closest)) for line in lines)) > LONGEST:
        closest *= COARSER
    return Land(path, has_coast)


def path_of(points: Sequence[Point]) -> str:
    """Return a closed line in units as a path in their parts."""
    return _path([(round(x * FINE), round(y * FINE)) for x, y in points])


def _lines(view: View) -> Iterator[list[Point]]:
    """Yield closed lines on the plane, an odd number of which is around all that is land.

    A line whose inside is more than half the globe is around the water on the other side; with
    the rim around it, it is around the land.
    """
    for outline in outlines():
        line = view.line(outline)
        yield line
        if area_of(line) > HALF:
            yield rim()


def _within(frame: Frame, line: list[Point]) -> list[Point]:
    """Cut a closed line off at the edges of a frame (I. Sutherland and G. Hodgman, 1974)."""
    for axis, edge, side in (
        (0, -BEYOND, 1),
        (0, frame.width + BEYOND, -1),
        (1, -BEYOND, 1),
        (1, frame.height + BEYOND, -1),
    ):
        if not line:
            return []
        line = [*_cut(line, lambda point, a=axis, e=edge, s=side: (point[a] - e) * s)]  # type: ignore[misc]
    return line


def _cut(line: Sequence[Point], inside: Callable[[Point], float]) -> Iterator[Point]:
    """Yield the part of a closed line on one side of an edge; ``inside`` is how far on that side a point lies."""
    for one, other in pairwise([line[-1], *line]):
        a, b = inside(one), inside(other)
        if (a < 0) != (b < 0):
            share = a / (a - b)
            yield one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
        if b >= 0:
            yield other


def _thinned(line: Iterable[Point], closest: float) -> list[tuple[int, int]]:
    """Round a line to parts of a unit, and leave out points that are close to the one before or nearly in line."""
    found: list[tuple[int, int]] = []
    apart = (closest * FINE) ** 2
    for x, y in line:
        here = round(x * FINE), round(y * FINE)
        if found and (here[0] - found[-1][0]) ** 2 + (here[1] - found[-1][1]) ** 2 < apart:
            continue
        if len(found) > 1 and _triangle(found[-2], found[-1], here) < FLAT:
            found.pop()
        found.append(here)
    return found


def _triangle(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> float:
    """Return the area between three points."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def _path(points: Sequence[tuple[int, int]]) -> str:
    """Return a closed line as a path; nothing where it has no inside."""
    if len(points) < 3:  # noqa: PLR2004 - a triangle
        return ""
    steps = "".join(_step(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{steps.lstrip()}z"


def _step(x: int, y: int) -> str:
    return f"{'' if x < 0 else ' '}{x}{'' if y < 0 else ' '}{y}"
