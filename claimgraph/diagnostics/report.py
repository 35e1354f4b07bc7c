"""Diagnostics as text: the place, what is wrong, the line with a caret, and how to mend it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from claimgraph.diagnostics import rules
from claimgraph.diagnostics.diagnostic import Diagnostic, Place, Severity
from claimgraph.diagnostics.problems import Problems
from claimgraph.diagnostics.source_lines import SourceLines
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


def format_text(problems: Problems, root: Path) -> str:
    """Return all diagnostics, in order of place, and a closing line that counts them.

    Args:
        problems: what was found.
        root: the folder that the places' paths start from.
    """
    return "\n".join([*(text for _, text in format_each(problems, root)), closing_line(problems)])


def format_each(problems: Problems, root: Path) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each diagnostic, in order of place, with its text."""
    lines = SourceLines(root)
    for diagnostic in problems:
        yield diagnostic, "\n".join(map(visible, _format_one(diagnostic, lines)))


def closing_line(problems: Problems) -> str:
    """Count the diagnostics in words."""
    errors, warnings = problems.count(Severity.ERROR), problems.count(Severity.WARNING)
    if not errors and not warnings:
        return "no problems found"
    unread = dict.fromkeys(visible(problem.place.path) for problem in problems if _is_unread(problem))
    more = f"; there may be more in {', '.join(unread)}, which could not be read" if unread else ""
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}{more}"


def _is_unread(problem: Diagnostic) -> bool:
    return problem.rule in UNREADABLE or (problem.rule in UNOPENED and problem.place == Place(problem.place.path))


def _format_one(diagnostic: Diagnostic, lines: SourceLines) -> Iterator[str]:
    yield f"{diagnostic.place}: {diagnostic.severity}: {diagnostic.message} [{diagnostic.rule.code}]"
    yield from _source_line(diagnostic.place, diagnostic.length, lines, "    ")
    for place, what in diagnostic.related:
        yield f"    {place}: {what}"
        yield from _source_line(place, 0, lines, "        ")
    if hint := diagnostic.hint:
        yield f"    hint: {hint}"


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
