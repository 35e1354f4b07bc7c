"""The canonical form of a file: the same fields and comments, in the order and the layout of the format.

Fields of an entry stand in the order of the format, lists are indented under their keys, a
text that is too long for its line is folded, and long entries stand apart. What is written in
brackets stays so while it fits on its line. Ids and their order are the editors' own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel
from yaml import YAMLError

from claimgraph.argument.shape import Shape, shape_of
from claimgraph.argument.yaml_nodes import parse
from claimgraph.edit.comments import BLANK, attach_comments
from claimgraph.edit.errors import EditError
from claimgraph.edit.layout import (
    APART,
    INDENT,
    NEVER_IN_BRACKETS,
    WIDTH,
    field_order,
    has_entries,
    is_one_of,
    shape_under,
)
from claimgraph.edit.text_layout import on_one_line, write_text
from claimgraph.edit.tree import Collection, Field, Node, Scalar, Tree, read_tree

Line = str | None
"""A line; None for a blank one between fields, of which several are one."""


def canonical(text: str, kind: type[BaseModel]) -> str:
    """Return a file in its canonical form.

    Args:
        text: the file.
        kind: the class of the file.
    """
    tree = read_tree(text)
    if isinstance(tree.top, Scalar):
        return text  # it is no file of the format, and has no canonical form
    lines = _spaced(attach_comments(tree), 0)
    if tree.top and tree.top.fields:
        first = tree.top.fields[0]
        lines += _spaced(first.before, 0)  # these are of the file, whichever field comes first in the end
        first.before = []
        lines += _Printer(tree).fields(tree.top, shape_of(kind), 0)
    elif tree.top:
        lines.append(text[tree.top.start : tree.top.end])
    return "".join(f"{line}\n" for line in _single_blanks(lines))


def in_lines(tree: Tree, node: Collection, shape: Shape | None, indent: int) -> list[str]:
    """Return a mapping or a list in its canonical form in lines, as they stand relative to a column."""
    attach_comments(tree)
    return [(line or "")[indent:] for line in _Printer(tree).fields(node, shape, indent)]


def form(text: str, name: str, kind: type[BaseModel]) -> str:
    """Return a file in its canonical form, after checking that its content is the same.

    Raises:
        EditError: where the file cannot be brought into its form without a loss.
    """
    try:
        done = canonical(text, kind)
    except YAMLError as error:
        raise EditError(f"{name} cannot be read as YAML: {error}") from None
    if parse(done, name).data != parse(text, name).data or _comments(done) != _comments(text):
        raise EditError(f"{name} is written in a way that cannot be formatted; it stays as it is")
    return done


def _comments(text: str) -> list[str]:
    return sorted(text[start:end].rstrip() for start, end in read_tree(text).comments)


def _single_blanks(lines: Iterable[Line]) -> Iterator[str]:
    """Leave out blank lines at the start and the end, and all but one of several."""
    waiting = started = False
    for line in lines:
        if line is None:
            waiting = started
            continue
        if waiting:
            yield ""
        yield line
        waiting, started = False, True


def _spaced(comments: Iterable[str], indent: int) -> list[Line]:
    return [None if text == BLANK else " " * indent + text for text in comments]


@dataclass(frozen=True, slots=True)
class _Printer:
    """Writes the nodes of one file."""

    tree: Tree

    def fields(self, node: Collection, shape: Shape | None, indent: int) -> Iterator[Line]:
        """Write the fields of a mapping, or the items of a list, in lines."""
        holds_entries = has_entries(shape, APART)
        was_long = False
        for number, each in enumerate(_in_order(node, shape)):
            above, lines = self._field(each, shape_under(shape, each.name), indent)
            if number == 0 and not holds_entries:
                above = above[next((n for n, line in enumerate(above) if line is not None), len(above)) :]
            elif holds_entries and number and (was_long or len(lines) > 1):
                yield None
            was_long = len(lines) > 1
            yield from above
            yield from lines
        yield from _spaced(node.after, indent)

    def _field(self, each: Field, shape: Shape | None, indent: int) -> tuple[list[Line], list[Line]]:
        """Return the comment lines above a field, and the lines of the field."""
        above = _spaced(each.before, indent)
        beside = each.beside
        mark = f"{self._key(each.key)}:" if each.key else "-"
        head, below = self._value(each.value, shape, indent, indent + len(mark) + 1)
        if not each.key and head is None:
            above += _spaced(beside, indent)
            comments = [line for line in _leading_comments(below) if line]
            above += [" " * indent + line.strip() for line in comments]
            first, *rest = below[len(_leading_comments(below)) :]
            return above, [f"{' ' * indent}- {(first or '').strip()}", *rest]
        above += _spaced(beside[:-1], indent)
        line = " " * indent + mark + (f" {head}" if head else "")
        return above, ["  ".join([line, *beside[-1:]]), *below]

    def _value(self, node: Node, shape: Shape | None, indent: int, used: int) -> tuple[str | None, list[Line]]:
        """Return what of a value stands on its line, if anything, and the lines below.

        Args:
            node: the value.
            shape: what it is in the format.
            indent: column of its key or its dash.
            used: columns before it on its line.
        """
        if isinstance(node, Scalar):
            written = write_text(node, self._source(node), used, indent)
            return written.head, [" " * indent + line if line else "" for line in written.below]
        line = self._in_brackets(node) if self._may_be_in_brackets(node, shape) else None
        if line is not None and (used + len(line) <= WIDTH or not node.fields):
            return line, []
        return None, list(self.fields(node, shape, indent + INDENT))

    def _may_be_in_brackets(self, node: Collection, shape: Shape | None) -> bool:
        in_lines = is_one_of(shape, NEVER_IN_BRACKETS) or has_entries(shape, NEVER_IN_BRACKETS)
        return not node.fields or (node.is_flow and not in_lines)

    def _in_brackets(self, node: Node) -> str | None:
        """Return a value in brackets on one line; None where a comment stands in the way."""
        if isinstance(node, Scalar):
            return on_one_line(node, self._source(node))
        if any(node.after):
            return None
        parts: list[str] = []
        for each in node.fields:
            inner = self._in_brackets(each.value)
            if inner is None or each.beside or any(each.before):
                return None
            parts.append(f"{self._key(each.key)}: {inner or 'null'}" if each.key else inner or "null")
        return f"[{', '.join(parts)}]" if node.is_list else f"{{{', '.join(parts)}}}"

    def _key(self, key: Scalar) -> str:
        return on_one_line(key, self._source(key)) or '""'

    def _source(self, scalar: Scalar) -> str:
        return self.tree.text[scalar.start : scalar.end]


def _in_order(node: Collection, shape: Shape | None) -> list[Field]:
    """Return the fields in the order of the format; those that it does not know come last."""
    order = [] if node.is_list else field_order(shape)
    places = {name: number for number, name in enumerate(order)}
    return sorted(node.fields, key=lambda each: places.get(each.name, len(places))) if order else node.fields


def _leading_comments(lines: list[Line]) -> list[Line]:
    first = next((n for n, line in enumerate(lines) if line is not None and not line.lstrip().startswith("#")), 0)
    return lines[:first]
