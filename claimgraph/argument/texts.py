"""Stored texts: the copies against which quotations are checked."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimgraph.argument.files import Files, decoded, read_bytes
from claimgraph.argument.model import Source
from claimgraph.argument.quotations import StoredText
from claimgraph.argument.sizes import LARGEST_TEXT
from claimgraph.argument.yaml_nodes import Document
from claimgraph.diagnostics import Diagnostic, Place, Problems, did_you_mean, rules
from claimgraph.language import gettext, message


def read_texts(sources: Iterable[tuple[Source, Document]], files: Files, problems: Problems) -> dict[str, StoredText]:
    """Return the stored text of every source that has one, after checking it against the recorded hash.

    Args:
        sources: the sources, each with the document that it stands in.
        files: the files of the argument.
        problems: where to note what is wrong.
    """
    texts: dict[str, StoredText] = {}
    for source, document in sources:
        if source.text is not None and not files.listing.is_faulty(files.folder / source.text):
            for found in _read(source, source.text, document, files):
                if isinstance(found, StoredText):
                    texts[source.id] = found
                else:
                    problems.add(found)
    return texts


def _read(source: Source, name: str, document: Document, files: Files) -> Iterator[StoredText | Diagnostic]:
    """Yield the stored text of a source, and what is wrong with it."""
    path, place = files.folder / name, document.place(source.id, "text")
    if fault := _fault(name, path, place, files):
        yield fault
        return
    raw = read_bytes(path, files.shown(path), LARGEST_TEXT)
    if isinstance(raw, Diagnostic):
        yield raw
        return
    text = decoded(raw, files.shown(path))
    if isinstance(text, Diagnostic):
        yield text
        return
    if source.sha256 is not None and not is_sum_of(source.sha256, raw):
        of, length = document.place(source.id, "sha256"), len(source.sha256)
        yield rules.TEXT_CHANGED.at(of, found=text_sum(raw), length=length)
    del raw
    stored = files.kept.text(text, files.shown(path))
    if stored.spelling.letters:
        yield stored
    else:
        yield rules.TEXT_EMPTY.at(place, file=name, length=len(name))


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
        return rules.TEXT_MISSING.at(
            place, file=name, hint=lambda: did_you_mean(name, files.stored()), length=len(name)
        )
    if not stat.S_ISREG(mode):
        folder, other = message("this is a folder, not a file"), message("this is a pipe or a device, not a file")
        return rules.NOT_A_FILE.at(place, what=gettext(folder if stat.S_ISDIR(mode) else other), length=len(name))
    return None
