"""What the navigation of a site lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

from claimgraph.diagnostics import did_you_mean
from claimgraph.publish.argument_page import ArgumentPage
from claimgraph.site.page import Page
from claimgraph.terminal import visible

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

CHANGES = "changes.md"
"""File of the page of changes, as a navigation names it."""


KINDS = {
    "home": ["index"],
    "read": ["read"],
    "topics": ["topics/"],
    "rivals": ["rivals/"],
    "walks": ["walks/"],
    "map": ["map/index"],
    "sources": ["sources/index"],
    "tags": ["tags/index"],
    "fields": ["fields/"],
    "review": ["review"],
    "changes": ["changes"],
    "questions": ["questions"],
    "method": ["method"],
    "format": ["format"],
    "diagnostics": ["diagnostics"],
    "editors": ["review", "changes", "questions", "method", "format", "diagnostics"],
}
"""Pages of the argument by the names that a navigation may give; what ends with a stroke is all pages of a folder."""
_BY_KIND = "claimgraph"
_TITLES = {
    "home": "Home",
    "topics": "Topics",
    "rivals": "Rival answers",
    "walks": "Walks",
    "fields": "Fields",
    "editors": "Editors",
}


def by_kind(items: list[Any], pages: Collection[Page]) -> list[Any]:
    """Return a navigation in which each ``claimgraph: topics`` and the like stands for the pages of that kind.

    ``Our topics: [claimgraph: topics]`` gives them a title of its own.

    Raises:
        PluginError: where there is no such kind.
    """
    sections = _sections_of(page for page in pages if page.listed)
    return [each for item in items for each in _expanded(item, sections)]


def _sections_of(pages: Iterable[Page]) -> dict[str, str]:
    """Return, by the path of every page, the heading that lists of its kind have above it."""
    return {page.path: page.section for page in pages}


def _expanded(item: object, paths: Mapping[str, str]) -> Iterator[Any]:
    if not isinstance(item, dict) or len(item) != 1:
        yield item
        return
    ((title, value),) = item.items()
    if title == _BY_KIND:
        yield from _pages_of(value, None, paths)
    elif isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict) and set(value[0]) == {_BY_KIND}:
        yield from _pages_of(value[0][_BY_KIND], title, paths)
    elif isinstance(value, list):
        yield {title: [each for inner in value for each in _expanded(inner, paths)]}
    else:
        yield item


def _pages_of(kind: object, title: str | None, paths: Mapping[str, str]) -> Iterator[Any]:
    """Yield what stands for a kind in a navigation: nothing, a page, or a heading with pages."""
    if not isinstance(kind, str) or kind not in KINDS:
        raise _no_such_kind(str(kind))
    wanted = KINDS[kind]
    found = _in_sections([path for name in wanted for path in _paths_of(name, paths)], paths)
    is_section = len(wanted) > 1 or wanted[0].endswith("/")
    if found and is_section:
        yield {title or _TITLES[kind]: found}
    elif found:
        name = title or _TITLES.get(kind)
        yield {name: found[0]} if name else found[0]


def _no_such_kind(kind: str) -> PluginError:
    near = did_you_mean(kind, KINDS)
    hint = f": {near}" if near else ""
    return PluginError(f'nav: there is no "claimgraph: {visible(kind)}"{hint}; there is {", ".join(KINDS)}')


def _in_sections(paths: Iterable[str], sections: Mapping[str, str]) -> list[Any]:
    """Return the files of pages, those of one section under its heading."""
    found: dict[str, list[Any]] = {}
    for path in paths:
        found.setdefault(sections[path], []).append(f"{path}.md")
    return [each for title, files in found.items() for each in ([{title: files}] if title else files)]


def _paths_of(name: str, paths: Iterable[str]) -> Iterator[str]:
    """Yield the page of a name, or all pages of a folder but its list."""
    for path in paths:
        if path == name or (name.endswith("/") and path.startswith(name) and path != f"{name}index"):
            yield path


def name_pages(items: list[Any], files: Files) -> None:
    """Give the pages of the argument the titles that a navigation has for them; MkDocs does so for pages it makes."""
    for item in items:
        for title, value in item.items() if isinstance(item, dict) else ():
            if isinstance(value, list):
                name_pages(value, files)
            elif (file := files.get_file_from_path(str(value))) and isinstance(file.page, ArgumentPage):
                file.page.call(str(title))


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
    paths = _sections_of(page for page in pages if page.listed)
    folders = ("topics/", "rivals/", "walks/")
    topics = _in_sections([path for kind in folders for path in paths if path.startswith(kind)], paths)
    generated = {f"{page.path}.md" for page in pages}
    written = [f.src_uri for f in files.documentation_pages() if f.src_uri not in generated]
    return [
        {"Home": "index.md"},
        *_those_of(paths, "read"),
        {"Topics": topics},
        "map/index.md",
        "sources/index.md",
        *_own_lists(paths),
        {"Editors": [*_those_of(paths, "review", "changes", "questions"), "method.md", "format.md", "diagnostics.md"]},
        *sorted(written),
    ]


def _own_lists(paths: Iterable[str]) -> list[Any]:
    """Return the files of the lists of tags and of choices; several under one heading."""
    found: list[Any] = [f"{path}.md" for path in paths if path == "tags/index" or path.startswith("fields/")]
    return [{"Lists": found}] if len(found) > 1 else found


def _those_of(paths: Collection[str], *wanted: str) -> list[str]:
    """Return the files of the wanted pages that are there."""
    return [f"{path}.md" for path in wanted if path in paths]
