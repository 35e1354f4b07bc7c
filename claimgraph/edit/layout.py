"""How files of the argument are laid out: the order of fields, and blank lines between entries."""

from __future__ import annotations

from pydantic import BaseModel

from claimgraph.argument import entries
from claimgraph.argument.shape import Shape, fields_of
from claimgraph.edit.tree import Collection, Field

WIDTH = 110
"""Columns of a line; longer texts are folded onto the lines below."""
INDENT = 2

APART = (entries.ClaimEntry, entries.SourceEntry, entries.PassageEntry, entries.RowEntry, entries.PositionEntry)
"""Entries with a blank line between them, where they take more than one line."""
NEVER_IN_BRACKETS = (entries.ClaimEntry, entries.TopicFile, entries.RenamedFile)
"""Entries that are written in lines, so that fields can be added to them."""


def field_order(shape: Shape | None) -> list[str]:
    """Return the fields of a mapping in the order of the format; none where its keys are free."""
    return [*fields_of(shape.entry)] if shape and shape.entry else []


def shape_under(shape: Shape | None, key: str) -> Shape | None:
    """Return what may stand under a key; an item of a list has no key."""
    if shape is None:
        return None
    return shape.below(key) if key else shape.items or shape


def is_one_of(shape: Shape | None, models: tuple[type[BaseModel], ...]) -> bool:
    """Whether a mapping is an entry of one of these classes."""
    return shape is not None and shape.entry in models


def has_entries(shape: Shape | None, models: tuple[type[BaseModel], ...]) -> bool:
    """Whether a mapping holds entries of one of these classes by id."""
    return shape is not None and is_one_of(shape.values, models)


def last_before(entry: Collection, model: type[BaseModel], name: str) -> Field:
    """Return the last field of an entry that the format puts before a named one; its first field, where none is."""
    order = [*fields_of(model)]
    before = order[: order.index(name)]
    return next((each for each in reversed(entry.fields) if each.name in before), entry.fields[0])
