"""Set one field of several sources: a new address, or that of an archived copy."""

from __future__ import annotations

from collections.abc import Mapping

from claimgraph.argument.entries import SourceEntry
from claimgraph.argument.yaml_writer import word
from claimgraph.edit.blocks import add_after
from claimgraph.edit.draft import Draft
from claimgraph.edit.errors import EditError
from claimgraph.edit.layout import last_before
from claimgraph.edit.splices import Splice, replace_word, splice
from claimgraph.edit.tree import Collection, Scalar, Tree, read_tree


def set_fields(draft: Draft, name: str, values: Mapping[str, str]) -> str:
    """Set a field of several sources, replacing older values; return a line that says what was done.

    Args:
        draft: the files.
        name: the field.
        values: the value for each source.
    """
    sources = draft.reading().argument.sources
    by_file: dict[str, list[str]] = {}
    for id_ in values:
        by_file.setdefault(sources[id_].place.path, []).append(id_)
    for file, ids in by_file.items():
        tree = read_tree(draft.text(file))
        draft.write(file, splice(tree.text, [_set(tree, file, id_, name, values[id_]) for id_ in ids]))
    return f"wrote {name}: of {', '.join(sorted(values))}"


def _set(tree: Tree, file: str, id_: str, name: str, value: str) -> Splice:
    entry = tree.top.at(id_) if isinstance(tree.top, Collection) else None
    if not isinstance(entry, Collection) or not entry.fields:
        raise EditError(f"{file}: the entry of {id_} is not one that can be edited")
    field = entry.find(name)
    if field is not None:
        if not isinstance(field.value, Scalar):
            raise EditError(f"{file}: {name}: of {id_} is not one word")
        return replace_word(tree.text, field.value, value)
    before = last_before(entry, SourceEntry, name)
    if entry.is_flow:
        return Splice(before.end, before.end, f", {name}: {word(value, in_brackets=True)}")
    return add_after(tree, before, tree.column(entry.start), [f"{name}: {word(value)}"])
