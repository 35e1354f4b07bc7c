"""The words of an argument: which are names, and which nouns never stand without an article.

An argument is its own dictionary. What its claims never do with a word is taken to be wrong;
words that they do not use are not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]

from claimgraph.argument.lints import english as e

_STEMMER = snowballstemmer.stemmer("english")
_REACH = 2
"""Words before a noun among which its article stands."""
_QUARTERS = e.wordset("north south east west northern southern eastern western")
"""Words that are names in some phrases only."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Facts about the words of an argument's claims, all in lower case."""

    names: Mapping[str, str]
    """As they are written, the words that have a capital wherever they do not open a claim."""
    bound: frozenset[str]
    """Words that always have an article or another determiner close before them."""
    compounds: frozenset[tuple[str, str]]
    """Pairs of neighbouring words that are not close after an indefinite article."""


def vocabulary_of(texts: Iterable[str]) -> Vocabulary:
    """Return the vocabulary of texts."""
    capital: dict[str, str] = {}
    small: set[str] = set()
    bound: set[str] = set()
    loose: set[str] = set()
    compounds: set[tuple[str, str]] = set()
    for text in texts:
        words = e.words_of(text)
        for word in names_in(text):
            capital.setdefault(word.lower(), word)
        small.update(word for word in map(unpossessed, words) if word.islower())
        for place, word in enumerate(words):
            before = words[max(0, place - _REACH) : place]
            (bound if any(map(_binds, before)) else loose).add(word.lower())
            pair = (words[place - 1].lower() if place else "", word.lower())
            if e.INDEFINITE.isdisjoint(other.lower() for other in words[max(0, place - 1 - _REACH) : place]):
                compounds.add(pair)
    names = {word: name for word, name in capital.items() if word not in small | _QUARTERS}
    return Vocabulary(names, frozenset(bound - loose), frozenset(compounds))


def _binds(word: str) -> bool:
    return word.lower() in e.DETERMINERS or unpossessed(word) != word


def names_in(text: str) -> Iterator[str]:
    """Yield the words of a text that have a capital though they do not open it."""
    words = map(unpossessed, e.words_of(text)[1:])
    return (word for word in words if word != "I" and word[0].isalpha() and not word.islower())


def unpossessed(word: str) -> str:
    """Return a word without the ending of a possessive."""
    return word.replace("\u2019", "'").removesuffix("'s")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return a word in lower case, without its endings."""
    return str(_STEMMER.stemWord(unpossessed(word).lower()))
