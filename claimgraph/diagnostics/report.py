"""Diagnostics as text: the place, what is wrong, the line with a caret, and how to mend it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from claimgraph.diagnostics import rules
from claimgraph.diagnostics.diagnostic import Diagnostic, Place, Severity, with_hint
from claimgraph.diagnostics.problems import Problems
from claimgraph.diagnostics.source_lines import SourceLines
from claimgraph.language import Spoken, gettext, message_in, ngettext
from claimgraph.terminal import visible

UNREADABLE = {
    rules.YAML_SYNTAX,
    rules.INDENTATION,
    rules.NOT_TEXT,
    rules.BAD_ENCODING,
    rules.TOO_DEEP,
    rules.TOO_LONG,
    rules.TOO_MANY,
    rules.COMPLEX_KEY,
}
"""Rules after which the rest of a file is not read."""
UNOPENED = {rules.NOT_A_FILE, rules.OUTSIDE_FILE, rules.LARGE_FILE}
"""Rules after which a file is not read, whose place is the file and no line in it."""
WIDEST = 110
"""Characters of a source line that are shown."""
SEVERITIES: Mapping[Severity, str] = Spoken(
    {Severity.ERROR: message_in("severity", "error"), Severity.WARNING: message_in("severity", "warning")}, "severity"
)
"""What they are called in the language that is spoken."""
AS_CODED: Mapping[Severity, str] = {each: each.value for each in Severity}
"""What they are called for programs, in any language."""


def format_text(problems: Problems, root: Path, severities: Mapping[Severity, str] = SEVERITIES) -> str:
    """Return all diagnostics, in order of place, and a closing line that counts them.

    Args:
        problems: what was found.
        root: the folder that the places' paths start from.
        severities: what to call them; by default in the language that is spoken.
    """
    texts = (text for _, text in format_each(problems, root, severities))
    return "\n".join([*texts, closing_line(problems)])


def format_each(
    problems: Problems, root: Path, severities: Mapping[Severity, str] = SEVERITIES
) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each diagnostic, in order of place, with its text."""
    lines = SourceLines(root)
    for diagnostic in problems:
        yield diagnostic, "\n".join(map(visible, _format_one(diagnostic, lines, severities[diagnostic.severity])))


def closing_line(problems: Problems) -> str:
    """Count the diagnostics in words."""
    errors, warnings = problems.count(Severity.ERROR), problems.count(Severity.WARNING)
    if not errors and not warnings:
        return gettext("no problems found")
    unread = dict.fromkeys(visible(problem.place.path) for problem in problems if _is_unread(problem))
    counts = gettext(
        "%(errors)s, %(warnings)s",
        errors=ngettext("%(number)s error", "%(number)s errors", errors),
        warnings=ngettext("%(number)s warning", "%(number)s warnings", warnings),
    )
    if not unread:
        return counts
    files = ", ".join(unread)
    return gettext("%(counts)s; there may be more in %(files)s, which could not be read", counts=counts, files=files)


def _is_unread(problem: Diagnostic) -> bool:
    return problem.rule in UNREADABLE or (problem.rule in UNOPENED and problem.place == Place(problem.place.path))


def _format_one(diagnostic: Diagnostic, lines: SourceLines, severity: str) -> Iterator[str]:
    yield f"{diagnostic.place}: {severity}: {diagnostic.message} [{diagnostic.rule.code}]"
    yield from _source_line(diagnostic.place, diagnostic.length, lines, "    ")
    for place, what in diagnostic.related:
        yield f"    {place}: {what}"
        yield from _source_line(place, 0, lines, "        ")
    if hint := diagnostic.hint:
        yield f"    {with_hint(hint)}"


def _source_line(place: Place, length: int, lines: SourceLines, indent: str) -> Iterator[str]:
    line, column = lines.at(place), place.column - 1
    start = 0 if column + length < WIDEST else max(0, column - WIDEST // 2)
    shown = line[start : start + WIDEST].replace("\t", " ")
    if not shown.strip():
        return
    before, marked = visible(shown[: column - start]), visible(shown[column - start :][:length])
    yield f"{indent}{shown}"
    yield f"{indent}{' ' * _width(before)}^{'~' * (_width(marked) - 1)}"


def _width(text: str) -> int:
    """Return the columns that a text takes in a terminal, where East Asian characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
