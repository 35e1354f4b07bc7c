"""Add or remove fields of a mapping or a list in block style, and touch no other line."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.edit.splices import Splice
from claimgraph.edit.tree import Collection, Field, Tree


def add_after(tree: Tree, field: Field, column: int, lines: Sequence[str]) -> Splice:
    """Put lines below a field, at a column."""
    return _at(tree, tree.next_line(field.end), column, lines)


def add_last(tree: Tree, collection: Collection, lines: Sequence[str], *, apart: bool = False) -> Splice:
    """Put lines below the last field of a collection and the comments that belong to it.

    Args:
        tree: the file.
        collection: a collection that is written in lines.
        lines: what to add.
        apart: whether a blank line stands before them.
    """
    column = tree.column(collection.start)
    at = _below_comments(tree, tree.next_line(collection.fields[-1].end), column)
    return _at(tree, at, column, ["", *lines] if apart else lines)


def put_in_place(tree: Tree, field: Field, column: int, lines: Sequence[str]) -> Splice:
    """Put lines in the place of the value of a field, with all comments in it; they then stand below its key."""
    value, key = field.value, field.key
    same_line = key is None or "\n" not in tree.text[key.end : value.start]
    start = len(tree.text[: value.start].rstrip()) if same_line or key is None else _line_stop(tree, key.end)
    stop = _line_stop(tree, value.end)
    beside: list[str] = []
    if isinstance(value, Collection) and not value.is_flow:
        below = _below_comments(tree, tree.next_line(value.end), tree.column(value.start) - 1)
        stop = max(stop, len(tree.text[:below].rstrip()))
    else:
        beside = [comment] if (comment := tree.text[value.end : stop].strip()) else []
    text = "".join(line_end(tree) + (" " * column + line if line else "") for line in [*beside, *lines])
    return Splice(start, stop, text)


def remove(tree: Tree, field: Field) -> Splice:
    """Take a field out, with the lines that it takes."""
    return Splice(tree.line_start(field.start), tree.next_line(field.end), "")


def line_end(tree: Tree) -> str:
    """Return how lines end in a file."""
    return "\r\n" if "\r\n" in tree.text else "\n"


def _line_stop(tree: Tree, offset: int) -> int:
    """Return the end of the text on the line of an offset."""
    return len(tree.text[: tree.next_line(offset)].rstrip("\r\n"))


def _at(tree: Tree, offset: int, column: int, lines: Sequence[str]) -> Splice:
    end_of_line = line_end(tree)
    text = "".join((" " * column + line if line else "") + end_of_line for line in lines)
    if tree.text and offset == len(tree.text) and not tree.text.endswith("\n"):
        text = end_of_line + text.removesuffix(end_of_line)
    return Splice(offset, offset, text)


def _below_comments(tree: Tree, offset: int, column: int) -> int:
    """Return the offset after the comments that are indented deeper than a column, and so belong to what is above."""
    found = offset
    while offset < len(tree.text):
        end = tree.next_line(offset)
        line = tree.text[offset:end]
        words = line.strip()
        if words and not (words.startswith("#") and len(line) - len(line.lstrip()) > column):
            break
        offset = end
        if words:
            found = end
    return found
