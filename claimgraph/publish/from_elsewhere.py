"""What the pages of a site load from other sites, which their Content-Security-Policy stops."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from claimgraph.terminal import visible


class FromElsewhere:
    """What the pages of a site would load from other sites, which its policy stops."""

    def __init__(self) -> None:
        self._pages: dict[str, list[str]] = defaultdict(list)

    def look_through(self, html: str, path: str, home: str | None, frame: str = "") -> None:
        """Note what a page loads from other sites than its own.

        Args:
            html: the page.
            path: its address.
            home: the address of the site.
            frame: what stands around it, and around many others.
        """
        for address in dict.fromkeys([*_loaded_by_frame(frame), *_loaded(html)]):
            if not home or _origin(address) != _origin(home):
                self._pages[address].append(path)

    def note(self, addresses: Iterable[tuple[str, str]]) -> None:
        """Note addresses from which pages load something, each with a page."""
        for address, path in addresses:
            self._pages[address].append(path)

    def taken(self) -> list[tuple[str, str]]:
        """Return what was noted since this was asked for last, and forget it."""
        pages, self._pages = self._pages, defaultdict(list)
        return [(address, path) for address, paths in pages.items() for path in paths]

    def told(self) -> str | None:
        """Return a message that names them and what can be done, or None where there is nothing."""
        if not self._pages:
            return None
        lines = [
            f"  {visible(address)} (on {pages[0]}{f' and {len(pages) - 1} more' if len(pages) > 1 else ''})"
            for address, pages in sorted(self._pages.items())
        ]
        fonts = any("//fonts.g" in address for address in self._pages)
        ways = [
            *(["write font: false under theme: in mkdocs.yml"] if fonts else []),
            "copy the files into docs/ and name them there",
            "or set policy: false under the plugin, so that pages load from anywhere",
        ]
        head = "browsers will not load what comes from elsewhere; the Content-Security-Policy forbids it:"
        return "\n".join([head, *lines, f"  {'; '.join(ways)}"])


_ELEMENTS = ("script", "img", "iframe", "video", "audio", "source", "embed", "track")
_ELEMENT = rf"<(?:{'|'.join(_ELEMENTS)})\b"
_SOURCE = re.compile(_ELEMENT + r"[^>]*?\ssrc=[\"']?((?:https?:)?//[^\"'\s>]+)", re.IGNORECASE)
_LINK = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_RELATION = re.compile(r"\brel=[\"']?(?:stylesheet|icon|preload|modulepreload)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhref=[\"']?((?:https?:)?//[^\"'\s>]+)", re.IGNORECASE)


def _origin(address: str) -> str:
    return urlsplit(address).netloc


def _loaded(html: str) -> Iterator[str]:
    if "//" not in html:  # as every address of another site has
        return
    small = html.lower()
    if not any(f"<{name}" in small for name in (*_ELEMENTS, "link")):
        return
    yield from _SOURCE.findall(html)
    for link in _LINK.findall(html):
        if _RELATION.search(link):
            yield from _ADDRESS.findall(link)


@lru_cache
def _loaded_by_frame(frame: str) -> tuple[str, ...]:
    return tuple(_loaded(frame))
