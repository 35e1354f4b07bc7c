"""One module per kind of page: from the atlas to the page's view.

The package exists so that each page can be read on its own. What may enter is a function that
yields pages of one kind, with the views that only they use.

Files:

- `catalogue`: The catalogue of diagnostics, and a page for each of them.
- `claim`: Claim pages: a claim, what it rests on, what speaks against it, what rests on it.
- `format`: The page of the format: every kind of file, and every field of it.
- `home`: The front page: the question, the headline conclusions, the weakest links, the gaps.
- `lists`: The lists of topics, of rival answers and of walks, each entry with its statuses.
- `map`: Map pages: the topics and how much leads from one to another; every topic's claims; and the
  same as an outline.
- `method`: The method page: what the words, shapes and grades mean, and how they are worked out.
- `own`: Pages of tags and of the choices of the argument's own fields: the claims under each.
- `read`: The read page: the mapped text, sentence by sentence, beside its claims.
- `review`: The review page, and the page of open questions.
- `rivals`: Pages of rival answers: a grid of evidence against hypotheses, or a table of positions.
- `search`: The search page; without scripts it names the pages that list everything.
- `source`: Source pages and their index.
- `topic`: Topic pages: a guided path through a topic's argument, then everything in a table.
- `walk`: Walk pages: a guided way from each headline conclusion down to what it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimgraph.site.atlas import Atlas
from claimgraph.site.page import Page
from claimgraph.site.pages.catalogue import catalogue_pages
from claimgraph.site.pages.claim import claim_pages
from claimgraph.site.pages.format import format_page
from claimgraph.site.pages.home import home_page
from claimgraph.site.pages.lists import list_pages
from claimgraph.site.pages.map import map_pages
from claimgraph.site.pages.method import method_page
from claimgraph.site.pages.own import own_pages
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
    list_pages,
    topic_pages,
    map_pages,
    walk_pages,
    claim_pages,
    rivals_pages,
    source_pages,
    own_pages,
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
