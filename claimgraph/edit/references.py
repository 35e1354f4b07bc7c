"""Where ids stand: the fields of every kind of file that name a claim, a source, a person and so on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from claimgraph.argument.files import FileKind, Files
from claimgraph.argument.prose_fields import PROSE
from claimgraph.argument.yaml_nodes import Document
from claimgraph.edit.tree import Node, Scalar, walk


class Kind(StrEnum):
    """What an id can be the id of."""

    CLAIM = "claim"
    SOURCE = "source"
    TOPIC = "topic"
    PERSON = "person"
    PASSAGE = "passage"
    RIVALS = "rivals"


STATUSES = ("stands", "contested", "defeated", "unsupported")

WHERE: Mapping[FileKind, Mapping[Kind, tuple[str, ...]]] = {
    FileKind.ARGUMENT: {
        Kind.CLAIM: ("roots",),
        Kind.SOURCE: ("about.source",),
        Kind.PERSON: ("people.*:", "about.author"),
        Kind.TOPIC: ("topics",),
    },
    FileKind.TOPIC: {
        Kind.CLAIM: (
            "claims.*:",
            "claims.*.because.premises",
            "claims.*.because.premises.*",
            "claims.*.because.undercut",
            "claims.*.objections",
            "claims.*.objections.claim",
            "claims.*.objections.undercut",
            "claims.*.evidence.undercut",
        ),
        Kind.SOURCE: ("claims.*.evidence.source",),
        Kind.PERSON: ("people.*:", "claims.*.by", "claims.*.because.by"),
        Kind.PASSAGE: ("claims.*.stated",),
    },
    FileKind.SOURCES: {Kind.SOURCE: ("*:",)},
    FileKind.HYPOTHESES: {
        Kind.CLAIM: ("hypotheses.*:", "evidence.*.ratings.*:", "positions.*:"),
        Kind.SOURCE: ("evidence.*.sources", "positions.*.sources"),
    },
    FileKind.PASSAGES: {Kind.SOURCE: ("of",), Kind.PASSAGE: ("passages.*:",)},
    FileKind.EXPECTATIONS: {
        Kind.CLAIM: tuple(f"{clock}{status}" for clock in ("", "then.", "now.") for status in STATUSES)
    },
    FileKind.RENAMED: {},
}
"""Paths of fields: ``*`` is any key, and a colon at the end means the key itself. Lists leave no trace in a path."""


@dataclass(frozen=True, slots=True)
class Named:
    """A file of the argument and what kind it is."""

    kind: FileKind
    document: Document


def named_files(files: Files) -> Iterator[Named]:
    """Yield every file of the argument with its kind."""
    single = {
        FileKind.ARGUMENT: files.argument,
        FileKind.PASSAGES: files.passages,
        FileKind.EXPECTATIONS: files.expectations,
        FileKind.RENAMED: files.renamed,
    }
    yield from (Named(kind, document) for kind, document in single.items() if document)
    groups = {FileKind.TOPIC: files.topics, FileKind.SOURCES: files.sources, FileKind.HYPOTHESES: files.hypotheses}
    for kind, documents in groups.items():
        yield from (Named(kind, document) for document in documents.values())


def find_references(top: Node | None, file: FileKind, kind: Kind, id_: str) -> Iterator[Scalar]:
    """Yield every word of a file that is this id of this kind."""
    patterns = [_split(pattern) for pattern in WHERE[file].get(kind, ())]
    for path, scalar, is_key in walk(top):
        if scalar.value == id_ and any(_fits(path, is_key, pattern) for pattern in patterns):
            yield scalar


def find_prose(top: Node | None) -> Iterator[Scalar]:
    """Yield every text that may hold links to claims, as `claimgraph.argument.prose_fields` reads them."""
    for path, scalar, is_key in walk(top):
        if not is_key and path and (path[-1] in PROSE or "answers" in path) and "[[" in scalar.value:
            yield scalar


def _split(pattern: str) -> tuple[tuple[str, ...], bool]:
    return tuple(pattern.removesuffix(":").split(".")), pattern.endswith(":")


def _fits(path: tuple[str, ...], is_key: bool, pattern: tuple[tuple[str, ...], bool]) -> bool:  # noqa: FBT001
    steps, of_key = pattern
    return (
        is_key == of_key
        and len(path) == len(steps)
        and all(step in {"*", name} for step, name in zip(steps, path, strict=True))
    )
