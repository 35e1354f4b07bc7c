"""HTML → text: all that a reader can see of a page, in order, and nothing else.

A quotation may be from a caption, a table or an aside, so nothing is left out as less
important. Left out is what no reader sees: scripts, hidden parts, deleted words, readings
above Japanese words; and note marks that are links to notes. Where words are parted the text has
a line end or a tab, and nowhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import NamedTuple

from claimgraph.locker.extract import Extract, Seam

EXTRACTOR = "claimgraph-html/1"


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_UNSEEN = _names(
    "script style template noscript noembed noframes iframe object video audio canvas datalist "
    "del s strike rt rtc rp title desc metadata defs annotation annotation-xml"
)
_BETWEEN_WORDS = _names("rt rtc del s strike")
"""Of these, what a browser finds among the words when it looks for a passage."""
_PARAGRAPHS = _names(
    "address article aside blockquote body dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html "
    "main menu nav ol p pre search section table ul details dialog"
)
_LINES = _names("br caption center dd div dt figcaption legend li optgroup option summary tbody tfoot thead tr")
_CELLS = _names("td th")
_NOTHING, _SPACE, _CELL, _LINE, _PARAGRAPH = range(5)
_BETWEEN = ("", " ", "\t", "\n", "\n\n")
_STRENGTHS = dict.fromkeys(_CELLS, _CELL) | dict.fromkeys(_LINES, _LINE) | dict.fromkeys(_PARAGRAPHS, _PARAGRAPH)
"""How strongly a tag parts the words before and after it."""
_WHITE = re.compile(r"[ \t\n\r\f]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ENDS = {
    "li": ({"li"}, {"ul", "ol", "menu"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr", "td", "th"}, {"table"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "option": ({"option"}, {"select", "datalist"}),
    "rt": ({"rt", "rp"}, {"ruby"}),
    "rp": ({"rt", "rp"}, {"ruby"}),
    "body": ({"head"}, set()),
}
"""Per start tag, the elements that it closes implicitly, and those beyond which it closes none."""
_MARK = re.compile(r"\[[^\[\]]{1,20}\]|\(?[0-9]{1,3}\)?(?:[,–-] ?[0-9]{1,3})*|[*†‡§¶#]{1,3}|[a-z]{1,2}")  # noqa: RUF001
"""What a link to a note may be."""
_RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")  # noqa: RUF001
_IS_NUMBER = re.compile(r"[+−-]?[0-9]+(?:\s?[,–-]\s?[0-9]+)*")  # noqa: RUF001


def read_html(text: str, charset: str = "") -> Extract:
    """Return what a reader sees of a page.

    Args:
        text: the page.
        charset: the encoding that it was read in.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_all()
    title = " ".join("".join(reader.title).split())
    return Extract("".join(reader.written), EXTRACTOR, title, charset, seams=tuple(reader.seams))


def _is_note_reference(given: dict[str, str | None]) -> bool:
    return given.get("role") == "doc-noteref" or given.get("epub:type") == "noteref"


def _leads_within_page(tag: str, given: dict[str, str | None]) -> bool:
    return tag == "a" and (given.get("href") or "").startswith("#")


class _Open(NamedTuple):
    """An element that has begun and not ended."""

    name: str
    unseen: bool
    marks: bool = False
    """Whether it may be a note mark."""


class _Reader(HTMLParser):
    """Reads a page from its start to its end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self.title: list[str] = []
        self.seams: list[Seam] = []
        self._length = 0
        self._pending = _NOTHING
        """How strongly the next words are separated from those before them."""
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()
        """How many of each are open, so that deep pages need no search through the open elements."""
        self._unseen = 0
        """Open elements that no reader sees."""
        self._raised: list[str] | None = None
        """Words of what may be a note mark, while it is open."""
        self._leads_to_note = False

    # --- the events of the parser

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._end_before(tag)
        if not self._unseen:
            self._part(tag)
        if tag in _VOID:
            return
        unseen = self._is_unseen(tag, given)
        may_mark = not self._unseen and not unseen and self._raised is None
        marks = may_mark and (tag == "sup" or _is_note_reference(given))
        if marks:
            self._raised, self._leads_to_note = [], False
        if self._raised is not None and (_is_note_reference(given) or _leads_within_page(tag, given)):
            self._leads_to_note = True
        if not self._unseen:
            self._write_what_begins(tag, unseen=unseen)
        self._open.append(_Open(tag, unseen, marks))
        self._names[tag] += 1
        self._unseen += unseen

    def _write_what_begins(self, tag: str, *, unseen: bool) -> None:
        """Write what the start of an element puts among the words."""
        if tag in _BETWEEN_WORDS:
            self._seam("")
        if tag == "q" and not unseen:
            self._write("“")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self._open and self._open[-1].name == tag and self._is_in("svg", "math"):
            self._end_last()  # elsewhere HTML ignores the slash

    def handle_endtag(self, tag: str) -> None:
        if tag in {"br", "p"} and not self._is_in(tag):
            self._part(tag)
        elif self._is_in(tag):
            while self._end_last() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._unseen:
            if self._open[-1].name == "title" and not self._is_in("svg"):
                self.title.append(data)
        elif self._raised is not None:
            self._raised.append(data)
        elif self._is_in("pre", "textarea"):
            self._write_lines(data)
        else:
            self._write_words(data)

    # --- elements

    def end_all(self) -> None:
        """Close the elements that are still open."""
        while self._open:
            self._end_last()

    def _is_in(self, *names: str) -> bool:
        return any(self._names[name] for name in names)

    def _is_unseen(self, tag: str, given: dict[str, str | None]) -> bool:
        if tag in _UNSEEN or "hidden" in given or _HIDDEN_STYLE.search(given.get("style") or ""):
            return given.get("hidden") != "until-found"
        return tag == "dialog" and "open" not in given

    def _end_before(self, tag: str) -> None:
        """Close the open elements that a start tag closes implicitly."""
        ended, within = (
            ({"p"}, {"button", "td", "th"}) if tag in _PARAGRAPHS | {"div"} else _ENDS.get(tag, (set(), set()))
        )
        number = len(self._open)
        while number and self._is_in(*ended):
            number -= 1
            if self._open[number].name in within:
                return
            if self._open[number].name in ended:
                while len(self._open) > number:
                    self._end_last()

    def _end_last(self) -> str:
        last = self._open.pop()
        self._names[last.name] -= 1
        self._unseen -= last.unseen
        if last.marks:
            self._end_mark()
        if last.name == "q" and not last.unseen and not self._unseen:
            self._write("”")
        if not self._unseen and not last.unseen:
            self._part(last.name)
        return last.name

    def _part(self, tag: str) -> None:
        """Note how strongly a tag separates the words before and after it."""
        if self._raised is not None:
            return
        self._pending = max(self._pending, _STRENGTHS.get(tag, _NOTHING))

    def _end_mark(self) -> None:
        """Leave out a mark that leads to a note; write any other number so that it is not taken for a plain one."""
        words = _WHITE.sub(" ", "".join(self._raised or ()))
        self._raised = None
        if self._leads_to_note and _MARK.fullmatch(words.strip()):
            self._seam(words.strip())
        elif _IS_NUMBER.fullmatch(words.strip()):
            self._write_words(words.translate(_RAISED))
        else:
            self._write_words(words)

    # --- words

    def _write_words(self, data: str) -> None:
        words = _WHITE.sub(" ", data)
        if words.startswith(" "):
            self._pending = max(self._pending, _SPACE)
        if stripped := words.strip(" "):
            self._write(stripped)
            if words.endswith(" "):
                self._pending = _SPACE

    def _write_lines(self, data: str) -> None:
        for number, line in enumerate(re.split(r"\r\n?|\n", data)):
            if number:
                self._pending = _LINE if self._pending < _LINE else _PARAGRAPH
            self._write_words(line)

    def _write(self, words: str) -> None:
        between = _BETWEEN[self._pending] if self._length else ""
        self._pending = _NOTHING
        self.written += (between, words)
        self._length += len(between) + len(words)

    def _seam(self, mark: str) -> None:
        self.seams.append(Seam(self._length, mark))
