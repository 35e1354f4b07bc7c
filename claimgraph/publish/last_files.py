"""Files of the last build: by what each is known to be what it was, and how it is taken into the next one."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from claimgraph.publish.index_pieces import BUNDLE
from claimgraph.publish.made_file import make_folder


class Stamp(NamedTuple):
    """By what a file is known to be what it was: its size, when it was written, and its number on the disk."""

    size: int
    written: int
    """In nanoseconds."""
    number: int

    @classmethod
    def of(cls, about: os.stat_result) -> Stamp:
        """Return by what a file is known of which the system has told this."""
        return cls(about.st_size, about.st_mtime_ns, about.st_ino)


def stamp_of(path: str) -> Stamp:
    """Return by what a file is known.

    Raises:
        OSError: where it is not there.
    """
    return Stamp.of(os.lstat(path))


def link(before: str, path: str, stamp: Stamp) -> bool:
    """Give a file a second name, if it is still what it was; whether it has one now.

    Args:
        before: where it is.
        path: where it is to be, too.
        stamp: by what it is known.
    """
    with suppress(OSError):
        if stamp_of(before) == stamp:
            make_folder(path)
            with suppress(FileExistsError):
                os.link(before, path)
            return stamp_of(path) == stamp
    return False


class IndexedPage(NamedTuple):
    """What is known of a page in the index of the search."""

    address: str
    document: str
    """What is to be found of it, as a line."""
    sum: str
    """Of what is shown of it when it is found; empty until that is made."""
    words: int


@dataclass(frozen=True, slots=True)
class IndexBefore:
    """The index of the search, as the last build made it."""

    pages: Sequence[IndexedPage]
    files: Mapping[str, Stamp]
    """Its files, by address."""
    site: Path
    """The folder of the last site."""

    def is_there(self) -> bool:
        """Whether all of it is still what it was."""
        with suppress(OSError):
            return all(stamp_of(f"{self.site}/{address}") == stamp for address, stamp in self.files.items())
        return False

    def read(self, name: str) -> bytes:
        """Return a file by its name in the index.

        Raises:
            OSError: where it cannot be read.
        """
        return (self.site / BUNDLE / name).read_bytes()

    def take(self, name: str, path: str) -> bool:
        """Take a file, by its name in the index, into the next site, if it is there; whether that was done."""
        stamp = self.files.get(f"{BUNDLE}/{name}")
        return stamp is not None and link(f"{self.site}/{BUNDLE}/{name}", path, stamp)

    def take_all(self, into: Path) -> bool:
        """Take all of it into the folder of the next site; whether that could be done."""
        if all(link(f"{self.site}/{address}", f"{into}/{address}", stamp) for address, stamp in self.files.items()):
            return True
        for address in self.files:  # whoever wrote to what was taken would write into the last site
            (into / address).unlink(missing_ok=True)
        return False


def as_line(value: object) -> str:
    """Return a value as a line of JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
