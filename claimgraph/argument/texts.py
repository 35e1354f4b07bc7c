"""Stored texts: the copies against which quotations are checked."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator

from claimgraph.argument.files import SUFFIXES, Files, read_text
from claimgraph.argument.model import Source
from claimgraph.argument.quotations import StoredText
from claimgraph.argument.yaml_nodes import Document
from claimgraph.diagnostics import Diagnostic, Problems, did_you_mean, rules


def read_texts(sources: Iterable[tuple[Source, Document]], files: Files, problems: Problems) -> dict[str, StoredText]:
    """Read the stored text of every source that has one, and check that it is as recorded.

    Args:
        sources: the sources, each with the document that it stands in.
        files: the files of the argument.
        problems: where to note what is wrong.
    """
    texts: dict[str, StoredText] = {}
    for source, document in sources:
        if source.text is None:
            continue
        path, place = files.folder / source.text, document.place(source.id, "text")
        if not os.path.lexists(path):
            hint = did_you_mean(source.text, _stored(files))
            problems.add(rules.TEXT_MISSING.at(place, file=source.text, hint=hint, length=len(source.text)))
            continue
        text = read_text(path, files.folder, files.shown(path), place)
        if isinstance(text, Diagnostic):
            problems.add(text)
            continue
        raw = path.read_bytes()
        if source.sha256 is not None and not is_sum_of(source.sha256, raw):
            of, length = document.place(source.id, "sha256"), len(source.sha256)
            problems.add(rules.TEXT_CHANGED.at(of, found=text_sum(raw), length=length))
        stored = StoredText(text, files.shown(path))
        if stored.spelling.letters:
            texts[source.id] = stored
        else:
            problems.add(rules.TEXT_EMPTY.at(place, file=source.text, length=len(source.text)))
    return texts


def text_sum(raw: bytes) -> str:
    """Return the SHA-256 of a text file, the same whether its lines end in CRLF or in LF."""
    return hashlib.sha256(raw.replace(b"\r\n", b"\n")).hexdigest()


def is_sum_of(recorded: str, raw: bytes) -> bool:
    """Whether a recorded SHA-256 is that of a text file, whichever ends its lines had when it was recorded."""
    windows = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return recorded.lower() in {text_sum(raw), *(hashlib.sha256(each).hexdigest() for each in (raw, windows))}


def _stored(files: Files) -> Iterator[str]:
    """Yield the path of every file under the folder of the argument that could be a stored text."""
    for path in files.folder.rglob("*"):
        if path.is_file() and path.suffix not in SUFFIXES:
            yield path.relative_to(files.folder).as_posix()
