"""The theme's frame around pages that are alike: rendered once, then filled with what is each page's own.

The frame is rendered around a stand-in, whose texts are marks that no page holds. Where each of
them stands, the page's own text is put. A mark has all signs that a filter could change, so one
that does not come through unchanged tells that the theme does more with the text than write it;
then, and wherever other templates or plugins have a say, every page is rendered whole.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from claimgraph.publish.argument_page import ArgumentPage, contents_of
from claimgraph.publish.page_html import PREFORMATTED, lean
from claimgraph.site.page import Heading

if TYPE_CHECKING:
    from jinja2 import Template
    from mkdocs.structure.nav import Navigation

_FIRST, _LAST = "\ue000", "\ue001"
_MARK = re.compile(f"{_FIRST}([a-z_:]+)<&\"'\\\\ {_LAST}")
_TEXTS = ("title", "canonical_url", "abs_url", "edit_url")
"""Attributes of a page that the theme may write."""
_META = "meta:"
"""What the name of an entry of a page's front matter begins with, among the names of its texts."""
_CONTENT, _CONTENTS = "content:", "contents:"
_BLOCKS = (_CONTENT, _CONTENTS)
"""What stands on lines of its own: the page's HTML, and the list of its headings."""
_TRIALS = 2
"""Pages that are made in both ways before a frame is relied on."""
_UNSAFE = ("<script", "</script")
"""What a page that is rendered whole may hold, but not one that is put into a frame."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """A frame, cut where something of a page's own stands."""

    pieces: tuple[str, ...]
    """What stands before, between and after."""
    names: tuple[str, ...]
    """What stands between."""
    html: str
    """All of it."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A page in its frame."""

    html: str
    """The whole."""
    frame: str
    """What of it is the frame, the same for all pages that are alike."""


class Frames:
    """The frames of a site's pages."""

    def __init__(
        self,
        render: Callable[[ArgumentPage], str],
        finish: Callable[[str], str],
        contents: Template,
        navigation: Navigation,
    ) -> None:
        """Begin with no frame.

        Args:
            render: renders a page in the theme.
            finish: makes of that what is written.
            contents: the template of the list of a page's headings.
            navigation: the pages that the theme tells from others.
        """
        self._render, self._finish, self._contents = render, finish, contents
        self._listed = {id(page) for page in navigation.pages}
        self._frames: dict[Hashable, _Frame | None] = {}
        self._lists: dict[Hashable, str] = {}
        self._tried: Counter[Hashable] = Counter()
        """How many pages were made in both ways, in a frame and whole."""

    def fill(self, page: ArgumentPage) -> Framed | None:
        """Return a page that was rendered without its frame in that; None where it is to be rendered whole."""
        if not self._can_share(page):
            return None
        shape = _shape(page)
        if not (frame := self._known_frame(page, shape)):
            return None
        content = page.content or ""
        own = _own(page)
        own[_CONTENT] = content if PREFORMATTED in content else lean(content).strip()
        own[_CONTENTS] = self._contents_of(page)
        framed = Framed("".join(_filled(frame, own)), frame.html)
        return framed if self._is_sound(shape, page, framed.html) else None

    def around(self, page: ArgumentPage) -> str | None:
        """Return the frame of a page that was rendered without it; None where that is to be rendered whole."""
        frame = self._known_frame(page, _shape(page)) if self._can_share(page) else None
        return frame.html if frame else None

    def _known_frame(self, page: ArgumentPage, shape: Hashable) -> _Frame | None:
        if shape not in self._frames:
            self._frames[shape] = self._frame_of(page)
        return self._frames[shape]

    def _contents_of(self, page: ArgumentPage) -> str:
        """Return the list of a page's headings, which many have in common but for the title."""
        top = page.toc.items[0]
        key = page.meta["contents"], *((each.title, each.url) for each in top.children)
        if key not in self._lists:
            self._lists[key] = lean(self._contents.render(page=page)).strip()
        return self._lists[key]

    def _can_share(self, page: ArgumentPage) -> bool:
        """Whether nothing that a page has is to be looked at more closely, as the theme looks at what is listed."""
        if (
            id(page) in self._listed
            or page.parent
            or any("\n" in text or _FIRST in text for text in _own(page).values())
        ):
            return False
        return not any(unsafe in (page.content or "") for unsafe in _UNSAFE)

    def _is_sound(self, shape: Hashable, page: ArgumentPage, html: str) -> bool:
        """Whether a frame holds for more than one page: the first few are made in both ways."""
        if self._tried[shape] == _TRIALS:
            return True
        if self._finish(self._render(page)) != html:
            self._frames[shape] = None
            return False
        self._tried[shape] += 1
        return True

    def _frame_of(self, page: ArgumentPage) -> _Frame | None:
        """Return the frame of the pages that are like one; None where they have none in common."""
        alike = _stand_in(page)
        html, contents = self._render(alike), self._contents.render(page=alike).strip()
        is_kept, mark = PREFORMATTED in (page.content or ""), _mark(_CONTENT)
        if PREFORMATTED in html or html.count(contents) != 1 or html.count(mark) != 1:
            return None
        if is_kept:  # all white space around it, too
            html = html.replace(mark, mark + PREFORMATTED)
        html = self._finish(html.replace(contents, _mark(_CONTENTS))).replace(mark + PREFORMATTED, mark)
        pieces = _MARK.split(html)
        frame = _Frame(tuple(pieces[::2]), tuple(pieces[1::2]), html)
        return frame if _is_whole(frame) else None


def _stand_in(page: ArgumentPage) -> ArgumentPage:
    """Return a page that has marks in the place of its texts."""
    alike = copy.copy(page)
    for name, value in _said(page).items():
        if isinstance(value, str) and value:
            mark = Markup(_mark(name)) if isinstance(value, Markup) else _mark(name)  # noqa: S704 - as the text is
            if name.startswith(_META):
                alike.meta = {**alike.meta, name.removeprefix(_META): mark}
            else:
                setattr(alike, name, mark)
    alike.content = _mark(_CONTENT)
    alike.meta = {**alike.meta, "contents": True}
    alike.toc = contents_of(_mark("heading"), [Heading("heading", _mark("heading"))])
    return alike


def _said(page: ArgumentPage) -> dict[str, Any]:
    """Return what a page says of itself, but for its HTML and its headings."""
    meta = {f"{_META}{name}": value for name, value in page.meta.items() if name != "contents"}
    return meta | {name: getattr(page, name) for name in _TEXTS}


def _shape(page: ArgumentPage) -> Hashable:
    """Return what is the same for all pages that have a frame in common."""
    folder = PurePosixPath(page.url).parent  # from which all links lead away in the same way
    said = sorted((name, _kind(value)) for name, value in _said(page).items())
    return (folder, page.part and page.part.at, PREFORMATTED in (page.content or ""), *said)


def _kind(value: object) -> str:
    """Return what of a value frames depend on: of a text only whether there is one."""
    return f"{type(value).__name__} {bool(value)}" if isinstance(value, str) else repr(value)


def _own(page: ArgumentPage) -> dict[str, str]:
    return {name: value for name, value in _said(page).items() if isinstance(value, str)}


def _mark(name: str) -> str:
    return f"{_FIRST}{name}<&\"'\\ {_LAST}"


def _is_whole(frame: _Frame) -> bool:
    """Whether what is a page's own stands where it can be put in: blocks on lines of their own, texts not."""
    if any(sign in piece for piece in frame.pieces for sign in (_FIRST, _LAST)):
        return False
    around = zip(frame.names, frame.pieces, frame.pieces[1:], strict=False)
    return {*_BLOCKS} <= {*frame.names} and all(
        (name in _BLOCKS) == before.endswith("\n") == after.startswith("\n") for name, before, after in around
    )


def _filled(frame: _Frame, own: dict[str, str]) -> Iterator[str]:
    yield frame.pieces[0]
    for name, after in zip(frame.names, frame.pieces[1:], strict=True):
        if own[name] or name not in _BLOCKS:
            yield own[name]
            yield after
        else:
            yield after[1:]  # no empty line
