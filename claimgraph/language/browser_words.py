"""The messages of the site's scripts in one language, as a script of its own.

The scripts hold their messages in English. In another language this script is loaded before them and sets
``window.__cgWords``: each message with its translation, or with a list of its forms by number, and
``window.__cgPlural``: from a number to the place of its form in the list.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from claimgraph.language.catalogues import ENGLISH, TEMPLATE, nearest, read_catalogue
from claimgraph.language.pseudo import PSEUDO, pseudo

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel.messages.catalog import Catalog, Message

CONTEXT = "\x04"
"""What stands between the context of a message and the message, as in compiled catalogues."""
_SCRIPT = re.compile(r"\.m?js$")


@cache
def browser_words(tag: str) -> bytes | None:
    """Return the script with the words of a language; None for English, whose words the scripts hold."""
    spoken = nearest(tag)
    if spoken == ENGLISH:
        return None
    if spoken == PSEUDO:
        words = {_key(each): _made_up(each) for each in _of_scripts(_template())}
        return _script(words, "n != 1")
    catalogue = read_catalogue(spoken)
    found = (each for each in _of_scripts(catalogue) if not each.fuzzy)
    words = {_key(each): _forms(each.string) for each in found if each.string and any(each.string)}
    return _script(words, catalogue.plural_expr)


def _script(words: dict[str, str | list[str]], plural: str) -> bytes:
    """Return the script; the rule of gettext for plurals reads the same in C and in JavaScript."""
    told = json.dumps(words, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"window.__cgWords={told};\nwindow.__cgPlural=n=>Number({plural});\n".encode()


def _template() -> Catalog:
    from babel.messages.pofile import read_po  # noqa: PLC0415 - English does without

    with TEMPLATE.open("rb") as file:
        return read_po(file)


def _of_scripts(catalogue: Catalog) -> Iterable[Message]:
    """Return the messages of a catalogue that scripts use."""
    return [each for each in catalogue if each.id and any(_SCRIPT.search(file) for file, _ in each.locations)]


def _key(each: Message) -> str:
    one = each.id if isinstance(each.id, str) else each.id[0]
    return f"{each.context}{CONTEXT}{one}" if each.context else one


def _made_up(each: Message) -> str | list[str]:
    return pseudo(each.id) if isinstance(each.id, str) else [pseudo(form) for form in each.id]


def _forms(said: str | Iterable[str]) -> str | list[str]:
    return said if isinstance(said, str) else list(said)
