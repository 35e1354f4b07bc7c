"""The folder of the user's in which the tool keeps what it can make again; it may be deleted at any time."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PLACE = "CLAIMGRAPH_CACHE"
"""Environment variable with another place for the folder."""


def cache_folder() -> Path:
    """Return the folder, which may not be there yet.

    It is the user's and no part of a project: what came with the files of a project would be believed, and
    somebody else's files could bring with them that nothing is wrong with them.

    Raises:
        RuntimeError: where the user has no home.
    """
    if told := os.environ.get(PLACE):
        return Path(told)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "claimgraph"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "claimgraph" / "Cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "claimgraph"
