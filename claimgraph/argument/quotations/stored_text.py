"""A text against which quotations are checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from claimgraph.argument.quotations.gaps import INSERTION, compared, cuts_at_end, cuts_at_start, is_divided_word
from claimgraph.argument.quotations.letters import Spelling
from claimgraph.argument.quotations.note_marks import WithoutMarks
from claimgraph.argument.quotations.readings import parts, readings

_BLANK_LINE = re.compile(r"\n[ \t]*\n")


class Tier(StrEnum):
    """How closely a quotation matches its text; each tier allows what those before it do."""

    EXACT = "exact"
    """Word for word, sign for sign."""
    LINE_JOINS = "line-joins"
    """With words joined that the text divides at the end of a line."""
    NOTE_MARKS = "note-marks"
    """With note marks of the text left out."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation stands in a text."""

    start: int
    end: int
    """Exclusive; from the first part to the last."""
    tier: Tier
    left_out: tuple[str, ...] = ()
    """The note marks that the text has and the quotation does not."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Where one part of a quotation stands, by letters and by places of a spelling."""

    first: int
    after: int
    start: int
    end: int
    joined: bool


class StoredText:
    """A text, spelled once for any number of look-ups."""

    def __init__(self, text: str, path: str = "") -> None:
        """Spell a text.

        Args:
            text: the text.
            path: its file as the editor knows it, for the places of passages in it.
        """
        self.text, self.path = text, path
        self.spelling = Spelling(text)

    @cached_property
    def _without_marks(self) -> WithoutMarks:
        return WithoutMarks(self.text)

    @cached_property
    def _spelling_without_marks(self) -> Spelling:
        return Spelling(self._without_marks.text)

    def find(self, quote: str, start: int = 0) -> Match | None:
        """Return where a quotation is in the text, at the closest tier that matches.

        Args:
            quote: the quotation, with ``…`` and ``[insertions]``.
            start: index in the text from which to look.

        Returns:
            None also for a quotation without a word of its source.
        """
        found = _find(quote, self.spelling, start)
        if found:
            tier = Tier.LINE_JOINS if any(part.joined for part in found) else Tier.EXACT
            return Match(found[0].start, found[-1].end, tier)
        cut = self._without_marks
        if not cut.marks:
            return None
        found = _find(quote, self._spelling_without_marks, cut.left(start), only_words=True)
        if not found:
            return None
        first, last = cut.whole(found[0].start, found[-1].end)
        return Match(first, last, Tier.NOTE_MARKS, cut.marks_in(first, last))

    def paragraph_at(self, place: int) -> int:
        """Return the number, from 1, of the paragraph that a place of the text is in."""
        return len(_BLANK_LINE.findall(self.text[:place].lstrip())) + 1


def _find(quote: str, text: Spelling, start: int, *, only_words: bool = False) -> list[_Found]:
    """Return the places of the parts of a quotation, one after the other; empty where one is missing."""
    found: list[_Found] = []
    at = text.first_letter(start)
    for part in parts(quote):
        options = readings(part, lambda letters: letters in text.letters, only_words=only_words)
        places = [place for option in options if (place := _find_reading(Spelling(option), text, at))]
        if not places:
            return []
        found.append(min(places, key=lambda place: place.after))
        at = found[-1].after
    return found


def _find_reading(quote: Spelling, text: Spelling, at: int) -> _Found | None:
    """Return the first place where the letters of a text are those of a quotation and the gaps agree."""
    if not quote.letters:
        return None
    length, gaps = len(quote.letters), [quote.gap(number) for number in range(len(quote.letters) + 1)]
    first, failed, last = text.letters.find(quote.letters, at), 0, 0
    while first >= 0:
        start = _start(gaps[0], text, first)
        end = _end(gaps[length], text, first + length) if start is not None else None
        if start is not None and end is not None:
            # In a text that repeats itself, this try will fail where the last one did: check there first.
            numbers = [number for number in (failed, failed + last - first) if 0 < number < length]
            tiers: set[Tier | None] = set()
            for number in (*numbers, *range(1, length)):
                tiers.add(_tier(gaps[number], text.gap(first + number), quote.letters[number - 1 : number + 1]))
                if None in tiers:
                    failed, last = number, first
                    break
            else:
                return _Found(first, first + length, start, end, Tier.LINE_JOINS in tiers)
        first = text.letters.find(quote.letters, first + 1)
    return None


def _tier(ours: str, theirs: str, beside: str) -> Tier | None:
    """Return how closely a gap of a quotation agrees with that of the text between the same two letters."""
    if ours == theirs:
        return Tier.EXACT
    before, after = beside[0], beside[1]
    wanted = compared(ours, before, after)
    if wanted == compared(theirs, before, after):
        return Tier.EXACT
    return Tier.LINE_JOINS if not wanted and is_divided_word(theirs, before, after) else None


def _start(lead: str, text: Spelling, number: int) -> int | None:
    """Return the start of a quotation with these signs before its first letter; None where it cannot start there."""
    before, after, gap = text.letter_at(number - 1), text.letters[number], text.gap(number)
    wanted = compared(lead, None, after)
    if cuts_at_start(gap, before, after, taken=bool(wanted)):
        return None
    theirs = compared(gap, before, after)
    if not theirs.endswith(wanted) or (INSERTION in lead and "]" in theirs.removesuffix(wanted)):
        return None
    at = text.span(number)[0]
    if not wanted:
        return at
    starts = (start for start in range(len(gap), -1, -1) if compared(gap[start:], None, after).endswith(wanted))
    return at - len(gap) + next(starts, 0)


def _end(trail: str, text: Spelling, number: int) -> int | None:
    """Return the end of a quotation with these signs after its last letter; None where it cannot end there."""
    before, after, gap = text.letters[number - 1], text.letter_at(number), text.gap(number)
    wanted = compared(trail, before, None)
    if cuts_at_end(gap, before, after, taken=bool(wanted)):
        return None
    theirs = compared(gap, before, after)
    if not theirs.startswith(wanted) or (INSERTION in trail and "[" in theirs.removeprefix(wanted)):
        return None
    at = text.span(number - 1)[1]
    if not wanted:
        return at
    ends = (end for end in range(len(gap) + 1) if compared(gap[:end], before, None).startswith(wanted))
    return at + next(ends, len(gap))
