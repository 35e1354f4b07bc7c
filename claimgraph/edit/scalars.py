"""How a word or a text is written in YAML so that it is read as it was meant."""

from __future__ import annotations

import json
import re

from claimgraph.argument.yaml_nodes import parse
from claimgraph.edit.splices import Splice
from claimgraph.edit.tree import Scalar

_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that are written as what they stand for only between double quotation marks."""
_NOT_PLAIN = re.compile(r": |:$| #|^\s|\s$|^[-?:] |^(?:---|\.\.\.)")
_NOT_IN_BRACKETS = re.compile(r"[\[\]{},]")


def is_plain(text: str, *, in_brackets: bool = False) -> bool:
    """Whether a text can be written without quotation marks, on one line."""
    if not text or _INVISIBLE.search(text) or _NOT_PLAIN.search(text) or text[0] in "!&*%@`|>\"'#,[]{}":
        return False
    if in_brackets and (_NOT_IN_BRACKETS.search(text) or text[0] in "-?:"):
        return False
    return parse(text, "").data == text


def quoted(text: str) -> str:
    """Write a text in quotation marks, on one line."""
    if '"' in text and "'" not in text and "\\" not in text and not _INVISIBLE.search(text):
        return f"'{text}'"
    written = json.dumps(text, ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", written)


def word(text: str, *, in_brackets: bool = False) -> str:
    """Write a text on one line, in quotation marks only where it needs them."""
    return text if is_plain(text, in_brackets=in_brackets) else quoted(text)


def replace_word(text: str, scalar: Scalar, new: str) -> Splice:
    """Put another word in the place of one, in the quotation marks that are there.

    Args:
        text: the file.
        scalar: the word.
        new: what is to stand there.
    """
    if scalar.is_block:
        start = text.rindex(scalar.value, scalar.start, scalar.end)
        return Splice(start, start + len(scalar.value), new)
    if scalar.style in {"'", '"'}:
        return Splice(scalar.start + 1, scalar.end - 1, new)
    return Splice(scalar.start, scalar.end, word(new))
