"""A comparison in readers' words: the same for the terminal, for a pull request and for the page of changes."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.compare.difference import Run
from claimgraph.site.views import StatusView


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name: a claim, a source, a word."""

    words: str
    id: str = ""
    """Empty for what has no id of its own."""
    short: str = ""
    path: str | None = None
    """Its page, where there is one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was changed."""

    label: str
    before: Named | None
    after: Named | None
    runs: tuple[Run, ...] = ()
    """The change word by word, where it is of a sentence."""


@dataclass(frozen=True, slots=True)
class PartView:
    """A reason, an objection, a finding or a gap that was added, removed or changed."""

    words: str
    of: tuple[Named, ...]
    how: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class EditView:
    """What was changed under one id."""

    name: Named
    entry: str
    how: str
    was: str | None
    """The id before, where it was renamed."""
    status: StatusView | None
    """Of a claim that was added or removed: the status that it has or had."""
    about: str
    """Of a claim: its kind, and who asserts it."""
    brought: str
    lines: tuple[Line, ...]
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class CausingEdit:
    """An edit that moved something."""

    name: Named
    gist: str
    figure: str | None
    """For a strength: its figure with the edit undone, or with the edit alone."""


@dataclass(frozen=True, slots=True)
class CauseView:
    """Why something moved."""

    edits: tuple[CausingEdit, ...]
    tail: str


@dataclass(frozen=True, slots=True)
class MoveView:
    """A status that moved."""

    clock: str
    before: StatusView
    after: StatusView
    cause: CauseView


@dataclass(frozen=True, slots=True)
class ShiftView:
    """A strength that moved."""

    clock: str
    before: str
    after: str
    cause: CauseView


@dataclass(frozen=True, slots=True)
class MovedView:
    """A claim that moved."""

    claim: Named
    moves: tuple[MoveView, ...]
    shifts: tuple[ShiftView, ...]


@dataclass(frozen=True, slots=True)
class GroundView:
    """A part of what a claim rests on: words, then the claims or sources that they are about."""

    words: str
    of: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class StaleView:
    """A review that does not hold any more."""

    claim: Named
    because: tuple[GroundView, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """One of the two versions."""

    name: str
    commit: str | None
    day: str | None
    errors: tuple[str, ...]
    """The first of them."""
    more_errors: int

    @property
    def told(self) -> str:
        """The name, with commit and day."""
        return f"{self.name} ({self.commit}, {self.day})" if self.commit else self.name


@dataclass(frozen=True, slots=True)
class Digest:
    """A comparison in readers' words."""

    before: VersionView
    after: VersionView
    summary: str
    judged: bool
    headline: tuple[MovedView, ...]
    """Headline conclusions that moved."""
    moved: tuple[MovedView, ...]
    """Other claims that moved."""
    added: tuple[EditView, ...]
    removed: tuple[EditView, ...]
    changed: tuple[EditView, ...]
    """Claims of which something other than the evidence was changed."""
    evidence: tuple[EditView, ...]
    """Claims whose evidence was changed, with that part alone."""
    sources: tuple[EditView, ...]
    frame: tuple[EditView, ...]
    """Everything else: the head, topics, people, passages, rivals, expectations."""
    stale: tuple[StaleView, ...]
    unread: tuple[str, ...]
