"""Bytes → text: in which encoding a copy is to be read.

A byte order mark goes before what the server said, that before what the document says of
itself, and that before a guess. A named encoding counts only if the bytes can be decoded with it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "shift_jis_2004": "cp932",
    "shift_jisx0213": "cp932",
    "euc_jis_2004": "euc_jp",
    "euc_jisx0213": "euc_jp",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-16-le",
    "utf-7": "",
}
"""Encodings that are read as a larger one, as browsers do (https://encoding.spec.whatwg.org/#names-and-labels)."""
_SAID = re.compile(
    rb"""<meta[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]{0,100}?encoding=["']([\w:.-]+)""", re.IGNORECASE
)
_HEAD = 4096
"""Bytes at the start of a document in which it may say its encoding."""
_MOST_LOST = 1000
"""One undecodable character in so many is accepted from a named encoding: a page may have a bad byte."""


def decode(raw: bytes, told: str | None = None) -> tuple[str, str]:
    """Return the text of some bytes, and the encoding that it was read in.

    Args:
        raw: the bytes.
        told: the encoding that the server named, if it did.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace"), name
    said = [*_said(raw, told)]
    for name in said:
        if (text := _decoded(raw, name)) is not None:
            return text, name
    guess = _guess(raw)
    if guess and (text := _decoded(raw, guess)) is not None:
        return text, guess
    name = said[0] if said else "utf-8"
    return raw.decode(name, "replace"), name


def _said(raw: bytes, told: str | None) -> Iterator[str]:
    """Yield the encodings that somebody named, the weightiest first.

    What is sound UTF-8 with letters beyond ASCII is hardly ever one of the old encodings of one byte a letter, which
    servers name by default.
    """
    found = _SAID.search(raw[:_HEAD])
    meta = (found[1] or found[2]).decode("ascii", "replace") if found else None
    names = [name for label in (told, meta) if label and (name := canonical(label))]
    if not raw.isascii() and all(_is_single_byte(name) for name in names) and _decoded(raw, "utf-8", most_lost=0):
        yield "utf-8"
    yield from names
    if not names:
        yield from ["utf-8"] if _decoded(raw, "utf-8", most_lost=0) is not None else []


def canonical(label: str) -> str | None:
    """Return the name of an encoding, as browsers understand its label; None where there is none of that name."""
    try:
        name = codecs.lookup(label.strip().lower().removeprefix("x-").replace("windows-31j", "cp932")).name
        name = _AS_BROWSERS_DO.get(name, name)
        return name if name and isinstance(b"".decode(name), str) else None
    except (LookupError, ValueError):
        return None


def _is_single_byte(name: str) -> bool:
    return name.startswith(("cp125", "cp874", "iso8859", "koi8", "mac"))


def _decoded(raw: bytes, name: str, most_lost: int = _MOST_LOST) -> str | None:
    """Decode bytes, unless too many of them make no sense."""
    try:
        return raw.decode(name)
    except UnicodeDecodeError:
        text = raw.decode(name, "replace") if most_lost else ""
    return text if text and text.count("\ufffd") * most_lost < len(text) else None


def _guess(raw: bytes) -> str | None:
    """Guess an encoding by the resulting letters, if charset-normalizer is installed."""
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        return None
    best = from_bytes(raw).best()
    return canonical(best.encoding) if best else None
