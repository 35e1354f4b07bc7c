"""Files of the last build: by what each is known to be what it was, and how it is taken into the next one."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from claimgraph.publish.made_file import make_folder


class Stamp(NamedTuple):
    """By what a file is known to be what it was: its size, when it was written, and its number on the disk."""

    size: int
    written: int
    """In nanoseconds."""
    number: int


def stamp_of(path: str) -> Stamp:
    """Return by what a file is known.

    Raises:
        OSError: where it is not there.
    """
    about = os.lstat(path)
    return Stamp(about.st_size, about.st_mtime_ns, about.st_ino)


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
            os.link(before, path)
            return True
    return False


@dataclass(frozen=True, slots=True)
class PartBefore:
    """A part of the index of the search, as the last build made it."""

    documents: Sequence[tuple[str, str]]
    """What it was made of, with the addresses of the pages."""
    files: Mapping[str, Stamp]
    """Its files, by address."""
    site: Path
    """The folder of the last site."""

    def take(self, into: Path) -> bool:
        """Take it into the folder of the next site; whether that could be done."""
        if all(link(f"{self.site}/{address}", f"{into}/{address}", stamp) for address, stamp in self.files.items()):
            return True
        for address in self.files:  # whoever wrote to what was taken would write into the last site
            (into / address).unlink(missing_ok=True)
        return False
