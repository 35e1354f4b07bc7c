"""Truisms: general sentences that name nothing of the case they are used in.

A sentence is general where it has no name, no number and nothing definite in it, and where
none of the things that it speaks of is spoken of in the case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimgraph.argument.lints import english as e
from claimgraph.argument.lints.vocabulary import Vocabulary, names_in, stem, unpossessed

_POINTING = e.ARTICLES - e.INDEFINITE | e.wordset("this these those")
_OURS = e.wordset("i we me us my our you your here today")
_ONE_OF_ANY = e.INDEFINITE | e.wordset("any some every what something anything someone somebody things events people")
_REACH = 3
"""Words after an article among which its noun stands, and words after that among which it is told whose it is."""
_ROOT = 4
"""Letters at the start that a noun has in common with the word that it takes up: weaker, the weakness."""
_NO_THING_AFTER = (
    e.FINITE
    | e.SUBJECTS
    | e.wordset("to not never someone somebody anyone anybody everyone everybody one people nobody nothing something")
)
"""Words after which comes a verb or an adjective, and no noun."""
_NO_THING = (e.CLOSED - {"well"}) | e.PAST | e.LOGICAL | e.COMPARATIVES | e.wordset("be been being") | _NO_THING_AFTER
_OF_DEGREE = e.wordset("more most less least few very only")


def names_nothing_of(case: Iterable[str], text: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence is a truism beside a case.

    Args:
        case: sentences of the case; those of them that are themselves general tell nothing of it.
        text: the sentence.
        vocabulary: the words of the argument.
    """
    if not is_general(text, vocabulary):
        return False
    told = {stem(word) for sentence in case if not is_general(sentence, vocabulary) for word in e.words_of(sentence)}
    things = {stem(word) for word in _nouns(text)}
    return bool(told) and _beginnings(told).isdisjoint(things) and _beginnings(things).isdisjoint(told)


def is_general(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence speaks of nothing in particular: of no name, no number, and nothing definite."""
    words = e.words_of(text)
    small = [unpossessed(word).lower() for word in words]
    if not words or next(names_in(text), None) or small[0] in vocabulary.names:
        return False
    if any(word[0].isdigit() or word in _OURS for word in small):
        return False
    return all(_is_taken_up(small, place) for place, word in enumerate(small) if word in _POINTING)


def _is_taken_up(words: Sequence[str], place: int) -> bool:
    """Whether what an article makes definite is a matter of the sentence itself: its noun came before, or is of any."""
    after = words[place + 1 : place + 1 + _REACH]
    if not after or after[0] in _OF_DEGREE or after[0] in e.LOGICAL:
        return True
    roots = {word[:_ROOT] for word in words[:place] if len(word) >= _ROOT}
    if any(word[:_ROOT] in roots for word in after[:2]):
        return True
    whose = next((words[end] for end in range(place + 2, len(words)) if words[end - 1] == "of"), "")
    return "of" in after and whose in _ONE_OF_ANY


def _beginnings(words: Iterable[str]) -> set[str]:
    """Return words, and what they begin with: smoker, and smoke."""
    return {word[:end] for word in words for end in range(min(_ROOT, len(word)), len(word) + 1)}


def _nouns(text: str) -> Iterator[str]:
    """Yield what may be a noun in a sentence, but for the nouns of any argument, and for what takes up another word."""
    before = ""
    roots: set[str] = set()
    for word in e.words_of(text):
        small = word.lower()
        if before in _NO_THING_AFTER or small in _NO_THING or small.endswith(("ing", "ly")):
            roots.add(small[:_ROOT])
        elif small[:_ROOT] not in roots:
            yield word
        before = small
