"""The folder of the user's in which the tool keeps what it can make again; it may be deleted at any time."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

PLACE = "CLAIMGRAPH_CACHE"
"""Environment variable with another place for the folder."""
NOTHING_THERE = (OSError, RuntimeError, ValueError, KeyError, TypeError, AttributeError, StopIteration)
"""What reading or keeping a file may raise that is missing, broken or somebody else's."""


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


def kept_file(kind: str, of: Path) -> Path:
    """Return the file in which something is kept of a folder, such as that of a project; it may not be there yet.

    Raises:
        RuntimeError: where the user has no home.
    """
    return cache_folder() / kind / f"{hashlib.sha256(os.fsencode(of.resolve())).hexdigest()}.json"


def keep(file: Path, lines: Iterable[str], most: int) -> None:
    """Put lines in the place of a file at once, so that nobody ever reads the half of them.

    Args:
        file: as `kept_file` gave it.
        lines: what is to stand there.
        most: how many files of its kind are kept: the last ones.

    Raises:
        OSError: where it cannot be written.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = tempfile.NamedTemporaryFile("w", dir=file.parent, suffix=".new", delete=False, encoding="utf-8")  # noqa: SIM115
    try:
        with new:
            new.writelines(f"{line}\n" for line in lines)
        Path(new.name).replace(file)
    except BaseException:
        Path(new.name).unlink(missing_ok=True)
        raise
    for old in sorted(file.parent.glob("*.json"), key=lambda path: path.stat().st_mtime)[:-most]:
        old.unlink(missing_ok=True)
