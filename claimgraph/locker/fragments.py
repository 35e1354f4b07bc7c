"""Text fragments: what an address ends with, so that a browser opens a page at a passage and marks it.

A browser finds words within one block of a page, not across two, and takes quotation marks and
dashes as they are. So a fragment is made of the characters of the copy, never of the quotation
as it was typed; and where a passage goes from one block to another, of its first and last words.
The form is that of https://wicg.github.io/scroll-to-text-fragment/.
"""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import quote as percent_encoded

from claimgraph.argument.quotations.letters import UNSPACED, is_invisible
from claimgraph.locker.extract import Extract

_LONGEST = 60
"""Characters of a passage that is named in full."""
_FEW = 4
"""Words at either end of a longer one; more, where so many stand elsewhere too."""
_MOST = 12
_CONTEXT = 3
"""Words before or after a passage that tell it from another with the same words."""
_BREAK = re.compile(r"[\n\t\f\ufffd]")
_WORD = re.compile(r"\S+")
_LAST_WORD = re.compile(r"\S+$")
_PHRASE = re.compile(
    rf"(?:(?!{UNSPACED})\S)+|{UNSPACED}{{1,40}}?(?:[、。，．！？」』）]+|(?<=[ぁ-ゖ])(?=[一-鿿ァ-ヺ])|(?!{UNSPACED})|$)"  # noqa: RUF001
)
"""Parts of a text without spaces, cut where a word may well end: at a sign, and after kana before a character."""


class Fragments:
    """The fragments of one copy."""

    def __init__(self, extract: Extract) -> None:
        """Prepare the text of a copy to be searched as browsers do."""
        self._text = extract.text
        self._folded = "".join(map(_folded, extract.text))
        self._seams = [seam.place for seam in extract.seams]
        self._joined = {seam.place for seam in extract.seams if seam.mark[:1].isalnum()}
        """Where a mark follows a word so closely that a browser reads both as one word."""

    def fragment(self, start: int, end: int) -> str:
        """Return the text fragment of a passage, without its ``#``; empty where none would lead only to it."""
        runs = self._runs(start, end)
        if not runs:
            return ""
        if len(runs) == 1 and runs[0][1] - runs[0][0] <= _LONGEST:
            return self._whole(*runs[0])
        return self._from_to(runs[0], runs[-1])

    def _runs(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches of a passage within which nothing parts the words."""
        breaks = [found.start() for found in _BREAK.finditer(self._text, start, end)]
        cuts = sorted({start, end, *breaks, *(place for place in self._seams if start < place < end)})
        found = ((self._stripped(a, b)) for a, b in pairwise(cuts))
        return [(a, b) for a, b in found if any(map(str.isalnum, self._text[a:b]))]

    def _stripped(self, start: int, end: int) -> tuple[int, int]:
        if end in self._joined:
            end = start + len(_LAST_WORD.sub("", self._text[start:end]))
        piece = self._text[start:end]
        lead = len(piece) - len(piece.lstrip(" \n\t\f\ufffd"))
        return start + lead, start + max(lead, len(piece.rstrip()))

    def _whole(self, start: int, end: int) -> str:
        """Name a passage by all its words, with those around it where it stands more than once."""
        if self._first(start, end) == start:
            return _written(self._shown(start, end))
        before = self._before(start)
        if before and self._first(before[0], end) == before[0]:
            return _written(self._shown(start, end), prefix=self._shown(*before))
        after = self._after(end)
        if after and self._first(start, after[1]) == start:
            return _written(self._shown(start, end), suffix=self._shown(*after))
        return ""

    def _from_to(self, first: tuple[int, int], last: tuple[int, int]) -> str:
        """Name a passage by its first and its last words."""
        begin = next((b for b in self._ends(first, last) if self._first(first[0], b) == first[0]), None)
        prefix = None
        if begin is None:
            begin, prefix = next(iter(self._ends(first, last)), first[1]), self._before(first[0])
            if prefix is None or self._first(prefix[0], begin) != prefix[0]:
                return ""
        stop = next((a for a in self._starts(last, begin) if self._first(a, last[1], begin) == a), None)
        if stop is None:
            return ""
        shown = self._shown(first[0], begin), self._shown(stop, last[1])
        return _written(*shown, prefix=self._shown(*prefix) if prefix else "")

    def _ends(self, run: tuple[int, int], last: tuple[int, int]) -> list[int]:
        """Return where the first words of a run may end: after few of them first."""
        ends = [found.end() for found in self._words(*run)]
        room = ends if run != last else ends[: max(1, len(ends) - _FEW)]
        return room[min(_FEW, len(room)) - 1 : _MOST]

    def _starts(self, run: tuple[int, int], after: int) -> list[int]:
        """Return where the last words of a run may start: few of them first."""
        starts = [found.start() for found in self._words(*run) if found.start() >= after][::-1]
        return starts[min(_FEW, len(starts)) - 1 : _MOST] if starts else []

    def _words(self, start: int, end: int) -> list[re.Match[str]]:
        form = _PHRASE if re.search(UNSPACED, self._text[start:end]) else _WORD
        return [*form.finditer(self._text, start, end)]

    def _before(self, start: int) -> tuple[int, int] | None:
        """Return the words before a place, as far as nothing parts them from it."""
        line = max(self._text.rfind(sign, 0, start) for sign in "\n\t\f\ufffd") + 1
        line = max([line, *(place for place in self._seams if place <= start)])
        words = self._words(line, start)[-_CONTEXT:]
        return (words[0].start(), words[-1].end()) if words else None

    def _after(self, end: int) -> tuple[int, int] | None:
        """Return the words after a place, as far as nothing parts them from it."""
        found = _BREAK.search(self._text, end)
        line = min([found.start() if found else len(self._text), *(place for place in self._seams if place >= end)])
        words = self._words(end, line)[:_CONTEXT]
        return (words[0].start(), words[-1].end()) if words else None

    def _first(self, start: int, end: int, after: int = 0) -> int:
        """Return where the text first has the words of a stretch, as a browser would find them."""
        return self._folded.find(self._folded[start:end], after)

    def _shown(self, start: int, end: int) -> str:
        return "".join(each for each in " ".join(self._text[start:end].split()) if not is_invisible(each))


def _folded(character: str) -> str:
    """Return a character without its case, and any space as one: as many characters as before."""
    lower = " " if character.isspace() else character.lower()
    return lower if len(lower) == 1 else character


def _written(start: str, end: str = "", *, prefix: str = "", suffix: str = "") -> str:
    parts = [f"{_encoded(prefix)}-,"] if prefix else []
    parts.append(_encoded(start) + (f",{_encoded(end)}" if end else ""))
    parts += [f",-{_encoded(suffix)}"] if suffix else []
    return f":~:text={''.join(parts)}"


def _encoded(text: str) -> str:
    return percent_encoded(text, safe="").replace("-", "%2D")


def at_passage(url: str, fragment: str) -> str:
    """Return an address that opens at a passage.

    Args:
        url: the address of the page, which may have a fragment of its own.
        fragment: the fragment of the passage; empty where there is none.
    """
    if not fragment:
        return url
    if fragment.startswith(":~:"):
        return f"{url}{'' if '#' in url else '#'}{fragment}"
    return f"{url.partition('#')[0]}#{fragment}"
