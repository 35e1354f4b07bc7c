"""What is made of a claim alone, remembered while the claim is what it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from claimgraph.argument.model import Claim

T = TypeVar("T")


def remembered(make: Callable[[Claim], T]) -> Callable[[Claim], T]:
    """Make something of a claim once: after a save, only of those that were edited.

    By each id it is remembered of the last claim that had it, so no more is kept than an argument has claims.
    """
    known: dict[str, tuple[Claim, T]] = {}

    @wraps(make)
    def made(claim: Claim) -> T:
        before = known.get(claim.id)
        if before is None or before[0] is not claim:
            before = known[claim.id] = (claim, make(claim))
        return before[1]

    return made
