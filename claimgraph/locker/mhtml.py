"""MHTML, as browsers save a page with all its parts: the page in it, with its encoding and its address."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from typing import NamedTuple

from claimgraph.locker.extract import UnreadableCopyError


class Saved(NamedTuple):
    """A document taken from a file that may hold several, such as an MHTML file or a web archive."""

    raw: bytes
    charset: str | None
    media: str
    url: str | None = None
    """The address that it was saved from."""


def page_in_mhtml(raw: bytes) -> Saved:
    """Return the page of an MHTML file.

    Raises:
        UnreadableCopyError: where there is none in it.
    """
    message = message_from_bytes(raw)
    parts = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    if not parts:
        raise UnreadableCopyError("there is no page in this MHTML file")
    wanted = message["Snapshot-Content-Location"] or message["Content-Location"]
    page = next((part for part in parts if _start_of(message, part) or part["Content-Location"] == wanted), parts[0])
    body = page.get_payload(decode=True)
    if not isinstance(body, bytes):
        raise UnreadableCopyError("the page in this MHTML file cannot be read")
    address = str(page["Content-Location"] or wanted or "")
    return Saved(body, page.get_content_charset(), "text/html", address if address.startswith("http") else None)


def _start_of(message: Message, part: Message) -> bool:
    """Whether a part is the one that the message names as its start."""
    start = message.get_param("start")
    return bool(start) and part["Content-ID"] == start
