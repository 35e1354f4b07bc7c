"""Find the files of an argument and read their bytes as documents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from claimgraph.argument.folders import Bounds, Listing, list_folder, unreadable
from claimgraph.argument.ids import as_id, likeness
from claimgraph.argument.kept import Kept
from claimgraph.argument.sizes import LARGEST_FILE, MOST_FILES
from claimgraph.argument.things import Thing, named
from claimgraph.argument.yaml_nodes import Document
from claimgraph.diagnostics import Diagnostic, Place, Problems, nearest, rules
from claimgraph.language import gettext, message, pgettext
from claimgraph.progress import watched

ARGUMENT = "argument"
PASSAGES = "passages"
EXPECTATIONS = "expectations"
RENAMED = "renamed"
SOURCES = "sources"
HYPOTHESES = "hypotheses"
TEXTS = "texts"
"""Folder in which stored texts lie by custom."""
SUFFIXES = (".yml", ".yaml")
_SINGLE = (ARGUMENT, PASSAGES, EXPECTATIONS, RENAMED)
"""Files of which there is one, beside the folders."""


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
    kept: Kept = field(default_factory=Kept)
    """What was made of them before."""
    argument: Document | None = None
    passages: Document | None = None
    expectations: Document | None = None
    renamed: Document | None = None
    topics: dict[str, Document] = field(default_factory=dict)
    topic_folders: dict[str, str] = field(default_factory=dict)
    """The folder of each topic within that of the argument, as a path; empty for those that lie in no other."""
    sources: dict[str, Document] = field(default_factory=dict)
    hypotheses: dict[str, Document] = field(default_factory=dict)
    listing: Listing = field(default_factory=Listing)
    left_out: dict[Path, Diagnostic] = field(default_factory=dict)
    """Files that were not read at all, and why."""
    _stored: frozenset[str] | None = None

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

    def stored(self) -> frozenset[str]:
        """Return the path of every file under the folder of the argument that could be a stored text."""
        if self._stored is None:
            others = (path for path in self.listing.files if path.suffix not in SUFFIXES)
            self._stored = frozenset(path.relative_to(self.folder).as_posix() for path in others)
        return self._stored

    def shown(self, path: Path) -> str:
        """Return a path as the editor knows it."""
        text = str(path)
        if text.startswith(top := f"{self.root}{os.sep}"):  # of thousands of paths this is found out
            return text[len(top) :].replace(os.sep, "/")
        root = next((root for root in (self.root, self.folder.parent) if path.is_relative_to(root)), None)
        return (path.relative_to(root) if root else path).as_posix()


_BEGIN = message(
    "claimgraph init --empty my-argument begins one in a new folder; "
    "if there is one elsewhere, name it with --root or --claims"
)


def read_files(folder: Path, root: Path, problems: Problems, kept: Kept | None = None) -> Files:
    """Read every YAML file of the argument; one that cannot be read becomes an empty document with its faults."""
    files = Files(folder, root, kept or Kept())
    if not folder.is_dir():
        there = message("%(folder)s is not a folder") if folder.exists() else message("there is no folder %(folder)s/")
        what = gettext(there, folder=folder.name)
        problems.add(rules.NO_ARGUMENT.at(Place(files.shown(folder)), what=what, hint=gettext(_BEGIN)))
        return files
    files.listing = list_folder(folder, Bounds((folder,), f"{folder.name}/"), files.shown, hidden=False)
    if len(files.listing.files) > MOST_FILES:
        shown = Place(files.shown(folder))
        files.left_out[folder] = rules.TOO_MANY.at(shown, most=MOST_FILES, what=gettext("files in this folder"))
        problems.extend(files.left_out.values())
        return files
    files.left_out.update(files.listing.faults)
    files.left_out.update(_misplaced(files))
    first: dict[tuple[FileKind, str], Path] = {}
    for path in watched(list(_yaml_paths(files)), "reading the files"):
        known = first.setdefault((_kind_of(files, path.parent), likeness(as_id(path.stem))), path)
        if known != path:
            files.left_out[path] = _named_twice(files, path, known)
        else:
            _sort_in(files, path, read_document(path, files))
    problems.extend(files.left_out.values())
    if files.argument is None and not files.left_out:
        what = (
            gettext("there is no argument.yml") if first else gettext("there is no argument here: the folder is empty")
        )
        place = Place(files.shown(folder / f"{ARGUMENT}.yml"))
        problems.add(rules.NO_ARGUMENT.at(place, what=what, hint=None if first else gettext(_BEGIN)))
    return files


def _named_twice(files: Files, path: Path, known: Path) -> Diagnostic:
    """Return the diagnostic of a file whose name another file has, or one that some systems cannot tell apart."""
    id_, other = as_id(path.stem), as_id(known.stem)
    place, related = Place(files.shown(path)), [(Place(files.shown(known)), gettext("first used here"))]
    if id_ == other:
        what = pgettext("sort of thing", "file") if path.parent == known.parent else named(Thing.TOPIC)
        return rules.DUPLICATE_ID.at(
            place, id=id_, what=what, related=related, hint=gettext("give one of them another name")
        )
    return rules.ALIKE_IDS.at(
        place, id=id_, other=other, related=related, hint=gettext("give one of them another name")
    )


def _sort_in(files: Files, path: Path, document: Document) -> None:
    name = as_id(path.stem)
    match _kind_of(files, path.parent):
        case FileKind.SOURCES:
            files.sources[name] = document
        case FileKind.HYPOTHESES:
            files.hypotheses[name] = document
        case _ if path.parent == files.folder and name in _SINGLE:
            setattr(files, name, document)
        case _:
            files.topics[name] = document
            inner = path.parent.relative_to(files.folder)
            files.topic_folders[name] = "" if inner == Path() else as_id(inner.as_posix())


def _kind_of(files: Files, folder: Path) -> FileKind:
    """Return the kind of file that a folder holds; topics lie beside the folders of their own, or in further ones."""
    kinds = {files.folder / SOURCES: FileKind.SOURCES, files.folder / HYPOTHESES: FileKind.HYPOTHESES}
    return kinds.get(folder, FileKind.TOPIC)


def _yaml_paths(files: Files) -> Iterator[Path]:
    """Yield the files to read: first those that lie in no further folder."""
    found = [path for path in files.listing.files if path.suffix in SUFFIXES and _is_read(files, path)]
    yield from sorted(found, key=lambda path: path.parent != files.folder)


def _is_read(files: Files, path: Path) -> bool:
    """Whether a YAML file is in a folder of its kind, or may be a topic."""
    if path.parent == files.folder or _kind_of(files, path.parent) is not FileKind.TOPIC:
        return True
    return may_be_topic(path.relative_to(files.folder).with_suffix("").as_posix())


def may_be_topic(path: str) -> bool:
    """Whether a file can be a topic, by its path within the folder of the argument, without its ending."""
    *folders, name = path.split("/")
    if name in _SINGLE or any(part.startswith(".") or part in {"", ".."} for part in folders):
        return False
    return not folders or (folders[0] != TEXTS and not _meant(folders[0]))


@cache
def _meant(folder: str) -> str | None:
    """Return the folder of a kind of its own that the name of another seems to mean."""
    return nearest(folder, (SOURCES, HYPOTHESES))


def _misplaced(files: Files) -> Iterator[tuple[Path, Diagnostic]]:
    """Yield paths that seem to belong to the argument and are in the wrong place, or of the wrong kind."""
    folders = {files.folder / SOURCES, files.folder / HYPOTHESES}
    for path in files.listing.files:
        if path in folders:
            yield (
                path,
                rules.NOT_A_FILE.at(Place(files.shown(path)), what=gettext("this is to be a folder, and is a file")),
            )
        if path.suffix in SUFFIXES and not _is_read(files, path):
            yield path, rules.UNREAD_FILE.at(Place(files.shown(path)), hint=partial(_where_meant, files, path))
    for path in files.listing.folders:
        if path.suffix in SUFFIXES:
            yield path, rules.NOT_A_FILE.at(Place(files.shown(path)), what=gettext("this is a folder, not a file"))


def _where_meant(files: Files, path: Path) -> str | None:
    """Return a hint on where a file may have been meant to be."""
    if path.stem in _SINGLE:
        return gettext("did you mean %(path)s?", path=f"{files.folder.name}/{path.name}")
    parts = path.parent.relative_to(files.folder).parts
    meant = _meant(parts[0])
    name = f"{files.folder.name}/{meant}/{path.name}"
    return gettext("did you mean %(path)s?", path=name) if meant else None


def read_document(path: Path, files: Files) -> Document:
    """Read one YAML file; one that cannot be read gives an empty document with its faults."""
    shown = files.shown(path)
    text = read_text(path, shown)
    return Document(shown, problems=[text]) if isinstance(text, Diagnostic) else files.kept.document(text, shown)


def read_text(path: Path, shown: str, most: int = LARGEST_FILE) -> str | Diagnostic:
    """Return the content of a text file, or a diagnostic that says why it cannot be read.

    Args:
        path: the file.
        shown: the path as the editor knows it.
        most: bytes that it may have.
    """
    raw = read_bytes(path, shown, most)
    return raw if isinstance(raw, Diagnostic) else decoded(raw, shown)


def read_bytes(path: Path, shown: str, most: int) -> bytes | Diagnostic:
    """Read a file, or say why it cannot be read.

    Args:
        path: the file.
        shown: the path as the editor knows it.
        most: bytes that it may have.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size <= most and len(raw := file.read(size + 1)) <= size:
                return raw
    except OSError as error:
        return rules.NOT_A_FILE.at(Place(shown), what=unreadable("file", error))
    return rules.LARGE_FILE.at(Place(shown), most=most // 1_000_000)


def decoded(raw: bytes, shown: str) -> str | Diagnostic:
    """Return the text of a file, or say where it is not UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line_start = error.object.rfind(b"\n", 0, error.start) + 1
        line = error.object.count(b"\n", 0, line_start) + 1
        column = len(error.object[line_start : error.start].decode("utf-8")) + 1
        return rules.BAD_ENCODING.at(Place(shown, line, column), byte=f"0x{error.object[error.start]:02X}")
