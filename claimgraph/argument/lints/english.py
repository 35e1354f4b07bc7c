"""English words, as far as the lints of wording need them.

No parser: the closed classes, and the most important verbs. A word on no list may be
anything, so that lints report nothing in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from claimgraph.argument.yaml_nodes import Map, parse

WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
"""A word, with its hyphens and apostrophes, or a number."""


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text, in order."""
    return WORD.findall(text)


def lower_words(text: str) -> list[str]:
    """Return the words of a text in lower case; a verb that is contracted with a pronoun is a word of its own.

    The month of May keeps its capital, because it is no verb.
    """
    first, *others = words_of(text) or [""]
    words = [first.lower(), *(word if word == "May" else word.lower() for word in others)]
    return [part for word in words if word for part in _uncontracted(word.replace("\u2019", "'"))]


def _uncontracted(word: str) -> tuple[str, ...]:
    start, mark, end = word.partition("'")
    verb = _CONTRACTED.get(end) if mark else None
    return (start, verb) if verb and (end != "s" or start in _BEFORE_IS) else (word,)


_CONTRACTED = {"s": "is", "re": "are", "m": "am", "ve": "have", "ll": "will", "d": "would"}
_BEFORE_IS = {"it", "he", "she", "that", "this", "there", "here", "what", "who", "where", "how", "everyone", "nobody"}


def wordset(words: str) -> frozenset[str]:
    """Return the words of a list that is separated by white space."""
    return frozenset(words.split())


MODALS = wordset(
    "will would shall should can could may might must cannot ought won't wouldn't shouldn't can't couldn't"
)
BE = wordset("am is are was were isn't aren't wasn't weren't")
HAVE = wordset("has have had hasn't haven't hadn't")
DO = wordset("do does did don't doesn't didn't")
FINITE = MODALS | BE | HAVE | DO
"""Finite verbs that are hardly ever another part of speech."""

INDEFINITE = wordset("a an")
ARTICLES = INDEFINITE | {"the"}
DETERMINERS = ARTICLES | wordset(
    "this that these those such my your his her its our their whose no every each any some all both another either"
    " neither"
)
SUBJECTS = wordset("i you he she it we they who")
OBJECTS = wordset("me you him her it us them this that these those")
PREPOSITIONS = wordset(
    "about above across after against along amid among around at before behind below beneath beside between beyond by"
    " concerning despite down during except for from in inside into like near of off on onto opposite out outside over"
    " past per since through throughout till to toward towards under until up upon via with within without"
)
SUBORDINATORS = wordset(
    "that because if when whenever while whereas although though since which who whom whose what where wherever whether"
    " as unless until till than how why so lest"
)
CONJUNCTIONS = wordset("and but yet or nor")
NEGATIONS = wordset(
    "not no never none nobody nothing neither nor without cannot hardly barely scarcely seldom rarely nowhere"
)
QUANTIFIERS = wordset("some many most others several both few neither all none")
ADVERBS = wordset(
    "there here then now only also too even very more most less least much many few several not never ever always often"
    " still just already again perhaps maybe well however therefore thus hence else rather quite almost nearly"
)
CLOSED = FINITE | DETERMINERS | SUBJECTS | OBJECTS | PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | NEGATIONS | ADVERBS
"""Words that are no open-class words: never a noun, an adjective or a full verb."""


def _list(name: str) -> frozenset[str]:
    return wordset(str(_LISTS.get(name)))


_TEXT = files("claimgraph.argument.lints").joinpath("english.yml").read_text("utf-8")
_LISTS = data if isinstance(data := parse(_TEXT, "english.yml").data, Map) else Map()
PAST, BASE, WEIGHTY = _list("past"), _list("base"), _list("weighty")
COMPARATIVES, LOGICAL = _list("comparatives"), _list("logical")

_MOST_FREQUENT = wordset(
    "the of and to in a is was that for it on are with as by at from not has have an be were this or will its but they"
    " their his her he she would should could may can had which who"
)
ENGLISH = 0.15
"""Least share of the most frequent words in an English text; twice as much is usual."""


def is_english(texts: Iterable[str]) -> bool:
    """Whether texts, taken together, are in English."""
    return _is_english(tuple(texts))


@lru_cache(maxsize=4)
def _is_english(texts: tuple[str, ...]) -> bool:
    """Find out once what several checks ask about the same texts."""
    words = [word for text in texts for word in map(str.lower, words_of(text))]
    return sum(map(_MOST_FREQUENT.__contains__, words)) > ENGLISH * len(words)
