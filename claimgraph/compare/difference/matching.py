"""Which item of one list is which of another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Pair = tuple[Item | None, Item | None]


def pair(
    before: Sequence[Item], after: Sequence[Item], likeness: Callable[[Item, Item], float]
) -> Iterator[Pair[Item]]:
    """Pair the items of two lists that are the same thing, the most alike first; unmatched items stand alone.

    Args:
        before: items of one version.
        after: items of the other.
        likeness: how much two items are alike; 0 where they are not the same thing.

    Yields:
        Pairs in the order of the items after, then what is gone.
    """
    found = [(likeness(one, other), i, j) for i, one in enumerate(before) for j, other in enumerate(after)]
    found.sort(key=lambda it: (-it[0], abs(it[1] - it[2]), it[1] + it[2], it[1]))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for alike, i, j in found:
        if alike > 0 and i not in taken and j not in partner:
            partner[j] = i
            taken.add(i)
    for j, other in enumerate(after):
        yield (before[partner[j]] if j in partner else None), other
    yield from ((one, None) for i, one in enumerate(before) if i not in taken)
