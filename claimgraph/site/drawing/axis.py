"""An axis of dates: where a day stands across a picture, in hundredths of its width.

Most findings on a question fall into a short time, and a few lie years away. The axis is to scale
where most of them are; the times far before or after are compressed, behind a sign that the axis
is broken there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from claimgraph.language import short_day
from claimgraph.site.drawing.lettering import width

LEFT, RIGHT = 4.0, 96.0
"""Where the axis begins and ends."""
ZONE, BREAK = 11.0, 4.0
"""Width of a compressed part, and of the break sign before it."""
MOST = 0.85
"""Share of the days that is shown to scale, where the rest lies far away."""
FAR = 2.5
"""How many times longer the whole time is than the part with most days, for the axis to be broken."""
TICKS = 5
"""Dates named along the part that is true to scale, at most."""
NARROW, LETTERS = 3.2, 12.0
"""A hundredth of a phone's column, and the size of the letters, in pixels."""
APART = 8.0
"""Pixels between two names of dates."""
YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the axis with one scale."""

    first: int
    """Its first day, as an ordinal number."""
    last: int
    left: float
    right: float

    def at(self, day: int) -> float:
        """Return the position of a day."""
        if self.last == self.first:
            return (self.left + self.right) / 2
        return self.left + (self.right - self.left) * (day - self.first) / (self.last - self.first)


@dataclass(frozen=True, slots=True)
class Tick:
    """A date that is named along the axis."""

    x: float
    label: str
    align: str
    """Which part of the label is at x: ``start``, ``middle`` or ``end``."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Dates from left to right."""

    pieces: tuple[Piece, ...]
    scaled: Piece
    """The one that most is in."""

    def at(self, day: int) -> float:
        """Return the position of a day; a day beyond the ends is set at the end."""
        for piece in self.pieces:
            if day <= piece.last:
                return piece.at(max(day, piece.first))
        return self.pieces[-1].right

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where the scale changes."""
        return tuple((one.right + other.left) / 2 for one, other in zip(self.pieces, self.pieces[1:], strict=False))

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The dates to label: those of the far ends have precedence, and no label covers another."""
        far = [piece for piece in self.pieces if piece is not self.scaled]
        ends = [_year(piece, first=piece.last < self.scaled.first) for piece in far]
        return tuple(sorted(_apart([*ends, *_named(self.scaled)]), key=lambda tick: tick.x))


def axis(days: Sequence[int], fixed: Sequence[int] = ()) -> Axis:
    """Return an axis for some sorted days, and for days that must be on its part that is to scale."""
    low, high = _dense(days)
    low, high = min([low, *fixed]), max([high, *fixed])
    first, last = min(low, days[0]), max(high, days[-1])
    if last - first <= FAR * (high - low) or high == low:
        whole = Piece(first, last, LEFT, RIGHT)
        return Axis((whole,), whole)
    left, right, before, after = LEFT, RIGHT, [], []
    if first < low:
        before = [Piece(first, max(day for day in days if day < low), LEFT, LEFT + ZONE)]
        left = LEFT + ZONE + BREAK
    if last > high:
        after = [Piece(min(day for day in days if day > high), last, RIGHT - ZONE, RIGHT)]
        right = RIGHT - ZONE - BREAK
    scaled = Piece(low, high, left, right)
    return Axis((*before, scaled, *after), scaled)


def _dense(days: Sequence[int]) -> tuple[int, int]:
    """Return the shortest time that most of the days are in."""
    many = ceil(MOST * len(days))
    start = min(range(len(days) - many + 1), key=lambda place: days[place + many - 1] - days[place])
    return days[start], days[start + many - 1]


def _year(piece: Piece, *, first: bool) -> Tick:
    year = date.fromordinal(piece.first if first else piece.last).year
    return Tick(piece.left, str(year), "start") if first else Tick(piece.right, str(year), "end")


def _named(piece: Piece) -> list[Tick]:
    """Return the labels of the finest calendar unit that needs few enough of them."""
    if piece.first == piece.last:
        day = date.fromordinal(piece.first)
        return [Tick(piece.at(piece.first), short_day(day.year, day.month, day.day), "middle")]
    for calendar in _CALENDARS:
        found = [(day, label) for day, label in calendar(piece) if piece.first <= day <= piece.last]
        if len(found) <= TICKS:
            return [Tick(piece.at(day), label, "middle") for day, label in found]
    return []


def _days(piece: Piece) -> Iterator[tuple[int, str]]:
    for ordinal in range(piece.first, min(piece.last, piece.first + TICKS) + 1):
        day = date.fromordinal(ordinal)
        yield ordinal, short_day(None, day.month, day.day)


def _weeks(piece: Piece) -> Iterator[tuple[int, str]]:
    for year, month in _months(piece, 1):
        for day in (1, 8, 15, 22):
            yield date(year, month, day).toordinal(), short_day(None, month, day)


def _by_month(step: int, piece: Piece) -> Iterator[tuple[int, str]]:
    for year, month in _months(piece, step):
        yield date(year, month, 1).toordinal(), short_day(year, month)


def _by_year(step: int, piece: Piece) -> Iterator[tuple[int, str]]:
    start = date.fromordinal(piece.first).year
    for year in range(max(step, start - start % step), date.fromordinal(piece.last).year + 1, step):
        yield date(year, 1, 1).toordinal(), str(year)


def _months(piece: Piece, step: int) -> Iterator[tuple[int, int]]:
    """Yield the months of a piece, so many of them that one sees whether there are too many."""
    start, end = date.fromordinal(piece.first), date.fromordinal(piece.last)
    number = start.year * 12 + (start.month - 1) // step * step
    for month in range(number, min(end.year * 12 + end.month, number + step * (TICKS + 3)), step):
        yield month // 12, month % 12 + 1


_CALENDARS = (
    _days,
    _weeks,
    *(lambda piece, step=step: _by_month(step, piece) for step in (1, 3, 6)),
    *(lambda piece, step=step: _by_year(step, piece) for step in YEARS),
)


def _apart(ticks: Sequence[Tick]) -> Iterator[Tick]:
    """Yield the labels that do not overlap one before, by their width on a phone."""
    taken: list[tuple[float, float]] = []
    for tick in ticks:
        room = width(tick.label, LETTERS) / NARROW
        left = {"start": tick.x, "middle": tick.x - room / 2, "end": tick.x - room}[tick.align]
        shift = min(max(left, 0.0), 100.0 - room)
        kept = Tick(tick.x, tick.label, tick.align) if shift == left else _at_edge(tick, left)
        if all(shift + room + APART / NARROW <= one or shift >= other + APART / NARROW for one, other in taken):
            taken.append((shift, shift + room))
            yield kept


def _at_edge(tick: Tick, left: float) -> Tick:
    return Tick(0.0, tick.label, "start") if left < 0 else Tick(100.0, tick.label, "end")
