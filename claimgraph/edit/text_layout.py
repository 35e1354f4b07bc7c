"""A text in its canonical form: on the line of its key where it fits, else folded below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.argument.yaml_nodes import parse
from claimgraph.argument.yaml_writer import is_plain, quoted
from claimgraph.edit.layout import INDENT, WIDTH
from claimgraph.edit.tree import Scalar

_GAP = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
"""Where a line may be broken without changing the value that is read."""
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that a text in lines cannot hold, or that the parser takes for the end of a line."""

_CHOMPING = {0: "-", 1: ""}
"""What the head of a text says of the line breaks at its end, by their number; ``+`` keeps more than one."""


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it is written."""

    head: str
    """What stands on the line of the key."""
    below: tuple[str, ...] = ()
    """The lines below, as they stand relative to the key."""


def write_text(scalar: Scalar, source: str, used: int, indent: int) -> Written:
    """Write a text in its canonical form.

    How it is quoted stays as it is, and so does a text of several lines; a text of one line
    is folded where it is too long for its line, and joined where it is not.

    Args:
        scalar: the text.
        source: how it is written now.
        used: columns that its line has before it.
        indent: column of the key or the dash.
    """
    value = scalar.value
    fits_plain = used + len(value) <= WIDTH and is_plain(value)
    if scalar.is_block:
        if fits_plain:
            return Written(value)
        return _in_lines(value, scalar.style, indent) or _in_lines(value, "|", indent) or Written(quoted(value))
    line = on_one_line(scalar, source)
    if used + len(line) > WIDTH and "\n" not in value and _GAP.search(value):
        return Written(value) if fits_plain else _in_lines(value, ">", indent) or Written(line)
    return Written(line)


def new_text(value: str, used: int, indent: int) -> Written:
    """Write a text that is new."""
    line = value if is_plain(value) else quoted(value)
    if "\n" in value:
        return _in_lines(value, "|", indent) or Written(line)
    if used + len(line) > WIDTH and _GAP.search(value):
        return _in_lines(value, ">", indent) or Written(line)
    return Written(line)


def on_one_line(scalar: Scalar, source: str) -> str:
    """Return how a text stands on one line, in the quotation marks that it has."""
    if "\n" not in source and "\r" not in source:
        return source
    if scalar.style == "" and "\n" not in scalar.value:
        return scalar.value
    if scalar.style == "'" and "\n" not in scalar.value and not _UNSAFE.search(scalar.value):
        return "'" + scalar.value.replace("'", "''") + "'"
    return quoted(scalar.value)


def _in_lines(value: str, style: str, indent: int) -> Written | None:
    """Write a text below its key, folded or line by line; None where that would change it."""
    if not _can_stand_in_lines(value):
        return None
    body = value.rstrip("\n")
    ends = len(value) - len(body)
    starts_indented = body.lstrip("\n")[0] in " \t"
    head = style + (str(INDENT) if starts_indented else "") + _CHOMPING.get(ends, "+")
    lines = list(_folded(body, WIDTH - indent - INDENT)) if style == ">" else body.split("\n")
    lines += [""] * (ends - 1)
    written = Written(head, tuple(" " * INDENT + line if line else "" for line in lines))
    if "\n" not in value and not starts_indented:
        return written
    read = parse("\n".join([f"k: {head}", *written.below, ""]), "").data
    return written if read == {"k": value} else None


def _can_stand_in_lines(value: str) -> bool:
    """Whether a text can stand below its key; not where an editor would lose blanks at the end of a line."""
    ragged = value != value.strip(" \t") or re.search(r"[ \t]\n", value)
    return bool(value.strip()) and not ragged and not _UNSAFE.search(value)


def _folded(body: str, width: int) -> Iterator[str]:
    """Break every line of a text into lines of a width; a line break of the text is a blank line more."""
    for number, paragraph in enumerate(body.split("\n")):
        if number:
            yield ""
        if paragraph:
            yield from _wrapped(paragraph, width)


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in _GAP.split(text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
