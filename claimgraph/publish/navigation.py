"""What the navigation of a site lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from mkdocs.exceptions import PluginError

from claimgraph.diagnostics import did_you_mean
from claimgraph.language import Spoken, message_in
from claimgraph.publish.argument_page import ArgumentPage
from claimgraph.site.page import HOME, Page, Part, Site
from claimgraph.terminal import visible

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

_HOME_FILE = f"{HOME}.md"
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
_ABOUT_THE_MAP = ("method.md", "format.md", "diagnostics.md")
_BY_KIND = "claimgraph"
_TITLES = Spoken(
    {
        "home": message_in("page", "Home"),
        "topics": message_in("page", "Topics"),
        "rivals": message_in("page", "Rival answers"),
        "walks": message_in("page", "Walks"),
        "fields": message_in("page", "Fields"),
        "lists": message_in("page", "Lists"),
        "editors": message_in("page", "Editors"),
    },
    "page",
)


_Maps: TypeAlias = Mapping[str, Mapping[str, str]]
"""Of each map, by the folder of its pages: the heading that lists have above a page, by the page's path in the map."""


def by_kind(items: list[Any], site: Site) -> list[Any]:
    """Return a navigation in which each ``claimgraph: topics`` and the like stands for the pages of that kind.

    ``Our topics: [claimgraph: topics]`` gives them a title of its own. Where a site has several maps,
    ``claimgraph: a/topics`` says whose topics they are.

    Raises:
        PluginError: where there is no such kind.
    """
    listed_pages = [page for page in site.pages if page.listed]
    maps = {part.at: _sections_of(listed_pages, part.at) for part in site.parts}
    return [each for item in items for each in _expanded(item, maps)]


def _sections_of(pages: Iterable[Page], at: str) -> dict[str, str]:
    """Return, by the path of every page in a map, the heading that lists of its kind have above it."""
    return {page.path.removeprefix(at): page.section for page in pages if page.path.startswith(at)}


def _expanded(item: object, paths: _Maps) -> Iterator[Any]:
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


def _pages_of(asked: object, title: str | None, maps: _Maps) -> Iterator[Any]:
    """Yield what stands for a kind in a navigation: nothing, a page, or a heading with pages."""
    at, kind = _map_and_kind(str(asked), maps)
    if kind not in KINDS:
        raise _no_such_kind(str(asked), kind, at)
    wanted, paths = KINDS[kind], maps[at]
    found = _in_sections([path for name in wanted for path in _paths_of(name, paths)], paths, at)
    is_section = len(wanted) > 1 or wanted[0].endswith("/")
    if found and is_section:
        yield {title or _TITLES[kind]: found}
    elif found:
        name = title or _TITLES.get(kind)
        yield {name: found[0]} if name else found[0]


def _map_and_kind(asked: str, maps: _Maps) -> tuple[str, str]:
    """Return the map, by the folder of its pages, and the kind that an item of a navigation names.

    Raises:
        PluginError: where it does not say which of several maps is meant.
    """
    if at := next((at for at in maps if at and asked.startswith(at)), None):
        return at, asked.removeprefix(at)
    if "" in maps or len(maps) == 1:
        return next(iter(maps)) if len(maps) == 1 else "", asked
    meant = " or ".join(f"claimgraph: {at}{asked}" for at in maps)
    if asked not in KINDS:
        raise _no_such_kind(asked, asked.rpartition("/")[2], " or ".join(maps))
    raise PluginError(f'nav: "claimgraph: {visible(asked)}" does not say of which map: write {visible(meant)}')


def _no_such_kind(asked: str, kind: str, at: str) -> PluginError:
    near = did_you_mean(kind, KINDS)
    hint = f": {near}" if near else ""
    after = f"; each after {at}" if at else ""
    return PluginError(f'nav: there is no "claimgraph: {visible(asked)}"{hint}; there is {", ".join(KINDS)}{after}')


def _in_sections(paths: Iterable[str], sections: Mapping[str, str], at: str = "") -> list[Any]:
    """Return the files of pages, those of one section under its heading."""
    found: dict[str, list[Any]] = {}
    for path in paths:
        found.setdefault(sections[path], []).append(f"{at}{path}.md")
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
        elif not str(page).endswith(CHANGES) or files.get_file_from_path(str(page)):
            yield item


def listed(site: Site, files: Files) -> list[Any]:
    """List the pages of the maps, each map under its title where there are several, then the hand-written ones."""
    generated = {f"{page.path}.md" for page in site.pages}
    written = sorted(f.src_uri for f in files.documentation_pages() if f.src_uri not in generated)
    if len(site.parts) == 1:
        return [*_listed_of(site.pages, site.parts[0].at), *written]
    places = {each: site.part_of(each) for each in written}
    return [
        *_homes(places),
        *({part.title: [*_listed_of(site.pages, part.at), *_of_map(part, places)]} for part in site.parts),
        *(each for each in _of_map(None, places) if each != _HOME_FILE),
    ]


def _homes(places: Mapping[str, Part | None]) -> list[Any]:
    return [{_TITLES["home"]: _HOME_FILE}] if _HOME_FILE in _of_map(None, places) else []


def _of_map(part: Part | None, places: Mapping[str, Part | None]) -> list[str]:
    """Return the hand-written pages in the folder of a map's pages, or those in none."""
    return [each for each, place in places.items() if place == part]


def _listed_of(pages: Iterable[Page], at: str) -> list[Any]:
    """List the pages of a map: those for readers, then those for editors under one heading."""
    paths = _sections_of((page for page in pages if page.listed), at)
    folders = ("topics/", "rivals/", "walks/")
    topics = _in_sections([path for kind in folders for path in paths if path.startswith(kind)], paths, at)
    editors = _those_of(at, paths, "review", "changes", "questions")
    return [
        {_TITLES["home"]: f"{at}index.md"},
        *_those_of(at, paths, "read"),
        {_TITLES["topics"]: topics},
        f"{at}map/index.md",
        f"{at}sources/index.md",
        *_own_lists(at, paths),
        {_TITLES["editors"]: [*editors, *(f"{at}{path}" for path in _ABOUT_THE_MAP)]},
    ]


def _own_lists(at: str, paths: Iterable[str]) -> list[Any]:
    """Return the files of the lists of tags and of choices; several under one heading."""
    found: list[Any] = [f"{at}{path}.md" for path in paths if path == "tags/index" or path.startswith("fields/")]
    return [{_TITLES["lists"]: found}] if len(found) > 1 else found


def _those_of(at: str, paths: Collection[str], *wanted: str) -> list[str]:
    """Return the files of the wanted pages that are there."""
    return [f"{at}{path}.md" for path in wanted if path in paths]
