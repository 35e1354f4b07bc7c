"""What a built site says of itself: its addresses, anchors and links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

PASSIVE = {"a"}
"""Elements whose address is fetched only when a reader asks for it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An address in a page, with the element that holds it."""

    element: str
    address: str

    @property
    def loads(self) -> bool:
        """Whether a browser fetches it by itself."""
        return self.element not in PASSIVE


@dataclass
class HtmlPage:
    """A page of a built site."""

    path: str
    title: str = ""
    anchors: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    article: str = ""


class _Reader(HTMLParser):
    def __init__(self, page: HtmlPage) -> None:
        super().__init__()
        self.page = page
        self._title = False

    def handle_starttag(self, tag, attrs):
        self._title = tag == "title"
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                self.page.anchors.append(value or "")
            elif name in {"href", "src", "poster", "data", "action"} and value is not None:
                self.page.references.append(Reference(tag, value))
            elif name == "srcset" and value:
                self.page.references += [Reference(tag, part.split()[0]) for part in value.split(",")]

    def handle_data(self, data):
        if self._title:
            self.page.title += data

    def handle_endtag(self, _):
        self._title = False


def read_page(site: Path, path: str) -> HtmlPage:
    """Read a page of a site."""
    html = (site / path).read_text("utf-8")
    page = HtmlPage(path)
    reader = _Reader(page)
    reader.feed(html)
    reader.close()
    found = re.search(r"<article.*?</article>", html, re.DOTALL)
    page.article = found.group() if found else ""
    return page


def read_pages(site: Path) -> dict[str, HtmlPage]:
    """Read every page of a site, by its path."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return {path: read_page(site, path) for path in paths}


def is_elsewhere(address: str) -> bool:
    """Tell whether an address leads off the site."""
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc)


def target(page: str, address: str) -> tuple[str, str]:
    """Return file and anchor that an address leads to, as seen from a page.

    An absolute address starts at the top of the site; `404.html` needs those, for it is
    served under any address.
    """
    parts = urlsplit(address)
    path, anchor = unquote(parts.path), unquote(parts.fragment)
    if not path:
        return page, anchor
    file = normpath(join("/", page, "..", path)).lstrip("/")
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
        file = join(file, "index.html")
    return file, anchor


def faults(site: Path, pages: dict[str, HtmlPage]) -> list[str]:
    """Return every internal address that leads nowhere."""
    anchors = {path: set(page.anchors) for path, page in pages.items()}
    found = []
    for page in pages.values():
        for reference in page.references:
            if is_elsewhere(reference.address):
                continue
            file, anchor = target(page.path, reference.address)
            if not (site / file).is_file():
                found.append(f"{page.path}: {reference.address}: there is no {file}")
            elif anchor and anchor not in anchors.get(file, ()):
                found.append(f"{page.path}: {reference.address}: {file} has no anchor {anchor}")
    return found
