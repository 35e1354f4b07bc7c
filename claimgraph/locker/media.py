"""Which kind of document a copy is, and how its text is extracted."""

from __future__ import annotations

import re

from claimgraph.locker.charsets import decode
from claimgraph.locker.extract import Extract, UnreadableCopyError
from claimgraph.locker.html_text import read_html
from claimgraph.locker.mhtml import page_in_mhtml
from claimgraph.locker.pdf_text import read_pdf

HTML, PDF, MHTML, TEXT = "text/html", "application/pdf", "multipart/related", "text/plain"
_HTML_TYPES = {HTML, "application/xhtml+xml"}
_LOOKS_LIKE_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|title|meta|div|p|h1|article|table|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_LIKE_MHTML = re.compile(
    rb"(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,30}?content-type:\s*multipart/related", re.IGNORECASE
)
_OTHERS = {
    b"PK\x03\x04": "a ZIP file (a document of an office program, or an e-book)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "a document of an old office program",
    b"{\\rtf": "an RTF document",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096
TEXT_EXTRACTOR = "claimgraph-text/1"


def media_of(raw: bytes, told: str | None = None, name: str = "") -> str:
    """Return the media type of some bytes: judged by how they begin, and only then by what the server or the name says.

    Args:
        raw: the bytes.
        told: the type that the server named, if it did.
        name: the name of the file, if it has one.

    Raises:
        UnreadableCopyError: where it is nothing that can be read here.
    """
    head = raw[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return PDF
    if kind := next((kind for magic, kind in _OTHERS.items() if head.startswith(magic)), None):
        raise UnreadableCopyError(f"this is {kind}: save it as PDF, HTML or plain text first")
    if _LOOKS_LIKE_MHTML.match(head):
        return MHTML
    if told in _HTML_TYPES or name.lower().endswith((".html", ".htm", ".xhtml")):
        return HTML
    is_utf16 = head.startswith(_UTF16)
    if _LOOKS_LIKE_HTML.match(head[2:].replace(b"\0", b"") if is_utf16 else head.removeprefix(b"\xef\xbb\xbf")):
        return HTML
    if b"\0" in head and not is_utf16:
        raise UnreadableCopyError("this is no text: save it as PDF, HTML or plain text first")
    return TEXT


def extract(raw: bytes, media: str, charset: str | None = None) -> Extract:
    """Return the text of a copy.

    Args:
        raw: its bytes.
        media: what kind of document it is.
        charset: the encoding that was named for it, if one was.

    Raises:
        UnreadableCopyError: where it cannot be read.
    """
    if media == PDF:
        return read_pdf(raw)
    if media == MHTML:
        page = page_in_mhtml(raw)
        return read_html(*decode(page.raw, page.charset))
    text, used = decode(raw, charset)
    if media == HTML:
        return read_html(text, used)
    return Extract(text.replace("\r\n", "\n").replace("\r", "\n"), TEXT_EXTRACTOR, charset=used)
