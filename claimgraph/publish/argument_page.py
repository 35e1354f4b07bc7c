"""Pages of the argument as MkDocs handles them: it asks for their HTML when it comes to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents, get_toc

from claimgraph.publish import escaping
from claimgraph.site.linked_data import as_script
from claimgraph.site.page import START, Heading, Page, RenderedPage, Site

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


class ArgumentPage(MkDocsPage):
    """A page of the argument, which has its title from the beginning, and its HTML once it is rendered."""

    def __init__(self, made: Page, site: Site, config: MkDocsConfig) -> None:
        """Make the page, and the file that tells its address."""
        file = page_file(made.path, config)
        file.inclusion = InclusionLevel.INCLUDED if made.listed else InclusionLevel.NOT_IN_NAV
        super().__init__(None, file, config)
        self.made, self.site = made, site
        self.part = site.part_of(made.path)
        """The map that it is of."""
        self.rendered: RenderedPage | None = None
        """Its HTML and what it shows, from when it is rendered until it is written."""
        self.name: str | None = None
        """Its title in the navigation, where that has one of its own."""
        self.read_source(config)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the signature of MkDocs
        """Take the title, which the navigation needs before anything is rendered."""
        self.markdown = ""
        self.title = escaping.as_text(self.name or self.made.label or self.made.title)

    def call(self, name: str) -> None:
        """Give the page the title that the navigation has for it."""
        self.name = name
        self.title = escaping.as_text(name)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Render the page; take the HTML, the headings and the metadata from it."""
        self.rendered = self.site.render(self.made)
        self.content = self.rendered.html
        self.meta = escaping.escaped(meta_of(self.rendered))
        if said := self.rendered.shown.linked_data:
            self.meta["linked_data"] = as_script(said, self.canonical_url)
        self.toc = contents_of(self.made.title, self.rendered.headings)
        self.present_anchor_ids = {heading.id for heading in self.rendered.headings}

    def take(self, site: Site, pages: Mapping[str, Page]) -> None:
        """Show the argument as it is now.

        Args:
            site: what the argument is made into.
            pages: its pages, by path.
        """
        self.made, self.site = pages[self.made.path], site

    def forget(self) -> None:
        """Let go of the HTML, which is written; only what links from elsewhere are checked against stays."""
        self.rendered = self.content = None
        self.toc, self.meta = get_toc([]), {}


def page_file(path: str, config: MkDocsConfig) -> File:
    """Return the file of a page, which tells its address."""
    return File.generated(config, f"{path}.md", content="")


def meta_of(rendered: RenderedPage) -> dict[str, Any]:
    """Return what the theme is told of a page of the argument."""
    page = rendered.page
    return {
        "title": page.title,
        "description": rendered.shown.description or page.description,
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
