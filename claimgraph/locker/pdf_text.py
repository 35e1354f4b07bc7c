"""PDF → text, by PDFium: page by page, in the order in which the page stores its words.

A hyphen at the end of a line stays one, with the line end after it: whether the word goes on is
decided when a quotation is compared. Digits above the line are written as raised ones, so that
10⁶ is not 106 and a note mark is seen to be one.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from threading import Lock
from typing import Any

from claimgraph.locker.extract import Extract, UnreadableCopyError

EXTRACTOR = "claimgraph-pdf/1"
_HYPHEN_AT_LINE_END = re.compile("[\ufffe\x02](?:\r?\n)?")
_DIGITS = re.compile(r"(?<=\S)[0-9]+")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RISE = 0.15
"""Share of the height of a letter by which a raised digit stands above its line."""


def read_pdf(raw: bytes) -> Extract:
    """Return the text of a PDF.

    Raises:
        UnreadableCopyError: where it is broken or locked, has no text, or PDFium is not installed.
    """
    try:
        import pypdfium2  # noqa: PLC0415 - an extra
    except ImportError:
        raise UnreadableCopyError("to read a PDF, install pypdfium2: pip install 'claimgraph[locker]'") from None
    with _ONE_AT_A_TIME:
        title, pages = _title_and_pages(raw, pypdfium2)
    if not any(page.strip() for page in pages):
        raise UnreadableCopyError("the PDF has no text, only pictures of it: add a copy that was read by OCR")
    starts, at = [], 0
    for page in pages:
        starts.append(at)
        at += len(page) + len(_BETWEEN)
    return Extract(_BETWEEN.join(pages), EXTRACTOR, title, pages=tuple(starts))


_BETWEEN = "\n\f\n"
_ONE_AT_A_TIME = Lock()
"""PDFium crashes the whole program where two threads use it at once, as they would where sources are fetched."""


def _title_and_pages(raw: bytes, pdfium: Any) -> tuple[str, list[str]]:  # noqa: ANN401 - the module, an extra
    """Return the title of a PDF, and the text of each page.

    Raises:
        UnreadableCopyError: where it is broken or locked.
    """
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        why = "it asks for a password" if locked else "it is no sound PDF"
        raise UnreadableCopyError(f"the PDF cannot be opened: {why}") from None
    try:
        pages = [_page_text(page) for page in document]
        return " ".join(document.get_metadata_value("Title").split()), pages
    finally:
        document.close()


def _page_text(page: Any) -> str:  # noqa: ANN401 - a page of PDFium's
    from pypdfium2 import raw  # noqa: PLC0415

    textpage = page.get_textpage()
    try:
        codes = [raw.FPDFText_GetUnicode(textpage, number) for number in range(textpage.count_chars())]
        text = _with_raised("".join(map(_character, codes)), textpage)
    finally:
        textpage.close()
        page.close()
    return _whole(_HYPHEN_AT_LINE_END.sub("-\n", text)).replace("\r\n", "\n").rstrip()


def _character(code: int) -> str:
    """Return a character; one that the PDF does not encode becomes U+FFFD, so that its neighbours do not join."""
    return chr(code) if code else "\ufffd"


def _whole(text: str) -> str:
    """Join surrogate pairs into the characters that they encode."""
    if not _HALVES.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_HALVES = re.compile("[\ud800-\udfff]")


def _with_raised(text: str, textpage: Any) -> str:  # noqa: ANN401
    """Write digits that stand above the line as raised digits."""
    parts, end = list[str](), 0
    for found in _DIGITS.finditer(text):
        for start, stop in _raised_runs(found.start(), found.end(), textpage):
            parts += (text[end:start], text[start:stop].translate(_RAISED))
            end = stop
    return "".join([*parts, text[end:]])


def _raised_runs(start: int, end: int, textpage: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401
    """Yield the runs of raised digits among digits that follow something else."""
    line, height = _baseline(textpage, start - 1), _height(textpage, start - 1)
    if line is None or not height:
        return
    at = None
    for number in range(start, end + 1):
        here = _baseline(textpage, number) if number < end else None
        is_raised = here is not None and _RISE * height < here - line < height
        if is_raised and at is None:
            at = number
        elif not is_raised and at is not None:
            yield at, number
            at = None


def _baseline(textpage: Any, number: int) -> float | None:  # noqa: ANN401
    """Return the height on the page of the line on which a character stands."""
    from pypdfium2 import raw  # noqa: PLC0415

    x, y = ctypes.c_double(), ctypes.c_double()
    return y.value if raw.FPDFText_GetCharOrigin(textpage, number, x, y) else None


def _height(textpage: Any, number: int) -> float:  # noqa: ANN401
    """Return how high the box of a letter is."""
    _, bottom, _, top = textpage.get_charbox(number, loose=True)
    return float(top - bottom)
