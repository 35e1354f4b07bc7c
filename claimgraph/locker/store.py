"""The store of copies: private files, each named by the SHA-256 of its bytes, written once and never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from claimgraph.argument.lock import LOCKER

PLACE = "CLAIMGRAPH_LOCKER"
"""Environment variable that names another folder for the store, such as one that several editors share."""

_PART = ".locker-part"


class DamagedCopyError(Exception):
    """The bytes of a copy are no longer those that it is named by."""


class Store:
    """A folder of copies."""

    def __init__(self, folder: Path) -> None:
        """Use a folder as the store; it need not exist yet."""
        self.folder = folder

    def put(self, raw: bytes) -> str:
        """Write bytes into the store, unless they are there already; return their SHA-256."""
        sum_ = hashlib.sha256(raw).hexdigest()
        path = self._path(sum_)
        if path.is_file() and path.stat().st_size == len(raw):
            return sum_
        self._prepare()
        path.parent.parent.mkdir(mode=0o700, exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        write_whole(path, raw)
        return sum_

    def get(self, sum_: str) -> bytes | None:
        """Return the bytes that have a hash; None where they are not in the store.

        Raises:
            DamagedCopyError: where the stored bytes have another hash.
        """
        try:
            raw = self._path(sum_).read_bytes()
        except FileNotFoundError:
            return None
        if hashlib.sha256(raw).hexdigest() != sum_:
            raise DamagedCopyError(
                f"{self._path(sum_)} is damaged: its bytes are no longer those of its name; remove it"
            )
        return raw

    def has(self, sum_: str) -> bool:
        """Whether a copy is kept here."""
        return self._path(sum_).is_file()

    def _path(self, sum_: str) -> Path:
        return self.folder / "objects" / sum_[:2] / sum_[2:]

    def _prepare(self) -> None:
        """Create the folder, readable by the user only, with a .gitignore that keeps git from tracking it."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        ignore = self.folder / ".gitignore"
        if not ignore.exists():
            write_whole(ignore, b"# Private copies of sources: never to be published.\n*\n")


def find_store(claims: Path, written: str | None = None) -> Store:
    """Return the store of an argument: where the environment says, or the argument, or else in its folder.

    Args:
        claims: the folder of the argument.
        written: the folder of the store as the argument names it, seen from there; None where it names none.
    """
    named = os.environ.get(PLACE)
    if named:
        return Store(Path(named).expanduser())
    own = Path.home() / written[2:] if written and written.startswith("~/") else Path(written or LOCKER)
    return Store(claims / own)


def clear_parts(*folders: Path) -> None:
    """Delete the half-written files of commands that were killed."""
    for folder in folders:
        for left in (*folder.glob(f".*{_PART}"), *folder.glob(f"objects/*/.*{_PART}")):
            left.unlink(missing_ok=True)


def write_whole(path: Path, raw: bytes, mode: int = 0o600) -> None:
    """Write a file atomically: at no moment is only a part of it there."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=_PART, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)  # noqa: PTH101 - of a name
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        os.unlink(name)  # noqa: PTH108
        raise
