"""The letters of a text, without spaces and signs, in a normal form.

Letters, digits and the marks on them are composed (so that ``é`` is one thing, however it was
typed), without case, and with compatible forms made one: ligatures, full-width and half-width
forms. Raised and lowered characters, fractions and digits in circles are kept:
10² is not 102.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate, pairwise

APOSTROPHES = "\u02b9\u02bb\u02bc\u02bd\u02c8\ua78b\ua78c"
"""Letters by their category, and apostrophes by their use."""

_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
_VISIBLE_FORMATS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
_OTHER_SIGNS = {"<super>", "<sub>", "<circle>", "<fraction>"}
"""Compatibility forms that mean something else than their parts."""
_STRESS = re.compile("(?<=[аеиоуыэюяіє])\u0301")
"""The stress mark of Russian and Ukrainian primers and dictionaries."""
_CHUNK = 1024
"""Characters of a chunk, which is spelled as a whole and searched for places."""
_MOST_LOOKED_UP = 64
"""How many chunks have their places cached."""


def is_invisible(character: str) -> bool:
    """Whether a character is invisible: joiners, direction marks, soft hyphens, variation selectors."""
    if character in _FILLERS or 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF:  # noqa: PLR2004
        return True
    return unicodedata.category(character) == "Cf" and character not in _VISIBLE_FORMATS


def is_mark(character: str) -> bool:
    """Whether the character is a mark on the letter before it."""
    return unicodedata.category(character)[0] == "M"


def is_spaced(character: str) -> bool:
    """Whether the letter is of a script with spaces between words."""
    return not _IS_UNSPACED.match(character)


UNSPACED = (
    "[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Pattern of a letter of a script without spaces: Thai, Lao, Tibetan, Myanmar, Khmer, kana and ideographs."""
_IS_UNSPACED = re.compile(UNSPACED)


def compatible(character: str) -> str:
    """Return the plain form of a character, where it is only a variant of that."""
    decomposition = unicodedata.decomposition(character)
    if not decomposition.startswith("<") or decomposition.split()[0] in _OTHER_SIGNS:
        return character
    plain = unicodedata.normalize("NFKD", character)
    return plain if len(plain) == 1 or all(unicodedata.category(each)[0] in "LM" for each in plain) else character


@cache
def _letters_of_character(character: str) -> str:
    """Return the normal form of a composed lower-case character: nothing for a space or a sign."""
    if character in APOSTROPHES or is_invisible(character):
        return ""
    plain = unicodedata.normalize("NFC", compatible(character).casefold())
    return "".join(each for each in plain if unicodedata.category(each)[0] in "LMN")


def _composed(text: str) -> str:
    """Return a text in lower case with each letter and its marks as one character, where there is one."""
    if "\uff9e" in text or "\uff9f" in text:
        text = _HALF_WIDTH.sub(lambda kana: unicodedata.normalize("NFKC", kana[0]), text)
    return unicodedata.normalize("NFC", text).casefold()


_HALF_WIDTH = re.compile("[\uff66-\uff9d][\uff9e\uff9f]")
"""Half-width kana with their voice marks."""


def letters_of(text: str) -> str:
    """Return the letters of a text."""
    return _spell(text, _changes(text))


def _changes(text: str) -> list[tuple[str, str]]:
    """Return the characters of a text that are not their own normal form, each with its letters."""
    letters = ((each, _letters_of_character(each)) for each in sorted({*_composed(text)}))
    return [(each, its_letters) for each, its_letters in letters if its_letters != each]


def _spell(text: str, changes: list[tuple[str, str]]) -> str:
    """Return the letters of a text, given its changes; replacing each changed character is by far the fastest."""
    letters = _composed(text)
    for each, its_letters in changes:
        letters = letters.replace(each, its_letters)
    return _STRESS.sub("", letters) if "\u0301" in letters else letters


_letters_of_cluster = lru_cache(maxsize=4096)(letters_of)


def _spans(text: str) -> tuple[list[int], list[int]]:
    """Return where each letter of a short text starts and ends in it, marks included."""
    heads = [index for index, each in enumerate(text) if not index or not _is_joined(each)]
    starts, ends = [], []
    for start, end in pairwise([*heads, len(text)]):
        for _ in _letters_of_cluster(text[start:end]):
            starts.append(start)
            ends.append(end)
    return starts, ends


class Spelling:
    """A text and its letters, with the place of each."""

    def __init__(self, text: str) -> None:
        """Spell a text, in time linear in its length."""
        self.text = text
        self._chunks = [*_chunk_starts(text)]
        """Where each chunk starts in the text."""
        changes = _changes(text)
        spelled = [_spell(text[start:end], changes) for start, end in pairwise([*self._chunks, len(text)])]
        self._firsts = [0, *accumulate(map(len, spelled))]
        """Number of the first letter of each chunk, and of all letters."""
        self.letters = "".join(spelled)
        self._looked_up: dict[int, tuple[list[int], list[int]]] = {}
        """Places of the letters of some chunks."""

    def span(self, number: int) -> tuple[int, int]:
        """Return the start and the end (exclusive) of a letter in the text."""
        chunk = bisect_right(self._firsts, number) - 1
        starts, ends = self._spans(chunk)
        at, index = self._chunks[chunk], number - self._firsts[chunk]
        return at + starts[index], at + ends[index]

    def gap(self, number: int) -> str:
        """Return the gap before a letter, from the letter before it on; for the number after the last, the end."""
        start = self.span(number - 1)[1] if number else 0
        end = self.span(number)[0] if number < len(self.letters) else len(self.text)
        return self.text[start:end]

    def letter_at(self, number: int) -> str | None:
        """Return a letter by its number; None before the first and after the last."""
        return self.letters[number] if 0 <= number < len(self.letters) else None

    def first_letter(self, place: int) -> int:
        """Return the number of the first letter that starts at a place of the text or after it."""
        if place <= 0 or not self._chunks:
            return 0
        chunk = bisect_right(self._chunks, place) - 1
        return self._firsts[chunk] + bisect_left(self._spans(chunk)[0], place - self._chunks[chunk])

    def _spans(self, chunk: int) -> tuple[list[int], list[int]]:
        if chunk in self._looked_up:
            return self._looked_up[chunk]
        if len(self._looked_up) >= _MOST_LOOKED_UP:
            self._looked_up.clear()
        start = self._chunks[chunk]
        end = self._chunks[chunk + 1] if chunk + 1 < len(self._chunks) else len(self.text)
        self._looked_up[chunk] = _spans(self.text[start:end])
        return self._looked_up[chunk]


def _chunk_starts(text: str) -> Iterator[int]:
    """Yield where to cut a text, never between a letter and its marks."""
    start = 0
    while start < len(text):
        yield start
        start += _CHUNK
        while start < len(text) and _is_joined(text[start]):
            start += 1


def _is_joined(character: str) -> bool:
    """Whether a character forms one letter with the one before it: a mark, or the second half of a syllable."""
    if character < "\u0300":
        return False
    return bool(unicodedata.combining(character)) or "\u1160" <= character <= "\u11ff" or character in "\uff9e\uff9f"
