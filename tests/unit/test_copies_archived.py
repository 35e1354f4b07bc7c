"""The page of a source is found in a web archive of many."""

import gzip
import io
import zipfile
from uuid import UUID

import pytest
from kept_well import LOG, kept_well, sources

URL = "https://example.org/log"


def warc(*answers, pack=gzip.compress):
    """A web archive, as ISO 28500 has it."""
    records = []
    for number, (url, status, media, body) in enumerate(answers):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{UUID(int=number)}>\r\n"
            f"WARC-Date: 2026-11-22T10:00:00Z\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        records.append(pack(head.encode() + answer + b"\r\n\r\n"))
    return b"".join(records)


ANSWERS = [
    ("https://example.org/style.css", "200 OK", "text/css", b"p { color: red }"),
    ("https://example.org/frame", "200 OK", "text/html", b"<p>An advertisement."),
    ("http://example.org/log/", "200 OK", "text/html; charset=utf-8", LOG.encode()),
    ("https://example.org/log", "404 Not Found", "text/html", b"<p>Gone."),
]


def wacz(content):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("datapackage.json", "{}")
        file.writestr("archive/data.warc.gz", content)
    return out.getvalue()


@pytest.fixture
def well(tmp_path):
    root = kept_well(tmp_path)
    file = root / "claims/sources/all.yml"
    file.write_text(file.read_text().replace("The school}", f"The school, url: '{URL}'}}"))
    return root


@pytest.mark.parametrize("raw", [warc(*ANSWERS), warc(*ANSWERS, pack=bytes), wacz(warc(*ANSWERS))])
def test_the_page_of_the_source_is_kept_and_no_other(raw, well):
    (well / "saved").write_bytes(raw)
    told = sources(well, "add", "log", "saved")
    assert told.returncode == 0, told.stderr
    assert "2 quotations: 2 verified" in told.stdout
    (copy,) = (well / "claims/.locker").glob("objects/*/*")
    assert copy.read_text("utf-8") == LOG


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (warc(*ANSWERS[:2]), "has no page of https://example.org/log; it has https://example.org/frame"),
        (b"\x1f\x8b and nothing else", "the web archive is broken"),
        (b"WARC/1.0 and nothing else", "the web archive"),
        (b"PK\x03\x04 a document", "this is a ZIP file"),
    ],
)
def test_a_web_archive_without_the_page_says_so(raw, why, well):
    (well / "saved").write_bytes(raw)
    told = sources(well, "add", "log", "saved")
    assert told.returncode == 1
    assert why in told.stderr


def test_without_the_extra_it_is_said_how_to_get_it(well, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "warcio.archiveiterator", None)
    (well / "saved").write_bytes(warc(*ANSWERS))
    assert "pip install 'claimgraph[warc]'" in sources(well, "add", "log", "saved").stderr
