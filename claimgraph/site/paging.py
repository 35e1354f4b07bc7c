"""Long lists in pages: how much a page holds, and where the rest of its list is.

No page of the site is to be larger than half a megabyte, so that each opens at once, however
much an argument holds. A list that is longer than a page goes on at the page's address with a
number behind it, such as ``topics/well/2/``; every row stands on exactly one of the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from claimgraph.language import gettext
from claimgraph.site.page import Page, Shown

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Room:
    """How much one page holds. Tests ask for less than a reader gets, and so do with small arguments."""

    rows: int = 400
    """Rows of a list: of some 600 bytes each, they leave as much room for all else."""
    entries: int = 100
    """Entries of a list of topics and the like: with their claims counted by status, some 3 KB each."""
    titles: int = 1_500
    """Rows of the list of wordings in one script: of some 200 bytes each."""
    bytes: int = 500_000
    """What a page, and a file that the site's scripts load, is not to exceed."""


ROOM = Room()
FULL = 0.7
"""How full the parts of something are made whose bytes are estimated from its texts."""

BESIDE = 4
"""Pages of a list before one, and after it, that it links to."""


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands among those of its list."""

    paths: tuple[str, ...]
    """All of them, in order."""
    number: int = 1
    """Which of them it is, from 1."""
    first: int = 1
    """Its first row, counted from 1 over all pages."""
    last: int = 0
    total: int = 0
    """Rows on all pages."""

    @property
    def path(self) -> str:
        """The path of the page."""
        return self.paths[self.number - 1]

    @property
    def is_first(self) -> bool:
        """Whether it is the page with which the list begins."""
        return self.number == 1

    @property
    def before(self) -> str | None:
        """Path of the page before it."""
        return None if self.is_first else self.paths[self.number - 2]

    @property
    def after(self) -> str | None:
        """Path of the page after it."""
        return self.paths[self.number] if self.number < len(self.paths) else None

    @property
    def offered(self) -> tuple[int | None, ...]:
        """Numbers of the pages that it links to: the first, the last, those near it; None where some are left out."""
        near = {1, *range(self.number - BESIDE, self.number + BESIDE + 1), len(self.paths)}
        numbers = sorted(near & {*range(1, len(self.paths) + 1)})
        found: list[int | None] = []
        for before, number in zip([0, *numbers], numbers, strict=False):
            found += [number] if number == before + 1 else [None, number]
        return tuple(found)


def paged(
    page: Page, rows: Sequence[Row], most: int, show: Callable[[Sequence[Row], Paging], Shown], further: str = ""
) -> Iterator[Page]:
    """Yield a page with the first rows of a list, and the pages on which the list goes on.

    Args:
        page: the page, whatever it shows.
        rows: all rows.
        most: how many of them a page has.
        show: works out what a page shows that has some of the rows.
        further: name of the template of the later pages; by default that of the first.
    """
    parts = [rows[start : start + most] for start in range(0, len(rows), most)] or [rows]
    for number, (paging, part) in enumerate(zip(pagings(page.path, parts), parts, strict=True), 1):
        shown = replace(page, show=partial(show, part, paging))
        yield shown if number == 1 else _going_on(replace(shown, template=further or page.template), paging)


def pagings(path: str, parts: Sequence[Sequence[object]], below: str = "") -> Iterator[Paging]:
    """Yield where the page of each part of a list stands.

    Args:
        path: of the page with which the list begins.
        parts: what each page has of it.
        below: the path that numbers are put behind for the later pages; by default that of the first.
    """
    paths = (path, *(f"{below or path}/{number}" for number in range(2, len(parts) + 1)))
    total, first = sum(map(len, parts)), 1
    for number, part in enumerate(parts, 1):
        yield Paging(paths, number, first, first + len(part) - 1, total)
        first += len(part)


def _going_on(page: Page, paging: Paging) -> Page:
    """Return a later page of a list."""
    title = gettext(
        "%(title)s, page %(number)s of %(total)s", title=page.title, number=paging.number, total=len(paging.paths)
    )
    return replace(
        page,
        path=paging.path,
        title=title,
        show_text=None,
        subject="",
        label=None,
        section="",
        listed=False,
        continues=page.path,
    )
