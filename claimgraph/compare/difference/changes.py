"""What can differ between two versions of an argument, as values.

An `Edit` is everything that was changed under one id; a `Change` is one thing in it. What a
change is of is told by the key that editors write, so that the words are those of the format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claimgraph.argument.files import FileKind
from claimgraph.argument.fingerprint import Part
from claimgraph.argument.model import Argument
from claimgraph.argument.reading import Reading
from claimgraph.argument.things import Thing


class How(StrEnum):
    """Whether something was added, removed or changed."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


Entry = Thing | FileKind
"""What an edit is of: something with an id, or a file of which there is one."""


@dataclass(frozen=True, slots=True)
class Within:
    """The part of an entry that a change is in."""

    section: str
    """Key of the list that it stands in: ``because``, ``objections``, ``evidence`` …"""
    of: tuple[str, ...]
    """What distinguishes it from the others: the premises of a reason, the claim that objects, the source."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs."""

    key: str
    """Key that it is written under: ``claim``, ``kind``, ``premises`` …

    Where a whole part was added or removed it is that of the list, and further changes
    within the same part say what was in it.
    """
    before: str | None
    """None where it is new."""
    after: str | None
    """None where it is gone."""
    within: Within | None = None

    @property
    def how(self) -> How:
        """Whether it was added, removed or changed."""
        return _how(self.before is None, self.after is None)

    @property
    def is_of_a_part(self) -> bool:
        """Whether a whole part was added or removed."""
        return self.within is not None and self.key == self.within.section


@dataclass(frozen=True, slots=True)
class Edit:
    """Everything that was changed under one id."""

    entry: Entry
    id: str
    """As it is now; for what was removed, as it was."""
    how: How
    changes: tuple[Change, ...] = ()
    was: str | None = None
    """The id before, where it was renamed."""

    def of(self, key: str) -> Change | None:
        """Return the change of a field of the entry itself, if there is one."""
        return next((change for change in self.changes if change.key == key and change.within is None), None)


@dataclass(frozen=True, slots=True)
class Stale:
    """A claim whose review held before and does not hold after."""

    claim: str
    because: tuple[Part, ...]
    """What changed since the review."""


@dataclass(frozen=True, slots=True)
class Version:
    """An argument as it stood at one time."""

    argument: Argument
    texts: Mapping[str, str] = field(default_factory=dict)
    """Per source with a stored copy, a hash of the copy."""
    reading: Reading | None = None
    """What could not be read of it; None where there is nothing wrong with it."""

    def may_have(self, thing: Thing, id_: str) -> bool:
        """Whether an entry may be there although it could not be read."""
        return self.reading is not None and self.reading.may_exist(thing, id_)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two versions of an argument."""

    before: Version
    """With the ids that its entries have after."""
    after: Version
    edits: tuple[Edit, ...]
    """Claims in reading order, then sources, then all else; what was removed comes last of its sort."""
    stale: tuple[Stale, ...]
    unread: tuple[str, ...]
    """Claims and sources that cannot be compared, because an entry of one version cannot be read."""

    def of(self, entry: Entry) -> Iterator[Edit]:
        """Yield the edits of one sort of entry."""
        return (edit for edit in self.edits if edit.entry is entry)


def how(before: object | None, after: object | None) -> How:
    """Return whether something was added, removed or changed, given both forms; None stands for missing."""
    return _how(before is None, after is None)


def _how(was_absent: bool, is_absent: bool) -> How:  # noqa: FBT001 - two answers to one question
    return How.ADDED if was_absent else How.REMOVED if is_absent else How.CHANGED
