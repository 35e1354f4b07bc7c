"""Lints of one claim's wording, after the marks that reviewers give on Kialo.

Each takes the text of a claim in English and returns what is probably wrong with it, or
None. They are heuristics, and return None where they are not sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimgraph.argument.lints import english as e
from claimgraph.language import message


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt about the wording of a claim."""

    words: str
    """The words that cause it, as they are written."""
    why: str = ""
    """A message."""


# --- more than one claim -----------------------------------------------------------------

_OPENING, _CLOSING = r"\"'(\u201c\u2018", r"\"')\u201d\u2019"
_END = re.compile(rf"(?<![.!?])[.!?]++[{_CLOSING}]*+(?=\s++[{_OPENING}]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    rf"(?:^|[{_OPENING}])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Nos?|Art|Sec|Fig|Gen|Col|Lt|Capt|Adm|Sgt"
    r"|Sen|Rep|Gov|Jr|Sr|Inc|Ltd|Co|Corp|vs|cf|ca|ch|approx|etc|pp?|vol|ed|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_JOIN = re.compile(r"; (?:and |but |yet |so )?|, (?:and|but|yet) ")
_QUOTED = re.compile(r"\"[^\"]*\"|\u201c[^\u201c\u201d]*\u201d|\([^()]*\)")
_REACH = 9
"""Words after a comma and a conjunction among which the second claim's verb must come."""
_SAME_SUBJECT = (e.FINITE | e.SUBORDINATORS | e.SUBJECTS | e.ADVERBS | e.NEGATIONS) - {"there", "no"}
"""Words that start no clause with a subject of its own."""


def several_claims(text: str) -> Doubt | None:
    """Return where a second claim starts, in a second sentence or in a clause with its own subject; else None."""
    plain = _QUOTED.sub(lambda quoted: "x" * (len(quoted[0]) - 2) + quoted[0][-2:], text)
    for match in _END.finditer(plain):
        last = text[: match.end()].rsplit(maxsplit=1)[-1]
        if not _ABBREVIATION.search(last) and len(e.words_of(text[match.end() :])) > 1:
            return Doubt(last)
    for match in _JOIN.finditer(plain):
        before, after = e.lower_words(plain[: match.start()]), e.lower_words(plain[match.end() :])
        if _are_two_sentences(before, after) if match[0].startswith(";") else _are_two_clauses(before, after):
            return Doubt(match[0].strip())
    return None


def _are_two_sentences(before: Sequence[str], after: Sequence[str]) -> bool:
    return has_verb(before) and has_verb(after)


def _are_two_clauses(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a comma and a conjunction join two main clauses, the second with another subject."""
    if e.SUBORDINATORS.intersection(before) or not e.FINITE.intersection(before):
        return False
    if not after or after[0] in _SAME_SUBJECT:
        return False
    reach = after[1:_REACH]
    verb = next((number for number, word in enumerate(reach) if word in e.FINITE), None)
    return verb is not None and not e.SUBORDINATORS.intersection(reach[:verb])


# --- not a claim -------------------------------------------------------------------------

_ORDERS = re.compile(r"(?:please|let us|let['\u2019]s|do not|don['\u2019]t)\b", re.IGNORECASE)
_PLURALS = e.wordset("people men women children police cattle sheep fish data media")
_NO_PLURAL = e.wordset("this its his is was has does as us yes thus news")
_BEFORE_NOUNS = e.DETERMINERS - e.SUBJECTS - e.OBJECTS
"""Words after which a noun comes and no verb."""
_SHORTEST_PAST = 4
"""Letters of the shortest past form in -ed that is one: used, but not red or bed."""


def not_a_claim(text: str) -> Doubt | None:
    """Return why a text can be neither true nor false: it asks, orders, or only names something; else None."""
    stripped = text.strip()
    found = e.words_of(stripped)
    if not found:
        return None
    if stripped.endswith(("?", "\uff1f", "\u061f")):
        return Doubt(found[0], message("it is a question"))
    if stripped.endswith((":", "\uff1a")):
        return Doubt(found[0], message("it only announces something"))
    words = e.lower_words(stripped)
    if _is_an_order(stripped, words):
        return Doubt(found[0], message("it tells somebody to do something"))
    if stripped.isascii() and e.CLOSED.intersection(words) and not has_verb(words):
        return Doubt(found[0], message("it has no verb"))
    return None


def _is_an_order(text: str, words: Sequence[str]) -> bool:
    if _ORDERS.match(text):
        return True
    if len(words) == 1 or words[0] not in e.BASE or words[1] not in e.DETERMINERS | e.OBJECTS:
        return False
    main = words[: next((number for number, word in enumerate(words[2:], 2) if word in e.SUBORDINATORS), None)]
    return not e.FINITE.intersection(main)


def has_verb(words: Sequence[str]) -> bool:
    """Whether words in lower case may have a verb among them; in doubt they have."""
    if e.FINITE.intersection(words):
        return True
    return any(_may_be_verb(before, word) for before, word in zip(["", *words], words, strict=False))


def _may_be_verb(before: str, word: str) -> bool:
    if word in e.CLOSED or not word[0].isalpha() or before in _BEFORE_NOUNS:
        return before in e.SUBJECTS and word not in e.CLOSED
    if before in e.SUBJECTS or _is_past(word):
        return True
    if before in e.PREPOSITIONS or not before:
        return False
    return word in e.BASE or is_plural(before) or is_plural(word)


def _is_past(word: str) -> bool:
    return word in e.PAST or (word.endswith("ed") and len(word) >= _SHORTEST_PAST)


def is_plural(word: str) -> bool:
    """Whether a word is a plural, or has the ending of one, which is that of verbs too."""
    return word in _PLURALS or (
        word.endswith("s") and not word.endswith(("ss", "us", "'s", "\u2019s")) and word not in _NO_PLURAL
    )


# --- unclear -----------------------------------------------------------------------------

_CONNECTIVES = e.wordset("however moreover furthermore therefore thus hence also but and so yet still then besides")
_SAYING = e.wordset("say think believe argue claim hold agree disagree know want fear hope deny doubt insist feel")
_AFTER_THAT = e.FINITE | e.wordset("means shows proves makes explains suggests implies follows")
_POINTERS = {
    **dict.fromkeys(("this", "these"), frozenset[str]()),
    "such": e.FINITE,
    "those": e.wordset("who that which whose of in on with without from"),
    **dict.fromkeys(("he", "she", "they"), e.wordset("who that")),
}
"""Words that point back when they come first, but for what may follow them."""
_POINTED_AT = (["them"], ["these"], ["those"], ["this"], ["it"])
_NEUTRAL_IT = re.compile(
    r"it (?:(?:has|had|have|is|was|will|would|may|might|could|should|must|be|been|not|never|hardly|barely|still|also"
    r"|often|always|just|now|already) )*"
    r"(?:rain|snow|hail|thunder|freez|thaw|froze|late|early|dark|light|hot|warm|cold|cool|dry|wet|sunny|windy|foggy|misty"
    r"|cloudy|noon|midnight|night|dawn|day|time|spring|summer|autumn|winter|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|tak(?:es?|en)\b|took|costs?\b|turn(?:s|ed) out|seem|appear|follow|happen)"
)
"""Weather and time, and verbs whose *it* stands for nothing."""
_LOOKS_AHEAD = e.wordset("that to who which whether if when how why what where because")
"""Words after which an *it* says what it stands for: it is known that …, it was the clerk who …"""
_AT_THE_END = re.compile(
    r"\b(?:because of|due to|from|by|with|after|before|like|do|doing|of|for) (?P<words>this|these|such)[.!]*$",
    re.IGNORECASE,
)
_LATTER = re.compile(r"\b(?P<words>the (?:latter|above|aforementioned|aforesaid)|as above|see above)\b", re.IGNORECASE)


def unclear(text: str) -> Doubt | None:
    """Return a word that refers to something outside the claim; else None."""
    words = e.lower_words(text)
    start = 1 if words[:1] and words[0] in _CONNECTIVES else 0
    if len(words) > start + 1 and _points_back(words[start:]):
        return Doubt(e.words_of(text)[start])
    match = _AT_THE_END.search(text) or ("former" not in words and _LATTER.search(text))
    return Doubt(match["words"]) if match else None


def _points_back(words: Sequence[str]) -> bool:
    first, second = words[0], words[1]
    if first == "it":
        return not (_NEUTRAL_IT.match(" ".join(words)) or _LOOKS_AHEAD.intersection(words[2:]))
    if first == "that":
        return second in _AFTER_THAT
    if first in e.QUANTIFIERS:
        return second in e.FINITE or second in _SAYING or (second == "of" and words[2:3] in _POINTED_AT)
    return first in _POINTERS and second not in _POINTERS[first]


# --- supposing ---------------------------------------------------------------------------

_SUPPOSING = re.compile(
    r"\b(?:assum\w*|suppos\w*|presum\w*|presuppos\w*|postulat\w*|hypothe\w*|speculat\w*|conjectur\w*|guess\w*|imagin\w*"
    r"|stipulat\w*|grant(?:ed|ing)?|given that|provided|suspect\w*|perhaps|maybe|probably|possibly|apparently"
    r"|likely|if|whether|would|could|might|(?-i:may)|seem\w*|appear\w*|let us say|let's say|say that)\b",
    re.IGNORECASE,
)


def supposes(text: str) -> bool:
    """Whether a text has a word by which it may be only supposing."""
    return _SUPPOSING.search(text) is not None
