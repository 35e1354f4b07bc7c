"""What the search is to find of each page of a site, and the files made of it: lists of words, and the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from threading import Event
from typing import TypeVar

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page as MkDocsPage

from claimgraph.language.speech import speaking
from claimgraph.progress import tell
from claimgraph.publish.argument_page import ArgumentPage
from claimgraph.publish.search_index import IndexingError, Stopped, write_index
from claimgraph.site.page import RenderedPage
from claimgraph.site.search import FOR_EDITORS, is_read_off, search_document, words_of, written_document

T = TypeVar("T")

GUIDES = "guides/"
"""Folder of hand-written pages that are for editors, as are those that say ``audience: editors``."""

_log = get_plugin_logger(__name__)


def document_of(page: MkDocsPage) -> str | None:
    """Return what the search is to find of a page that was read or rendered; None where it is not to be found."""
    if isinstance(page, ArgumentPage):
        with speaking(page.site.language):
            return search_document(page.rendered) if page.rendered else None
    path = page.file.src_uri.removesuffix(".md")
    for_editors = page.meta.get("audience") == FOR_EDITORS or path.startswith(GUIDES)
    return written_document(path, unescape(str(page.title)), page.content or "", for_editors)


def document_before_it_is_written(page: MkDocsPage) -> str | None:
    """Return the same without a trace on the page; of the argument's pages as little is rendered as is needed."""
    if not isinstance(page, ArgumentPage):
        return document_of(page)
    made = page.made
    with speaking(page.site.language):
        shown = RenderedPage(made, made.show(), "", ()) if is_read_off(made) else page.site.render(made)
        return search_document(shown)


def index(documents: Mapping[str, str], folder: Path, stopped: Event | None = None) -> None:
    """Write the index of the search into a folder; where that fails, the search finds less and says so.

    Args:
        documents: what is to be found of each page, by the page's address.
        folder: the built site, or another one.
        stopped: set when the index is no longer wanted.

    Raises:
        Stopped: where it is no longer wanted.
    """
    tell("indexing the words for the search")
    stopped = stopped or Event()
    for address, content in words_of(_while_wanted(documents.values(), stopped)):
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    try:
        write_index(_while_wanted(documents.items(), stopped), folder, stopped)
    except IndexingError as error:
        _log.warning("the search covers wordings and titles only: %s", error)


def _while_wanted(items: Iterable[T], stopped: Event) -> Iterator[T]:
    """Yield items until they are no longer wanted.

    Raises:
        Stopped: then.
    """
    for item in items:
        if stopped.is_set():
            raise Stopped
        yield item
