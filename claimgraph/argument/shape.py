"""Check a document against the shape of its file, and say in place what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from typing import Any
from typing import TypeVar
from typing import get_args

from pydantic import BaseModel
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from claimgraph.argument.schema import Entry
from claimgraph.argument.yaml_nodes import Document
from claimgraph.argument.yaml_nodes import Map
from claimgraph.diagnostics import Diagnostic
from claimgraph.diagnostics import did_you_mean
from claimgraph.diagnostics import rules

File = TypeVar("File", bound=Entry)

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
}


def read_shape(model: type[File], document: Document) -> File | None:
    """Read a document as a file of the format.

    Broken entries of a mapping (a claim, a source) are reported and left out, so that the
    rest can still be read and checked; None where nothing can be kept.
    """
    data = document.data
    if document.problems and not isinstance(data, Map):
        return None
    for _ in range(2):
        try:
            return model.model_validate(data)
        except ValidationError as error:
            faults = error.errors(include_url=False)
            known = len(document.problems)
            document.problems.extend(d for d in _diagnose(model, document, faults) if d not in document.problems)
            data = _without_broken_entries(data, faults)
            if data is None or known == len(document.problems):
                return None
    return None


def _without_broken_entries(data: object, faults: list[ErrorDetails]) -> dict[str, Any] | None:
    """Leave out each entry with a fault; None when a fault lies outside the entries."""
    if not isinstance(data, Mapping):
        return None
    kept = dict(data)
    for fault in faults:
        match fault["loc"]:
            case (str(section), str(entry), *_) if isinstance(kept.get(section), Mapping):
                kept[section] = {key: value for key, value in kept[section].items() if key != entry}
            case _ if fault["type"] == "extra_forbidden":
                kept = {key: value for key, value in kept.items() if key not in fault["loc"]}
            case (str(entry), *_) if entry in kept:
                del kept[entry]
            case _:
                return None
    return kept


def _diagnose(model: type[Entry], document: Document, faults: list[ErrorDetails]) -> Iterator[Diagnostic]:
    for fault in faults:
        steps = _steps(document, fault["loc"])
        name = next((f'"{step}"' for step in reversed(steps) if isinstance(step, str)), "this file")
        inside = f"an item of {name}" if steps and isinstance(steps[-1], int) else name
        place, key_place = document.place(*steps), document.place(*steps, key=True)
        context: Mapping[str, Any] = fault.get("ctx", {})
        match fault["type"]:
            case "extra_forbidden":
                fields = _fields_at(model, fault["loc"][:-1])
                key = str(fault["loc"][-1])
                near = did_you_mean(key, fields) or f"fields here: {', '.join(fields)}"
                yield rules.UNKNOWN_KEY.at(key_place, key=key, hint=near, length=len(key))
            case "missing":
                parent = document.place(*steps[:-1], key=bool(steps[:-1]) and isinstance(steps[-2], str))
                yield rules.MISSING_KEY.at(parent, key=fault["loc"][-1])
            case "enum" | "literal_error":
                choices = _choices(context["expected"])
                value = str(fault["input"])
                hint, listed = did_you_mean(value, choices), ", ".join(choices)
                yield rules.UNKNOWN_VALUE.at(
                    place, field=name, value=value, choices=listed, hint=hint, length=len(value)
                )
            case "bad_id":
                yield rules.BAD_ID.at(key_place, id=context["id"], length=len(context["id"]))
            case "bad_date":
                yield rules.BAD_DATE.at(place, value=context["value"])
            case "unsafe_link":
                yield rules.UNSAFE_LINK.at(place, url=context["url"])
            case "empty_text":
                yield rules.EMPTY_TEXT.at(place, field=name)
            case "less_than_equal" | "greater_than_equal":
                yield rules.OUT_OF_RANGE.at(
                    place, field=name, wanted="a whole number from 1 to 6", value=fault["input"]
                )
            case kind:
                wanted, found = _WANTED.get(kind, "of another kind"), _found(fault["input"])
                quoted = "put the value in quotes" if kind == "string_type" and found.startswith("a number") else None
                yield rules.WRONG_TYPE.at(place, field=inside, wanted=wanted, found=found, hint=quoted)


def _steps(document: Document, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Keep the steps that lead through the document, and the last, dropping the validator's own."""
    kept: list[str | int] = []
    here: Any = document.data
    for number, step in enumerate(loc):
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            if number == len(loc) - 1 and step != "[key]":
                kept.append(step)
        else:
            kept.append(step)
    return tuple(kept)


def _fields_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    for step in loc:
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        if isinstance(step, str) and step in fields:
            model = next(_models_in(fields[step].annotation), model)
    return [field.alias or name for name, field in model.model_fields.items()]


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _choices(expected: str) -> list[str]:
    return [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]


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
