"""Did you mean …?"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

LIKE = 0.6
"""Least similarity (difflib's ratio) at which a word is worth suggesting."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, or None when none is near."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=LIKE)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return a hint at the known word that was probably meant, or None when none is near."""
    meant = nearest(word, known)
    return f'did you mean "{meant}"?' if meant else None
