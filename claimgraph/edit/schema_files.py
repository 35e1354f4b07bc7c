"""The schemas as files, and the line in each file of the argument that names its schema."""

from __future__ import annotations

import os
from pathlib import Path

from claimgraph.argument.files import FileKind
from claimgraph.argument.json_schema import written
from claimgraph.argument.model import Argument
from claimgraph.edit.draft import Draft, FileChange
from claimgraph.edit.errors import EditError
from claimgraph.edit.modelines import MARK
from claimgraph.language import speaking
from claimgraph.language.catalogues import ENGLISH


def schema_files(folder: Path, shown: str, argument: Argument | None = None) -> list[FileChange]:
    """Return what is to be written so that a folder holds the schemas as they now are.

    Args:
        folder: the folder.
        shown: its path as the editor knows it.
        argument: the argument whose own fields and media they offer, and in whose language they explain the format,
            where it could be read.
    """
    found = []
    for kind in FileKind:
        path = folder / f"{kind}.json"
        try:
            before = path.read_bytes() if path.is_file() else None
        except OSError as error:
            raise EditError(f"{path} cannot be read: {error.strerror or error}") from None
        with speaking(argument.language if argument else ENGLISH):
            after = written(kind, argument).encode()
        change = FileChange(f"{shown}/{kind}.json", path, before, after)
        if change.before != change.after:
            found.append(change)
    return found


def write_modelines(draft: Draft, folder: Path) -> None:
    """Put at the top of every file of the argument the line that names its schema.

    Args:
        draft: the files.
        folder: where the schemas lie.
    """
    argument = draft.real.root / draft.real.claims
    for file in draft.files().named():
        name = file.document.path
        beside = (argument / Path(name).relative_to(draft.claims)).parent
        line = MARK + Path(os.path.relpath(folder / f"{file.kind}.json", beside)).as_posix()
        text = draft.text(name)
        end = "\r\n" if "\r\n" in text else "\n"
        rest = text.partition("\n")[2] if text.startswith(MARK) else text
        if text != f"{line}{end}{rest}":
            draft.write(name, f"{line}{end}{rest}")
