"""A page is plain data before it is HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

HOME = "index"
START = "start"
"""Anchor at which a page's own text begins."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures that a page shows, each None where there is none."""

    timeline: Any = None
    """When its evidence became known."""
    tree: Any = None
    """The reasoning under a conclusion."""
    places: Any = None
    """A map of the places that it names."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site."""

    path: str
    """Its place on the site without an ending: ``index``, ``read``, ``claims/<id>``."""
    title: str
    template: str
    """Name of its template, without an ending."""
    view: Any
    """What the template sees: a frozen dataclass of `claimgraph.site.views`."""
    drawing: Any = None
    """A map that it shows."""
    pictures: Pictures = Pictures()
    description: str = ""
    """One sentence for search engines and previews."""
    label: str | None = None
    """Its name in the navigation, where that is not its title."""
    listed: bool = False
    """Whether it belongs in the site's navigation."""
    contents: bool = True
    """Whether its headings are listed beside it."""
    scripts: tuple[str, ...] = ()
    """The tool's scripts that it needs in addition to those of every page."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the page's table of contents lists."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page and its HTML."""

    page: Page
    html: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is made from an argument: pages, and files beside them."""

    pages: list[RenderedPage]
    files: dict[str, bytes] = field(default_factory=dict)
    """Content by address: data, cards, whatever is no page of the theme."""
