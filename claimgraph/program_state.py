"""Marks of the program itself: what it made is of no use to another version of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISREG

import click

_OWN = Path(__file__).parent


def of_the_program() -> Iterator[bytes]:
    """Yield marks of the program and of its libraries: the folder that they are in changes with each of them."""
    yield sys.version.encode()
    yield f"{Path(click.__file__).parent.parent.stat().st_mtime_ns}".encode()
    for path, about in below(_OWN, hidden=False):
        if S_ISREG(about.st_mode) and "__pycache__" not in path:
            yield f"{path} {about.st_size} {about.st_mtime_ns}".encode()


def below(folder: Path, *, hidden: bool) -> Iterator[tuple[str, os.stat_result]]:
    """Yield a folder, and every file and folder below it, in order of path; nothing where it is not there.

    Raises:
        OSError: where something is there that is neither a plain file nor a plain folder, or cannot be listed.
    """
    if not os.path.lexists(folder):
        return
    yield str(folder), folder.lstat()
    for entry in sorted(_entries(folder, hidden=hidden), key=lambda entry: entry.name):
        if entry.is_dir(follow_symlinks=False):
            yield from below(Path(entry.path), hidden=hidden)
        elif entry.is_file(follow_symlinks=False):
            yield entry.path, entry.stat()
        else:
            raise OSError(entry.path)


def _entries(folder: Path, *, hidden: bool) -> Iterable[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [entry for entry in entries if hidden or not entry.name.startswith(".")]
