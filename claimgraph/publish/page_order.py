"""The order in which pages are written and numbered for the search: stretches of them side by side.

Pages that follow each other have much in common, so a process that writes a stretch of them works that out once. The
order does not hang on the number of processes: the search numbers the pages by it, and the same argument is to give
the same site on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import TypeVar

P = TypeVar("P")

PART = 16
"""Pages that are written in a row."""
LANES = 4
"""Stretches that are written side by side."""


def in_parts(items: Sequence[P], size: int) -> list[Sequence[P]]:
    """Return items in parts of a size, the last one smaller."""
    return [items[first : first + size] for first in range(0, len(items), size)]


def in_lanes(items: Sequence[P]) -> list[Sequence[Sequence[P]]]:
    """Return items in stretches, and these in parts."""
    parts = in_parts(items, PART)
    return in_parts(parts, -(-len(parts) // LANES) or 1)


def in_turn(items: Sequence[P]) -> Iterator[P]:
    """Yield the first part of every stretch, then the second, and so on."""
    return chain.from_iterable(part for row in zip_longest(*in_lanes(items), fillvalue=()) for part in row)
