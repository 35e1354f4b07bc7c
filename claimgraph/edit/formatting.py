"""Bring the files of an argument into their canonical form."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from claimgraph.argument.entries import FILES
from claimgraph.diagnostics import Diagnostic
from claimgraph.edit.draft import Draft
from claimgraph.edit.printer import form


def format_files(draft: Draft, wanted: Collection[str]) -> list[Diagnostic]:
    """Bring files into form in a draft, and return what is wrong with those that cannot be.

    Args:
        draft: the files.
        wanted: the files to bring into form, or none for all.
    """
    unread: list[Diagnostic] = []
    for file in draft.files().named():
        name = file.document.path
        if wanted and name not in wanted:
            continue
        if file.document.problems:
            unread += file.document.problems[:1]
            continue
        text = draft.text(name)
        done = form(text, name, FILES[file.kind])
        if done != text:
            draft.write(name, done)
    return unread


def file_names(draft: Draft) -> Iterator[str]:
    """Yield the files of the argument."""
    yield from (file.document.path for file in draft.files().named())
