"""How often a law is tried: a part of the full number where the nightly tests are left out, all of it else."""

from __future__ import annotations

PART = 4
FEWEST = 20


class Thoroughness:
    """How thorough this run of the tests is, said before any test is read."""

    full = True


def tries(number: int, fewest: int = FEWEST) -> int:
    """Return how many examples a law is tried with, of the full number; a slow law can say how few will do."""
    return number if Thoroughness.full else max(min(number, fewest), number // PART)
