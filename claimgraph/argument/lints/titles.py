"""Titles that are made from ids, and whether they are phrases.

Where a claim has no short name, the words of its id are its title. It is doubted where it
writes a name small, lacks an article that the claim has, or lacks a verb or a subject; in
doubt it is a phrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.argument.lints import english as e
from claimgraph.argument.lints.vocabulary import Vocabulary, names_in, unpossessed
from claimgraph.argument.lints.wording import has_verb, is_plural
from claimgraph.language import gettext

_ARTICLE_LIKE = e.CLOSED - e.PREPOSITIONS - e.CONJUNCTIONS - e.MODALS - e.SUBORDINATORS
_REACH = 2
"""Words before a noun among which its article stands."""


def doubt_of_title(title: str, claim: str, vocabulary: Vocabulary) -> str | None:
    """Return why a title is no phrase; None where it may be one.

    Args:
        title: as it is made from the id.
        claim: the wording of the claim.
        vocabulary: the words of the argument.
    """
    words = title.split()
    if len(words) == 1:
        return None
    return next(_doubts(words, claim, vocabulary), None)


def _doubts(words: Sequence[str], claim: str, vocabulary: Vocabulary) -> Iterator[str]:
    names = {**vocabulary.names, **{name.lower(): name for name in names_in(claim)}}
    small_names = (names[word.lower()] for word in words if names.get(word.lower(), word) != word)
    yield from (gettext('"%(name)s" is written small', name=name) for name in small_names)
    small = [word.lower() for word in words]
    yield from (gettext('the claim has "%(noun)s"', noun=noun) for noun in _without_article(small, claim, vocabulary))
    yield from _incomplete(small, vocabulary)


def _without_article(title: Sequence[str], claim: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the nouns that have an indefinite article in the claim, and none in the title."""
    said = [unpossessed(word).lower() for word in e.words_of(claim)]
    for start, word in enumerate(said):
        for place, noun in enumerate(said[start + 1 : start + 1 + _REACH] if word in e.INDEFINITE else ()):
            if place and noun in e.BASE:
                continue
            if _is_singular(noun) and noun in title and _lacks_article(title, title.index(noun), vocabulary):
                yield " ".join(said[start : said.index(noun, start) + 1])


def _lacks_article(title: Sequence[str], place: int, vocabulary: Vocabulary) -> bool:
    """Whether a noun is a subject or an object in a title, and nothing before it is like an article."""
    if _ARTICLE_LIKE.intersection(title[max(0, place - _REACH) : place]):
        return False
    after = title[place + 1 : place + 2]
    if not after or after[0] in e.CLOSED:
        return True
    is_verb = after[0] in e.PAST or after[0].endswith("ed") or is_plural(after[0])
    return is_verb and (title[place], after[0]) not in vocabulary.compounds


def _is_singular(word: str) -> bool:
    return word.isalpha() and word not in e.CLOSED | e.PAST and not word.endswith(("ed", "ly")) and not is_plural(word)


def _incomplete(title: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield what is wrong with a title that lacks a verb, a subject, or the article of an object."""
    first, second = title[:2]
    if not e.FINITE.isdisjoint(title):
        if first in e.COMPARATIVES and second in e.FINITE:
            yield gettext('"%(word)s" is no subject', word=first)
    elif "not" in title[1:] and "to" not in title:
        yield gettext('"%(word)s" has no verb', word="not")
    elif first in e.PREPOSITIONS and not has_verb(title[2:]):
        yield gettext("it has no verb")
    elif first in e.BASE and second in vocabulary.bound and _is_singular(second) and _ends_at(title, 2):
        yield gettext('"%(noun)s" has an article, or the like, wherever a claim has it', noun=second)


def _ends_at(title: Sequence[str], place: int) -> bool:
    """Whether the object of an imperative title ends at a place."""
    return not title[place:] or title[place] in e.CLOSED
