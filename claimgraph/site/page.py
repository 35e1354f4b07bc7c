"""A page is plain data before it is HTML, and is made only when it is asked for.

What is told of a page, such as its title, is known of every page; what it shows is worked out for
one at a time, so that a page costs the same on a site of any size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from claimgraph.language.catalogues import ENGLISH

HOME = "index"
Maker = Callable[[], bytes]
"""Makes the content of a file."""
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
class Shown:
    """What a page shows."""

    view: Any
    """What the template sees: a frozen dataclass of `claimgraph.site.views`, or of the page's own module."""
    drawing: Any = None
    """A map."""
    pictures: Pictures = Pictures()
    description: str = ""
    """One sentence for search engines and previews, where it takes working out."""
    linked_data: Mapping[str, Any] | None = None
    """What search engines are told of it in the words of schema.org, but for its address."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site."""

    path: str
    """Its place on the site without an ending: ``index``, ``read``, ``claims/<id>``."""
    title: str
    template: str
    """Name of its template, without an ending."""
    show: Callable[[], Shown]
    """Works out what it shows, anew at every call."""
    show_text: Callable[[], Any] | None = None
    """Works out what the template sees, without any pictures, where that is less work."""
    subject: str = ""
    """Id of the claim or source that it is the page of."""
    description: str = ""
    """One sentence for search engines and previews."""
    label: str | None = None
    """Its name in the navigation, where that is not its title."""
    section: str = ""
    """The heading under which lists of its kind have it, where there are several."""
    listed: bool = False
    """Whether it belongs in the site's navigation."""
    contents: bool = True
    """Whether its headings are listed beside it."""
    scripts: tuple[str, ...] = ()
    """The tool's scripts that it needs in addition to those of every page."""
    continues: str = ""
    """Path of the page with which its list begins, where it is a later page of a long list."""

    def view(self) -> Any:  # noqa: ANN401 - as of `Shown`
        """Return what the template sees, without pictures."""
        return self.show_text() if self.show_text else self.show().view


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the page's table of contents lists."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page and its HTML."""

    page: Page
    shown: Shown
    html: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A map of a site."""

    at: str = ""
    """The folder of its pages: such as ``a/``, or nothing where they are all over the site."""
    title: str = ""
    language: str = ENGLISH
    """The language of its pages' own words, as a BCP 47 tag."""
    verdicts: Mapping[str, str] = field(default_factory=dict)
    """Its own words for statuses."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """The list of wordings, by which pages are found from a disk; any stretch of it is made when it is asked for."""

    count: int = 0
    """Its rows."""
    rows: Callable[[int, int], list[list[str]]] = field(default=lambda _start, _stop: [])
    """Makes the rows from one up to another: wording, path, what it is, and more."""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that an argument becomes: pages, and files that stand beside them; each is made when asked for."""

    pages: tuple[Page, ...] = ()
    render: Callable[[Page], RenderedPage] = field(default=lambda page: RenderedPage(page, Shown(None), "", ()))
    """Renders one of the pages."""
    show: Callable[[Page], Shown] = field(default=lambda page: page.show())
    """Works out what one of the pages shows."""
    language: str = ENGLISH
    """The language of the interface, as a BCP 47 tag. Whatever is shown or made is so in it."""
    content_language: str = ENGLISH
    """The language of what the argument says; of the first map's where there are several."""
    files: Mapping[str, Maker] = field(default_factory=dict)
    """What makes the content, by address: data, cards, whatever is no page of the theme."""
    verdicts: Mapping[str, str] = field(default_factory=dict)
    """The argument's own words for statuses, by the names of these."""

    parts: tuple[Part, ...] = (Part(),)
    """The maps that it shows."""
    wordings: Wordings = Wordings()
    for_print: Mapping[str, Maker] = field(default_factory=dict)
    """What makes the documents that are printed whole but come in parts on the site, by the address of the first."""

    marks: Callable[[], Mapping[str, str]] = field(default=dict)
    """Tells, by the paths of pages and the addresses of files, marks of what they show: while the mark is the same, so
    is the page or file. What has none is to be made anew in any case."""

    def part_of(self, path: str) -> Part | None:
        """Return the map whose pages are in the folder that a page lies in, the innermost where there are several."""
        within = (part for part in self.parts if path.startswith(part.at))
        return max(within, key=lambda part: len(part.at), default=None)

    def rendered(self) -> Iterator[RenderedPage]:
        """Render every page, one after the other."""
        return map(self.render, self.pages)
