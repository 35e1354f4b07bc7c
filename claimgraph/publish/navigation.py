"""What the navigation of a site lists."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from claimgraph.site.page import Page

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

CHANGES = "changes.md"
"""File of the page of changes, as a navigation names it."""


def existing(items: list[Any], files: Files) -> Iterator[Any]:
    """Yield the items of a navigation, without the page of changes where none was made."""
    for item in items:
        page = next(iter(item.values())) if isinstance(item, dict) and len(item) == 1 else item
        if isinstance(page, list):
            yield {next(iter(item)): list(existing(page, files))}
        elif page != CHANGES or files.get_file_from_path(CHANGES):
            yield item


def listed(pages: Collection[Page], files: Files) -> list[Any]:
    """List the argument's pages: those for readers, those for editors under one heading, then the hand-written ones."""
    paths = [page.path for page in pages if page.listed]
    folders = ("topics/", "rivals/", "walks/")
    topics = [f"{path}.md" for kind in folders for path in paths if path.startswith(kind)]
    generated = {f"{page.path}.md" for page in pages}
    written = [f.src_uri for f in files.documentation_pages() if f.src_uri not in generated]
    return [
        {"Home": "index.md"},
        *_those_of(paths, "read"),
        {"Topics": topics},
        "map/index.md",
        "sources/index.md",
        {"Editors": [*_those_of(paths, "review", "changes", "questions"), "method.md", "format.md", "diagnostics.md"]},
        *sorted(written),
    ]


def _those_of(paths: list[str], *wanted: str) -> list[str]:
    """Return the files of the wanted pages that are there."""
    return [f"{path}.md" for path in wanted if path in paths]
