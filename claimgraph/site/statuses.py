"""The statuses as they are shown: look, word and meaning of each, in the language that is spoken.

An argument may have its own words for some of them; what they mean stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from claimgraph.judging.words import Word
from claimgraph.language import current, gettext, in_a_row, message, message_in, npgettext, pgettext, plural_in
from claimgraph.site.views import StatusView

_STATUS = {
    Word.STANDS: (
        "stands",
        message_in("status", "Stands"),
        message_in("status in a sentence", "stands"),
        message("What speaks for it is enough, and nothing has to be taken for granted."),
    ),
    Word.IF_GRANTED: (
        "granted",
        message_in("status", "Stands if granted"),
        message_in("status in a sentence", "stands if granted"),
        message("It stands once something is granted that nothing on this map shows. What that is, is named."),
    ),
    Word.AS_GIVEN: (
        "granted",
        message_in("status", "Taken as given"),
        message_in("status in a sentence", "taken as given"),
        message("An assumption. It is granted, as nothing speaks against it enough."),
    ),
    Word.CONTESTED: (
        "contested",
        message_in("status", "Contested"),
        message_in("status in a sentence", "contested"),
        message("What speaks for it and against it is too close to tell, here or in something that it rests on."),
    ),
    Word.OUTWEIGHED: (
        "outweighed",
        message_in("status", "Outweighed"),
        message_in("status in a sentence", "outweighed"),
        message("What speaks against it is clearly heavier."),
    ),
    Word.CUT_OFF: (
        "outweighed",
        message_in("status", "Cut off"),
        message_in("status in a sentence", "cut off"),
        message("What is offered for it would be enough, but other claims break it."),
    ),
    Word.WEAK: (
        "open",
        message_in("status", "Weak"),
        message_in("status in a sentence", "weak"),
        message("Something speaks for it, but too little."),
    ),
    Word.NOTHING_FOUND: (
        "open",
        message_in("status", "Nothing found"),
        message_in("status in a sentence", "nothing found"),
        message("Evidence was looked for and not found. That is a gap, not a finding that it is false."),
    ),
    Word.NOT_EXAMINED: (
        "open",
        message_in("status", "Not examined"),
        message_in("status in a sentence", "not examined"),
        message("Nothing on this map speaks for it, and no search is on record."),
    ),
    Word.NO_REASON: (
        "open",
        message_in("status", "No reason that holds"),
        message_in("status in a sentence", "no reason that holds"),
        message("A value or a definition, for which no reason that holds is given."),
    ),
    Word.CIRCULAR: (
        "open",
        message_in("status", "Circular"),
        message_in("status in a sentence", "circular"),
        message("Its only support runs through itself."),
    ),
}
"""Of each status the look, its word alone and within a sentence, and its meaning."""


@cache
def _status(word: Word, language: str) -> StatusView:  # noqa: ARG001 - what is kept is kept for each language
    look, shown, _, meaning = _STATUS[word]
    return StatusView(word.value, look, pgettext("status", shown), gettext(meaning))


_CALLED: ContextVar[Mapping[str, str]] = ContextVar("called", default=MappingProxyType({}))
"""The words that stand for statuses in place of the usual ones, by the names of these."""


@contextmanager
def called(own: Mapping[str, str]) -> Iterator[None]:
    """Show statuses by an argument's own words for a block, where it has some."""
    token = _CALLED.set(own)
    try:
        yield
    finally:
        _CALLED.reset(token)


def usual_words() -> dict[str, str]:
    """Return the usual words for those statuses for which the argument has its own, by the names of these."""
    return {word.value: _status(word, current()).word for word in _STATUS if word.value in _CALLED.get()}


class _Statuses(Mapping[Word, StatusView]):
    def __getitem__(self, word: Word) -> StatusView:
        status, own = _status(word, current()), _CALLED.get().get(word.value)
        return replace(status, word=own) if own else status

    def __iter__(self) -> Iterator[Word]:
        return iter(_STATUS)

    def __len__(self) -> int:
        return len(_STATUS)


STATUSES: Mapping[Word, StatusView] = _Statuses()
"""How each status is shown, in the language that is spoken or in the argument's own words."""


def within(status: StatusView) -> str:
    """Return the word of a status as it stands within a sentence; an argument's own word stands as it is written."""
    if own := _CALLED.get().get(status.name):
        return own
    return pgettext("status in a sentence", _STATUS[Word(status.name)][2])


def looks() -> tuple[tuple[str, str], ...]:
    """Return each look, with the words that share it."""
    return tuple(
        (look, in_a_row(within(view) for view in STATUSES.values() if view.look == look))
        for look in dict.fromkeys(view.look for view in STATUSES.values())
    )


_FARING = {
    Word.STANDS: plural_in("status of so many claims", "%(number)s stands", "%(number)s stand"),
    Word.IF_GRANTED: plural_in(
        "status of so many claims", "%(number)s stands if granted", "%(number)s stand if granted"
    ),
    Word.AS_GIVEN: plural_in("status of so many claims", "%(number)s taken as given", "%(number)s taken as given"),
    Word.CONTESTED: plural_in("status of so many claims", "%(number)s contested", "%(number)s contested"),
    Word.OUTWEIGHED: plural_in("status of so many claims", "%(number)s outweighed", "%(number)s outweighed"),
    Word.CUT_OFF: plural_in("status of so many claims", "%(number)s cut off", "%(number)s cut off"),
    Word.WEAK: plural_in("status of so many claims", "%(number)s weak", "%(number)s weak"),
    Word.NOTHING_FOUND: plural_in("status of so many claims", "%(number)s nothing found", "%(number)s nothing found"),
    Word.NOT_EXAMINED: plural_in("status of so many claims", "%(number)s not examined", "%(number)s not examined"),
    Word.NO_REASON: plural_in(
        "status of so many claims", "%(number)s no reason that holds", "%(number)s no reason that holds"
    ),
    Word.CIRCULAR: plural_in("status of so many claims", "%(number)s circular", "%(number)s circular"),
}


def faring(word: Word, number: int) -> str:
    """Return how many claims have a status, as in "14 stand"."""
    if own := _CALLED.get().get(word.value):
        return f"{number} {own}"
    return npgettext("status of so many claims", *_FARING[word], number)
