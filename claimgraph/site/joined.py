"""Several maps on one site: each in a folder of its own, with one search over all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from claimgraph.site.links import ASSETS
from claimgraph.site.page import Maker, Page, Part, RenderedPage, Shown, Site, Wordings
from claimgraph.site.paging import ROOM
from claimgraph.site.search import are_titles, titles

RESERVED = ("assets", "pagefind", "search")
"""Folders of the site that all maps share."""


@dataclass(frozen=True, slots=True)
class PlacedMap:
    """A map, and where it is on the site."""

    part: Part
    site: Site
    """Its pages and files, as if it were alone on the site."""


class ClashError(ValueError):
    """Two maps have a page at the same address; the message names it."""


def joined(maps: Sequence[PlacedMap]) -> Site:
    """Return the pages and the files of all maps as those of one site.

    A map that is alone, and all over its site, is returned as it is.

    Raises:
        ClashError: where two maps have a page or a file at one address.
    """
    if len(maps) == 1 and not maps[0].part.at:
        return replace(maps[0].site, parts=(maps[0].part,))
    alone: dict[str, tuple[Site, Page]] = {}
    files: dict[str, Maker] = {}
    for each in maps:
        at, site = each.part.at, each.site
        for page in site.pages:
            _claim(at + page.path, alone)
            alone[at + page.path] = site, page
        for address, make in site.files.items():
            if address.startswith(f"{ASSETS}/"):  # which all maps share
                files[address] = make
            elif not are_titles(address):
                _claim(at + address, files)
                files[at + address] = make

    rows = Wordings(sum(each.site.wordings.count for each in maps), partial(_rows, maps))
    return Site(
        pages=tuple(replace(page, path=path) for path, (_, page) in alone.items()),
        render=partial(_render, alone),
        show=partial(_show, alone),
        language=maps[0].site.language,
        content_language=maps[0].site.content_language,
        files=files | dict(titles(rows, ROOM.titles)),
        for_print=dict(chain.from_iterable(map(_for_print, maps))),
        parts=tuple(each.part for each in maps),
        wordings=rows,
        marks=partial(_marks, maps),
    )


def _marks(maps: Sequence[PlacedMap]) -> dict[str, str]:
    return {each.part.at + address: mark for each in maps for address, mark in each.site.marks().items()}


def _for_print(placed: PlacedMap) -> Iterator[tuple[str, Maker]]:
    """Yield what makes the documents of a map that are printed, by their addresses on the site."""
    for address, make in placed.site.for_print.items():
        yield placed.part.at + address, make


def _render(alone: Mapping[str, tuple[Site, Page]], page: Page) -> RenderedPage:
    site, before = alone[page.path]
    return replace(site.render(before), page=page)


def _show(alone: Mapping[str, tuple[Site, Page]], page: Page) -> Shown:
    site, before = alone[page.path]
    return site.show(before)


def _claim(address: str, taken: Collection[str]) -> None:
    if address in taken:
        raise ClashError(address)


def _rows(maps: Sequence[PlacedMap], start: int, stop: int) -> list[list[str]]:
    """Return a stretch of the wordings of all maps, each row with the name of its map at its end."""
    found, before = [], 0
    for each in maps:
        wordings = each.site.wordings
        for wording, path, *rest in wordings.rows(max(0, start - before), max(0, stop - before)):
            found.append([wording, each.part.at + path, *rest, *[""] * (_MAP - 2 - len(rest)), each.part.title])
        before += wordings.count
    return found


_MAP = 7
"""Place of the map's name in a row of wordings."""
