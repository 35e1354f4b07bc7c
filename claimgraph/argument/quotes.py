"""Verification of quotations against stored texts.

Two texts agree when they are the same after folding white space, case, quotation marks,
dashes and ligatures. ``[…]`` with words in it marks an editor's insertion; ``…`` or ``...``
splits the quotation into parts that must be found in that order.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass

from claimgraph.diagnostics import Place

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),  # noqa: RUF001 - the marks themselves
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),  # noqa: RUF001
        "\u00ad": "",
        "\u200b": "",
    }
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_SPLIT = re.compile(r"\[[^\]]*\]|…|\.\.\.")


@dataclass(frozen=True, slots=True)
class StoredText:
    """A stored text, folded once for any number of look-ups."""

    text: str
    folded: str
    origin: tuple[int, ...]
    """Per folded character, its index in the text."""
    path: str = ""
    """Its file, as the editor knows it."""

    @classmethod
    def of(cls, text: str, path: str = "") -> StoredText:
        """Fold a text; its file is told to the editor."""
        characters: list[str] = []
        origin: list[int] = []
        for index, character in enumerate(text):
            for folded in _fold_character(character):
                if folded == " " and (not characters or characters[-1] == " "):
                    continue
                characters.append(folded)
                origin.append(index)
        return cls(text, "".join(characters), tuple(origin), path)

    def find(self, quote: str, start: int = 0) -> tuple[int, int] | None:
        """Return the span of a quotation in the text, or None.

        Args:
            quote: the quotation, with ``…`` and ``[insertions]``.
            start: index in the text from which to look.

        Returns:
            Start and end (exclusive) in the text, from the first part to the last. None
            also for a quotation without a word of its own: nothing vacuous is verified.
        """
        parts = [fold(part) for part in _SPLIT.split(quote)]
        parts = [part for part in parts if any(map(str.isalnum, part))]
        if not parts:
            return None
        at = self._folded_index(start)
        first = None
        for part in parts:
            found = self._find_part(part, at)
            if found < 0:
                return None
            first = found if first is None else first
            at = found + len(part)
        return (self.origin[first or 0], self.origin[at - 1] + 1)

    def _find_part(self, part: str, at: int) -> int:
        """Find a part that neither starts nor ends within a word."""
        found = self.folded.find(part, at)
        while found >= 0 and not (self._is_edge(found, part[0]) and self._is_edge(found + len(part), part[-1])):
            found = self.folded.find(part, found + 1)
        return found

    def _is_edge(self, index: int, inner: str) -> bool:
        if not _spaced(inner) or index in {0, len(self.folded)}:
            return True
        before, after = self.folded[index - 1], self.folded[index]
        return not (_spaced(before) and _spaced(after))

    def _folded_index(self, start: int) -> int:
        if start <= 0:
            return 0
        return next((i for i, origin in enumerate(self.origin) if origin >= start), len(self.folded))

    def paragraph_of(self, quote: str) -> int:
        """Return the number of the paragraph that the quotation starts in, from 1; 0 when it is not there."""
        span = self.find(quote)
        return len(_BLANK_LINE.findall(self.text[: span[0]].lstrip())) + 1 if span else 0

    def nearest(self, quote: str) -> tuple[str, Place] | None:
        """Return the passage of the text that is most like the quotation, with its place, or None when none is."""
        words, length = [*re.finditer(r"\S+", self.text)], len(quote.split())
        matcher = difflib.SequenceMatcher(None, b=fold(quote), autojunk=False)  # it looks into its second text once
        best, score = None, 0.5
        for start in range(max(1, len(words) - length + 1)):
            candidate = " ".join(word[0] for word in words[start : start + length])
            matcher.set_seq1(fold(candidate))
            if matcher.real_quick_ratio() > score and matcher.quick_ratio() > score and matcher.ratio() > score:
                best, score = (candidate, self._place(words[start].start())), matcher.ratio()
        return best

    def _place(self, index: int) -> Place:
        line_start = self.text.rfind("\n", 0, index) + 1
        return Place(self.path, self.text.count("\n", 0, index) + 1, index - line_start + 1)


def fold(text: str) -> str:
    """Return the text as it is compared."""
    return " ".join("".join(_fold_character(character) for character in text).split())


def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    return unicodedata.normalize("NFKC", character.translate(_FOLDED)).casefold()


def _spaced(character: str) -> bool:
    """Whether the character belongs to a word of a script that parts its words by spaces."""
    return character.isalnum() and not 0x3040 <= ord(character) <= 0x9FFF  # noqa: PLR2004 - kana and ideographs


def word_diff(quote: str, text: str) -> str:
    """Show how a quotation differs: ``[-only in the quotation-]`` and ``{+only in the text+}``."""
    ours, theirs = quote.split(), text.split()
    shown: list[str] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            shown += ours[a:b]
            continue
        if b > a:
            shown.append(f"[-{' '.join(ours[a:b])}-]")
        if d > c:
            shown.append(f"{{+{' '.join(theirs[c:d])}+}}")
    return " ".join(shown)
