"""Places, rules and diagnostics.

User faults are values: they are collected, sorted by place and reported together. An
exception means a fault of the program or of the machine; the one exception here carries
collected diagnostics out of the pipeline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    """Nothing is built from an argument with one."""
    WARNING = "warning"
    """The site is built; ``--strict`` makes it count as an error."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the editor's files something stands."""

    path: str
    """Path as the editor knows it, with forward slashes."""
    line: int = 1
    """From 1."""
    column: int = 1
    """From 1, in characters."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


CATALOGUE_PATH = "diagnostics"
"""Path of the catalogue on the site, under which each rule has its page."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of fault; its explanation is in the catalogue."""

    code: str
    severity: Severity
    message: str
    """Format string of the one-line message."""

    @property
    def page(self) -> str:
        """Path of its page on the site, without an ending."""
        return f"{CATALOGUE_PATH}/{self.code}"

    def at(
        self,
        place: Place,
        *,
        hint: str | None = None,
        related: Iterable[tuple[Place, str]] = (),
        length: int = 0,
        **words: object,
    ) -> Diagnostic:
        """Make a diagnostic of this rule.

        Args:
            place: where the fault stands.
            hint: what would probably mend it.
            related: further places, each with what stands there.
            length: characters to underline; 0 when only the place is known.
            words: what the message's format string names.
        """
        return Diagnostic(place, self, self.message.format(**words), hint, tuple(related), length)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A fault, its place, and how to mend it."""

    place: Place
    rule: Rule
    message: str
    hint: str | None = None
    related: tuple[tuple[Place, str], ...] = ()
    length: int = 0

    @property
    def severity(self) -> Severity:
        """Severity of its rule."""
        return self.rule.severity


@dataclass(frozen=True, slots=True)
class Ignored:
    """A diagnostic that the editors ask to pass over, and why."""

    diagnostic: Diagnostic
    reason: str


class Problems:
    """All diagnostics of one run, in order of place."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []
        self._ignored: list[Ignored] = []

    def add(self, diagnostic: Diagnostic) -> None:
        """Add one diagnostic."""
        self._found.append(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add several diagnostics."""
        self._found.extend(diagnostics)

    def set_aside(self, diagnostic: Diagnostic, reason: str) -> None:
        """Keep a diagnostic as ignored, with the reason: it no longer counts, and reports list it separately."""
        self._ignored.append(Ignored(diagnostic, reason))

    @property
    def ignored(self) -> list[Ignored]:
        """What is ignored, in order of place."""
        return sorted(self._ignored, key=lambda ignored: _order(ignored.diagnostic))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._found, key=_order))

    def __len__(self) -> int:
        return len(self._found)

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics have this severity."""
        return sum(d.severity is severity for d in self._found)

    def stop_if_broken(self) -> None:
        """Raise BrokenArgument when there is an error.

        Raises:
            BrokenArgument: with all diagnostics found so far.
        """
        if self.count(Severity.ERROR):
            raise BrokenArgument(self)


def _order(diagnostic: Diagnostic) -> tuple[Place, str, str]:
    return (diagnostic.place, diagnostic.rule.code, diagnostic.message)


class BrokenArgument(Exception):  # noqa: N818 - it carries the editor's faults, and is no fault of the program
    """The argument has errors, so nothing is built from it."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(f"errors: {problems.count(Severity.ERROR)}")
        self.problems = problems
