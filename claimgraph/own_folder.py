"""The folder of a project in which the tool keeps its own files."""

from __future__ import annotations

import errno
from pathlib import Path

NAME = ".claimgraph"


def own_folder(root: Path) -> Path:
    """Return the project's ``.claimgraph/``, which may not be there yet.

    Raises:
        NotADirectoryError: where it is a link. One that came with the project's files could lead anywhere, and what
            is kept there is written over and removed.
    """
    folder = root / NAME
    if folder.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, "this is a link, but has to be a folder: remove the link", str(folder))
    return folder
