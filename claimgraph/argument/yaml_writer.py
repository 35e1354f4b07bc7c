"""Values written as YAML, so that they are read as they were meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from claimgraph.argument.yaml_nodes import Value, parse

_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that are written as what they stand for only between double quotation marks."""
_NOT_PLAIN = re.compile(r": |:$| #|^\s|\s$|^[-?:] |^(?:---|\.\.\.)")
_NOT_IN_BRACKETS = re.compile(r"[\[\]{},]")
_INDENT = "  "
_SHORT = 42
"""Characters of a list that stands on the line of its key."""


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


def word(value: Value, *, in_brackets: bool = False) -> str:
    """Write a word, a text or a number on one line, in quotation marks only where it needs them."""
    if not isinstance(value, str):
        return json.dumps(value)
    return value if is_plain(value, in_brackets=in_brackets) else quoted(value)


def written(name: str, value: Value) -> str:
    """Write a field as it stands in a file."""
    return "\n".join(_field(name, value))


def _field(name: str, value: Value) -> Iterator[str]:
    key = word(name)
    if isinstance(value, dict):
        yield f"{key}:"
        yield from (_INDENT + line for field, inner in value.items() for line in _field(field, inner))
    elif isinstance(value, list):
        in_brackets = f"{key}: [{', '.join(word(each, in_brackets=True) for each in value)}]"
        yield from [in_brackets] if _is_short(value, in_brackets) else [f"{key}:", *_items(value)]
    else:
        yield f"{key}: {word(value)}"


def _is_short(items: list[Value], in_brackets: str) -> bool:
    return len(in_brackets) <= _SHORT and all(isinstance(each, str | int | float) for each in items)


def _items(items: list[Value]) -> Iterator[str]:
    for item in items:
        entry = item if isinstance(item, dict) else {}
        lines = [line for field, inner in entry.items() for line in _field(field, inner)] or [word(item)]
        yield from (f"{_INDENT}{_INDENT if number else '- '}{line}" for number, line in enumerate(lines))
