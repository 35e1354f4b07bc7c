"""Web archives, WARC and WACZ: the page of a source in a record of many answers, by warcio."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import IO
from urllib.parse import urlsplit

from claimgraph.locker.extract import UnreadableCopyError
from claimgraph.locker.mhtml import Saved

_GZIP, _WARC, _ZIP = b"\x1f\x8b", b"WARC/", b"PK\x03\x04"
_PAGES = {"text/html", "application/xhtml+xml", "application/pdf", "text/plain"}
_OK = "200"
_SHOWN = 5


def is_web_archive(raw: bytes) -> bool:
    """Whether some bytes are a web archive, as far as that can be told at once."""
    if raw.startswith(_ZIP):
        return bool(_parts(raw))
    return raw.startswith((_WARC, _GZIP))


def page_in_web_archive(raw: bytes, url: str | None) -> Saved:
    """Return the page of a source in a web archive.

    Args:
        raw: the archive.
        url: the address of the source.

    Raises:
        UnreadableCopyError: where it is not in it, it is not clear which page is meant, or warcio is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ImportError:
        raise UnreadableCopyError("to read a web archive, install warcio: pip install 'claimgraph[warc]'") from None
    found: list[Saved] = []
    try:
        for stream in _streams(raw):
            for record in ArchiveIterator(stream):
                if record.rec_type == "response" and record.http_headers and record.http_headers.statusline[:3] == _OK:
                    told = record.http_headers.get_header("Content-Type") or ""
                    address = record.rec_headers.get_header("WARC-Target-URI") or ""
                    if (media := told.partition(";")[0].strip().lower()) in _PAGES:
                        charset = told.partition("charset=")[2].strip("\"' ") or None
                        found.append(Saved(record.content_stream().read(), charset, media, address))
    except (ArchiveLoadFailed, OSError, EOFError, zipfile.BadZipFile) as error:
        raise UnreadableCopyError(f"the web archive is broken: {error}") from None
    return _meant(found, url)


def _meant(found: list[Saved], url: str | None) -> Saved:
    of_source = [page for page in found if url and _same(page.url or "", url)]
    if of_source:
        return of_source[-1]
    if len(found) == 1 and not url:
        return found[0]
    addresses = ", ".join(dict.fromkeys(page.url or "" for page in found[:_SHOWN])) or "no page at all"
    raise UnreadableCopyError(f"the web archive has no page of {url or 'a source without url:'}; it has {addresses}")


def _same(one: str, other: str) -> bool:
    """Whether two addresses are the same, but for their scheme, their fragment and a slash at the end."""
    first, second = (urlsplit(each) for each in (one, other))
    return (first.netloc.lower(), first.path.rstrip("/"), first.query) == (
        second.netloc.lower(),
        second.path.rstrip("/"),
        second.query,
    )


def _parts(raw: bytes) -> list[str]:
    """Return the names of the archives in a WACZ; none where it is another ZIP file."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            return [name for name in file.namelist() if name.startswith("archive/") and ".warc" in name]
    except zipfile.BadZipFile:
        return []


def _streams(raw: bytes) -> Iterator[IO[bytes]]:
    if not raw.startswith(_ZIP):
        yield io.BytesIO(raw)
        return
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        for name in _parts(raw):
            with file.open(name) as part:
                yield part
