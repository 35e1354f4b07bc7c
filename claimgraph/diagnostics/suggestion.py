"""Did you mean …?"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

LIKE = 0.6
"""Least similarity (difflib's ratio) at which a word is worth suggesting."""


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return a hint at the known word that was probably meant, or None when none is near."""
    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=LIKE)
    return f'did you mean "{matches[0]}"?' if matches else None
