"""What may stand where in a file, read off the classes of the format; and a walk through a file by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, RootModel
from pydantic.fields import FieldInfo

from claimgraph.argument.marks import Mark, Own, Ref, Sentence
from claimgraph.argument.yaml_nodes import Document, Map, Seq, Span, Value

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand at one place, in all the forms that the format allows there."""

    marks: tuple[Mark, ...] = ()
    """Of the field, or of the word that stands here."""
    word: bool = False
    """Whether a single word, text or number may stand here."""
    entry: type[BaseModel] | None = None
    """The class of a mapping with fields."""
    keys: Shape | None = None
    """The keys of a mapping that are free, as ids are."""
    values: Shape | None = None
    """What stands under such keys."""
    items: Shape | None = None
    """An item of a list."""

    def mark(self, kind: type[M]) -> M | None:
        """Return the mark of a kind, if there is one."""
        return next((mark for mark in self.marks if isinstance(mark, kind)), None)

    def below(self, key: str) -> Shape | None:
        """Return what may stand under a key of a mapping; None where the format has no such key."""
        found = fields_of(self.entry).get(key) if self.entry else None
        return found.shape if found else self.values

    @property
    def is_word(self) -> bool:
        """Whether only a single word or text can stand here."""
        return not (self.entry or self.values or self.items)

    @property
    def takes_prose(self) -> bool:
        """Whether inline Markdown and links to claims can stand here, or under the free keys of a mapping."""
        sentence = self.mark(Sentence)
        return bool(sentence and sentence.is_prose) or (self.values is not None and self.values.takes_prose)

    def joined(self, other: Shape) -> Shape:
        """Return what may stand here if either may."""
        return Shape(
            (*self.marks, *(mark for mark in other.marks if mark not in self.marks)),
            self.word or other.word,
            self.entry or other.entry,
            _either(self.keys, other.keys),
            _either(self.values, other.values),
            _either(self.items, other.items),
        )


def _either(one: Shape | None, other: Shape | None) -> Shape | None:
    return one.joined(other) if one and other else one or other


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an entry."""

    key: str
    """As editors write it."""
    name: str
    """As the class and the model have it."""
    shape: Shape
    info: FieldInfo = field(compare=False)


@cache
def fields_of(entry: type[BaseModel]) -> Mapping[str, Field]:
    """Return the fields of an entry by key, in the order of the format."""
    found = {}
    for name, info in entry.model_fields.items():
        key = info.alias or name
        found[key] = Field(key, name, shape_of(info.rebuild_annotation()), info)
    return found


def shape_of(kind: Any) -> Shape:  # noqa: ANN401 - any annotation
    """Return what may stand where a value of a type is read, the short forms that are read into it included."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        read = next((each.json_schema_input_type for each in inner[1:] if isinstance(each, BeforeValidator)), None)
        given = shape_of(inner[0] if read is None or not get_args(read) else read)
        return given.joined(Shape(tuple(mark for mark in inner[1:] if isinstance(mark, Mark))))
    if origin is dict:
        return Shape(keys=shape_of(inner[0]), values=shape_of(inner[1]))
    if origin is list:
        return Shape(items=shape_of(inner[0]))
    return _of_class(kind) if isinstance(kind, type) else _of_any(origin, inner)


def _of_class(kind: type) -> Shape:
    if issubclass(kind, RootModel):
        return shape_of(kind.model_fields["root"].annotation)
    return Shape(entry=kind) if issubclass(kind, BaseModel) else Shape(word=issubclass(kind, str | int | float))


def _of_any(origin: object, inner: tuple[object, ...]) -> Shape:
    found = Shape(word=origin is Literal)
    for each in inner if origin is not Literal else ():
        found = found.joined(shape_of(each))
    return found


W = TypeVar("W", bound=Ref | Own | Sentence)


class Word(NamedTuple, Generic[W]):
    """A word or a text in a file that the format says something of."""

    text: str
    at: Span
    mark: W


@dataclass(frozen=True, slots=True)
class _Plan(Generic[W]):
    """Where to look for marked words below one place; nothing leads to where there are none."""

    marks: tuple[W, ...]
    keys: tuple[W, ...]
    fields: Mapping[str, _Plan[W]]
    values: _Plan[W] | None
    items: _Plan[W] | None


@cache
def _plan_of(kind: type[BaseModel], wanted: tuple[type[W], ...]) -> _Plan[W] | None:
    return _plan(shape_of(kind), wanted)


def _plan(shape: Shape | None, wanted: tuple[type[W], ...]) -> _Plan[W] | None:
    if shape is None:
        return None
    below = fields_of(shape.entry) if shape.entry else {}
    fields = {key: plan for key, field in below.items() if (plan := _plan(field.shape, wanted))}
    marks, keys = _wanted(shape, wanted), _wanted(shape.keys, wanted)
    found = _Plan(marks, keys, fields, _plan(shape.values, wanted), _plan(shape.items, wanted))
    return found if any((marks, keys, fields, found.values, found.items)) else None


def _wanted(shape: Shape | None, wanted: tuple[type[W], ...]) -> tuple[W, ...]:
    return tuple(mark for mark in shape.marks if isinstance(mark, wanted)) if shape else ()


def marked_words(document: Document, kind: type[BaseModel], *wanted: type[W]) -> Sequence[Word[W]]:
    """Return every word of a file that has a mark of the wanted kinds.

    Args:
        document: the file.
        kind: its class.
        *wanted: kinds of marks of words.
    """
    key = (kind, wanted)
    if key not in document.remembered:
        document.remembered[key] = tuple(_marked_words(document, kind, wanted))
    words: Sequence[Word[W]] = document.remembered[key]
    return words


def _marked_words(document: Document, kind: type[BaseModel], wanted: tuple[type[W], ...]) -> Iterator[Word[W]]:
    pending: list[_Here[W]] = [(document.data, _plan_of(kind, wanted), document.start)]
    while pending:
        value, plan, at = pending.pop()
        if plan is None:
            continue
        if isinstance(value, str):
            yield from (Word(value, at, mark) for mark in plan.marks)
        elif isinstance(value, Map):
            yield from _marked_keys(value, plan)
            pending += _below(value, plan)
        elif isinstance(value, Seq) and plan.items is not None:
            pending += [(each, plan.items, place) for each, place in zip(value, value.items_at, strict=True)]


_Here: TypeAlias = tuple[Value, _Plan[W] | None, Span]
"""A value, what to look for in it, and where it stands."""


def _marked_keys(mapping: Map, plan: _Plan[W]) -> Iterator[Word[W]]:
    for key in mapping if plan.keys else ():
        if key not in plan.fields:
            yield from (Word(key, mapping.keys_at[key], mark) for mark in plan.keys)


def _below(mapping: Map, plan: _Plan[W]) -> Iterator[_Here[W]]:
    for key, value in mapping.items():
        if below := plan.fields.get(key, plan.values):
            yield value, below, mapping.values_at[key]
