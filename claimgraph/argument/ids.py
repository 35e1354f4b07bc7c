"""Ids: which words can be one, which of them mean the same, and the nearest word that could be one.

An id is the address of a page and the name of a file, on every system and for ever. So it is
made of letters and digits of any language, joined by single hyphens or dots, and is short enough
for every file system. Systems that tell no capitals from small letters must still tell ids apart.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from claimgraph.language import gettext, message

_PLAIN = r"[^\s!-/:-@\[-`{-~]+"
"""Characters that are no white space and no sign of ASCII: as far as patterns of all editors can tell letters."""
ID_PATTERN = rf"{_PLAIN}(?:[-.]{_PLAIN})*"
"""What an editor's language server marks; the check looks closer."""
LONGEST_ID = 80
MOST_BYTES = 200
"""In UTF-8: file systems allow 255 for a name, and endings are added to it."""
_ASCII = re.compile(r"[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*")
_PAGES = frozenset({"all", "index", "readme"})
"""Names of pages that list everything, with what MkDocs takes for one."""
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""Names of devices on Windows, where no file can have them, nor with an ending behind a dot."""
_UNSEEN = re.compile(r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Letters and marks that are not seen."""


def as_id(text: str) -> str:
    """Return the id that a text means: letters with marks are one character each (Unicode's form NFC)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_id(value: str) -> bool:
    """Whether a word can be an id."""
    return _fault_of(value) is None


def fault_of(value: str) -> str | None:
    """Return in words why a word cannot be an id; None where it can."""
    fault = _fault_of(value)
    return gettext(fault, characters=LONGEST_ID, bytes=MOST_BYTES) if fault else None


@lru_cache(maxsize=1 << 16)
def _fault_of(value: str) -> str | None:
    """Return the message of why a word cannot be an id."""
    if not (_ASCII.fullmatch(value) or _is_joined(value)):
        return message("use letters and digits, joined by single hyphens or dots")
    if len(value) > LONGEST_ID or len(value.encode()) > MOST_BYTES:
        return message("it is too long for the name of a file: at most %(characters)s characters, and %(bytes)s bytes")
    if is_reserved(value):
        return message("it is the name of a page of the site, or of a device on Windows")
    return None


def is_reserved(value: str) -> bool:
    """Whether a word is the name of a page that every site has, or one that a file cannot have on some systems."""
    name = likeness(value)
    return name in _PAGES or name.partition(".")[0] in _DEVICES


def _is_joined(value: str) -> bool:
    """Whether a word is of letters, their marks, and digits, in the composed form, joined by single hyphens or dots."""
    parts = re.split(r"[-.]", value)
    return as_id(value) == value and not _UNSEEN.search(value) and all(map(_is_word, parts))


def _is_word(part: str) -> bool:
    kinds = [unicodedata.category(character)[0] for character in part]
    return bool(kinds) and kinds[0] != "M" and set(kinds) <= {"L", "M", "N"}


def likeness(id_: str) -> str:
    """Return a word that is the same for ids that some systems cannot tell apart: by case, width or normal form."""
    if id_.isascii():
        return id_.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", id_).casefold())


def slugify(text: str) -> str:
    """Return the nearest thing to a text that can be an id, in small letters; empty where it has no letter or digit."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    letters = sum(map(str.isalnum, unicodedata.normalize("NFKC", text)))
    return mended((plain if sum(map(str.isalnum, plain)) >= letters else text).lower().replace(".", "-"))


def nearest_id(text: str) -> str:
    """Return the nearest thing to a word that was meant as an id; empty where there is none."""
    return slugify(text) if re.search(r"[\s_]", text) else mended(text)


def mended(text: str) -> str:
    """Return a text with what no id may have taken out, so that it can be one; empty where nothing is left."""
    composed = _UNSEEN.sub("", as_id(text))
    spaced = "".join(each if each in ".-" or unicodedata.category(each)[0] in "LMN" else "-" for each in composed)
    joined = re.sub(r"[-.]*-[-.]*", "-", re.sub(r"\.+", ".", spaced))
    found = shortened(joined.strip("-."))
    if not found or is_id(found):
        return found
    whole = f"the-{found}" if is_reserved(found) else found
    return whole if is_id(whole) else ""


def shortened(text: str, room: int = 0) -> str:
    """Return the beginning of a text that is short enough for an id.

    Args:
        text: the text.
        room: plain characters that are to fit behind it.
    """
    kept = text[: LONGEST_ID - room].encode()[: MOST_BYTES - room].decode(errors="ignore")
    return kept.strip("-.")
