"""What comes after a save is on the page: warnings, and the index of the search; stopped by the next save."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from pathlib import Path
from threading import Event, Thread

from claimgraph import garbage
from claimgraph.publish.page_order import in_turn
from claimgraph.publish.plugin import plugin_of
from claimgraph.publish.search_documents import document_before_it_is_written, index
from claimgraph.publish.search_index import Stopped
from claimgraph.publish.serving.open_site import OpenSite

QUIET = 1.0
"""Seconds after a save before anything is begun, so that quick saves do not wait for one another's."""
PATIENCE = 10.0
"""Seconds within which work that is stopped has ended."""


class Background:
    """The work of one turn that nobody waits for."""

    def __init__(self, site: OpenSite, folder: Path, first: Callable[[Callable[[], None]], None]) -> None:
        """Begin, as soon as there is quiet.

        Args:
            site: the pages; they get the index once that is ready.
            folder: where to put the index.
            first: what is done before it; it takes what raises an exception when it is to stop.
        """
        self.site, self.folder, self.first = site, folder, first
        self._stopped = Event()
        self._thread = Thread(target=copy_context().run, args=(self._run,), daemon=True)  # in the language of the rest
        self._thread.start()

    def stop(self) -> None:
        """Stop, and wait until nothing is done any more."""
        self._stopped.set()
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        with suppress(OSError, Stopped):
            self._stop_if_told(QUIET)
            self.first(self._stop_if_told)
            self._stop_if_told()
            if self.site.index is None:
                index(self._documents(), self.folder, plugin_of(self.site.prepared.config).site, self._stopped)
                self.site.index = self.folder
            garbage.collect()  # nobody waits any more

    def _stop_if_told(self, seconds: float = 0) -> None:
        """Wait for some seconds, and until no reader waits for a page; end where told to.

        Raises:
            Stopped: in that case.
        """
        self._stopped.wait(seconds)
        while not self._stopped.is_set() and (busy := self.site.busy()):
            self._stopped.wait(busy)
        if self._stopped.is_set():
            raise Stopped

    def _documents(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for page in in_turn([*self.site.prepared.pages()]):
            self._stop_if_told()
            if document := document_before_it_is_written(page):
                found[page.file.dest_uri] = document
        return found
