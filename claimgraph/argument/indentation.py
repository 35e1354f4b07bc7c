"""Lines that look indented with spaces but are indented with other white characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import yaml

from claimgraph.diagnostics import Diagnostic, Place, rules
from claimgraph.diagnostics.source_lines import split_lines
from claimgraph.language import gettext, ngettext

_WHITE = r"[^\S \n\r\x85\u2028\u2029]|[\u180e\u200b\u2060\ufeff]"
_ODD = re.compile(rf" *((?:{_WHITE})(?:{_WHITE}| )*)")
_DEEPEST = 24
"""The most columns for which replacing the indentation by spaces is tried."""
_TRIED = 5
"""The most lines for which that is tried."""


@dataclass(frozen=True, slots=True)
class OddIndent:
    """White characters before the first word of a line that are no spaces."""

    line: int
    """From 0."""
    column: int
    """From 0."""
    characters: str

    def diagnostic(self, text: str, path: str) -> Diagnostic:
        """Return a diagnostic for it, with the number of lines of the file that begin like this."""
        first = self.characters[0]
        like = sum(first in odd.characters for odd in _odd_indents(split_lines(text), 0)) - 1
        place = Place(path, self.line + 1, self.column + 1)
        hint = gettext("put spaces in place of what stands before the first word")
        if like > 0:
            one = "%(hint)s; %(number)s more line of the file begins so"
            hint = ngettext(one, "%(hint)s; %(number)s more lines of the file begin so", like, hint=hint)
        return rules.INDENTATION.at(place, what=_name(first), hint=hint, length=len(self.characters))


def begins_oddly(text: str) -> bool:
    """Whether a text begins with a white character that is no space."""
    return _ODD.match(text) is not None


def odd_indent_at(lines: list[str], line: int, column: int) -> OddIndent | None:
    """Return the odd indentation of a line that starts at a column, if there is one."""
    return next((odd for odd in _odd_indents(lines[line : line + 1], line) if odd.column == column), None)


def behind(error: yaml.MarkedYAMLError, text: str, loader: type) -> OddIndent | None:
    """Return the odd indentation that causes a YAML error: with spaces instead, reading would get further."""
    marks = [mark.line for mark in (error.context_mark, error.problem_mark) if mark]
    if not marks:
        return None
    lines = split_lines(text)
    first, last = min(marks), max(marks)
    for odd in islice(_odd_indents(lines[first : last + 1], first), _TRIED):
        if _stops_at(error.problem_mark, odd) or _reads_on_without(odd, lines, loader, last):
            return odd
    return None


def _odd_indents(lines: list[str], start: int) -> Iterator[OddIndent]:
    for number, line in enumerate(lines, start):
        if match := _ODD.match(line):
            yield OddIndent(number, match.start(1), match[1])


def _stops_at(mark: yaml.Mark | None, odd: OddIndent) -> bool:
    return mark is not None and mark.line == odd.line and mark.column == odd.column and odd.characters[0] == "\t"


def _reads_on_without(odd: OddIndent, lines: list[str], loader: type, last: int) -> bool:
    rest = lines[odd.line][odd.column + len(odd.characters) :]
    for width in range(_DEEPEST):
        mended = "\n".join([*lines[: odd.line], " " * width + rest, *lines[odd.line + 1 :]])
        if _fault_line(mended, loader) > last:
            return True
    return False


def _fault_line(text: str, loader: type) -> float:
    try:
        for _ in yaml.parse(text, Loader=loader):
            pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return mark.line if mark else 0
    except yaml.reader.ReaderError:
        return 0
    return float("inf")


def _name(character: str) -> str:
    if character == "\t":
        return gettext("a tab")
    name = unicodedata.name(character, "white character").lower()
    code = f"U+{ord(character):04X}"
    if name[0] in "aeiou":
        return gettext("an %(name)s (%(code)s)", name=name, code=code)
    return gettext("a %(name)s (%(code)s)", name=name, code=code)
