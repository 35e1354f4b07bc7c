"""Sources as the web has them: news, old encodings, PDFs, walls, dead ends; and an argument that quotes each."""

from __future__ import annotations

import gzip
import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dry_well import BASE, write
from kept_well import FILLER
from loopback import Page, Site
from news_page import PAGE, QUOTATIONS
from small_pdf import lines, small_pdf

if TYPE_CHECKING:
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

JAPANESE = "<p>防衛省は二十二日、井戸の水位が下がったと発表した。</p>" + "<p>村の人々は毎朝、水を運んでいる。</p>" * 20
RUSSIAN = "<p>Уровень воды в колодце снизился на десять процентов.</p>" + "<p>Совет собрался в понедельник.</p>" * 20
FRENCH = "<p>L’eau du puits s’est retirée – « déjà » en été.</p>" + FILLER  # noqa: RUF001 - as it is typeset
QUOTE = "The gauge was read at seven each morning."
PLAIN = f"<p>{QUOTE}</p>{FILLER}"
PDF = {"Content-Type": "application/pdf"}
BARE = {"Content-Type": "text/html"}
KEPT, SAME, REFUSED, NOT_KEPT, FAILED = "kept", "as before", "refused by robots.txt", "not kept", "failed"


@dataclass(frozen=True)
class Case:
    """A source, and what is to come of it."""

    page: Page
    quotes: tuple[str, ...] = (QUOTE,)
    fetch: str = KEPT
    why: str = ""
    """Words of the reason, where it is not kept."""
    link: str = "ok"
    more: dict[str, Page] = field(default_factory=dict)
    """What else there is, by path."""
    address: str = ""
    """Where it is, if not on the site under its name. In a redirect, ``THERE`` stands for another site."""


def _html(body: str, charset: str, told: str = "", meta: str = "") -> Page:
    head = f'<meta charset="{meta}">' if meta else ""
    return Page((head + body).encode(charset), headers={"Content-Type": "text/html" + (told and f"; charset={told}")})


def _to(place: str, status: int = 302) -> Page:
    return Page(status=status, headers={"Location": place})


def _wait(seconds: float) -> Page:
    return Page(act=lambda _: time.sleep(seconds))


def _drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(200) if handler.command == "GET" else ():
        handler.wfile.write(b"x")
        time.sleep(0.05)


TWO_COLUMNS = small_pdf(
    [
        *lines("The well lost ten per cent of", "its water between the third", "and the ninth of May, as the"),
        *lines("engineer had foretold in the", "report that he wrote for the", "council of the village.", left=320),
    ]
)
NOTES = small_pdf(
    [(50, 750, 12, "The level fell by ten per cent"), (188, 755, 7, "1"), (200, 750, 12, "in May, he wrote.")]
)
HYPHENS = small_pdf(lines("The unprece-", "dented drought went on, and the well-", "known pump stood."))
TABLE = small_pdf([(50, 750, 12, "3 May    2 mm"), (50, 734, 12, "4 May    0 mm")], title="Rain by day")

CASES: dict[str, Case] = {
    # Pages as they are
    "news": Case(Page(PAGE), tuple(QUOTATIONS.values())),
    "shift-jis": Case(_html(JAPANESE, "cp932", meta="Shift_JIS"), ("井戸の水位が下がったと発表した",)),
    "euc-jp": Case(_html(JAPANESE, "euc_jp"), ("井戸の水位が下がったと発表した",)),
    "windows-1251": Case(_html(RUSSIAN, "cp1251", told="windows-1251"), ("снизился на десять процентов",)),
    "wrong-charset": Case(_html(RUSSIAN, "utf-8", told="iso-8859-1"), ("снизился на десять процентов",)),
    "wrong-meta": Case(_html(JAPANESE, "cp932", told="utf-8", meta="utf-8"), ("井戸の水位が下がったと発表した",)),
    "windows-1252": Case(_html(FRENCH, "cp1252", told="iso-8859-1"), ('s\'est retirée - "déjà" en été',)),
    "byte-order-mark": Case(_html(RUSSIAN, "utf-8-sig", told="koi8-r"), ("снизился на десять процентов",)),
    "utf-16": Case(_html(JAPANESE, "utf-16"), ("井戸の水位が下がったと発表した",)),
    "packed": Case(Page(gzip.compress(PLAIN.encode()), headers=BARE | {"Content-Encoding": "gzip"})),
    "plain-text": Case(
        Page("The unprece-\ndented drought went on.\n", headers={"Content-Type": "text/plain"}),
        ("The unprecedented drought went on.",),
    ),
    "broken-markup": Case(Page(f"<div><p><b>The gauge <i>was</b> read at</i> seven each morning.<td>{FILLER}")),
    # PDFs
    "hyphens": Case(
        Page(
            small_pdf(lines("The unprece-", "dented drought went on, and the well-", "known pump stood.")), headers=PDF
        ),
        ("The unprecedented drought went on", "the well-known pump stood."),
    ),
    "two-columns": Case(
        Page(TWO_COLUMNS, headers=PDF),
        ("ten per cent of its water between the third and the ninth of May, as the engineer had foretold",),
    ),
    "note-marks": Case(Page(NOTES, headers=PDF), ("The level fell by ten per cent in May",)),
    "table": Case(Page(TABLE, headers=PDF), ("3 May 2 mm",)),
    "pdf-by-another-name": Case(Page(small_pdf(lines(QUOTE)), headers={"Content-Type": "application/octet-stream"})),
    # Ways that lead there
    "led-on": Case(_to("/behind/led-on"), more={"/behind/led-on": Page(PLAIN)}),
    "moved": Case(_to("/behind/moved", 301), link="moved", more={"/behind/moved": Page(PLAIN)}),
    "moved-to-another-host": Case(_to("THERE/log", 308), link="moved"),
    "another-owner": Case(_to("THERE/", 301), fetch=NOT_KEPT, why="none of the 1 quotations", link="unclear"),
    # Ways that lead nowhere
    "circle": Case(_to("/circle"), fetch=FAILED, why="its redirects go in a circle", link="unclear"),
    "long-way": Case(
        _to("/way/1"),
        fetch=FAILED,
        why="it leads on more than 5 times",
        link="unclear",
        more={f"/way/{number}": _to(f"/way/{number + 1}") for number in range(1, 9)},
    ),
    "inward": Case(
        _to("http://10.0.0.1/"), fetch=FAILED, why="10.0.0.1, which is no address of the public", link="unclear"
    ),
    "own-network": Case(
        Page(), fetch=FAILED, why="192.168.0.7, which is no", link="unclear", address="http://192.168.0.7/log"
    ),
    "not-found": Case(Page("", 404), fetch=FAILED, why="404 Not Found", link="gone"),
    "gone": Case(Page("", 410), fetch=FAILED, why="410 Gone", link="gone"),
    "server-error": Case(Page("", 500), fetch=FAILED, why="500 Internal", link="unclear"),
    "forbidden": Case(Page("", 403), fetch=FAILED, why="403 Forbidden", link="blocked"),
    "too-many-requests": Case(Page("", 429), fetch=FAILED, why="429 Too Many", link="blocked"),
    "robots": Case(Page(PLAIN), fetch=REFUSED, why="asks programs to leave this address alone", link="blocked"),
    # Answers that are not the source
    "consent": Case(Page("<title>Before you continue</title>" + FILLER), fetch=NOT_KEPT, why="“Before you continue”"),
    "login": Case(
        Page("<h1>The Gazette</h1><input type=password>"), fetch=NOT_KEPT, why="it asks for a password, as a wall"
    ),
    "another-page": Case(Page(FILLER), fetch=NOT_KEPT, why="none of the 1 quotations is in what is there"),
    "picture": Case(Page(b"\x89PNG\r\n", headers={"Content-Type": "image/png"}), fetch=NOT_KEPT, why="a picture"),
    "office": Case(Page(b"PK\x03\x04 word", headers=BARE), fetch=NOT_KEPT, why="a ZIP file"),
    "empty": Case(Page(""), fetch=FAILED, why="it answers 200 OK"),
    # Answers that cannot be taken
    "broken-gzip": Case(
        Page(b"\x1f\x8b junk", headers=BARE | {"Content-Encoding": "gzip"}),
        fetch=FAILED,
        why="packed as gzip, and broken",
    ),
    "cut-gzip": Case(
        Page(gzip.compress(PLAIN.encode())[:-9], headers=BARE | {"Content-Encoding": "gzip"}),
        fetch=FAILED,
        why="packed as gzip, and broke off",
    ),
    "bomb": Case(
        Page(gzip.compress(b" " * 11_000_000, 1), headers=BARE | {"Content-Encoding": "gzip"}),
        fetch=FAILED,
        why="more than 10 MB",
    ),
    "ten-megabytes": Case(Page(b"x" * 10_000_001, headers=BARE), fetch=FAILED, why="more than 10 MB"),
    "cut-short": Case(
        Page("x", headers=BARE | {"Content-Length": "1000"}), fetch=FAILED, why="the answer broke off: 999 bytes"
    ),
    "drip": Case(Page(act=_drip), fetch=FAILED, why="was not there in full after"),
    "silent": Case(_wait(8), fetch=FAILED, why="no answer within", link="unclear"),
}

SLOW = {"drip", "silent"}
"""What is waited for to no end."""


def serve(here: Site, there: Site) -> None:
    """Put every page on a site, and what has moved to another on that."""
    here.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /robots\n")
    there.pages |= {"/log": Page(PLAIN), "/": Page("<h1>Buy this name</h1>" + FILLER)}
    for name, case in CASES.items():
        headers = {key: value.replace("THERE", there.address) for key, value in case.page.headers.items()}
        here.pages[f"/{name}"] = Page(case.page.body, case.page.status, headers, case.page.act)
        here.pages |= case.more


def difficult_web(root: Path, here: Site) -> Path:
    """Write an argument that quotes them all."""
    sources = {
        name: {"title": f"The source {name}", "publisher": "The press", "url": case.address or f"{here.address}/{name}"}
        for name, case in CASES.items()
    }
    evidence = [
        {"source": name, "stance": "supports", "finding": "It tells of the well.", "quote": quote}
        for name, case in CASES.items()
        for quote in case.quotes
    ]
    claim = BASE["claims/well.yml"] + f"    evidence: {json.dumps(evidence, ensure_ascii=False)}\n"
    text = json.dumps(sources, ensure_ascii=False, indent=1)
    write(root, BASE | {"claims/well.yml": claim, "claims/sources/all.yml": text})
    return root
