"""Plain texts that YAML cuts at a hash, because it reads the rest as a comment."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from claimgraph.diagnostics import Diagnostic, Place, rules

_COMMENT = re.compile(r"[ \t]+(?P<comment>#.*)")
_SENTENCES = {"claim", "quote", "finding"}
"""Fields of whole sentences."""
_FINISHED = (".", "!", "?", "…", "”", '"', "»", ")", "。", "！", "？")


def cut_at_hash(event: yaml.ScalarEvent, field: str | None, lines: Sequence[str], path: str) -> Diagnostic | None:
    """Return a warning where a comment follows a plain text and seems to be its continuation.

    Args:
        event: the text.
        field: the key that it is the value of; None in a list.
        lines: the lines of the file.
        path: the file as the editor knows it.
    """
    end = event.end_mark
    if event.style or not event.value or not end or end.line >= len(lines):
        return None
    found = _COMMENT.match(lines[end.line], end.column)
    if not found or not _seems_to_go_on(event.value, found["comment"], field):
        return None
    lost = found["comment"].rstrip()
    return rules.CUT_AT_HASH.at(Place(path, end.line + 1, found.start("comment") + 1), lost=lost, length=len(lost))


def _seems_to_go_on(text: str, comment: str, field: str | None) -> bool:
    """Whether a comment seems to continue a text: yes for `the #1 choice`, no for `fact # sure?`."""
    several_words = len(text.split()) > 1
    if re.match(r"#\w", comment):
        return several_words or _is_word(text)
    return several_words and field in _SENTENCES and not text.endswith(_FINISHED)


def _is_word(text: str) -> bool:
    """Whether a single word is text: no id, date, number, grade, name of a passage or value of a list."""
    return not text.isascii() or re.fullmatch("[A-Z][a-z]+[a-z'-]*", text) is not None
