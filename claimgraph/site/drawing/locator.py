"""A locator map: where the places lie that a claim names, or the claims of a topic.

It is centred on its places, with room around them, and shows so much of the globe that there is
a coast to know the region by. What is told by names on the map is told in a sentence too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import hypot, radians, sin

from markupsafe import escape

from claimgraph.argument.areas import Area
from claimgraph.argument.model import NamedPlace
from claimgraph.language import gettext, listing, number_of
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing.coast import Frame, Land, land, path_of
from claimgraph.site.drawing.globe import RIM, Point, Vector, View, middle_of, vector
from claimgraph.site.drawing.lettering import width, wrap

WIDTH, HEIGHT = 320.0, 200.0
ASIDE, ABOVE = 36.0, 26.0
"""Room between the places and the edges of the frame."""
LEAST = 2 * sin(radians(28) / 2)
"""How far it is at least from the middle to the sides: 28 degrees, about 3000 km."""
WIDER, WIDEST = 1.6, 4
"""By how much more is shown where there is no coast, and how often."""
LETTERS, LINE = 13.0, 14.0
"""Size of the letters, and the height of a line of them."""
LONGEST, LINES = 110.0, 2
"""Room of a name: how wide it is, and how many lines it has."""
DOT, CLEAR, EDGE = 4.0, 4.0, 3.0
"""Half a dot; between a dot and its name; between names and the edge of the frame."""
BYTES, OF_PLACE, OF_AREA, TIMES = 6300, 200, 280, 3
"""Room for places, so that the picture stays small; what each takes, an area besides, and how often its name stands."""
PARTS = 6
"""Points along each side of an area."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name on the map."""

    x: float
    y: float
    """Base of its first line."""
    align: str
    """``start``, ``middle`` or ``end``."""
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map."""

    x: float
    y: float
    title: str
    name: Name | None
    """None where there is no room for it."""
    outline: str = ""
    """Of an area, as a path; empty for a spot."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A locator map, ready to be drawn."""

    width: float
    height: float
    land: str
    rim: tuple[float, float, float] | None
    """Middle and radius of the edge of the globe, where it can be seen."""
    spots: tuple[Spot, ...]
    unnamed: str
    """The names that are not on the map; empty where all are."""
    words: str
    """The same in a sentence."""


def of_places(atlas: Atlas, ids: Iterable[str]) -> Locator | None:
    """Draw the places with some ids; None where there are none."""
    places = [atlas.argument.places[id_] for id_ in dict.fromkeys(ids)]
    return locator(places) if places else None


def locator(places: Sequence[NamedPlace]) -> Locator:
    """Draw places, as many of them as there is room for; the others are counted."""
    shown = places[: _most(places)]
    more = len(places) - len(shown)
    view, frame, drawn = _chart(tuple(place.at for place in shown))
    spots = tuple(_spots(shown, view, frame))
    rest = [number_of("%(number)s further place", "%(number)s further places", more)] if more else []
    nameless = [spot.title for spot in spots if spot.name is None] + rest
    x, y = frame.at((0.0, 0.0))
    is_seen = hypot(WIDTH / 2 + abs(x - WIDTH / 2), HEIGHT / 2 + abs(y - HEIGHT / 2)) > RIM * frame.scale
    told = [f"{' '.join(_lines(place))} ({place.at})" for place in shown]
    return Locator(
        width=WIDTH,
        height=HEIGHT,
        land=drawn.path,
        rim=(x, y, RIM * frame.scale) if is_seen else None,
        spots=spots,
        unnamed=listing(nameless),
        words=gettext("A map with %(places)s.", places=listing(told + rest)),
    )


def _most(places: Sequence[NamedPlace]) -> int:
    """Return how many places can be drawn in a small picture: one at least."""
    sizes = (
        OF_PLACE + OF_AREA * (not place.at.is_spot) + TIMES * len(escape(" ".join(_lines(place))).encode())
        for place in places
    )
    return max(1, sum(size <= BYTES for size in accumulate(sizes)))


def _lines(place: NamedPlace) -> tuple[str, ...]:
    return wrap(place.name, LONGEST, LETTERS, LINES)


@lru_cache(maxsize=256)
def _chart(areas: tuple[Area, ...]) -> tuple[View, Frame, Land]:
    """Return how the globe is seen where some areas lie, which part of it, and the land there."""
    corners = [place for area in areas for place in (*_around(area), vector(*area.middle))]
    view = View.above(*middle_of(corners))
    points = [view.place(corner) for corner in corners]
    least = LEAST
    for _ in range(WIDEST):
        frame = _frame(points, least)
        drawn = land(view, frame)
        if drawn.has_coast:
            break
        least *= WIDER
    return view, frame, drawn


def _frame(points: Sequence[Point], least: float) -> Frame:
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    scales = [WIDTH / 2 / least]
    if right > left:
        scales.append((WIDTH - 2 * ASIDE) / (right - left))
    if bottom > top:
        scales.append((HEIGHT - 2 * ABOVE) / (bottom - top))
    return Frame(((left + right) / 2, (top + bottom) / 2), min(scales), WIDTH, HEIGHT)


def _around(area: Area) -> Iterator[Vector]:
    """Yield places around an area; of a spot, itself."""
    if area.is_spot:
        yield vector(area.west, area.south)
        return
    wide, tall = area.wide, area.north - area.south
    steps = [number / PARTS for number in range(PARTS)]
    yield from (vector(area.west + wide * step, area.south) for step in steps)
    yield from (vector(area.west + wide, area.south + tall * step) for step in steps)
    yield from (vector(area.west + wide * (1 - step), area.north) for step in steps)
    yield from (vector(area.west, area.north - tall * step) for step in steps)


def _spots(places: Sequence[NamedPlace], view: View, frame: Frame) -> Iterator[Spot]:
    """Yield the places with their names where there is room, the first places first."""
    at = [frame.at(view.place(vector(*place.at.middle))) for place in places]
    taken = [_box(x, y, 2 * DOT, 2 * DOT) for (x, y), place in zip(at, places, strict=True) if place.at.is_spot]
    for (x, y), place in zip(at, places, strict=True):
        lines = _lines(place)
        found = _room(x, y, lines, taken, is_spot=place.at.is_spot)
        outline = "" if place.at.is_spot else path_of([frame.at(view.place(each)) for each in _around(place.at)])
        name = None
        if found:
            align, box = found
            taken.append(box)
            across = {"start": box[0], "middle": (box[0] + box[2]) / 2, "end": box[2]}[align]
            name = Name(across, box[1] + LETTERS * 0.8, align, lines)
        yield Spot(x, y, " ".join(lines), name, outline)


def _room(x: float, y: float, lines: Sequence[str], taken: Sequence[Box], *, is_spot: bool) -> tuple[str, Box] | None:
    """Return how a name is aligned and where it has room, near its place; None where it has none."""
    wide, tall = max(width(line, LETTERS) for line in lines), LINE * len(lines)
    return next(
        (
            (align, box)
            for align, box in _tries(x, y, wide, tall, is_spot=is_spot)
            if _is_inside(box) and not any(_meet(box, other) for other in taken)
        ),
        None,
    )


def _tries(x: float, y: float, wide: float, tall: float, *, is_spot: bool) -> Iterator[tuple[str, Box]]:
    """Yield where a name may stand, the best first: right, left, above, below, and the four corners."""
    if not is_spot:
        yield "middle", _box(x, y, wide, tall)
    aside, up = DOT + CLEAR, DOT + 1 + tall / 2
    right, left = x + aside + wide / 2, x - aside - wide / 2
    yield "start", _box(right, y, wide, tall)
    yield "end", _box(left, y, wide, tall)
    across = min(max(x, EDGE + wide / 2), WIDTH - EDGE - wide / 2)
    yield "middle", _box(across, y - up, wide, tall)
    yield "middle", _box(across, y + up, wide, tall)
    for down in (-up, up):
        yield "start", _box(right - aside, y + down, wide, tall)
        yield "end", _box(left + aside, y + down, wide, tall)


def _box(x: float, y: float, wide: float, tall: float) -> Box:
    return x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2


def _is_inside(box: Box) -> bool:
    left, top, right, bottom = box
    return left >= EDGE and top >= EDGE and right <= WIDTH - EDGE and bottom <= HEIGHT - EDGE


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
