"""Exact changes to a text: a stretch is replaced, and all other bytes stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimgraph.argument.yaml_writer import word
from claimgraph.edit.tree import Scalar


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """A stretch of text and its replacement."""

    start: int
    end: int
    text: str


def splice(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with every splice made; the places are those of the text as it was."""
    parts: list[str] = []
    end = 0
    for each in sorted(set(splices)):
        if each.start < end:
            raise ValueError(f"two changes at one place: {each}")
        parts += [text[end : each.start], each.text]
        end = each.end
    return "".join([*parts, text[end:]])


def replace_word(text: str, scalar: Scalar, new: str) -> Splice:
    """Return the change that replaces a word and keeps its quotation marks.

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
