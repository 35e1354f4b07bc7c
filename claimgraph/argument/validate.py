"""Check a document against the shape of its file, and say in place what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_origin

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from claimgraph.argument.entries import Entry
from claimgraph.argument.first_faults import first_faults
from claimgraph.argument.ids import fault_of, nearest_id
from claimgraph.argument.shape import Field, Shape, fields_of, shape_of
from claimgraph.argument.yaml_nodes import Document, Map, Seq, Value
from claimgraph.diagnostics import Diagnostic, Place, did_you_mean, nearest, rules
from claimgraph.diagnostics.problems import MOST_SHOWN
from claimgraph.language import gettext, message

File = TypeVar("File", bound=Entry)

_WANTED = {
    "string_type": message("text"),
    "int_type": message("a whole number"),
    "float_type": message("a number"),
    "bool_type": message("true or false"),
    "list_type": message("a list"),
    "dict_type": message("a mapping (key: value)"),
    "model_type": message("a mapping (key: value)"),
    "model_attributes_type": message("a mapping (key: value)"),
    "enum": message("one word of its list"),
    "literal_error": message("one word of its list"),
}


STAND_INS: Mapping[object, object] = {str: "?", list: []}
"""What stands for a required field of the whole file that is broken, so that the rest can be read."""


def read_shape(model: type[File], document: Document) -> File | None:
    """Read a document as a file of the format.

    Broken entries of a mapping (a claim, a source) are reported and left out, so that the
    rest can still be read and checked; None where nothing can be kept, as in a file with very
    many faults, of which only the first are described.
    """
    if model not in document.remembered:
        document.remembered[model] = _read_one_entry(model, document) or _read_shape(model, document)
    file: File | None = document.remembered[model]
    return file


def _read_shape(model: type[File], document: Document) -> File | None:
    data = document.data
    if document.problems and not isinstance(data, Map):
        return None
    _note(document, _empty_fields(document))
    try:
        return model.model_validate(data)
    except ValidationError as error:
        count = error.error_count()
        if count <= _MANY:
            faults = error.errors(include_url=False)
    if count > _MANY:
        _note_first(model, document, count)
        return None
    _note(document, _diagnose(model, document, faults))
    try:
        return model.model_validate(_without_faults(model, data, faults))
    except ValidationError:
        return None


def _read_one_entry(model: type[File], document: Document) -> File | None:
    """Read a file of which one entry was edited, and check no more than that entry; the others are as before.

    None where that entry has faults: they are to be described as those of any file.
    """
    before = document.before
    read: File | None = before.remembered.get(model) if before else None
    if before and read:
        with suppress(ValidationError):
            return model.model_validate(_with_known(read, before.data, document.data))
    return None


def _with_known(file: BaseModel, before: Value, now: Value) -> Any:  # noqa: ANN401 - as below
    """Return what is written in a file, with what was read already in place of all entries that are the same."""
    if not isinstance(before, Map) or not isinstance(now, Map):
        return now
    if isinstance(file, RootModel):
        return _known_of(file.root, before, now)
    fields = fields_of(type(file))
    return {key: _known_of(getattr(file, fields[key].name), before.get(key), value) for key, value in now.items()}


def _known_of(read: Any, before: Value, now: Value) -> Any:  # noqa: ANN401 - whatever a field holds
    if not isinstance(read, dict) or not isinstance(before, Map) or not isinstance(now, Map):
        return now
    return {
        id_: read[id_] if value is before.get(id_) and isinstance(read.get(id_), BaseModel) else value
        for id_, value in now.items()
    }


_MANY = 1000
"""Faults of one file from which on not all are looked at."""


def _note_first(model: type[Entry], document: Document, count: int) -> None:
    """Note the first faults of a file that has very many, and how many there are."""
    faults = first_faults(model, document.data, MOST_SHOWN)
    found = sorted(_diagnose(model, document, faults[:MOST_SHOWN]), key=lambda each: each.place)
    _note(document, found)
    what = gettext("this file has %(number)s faults, of which the first are shown", number=f"{count:,}")
    document.problems.append(rules.MANY_FAULTS.at(found[-1].place if found else document.place(), what=what))


def _note(document: Document, found: Iterable[Diagnostic]) -> None:
    """Note what is wrong, but only one fault of one place: the others follow from it."""
    known = {problem.place for problem in document.problems}
    document.problems.extend(diagnostic for diagnostic in found if diagnostic.place not in known)


def _empty_fields(document: Document) -> Iterator[Diagnostic]:
    """Find every key that is given no value at all."""
    pending: list[object] = [document.data] if document.has_gaps else []
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
    kept = {key: dict(value) if isinstance(value, Mapping) else value for key, value in data.items()}
    fields = fields_of(model)
    for fault in faults:
        top, *inside = fault["loc"]
        _leave_out(kept, str(top), inside, fields.get(str(top)))
    return kept


def _leave_out(kept: dict[str, Any], top: str, inside: Sequence[str | int], field: Field | None) -> None:
    """Leave out an entry that has a fault, or else the field of the file that it stands in."""
    annotation = field.info.annotation if field else None
    kind, value = get_origin(annotation) or annotation, kept.get(top)
    if inside and kind is dict and isinstance(value, dict):
        value.pop(inside[0], None)
    elif field and field.info.is_required() and kind in STAND_INS:
        kept[top] = STAND_INS[kind]
    else:
        kept.pop(top, None)


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
            yield _describe(model, document, fault)


class _Fault(NamedTuple):
    """A fault that the validator found, and where in the document it is."""

    model: type[Entry]
    document: Document
    details: ErrorDetails
    steps: tuple[str | int, ...]
    name: str
    """What the value is called that is at fault."""
    place: Place

    @property
    def key(self) -> str:
        """The field that is at fault, where it is one that is missing or not known."""
        return str(self.details["loc"][-1])

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields of the mapping that the faulty one stands in."""
        return _fields_at(_shape_of_file(self.model), self.steps[:-1])

    @property
    def field(self) -> str:
        """What is at fault, in words."""
        return (
            gettext("an item of %(list)s", list=self.name)
            if isinstance(next(iter(self.steps[-1:]), None), int)
            else self.name
        )


def _describe(model: type[Entry], document: Document, details: ErrorDetails) -> Diagnostic:
    steps = _steps(document, details)
    name = next((f'"{step}"' for step in reversed(steps) if isinstance(step, str)), gettext("this file"))
    place = document.place(*steps, key=details["loc"][-1:] == ("[key]",))
    fault = _Fault(model, document, details, steps, name, place)
    return _DESCRIBED.get(details["type"], _wrong_type)(fault)


def _unknown_key(fault: _Fault) -> Diagnostic:
    fields = fault.fields
    hint = did_you_mean(fault.key, fields) or gettext("fields here: %(fields)s", fields=", ".join(fields))
    place = fault.document.place(*fault.steps, key=True)
    return rules.UNKNOWN_KEY.at(place, key=fault.key, hint=hint, length=len(fault.key))


def _missing_key(fault: _Fault) -> Diagnostic:
    above = fault.steps[:-1]
    place = fault.document.place(*above, key=bool(above) and isinstance(above[-1], str))
    return rules.MISSING_KEY.at(place, key=fault.details["loc"][-1])


def _unknown_value(fault: _Fault) -> Diagnostic:
    value = fault.details["input"]
    if not isinstance(value, str | int | float):
        return _wrong_type(fault)
    word, choices = str(value), fault.details["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
    near = did_you_mean(word, choices.split(", "))
    return rules.UNKNOWN_VALUE.at(
        fault.place, field=fault.name, value=word, choices=choices, hint=near, length=len(word)
    )


def _bad_id(fault: _Fault) -> Diagnostic:
    id_ = str(fault.details["input"])
    near = nearest_id(id_)
    hint = gettext("write %(id)s", id=near) if near else None
    return rules.BAD_ID.at(fault.place, id=id_, why=fault_of(id_), hint=hint, length=len(id_))


def _bad_date(fault: _Fault) -> Diagnostic:
    value = fault.details["ctx"]["value"]
    return rules.BAD_DATE.at(fault.place, value=value, length=len(value))


def _bad_bounds(fault: _Fault) -> Diagnostic:
    hint = gettext("write not-after: with one day, or from: and to:")
    return rules.BAD_BOUNDS.at(fault.place, what=fault.details["ctx"]["what"], hint=hint)


def _bad_coordinates(fault: _Fault) -> Diagnostic:
    said = fault.details["ctx"]
    hint = said["hint"] or gettext("write [longitude, latitude], or [west, south, east, north]")
    return rules.BAD_COORDINATES.at(fault.place, what=said["what"], hint=hint)


def _unsafe_link(fault: _Fault) -> Diagnostic:
    url = fault.details["ctx"]["url"]
    return rules.UNSAFE_LINK.at(fault.place, url=url, length=len(url))


def _empty_text(fault: _Fault) -> Diagnostic:
    return rules.EMPTY_TEXT.at(fault.place, field=fault.field)


def _out_of_range(fault: _Fault) -> Diagnostic:
    value, wanted = fault.details["input"], _range(fault.fields[str(fault.steps[-1])])
    return rules.OUT_OF_RANGE.at(fault.place, field=fault.name, wanted=wanted, value=value, length=len(str(value)))


def _wrong_type(fault: _Fault) -> Diagnostic:
    kind, value = fault.details["type"], fault.details["input"]
    quotes = gettext("put the value in quotes") if kind == "string_type" and isinstance(value, int | float) else None
    wanted = gettext(_WANTED.get(kind, message("of another kind")))
    return rules.WRONG_TYPE.at(fault.place, field=fault.field, wanted=wanted, found=_found(value), hint=quotes)


_DESCRIBED: Mapping[str, Callable[[_Fault], Diagnostic]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "enum": _unknown_value,
    "literal_error": _unknown_value,
    "bad_id": _bad_id,
    "bad_date": _bad_date,
    "bad_bounds": _bad_bounds,
    "bad_coordinates": _bad_coordinates,
    "unsafe_link": _unsafe_link,
    "empty_text": _empty_text,
    "less_than_equal": _out_of_range,
    "greater_than_equal": _out_of_range,
}
"""What describes a fault, by the validator's word for it."""


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


@cache
def _shape_of_file(model: type[Entry]) -> Shape:
    return shape_of(model)


def _range(field: Field) -> str:
    """Say between which numbers a number may be."""
    bounds = {name: getattr(each, name) for each in field.info.metadata for name in ("ge", "le") if hasattr(each, name)}
    if "le" in bounds:
        return gettext("a whole number from %(least)s to %(most)s", least=bounds["ge"], most=bounds["le"])
    return gettext("a whole number from %(least)s on", least=bounds["ge"])


def _fields_at(shape: Shape | None, steps: Sequence[str | int]) -> Mapping[str, Field]:
    """Return the fields of the mapping that the steps lead to, from a place of a shape."""
    for step in steps:
        if shape is not None:
            shape = shape.items or shape if isinstance(step, int) else shape.below(step)
    return fields_of(shape.entry) if shape and shape.entry else {}


def _found(value: object) -> str:
    match value:
        case None:
            return gettext("empty")
        case bool():
            return str(value).lower()
        case int() | float():
            return gettext("a number (%(value)s)", value=value)
        case list():
            return gettext("a list")
        case Mapping():
            return gettext("a mapping")
        case _:
            return gettext("text")
