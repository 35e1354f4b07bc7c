"""Add claims, sources and findings to the files where they belong.

What was given is written in canonical form; what may yet be needed stands below as comments,
so that an editor sees what there is and takes the mark away.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from claimgraph.argument.entries import ClaimEntry, Entry, EvidenceEntry, SourceEntry
from claimgraph.argument.files import SOURCES, FileKind
from claimgraph.argument.marks import Offered
from claimgraph.argument.shape import fields_of, shape_of
from claimgraph.argument.things import Thing
from claimgraph.argument.yaml_writer import word, written
from claimgraph.diagnostics import did_you_mean
from claimgraph.edit.blocks import add_last, put_in_place
from claimgraph.edit.draft import Draft
from claimgraph.edit.errors import EditError
from claimgraph.edit.ids import check_new_id
from claimgraph.edit.items import add_item
from claimgraph.edit.layout import INDENT
from claimgraph.edit.modelines import modeline
from claimgraph.edit.printer import in_lines
from claimgraph.edit.renaming import ids_in_use
from claimgraph.edit.splices import Splice, splice
from claimgraph.edit.text_layout import new_text
from claimgraph.edit.tree import Collection, Field, Tree, read_tree

Value = str | int | Sequence[str]


def add_claim(draft: Draft, topic: str, id_: str, fields: Mapping[str, Value], *, hints: bool) -> str:
    """Add a claim at the end of a topic; return its file.

    Raises:
        EditError: where there is no such topic, or the id cannot be used.
    """
    reading = draft.reading()
    check_new_id(id_, ids_in_use(reading)[Thing.CLAIM], Thing.CLAIM)
    if topic not in reading.topic_files:
        raise EditError(f'no topic "{topic}"' + _hint(topic, reading.topic_files))
    name = reading.topic_files[topic].path
    tree = _read(draft, name)
    lines = [f"{id_}:", *_indented(entry_lines(fields, ClaimEntry, 2 * INDENT, hints=hints))]
    section = tree.top.find("claims") if isinstance(tree.top, Collection) else None
    draft.write(name, splice(tree.text, [_in_section(tree, section, lines)]))
    return name


def _in_section(tree: Tree, section: Field | None, lines: Sequence[str]) -> Splice:
    if section and isinstance(section.value, Collection) and section.value.fields:
        if section.value.is_flow:
            return put_in_place(
                tree,
                section,
                INDENT,
                [*in_lines(tree, section.value, shape_of(dict[str, ClaimEntry]), INDENT), "", *lines],
            )
        return add_last(tree, section.value, lines, apart=True)
    if section:
        return put_in_place(tree, section, INDENT, lines)
    if isinstance(tree.top, Collection):
        return add_last(tree, tree.top, ["claims:", *_indented(lines)], apart=True)
    raise EditError("the file of the topic is empty: give it a title first, as in topic: The well")


def add_source(draft: Draft, name: str | None, id_: str, fields: Mapping[str, Value], *, hints: bool) -> str:
    """Add a record of a source at the end of a file; return the file.

    Args:
        draft: the files.
        name: the file under claims/sources/, without its ending; None where there is only one.
        id_: the id of the source.
        fields: what is known of it.
        hints: whether to add the fields that may yet be needed, as comments.

    Raises:
        EditError: where the id cannot be used, or it is not clear which file is meant.
    """
    check_new_id(id_, ids_in_use(draft.reading())[Thing.SOURCE], Thing.SOURCE)
    path = _source_file(draft, name)
    tree = _read(draft, path)
    lines = [f"{id_}:", *_indented(entry_lines(fields, SourceEntry, INDENT, hints=hints))]
    if isinstance(tree.top, Collection) and tree.top.fields:
        text = splice(tree.text, [add_last(tree, tree.top, lines, apart=True)])
    else:
        text = tree.text[: tree.top.start] if tree.top else tree.text or "".join(_head(draft, path))
        text += "".join(f"{line}\n" for line in lines)
    draft.write(path, text)
    return path


def _head(draft: Draft, path: str) -> Iterator[str]:
    yield from (f"{line}\n" for line in modeline(draft, path, FileKind.SOURCES))


def _source_file(draft: Draft, name: str | None) -> str:
    there = draft.files().sources
    if name is None and len(there) > 1:
        raise EditError(f"say in which file with --into: {', '.join(sorted(there))}, or a new one")
    name = name or next(iter(there), SOURCES)
    return there[name].path if name in there else f"{draft.claims}/{SOURCES}/{name}.yml"


def add_evidence(draft: Draft, claim: str, fields: Mapping[str, Value], *, hints: bool) -> str:
    """Add a finding to the evidence of a claim; return the file of the claim.

    Raises:
        EditError: where there is no such claim that can be read.
    """
    claims = draft.reading().argument.claims
    if claim not in claims:
        raise EditError(f'no claim "{claim}" that can be read' + _hint(claim, claims))
    name = claims[claim].place.path
    tree = _read(draft, name)
    entry = tree.top.at("claims", claim) if isinstance(tree.top, Collection) else None
    if not isinstance(entry, Collection) or entry.is_flow:
        raise EditError(f"{name}: {claim} is written in brackets: run `fmt` on the file first")
    lines = _item(entry_lines(fields, EvidenceEntry, tree.column(entry.start) + 2 * INDENT, hints=hints))
    draft.write(name, splice(tree.text, [add_item(tree, entry, "evidence", lines)]))
    return name


def entry_lines(fields: Mapping[str, Value], shape: type[Entry], indent: int, *, hints: bool) -> list[str]:
    """Return the lines of an entry in the order of the format, and what may yet be needed, as comments.

    Args:
        fields: what is known of it, by key.
        shape: its class.
        indent: columns before its lines.
        hints: whether to add the comments.
    """
    given = {name: value for name, value in fields.items() if value not in ("", None, (), [])}
    lines = [line for name in fields_of(shape) if name in given for line in _field(name, given[name], indent)]
    if hints:
        lines += [f"# {line}" for line in _offered(shape, given)]
    return lines


def _offered(shape: type[Entry], given: Container[str]) -> Iterator[str]:
    for name, field in fields_of(shape).items():
        if name not in given and (offered := field.shape.mark(Offered)):
            yield from written(name, offered.draft).split("\n")


def _field(name: str, value: Value, indent: int) -> list[str]:
    if isinstance(value, int):
        return [f"{name}: {word(value)}"]
    if not isinstance(value, str):
        return [f"{name}: {word(value[0])}" if len(value) == 1 else f"{name}: [{', '.join(_in_brackets(value))}]"]
    written = new_text(value, indent + len(name) + 2, indent)
    return [f"{name}: {written.head}", *written.below]


def _in_brackets(words: Sequence[str]) -> Iterator[str]:
    yield from (word(each, in_brackets=True) for each in words)


def _item(lines: Sequence[str]) -> list[str]:
    return [("- " if number == 0 else "  ") + line if line else "" for number, line in enumerate(lines)]


def _indented(lines: Sequence[str]) -> list[str]:
    return [" " * INDENT + line if line else "" for line in lines]


def _read(draft: Draft, name: str) -> Tree:
    if not draft.exists(name):
        return read_tree("")
    document = next((each for each in draft.files().documents() if each.path == name), None)
    if document and document.problems:
        raise EditError(f"{document.problems[0].place}: {document.problems[0].message}; mend this file first")
    return read_tree(draft.text(name))


def _hint(word_: str, known: Mapping[str, object]) -> str:
    hint = did_you_mean(word_, known)
    return f": {hint}" if hint else ""
