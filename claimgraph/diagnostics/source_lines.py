"""The lines that diagnostics point at, read from the project's files once."""

from __future__ import annotations

import re
from itertools import accumulate
from pathlib import Path

from claimgraph.diagnostics.diagnostic import Diagnostic, Place

_KEPT = 8
"""Files whose lines are kept."""
_MOST_READ = 20_000_000
"""Bytes of a file that are read to show a line of it."""


class SourceLines:
    """Lines of the files of one project."""

    def __init__(self, root: Path) -> None:
        """Prepare to read lines; a file is read when a line of it is first asked for.

        Args:
            root: the folder that the places' paths start from.
        """
        self.root = root
        self._top = root.resolve()
        self._read: dict[str, list[str]] = {}
        """Of the files that were asked for last, since reports go from file to file."""

    def at(self, place: Place) -> str:
        """Return the line of a place; empty where it lies outside the project or cannot be read."""
        if place.path not in self._read:
            if len(self._read) >= _KEPT:
                self._read.pop(next(iter(self._read)))
            self._read[place.path] = _read_lines(self.root / place.path, self._top)
        lines = self._read[place.path]
        return lines[place.line - 1].rstrip() if place.line <= len(lines) else ""

    def end_column(self, diagnostic: Diagnostic) -> int:
        """Return the column after the last character that a diagnostic marks, which is on its line."""
        column = diagnostic.place.column
        end = column + max(diagnostic.length, 1)
        return max(column, min(end, len(self.at(diagnostic.place)) + 1))


def split_lines(text: str) -> list[str]:
    """Return the lines of a text as YAML counts them."""
    return _BREAK.split(text)


def line_starts(text: str) -> list[int]:
    """Return how many characters stand before each line of a text."""
    if any(sign in text for sign in _RARE):
        return [0, *(found.end() for found in _BREAK.finditer(text))]
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for YAML."""
_RARE = "\r\x85\u2028\u2029"
"""What ends few lines, and none of most files."""


def _read_lines(path: Path, top: Path) -> list[str]:
    try:
        if path.is_file() and path.resolve().is_relative_to(top):
            with path.open("rb") as file:
                return split_lines(file.read(_MOST_READ).decode("utf-8-sig", errors="replace"))
    except (OSError, RuntimeError):  # a link that leads to itself is a RuntimeError until Python 3.12
        pass
    return []
