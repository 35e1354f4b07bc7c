"""How a wording changed, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\s+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+(?:['’-]\w+)*|.", re.DOTALL)  # noqa: RUF001
"""A word, a space or a mark; scripts without spaces between words are split into characters."""
LONGEST = 2_000
"""The most words of wordings that are compared word by word: the cost grows with the product of their lengths."""
ALIKE = 0.3
"""Least share of common words at which two wordings count as one that was reworded."""


class Fate(StrEnum):
    """Whether words were kept, removed or added."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive words that were all kept, all removed or all added."""

    fate: Fate
    text: str


def likeness(one: str, other: str) -> float:
    """Return the share of words that two wordings have in common: 1 for the same words, 0 for no word."""
    ours, theirs = Counter(_words(one)), Counter(_words(other))
    both = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / both if both else float(one == other)


def reworded(before: str, after: str) -> tuple[Run, ...]:
    """Compare two wordings.

    Returns:
        The words in reading order, those that are gone before those that took their place.
        Wordings with little in common are not taken apart: one is gone, the other is new.
    """
    ours, theirs = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(ours) + len(theirs) > LONGEST or likeness(before, after) < ALIKE:
        return tuple(Run(fate, text) for fate, text in ((Fate.GONE, before), (Fate.NEW, after)) if text)
    return tuple(_joined(_blocks(ours, theirs)))


def _blocks(ours: list[str], theirs: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield what is kept, what is gone after it, and what is new in its place."""
    kept = gone = new = ""
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            gone, new = gone + "".join(ours[a:b]), new + "".join(theirs[c:d])
        elif (gone or new) and not "".join(ours[a:b]).strip() and b < len(ours):
            # Two changes with only a space between them are shown as one.
            gone, new = gone + "".join(ours[a:b]), new + "".join(theirs[c:d])
        else:
            if kept or gone or new:
                yield kept, gone, new
            kept, gone, new = "".join(ours[a:b]), "", ""
    yield kept, gone, new


def _joined(blocks: Iterator[tuple[str, str, str]]) -> Iterator[Run]:
    for kept, gone, new in blocks:
        runs = ((Fate.KEPT, kept), (Fate.GONE, gone), (Fate.NEW, new))
        yield from (Run(fate, text) for fate, text in runs if text)


def _words(text: str) -> Iterator[str]:
    return (token for token in _TOKEN.findall(text) if token[0].isalnum())
