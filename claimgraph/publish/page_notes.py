"""What is noted of pages as they are written, and what is made of that once all of them are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph.publish.from_elsewhere import FromElsewhere
from claimgraph.publish.last_files import IndexBefore, IndexedPage
from claimgraph.publish.page_order import in_turn
from claimgraph.publish.page_policies import PagePolicies
from claimgraph.publish.search_documents import SearchIndex, document_of
from claimgraph.site.page import Site
from claimgraph.site.search import words_of

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page


NOT_FOUND = ""
"""Document of a page that the search is not to find."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What was noted of some pages."""

    documents: Mapping[str, str | None]
    """What the search is to find of each, by its address; None where that is what the last build had."""
    words: Counter[str]
    """The words in those that are not from the last build."""
    elsewhere: Sequence[tuple[str, str]]
    """Addresses from which pages load something, each with a page."""
    hashes: frozenset[str]
    """Of the inline scripts that the pages allow."""


class Notebook:
    """Notes of the pages of a site, some of which may come from other processes."""

    def __init__(self) -> None:
        """Begin with no page."""
        self.policies = PagePolicies()
        self._home: str | None = None
        self._is_searched = False
        self._documents: dict[str, str | None] = {}
        self._elsewhere = FromElsewhere()
        self._search = SearchIndex()

    def begin(self, home: str | None, site: Site, *, is_searched: bool) -> None:
        """Begin anew.

        Args:
            home: the address of the site, if that is known.
            site: what its pages are made from.
            is_searched: whether it gets an index of the search.
        """
        self.close()
        self._search = SearchIndex(site.content_language)
        self._home, self._is_searched = home, is_searched
        self._documents = {}

    def begin_pages(self) -> None:
        """Begin with the pages of one language of the site."""
        self._elsewhere = FromElsewhere()

    def note(self, page: Page, html: str, frame: str = "") -> None:
        """Note a page that is rendered.

        Args:
            page: the page.
            html: as the theme made it.
            frame: what stands around that, where `html` is less than the whole page.
        """
        if self._is_searched:
            self._documents[page.file.dest_uri] = document_of(page) or NOT_FOUND
        self._elsewhere.look_through(html, page.file.dest_uri, self._home, frame)

    def note_again(self, address: str, elsewhere: Iterable[str], *, is_found: bool) -> None:
        """Note a file that was taken from the last build.

        Args:
            address: its address.
            elsewhere: addresses of other sites from which it loads something.
            is_found: whether the search is to find it.
        """
        if is_found:
            self._documents[address] = None
        self._elsewhere.note((other, address) for other in elsewhere)

    def taken(self) -> Notes:
        """Return what was noted since this was asked for last, and forget it."""
        documents, self._documents = _found(self._documents.items()), {}
        words = words_of(filter(None, documents.values()))
        return Notes(documents, words, self._elsewhere.taken(), frozenset(self.policies.hashes))

    def take(self, notes: Notes) -> None:
        """Take what was noted of pages, perhaps in another process."""
        self._search.add(notes.documents, notes.words)
        self._elsewhere.note(notes.elsewhere)
        self.policies.hashes.update(notes.hashes)

    def begin_as(self, index: IndexBefore | None) -> None:
        """Take what is the same of the index of the last build."""
        self._search.begin_as(index)

    def take_words(self, words: Counter[str]) -> None:
        """Take the words in the documents of all files that were taken from the last build."""
        self._search.words.update(words)

    @property
    def words(self) -> Mapping[str, int]:
        """The words of all documents, each with how many have it."""
        return self._search.words

    @property
    def searched(self) -> Sequence[IndexedPage]:
        """What the index of the search knows of each page; nothing where it could not be made."""
        return self._search.pages

    def begin_index(self) -> None:
        """Let the index of the search be made while other things are written: all pages were taken."""
        self._search.end()

    def told_of_elsewhere(self) -> str | None:
        """Return a message on what the pages load from elsewhere, or None where there is nothing."""
        return self._elsewhere.told()

    def write_search(self, site: Path) -> None:
        """Write what the search finds of all pages into the folder of the site."""
        self._search.add(_found(in_turn([*self._documents.items()])))
        self._search.write(site)

    def close(self) -> None:
        """Let go of an index of the search that is not written."""
        self._search.close()


def _found(documents: Iterable[tuple[str, str | None]]) -> dict[str, str | None]:
    """Return those of some documents, with their addresses, that the search is to find."""
    return {address: document for address, document in documents if document != NOT_FOUND}
