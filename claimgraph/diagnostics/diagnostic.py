"""Places, rules and diagnostics.

User faults are values. An exception means a fault of the program or of the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from claimgraph.language import gettext


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


Hint = str | None | Callable[[], str | None]
"""What would probably mend a fault, or what finds that out."""

CATALOGUE_PATH = "diagnostics"
"""Path of the catalogue on the site, under which each rule has its page."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of fault; its explanation is in the catalogue."""

    code: str
    severity: Severity
    message: str
    """Format string of the one-line message, in English."""

    @property
    def page(self) -> str:
        """Path of its page on the site, without an ending."""
        return f"{CATALOGUE_PATH}/{self.code}"

    def at(
        self,
        place: Place,
        *,
        hint: Hint = None,
        related: Iterable[tuple[Place, str]] = (),
        length: int = 0,
        **words: object,
    ) -> Diagnostic:
        """Make a diagnostic of this rule, in the language that is spoken.

        Args:
            place: where the fault stands.
            hint: what would probably mend it; a function where it takes time to find out.
            related: further places, each with what stands there.
            length: characters to underline; 0 when only the place is known.
            words: what the message's format string names.
        """
        said = gettext(self.message).format(**{name: _clipped(word) for name, word in words.items()})
        return Diagnostic(place, self, said, hint, tuple(related), length)


_LONGEST = 600
"""Characters of a word from the editors' files that are repeated in a message."""


def _clipped(word: object) -> object:
    return f"{word[:_LONGEST]}…" if isinstance(word, str) and len(word) > _LONGEST else word


def with_hint(hint: str) -> str:
    """Return a hint with the word that says that it is one."""
    return gettext("hint: %(hint)s", hint=hint)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A fault, its place, and how to mend it."""

    place: Place
    rule: Rule
    message: str
    found_hint: Hint = field(default=None, compare=False)
    """The hint, or what finds it."""
    related: tuple[tuple[Place, str], ...] = ()
    length: int = 0

    @property
    def hint(self) -> str | None:
        """What would probably mend it; found once somebody asks, for of many faults few are shown."""
        return self.found_hint() if callable(self.found_hint) else self.found_hint

    @property
    def severity(self) -> Severity:
        """Severity of its rule."""
        return self.rule.severity


@dataclass(frozen=True, slots=True)
class Ignored:
    """A diagnostic that the editors ask to pass over, and why."""

    diagnostic: Diagnostic
    reason: str
