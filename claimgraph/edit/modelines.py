"""The line at the top of a file that tells an editor's language server which schema it has."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, relpath

from claimgraph.argument.files import FileKind
from claimgraph.edit.draft import Draft

FOLDER = ".schema"
"""Folder of the schemas, within that of the argument."""
MARK = "# yaml-language-server: $schema="


def modeline(draft: Draft, name: str, kind: FileKind) -> Iterator[str]:
    """Yield the line for a file, where the argument has its schemas beside it."""
    schema = f"{draft.claims}/{FOLDER}/{kind}.json"
    if draft.exists(schema):
        yield MARK + relpath(schema, dirname(name))
