"""Find the files of an argument and read their bytes as documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

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
    """The documents of an argument, by the part that they play."""

    folder: Path
    root: Path
    """Folder that places are told from."""
    argument: Document | None = None
    passages: Document | None = None
    expectations: Document | None = None
    renamed: Document | None = None
    topics: dict[str, Document] = field(default_factory=dict)
    sources: dict[str, Document] = field(default_factory=dict)
    hypotheses: dict[str, Document] = field(default_factory=dict)
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
        root = self.root if path.is_relative_to(self.root) else self.folder.parent
        return path.relative_to(root).as_posix()


def read_files(folder: Path, root: Path, problems: Problems) -> Files:
    """Read every YAML file of the argument; one that cannot be read becomes a document that says why."""
    files = Files(folder, root)
    if not folder.is_dir():
        what = f"there is no folder {folder.name}/" if not folder.exists() else f"{folder.name} is not a folder"
        problems.add(rules.NO_ARGUMENT.at(Place(files.shown(folder)), what=what))
        return files
    files.left_out.update(_unread(files))
    first: dict[Path, Place] = {}
    for path in watched(list(_yaml_paths(folder)), "reading the files"):
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
        problems.add(rules.NO_ARGUMENT.at(Place(files.shown(folder / f"{ARGUMENT}.yml")), what=what))
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


def _yaml_paths(folder: Path) -> Iterator[Path]:
    for inside in (folder, folder / SOURCES, folder / HYPOTHESES):
        if inside.is_dir():
            yield from sorted(p for p in inside.iterdir() if p.suffix in SUFFIXES and not p.name.startswith("."))


def _unread(files: Files) -> Iterator[tuple[Path, Diagnostic]]:
    """Report what looks like a part of the argument and stands where nothing is read."""
    for name in (SOURCES, HYPOTHESES):
        path = files.folder / name
        if path.exists() and not path.is_dir():
            yield path, rules.NOT_A_FILE.at(Place(files.shown(path)), what="this is to be a folder, and is a file")
    read = {files.folder, files.folder / SOURCES, files.folder / HYPOTHESES}
    for path in files.folder.rglob("*.y*ml"):
        hidden = any(part.startswith(".") for part in path.relative_to(files.folder).parts)
        if path.suffix in SUFFIXES and path.parent not in read and not hidden:
            meant = nearest(path.parent.name, (SOURCES, HYPOTHESES))
            hint = f"did you mean {files.folder.name}/{meant}/{path.name}?" if meant else None
            yield path, rules.UNREAD_FILE.at(Place(files.shown(path)), hint=hint)


def read_document(path: Path, files: Files) -> Document:
    """Read one YAML file; a document that cannot be read says why, and holds nothing."""
    shown = files.shown(path)
    text = read_text(path, files.folder, shown)
    return Document(shown, problems=[text]) if isinstance(text, Diagnostic) else parse(text, shown)


def read_text(path: Path, folder: Path, shown: str, named_at: Place | None = None) -> str | Diagnostic:
    """Read a text file of the argument, or say why it cannot be read.

    Args:
        path: the file.
        folder: the folder of the argument.
        shown: the path as the editor knows it.
        named_at: where an editor gave the path, if one did: that is where it is to be mended.
    """
    place = named_at or Place(shown)
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return rules.OUTSIDE_FILE.at(place, folder=f"{folder.name}/")
        if path.exists() and not path.is_file():
            what = "a folder" if path.is_dir() else "a pipe or a device"
            return rules.NOT_A_FILE.at(place, what=f"this is {what}, not a file")
        raw = path.read_bytes()
    except OSError as error:
        return rules.NOT_A_FILE.at(place, what=f"this file cannot be read: {error.strerror or error}")
    except RuntimeError:  # until Python 3.12, for links
        return rules.NOT_A_FILE.at(place, what="this file cannot be read: it is a link that leads to itself")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line_start = error.object.rfind(b"\n", 0, error.start) + 1
        line = error.object.count(b"\n", 0, line_start) + 1
        column = len(error.object[line_start : error.start].decode("utf-8")) + 1
        return rules.BAD_ENCODING.at(Place(shown, line, column), byte=f"0x{error.object[error.start]:02X}")
