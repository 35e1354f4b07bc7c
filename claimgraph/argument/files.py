"""Find the files of an argument and read their bytes as documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from claimgraph.argument.folders import Bounds, Listing, list_folder, unreadable
from claimgraph.argument.yaml_nodes import Document, parse
from claimgraph.diagnostics import Diagnostic, Place, Problems, nearest, rules
from claimgraph.progress import watched

ARGUMENT = "argument"
PASSAGES = "passages"
EXPECTATIONS = "expectations"
RENAMED = "renamed"
SOURCES = "sources"
HYPOTHESES = "hypotheses"
SUFFIXES = (".yml", ".yaml")


class FileKind(StrEnum):
    """A kind of file under claims/."""

    ARGUMENT = "argument"
    TOPIC = "topic"
    SOURCES = "sources"
    HYPOTHESES = "hypotheses"
    PASSAGES = "passages"
    EXPECTATIONS = "expectations"
    RENAMED = "renamed"


class NamedFile(NamedTuple):
    """A file of the argument and what kind it is."""

    kind: FileKind
    document: Document


@dataclass(slots=True)
class Files:
    """The documents of an argument, by their role."""

    folder: Path
    root: Path
    """Folder that the paths of places are relative to."""
    argument: Document | None = None
    passages: Document | None = None
    expectations: Document | None = None
    renamed: Document | None = None
    topics: dict[str, Document] = field(default_factory=dict)
    sources: dict[str, Document] = field(default_factory=dict)
    hypotheses: dict[str, Document] = field(default_factory=dict)
    listing: Listing = field(default_factory=Listing)
    left_out: dict[Path, Diagnostic] = field(default_factory=dict)
    """Files that were not read at all, and why."""

    def named(self) -> Iterator[NamedFile]:
        """Every file that was read, with its kind."""
        single = {
            FileKind.ARGUMENT: self.argument,
            FileKind.PASSAGES: self.passages,
            FileKind.EXPECTATIONS: self.expectations,
            FileKind.RENAMED: self.renamed,
        }
        yield from (NamedFile(kind, document) for kind, document in single.items() if document)
        groups = {FileKind.TOPIC: self.topics, FileKind.SOURCES: self.sources, FileKind.HYPOTHESES: self.hypotheses}
        for kind, documents in groups.items():
            yield from (NamedFile(kind, document) for document in documents.values())

    def documents(self) -> Iterator[Document]:
        """Every document that was read."""
        yield from (file.document for file in self.named())

    def shown(self, path: Path) -> str:
        """Return a path as the editor knows it."""
        root = next((root for root in (self.root, self.folder.parent) if path.is_relative_to(root)), None)
        return (path.relative_to(root) if root else path).as_posix()


_BEGIN = "claimgraph init --empty . begins one here; if there is one elsewhere, name it with --root or --claims"


def read_files(folder: Path, root: Path, problems: Problems) -> Files:
    """Read every YAML file of the argument; one that cannot be read becomes an empty document with its faults."""
    files = Files(folder, root)
    if not folder.is_dir():
        what = f"there is no folder {folder.name}/" if not folder.exists() else f"{folder.name} is not a folder"
        problems.add(rules.NO_ARGUMENT.at(Place(files.shown(folder)), what=what, hint=_BEGIN))
        return files
    files.listing = list_folder(folder, Bounds((folder,), f"{folder.name}/"), files.shown, hidden=False)
    files.left_out.update(files.listing.faults)
    files.left_out.update(_misplaced(files))
    first: dict[Path, Place] = {}
    for path in watched(list(_yaml_paths(files)), "reading the files"):
        shown = Place(files.shown(path))
        if (name := path.with_suffix("")) in first:
            related = [(first[name], "first used here")]
            files.left_out[path] = rules.DUPLICATE_ID.at(shown, id=path.stem, what="file", related=related)
            continue
        first[name] = shown
        _sort_in(files, path, read_document(path, files))
    problems.extend(files.left_out.values())
    if files.argument is None and not files.left_out:
        what = "there is no argument.yml" if first else "there is no argument here: the folder is empty"
        place = Place(files.shown(folder / f"{ARGUMENT}.yml"))
        problems.add(rules.NO_ARGUMENT.at(place, what=what, hint=None if first else _BEGIN))
    return files


def _sort_in(files: Files, path: Path, document: Document) -> None:
    match path.parent.name if path.parent != files.folder else "", path.stem:
        case "", name if name == ARGUMENT:
            files.argument = document
        case "", name if name == PASSAGES:
            files.passages = document
        case "", name if name == EXPECTATIONS:
            files.expectations = document
        case "", name if name == RENAMED:
            files.renamed = document
        case "", name:
            files.topics[name] = document
        case part, name if part == SOURCES:
            files.sources[name] = document
        case _, name:
            files.hypotheses[name] = document


def _yaml_paths(files: Files) -> Iterator[Path]:
    for inside in _read_folders(files):
        yield from (path for path in files.listing.files if path.parent == inside and path.suffix in SUFFIXES)


def _read_folders(files: Files) -> tuple[Path, ...]:
    return files.folder, files.folder / SOURCES, files.folder / HYPOTHESES


def _misplaced(files: Files) -> Iterator[tuple[Path, Diagnostic]]:
    """Yield paths that seem to belong to the argument and are in the wrong place, or of the wrong kind."""
    for path in files.listing.files:
        if path in _read_folders(files):
            yield path, rules.NOT_A_FILE.at(Place(files.shown(path)), what="this is to be a folder, and is a file")
        if path.suffix in SUFFIXES and path.parent not in _read_folders(files):
            meant = nearest(path.parent.name, (SOURCES, HYPOTHESES))
            hint = f"did you mean {files.folder.name}/{meant}/{path.name}?" if meant else None
            yield path, rules.UNREAD_FILE.at(Place(files.shown(path)), hint=hint)
    for path in files.listing.folders:
        if path.suffix in SUFFIXES:
            yield path, rules.NOT_A_FILE.at(Place(files.shown(path)), what="this is a folder, not a file")


def read_document(path: Path, files: Files) -> Document:
    """Read one YAML file; one that cannot be read gives an empty document with its faults."""
    shown = files.shown(path)
    text = read_text(path, shown)
    return Document(shown, problems=[text]) if isinstance(text, Diagnostic) else parse(text, shown)


def read_text(path: Path, shown: str) -> str | Diagnostic:
    """Return the content of a text file, or a diagnostic that says why it cannot be read.

    Args:
        path: the file.
        shown: the path as the editor knows it.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        return rules.NOT_A_FILE.at(Place(shown), what=unreadable("file", error))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line_start = error.object.rfind(b"\n", 0, error.start) + 1
        line = error.object.count(b"\n", 0, line_start) + 1
        column = len(error.object[line_start : error.start].decode("utf-8")) + 1
        return rules.BAD_ENCODING.at(Place(shown, line, column), byte=f"0x{error.object[error.start]:02X}")
