"""What the search is to find of each page of a site, and the files made of it: lists of words, and the index."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import partial
from html import unescape
from pathlib import Path
from threading import Event

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page as MkDocsPage

from claimgraph.language.catalogues import ENGLISH
from claimgraph.language.speech import speaking
from claimgraph.progress import tell
from claimgraph.publish.argument_page import ArgumentPage
from claimgraph.publish.growing_index import GrowingIndex
from claimgraph.publish.index_pieces import BUNDLE
from claimgraph.publish.last_files import IndexBefore, IndexedPage
from claimgraph.publish.made_file import write_file
from claimgraph.publish.search_index import IndexingError, Stopped
from claimgraph.site.page import RenderedPage, Site
from claimgraph.site.search import (
    FOR_EDITORS,
    is_read_off,
    lists_of_words,
    of_map,
    search_document,
    words_of,
    written_document,
)

GUIDES = "guides/"
"""Folder of hand-written pages that are for editors, as are those that say ``audience: editors``."""

_log = get_plugin_logger(__name__)


def document_of(page: MkDocsPage) -> str | None:
    """Return what the search is to find of a page that was read or rendered; None where it is not to be found."""
    if isinstance(page, ArgumentPage):
        with speaking(page.part.language if page.part else page.site.language):
            return _of_its_map(page, search_document(page.rendered)) if page.rendered else None
    path = page.file.src_uri.removesuffix(".md")
    for_editors = page.meta.get("audience") == FOR_EDITORS or path.startswith(GUIDES)
    return written_document(path, unescape(str(page.title)), page.content or "", for_editors)


def document_before_it_is_written(page: MkDocsPage) -> str | None:
    """Return the same without a trace on the page; of the argument's pages as little is rendered as is needed."""
    if not isinstance(page, ArgumentPage):
        return document_of(page)
    made = page.made
    with speaking(page.part.language if page.part else page.site.language):
        shown = RenderedPage(made, page.site.show(made), "", ()) if is_read_off(made) else page.site.render(made)
        return _of_its_map(page, search_document(shown))


def _of_its_map(page: ArgumentPage, document: str | None) -> str | None:
    """Return a document with the name of its page's map, where the site has several."""
    return of_map(document, page.part.title) if document and page.part and len(page.site.parts) > 1 else document


class SearchIndex:
    """What is made of documents, as they come: the lists of words, and the index.

    Where the index cannot be made, the search finds less and says so.
    """

    def __init__(self, language: str = ENGLISH, stopped: Event | None = None) -> None:
        """Begin with no document.

        Args:
            language: of what is searched, as a BCP 47 tag.
            stopped: set when the index is no longer wanted.
        """
        self.words: Counter[str] = Counter()
        """The words of all documents, each with how many have it."""
        self._index = GrowingIndex(language, stopped)
        self._fault: IndexingError | None = None

    @property
    def pages(self) -> Sequence[IndexedPage]:
        """What is known of each page; nothing where the index could not be made."""
        return [] if self._fault else self._index.pages

    def begin_as(self, before: IndexBefore | None) -> None:
        """Take from the index of the last build what turns out to be the same."""
        self._index.begin_as(before)

    def add(self, documents: Mapping[str, str | None], words: Counter[str] | None = None) -> None:
        """Add some documents.

        Args:
            documents: what is to be found of each page, by the page's address; None where it is what the last build
                had. Their order is that of the index.
            words: the words in them, if those were counted already.
        """
        self.words.update(words_of(filter(None, documents.values())) if words is None else words)
        for address, document in documents.items():
            self._try(partial(self._index.add, address, document))

    def end(self) -> None:
        """Let the index be made: all documents were added."""
        self._try(self._index.end)

    def write(self, folder: Path) -> None:
        """Write everything into the folder of a built site, or into another one.

        Raises:
            Stopped: where it is no longer wanted.
        """
        tell("indexing the words for the search")
        for address, content in lists_of_words(self.words):
            write_file(str(folder / address), content)
        self._try(partial(self._index.write, folder))
        if self._fault:
            shutil.rmtree(folder / BUNDLE, ignore_errors=True)
            _log.warning("the search covers wordings and titles only: %s", self._fault)

    def _try(self, work: Callable[[], None]) -> None:
        """Do some work on the index, unless it was found that it cannot be made."""
        if self._fault:
            return
        try:
            work()
        except IndexingError as fault:
            self._fault = fault
            self.close()

    def close(self) -> None:
        """Let go of what is not written."""
        self._index.close()


def index(documents: Mapping[str, str], folder: Path, site: Site, stopped: Event | None = None) -> None:
    """Write the index of the search into a folder.

    Args:
        documents: what is to be found of each page, by the page's address.
        folder: the built site, or another one.
        site: what the pages are made from.
        stopped: set when the index is no longer wanted.

    Raises:
        Stopped: where it is no longer wanted.
    """
    with closing(SearchIndex(site.content_language, stopped)) as made:
        for address, document in documents.items():
            if stopped and stopped.is_set():
                raise Stopped
            made.add({address: document})
        made.write(folder)
