"""Diagnostics as plain values, to be kept or sent, and back."""

from __future__ import annotations

from typing import Any

from claimgraph.diagnostics import rules
from claimgraph.diagnostics.diagnostic import Diagnostic, Place


def to_plain(diagnostic: Diagnostic) -> list[Any]:
    """Return a diagnostic as numbers, texts and lists; its hint is found for that."""
    related = [(place.path, place.line, place.column, what) for place, what in diagnostic.related]
    place = diagnostic.place
    where = (place.path, place.line, place.column)
    return [diagnostic.rule.code, where, diagnostic.message, diagnostic.hint, related, diagnostic.length]


def from_plain(told: list[Any]) -> Diagnostic:
    """Return the diagnostic that `to_plain` told.

    Raises:
        KeyError: where its rule is not known.
        TypeError: where it is of another form.
        ValueError: likewise.
    """
    code, where, message, hint, related, length = told
    places = tuple((Place(path, line, column), what) for path, line, column, what in related)
    return Diagnostic(Place(*where), _RULES[code], message, hint, places, length)


_RULES = {rule.code: rule for rule in rules.CATALOGUE}
