"""A YAML file as it is written: every value with the span of text that it takes, and every comment.

`claimgraph.argument.yaml_nodes` says what a file means; this says where each part of it
stands, to the character, so that a change can touch that part and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from claimgraph.argument.yaml_nodes import LOADER

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
    builder = _Builder(text)
    for event in yaml.parse(text, Loader=LOADER):
        builder.take(event)
    return Tree(text, builder.top, list(_comments(text, builder.scalars)))


def walk(node: Node | None, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Scalar, bool]]:
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
            yield from walk(each.value, inner)


class _Builder:
    """Builds the tree from the parser's events."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.top: Node | None = None
        self.scalars: list[Scalar] = []
        self.open: list[Collection] = []
        self.key: Scalar | None = None

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            start, end = _span(event)
            self._put(Scalar(start, end, self.text[start:end], ""))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            is_list = isinstance(event, yaml.SequenceStartEvent)
            start = _span(event)[0]
            opened = Collection(start, start, is_list, bool(event.flow_style))
            self._put(opened)
            self.open.append(opened)
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self.open.pop()
            closed.end = _span(event)[1] if closed.is_flow else closed.fields[-1].end

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        start, end = _span(event)
        scalar = Scalar(start, end, event.value, event.style or "")
        if scalar.is_block:
            scalar.end = start + len(self.text[start:end].rstrip())
        self.scalars.append(scalar)
        if self.open and not self.open[-1].is_list and self.key is None:
            self.key = scalar
        else:
            self._put(scalar)

    def _put(self, node: Node) -> None:
        if not self.open:
            self.top = node
            return
        key, self.key = self.key, None
        self.open[-1].fields.append(Field(key.start if key else node.start, node, key))


def _span(event: yaml.Event) -> tuple[int, int]:
    if event.start_mark is None or event.end_mark is None:
        raise TypeError(event)  # never: the parser marks everything that it reads
    return event.start_mark.index, event.end_mark.index


def _comments(text: str, scalars: list[Scalar]) -> Iterator[tuple[int, int]]:
    """Find the comments: what starts with # between scalars, or beside the head of a text below."""
    end = 0
    for scalar in scalars:
        yield from (found.span() for found in _COMMENT.finditer(text, end, scalar.start))
        end = scalar.end
        if scalar.is_block and (head := _HEADER.match(text, scalar.start)):
            yield from (found.span() for found in _COMMENT.finditer(text, head.end(), text.find("\n", head.end())))
    yield from (found.span() for found in _COMMENT.finditer(text, end))
