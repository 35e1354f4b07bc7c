"""The index of the search, made in the background while pages are read, and stopped when they change."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from claimgraph.publish.plugin import document_before_it_is_written, index
from claimgraph.publish.search_index import Stopped
from claimgraph.publish.serving.open_site import OpenSite

QUIET = 1.0
"""Seconds after a save before an index is begun, so that quick saves do not wait for one another's."""
PATIENCE = 10.0
"""Seconds within which one that is stopped has ended."""


class Indexing:
    """Makes the index of the search of one turn."""

    def __init__(self, site: OpenSite, folder: Path) -> None:
        """Begin to make the index.

        Args:
            site: what it is of; it gets the index once that is ready.
            folder: where to put it.
        """
        self.site, self.folder = site, folder
        self._stopped = Event()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop, and wait until nothing is written any more."""
        self._stopped.set()
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        if self._stopped.wait(QUIET):
            return
        with suppress(OSError, Stopped):
            index(self._documents(), self.folder, self._stopped)
            self.site.index = self.folder

    def _documents(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for page in self.site.prepared.pages():
            if self._stopped.is_set():
                raise Stopped
            if document := document_before_it_is_written(page):
                found[page.file.dest_uri] = document
        return found
