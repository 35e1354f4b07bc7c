"""The format in plain words: which values a field may hold, and an example as it is written.

Both are made from the JSON Schema for editors, so that page and schema agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimgraph.argument.ids import ID_PATTERN

Shape = Mapping[str, Any]
"""A part of a JSON Schema."""

PARTS: Mapping[str, tuple[str, str]] = {
    "AboutEntry": ("the mapped text", "about"),
    "FactCheckEntry": ("who checks", "fact-check"),
    "PersonEntry": ("a person", "person"),
    "PlaceEntry": ("a place", "place"),
    "ClaimEntry": ("a claim", "claim"),
    "InferenceEntry": ("a step of reasoning", "step"),
    "ObjectionEntry": ("an objection", "objection"),
    "UndercutEntry": ("an undercut", "undercut"),
    "EvidenceEntry": ("a finding", "finding"),
    "GapEntry": ("a gap", "gap"),
    "ReviewedEntry": ("a review", "reviewed"),
    "SourceEntry": ("a source", "source"),
    "DatesEntry": ("bounds of a date", "dates"),
    "RowEntry": ("a row of the grid", "row"),
    "FindingNameEntry": ("a finding of the map", "finding-name"),
    "CellEntry": ("a cell of the grid", "cell"),
    "PositionEntry": ("a position", "position"),
    "PassageEntry": ("a passage", "passage"),
    "Expected": ("expected statuses", "expected"),
    "FieldEntry": ("a field of the argument's own", "own-field"),
    "VerdictsEntry": ("own words for statuses", "verdicts"),
}
"""By class of the format, what readers call it, and its anchor."""

_TEXTS = {
    r"\S": "text",
    f"^{ID_PATTERN}$": "an id",
    "^(?:https?://|mailto:)": "an address: `https:`, `http:` or `mailto:`",
}
_DATE = "a date: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence."""

    words: str
    anchor: str | None = None
    """What it links to on the page, if it does."""
    code: bool = False


_LISTS = Piece(", or a list of these")


def type_in_words(shape: Shape, parts: Mapping[str, Shape]) -> tuple[Piece, ...]:
    """Return in words which values a field may hold.

    Args:
        shape: the schema of the field.
        parts: the schemas that it may refer to.
    """
    return tuple(_type(shape, parts))


def _type(shape: Shape, parts: Mapping[str, Shape]) -> Iterator[Piece]:
    if "$ref" in shape:
        name = shape["$ref"].rpartition("/")[2]
        yield from [Piece(*PARTS[name])] if name in PARTS else _type(parts[name], parts)
    elif alternatives := shape.get("anyOf") or shape.get("oneOf"):
        yield from _either(alternatives, parts)
    elif "enum" in shape:
        yield Piece("one of ")
        yield from _listed([[Piece(str(word), code=True)] for word in shape["enum"]])
    else:
        yield from _simple(shape, parts)


def _simple(shape: Shape, parts: Mapping[str, Shape]) -> Iterator[Piece]:
    match shape["type"]:
        case "boolean":
            yield from _coded("`true` or `false`")
        case "number":
            yield Piece("a number")
        case "integer":
            most = f"to {shape['maximum']}" if "maximum" in shape else "on"
            yield Piece(f"a whole number from {shape['minimum']} {most}")
        case "array" if "maxItems" in shape:
            yield from _numbers(shape)
        case "array":
            yield Piece("a list: each item is ")
            yield from _type(shape["items"], parts)
        case "object":
            yield from _mapping(shape, parts)
        case _:
            yield from _coded(_TEXTS.get(shape.get("pattern", ""), "a key"))


def _numbers(shape: Shape) -> Iterator[Piece]:
    yield Piece(f"a list of {shape['minItems']} or {shape['maxItems']} numbers")


def _mapping(shape: Shape, parts: Mapping[str, Shape]) -> Iterator[Piece]:
    yield Piece("a mapping from ")
    yield from _type(shape["propertyNames"], parts)
    yield Piece(" to ")
    yield from _type(shape["additionalProperties"], parts)


def _either(alternatives: Sequence[Shape], parts: Mapping[str, Shape]) -> Iterator[Piece]:
    """Yield the words for alternatives; the list form of the others comes last, in brief."""
    if {each.get("type") for each in alternatives} == {"string", "integer"}:
        yield from _coded(_DATE)
        return
    others = [[*_type(each, parts)] for each in alternatives if each.get("type") != "array"]
    yield from _listed(others, last="; or " if any(_LISTS in words for words in others) else " or ")
    if len(others) < len(alternatives):
        yield _LISTS


def _listed(items: Sequence[Sequence[Piece]], last: str = " or ") -> Iterator[Piece]:
    for number, item in enumerate(items):
        if number:
            yield Piece(last if number == len(items) - 1 else ", ")
        yield from item


def _coded(text: str) -> Iterator[Piece]:
    for number, words in enumerate(text.split("`")):
        if words:
            yield Piece(words, code=number % 2 == 1)
