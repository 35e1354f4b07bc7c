"""Stored texts: the copies against which quotations are checked."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator

from claimgraph.argument.files import SUFFIXES, Files, read_text
from claimgraph.argument.model import Source
from claimgraph.argument.quotes import StoredText
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
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if source.sha256 is not None and source.sha256.lower() != found:
            place = document.place(source.id, "sha256")
            problems.add(rules.TEXT_CHANGED.at(place, found=found, length=len(source.sha256)))
        texts[source.id] = StoredText.of(text, files.shown(path))
    return texts


def _stored(files: Files) -> Iterator[str]:
    """Yield the path of every file under the folder of the argument that could be a stored text."""
    for path in files.folder.rglob("*"):
        if path.is_file() and path.suffix not in SUFFIXES:
            yield path.relative_to(files.folder).as_posix()
