"""How files of the argument are laid out: the order of their fields, and what stands apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args, get_origin

from pydantic import BaseModel, RootModel

from claimgraph.argument import entries

WIDTH = 110
"""Columns of a line, beyond which a text goes on below."""
INDENT = 2

APART = (entries.ClaimEntry, entries.SourceEntry, entries.PassageEntry, entries.RowEntry, entries.PositionEntry)
"""Entries with a blank line between them, where they take more than one line."""
NEVER_IN_BRACKETS = (entries.ClaimEntry, entries.TopicFile, entries.RenamedFile)
"""Entries that are written in lines, so that fields can be added to them."""


def field_order(shape: object) -> list[str]:
    """Return the fields of a mapping in the order of the format; none where its keys are free."""
    model = next(_models(shape), None)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def shape_of(shape: object, key: str) -> object:
    """Return the shape of the value of a key; an item of a list has no key."""
    for part in _parts(shape):
        if isinstance(part, type) and issubclass(part, BaseModel) and key:
            found = {field.alias or name: field.annotation for name, field in part.model_fields.items()}
            return found.get(key)
        if get_origin(part) is (dict if key else list):
            return get_args(part)[-1]
    return None if key else shape


def is_one_of(shape: object, models: tuple[type[BaseModel], ...]) -> bool:
    """Whether a mapping is an entry of one of these classes."""
    return any(model in models for model in _models(shape))


def has_entries(shape: object, models: tuple[type[BaseModel], ...]) -> bool:
    """Whether a mapping holds entries of one of these classes by id."""
    return any(is_one_of(get_args(part)[-1], models) for part in _parts(shape) if get_origin(part) is dict)


def _models(shape: object) -> Iterator[type[BaseModel]]:
    yield from (part for part in _parts(shape) if isinstance(part, type) and issubclass(part, BaseModel))


def _parts(shape: object) -> Iterator[object]:
    """Take apart what is optional, annotated, or one of several."""
    if isinstance(shape, type) and issubclass(shape, RootModel):
        yield from _parts(shape.model_fields["root"].annotation)
    elif isinstance(shape, type) or get_origin(shape) in {dict, list}:
        yield shape
    else:
        for part in get_args(shape):
            yield from _parts(part)
