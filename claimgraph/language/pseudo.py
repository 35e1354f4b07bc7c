"""A made-up language in which every message can be told from plain English, for tests.

Every letter of a message has an accent, and brackets stand around the whole. What a page still shows in plain
letters is then either the argument's own or was never a message.
"""

from __future__ import annotations

import re
from gettext import NullTranslations

PSEUDO = "en-x-pseudo"
"""Its tag: English in a private form."""
OPENING, CLOSING = "⟦", "⟧"
_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀćďéƒĝĥíĵķĺɱñóþɋŕšťúṽŵẋýžÁƁĆĎÉƑĜĤÍĴĶĹⱮÑÓÞɊŔŠŤÚṼŴẊÝŽ",
)
_KEPT = re.compile(r"(%\(\w+\)[sd]|%%|<[^>]+>|&#?\w+;|\{\w+(?::,)?\})")
"""What of a message is no text: places of values, per cent signs, tags and named characters of HTML."""


def accented(text: str) -> str:
    """Return a text with an accent on every letter, and as it was where it is no text."""
    return "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTED) for part in _KEPT.split(text))


def pseudo(text: str) -> str:
    """Return a message in the made-up language."""
    return f"{OPENING}{accented(text)}{CLOSING}"


class Pseudo(NullTranslations):
    """The words of the made-up language, each made from its message when asked for."""

    def gettext(self, message: str) -> str:
        """Return a message."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form of a message for a number."""
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - the signature of gettext
        """Return a message with a context."""
        return pseudo(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        """Return the form for a number of a message with a context."""
        return pseudo(msgid1 if n == 1 else msgid2)
