"""A YAML file to be edited: its values as `claimgraph.argument.yaml_nodes` reads them, and its comments.

Every part is told with the stretch of text that it takes, so that a change can touch that
part and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claimgraph.argument.yaml_nodes import TOP, Document, Map, Seq, Span, Value, compose
from claimgraph.diagnostics.source_lines import line_starts

_COMMENT = re.compile(r"(?:(?<=[\s\[\]{},])|\A)#[^\r\n]*")
_HEADER = re.compile(r"[|>][-+0-9]*")


@dataclass(slots=True)
class Scalar:
    """A word or a text."""

    start: int
    end: int
    value: str
    style: str
    """How it is written: nothing where it is plain, a quotation mark, ``|`` or ``>``."""

    @property
    def is_block(self) -> bool:
        """Whether its lines stand below its key."""
        return self.style in {"|", ">"}


@dataclass(slots=True)
class Field:
    """A key and its value; in a list an item, which has no key."""

    start: int
    """Where the key starts, or the value of an item."""
    value: Node
    key: Scalar | None = None
    before: list[str] = field(default_factory=list)
    """Comments and blank lines above it, filled in by `claimgraph.edit.comments`."""
    beside: list[str] = field(default_factory=list)
    """Comments to the right of it."""

    @property
    def name(self) -> str:
        """The key; empty for an item."""
        return self.key.value if self.key else ""

    @property
    def end(self) -> int:
        """Where the value ends."""
        return self.value.end


@dataclass(slots=True)
class Collection:
    """A mapping or a list."""

    start: int
    end: int
    is_list: bool
    is_flow: bool
    """Whether it is written in brackets."""
    fields: list[Field] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    """Comments and blank lines below the last field."""

    def find(self, name: str) -> Field | None:
        """Return the field of a key."""
        return next((each for each in self.fields if each.name == name), None) if not self.is_list else None

    def at(self, *names: str) -> Node | None:
        """Return the value at the end of a path of keys."""
        here: Node | None = self
        for name in names:
            found = here.find(name) if isinstance(here, Collection) else None
            here = found.value if found else None
        return here


Node = Scalar | Collection


@dataclass(slots=True)
class Tree:
    """A file."""

    text: str
    top: Node | None
    """None where there is nothing but comments."""
    comments: list[tuple[int, int]]
    """Where each comment starts and ends."""

    def column(self, offset: int) -> int:
        """Return the column of a place, from 0."""
        return offset - self.line_start(offset)

    def line_start(self, offset: int) -> int:
        """Return where the line of a place starts."""
        return self.text.rfind("\n", 0, offset) + 1

    def next_line(self, offset: int) -> int:
        """Return where the line after that of a place starts; the end of the file, where it is the last."""
        return self.text.find("\n", offset) + 1 or len(self.text)


def read_tree(text: str) -> Tree:
    """Read a text that is known to be one YAML document.

    Raises:
        yaml.YAMLError: where it is none.
    """
    document = Document("", text)
    compose(document)
    scalars: list[Scalar] = []
    offsets = Offsets(text)
    top = _node(document.data, document.start, offsets, scalars) if document.start is not TOP else None
    return Tree(text, top, list(_comments(text, scalars)))


def _node(value: Value, span: Span, offsets: Offsets, scalars: list[Scalar]) -> Node:
    """Make a node of a value; every word of it is added to the scalars, in the order of the file."""
    if isinstance(value, Map):
        fields = [
            Field(key.start, _node(inner, value.values_at[name], offsets, scalars), key)
            for name, inner in value.items()
            for key in [_scalar(name, value.keys_at[name], offsets, scalars)]
        ]
    elif isinstance(value, Seq):
        items = zip(value, value.items_at, strict=True)
        fields = [Field(offsets.at(at.line, at.column), _node(inner, at, offsets, scalars)) for inner, at in items]
    else:
        return _scalar(value if isinstance(value, str) else offsets.written(span), span, offsets, scalars)
    end = offsets.at(*value.closed) if value.closed else fields[-1].end
    start = offsets.at(span.line, span.column)
    return Collection(start, end, isinstance(value, Seq), value.closed is not None, fields)


def _scalar(value: str, span: Span, offsets: Offsets, scalars: list[Scalar]) -> Scalar:
    found = offsets.scalar(value, span)
    scalars.append(found)
    return found


class Offsets:
    """The places of a text in characters from its start."""

    def __init__(self, text: str) -> None:
        """Find where each line of the text starts."""
        self.text, self._starts = text, line_starts(text)

    def at(self, line: int, column: int) -> int:
        """Return the characters before a line and column, both from 1."""
        return self._starts[line - 1] + column - 1

    def written(self, span: Span) -> str:
        """Return what stands in a stretch."""
        return self.text[self.at(span.line, span.column) : self.at(span.end_line, span.end_column)]

    def scalar(self, value: str, span: Span) -> Scalar:
        """Return a word or a text that takes a stretch, without the blank lines that end one in lines."""
        start, end = self.at(span.line, span.column), self.at(span.end_line, span.end_column)
        if span.style in {"|", ">"}:
            end = start + len(self.text[start:end].rstrip())
        return Scalar(start, end, value, span.style)


def all_scalars(node: Node | None, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Scalar, bool]]:
    """Yield every scalar with the keys that lead to it, its own included, and whether it is a key.

    Items of a list have the path of the list: a list of one may be written without brackets.
    """
    if isinstance(node, Scalar):
        yield path, node, False
    elif node is not None:
        for each in node.fields:
            inner = (*path, each.name) if each.key else path
            if each.key:
                yield inner, each.key, True
            yield from all_scalars(each.value, inner)


def _comments(text: str, scalars: list[Scalar]) -> Iterator[tuple[int, int]]:
    """Find the comments: what starts with # between scalars, or beside the head of a text below."""
    end = 0
    for scalar in scalars:
        yield from (found.span() for found in _COMMENT.finditer(text, end, scalar.start))
        end = scalar.end
        if scalar.is_block and (head := _HEADER.match(text, scalar.start)):
            yield from (found.span() for found in _COMMENT.finditer(text, head.end(), text.find("\n", head.end())))
    yield from (found.span() for found in _COMMENT.finditer(text, end))
