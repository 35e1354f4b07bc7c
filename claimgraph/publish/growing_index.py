"""The index of the search as it grows: documents come while other pages are still being written.

Pagefind indexes them in batches, so that little of it is in memory at a time, and much of its work is done by
the time the last page is written. What the last build has indexed is not indexed again: its index is a piece of this
one, but for the pages that changed.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event
from typing import NamedTuple

from claimgraph.language.catalogues import ENGLISH
from claimgraph.publish.index_joining import BOUNDS, chunks_of, joined_filters
from claimgraph.publish.index_pieces import (
    ABSENT,
    BUNDLE,
    ENTRY,
    FIELDS,
    Piece,
    chunk_name,
    encode,
    filter_name,
    fragment_name,
    meta_name,
    names_in,
    pack,
)
from claimgraph.publish.last_files import IndexBefore, IndexedPage, as_line
from claimgraph.publish.made_file import write_file
from claimgraph.publish.page_order import in_parts
from claimgraph.publish.search_index import Indexer, IndexingError
from claimgraph.publish.workers import shared
from claimgraph.second_process import processes

BATCH = 1000
"""Pages that Pagefind indexes at once; for each it takes some sixty kilobytes of memory."""
_PART = 500
"""Pages of which one process writes what is shown of them when they are found."""
_LENGTHS = (5, 12, 64)
"""Letters of the sum in the name of a page's fragment: more where two begin alike. A search loads all these names."""

Chunk = tuple[str, str, str]
"""The first and the last word of a file, and the sum in its name."""


class _Fragment(NamedTuple):
    """What is shown of a page when it is found."""

    piece: Piece
    number: int
    """The number of the page in the piece."""


class GrowingIndex:
    """An index, made of documents as they come; whoever reads it does not see of which batches."""

    def __init__(self, language: str = ENGLISH, stopped: Event | None = None) -> None:
        """Begin with no document.

        Args:
            language: of what is searched, as a BCP 47 tag.
            stopped: set when the index is no longer wanted; then `Stopped` is raised sooner or later.
        """
        self.language, self.stopped = language, stopped
        self.pages: list[IndexedPage] = []
        """What is known of each page, in the order of the index."""
        self._before: IndexBefore | None = None
        self._known: dict[str, tuple[int, IndexedPage]] = {}
        """What is known of each page from the last build, and its number in the index of that, by address."""
        self._kept: list[int] = []
        """The place of each page of the last build in this one, if it is the same there."""
        self._batches: list[tuple[Indexer, list[int]]] = []
        """Those that Pagefind is at, with the places of their pages; the last may take more documents."""
        self._pieces: list[Piece] = []

    def begin_as(self, before: IndexBefore | None) -> None:
        """Take from the index of the last build what turns out to be the same, if it is still what it was."""
        self._known = {page.address: (number, page) for number, page in enumerate(before.pages)} if before else {}
        if before and before.is_there():
            self._before = before
            self._kept = [ABSENT] * len(before.pages)

    def add(self, address: str, document: str | None) -> None:
        """Add the document of a page: None where it is that of the last build.

        Raises:
            IndexingError: where the index cannot be made.
        """
        place = len(self.pages)
        number, known = self._known.get(address, (ABSENT, IndexedPage(address, "", "", 0)))
        told = known.document if document is None else as_line(document)
        if self._before and known.document == told:
            self._kept[number] = place
            self.pages.append(known)
        else:
            self._index(place, address, json.loads(told) if document is None else document)
            self.pages.append(IndexedPage(address, told, "", 0))

    def _index(self, place: int, address: str, document: str) -> None:
        if not self._batches or len(self._batches[-1][1]) == BATCH or self._batches[-1][0].has_all:
            self.end()
            with _readable():
                self._pieces += self._made(but=1)
            self._batches.append((Indexer(self.language), []))
        indexer, places = self._batches[-1]
        indexer.add(address, document)
        places.append(place)

    def end(self) -> None:
        """Let the last batch be made: all documents were added.

        Raises:
            IndexingError: where it cannot be made.
        """
        if self._batches:
            self._batches[-1][0].end()

    def _made(self, but: int = 0) -> Iterator[Piece]:
        """Wait for the batches that are being made but for the last ones, and yield their pieces."""
        while len(self._batches) > but:
            indexer, places = self._batches[0]
            files = indexer.made(self.stopped)
            del self._batches[0]
            piece = Piece(files.__getitem__, places)
            for place, (name, words) in zip(places, piece.pages, strict=True):
                sum_ = hashlib.sha256(piece.read(fragment_name(name))).hexdigest()
                self.pages[place] = self.pages[place]._replace(sum=sum_, words=words)
            yield piece

    def write(self, site: Path) -> None:
        """Write the index into a folder, such as that of a built site.

        Raises:
            Stopped: where it is no longer wanted.
            IndexingError: where it cannot be made.
            OSError: where the disk does not take it.
        """
        self.end()
        with _readable():
            self._pieces += self._made()
            if not self._is_taken(site):
                _leave_only(self._write(site), site)

    def _is_taken(self, site: Path) -> bool:
        """Take all of the index of the last build, if this one is the same; whether that was done."""
        before = self._before
        is_same = before and not self._pieces and self._kept == [*range(len(self.pages))]
        return bool(before and is_same and before.take_all(site))

    def _write(self, site: Path) -> set[str]:
        """Write the index, and return the names of its files."""
        pieces = [*self._pieces]
        if self._before:
            pieces.append(Piece(self._before.read, self._kept, self._before.take))
        if not (pieces and self.pages):
            return set()
        language = pieces[0].language
        names = [f"{language}_{sum_}" for sum_ in short_names([page.sum for page in self.pages])]
        named = [*zip(names, self._fragments(pieces), strict=True)]
        parts: list[Callable[[], list[Chunk]]] = [
            *(partial(self._write_words, pieces, bound, language, site) for bound in range(len(BOUNDS))),
            *(partial(_write_fragments, part, site) for part in in_parts(named, _PART)),
        ]
        chunks: list[Chunk] = []
        shared([[part] for part in parts], lambda part: part(), chunks.extend, processes())
        about = self._write_about(pieces, names, chunks, site)
        return {*about, *map(fragment_name, names), *(chunk_name(sum_) for _, _, sum_ in chunks)}

    def _fragments(self, pieces: Sequence[Piece]) -> list[_Fragment]:
        found = {
            place: _Fragment(piece, number)
            for piece in pieces
            for number, place in enumerate(piece.places)
            if place != ABSENT
        }
        return [found[place] for place in range(len(self.pages))]

    def _write_words(self, pieces: Sequence[Piece], bound: int, language: str, site: Path) -> list[Chunk]:
        """Write the words of a stretch of the alphabet."""
        told = []
        for chunk in chunks_of(pieces, bound):
            sum_, content = encode(language, [chunk])
            path = _path(site, chunk_name(sum_))
            if not (self._before and self._before.take(chunk_name(sum_), path)):
                write_file(path, pack(content))
            told.append((chunk[0][0], chunk[-1][0], sum_))
        return told

    def _write_about(
        self, pieces: Sequence[Piece], names: Sequence[str], chunks: Sequence[Chunk], site: Path
    ) -> set[str]:
        """Write the filters, and the files that name the others; put the programs there that read all; return them."""
        first, language = pieces[0], pieces[0].language
        made, filters = {}, []
        for name, values in joined_filters(pieces):
            sum_, content = encode(language, [name, values])
            made[filter_name(sum_)] = pack(content)
            filters.append([name, sum_])
        pages = [[name, page.words] for name, page in zip(names, self.pages, strict=True)]
        sum_, content = encode(language, [first.version, pages, [*_without_gaps(chunks)], filters, [], FIELDS])
        made[meta_name(sum_)] = pack(content)
        made[ENTRY] = as_line(first.entry_of(sum_, len(pages))).encode()
        for name, data in made.items():
            write_file(_path(site, name), data)
        programs = {*first.programs()}
        for name in programs:
            first.put(name, _path(site, name))
        return made.keys() | programs

    def close(self) -> None:
        """Let go of what is not written."""
        for indexer, _ in self._batches:
            indexer.close()
        self._batches = []


@contextmanager
def _readable() -> Iterator[None]:
    """Say in plain words that what Pagefind made is not what it should be."""
    try:
        yield
    except (ValueError, LookupError, EOFError, gzip.BadGzipFile) as error:
        raise IndexingError(f"Pagefind made what cannot be read: {error}") from error


def _write_fragments(named: Sequence[tuple[str, _Fragment]], site: Path) -> list[Chunk]:
    for name, (piece, number) in named:
        piece.put(fragment_name(piece.pages[number][0]), _path(site, fragment_name(name)))
    return []


def _leave_only(names: set[str], site: Path) -> None:
    """Delete what is left in the folder of the index from another one."""
    for name in names_in(site):
        if name not in names:
            Path(_path(site, name)).unlink()


def _path(site: Path, name: str) -> str:
    """Return where a file of the index is in the folder of a site."""
    return f"{site}/{BUNDLE}/{name}"


def short_names(sums: Sequence[str]) -> list[str]:
    """Return the beginnings of sums, as short as they can be while no two are the same."""
    counts = [Counter(sum_[:length] for sum_ in sums) for length in _LENGTHS]
    alone = (
        (sum_[:length] for length, count in zip(_LENGTHS, counts, strict=True) if count[sum_[:length]] == 1)
        for sum_ in sums
    )
    return [next(found, sum_) for found, sum_ in zip(alone, sums, strict=True)]


def _without_gaps(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """Yield files so that the beginning of a word that stands in none lies in one, too: each from where one ends."""
    before = None
    for first, last, name in chunks:
        yield before or first, last, name
        before = last
