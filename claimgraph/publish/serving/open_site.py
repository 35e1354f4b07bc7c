"""The site of one turn of ``serve``: whatever is asked for is made then, once, and kept until the next turn."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from threading import RLock

from mkdocs.exceptions import MkDocsException

from claimgraph.publish.build import PublishError, in_words
from claimgraph.publish.index_pieces import BUNDLE
from claimgraph.publish.prepared import PreparedSite
from claimgraph.site.page import Site
from claimgraph.site.search import WORDS

_INDEX = (f"{BUNDLE}/", f"{WORDS}/")
"""Folders of the index of the search, which comes later than the pages."""
REMEMBERED = 1
"""Pages that are made before another turn is shown: the one that was asked for last, which an editor looks at."""

LOADING = 0.3
"""Seconds within which a browser asks for the next thing that a page needs."""


class OpenSite:
    """Every address of a site; one is made at a time."""

    def __init__(self, prepared: PreparedSite, folder: Path) -> None:
        """Serve a prepared site from the folder that it is written into."""
        self.prepared, self.folder = prepared, folder
        self.index: Path | None = None
        """Folder of the index of the search, once there is one."""
        self._made: set[str] = set()
        self._pages: dict[str, None] = {}
        self._is_whole = False
        self._asked = -LOADING
        """When something was asked for last."""
        self._one_at_a_time = RLock()

    @property
    def opened(self) -> list[str]:
        """The pages that were asked for last."""
        return [*self._pages][-REMEMBERED:]

    def renew(self, made: Site) -> bool:
        """Show the argument as it is now; whether the site could be kept for that, but for what was made of it.

        Raises:
            PublishError: where a hand-written page cannot be made.
        """
        with self._one_at_a_time, _told():
            if not self.prepared.renew(made):
                return False
            for path in self.folder.iterdir():
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()
            self._made.clear()
            self.index, self._is_whole = None, False
            return True

    def make(self, addresses: Iterable[str]) -> None:
        """Make some pages before they are asked for, as far as there are such.

        Raises:
            PublishError: where one cannot be made.
        """
        with self._one_at_a_time, _told():
            for address in addresses:
                if address in self.prepared:
                    self._make(address)

    def read(self, address: str) -> bytes | None:
        """Return what is at an address; None where there is nothing.

        Raises:
            PublishError: where it cannot be made; the message says how to mend that.
        """
        if ".." in PurePosixPath(address).parts:
            return None
        with self._one_at_a_time, _told():
            self._asked = time.monotonic()
            if address.startswith(_INDEX):
                return content(self.index / address) if self.index else None
            if address in self.prepared:
                self._make(address)
                self._note(address)
            elif self.prepared.adds_at_the_end and not self._is_whole:
                self._is_whole = True
                self.prepared.write_all()
            return content(self.folder / address)

    def busy(self) -> float:
        """Wait until no page is being made, and return for how many seconds more of it may be asked for."""
        with self._one_at_a_time:
            return max(0, self._asked + LOADING - time.monotonic())

    def _make(self, address: str) -> None:
        if address not in self._made:
            self.prepared.write(address)
            self._made.add(address)

    def _note(self, address: str) -> None:
        if address.endswith(".html"):
            self._pages.pop(address, None)
            self._pages[address] = None


@contextmanager
def _told() -> Iterator[None]:
    try:
        with in_words():
            yield
    except MkDocsException as error:
        raise PublishError(str(error)) from error
    except FileNotFoundError:
        pass  # a file beside the pages that was taken away meanwhile
    except OSError as error:
        raise PublishError(f"{error.filename} cannot be used: {error.strerror or error}") from error


def content(file: Path) -> bytes | None:
    """Return what is in a file; None where there is no such file, or can be none of such a name."""
    try:
        return file.read_bytes()
    except (OSError, ValueError):
        return None
