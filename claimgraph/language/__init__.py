"""The words of the interface in the language of a site: one catalogue, English the source.

The package exists so that no text that readers see depends on the language of those who wrote the tool.
What may enter finds words, or writes numbers, dates and lists as a language does; it knows nothing of
arguments or pages. A message is the English text itself, with ``%(name)s`` where values stand, and ``%%``
for a per cent sign where there are values. Whole sentences are messages, never their pieces: another
language orders them otherwise.

Files:

- `browser_words`: The messages of the site's scripts in one language, as a script of its own.
- `catalogues`: The catalogues of messages that come with the tool, read once in a process.
- `compiling`: Templates whose messages are looked up when they are compiled, so that filling them
  in costs nothing more.
- `forms`: Numbers as words, dates and lists, as the language that is spoken writes them.
- `pseudo`: A made-up language in which every message can be told from plain English, for tests.
- `speech`: Which language is spoken now, and messages in it.
- `templates`: Messages in templates: ``{% trans %}`` and ``_("…")`` in the language that is spoken
  when a template is filled in.
"""

from claimgraph.language.forms import (
    day,
    decimal,
    in_a_row,
    language_name,
    listing,
    number_of,
    number_word,
    sentences,
    short_day,
    whole,
    with_point,
)
from claimgraph.language.speech import (
    Spoken,
    current,
    gettext,
    message,
    message_in,
    ngettext,
    npgettext,
    pgettext,
    plural,
    plural_in,
    speaking,
    spoken_words,
)

__all__ = [
    "Spoken",
    "current",
    "day",
    "decimal",
    "gettext",
    "in_a_row",
    "language_name",
    "listing",
    "message",
    "message_in",
    "ngettext",
    "npgettext",
    "number_of",
    "number_word",
    "pgettext",
    "plural",
    "plural_in",
    "sentences",
    "short_day",
    "speaking",
    "spoken_words",
    "whole",
    "with_point",
]
