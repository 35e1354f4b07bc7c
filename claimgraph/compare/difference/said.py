"""The values of an item of the model, by the key that editors write them under.

The fields are those of the format, so that a field is compared as soon as it is declared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from claimgraph.argument.entries import Entry
from claimgraph.argument.marks import Assumed, Items, Names, Ref, Sentence, Uncompared, Whole
from claimgraph.argument.model import Claim, Premise, Reference, Source, Undercut
from claimgraph.argument.shape import Field, fields_of

Said = Mapping[str, str | None]
"""By key; None where nothing is said."""


def said(entry: type[Entry], item: object) -> dict[str, str | None]:
    """Return the values of an item that are words or texts, in the order of the format.

    Args:
        entry: the class that it was read from.
        item: the item.
    """
    return {
        field.key: _word(getattr(item, field.name), field)
        for field in _compared(entry)
        if (field.shape.is_word or field.shape.mark(Whole) is not None) and not field.shape.mark(Names)
    }


def own_values(item: Claim | Source) -> dict[str, str | None]:
    """Return the values of the argument's own fields of a claim or a source."""
    return {f"field {id_}": str(value) for id_, value in item.fields.items()}


def listed(entry: type[Entry], item: object) -> dict[str, list[str]]:
    """Return the lists of ids and of names of an item; those of whole sentences are matched sentence by sentence."""
    return {
        field.key: [*_ids(getattr(item, field.name))]
        for field in _compared(entry)
        if _lists_names(field) and not field.shape.mark(Names)
    }


def _lists_names(field: Field) -> bool:
    items = field.shape.items
    if items is None or (field.shape.mark(Items) is not None and field.shape.entry is not None):
        return False
    return items.mark(Ref) is not None or (items.is_word and items.mark(Sentence) is None)


def names(entry: type[Entry], item: object) -> dict[str, list[str]]:
    """Return the values that identify an item among the others of its list."""
    return {field.key: [*_ids(getattr(item, field.name))] for field in _compared(entry) if field.shape.mark(Names)}


def in_one_line(entry: type[Entry], item: object) -> dict[str, str | None]:
    """Return the values of an item, each list of ids joined into one text."""
    return said(entry, item) | {key: ", ".join(ids) or None for key, ids in listed(entry, item).items()}


def _compared(entry: type[Entry]) -> Iterable[Field]:
    return (field for field in fields_of(entry).values() if not field.shape.mark(Uncompared))


def _word(value: object, field: Field) -> str | None:
    if field.shape.mark(Assumed) and value == field.info.default:
        return None
    match value:
        case None:
            return None
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value)
        case tuple():
            return "; ".join(map(str, value)) or None
    return str(value)


def _ids(value: object) -> Iterable[str]:
    match value:
        case tuple():
            return [id_ for each in value for id_ in _ids(each)]
        case Premise() | Undercut():
            return [value.claim.id]
        case Reference():
            return [value.id]
    return [str(value)]
