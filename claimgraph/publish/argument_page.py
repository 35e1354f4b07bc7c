"""MkDocs pages whose HTML is already rendered: those of the argument."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents, get_toc

from claimgraph.publish import escaping
from claimgraph.site.page import START, Heading, Page, RenderedPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


class ArgumentPage(MkDocsPage):
    """A MkDocs page whose HTML is already rendered."""

    rendered: RenderedPage

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the signature of MkDocs
        """Set title and metadata from the rendered page instead of reading a file; a title of the navigation stays."""
        page = self.rendered.page
        self.markdown = ""
        if "title" not in vars(self):
            self.title = escaping.as_text(page.label or page.title)
        self.meta = meta_of(page)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Set content and table of contents from the rendered page instead of converting Markdown."""
        self.content = self.rendered.html
        self.toc = contents_of(self.rendered.page.title, self.rendered.headings)
        self.present_anchor_ids = {heading.id for heading in self.rendered.headings}


def meta_of(page: Page) -> dict[str, Any]:
    """Return the metadata of a page of the argument for the theme."""
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


def page_file(page: RenderedPage, config: MkDocsConfig) -> File:
    """Return the MkDocs file of a rendered page, with its page."""
    file = file_of(page.page.path, config)
    file.inclusion = InclusionLevel.INCLUDED if page.page.listed else InclusionLevel.NOT_IN_NAV
    made = ArgumentPage(None, file, config)
    made.rendered = page
    return file


def file_of(path: str, config: MkDocsConfig) -> File:
    """Return the MkDocs file of a page, which knows its address."""
    return File.generated(config, f"{path}.md", content="")
