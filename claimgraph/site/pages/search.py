"""The search page; without scripts it names the pages that list everything."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.language import gettext, pgettext
from claimgraph.site.atlas import Atlas
from claimgraph.site.page import Page, Shown


def search_page(atlas: Atlas) -> Iterator[Page]:
    """Yield the search page."""
    yield Page(
        path="search",
        title=pgettext("page", "Search"),
        template="search",
        show=lambda: Shown(tuple(atlas.topic(id_) for id_ in atlas.argument.topics)),
        description=gettext("Search claims, findings, quotations and sources."),
        contents=False,
    )
