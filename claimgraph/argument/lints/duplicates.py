"""Claims that say nearly the same in nearly the same words.

Two claims are near when their words are the same, but for articles, inflection and the like;
when a phrase stands at the end instead of the beginning; or when one has a single word more
that adds colour only. Another number, name, negation or preposition makes another claim.

Each claim is compared only with those that have its words, or all but one of them, found by
a sum of hashes; so the time grows with the number of words, not of pairs. Words are brought to
their normal form, which takes longest, only in the few claims that have one like them by how
their words begin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]

from claimgraph.argument.lints import english as e

LONG, LONGEST = 7, 80
"""Words of a claim from which one more may add only colour, and the most words that are compared."""
MOST = 8
"""Claims with the same words that one is compared with."""

_LIGHT = e.ARTICLES | e.wordset("very really quite rather indeed also too just actually simply clearly certainly")
_LEMMAS = (
    dict.fromkeys(e.BE | {"be", "been", "being"}, "be")
    | dict.fromkeys(e.HAVE | {"having"}, "have")
    | dict.fromkeys(e.DO | {"doing", "done"}, "do")
    | {"can't": "can", "won't": "will"}
)

_LIGHT_STARTS, _LONGEST_LIGHT = tuple(_LIGHT), 15
"""How a word begins that may be a light one with an ending, and the most letters that it then has."""

_STEMMER = snowballstemmer.stemmer("english")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that say much the same."""

    later: str
    earlier: str
    same: bool
    """Whether their words are the very same."""


def near_duplicates(texts: Mapping[str, str]) -> Iterator[Pair]:
    """Yield each claim that says much the same as one before it, with the first such.

    Args:
        texts: wordings by id, in order of reading.
    """
    order = {id_: number for number, id_ in enumerate(texts)}
    first: dict[str, str] = {}
    for one, other in _alike(texts):
        earlier, later = sorted((one, other), key=order.__getitem__)
        if later not in first or order[earlier] < order[first[later]]:
            first[later] = earlier
    for later, earlier in first.items():
        yield Pair(later, earlier, _folded(texts[later]) == _folded(texts[earlier]))


def _alike(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    maybe = _maybe_alike(texts)
    claims = {id_: words for id_ in texts if id_ in maybe and (words := _normalised(texts[id_]))}
    with_sum: dict[int, list[str]] = defaultdict(list)
    yield from _of_the_same_words(claims, with_sum)
    yield from _with_one_word_more(claims, with_sum, _names(texts.values()) if claims else frozenset())


def _maybe_alike(texts: Mapping[str, str]) -> set[str]:
    """Return the claims whose words begin like those of another one, or like all but one of them."""
    found: set[str] = set()
    with_sum: dict[int, list[str]] = defaultdict(list)
    beginnings: dict[str, list[int]] = {}
    for id_, text in texts.items():
        beginnings[id_] = hashes = [hash(start) for word in e.words_of(text) for start in _beginnings(word)]
        with_sum[sum(hashes)].append(id_)
    for id_, hashes in beginnings.items():
        total = sum(hashes)
        if len(with_sum[total]) > 1:
            found.add(id_)
        for shorter in {total - each for each in hashes} & with_sum.keys():
            found.update((id_, *with_sum[shorter]))
    return found


@lru_cache(maxsize=1 << 16)
def _beginnings(word: str) -> Words:
    """Return how the normal form of a word begins, which is found without its stem; nothing for a light word."""
    lower = word.lower().replace("\u2019", "'")
    may_be_light = lower.startswith(_LIGHT_STARTS) and len(lower) <= _LONGEST_LIGHT
    if may_be_light or "n't" in lower or lower == "cannot" or lower in _LEMMAS:
        return tuple(_start(part) for part in _parts(word) if part not in _LIGHT)
    return (_start(lower),)


def _start(word: str) -> str:
    """Return the first two letters of a word, which a stem has too, but for one: tying and tie."""
    return word[:2].replace("y", "i")


def _of_the_same_words(claims: Mapping[str, Words], with_sum: dict[int, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of claims with the same words; fill the table of claims by the sum of their words' hashes."""
    with_words: dict[Words, str] = {}
    for id_, words in claims.items():
        others = with_sum[_sum(words)]
        alike = (other for other in others if _is_turned(words, claims[other]))
        if found := with_words.get(words) or next(alike, None):
            yield id_, found
            continue
        with_words[words] = id_
        if len(others) < MOST:
            others.append(id_)


def _with_one_word_more(
    claims: Mapping[str, Words], with_sum: Mapping[int, list[str]], names: frozenset[str]
) -> Iterator[tuple[str, str]]:
    for id_, words in claims.items():
        total = _sum(words)
        for number, word in enumerate(words if LONG < len(words) <= LONGEST else ()):
            for other in with_sum.get(total - hash(word), ()):
                if words[:number] + words[number + 1 :] == claims[other] and _is_colour(word, names):
                    yield id_, other


def _sum(words: Words) -> int:
    return sum(map(hash, words))


def _is_turned(words: Words, others: Words) -> bool:
    """Whether words are the same but for a phrase that moved from one end to the other."""
    if len(words) != len(others) or len(words) > LONGEST:
        return False
    turns = (number for number in range(1, len(words)) if words[number:] + words[:number] == others)
    return any(e.PREPOSITIONS.intersection((words[0], words[number])) for number in turns)


def _is_colour(word: str, names: frozenset[str]) -> bool:
    """Whether a word more leaves a long claim what it was."""
    is_open = word not in e.CLOSED and word not in e.WEIGHTY and word not in _LEMMAS
    return is_open and word not in names and word.isalpha()


def _folded(text: str) -> list[str]:
    return [word.casefold() for word in e.words_of(text)]


def _names(texts: Iterable[str]) -> frozenset[str]:
    """Return every word that is written with a capital within a sentence somewhere."""
    words = {word for text in texts for word in e.words_of(text)[1:] if not word.islower()}
    return frozenset(part for word in words for part in _parts(word))


def _normalised(text: str) -> Words:
    return tuple(part for word in e.words_of(text) for part in _parts(word) if part not in _LIGHT)


@lru_cache(maxsize=1 << 16)
def _parts(word: str) -> Words:
    """Return the normal form of a word; of a contracted negation, both words."""
    lower = word.lower().replace("\u2019", "'")
    if lower == "cannot":
        return ("can", "not")
    if lower.endswith("n't"):
        return (_LEMMAS.get(lower, lower.removesuffix("n't")), "not")
    if lower in e.CLOSED or lower in e.WEIGHTY:
        return (_LEMMAS.get(lower, lower),)
    return (_LEMMAS.get(lower) or _STEMMER.stemWord(lower.removesuffix("'s")),)
