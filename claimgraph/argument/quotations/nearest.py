"""The passage of a text that is most like a quotation that is not in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from claimgraph.argument.quotations.letters import UNSPACED, letters_of
from claimgraph.argument.quotations.stored_text import StoredText
from claimgraph.diagnostics import Place

_TOKEN = re.compile(rf"{UNSPACED}|(?:(?!{UNSPACED})\S)+")
"""A word, or a character of a script without spaces."""
_SEEDS = 48
"""How many pieces of a quotation are searched for."""
_MOST_HITS = 100
"""The most places of a piece that are used; a more frequent piece is ignored."""
_MOST_PASSAGES = 4
"""How many passages are compared with the quotation word by word."""
_SHORT = 100
"""The most characters of texts that are compared letter by letter, which finds a slip within a word."""
_LONGEST = 400
"""The most words, or characters of a script without spaces, that are compared."""
_LIKE = 0.5
"""Least common share at which a passage counts as like a quotation."""
_AROUND = 3
"""How many words before and after a place a tried passage may start."""
_SHOWN, _KEPT = 12, 4
"""Up to so many equal words in a row are shown; of more, so many at either end."""


def nearest(text: StoredText, quote: str) -> tuple[str, Place] | None:
    """Return the passage of a text that is most like a quotation, with its place, or None when none is.

    Pieces of the quotation are looked up in the text, each hit a vote for where the whole would
    start; the passages with most votes are then compared. The time is linear in the text.
    """
    wanted = [token[0] for token in _TOKEN.finditer(quote)][:_LONGEST]
    best, score = None, _LIKE
    for place in _likely_places(text, letters_of(quote)):
        for start, passage in _passages(text.text, place, len(wanted)):
            likeness = _likeness(wanted, passage)
            if likeness > score:
                best, score = (start, passage[-1].end()), likeness
    if best is None:
        return None
    return " ".join(text.text[best[0] : best[1]].split()), _place(text, best[0])


def _likely_places(text: StoredText, letters: str) -> Iterator[int]:
    """Yield places of the text at which the quotation might start, the likeliest first."""
    letters, size = letters[: _LONGEST * 8], 3 if re.search(UNSPACED, letters) else 6
    size = max(1, min(size, len(letters) // 2))
    step = max(1, (len(letters) - size) // _SEEDS)
    width = max(8, len(letters) // 4)
    votes: Counter[int] = Counter()
    first: dict[int, int] = {}
    for offset in range(0, len(letters) - size + 1, step):
        for hit in _hits(text.spelling.letters, letters[offset : offset + size]):
            start = max(0, hit - offset)
            for bucket in (start // width, start // width + 1):  # so that no border divides what belongs together
                votes[bucket] += 1
                first.setdefault(bucket, start)
    for bucket, _ in votes.most_common(_MOST_PASSAGES):
        yield text.spelling.span(first[bucket])[0]


def _hits(letters: str, piece: str) -> list[int]:
    """Return the places of a piece in the letters; none if it is too frequent."""
    hits: list[int] = []
    at = letters.find(piece)
    while at >= 0 and len(hits) <= _MOST_HITS:
        hits.append(at)
        at = letters.find(piece, at + 1)
    return hits if len(hits) <= _MOST_HITS else []


def _passages(text: str, place: int, length: int) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """Yield passages of a length in words that start around a place, each with its start."""
    back = text[max(0, place - _SHORT) : place]
    before = [token.start() for token in _TOKEN.finditer(back)][-_AROUND:]
    start = place - len(back) + before[0] if before else place
    tokens: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text, start):
        tokens.append(token)
        if len(tokens) == length + 2 * _AROUND:
            break
    for number in range(max(1, len(tokens) - length + 1)):
        yield tokens[number].start(), tokens[number : number + length]


def _likeness(wanted: list[str], passage: list[re.Match[str]]) -> float:
    there = [token[0] for token in passage]
    ours, theirs = (" ".join(tokens).casefold() for tokens in (wanted, there))
    if len(ours) <= _SHORT:
        return SequenceMatcher(None, theirs, ours, autojunk=False).ratio()
    return SequenceMatcher(None, theirs.split(), ours.split(), autojunk=False).ratio()


def _place(text: StoredText, index: int) -> Place:
    line_start = text.text.rfind("\n", 0, index) + 1
    return Place(text.path, text.text.count("\n", 0, index) + 1, index - line_start + 1)


def word_diff(quote: str, text: str) -> str:
    """Return the differences of a quotation from a text: ``[-only in the quotation-]`` and ``{+only in the text+}``."""
    ours, theirs = quote.split(), text.split()
    shown: list[str] = []
    matcher = SequenceMatcher(None, ours[:_LONGEST], theirs[:_LONGEST], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            shown += ours[a:b] if b - a <= _SHOWN else [*ours[a : a + _KEPT], "…", *ours[b - _KEPT : b]]
            continue
        if b > a:
            shown.append(f"[-{' '.join(ours[a:b])}-]")
        if d > c:
            shown.append(f"{{+{' '.join(theirs[c:d])}+}}")
    return " ".join([*shown, *(["…"] if max(len(ours), len(theirs)) > _LONGEST else [])])
