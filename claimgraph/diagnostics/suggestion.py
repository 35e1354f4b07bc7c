"""Did you mean …?"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from heapq import nsmallest

from claimgraph.language import gettext

LIKE = 0.6
"""Least similarity (difflib's ratio) at which a word is worth suggesting."""
MANY = 500
"""With more known words than this, only the most similar ones are compared letter by letter."""
SHORTLIST = 20
LONGEST = 200
"""Characters from which on a word is no slip of another."""
MOST_SHARING = 4000
"""Words looked at for what they share with a word; runs of letters that fewer of them have tell more."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, or None when none is similar."""
    if len(word) > LONGEST:
        return None
    words = known if isinstance(known, Collection) else list(known)
    if len(words) > MANY:
        words = _shortlist(word, frozenset(words))
    return next(iter(difflib.get_close_matches(word, list(words), n=1, cutoff=LIKE)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return a hint that names the known word that was probably meant, or None when none is similar."""
    meant = nearest(word, known)
    return gettext('did you mean "%(word)s"?', word=meant) if meant else None


def _shortlist(word: str, known: frozenset[str]) -> list[str]:
    """Return the words that have the most runs of three letters in common with a word."""
    index = _by_trigram(known)
    shared: Counter[str] = Counter()
    looked_at = 0
    for having in sorted((index.get(trigram, []) for trigram in _trigrams(word)), key=len):
        looked_at += len(having)
        if shared and looked_at > MOST_SHARING:
            break
        shared.update(having)
    return nsmallest(SHORTLIST, shared, key=lambda other: (-shared[other], other))


@lru_cache(maxsize=8)
def _by_trigram(known: frozenset[str]) -> Mapping[str, list[str]]:
    index: dict[str, list[str]] = defaultdict(list)
    for word in known:
        for trigram in _trigrams(word):
            index[trigram].append(word)
    return dict(index)


def _trigrams(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
