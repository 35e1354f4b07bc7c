"""The format in plain words: which values a field may hold, and an example as it is written.

Both are made from the JSON Schema for editors, so that page and schema agree. The words are messages with places
for their parts, since another language orders them otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimgraph.argument.ids import ID_PATTERN
from claimgraph.language import listing, message_in, pgettext

Shape = Mapping[str, Any]
"""A part of a JSON Schema."""

PARTS: Mapping[str, tuple[str, str]] = {
    "AboutEntry": (message_in("part of the format", "the mapped text"), "about"),
    "FactCheckEntry": (message_in("part of the format", "who checks"), "fact-check"),
    "PersonEntry": (message_in("part of the format", "a person"), "person"),
    "PlaceEntry": (message_in("part of the format", "a place"), "place"),
    "ClaimEntry": (message_in("part of the format", "a claim"), "claim"),
    "InferenceEntry": (message_in("part of the format", "a step of reasoning"), "step"),
    "ObjectionEntry": (message_in("part of the format", "an objection"), "objection"),
    "UndercutEntry": (message_in("part of the format", "an undercut"), "undercut"),
    "EvidenceEntry": (message_in("part of the format", "a finding"), "finding"),
    "GapEntry": (message_in("part of the format", "a gap"), "gap"),
    "ReviewedEntry": (message_in("part of the format", "a review"), "reviewed"),
    "SourceEntry": (message_in("part of the format", "a source"), "source"),
    "DatesEntry": (message_in("part of the format", "bounds of a date"), "dates"),
    "RowEntry": (message_in("part of the format", "a row of the grid"), "row"),
    "FindingNameEntry": (message_in("part of the format", "a finding of the map"), "finding-name"),
    "CellEntry": (message_in("part of the format", "a cell of the grid"), "cell"),
    "PositionEntry": (message_in("part of the format", "a position"), "position"),
    "PassageEntry": (message_in("part of the format", "a passage"), "passage"),
    "Expected": (message_in("part of the format", "expected statuses"), "expected"),
    "FieldEntry": (message_in("part of the format", "a field of the argument's own"), "own-field"),
    "VerdictsEntry": (message_in("part of the format", "own words for statuses"), "verdicts"),
}
"""By class of the format, what readers call it, and its anchor."""

_TEXTS = {
    r"\S": message_in("value of a field", "text"),
    f"^{ID_PATTERN}$": message_in("value of a field", "an id"),
    "^(?:https?://|mailto:)": message_in("value of a field", "an address: `https:`, `http:` or `mailto:`"),
}
_SORTS = {
    "boolean": message_in("value of a field", "`true` or `false`"),
    "number": message_in("value of a field", "a number"),
}
_KEY = message_in("value of a field", "a key")
_PLACE = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence."""

    words: str
    anchor: str | None = None
    """What it links to on the page, if it does."""
    code: bool = False


Pieces = Sequence[Piece]


def part_name(name: str) -> tuple[str, str]:
    """Return what readers call a class of the format, in the language that is spoken, and its anchor."""
    words, anchor = PARTS[name]
    return pgettext("part of the format", words), anchor


def type_in_words(shape: Shape, parts: Mapping[str, Shape]) -> tuple[Piece, ...]:
    """Return in words which values a field may hold, in the language that is spoken.

    Args:
        shape: the schema of the field.
        parts: the schemas that it may refer to.
    """
    return tuple(_type(shape, parts))


def _type(shape: Shape, parts: Mapping[str, Shape]) -> Pieces:
    if "$ref" in shape:
        name = shape["$ref"].rpartition("/")[2]
        return [Piece(*part_name(name))] if name in PARTS else _type(parts[name], parts)
    if alternatives := shape.get("anyOf") or shape.get("oneOf"):
        return _either(alternatives, parts)
    if "enum" in shape:
        words = _listed([[Piece(str(word), code=True)] for word in shape["enum"]])
        return _filled(pgettext("value of a field", "one of %(words)s"), words=words)
    return _simple(shape, parts)


def _simple(shape: Shape, parts: Mapping[str, Shape]) -> Pieces:
    match shape["type"]:
        case "boolean" | "number" as sort:
            return _filled(pgettext("value of a field", _SORTS[sort]))
        case "integer":
            return _whole_number(shape)
        case "array" if "maxItems" in shape:
            numbers = {"least": shape["minItems"], "most": shape["maxItems"]}
            return [Piece(pgettext("value of a field", "a list of %(least)s or %(most)s numbers", **numbers))]
        case "array":
            item = _type(shape["items"], parts)
            return _filled(pgettext("value of a field", "a list: each item is %(item)s"), item=item)
        case "object":
            key, value = _type(shape["propertyNames"], parts), _type(shape["additionalProperties"], parts)
            text = pgettext("value of a field", "a mapping from %(key)s to %(value)s")
            return _filled(text, key=key, value=value)
        case _:
            return _filled(pgettext("value of a field", _TEXTS.get(shape.get("pattern", ""), _KEY)))


def _whole_number(shape: Shape) -> Pieces:
    least = shape["minimum"]
    if "maximum" not in shape:
        return [Piece(pgettext("value of a field", "a whole number from %(least)s on", least=least))]
    text = pgettext("value of a field", "a whole number from %(least)s to %(most)s", least=least, most=shape["maximum"])
    return [Piece(text)]


def _either(alternatives: Sequence[Shape], parts: Mapping[str, Shape]) -> Pieces:
    """Return the words for alternatives; the list form of the others comes last, in brief."""
    if {each.get("type") for each in alternatives} == {"string", "integer"}:
        return _filled(pgettext("value of a field", "a date: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"))
    others = [each for each in alternatives if each.get("type") != "array"]
    said = [_type(each, parts) for each in others]
    if len(said) > 1 and any(_tells_of_lists(each, parts) for each in others):
        text = pgettext("value of a field", "%(one)s; or %(other)s")
        joined = _filled(text, one=_listed(said[:-1]), other=said[-1])
    else:
        joined = _listed(said)
    if len(others) == len(alternatives):
        return joined
    return _filled(pgettext("value of a field", "%(one)s, or a list of these"), one=joined)


def _tells_of_lists(shape: Shape, parts: Mapping[str, Shape]) -> bool:
    """Say whether the words for a shape end in those for a list of others."""
    if "$ref" in shape:
        name = shape["$ref"].rpartition("/")[2]
        return name not in PARTS and _tells_of_lists(parts[name], parts)
    alternatives = shape.get("anyOf") or shape.get("oneOf") or ()
    inner = [*alternatives, *(shape[key] for key in ("items", "additionalProperties") if key in shape)]
    return any(each.get("type") == "array" for each in alternatives) or any(_tells_of_lists(it, parts) for it in inner)


def _listed(items: Sequence[Pieces]) -> Pieces:
    """Return alternatives one after the other, as the language joins them."""
    marks = [f"%(item{number})s" for number in range(len(items))]
    return _filled(listing(marks, "or"), **dict(zip([mark[2:-2] for mark in marks], items, strict=True)))


def _filled(text: str, **values: Pieces) -> Pieces:
    """Return the pieces of a message: code where it has backticks, and in its places the pieces of values."""
    pieces: list[Piece] = []
    for number, part in enumerate(_PLACE.split(text)):
        pieces += values[part] if number % 2 else _coded(part)
    return pieces


def _coded(text: str) -> Iterator[Piece]:
    for number, words in enumerate(text.split("`")):
        if words:
            yield Piece(words, code=number % 2 == 1)
