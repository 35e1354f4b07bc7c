"""Find the files of an argument and read their bytes as documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from claimgraph.argument.yaml_nodes import Document
from claimgraph.argument.yaml_nodes import parse
from claimgraph.diagnostics import Diagnostic
from claimgraph.diagnostics import Place
from claimgraph.diagnostics import Problems
from claimgraph.diagnostics import rules

ARGUMENT = "argument.yml"
PASSAGES = "passages.yml"
EXPECTATIONS = "expectations.yml"
SOURCES = "sources"
HYPOTHESES = "hypotheses"
SUFFIXES = (".yml", ".yaml")


@dataclass(slots=True)
class Files:
    """The documents of an argument, by the part that they play."""

    folder: Path
    argument: Document | None = None
    passages: Document | None = None
    expectations: Document | None = None
    topics: dict[str, Document] = field(default_factory=dict)
    sources: dict[str, Document] = field(default_factory=dict)
    hypotheses: dict[str, Document] = field(default_factory=dict)

    def documents(self) -> Iterator[Document]:
        """Every document that was read."""
        single = (self.argument, self.passages, self.expectations)
        yield from (document for document in single if document)
        for group in (self.topics, self.sources, self.hypotheses):
            yield from group.values()

    def shown(self, path: Path) -> str:
        """Return a path as the editor knows it."""
        return path.relative_to(self.folder.parent).as_posix()


def read_files(folder: Path, problems: Problems) -> Files:
    """Read every YAML file of the argument; what cannot be read is reported and left out."""
    files = Files(folder)
    if not folder.is_dir():
        what = f"there is no folder {folder.name}/" if not folder.exists() else f"{folder.name} is not a folder"
        problems.add(rules.NO_ARGUMENT.at(Place(folder.name), what=what))
        return files
    for path in _yaml_paths(folder):
        document = read_document(path, files, problems)
        if document is None:
            continue
        group = path.parent.name if path.parent != folder else ""
        match group, path.name:
            case "", name if name == ARGUMENT:
                files.argument = document
            case "", name if name == PASSAGES:
                files.passages = document
            case "", name if name == EXPECTATIONS:
                files.expectations = document
            case "", _:
                files.topics[path.stem] = document
            case part, _ if part == SOURCES:
                files.sources[path.stem] = document
            case _:
                files.hypotheses[path.stem] = document
    if files.argument is None and not len(problems):
        what = "there is no argument.yml" if files.topics else "there is no argument here: the folder is empty"
        problems.add(rules.NO_ARGUMENT.at(Place(f"{folder.name}/{ARGUMENT}"), what=what))
    return files


def _yaml_paths(folder: Path) -> Iterator[Path]:
    for inside in (folder, folder / SOURCES, folder / HYPOTHESES):
        if inside.is_dir():
            yield from sorted(p for p in inside.iterdir() if p.suffix in SUFFIXES and not p.name.startswith("."))


def read_document(path: Path, files: Files, problems: Problems) -> Document | None:
    """Read one YAML file, or report why it cannot be read."""
    shown = files.shown(path)
    text = read_text(path, files.folder, shown)
    if isinstance(text, Diagnostic):
        problems.add(text)
        return None
    return parse(text, shown)


def read_text(path: Path, folder: Path, shown: str) -> str | Diagnostic:
    """Read a text file of the argument, or say why it cannot be read."""
    if not path.resolve().is_relative_to(folder.resolve()):
        return rules.OUTSIDE_FILE.at(Place(shown), folder=f"{folder.name}/")
    try:
        raw = path.read_bytes()
    except IsADirectoryError:
        return rules.NOT_A_FILE.at(Place(shown), what="this is a folder, not a file")
    except OSError as error:
        return rules.NOT_A_FILE.at(Place(shown), what=f"this file cannot be read: {error.strerror or error}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        return rules.BAD_ENCODING.at(Place(shown, line, column), byte=f"0x{raw[error.start]:02X}")
