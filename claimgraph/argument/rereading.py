"""A file of which one entry was edited, read again by reading that entry alone.

An edit of a large file mostly lies within one entry. Then the lines of this entry are read as they
stand in the file, at the same place below as many keys, and everything else is kept as it was read
before. In any doubt the whole file is to be read: where anything was or is wrong, where the edit
touches what is between two entries, or moves the next one within a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from claimgraph.argument.sizes import MOST_VALUES
from claimgraph.argument.yaml_nodes import Document, End, Map, Seq, Span, Value, compose
from claimgraph.diagnostics.source_lines import line_starts

_DEEPEST = 2
"""Keys that lead to an entry: in the file of a topic ``claims`` and the id, in one of sources the id."""
_MARK = re.compile(r"(?:\A|[\n\r\x85\u2028\u2029])(?:---|\.\.\.|%)")
"""What may begin or end a document, or tell the parser something."""
_END_OF_LINE = re.compile(r",?[ \t]*(?:[\r\n]|\Z)")
_KEY = "x"
"""Stands for the keys above an entry."""


def read_again(text: str, before: Document) -> Document | None:
    """Return a text as a document, by reading the one entry in which it is another than before.

    Args:
        text: the text as it is now.
        before: the text as it was, read.

    Returns:
        What `claimgraph.argument.yaml_nodes.parse` would return; None where the whole is to be read.
    """
    if not isinstance(before.data, Map) or not _is_sound(before):
        return None
    entry = _find_entry(before.data, before.text, _difference(before.text, text))
    read = entry.read(text) if entry else None
    if entry is None or read is None or before.values + read.values > MOST_VALUES:
        return None
    return Document(before.path, text, entry.put(read), before.start, values=before.values + read.values)


def _is_sound(document: Document) -> bool:
    return not (document.problems or document.warnings or document.has_gaps)


class _Difference(NamedTuple):
    """The stretch in which a text is another than before."""

    start: int
    """Characters before it."""
    end: int
    """Characters up to its end in the text as it was."""
    longer: int
    """By how many characters the text is longer now."""


def _difference(old: str, new: str) -> _Difference:
    start, most = _alike(old, new), min(len(old), len(new))
    low, high = 0, most - start  # characters that are alike at the end
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return _Difference(start, len(old) - low, len(new) - len(old))


def _alike(one: str, other: str) -> int:
    """Return the number of characters that are the same at the start of two texts."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _find_entry(top: Map, text: str, difference: _Difference) -> _Entry | None:
    """Return the entry within which a text is another than before; None where there is none."""
    starts = line_starts(text)
    line = bisect_right(starts, difference.start)
    at = (line, difference.start - starts[line - 1] + 1)
    maps: list[Map] = []
    keys: list[str] = []
    here: Value = top
    start, end = 0, len(text)
    while isinstance(here, Map) and len(maps) < _DEEPEST:
        number = bisect_right([span[:2] for span in here.keys_at.values()], at) - 1
        if number < 0:
            return None
        key = [*here][number]
        value = here[key]
        if not isinstance(value, Map):
            break
        stretch = _stretch(here, number, text, starts, end)
        if stretch is None or not stretch[0] <= difference.start <= difference.end <= stretch[1]:
            return None
        start, end = stretch
        maps.append(here)
        keys.append(key)
        here = value
    return _Entry(maps, keys, text, start, end, difference.longer) if maps else None


def _stretch(here: Map, number: int, text: str, starts: list[int], until: int) -> tuple[int, int] | None:
    """Return where an entry begins and ends: in brackets with its own, else in the line where the next key is.

    Args:
        here: the mapping that it is in.
        number: which of its entries it is.
        text: the text of the file.
        starts: where each line of the text starts.
        until: where an entry ends that is the last.
    """
    spans, value = [*here.keys_at.values()], [*here.values()][number]
    line, column = spans[number][:2]
    start = starts[line - 1] + column - 1
    if here.closed:
        closed = value.closed if isinstance(value, Map) else None
        return (start, starts[closed[0] - 1] + closed[1] - 1) if closed else None
    if text[starts[line - 1] : start].strip(" "):
        return None
    return starts[line - 1], starts[spans[number + 1].line - 1] if number + 1 < len(spans) else until


class _Read(NamedTuple):
    """An entry as it is now."""

    value: Map
    key_at: Span
    at: Span
    lines: int
    """By how many lines what follows is further down than before."""
    values: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a file, and where it stood."""

    maps: list[Map]
    """The mappings that it is in, from the top down."""
    keys: list[str]
    """The keys that lead to it, its own the last."""
    text: str
    """The file as it was."""
    start: int
    end: int
    longer: int

    def read(self, text: str) -> _Read | None:
        """Return the entry as it is now, read at its place below keys of any name; None where it is not just one."""
        written = text[self.start : self.end + self.longer]
        is_ended = self._is_in_brackets or self.end == len(self.text) or written.endswith(("\n", "\r"))
        opening, closing = self._surroundings()
        room = self._key_at.line - 1 - opening.count("\n")
        if not is_ended or room < 0 or _MARK.search(written):
            return None
        document = Document("", "\n" * room + opening + written + closing)
        try:
            compose(document)
        except yaml.YAMLError:
            return None
        return self._only(document, written) if _is_sound(document) else None

    @property
    def _key_at(self) -> Span:
        return self.maps[-1].keys_at[self.keys[-1]]

    @property
    def _is_in_brackets(self) -> bool:
        return self.maps[-1].closed is not None

    def _surroundings(self) -> tuple[str, str]:
        """Return what is to stand around the lines of the entry, so that they are read as they are in the file."""
        opening = ""
        for here, key, inner in zip(self.maps, self.keys, [*self.maps[1:], None], strict=True):
            if here.closed:
                opening += "{" if inner is None else f"{{{_KEY}: "
            elif inner is not None:
                opening += " " * (here.keys_at[key].column - 1) + f"{_KEY}:" + (" " if inner.closed else "\n")
        if self._is_in_brackets:
            opening += "\n" + " " * (self._key_at.column - 1)
        return opening, "\n" + "}" * sum(here.closed is not None for here in self.maps) if self._is_in_brackets else ""

    def _only(self, document: Document, written: str) -> _Read | None:
        """Return the entry of a document; None where there is more in it, or it ends elsewhere than what is written."""
        here, key = document.data, self.keys[-1]
        for _ in self.maps[1:]:
            here = here[_KEY] if isinstance(here, Map) and [*here] == [_KEY] else None
        if not isinstance(here, Map) or [*here] != [key] or here.keys_at[key][:2] != self._key_at[:2]:
            return None
        value, starts = here[key], line_starts(written)
        if not isinstance(value, Map) or (self._is_in_brackets and not self._is_closed(value, written, starts)):
            return None
        lines = len(starts) - len(line_starts(self.text[self.start : self.end]))
        return _Read(value, here.keys_at[key], here.values_at[key], lines, document.values)

    def _is_closed(self, value: Map, written: str, starts: list[int]) -> bool:
        """Whether the brackets close where what is written ends, and nothing that follows moves within its line."""
        column = len(written) - starts[-1] + (1 if len(starts) > 1 else self._key_at.column)
        before = self.maps[-1][self.keys[-1]]
        is_same = isinstance(before, Map) and before.closed is not None and before.closed[1] == column
        ends_line = _END_OF_LINE.match(self.text, self.end) is not None
        return value.closed == (self._key_at.line + len(starts) - 1, column) and (is_same or ends_line)

    def put(self, read: _Read) -> Map:
        """Return the file with the entry as it was read; all else is the same, but for the lines that it is in."""
        made = _with(self.maps[-1], self.keys[-1], read.value, read.lines)
        made.keys_at[self.keys[-1]], made.values_at[self.keys[-1]] = read.key_at, read.at
        for here, key in zip(self.maps[-2::-1], self.keys[-2::-1], strict=True):
            made = _with(here, key, made, read.lines)
        return made


def _with(here: Map, key: str, value: Map, lines: int) -> Map:
    """Return a mapping with another value of a key, after which everything is some lines further down."""
    made = Map()
    made.update(here)
    made[key] = value
    made.keys_at.update(here.keys_at)
    made.values_at.update(here.values_at)
    made.closed = _ended(here.closed, lines)
    names = [*here]
    for name in names[names.index(key) + 1 :] if lines else ():
        made[name] = _moved(here[name], lines)
        made.keys_at[name], made.values_at[name] = _at(here.keys_at[name], lines), _at(here.values_at[name], lines)
    return made


def _moved(value: Value, lines: int) -> Value:
    """Return a value as it is some lines further down."""
    if isinstance(value, Map):
        mapping = Map()
        mapping.update((key, _moved(inner, lines)) for key, inner in value.items())
        mapping.keys_at.update((key, _at(span, lines)) for key, span in value.keys_at.items())
        mapping.values_at.update((key, _at(span, lines)) for key, span in value.values_at.items())
        mapping.closed = _ended(value.closed, lines)
        return mapping
    if isinstance(value, Seq):
        items = Seq()
        items.extend(_moved(item, lines) for item in value)
        items.items_at.extend(_at(span, lines) for span in value.items_at)
        items.closed = _ended(value.closed, lines)
        return items
    return value


def _at(span: Span, lines: int) -> Span:
    line, column, end_line, end_column, style = span
    return Span(line + lines, column, end_line + lines, end_column, style)


def _ended(end: End | None, lines: int) -> End | None:
    return end and (end[0] + lines, end[1])
