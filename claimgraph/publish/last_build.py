"""The last build of a site: what of it is the same in the next one is taken from there, and not made again.

What a page shows is known by its mark, from `claimgraph.site.marks`; the program, its settings and the
frame that pages stand in are known as a whole, as the state of a build. A file of the last site that
would be made again as it is gets a second name in the next one, as a hard link: nothing is rendered or
copied. One that anybody has changed meanwhile is told by its size, its time or its number on the disk,
and made anew.

What is known of a build is kept as lines of JSON in the user's cache folder. It may be deleted at any time, or
be of another build than that of the site: then everything is made anew.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from claimgraph.cache_folder import NOTHING_THERE, keep, kept_file
from claimgraph.program_state import of_the_program
from claimgraph.publish.index_pieces import BUNDLE, names_in
from claimgraph.publish.last_files import IndexBefore, IndexedPage, Stamp, as_line, link, stamp_of
from claimgraph.publish.spare_site import begin_as_spare
from claimgraph.site.search import words_of
from claimgraph.sums import sum_of

MOST_KEPT = 10
"""Sites whose last build is known; of ten thousand claims, some twenty megabytes each."""
_END = "end"
"""The last line of what is kept of a build."""


class Made(NamedTuple):
    """A file as it was made."""

    mark: str
    """Of what it shows; empty where that is not known."""
    stamp: Stamp
    elsewhere: Sequence[str]
    """Addresses of other sites from which it loads something."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a build."""

    state: str = ""
    """Of all that its pages have in common; empty where nothing is known of it."""
    files: Mapping[str, Made] = field(default_factory=dict)
    """By address, the files that may be taken from it."""
    words: Mapping[str, int] = field(default_factory=dict)
    """The words in all documents, each with how many have it."""
    index: IndexBefore | None = None
    """Its index of the search."""


class LastBuild:
    """The last build of a site, while the next one is under way, of which the same is noted."""

    def __init__(self, site: Path, marks: Callable[[], Mapping[str, str]]) -> None:
        """Begin with nothing known.

        Args:
            site: the folder of the site.
            marks: tells the marks of pages and files, as `claimgraph.site.page.Site` does.
        """
        self._site, self._tell_marks = site, marks
        self._file: Path | None = None
        with suppress(*NOTHING_THERE):
            self._file = kept_file("builds", site)
        self._marks: Mapping[str, str] = {}
        self._known = _Known()
        """What may be taken from it; nothing where its state was another, or nothing is known of it."""
        self._documents: dict[str, str] = {}
        """What the search finds of each page, as lines, by address."""
        self._folder = site
        """The folder of the next site."""
        self._there: set[str] = set()
        """Addresses of the files that are in the next site from the beginning, as they are in the last one."""
        self._made: dict[str, Made] = {}
        self._taken: set[str] = set()
        self._state = ""

    def begin(self, state: str, folder: Path) -> IndexBefore | None:
        """Begin the next build, and return the index of the last one.

        Args:
            state: its state; empty where nothing of it can be taken by another.
            folder: where the next site is to be; there may be some of the last one in it afterwards.
        """
        self._state, self._folder = state, folder
        if state and self._file:
            self._marks, known = self._tell_marks(), _read(self._file, self._site)
            self._known = known if known.state == state else _Known()
            pages = self._known.index.pages if self._known.index else ()
            self._documents = {page.address: page.document for page in pages}
            self._there = begin_as_spare(folder, self._site, self._stamps())
        return self._known.index

    def _stamps(self) -> dict[str, Stamp]:
        """Return by what each file of the last site is known that the next one may take."""
        index = self._known.index.files if self._known.index else {}
        return {address: made.stamp for address, made in self._known.files.items()} | dict(index)

    def take(self, address: str, name: str, path: str) -> Made | None:
        """Take a file from the last site, if it is the same in the next one.

        Args:
            address: its address.
            name: what it has its mark by.
            path: where it is to be in the next site.

        Returns:
            What is known of it; None where it is to be made anew.
        """
        made = self._known.files.get(address)
        if not made or made.mark != self._marks.get(name):
            return None
        is_there = address in self._there or link(f"{self._site}/{address}", path, made.stamp)
        return made if is_there else None

    def make_room(self, address: str, path: str) -> None:
        """Let a file be made anew: whoever writes to one that is there would write into the last site."""
        if address in self._there:
            Path(path).unlink()

    def remove_left(self) -> None:
        """Delete what was in the next site from the beginning, and is not of it; of the index, the index knows."""
        for address in self._there - self._made.keys():
            if not address.startswith(f"{BUNDLE}/"):
                (self._folder / address).unlink()
                with suppress(OSError):  # where there is something else in the folder
                    (self._folder / address).parent.rmdir()

    def is_found(self, address: str) -> bool:
        """Whether the search is to find a page that was taken."""
        return address in self._documents

    def note(
        self, stamps: Mapping[str, tuple[str, Stamp]], elsewhere: Iterable[tuple[str, str]], taken: Iterable[str]
    ) -> None:
        """Note files of the next build, by address.

        Args:
            stamps: of those that were made, by what name each has its mark, and by what it is known.
            elsewhere: addresses of other sites from which one of them loads something, each with that one.
            taken: those that were taken from the last build.
        """
        loaded: dict[str, list[str]] = defaultdict(list)
        for other, address in elsewhere:
            loaded[address].append(other)
        for address, (name, stamp) in stamps.items():
            self._made[address] = Made(self._marks.get(name, ""), stamp, tuple(loaded.get(address, ())))
        self._made.update((address, self._known.files[address]) for address in taken)
        self._taken.update(taken)

    def words_of_taken(self) -> Counter[str]:
        """Return the words in the documents of all files that were taken, each with how many have it."""
        if not self._taken:
            return Counter()
        left = (json.loads(told) for address, told in self._documents.items() if address not in self._taken)
        return Counter(self._known.words) - words_of(left)

    @property
    def in_common(self) -> int:
        """How many files were taken from the last build."""
        return len(self._taken)

    def keep(self, index: Sequence[IndexedPage], words: Mapping[str, int]) -> None:
        """Keep what is known of the next build, once that has taken the place of the last one.

        Args:
            index: what its index knows of each page; where it knows of none, nothing is kept.
            words: the words in all documents of these, each with how many have it.
        """
        if not (self._state and self._file and index):
            return
        with suppress(*NOTHING_THERE):
            keep(self._file, self._told(index, words), MOST_KEPT)

    def _told(self, index: Sequence[IndexedPage], words: Mapping[str, int]) -> Iterator[str]:
        """Yield what is kept, line by line, as `_read` reads it."""
        addresses = [f"{BUNDLE}/{name}" for name in names_in(self._site)]
        files = {address: stamp_of(f"{self._site}/{address}") for address in addresses}
        pages = [(page.address, page.sum, page.words) for page in index]
        yield as_line([self._state, words, files, pages, [(address, *made) for address, made in self._made.items()]])
        yield from (page.document for page in index)
        yield _END


def state_of(*parts: object) -> str:
    """Return the state of a build: of the program, and of whatever else two builds print alike where it is the same."""
    return sum_of(*of_the_program(), *(repr(part).encode("utf-8", "backslashreplace") for part in parts)).hex()


def _read(file: Path, site: Path) -> _Known:
    """Return what is kept; nothing where that is not all there."""
    with suppress(*NOTHING_THERE):
        first, *documents, end = file.read_text("utf-8").removesuffix("\n").split("\n")
        state, words, files, pages, made = json.loads(first)
        if end != _END:
            return _Known()
        index = IndexBefore(
            [IndexedPage(address, told, *more) for (address, *more), told in zip(pages, documents, strict=True)],
            {address: Stamp(*stamp) for address, stamp in files.items()},
            site,
        )
        known = {address: Made(mark, Stamp(*stamp), elsewhere) for address, mark, stamp, elsewhere in made}
        return _Known(state, known, words, index)
    return _Known()
