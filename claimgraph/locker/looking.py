"""Looking a quotation up in a copy: whether it is there, how closely, where, and a hash by which others can check it.

The hash of a window, the letters of a passage and some on either side, is the same for everybody
who has an honest copy, however the page around it has changed and whatever read the copy. It
proves the passage in its context, and publishes nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from claimgraph.argument.lock import text_sum
from claimgraph.argument.quotations import Match, StoredText, Tier, nearest, word_diff
from claimgraph.argument.quotations.gaps import signs_of
from claimgraph.argument.quotations.letters import Spelling, letters_of
from claimgraph.argument.quotations.note_marks import WithoutMarks
from claimgraph.locker.extract import Extract
from claimgraph.locker.fragments import Fragments

AROUND = 32
"""Letters on either side of a passage that its window has."""
_MOST = 99
"""Times that a quotation is counted."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A quotation as it was found in a copy."""

    match: Match
    count: int
    """How often it is there."""
    window: str
    """SHA-256 of its window at the first place."""


class CopyText:
    """The text of a copy, read once for any number of quotations."""

    def __init__(self, extract: Extract) -> None:
        """Keep the text of a copy, to be searched."""
        self.extract = extract
        self.stored = StoredText(extract.text)

    def find(self, quote: str) -> Sighting | None:
        """Look a quotation up."""
        match = self.stored.find(quote)
        if match is None:
            return None
        if left_out := self.extract.marks_in(match.start, match.end):
            match = replace(match, tier=Tier.NOTE_MARKS, left_out=(*left_out, *match.left_out))
        return Sighting(match, self._count(quote, match), self.window(match.start, match.end))

    def _count(self, quote: str, match: Match | None) -> int:
        count = 0
        while match is not None and count < _MOST:
            count += 1
            match = self.stored.find(quote, match.end)
        return count

    def window(self, start: int, end: int) -> str:
        """Return the hash of the window of a passage."""
        spelling = self._without_marks
        first = spelling.first_letter(self._cut.left(start))
        after = spelling.first_letter(self._cut.left(end))
        return text_sum(spelling.letters[max(0, first - AROUND) : after + AROUND])

    def has_window(self, quote: str, window: str) -> bool:
        """Whether a quotation occurs anywhere with this window hash."""
        match, count = self.stored.find(quote), 0
        while match is not None and count < _MOST:
            if self.window(match.start, match.end) == window:
                return True
            match, count = self.stored.find(quote, match.end), count + 1
        return False

    def is_title(self, quote: str) -> bool:
        """Whether a quotation is the title of the document or a part of it."""
        title = letters_of(self.extract.title)
        return bool(title) and letters_of(quote) in title

    def instead(self, quote: str) -> str:
        """Return how the most similar words of the copy differ from a quotation that is not in it, word by word."""
        found = nearest(self.stored, quote)
        if found is None:
            return "nothing in the copy is like it"
        return f"{word_diff(quote, found[0])} ([-your words-], {{+those of the copy+}})"

    @cached_property
    def fragments(self) -> Fragments:
        """The fragments of the copy."""
        return Fragments(self.extract)

    @cached_property
    def sum(self) -> str:
        """The hash of the text, without differences of spaces, quotation marks, invisible signs and case."""
        return text_sum(" ".join(signs_of(self.extract.text).casefold().split()))

    @cached_property
    def _cut(self) -> WithoutMarks:
        return WithoutMarks(self.extract.text)

    @cached_property
    def _without_marks(self) -> Spelling:
        return Spelling(self._cut.text)
