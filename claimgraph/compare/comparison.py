"""Two versions of an argument, judged and compared."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.compare.difference import Difference, Version, difference
from claimgraph.compare.movement import Movement, movement
from claimgraph.diagnostics import Diagnostic
from claimgraph.judging.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the two versions."""

    name: str
    """What it is called: the revision as it was named, or the working tree."""
    version: Version
    judgement: Judgement | None
    """None where it has errors."""
    errors: tuple[Diagnostic, ...] = ()
    commit: str | None = None
    """The commit, where it is one."""
    day: str | None = None
    """Day of the commit, as YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of an argument, what differs between them and what moved."""

    before: Edition
    after: Edition
    difference: Difference
    movement: Movement | None
    """None where one of them could not be judged."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs between the versions, as far as they could be read."""
        return not self.difference.edits and not self.difference.unread


def compare(before: Edition, after: Edition) -> Comparison:
    """Compare two versions of an argument; include what moved where both could be judged."""
    found = difference(before.version, after.version)
    moved = movement(found, before.judgement, after.judgement) if before.judgement and after.judgement else None
    return Comparison(before, after, found, moved)
