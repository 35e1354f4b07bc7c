"""Comments and blank lines, each attached to the field that it belongs to, so that the two move together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.edit.tree import Collection, Field, Node, Tree

BLANK = ""
"""Stands for a blank line among comments."""


@dataclass(slots=True)
class _Mark:
    """A field, and the collections that it stands in, from the outermost."""

    of: Field
    inside: list[Collection]


def attach_comments(tree: Tree) -> list[str]:
    """Attach every comment and blank line to a field or a collection; return those of a file with no fields.

    A comment beside something belongs to it; one on a line of its own belongs to the field
    below, or, where it stands deeper than that, to the end of what is above.
    """
    marks = list(_marks(tree.top, []))
    lines = list(_lines(tree))
    at = 0
    for number, mark in enumerate(marks):
        above: list[tuple[int, str]] = []
        while at < len(lines) and lines[at][0] < mark.of.start:
            above.append(lines[at])
            at += 1
        _share_out(tree, above, marks[number - 1] if number else None, mark)
    rest = lines[at:]
    if marks:
        _share_out(tree, rest, marks[-1], None)
    for start, end in tree.comments:
        if marks and not _stands_alone(tree, start):
            _beside(tree, marks, start).append(tree.text[start:end].rstrip())
    return [] if marks else [text for _, text in rest]


def _marks(node: Node | None, inside: list[Collection]) -> Iterator[_Mark]:
    if isinstance(node, Collection):
        for each in node.fields:
            yield _Mark(each, [*inside, node])
            yield from _marks(each.value, [*inside, node])


def _lines(tree: Tree) -> Iterator[tuple[int, str]]:
    """Yield every comment that has a line of its own, and every blank line between values."""
    offset = 0
    taken = sorted(_texts(tree.top))
    comments = {tree.line_start(start): (start, end) for start, end in tree.comments if _stands_alone(tree, start)}
    while offset < len(tree.text):
        end = tree.next_line(offset)
        while taken and taken[0][1] <= offset:
            taken.pop(0)
        if offset in comments:
            start, stop = comments[offset]
            yield start, tree.text[start:stop].rstrip()
        elif not tree.text[offset:end].strip() and not (taken and taken[0][0] < offset):
            yield offset, BLANK
        offset = end


def _texts(node: Node | None) -> Iterator[tuple[int, int]]:
    """Yield the span of every text, within which nothing is a comment or a blank line."""
    if isinstance(node, Collection):
        for each in node.fields:
            yield from [(each.key.start, each.key.end)] if each.key else []
            yield from _texts(each.value)
    elif node is not None:
        yield node.start, node.end


def _share_out(tree: Tree, lines: list[tuple[int, str]], above: _Mark | None, below: _Mark | None) -> None:
    """Divide lines between the field below them and the collections that end above them."""
    ended = [each for each in above.inside if below is None or each not in below.inside] if above else []
    leading: list[str] = []
    leads = False
    for offset, text in lines:
        mine = None if leads or text == BLANK else _end_of(tree, ended, below, offset)
        if mine is None:
            leads = leads or text != BLANK
            leading.append(text)
        else:
            ended = ended[: ended.index(mine) + 1]
            mine.after += [*leading, text]
            leading = []
    if below:
        below.of.before += leading
    elif above:
        above.inside[0].after += leading


def _end_of(tree: Tree, ended: list[Collection], below: _Mark | None, offset: int) -> Collection | None:
    """Return the collection that a comment stands at the end of, if it does not lead the field below."""
    for each in reversed(ended):
        if each.is_flow and each.start < offset < each.end:
            return each
    column = tree.column(offset)
    if below and (below.inside[-1].is_flow or column <= tree.column(below.inside[-1].start)):
        return None
    in_lines = [each for each in ended if not each.is_flow]
    return next((each for each in reversed(in_lines) if tree.column(each.start) <= column), None)


def _beside(tree: Tree, marks: list[_Mark], offset: int) -> list[str]:
    """Return the list of comments that a comment at the end of a line belongs to."""
    number = bisect_right(marks, offset, key=lambda mark: mark.of.start)
    last = marks[max(0, number - 1)]
    line = tree.text[tree.line_start(offset) : offset].rstrip()
    if line.endswith("-") and tree.line_start(offset) + len(line) > last.of.end and number < len(marks):
        return marks[number].of.before  # beside the dash of an item that starts below
    closed = next((each for each in last.inside if each.is_flow and each.end <= offset), None)
    owner = next((mark.of for mark in marks if mark.of.value is closed), last.of)
    return owner.beside


def _stands_alone(tree: Tree, offset: int) -> bool:
    return not tree.text[tree.line_start(offset) : offset].strip()
