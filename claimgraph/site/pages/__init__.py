"""One module per kind of page: from the atlas to the page's view."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimgraph.site.atlas import Atlas
from claimgraph.site.page import Page
from claimgraph.site.pages.catalogue import catalogue_pages
from claimgraph.site.pages.claim import claim_pages
from claimgraph.site.pages.format import format_page
from claimgraph.site.pages.home import home_page
from claimgraph.site.pages.map import map_pages
from claimgraph.site.pages.method import method_page
from claimgraph.site.pages.read import read_page
from claimgraph.site.pages.review import questions_page, review_page
from claimgraph.site.pages.rivals import rivals_pages
from claimgraph.site.pages.search import search_page
from claimgraph.site.pages.source import source_pages
from claimgraph.site.pages.topic import topic_pages
from claimgraph.site.pages.walk import walk_pages

KINDS: tuple[Callable[[Atlas], Iterator[Page]], ...] = (
    home_page,
    read_page,
    topic_pages,
    map_pages,
    walk_pages,
    claim_pages,
    rivals_pages,
    source_pages,
    review_page,
    questions_page,
    search_page,
    method_page,
    format_page,
    catalogue_pages,
)


def all_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield every page of the site, in reading order."""
    for pages in KINDS:
        yield from pages(atlas)
