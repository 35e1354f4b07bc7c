"""Check a document against the shape of its file, and say in place what is wrong."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from claimgraph.argument.entries import Entry
from claimgraph.argument.field_types import LONGEST_ID, RESERVED_IDS
from claimgraph.argument.shape import Field, Shape, fields_of, shape_of
from claimgraph.argument.yaml_nodes import Document, Map, Seq
from claimgraph.diagnostics import Diagnostic, Place, did_you_mean, nearest, rules

File = TypeVar("File", bound=Entry)

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
    "enum": "one word of its list",
    "literal_error": "one word of its list",
}


STAND_INS: Mapping[object, object] = {str: "?", list: []}
"""What stands for a required field of the whole file that is broken, so that the rest can be read."""


def read_shape(model: type[File], document: Document) -> File | None:
    """Read a document as a file of the format.

    Broken entries of a mapping (a claim, a source) are reported and left out, so that the
    rest can still be read and checked; None where nothing can be kept.
    """
    data = document.data
    if document.problems and not isinstance(data, Map):
        return None
    _note(document, _empty_fields(document))
    try:
        return model.model_validate(data)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    _note(document, _diagnose(model, document, faults))
    try:
        return model.model_validate(_without_faults(model, data, faults))
    except ValidationError:
        return None


def _note(document: Document, found: Iterable[Diagnostic]) -> None:
    """Note what is wrong, but only one fault of one place: the others follow from it."""
    known = {problem.place for problem in document.problems}
    document.problems.extend(diagnostic for diagnostic in found if diagnostic.place not in known)


def _empty_fields(document: Document) -> Iterator[Diagnostic]:
    """Find every key that is given no value at all."""
    pending: list[object] = [document.data]
    while pending:
        here = pending.pop()
        if isinstance(here, Map):
            for key, value in here.items():
                if value is None:
                    yield rules.EMPTY_TEXT.at(document.at(here.values_at[key]), field=f'"{key}"')
        pending += here.values() if isinstance(here, Map) else here if isinstance(here, Seq) else ()


def _without_faults(model: type[Entry], data: object, faults: Iterable[ErrorDetails]) -> object:
    """Leave out each entry, and each field of the file as a whole, that has a fault."""
    if not isinstance(data, Mapping):
        return data
    kept: dict[object, object] = {
        key: dict(value) if isinstance(value, Mapping) else value for key, value in data.items()
    }
    fields = fields_of(model)
    for fault in faults:
        top, *inside = fault["loc"]
        field, value = fields[str(top)].info if str(top) in fields else None, kept.get(str(top))
        kind = (get_origin(field.annotation) or field.annotation) if field else None
        if inside and kind is dict and isinstance(value, dict):
            value.pop(inside[0], None)
        elif field and field.is_required() and kind in STAND_INS:
            kept[str(top)] = STAND_INS[kind]
        else:
            kept.pop(str(top), None)
    return kept


def _diagnose(model: type[Entry], document: Document, faults: Sequence[ErrorDetails]) -> Iterator[Diagnostic]:
    missing: dict[tuple[int | str, ...], list[str]] = defaultdict(list)
    for fault in faults:
        if fault["type"] == "missing":
            missing[fault["loc"][:-1]].append(str(fault["loc"][-1]))
    for fault in faults:
        here = missing.get(fault["loc"][:-1], [])
        if fault["type"] == "extra_forbidden" and (meant := nearest(str(fault["loc"][-1]), here)):
            here.remove(meant)
    for fault in faults:
        if fault["type"] != "missing" or str(fault["loc"][-1]) in missing[fault["loc"][:-1]]:
            yield from _describe(model, document, fault)


def _describe(model: type[Entry], document: Document, fault: ErrorDetails) -> Iterator[Diagnostic]:
    steps = _steps(document, fault)
    name = next((f'"{step}"' for step in reversed(steps) if isinstance(step, str)), "this file")
    field = f"an item of {name}" if isinstance(next(iter(steps[-1:]), None), int) else name
    place = document.place(*steps, key=fault["loc"][-1:] == ("[key]",))
    context: Mapping[str, Any] = fault.get("ctx", {})
    match fault["type"], fault["input"]:
        case "extra_forbidden", _:
            key, fields = str(fault["loc"][-1]), _fields_at(shape_of(model), steps[:-1])
            hint = did_you_mean(key, fields) or f"fields here: {', '.join(fields)}"
            yield rules.UNKNOWN_KEY.at(document.place(*steps, key=True), key=key, hint=hint, length=len(key))
        case "missing", _:
            parent = document.place(*steps[:-1], key=bool(steps[:-1]) and isinstance(steps[-2], str))
            yield rules.MISSING_KEY.at(parent, key=fault["loc"][-1])
        case "enum" | "literal_error", str() | int() | float() as value:
            choices, word = context["expected"].replace("'", "").replace(" or ", ", "), str(value)
            near = did_you_mean(word, choices.split(", "))
            yield rules.UNKNOWN_VALUE.at(place, field=name, value=word, choices=choices, hint=near, length=len(word))
        case "bad_id", str() as id_:
            slug = slugify(id_)
            yield rules.BAD_ID.at(place, id=id_, hint=f"write {slug}" if slug else None, length=len(id_))
        case "bad_date" | "bad_bounds" | "unsafe_link" as kind, _:
            yield _bad_value(kind, place, context)
        case "empty_text", _:
            yield rules.EMPTY_TEXT.at(place, field=field)
        case "less_than_equal" | "greater_than_equal", value:
            wanted = f"a whole number {_range(_fields_at(shape_of(model), steps[:-1])[str(steps[-1])])}"
            yield rules.OUT_OF_RANGE.at(place, field=name, wanted=wanted, value=value, length=len(str(value)))
        case kind, value:
            quotes = "put the value in quotes" if kind == "string_type" and isinstance(value, int | float) else None
            wanted = _WANTED.get(kind, "of another kind")
            yield rules.WRONG_TYPE.at(place, field=field, wanted=wanted, found=_found(value), hint=quotes)


def _bad_value(kind: str, place: Place, context: Mapping[str, str]) -> Diagnostic:
    match kind:
        case "bad_date":
            return rules.BAD_DATE.at(place, value=context["value"], length=len(context["value"]))
        case "bad_bounds":
            hint = "write not-after: with one day, or from: and to:"
            return rules.BAD_BOUNDS.at(place, what=context["what"], hint=hint)
    return rules.UNSAFE_LINK.at(place, url=context["url"], length=len(context["url"]))


def _steps(document: Document, fault: ErrorDetails) -> tuple[str | int, ...]:
    """Keep the steps that lead through the document, dropping the validator's own; and the one that is missing."""
    kept: list[str | int] = []
    here: Any = document.data
    for step in fault["loc"]:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            continue
        kept.append(step)
    return (*kept, fault["loc"][-1]) if fault["type"] == "missing" else tuple(kept)


def _range(field: Field) -> str:
    """Say between which numbers a number may be."""
    bounds = {name: getattr(each, name) for each in field.info.metadata for name in ("ge", "le") if hasattr(each, name)}
    return f"from {bounds['ge']} to {bounds['le']}" if "le" in bounds else f"from {bounds['ge']} on"


def _fields_at(shape: Shape | None, steps: Sequence[str | int]) -> Mapping[str, Field]:
    """Return the fields of the mapping that the steps lead to, from a place of a shape."""
    for step in steps:
        if shape is not None:
            shape = shape.items or shape if isinstance(step, int) else shape.below(step)
    return fields_of(shape.entry) if shape and shape.entry else {}


def slugify(text: str) -> str:
    """Return the nearest thing to a text that can be an id; empty where it has no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")
    return f"the-{slug}" if slug in RESERVED_IDS else slug


def _found(value: object) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return f"{str(value).lower()}"
        case int() | float():
            return f"a number ({value})"
        case list():
            return "a list"
        case Mapping():
            return "a mapping"
        case _:
            return "text"
