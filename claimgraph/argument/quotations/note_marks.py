"""The note marks of a text, which may be left out of a quotation from it.

In plain text a note mark looks like other things: an exponent, a part of a name, a number. So
a mark counts as one only where it can hardly be anything else; elsewhere it must be quoted.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SIGNS = ".,;:!?…。、，)]”’\"'»」』"  # noqa: RUF001 - the signs themselves
_MOST_SIGNS = 3
_SHORTEST_WORD = 3
_MARKS = re.compile(
    rf"(?:[{_RAISED}]{{1,3}}(?:[,⁻–-][{_RAISED}]{{1,3}})*|\[[0-9]{{1,3}}\]|[†‡])+(?!\w|[.,][0-9])"  # noqa: RUF001
    r"|(?<=[.!?…”’\"'»])[0-9]{1,3}(?=\s|$)"  # noqa: RUF001
)
_A_NUMBER_BEFORE = re.compile(r"(?:[0-9½¼¾]|\b(?:per(?!\s+cent\b)|square|cubic)|/)[\s(-]*\w+$", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?…][”’\"'»]?")  # noqa: RUF001
_SENTENCE_STARTS = re.compile(r"\s+[“‘\"'«(]?(?P<first>\w)|\s*$")  # noqa: RUF001
_LOOK_BACK = 40
"""How many characters before a mark are examined."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A mark that leads to a note."""

    start: int
    """Its place in the text."""
    text: str


def note_marks(text: str) -> Iterator[NoteMark]:
    """Yield every note mark of a text, in order of place.

    A mark is raised digits, a number in square brackets or a dagger, right after a word of
    three letters or more that ends in no capital, or after the signs that follow such a word;
    plain digits only between the end of a sentence and the capital of the next.
    """
    for found in _MARKS.finditer(text):
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        upto = before.rstrip(_SIGNS)
        word, signs = upto[-_SHORTEST_WORD:], before[len(upto) :]
        if len(word) < _SHORTEST_WORD or not word.isalpha() or word[-1].isupper() or len(signs) > _MOST_SIGNS:
            continue
        if _is_note(found, signs, before, text):
            yield NoteMark(found.start(), found[0])


def _is_note(found: re.Match[str], signs: str, before: str, text: str) -> bool:
    first = found[0][0]
    if first.isascii() and first.isdigit():
        return bool(_SENTENCE_ENDS.fullmatch(signs)) and _starts_a_sentence(text, found.end())
    if first in _RAISED:  # which may be an exponent
        return not signs.endswith((")", "]")) and (bool(signs) or not _A_NUMBER_BEFORE.search(before))
    return True


def _starts_a_sentence(text: str, at: int) -> bool:
    found = _SENTENCE_STARTS.match(text, at)
    return found is not None and (found["first"] is None or found["first"].isupper())


class WithoutMarks:
    """A text with its note marks cut out."""

    def __init__(self, text: str) -> None:
        """Cut the note marks out of a text."""
        self.marks = [*note_marks(text)]
        self._starts = [mark.start for mark in self.marks]
        ends = [0, *(mark.start + len(mark.text) for mark in self.marks)]
        self.text = "".join(text[end:start] for end, start in zip(ends, [*self._starts, len(text)], strict=True))
        self._cut = [0, *accumulate(len(mark.text) for mark in self.marks)]
        """Characters cut before each stretch that is left."""
        self._stretches = [end - cut for end, cut in zip(ends, self._cut, strict=True)]
        """Where each of these starts in what is left."""

    def left(self, place: int) -> int:
        """Return the place in what is left of a place in the whole text."""
        return place - self._cut[bisect_left(self._starts, place)]

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the whole text of a span in what is left, without the marks beside it."""
        first, last = bisect_right(self._stretches, start) - 1, bisect_right(self._stretches, end - 1) - 1
        return start + self._cut[first], end + self._cut[last]

    def marks_in(self, start: int, end: int) -> tuple[str, ...]:
        """Return the marks of a span of the whole text, one right after it included."""
        marks = self.marks[bisect_left(self._starts, start) : bisect_right(self._starts, end)]
        return tuple(mark.text for mark in marks)
