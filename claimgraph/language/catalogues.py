"""The catalogues of messages that come with the tool, read once in a process.

A catalogue is a text file, ``locale/<tag>/claimgraph.po``, as translators' programs read and write it.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph.language.pseudo import PSEUDO, Pseudo

if TYPE_CHECKING:
    from babel.messages import Catalog

ENGLISH = "en"
"""The language of the messages themselves, which needs no catalogue."""
LOCALE = Path(__file__).parents[1] / "locale"
TEMPLATE = LOCALE / "claimgraph.pot"
"""All messages, as they were last collected."""
COMPLETE = "X-Complete"
"""The field in a catalogue's head by which its translators say that no message is left out."""


def catalogue_file(tag: str) -> Path:
    """Return where the catalogue of a language lies."""
    return LOCALE / tag / "claimgraph.po"


@cache
def languages() -> tuple[str, ...]:
    """Return the tags of the languages that have a catalogue."""
    return tuple(sorted(path.parent.name for path in LOCALE.glob("*/claimgraph.po")))


@cache
def nearest(tag: str) -> str:
    """Return the language in which words for this tag are found: itself, the same without a region, or English."""
    if tag == PSEUDO:
        return tag
    known = {each.lower(): each for each in languages()}
    parts = tag.lower().replace("_", "-").split("-")
    shorter = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((known[each] for each in shorter if each in known), ENGLISH)


def read_catalogue(tag: str) -> Catalog:
    """Read the catalogue of a language."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - English does without

    with catalogue_file(tag).open("rb") as file:
        return read_po(file, locale=tag.replace("-", "_"))


@cache
def words_of(tag: str) -> NullTranslations:
    """Return the words of one of `languages`, of English or of the made-up language. Doubtful ones are left out."""
    if tag == PSEUDO:
        return Pseudo()
    if tag not in languages():
        return NullTranslations()
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - English does without

    compiled = BytesIO()
    write_mo(compiled, read_catalogue(tag))
    compiled.seek(0)
    return GNUTranslations(compiled)
