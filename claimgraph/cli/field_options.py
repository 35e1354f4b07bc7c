"""Options of a command for the fields of an entry, made from the format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Literal, TypeVar, get_args, get_origin

import click
from annotated_types import Ge, Le

from claimgraph.argument.entries import Entry
from claimgraph.argument.shape import Field, fields_of

Command = TypeVar("Command", bound=Callable[..., Any])


def field_options(entry: type[Entry], *, needed: bool = True) -> Callable[[Command], Command]:
    """Give a command an option for every field of an entry that holds a word, a number, or a list of words.

    Args:
        entry: the class of the entry.
        needed: whether what an entry must have is to be given as options.
    """

    def add(command: Command) -> Command:
        for field in reversed([*fields_of(entry).values()]):
            if field.shape.word and not field.shape.values:
                command = _option(field, required=needed and field.info.is_required())(command)
        return command

    return add


def by_key(entry: type[Entry], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was given as options, by the keys of the fields."""
    found = ((field.key, given.get(field.name)) for field in fields_of(entry).values())
    return {key: value for key, value in found if value not in (None, "", ())}


def _option(field: Field, *, required: bool) -> Callable[[Command], Command]:
    many = field.shape.items is not None
    return click.option(
        f"--{field.name.replace('_', '-')}",
        type=_type(field),
        required=required,
        multiple=many,
        help=(field.info.description or "") + (" May be given again." if many else ""),
    )


def _type(field: Field) -> click.ParamType[Any] | None:
    """Return the click type that checks a word; None for free text."""
    ends = {type(each): each for each in field.info.metadata if isinstance(each, Ge | Le)}
    if ends:
        return click.IntRange(getattr(ends.get(Ge), "ge", None), getattr(ends.get(Le), "le", None))
    if bool in (field.info.annotation, *get_args(field.info.annotation)):
        return click.BOOL
    for kind in (field.info.annotation, *get_args(field.info.annotation)):
        if get_origin(kind) is Literal:
            return click.Choice(get_args(kind))
        if isinstance(kind, type) and issubclass(kind, Enum):
            return click.Choice([each.value for each in kind])
    return None
