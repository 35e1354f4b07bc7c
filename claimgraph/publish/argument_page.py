"""Pages of the argument as MkDocs handles them: their HTML is there already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents, get_toc

from claimgraph.publish import escaping
from claimgraph.site.page import START, Heading, Page, RenderedPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


class ArgumentPage(MkDocsPage):
    """A page whose HTML is there already."""

    rendered: RenderedPage

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the signature of MkDocs
        """Take title and metadata from the rendered page."""
        page = self.rendered.page
        self.markdown = ""
        self.title = escaping.as_text(page.label or page.title)
        self.meta = meta_of(page)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Take the HTML and the headings from the rendered page."""
        self.content = self.rendered.html
        self.toc = contents_of(self.rendered.page.title, self.rendered.headings)
        self.present_anchor_ids = {heading.id for heading in self.rendered.headings}


def meta_of(page: Page) -> dict[str, Any]:
    """Return what the theme is told of a page of the argument."""
    return {
        "title": page.title,
        "description": page.description,
        "contents": page.contents,
        "scripts": list(page.scripts),
        "claimgraph": True,
    }


def contents_of(title: str, headings: Iterable[Heading]) -> TableOfContents:
    """Return the table of contents of a page: its title, with the headings below."""
    below: list[Any] = [
        {"level": 2, "id": each.id, "name": escaping.as_text(each.title), "children": []} for each in headings
    ]
    return get_toc([{"level": 1, "id": START, "name": escaping.as_text(title), "children": below}])
