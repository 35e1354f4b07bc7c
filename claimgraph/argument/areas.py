"""Where a place lies on the globe: a spot, or an area between two parallels and two meridians."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimgraph.language import gettext, message, with_point

FARTHEST_EAST, FARTHEST_NORTH = 180, 90
"""The largest longitude and the largest latitude, in degrees; the smallest are their negatives."""
OF_SPOT, OF_AREA = 2, 4
"""How many numbers a spot has, and an area."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area in degrees; a spot is one without extent. Across the 180th meridian its west is the larger number."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def of(cls, numbers: Sequence[float]) -> Area:
        """Return the area of longitude and latitude, or of west, south, east and north."""
        west, south, *other = numbers
        east, north = other or (west, south)
        return cls(west, south, east, north)

    @property
    def is_spot(self) -> bool:
        """Whether it has no extent."""
        return (self.west, self.south) == (self.east, self.north)

    @property
    def wide(self) -> float:
        """Degrees from its west to its east."""
        return (self.east - self.west) % 360 or (360.0 if self.east != self.west else 0.0)

    @property
    def middle(self) -> tuple[float, float]:
        """Longitude and latitude of its middle."""
        return self.west + self.wide / 2, (self.south + self.north) / 2

    def __str__(self) -> str:
        north, east = _degrees(self.south, "NS"), _degrees(self.west, "EW")
        if self.is_spot:
            return f"{north}, {east}"
        return gettext(
            "%(south)s to %(north)s, %(west)s to %(east)s",
            south=north,
            north=_degrees(self.north, "NS"),
            west=east,
            east=_degrees(self.east, "EW"),
        )


def fault_of(numbers: Sequence[float]) -> tuple[str, str | None] | None:
    """Return what is wrong with the numbers of an area, and how they may be meant; None where nothing is."""
    if len(numbers) not in (OF_SPOT, OF_AREA):
        return gettext("are %(number)s, not two or four", number=len(numbers)), None
    if off := next(_off_the_globe(numbers), None):
        said, value, most = off
        return gettext(said, value=f"{value:g}", most=most), _exchanged(numbers)
    area = Area.of(numbers)
    if area.south > area.north:
        south, north = f"{area.south:g}", f"{area.north:g}"
        return gettext("have their south, %(south)s, north of their north, %(north)s", south=south, north=north), None
    return None


_LATITUDE = message("have a latitude of %(value)s, which is not from -%(most)s to %(most)s")
_LONGITUDE = message("have a longitude of %(value)s, which is not from -%(most)s to %(most)s")


def _off_the_globe(numbers: Sequence[float]) -> Iterator[tuple[str, float, int]]:
    """Yield each longitude and latitude that is too large, with what to say of it and its limit."""
    for number, value in enumerate(numbers):
        said, most = (_LATITUDE, FARTHEST_NORTH) if number % 2 else (_LONGITUDE, FARTHEST_EAST)
        if not -most <= value <= most:
            yield said, value, most


def _exchanged(numbers: Sequence[float]) -> str | None:
    """Return the numbers with latitude and longitude exchanged, where that may well be meant."""
    swapped = [value for first in range(0, len(numbers), 2) for value in (numbers[first + 1], numbers[first])]
    if next(_off_the_globe(swapped), None):
        return None
    meant = ", ".join(f"{value:g}" for value in swapped)
    return gettext("longitude comes first: write [%(numbers)s]", numbers=meant)


def _degrees(value: float, sides: str) -> str:
    size = f"{abs(value):g}"
    if not value:
        return f"{size}°"
    return gettext(_SIDES[sides[value < 0]], degrees=with_point(size))


_SIDES = {
    "N": message("%(degrees)s° N"),
    "S": message("%(degrees)s° S"),
    "E": message("%(degrees)s° E"),
    "W": message("%(degrees)s° W"),
}
