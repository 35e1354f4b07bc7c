"""Stored texts: the copies against which quotations are checked."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimgraph.argument.files import SUFFIXES, Files, read_text
from claimgraph.argument.model import Source
from claimgraph.argument.quotations import StoredText
from claimgraph.argument.yaml_nodes import Document
from claimgraph.diagnostics import Diagnostic, Place, Problems, did_you_mean, rules


def read_texts(sources: Iterable[tuple[Source, Document]], files: Files, problems: Problems) -> dict[str, StoredText]:
    """Return the stored text of every source that has one, after checking it against the recorded hash.

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
        if files.listing.is_faulty(path):
            continue
        if fault := _fault(source.text, path, place, files):
            problems.add(fault)
            continue
        text = read_text(path, files.shown(path))
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


def _fault(name: str, path: Path, place: Place, files: Files) -> Diagnostic | None:
    """Return a diagnostic that says why a path cannot be that of a stored text; None where it can."""
    try:
        if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(files.folder)):
            return rules.OUTSIDE_FILE.at(place, folder=f"{files.folder.name}/", length=len(name))
        mode = path.stat().st_mode
    except (OSError, ValueError):  # the path is too long, or has a character that paths cannot have
        return rules.TEXT_MISSING.at(place, file=name, hint=did_you_mean(name, _stored(files)), length=len(name))
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "a pipe or a device"
        return rules.NOT_A_FILE.at(place, what=f"this is {what}, not a file", length=len(name))
    return None


def _stored(files: Files) -> Iterator[str]:
    """Yield the path of every file under the folder of the argument that could be a stored text."""
    for path in files.listing.files:
        if path.suffix not in SUFFIXES:
            yield path.relative_to(files.folder).as_posix()
