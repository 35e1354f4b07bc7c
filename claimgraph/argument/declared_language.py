"""The language that an argument says it is in, found at a glance, before the argument is read."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from claimgraph.language.catalogues import ENGLISH

_FILES = ("argument.yml", "argument.yaml")
_DECLARED = re.compile(rb"""^["']?language["']?[ \t]*:[ \t]+["']?(?P<tag>[A-Za-z0-9-]+)""", re.MULTILINE)
_LOOKED_AT = 1 << 16
"""Bytes of the file that are looked at; it is written by hand, and the line stands near its top."""


def declared_language(folder: Path) -> str:
    """Return the tag of an argument's language, as BCP 47 has it; English where none is named, or none can be found.

    Args:
        folder: the folder of the argument.
    """
    with suppress(OSError):
        if file := next((path for name in _FILES if (path := folder / name).is_file()), None):
            with file.open("rb") as content:
                found = _DECLARED.search(content.read(_LOOKED_AT))
            return found["tag"].decode() if found else ENGLISH
    return ENGLISH
