"""Items added to a list in the entry of a claim, whether or not the list is there yet."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.argument.entries import ClaimEntry
from claimgraph.argument.shape import Shape, fields_of
from claimgraph.edit.blocks import add_after, add_last, put_in_place
from claimgraph.edit.layout import INDENT, last_before
from claimgraph.edit.printer import in_lines
from claimgraph.edit.splices import Splice
from claimgraph.edit.tree import Collection, Field, Tree


def add_item(tree: Tree, claim: Collection, name: str, lines: Sequence[str]) -> Splice:
    """Add an item at the end of a list of a claim.

    A single item that is written without a list becomes the first of one.

    Args:
        tree: the file.
        claim: the entry of the claim, written in lines.
        name: the key of the list.
        lines: the item, with its dash.
    """
    column = tree.column(claim.start)
    field = claim.find(name)
    if field is None:
        indented = [" " * INDENT + line if line else "" for line in lines]
        return add_after(tree, last_before(claim, ClaimEntry, name), column, [f"{name}:", *indented])
    value = field.value
    if isinstance(value, Collection) and value.is_list and not value.is_flow:
        return add_last(tree, value, lines)
    if not isinstance(value, Collection) or not value.fields:
        return put_in_place(tree, field, column + INDENT, lines)
    there = value if value.is_list else Collection(0, 0, is_list=True, is_flow=False, fields=[Field(0, value)])
    items = Shape(items=fields_of(ClaimEntry)[name].shape.items)
    return put_in_place(tree, field, column + INDENT, [*in_lines(tree, there, items, column + INDENT), *lines])
