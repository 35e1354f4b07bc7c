"""claims/renamed.yml, updated for every renaming."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.argument.entries import RenamedFile
from claimgraph.argument.files import RENAMED, FileKind
from claimgraph.argument.shape import fields_of
from claimgraph.argument.yaml_writer import word
from claimgraph.edit.blocks import add_last, put_in_place, remove
from claimgraph.edit.draft import Draft
from claimgraph.edit.ids import Renaming
from claimgraph.edit.modelines import modeline
from claimgraph.edit.splices import replace_word, splice
from claimgraph.edit.tree import Collection, Field, Scalar, read_tree

HEAD = "# Old addresses, and where they lead now. Kept by the command `rename`: links from elsewhere rest on it."
INDENT = 2


def note(draft: Draft, renaming: Renaming, *, leave_redirect: bool) -> None:
    """Write a renaming into the file and update the earlier ones.

    What led to the old id leads to the new one, and an address that is used again leads nowhere.

    Args:
        draft: the files.
        renaming: what was renamed.
        leave_redirect: whether the old address is to lead on.
    """
    part = renaming.thing.plural
    if part not in fields_of(RenamedFile):
        return
    there = draft.files().renamed
    name = there.path if there else f"{draft.claims}/{RENAMED}.yml"
    text = draft.text(name) if there else ""
    text = _led_on(_in_lines(text, part), part, renaming)
    if leave_redirect:
        text = _with(text or _head(draft, name), part, f"{word(renaming.old)}: {word(renaming.new)}")
    if text:
        draft.write(name, text)
    elif there:
        draft.remove(name)


def _head(draft: Draft, name: str) -> str:
    return "".join(f"{line}\n" for line in (*modeline(draft, name, FileKind.RENAMED), HEAD))


def _section(text: str, part: str) -> Field | None:
    top = read_tree(text).top
    return top.find(part) if isinstance(top, Collection) else None


def _in_lines(text: str, part: str) -> str:
    """Write a section that stands in brackets in lines, so that lines can be added and taken out."""
    section = _section(text, part)
    if section is None or not isinstance(section.value, Collection) or not section.value.is_flow:
        return text
    tree = read_tree(text)
    lines = [f"{word(old)}: {word(new)}" for old, new in _pairs(section)]
    return splice(text, [put_in_place(tree, section, INDENT, lines)]) if lines else text


def _pairs(section: Field) -> Iterator[tuple[str, str]]:
    for each in section.value.fields if isinstance(section.value, Collection) else ():
        yield each.name, getattr(each.value, "value", "")


def _led_on(text: str, part: str, renaming: Renaming) -> str:
    """Point earlier renamings at the new id; delete the entry of the new id, and a section that is empty then."""
    section = _section(text, part)
    if section is None or not isinstance(section.value, Collection):
        return text
    tree = read_tree(text)
    gone = [each for each in section.value.fields if each.name == renaming.new]
    if gone and len(section.value.fields) == len(gone):
        return _without_section(text, part)
    led_on = [
        replace_word(text, each.value, renaming.new)
        for each in section.value.fields
        if each not in gone and isinstance(each.value, Scalar) and each.value.value == renaming.old
    ]
    return splice(text, [*led_on, *(remove(tree, each) for each in gone)])


def _without_section(text: str, part: str) -> str:
    tree = read_tree(text)
    section = _section(text, part)
    if section is None or not isinstance(tree.top, Collection) or len(tree.top.fields) == 1:
        return ""
    return splice(text, [remove(tree, section)])


def _with(text: str, part: str, line: str) -> str:
    tree, section = read_tree(text), _section(text, part)
    if section and isinstance(section.value, Collection):
        return splice(text, [add_last(tree, section.value, [line])])
    lines = [f"{part}:", " " * INDENT + line]
    if isinstance(tree.top, Collection):
        return splice(text, [add_last(tree, tree.top, lines)])
    return text + "".join(f"{each}\n" for each in lines)
