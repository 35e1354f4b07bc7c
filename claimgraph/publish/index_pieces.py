"""Pieces of the index of the search, as Pagefind makes them and its program in the browser reads them."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

import cbor2

from claimgraph.publish.made_file import write_file

BUNDLE = "pagefind"
"""Folder of the index on the site."""
ENTRY = "pagefind-entry.json"
"""The file that names the others."""
FIELDS = ("also", "map", "now", "says", "then", "title", "what")
"""What documents may tell besides their text: words that stand there are known by the number of the field."""
ABSENT = -1
"""The place of a page that is not in the whole index."""
_PROGRAMS = ("pagefind.js", "pagefind-worker.js")
_MAGIC = b"pagefind_dcd"
_LEVEL = 6
"""How hard files are packed: a fourth of the time of the hardest, and hardly larger."""
_DIGITS = 10
"""Length of a file's sum in its name."""

Word = list[Any]
"""A word; on which pages it stands, and where; and the same of each of its forms with other accents.

A page is told by how far it comes after the one before, then places in the text, then places in fields: each number
below zero there says of which field the next are, counted from -1 down.
"""


class Piece:
    """An index of some pages."""

    def __init__(
        self, read: Callable[[str], bytes], places: Sequence[int], take: Callable[[str, str], bool] | None = None
    ) -> None:
        """Begin with what the piece says of itself.

        Args:
            read: returns a file of it by its name.
            places: the place of each of its pages in the whole index.
            take: gives a file another path, too; returns whether it could.

        Raises:
            ValueError, LookupError, EOFError, OSError: where that cannot be read, here or in what follows.
        """
        self.read, self.places, self._take = read, places, take
        self.entry: dict[str, Any] = json.loads(read(ENTRY))
        ((self.language, self._about),) = self.entry["languages"].items()
        meta = decode(read(meta_name(self._about["hash"])))
        self.version, self.pages, self._chunks, self._filters, _, fields = meta
        """The version of the format; and the name of each page's fragment, and how many words are on the page."""
        if len(self.pages) != len(places):
            raise ValueError(f"{len(self.pages)} of {len(places)} pages")
        self._fields = [FIELDS.index(field) for field in fields]

    def words(self, first: str, end: str | None) -> Iterator[Word]:
        """Yield the words from a first one to one before an end, in order."""
        for begins, ends, name in self._chunks:
            if ends >= first and (end is None or begins < end):
                (words,) = decode(self.read(chunk_name(name)))
                yield from (word for word in words if word[0] >= first and (end is None or word[0] < end))

    def filters(self) -> Iterator[tuple[str, str, Sequence[int]]]:
        """Yield the names and values of filters, each with the numbers of its pages."""
        for _, name in self._filters:
            about, values = decode(self.read(filter_name(name)))
            yield from ((about, value, pages) for value, pages in values)

    @cached_property
    def marks_of_fields(self) -> Mapping[int, int]:
        """By what each field is marked in the whole index, by its mark in this one; nothing where all are the same."""
        if self._fields == [*range(len(FIELDS))]:
            return {}
        return {-1 - number: -1 - field for number, field in enumerate(self._fields)}

    def entry_of(self, sum_: str, pages: int) -> dict[str, Any]:
        """Return what an index says of itself that has the same program.

        Args:
            sum_: goes into the name of the file that names its pages.
            pages: how many it has.
        """
        return self.entry | {"languages": {self.language: self._about | {"hash": sum_, "page_count": pages}}}

    def put(self, name: str, path: str) -> None:
        """Put one of its files to a path.

        Raises:
            OSError: where the disk does not take it.
        """
        if not (self._take and self._take(name, path)):
            write_file(path, self.read(name))

    def programs(self) -> Iterator[str]:
        """Yield the names of the programs that read an index; all languages that Pagefind does not know share one."""
        yield from _PROGRAMS
        yield f"wasm.{self._about['wasm'] or 'unknown'}.pagefind"


def names_in(site: Path) -> Iterator[str]:
    """Yield the names of all files of the index that is in the folder of a site."""
    for folder in ("", "fragment/", "index/", "filter/"):
        with suppress(FileNotFoundError), os.scandir(f"{site}/{BUNDLE}/{folder}") as entries:
            yield from (f"{folder}{entry.name}" for entry in entries if not entry.is_dir(follow_symlinks=False))


def meta_name(sum_: str) -> str:
    """Return the name of the file that names the pages and the files with words."""
    return f"pagefind.{sum_}.pf_meta"


def fragment_name(sum_: str) -> str:
    """Return the name of the file that is shown of a page that was found."""
    return f"fragment/{sum_}.pf_fragment"


def chunk_name(sum_: str) -> str:
    """Return the name of a file with words."""
    return f"index/{sum_}.pf_index"


def filter_name(sum_: str) -> str:
    """Return the name of a file with the values of a filter."""
    return f"filter/{sum_}.pf_filter"


def encode(language: str, data: object) -> tuple[str, bytes]:
    """Return the sum that goes into the name of a file with some data, and what is to be packed and written there."""
    told = cbor2.dumps(data)
    return f"{language}_{hashlib.sha256(told).hexdigest()[:_DIGITS]}", told


def pack(told: bytes) -> bytes:
    """Return what was encoded as it is written."""
    return gzip.compress(_MAGIC + told, _LEVEL, mtime=0)


def decode(content: bytes) -> Any:  # noqa: ANN401 - whatever Pagefind made
    """Return what stands in a file."""
    return cbor2.loads(gzip.decompress(content).removeprefix(_MAGIC))
