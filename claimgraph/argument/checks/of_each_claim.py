"""Checks of one claim after the other, none of which needs to know of anything else.

While an argument is edited, a claim that was checked before, and had nothing wrong, is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps

from claimgraph.argument.model import Claim
from claimgraph.argument.reading import Reading
from claimgraph.diagnostics import Diagnostic


def of_each_claim(
    check: Callable[[Reading, Claim], Iterable[Diagnostic]],
) -> Callable[[Reading], Iterator[Diagnostic]]:
    """Turn a check of one claim, whose result follows from that claim alone, into a check of all claims."""

    @wraps(check)
    def check_all(reading: Reading) -> Iterator[Diagnostic]:
        before = reading.clean.get(check, {})
        clean = reading.clean[check] = dict[str, Claim]()
        for id_, claim in reading.argument.claims.items():
            if before.get(id_) is not claim and (found := [*check(reading, claim)]):
                yield from found
            else:
                clean[id_] = claim

    return check_all
