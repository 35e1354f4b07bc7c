"""Stored texts: the copies against which quotations are checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from claimgraph.argument.files import Files
from claimgraph.argument.files import read_text
from claimgraph.argument.model import Source
from claimgraph.argument.quotes import StoredText
from claimgraph.diagnostics import Diagnostic
from claimgraph.diagnostics import Problems
from claimgraph.diagnostics import rules


def read_texts(sources: Iterable[Source], files: Files, problems: Problems) -> dict[str, StoredText]:
    """Read the stored text of every source that has one, and check that it is as recorded."""
    texts: dict[str, StoredText] = {}
    for source in sources:
        if source.text is None:
            continue
        path = files.folder / source.text
        if not path.exists():
            problems.add(rules.TEXT_MISSING.at(source.place, file=source.text))
            continue
        text = read_text(path, files.folder, f"{files.folder.name}/{source.text}")
        if isinstance(text, Diagnostic):
            problems.add(text)
            continue
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if source.sha256 is not None and source.sha256.lower() != found:
            problems.add(rules.TEXT_CHANGED.at(source.place, found=found))
        texts[source.id] = StoredText.of(text)
    return texts
