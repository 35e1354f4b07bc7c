"""The index of the search in parts, each an index of its own; a browser looks all of them up.

A large index takes its maker more memory and more time than two of half the size, and is made anew
as a whole when one page is edited. Each page is in the part that its address tells, so that an edit may
leave the other part as it is, and it is taken from the last build. Each part costs a reader who types a
word a file of the index more, so there are few.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from math import ceil
from pathlib import Path
from threading import Event
from zlib import crc32

from claimgraph.publish.last_files import PartBefore
from claimgraph.publish.search_index import BUNDLE, FOLDERS, Indexer, write_index

PAGES, MOST = 3000, 2
"""Pages of a site for which one part is enough, and the most parts."""


def parts_for(pages: int) -> int:
    """Return how many parts the index of a site of so many pages has."""
    return max(1, min(MOST, ceil(pages / PAGES)))


def part_of(address: str, parts: int) -> int:
    """Return the part that a page is in."""
    return crc32(address.encode()) % parts


def bundle_of(part: int) -> str:
    """Return the folder of a part on the site: the first has the program, and the others in it."""
    return f"{BUNDLE}/{part + 1}" if part else BUNDLE


class IndexPart:
    """A part of the index: made of its documents as they come, or taken from the last build."""

    def __init__(self, number: int, language: str) -> None:
        """Begin with no document.

        Args:
            number: which part it is, from 0.
            language: of what is searched, as a BCP 47 tag.
        """
        self.number, self.language = number, language
        self.documents: list[tuple[str, str]] = []
        """The documents, with the addresses of their pages."""
        self.before: PartBefore | None = None
        """The same part of the last build, if there is one."""
        self._indexer: Indexer | None = None
        self._made: Iterable[Mapping[str, str]] | None = None
        """Its files, from when they are made until they are written."""

    def add(self, address: str, document: str) -> None:
        """Add the document of a page.

        Raises:
            IndexingError: where the index cannot be made.
        """
        self.documents.append((address, document))
        if self._indexer:
            self._indexer.add(address, document)
        elif not self._goes_on_as_before():
            self._begin()

    def _goes_on_as_before(self) -> bool:
        before, place = self.before.documents if self.before else (), len(self.documents) - 1
        return place < len(before) and before[place] == self.documents[place]

    def _begin(self) -> Indexer:
        self._indexer = Indexer(self.language)
        for address, document in self.documents:
            self._indexer.add(address, document)
        return self._indexer

    @property
    def _is_as_before(self) -> bool:
        return not self._indexer and self.before is not None and len(self.documents) == len(self.before.documents)

    def end(self) -> None:
        """Let the index be made: all documents were added.

        Raises:
            IndexingError: where it cannot be made.
        """
        if not self._is_as_before:
            (self._indexer or self._begin()).end()

    def settle(self, site: Path, stopped: Event | None = None) -> None:
        """Take it from the last build into the folder of a site, if it is the same; else wait until it is made.

        Raises:
            Stopped: where it is no longer wanted.
            IndexingError: where it cannot be made.
        """
        if not (self._is_as_before and self.before and self.before.take(site)):
            self._made = (self._indexer or self._begin()).made(stopped)
            self._indexer = None

    def write(self, site: Path) -> None:
        """Write what was made into a folder, such as that of a built site.

        Raises:
            IndexingError: where it cannot be read.
            OSError: where the disk does not take it.
        """
        if self._made is not None:
            write_index(self._made, site / bundle_of(self.number), has_program=self.number == 0)
            self._made = None

    def close(self) -> None:
        """Let go of what is not written."""
        if self._indexer:
            self._indexer.close()
            self._indexer = None


def files_of(part: int, site: Path) -> Iterator[str]:
    """Yield the addresses of the files of a part."""
    bundle = bundle_of(part)
    for folder in (bundle, *(f"{bundle}/{name}" for name in FOLDERS)):
        with suppress(FileNotFoundError), os.scandir(site / folder) as entries:
            yield from (f"{folder}/{entry.name}" for entry in entries if entry.is_file(follow_symlinks=False))
