"""Which language is spoken now, and messages in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import NullTranslations
from typing import TypeVar

from claimgraph.language.catalogues import ENGLISH, nearest, words_of

K = TypeVar("K")
_SPOKEN: ContextVar[tuple[str, NullTranslations]] = ContextVar("spoken", default=(ENGLISH, NullTranslations()))


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Speak a language for a block; English where there is no catalogue of it.

    Args:
        tag: the language, as a BCP 47 tag.
    """
    found = nearest(tag)
    token = _SPOKEN.set((found, words_of(found)))
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def current() -> str:
    """Return the tag of the language that is spoken."""
    return _SPOKEN.get()[0]


def spoken_words() -> NullTranslations:
    """Return the words of the language that is spoken, values not filled in."""
    return _SPOKEN.get()[1]


def message(text: str) -> str:
    """Mark an English text as a message that is translated when it is shown, as with ``gettext(text)``."""
    return text


def message_in(context: str, text: str) -> str:  # noqa: ARG001 - read by what collects the messages
    """Mark an English text as a message with a context, translated when shown, as with ``pgettext(context, text)``."""
    return text


def plural(one: str, many: str) -> tuple[str, str]:
    """Mark the forms of a message for one and for many, translated when shown as with `ngettext`."""
    return one, many


def plural_in(context: str, one: str, many: str) -> tuple[str, str]:  # noqa: ARG001 - as above
    """Mark the forms of a message with a context for one and for many, translated when shown with `npgettext`."""
    return one, many


def gettext(text: str, /, **values: object) -> str:
    """Return a message in the language that is spoken.

    Args:
        text: the message in English.
        values: what stands in its places, by name.
    """
    found = spoken_words().gettext(text) if text else ""
    return found % values if values else found


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """Return the form of a message for a number, which is filled in as ``%(number)s``.

    Args:
        one: the message in English for one.
        many: the message in English for any other number.
        number: what decides the form.
        values: what else stands in its places, by name.
    """
    return spoken_words().ngettext(one, many, number) % {"number": number, **values}


def pgettext(context: str, text: str, /, **values: object) -> str:
    """Return a message that means different things in different places, such as one word.

    Args:
        context: what tells it from the same words elsewhere.
        text: the message in English.
        values: what stands in its places, by name.
    """
    found = spoken_words().pgettext(context, text)
    return found % values if values else found


def npgettext(context: str, one: str, many: str, number: int, /, **values: object) -> str:
    """Return the form for a number, as `ngettext`, of a message with a context, as `pgettext`."""
    return spoken_words().npgettext(context, one, many, number) % {"number": number, **values}


class Spoken(Mapping[K, str]):
    """A table of messages, each in the language that is spoken when it is looked up."""

    def __init__(self, messages: Mapping[K, str], context: str | None = None) -> None:
        """Take messages that are marked with `message`, or with `message_in` and the context."""
        self._messages, self._context = messages, context

    def __getitem__(self, key: K) -> str:
        text = self._messages[key]
        return gettext(text) if self._context is None else pgettext(self._context, text)

    def __iter__(self) -> Iterator[K]:
        return iter(self._messages)

    def __len__(self) -> int:
        return len(self._messages)
