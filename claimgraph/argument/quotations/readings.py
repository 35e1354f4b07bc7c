"""How a quotation is read: ellipses divide it, and brackets are an editor's or the source's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from claimgraph.argument.quotations.gaps import INSERTION
from claimgraph.argument.quotations.letters import letters_of

_DOTS = r"(?:…|⋯|\.(?:\s{0,2}\.){2,})+(?:\.(?!\d))?"
_GAP = re.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}")
_BRACKET = re.compile(r"(\[[^\[\]]*\])")
_PLAINLY = re.compile(r"[^\[A-Za-z0-9]*+[A-Za-z0-9]")
"""A quotation with a letter, or a digit, before any bracket: of most this is seen at once."""
_MOST = 64
"""The most readings of one part; with more brackets than that, all are read as the source's own."""


def parts(quote: str) -> list[str]:
    """Return the parts of a quotation between its ellipses, without those that are only punctuation or brackets."""
    return [part for part in _GAP.split(quote) if _says_something(_BRACKET.sub("", part))]


@lru_cache(maxsize=1 << 16)
def has_words(quote: str) -> bool:
    """Whether a quotation has any words of its source: more than ellipses, signs and an editor's brackets."""
    if _PLAINLY.match(quote):
        return True
    return any(letters_of(_BRACKET.sub("", part)) for part in parts(quote))


def _says_something(text: str) -> bool:
    return bool(letters_of(text)) or any(unicodedata.category(each) in _SAYING or each in "%‰°#&@" for each in text)


_SAYING = {"Sm", "Sc"}
"""Signs that have a meaning of their own: of sums and of currencies."""


def readings(part: str, begins: Callable[[str], bool], *, only_words: bool = False) -> list[str]:
    """Return the possible wordings of the source for a part of a quotation with brackets.

    ``[x]`` stands for itself, where the source has these brackets; for ``x``, as in ``[T]he``;
    or for nothing, as an editor's own words. It never stands for other words of the source.

    Args:
        part: the part.
        begins: whether these letters stand in the source; what cannot be there is not followed.
        only_words: whether a bracket without a letter must be in the source.
    """
    pieces = _BRACKET.split(part)
    found = [pieces[0]]
    for bracket, after in zip(pieces[1::2], pieces[2::2], strict=True):
        options = [
            [bracket, bracket[1:-1], *_nothing(before, bracket, after, only_words=only_words)] for before in found
        ]
        longer = [f"{before}{option}{after}" for before, each in zip(found, options, strict=True) for option in each]
        found = [*_possible(longer, begins)][:_MOST]
    return found


def _nothing(before: str, bracket: str, after: str, *, only_words: bool) -> list[str]:
    """Return the placeholder for words not in the source, unless the bracket may be of a number or a note mark."""
    beside_digits = before[-1:].isnumeric() or after[:1].isnumeric()
    is_words = any(map(str.isalpha, bracket))
    return [INSERTION] if is_words or not (beside_digits or only_words) else []


def _possible(texts: list[str], begins: Callable[[str], bool]) -> Iterator[str]:
    known: dict[str, bool] = {}
    for text in texts:
        letters = letters_of(text)
        if letters not in known:
            known[letters] = begins(letters)
        if known[letters]:
            yield text
