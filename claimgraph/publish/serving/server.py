"""Serve the pages of the last good build, and tell open pages of every build, be it good or broken.

Other sites that are open in the same browser learn nothing: a request is answered only under a
name of this machine (else a site could give its own name this machine's address, and read the
pages as its own), and only to pages that came from here.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from ipaddress import ip_address
from threading import Condition
from typing import Any
from urllib.parse import unquote, urlsplit

from claimgraph.publish.build import PublishError

OWN = "/~claimgraph/"
"""Addresses that are the server's own."""
PAGE = "X-Claimgraph-Page"
"""Header with the fingerprint of what is answered, as the build made it."""
_ASSETS = files("claimgraph.publish.serving").joinpath("assets")
_PAUSE = 15
"""Seconds after which a silent stream says that it is alive."""
_PATIENCE = 60
"""Seconds after which a connection is closed on which nothing comes, or nothing is taken."""
_TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".json": "application/json"}
_WAITING = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>claimgraph</title></head>
<body><main><h1>No page yet</h1><p>It comes as soon as the argument has no errors.</p></main></body></html>"""
_FAILED = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>claimgraph</title></head>
<body><main><h1>This page cannot be made</h1><p>{}</p></main></body></html>"""


Read = Callable[[str], bytes | None]
"""Gives what is at an address of the site, such as ``read/index.html``; None where there is nothing."""


@dataclass
class Stage:
    """What is shown: the site of the last good build, and what is wrong now, if anything."""

    read: Read | None = None
    problems: list[dict[str, Any]] = field(default_factory=list)
    """Errors that keep the last good pages up, each as `check --format json` has it, with its text."""
    turn: int = 0
    """Counts builds."""
    _changed: Condition = field(default_factory=Condition)

    def show(self, read: Read) -> None:
        """Show a new build."""
        with self._changed:
            self.read = read
            self._turn([])

    def content(self, address: str) -> bytes | None:
        """Return what is at an address now; None where there is nothing.

        Raises:
            PublishError: where it cannot be made.
        """
        read, found = self.read, None
        while read and (found := read(address)) is None and read is not self.read:
            read = self.read  # there is a new build, and the one that was asked is gone
        return found

    def report(self, problems: list[dict[str, Any]]) -> None:
        """Keep the pages that are up, and tell what is wrong."""
        with self._changed:
            self._turn(problems)

    def _turn(self, problems: list[dict[str, Any]]) -> None:
        self.problems = problems
        self.turn += 1
        self._changed.notify_all()

    def wait(self, turn: int) -> dict[str, Any] | None:
        """Wait for a build after a turn; return how it went, or None when nothing came for a while."""
        with self._changed:
            self._changed.wait_for(lambda: self.turn != turn, timeout=_PAUSE)
            return {"turn": self.turn, "problems": self.problems} if self.turn != turn else None


def make_server(host: str, port: int, stage: Stage) -> ThreadingHTTPServer:
    """Return a server that is ready to be run.

    Raises:
        OSError: where the port is in use.
    """
    return _Server((host, port), partial(_Handler, stage, host))


class _Server(ThreadingHTTPServer):
    daemon_threads = True  # streams stay open as long as pages do

    def handle_error(self, *_: object) -> None:
        """Pass over a reader who left before all was sent; anything else is a fault of ours."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            raise  # noqa: PLE0704 - the library calls this while it handles the error


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | _TYPES
    protocol_version = "HTTP/1.1"

    timeout = _PATIENCE
    wbufsize = -1
    disable_nagle_algorithm = True  # else each answer waits for the browser to confirm its head: 40 ms

    def __init__(self, stage: Stage, host: str, *arguments: Any) -> None:  # noqa: ANN401 - the library's own
        self.stage, self.host = stage, host
        super().__init__(*arguments)

    def do_GET(self) -> None:
        try:
            target = urlsplit(self.path)
            refused = self._refusal(target.netloc)
        except ValueError:
            self._refuse(HTTPStatus.BAD_REQUEST, "this is no address")
            return
        if refused:
            self._refuse(*refused)
        elif target.path == f"{OWN}events":
            self._stream()
        elif target.path.startswith(OWN):
            self._send_own(target.path.removeprefix(OWN))
        else:
            self._send_page(target.path)

    def _refusal(self, asked: str) -> tuple[HTTPStatus, str] | None:
        """Say why a request is not answered, if it is not.

        Raises:
            ValueError: where a name in it cannot be read.
        """
        names = self.headers.get_all("Host", [])
        if len(names) != 1:
            return HTTPStatus.BAD_REQUEST, "a request names one host"
        if not all(self._is_ours(name) for name in (*names, asked) if name):
            return HTTPStatus.MISDIRECTED_REQUEST, f"this server answers to {self.host} and localhost only"
        if any(urlsplit(origin).netloc != names[0] for origin in self.headers.get_all("Origin", [])):
            return HTTPStatus.FORBIDDEN, "this server answers to its own pages only"
        return None

    def _is_ours(self, name: str) -> bool:
        host = urlsplit(f"//{name}").hostname or ""
        return host == self.host or _is_loopback(host.removesuffix("."))

    do_HEAD = do_GET  # noqa: N815 - the library's own name

    def _stream(self) -> None:
        """Tell of every build, until the page is left (server-sent events)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        turn = -1
        try:
            while True:
                told = self.stage.wait(turn)
                turn = told["turn"] if told else turn
                line = f"data: {json.dumps(told)}" if told else ":"
                self.wfile.write(f"{line}\n\n".encode())
                self.wfile.flush()
        except OSError:  # the page is gone
            self.close_connection = True

    def _send_own(self, name: str) -> None:
        asset = next((asset for asset in _ASSETS.iterdir() if asset.name == name), None)
        if asset is None:
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            self._send(HTTPStatus.OK, asset.read_bytes(), self.guess_type(name))

    def _send_page(self, path: str) -> None:
        if self.stage.read is None:
            self._send(HTTPStatus.OK, live(_WAITING.encode()), "text/html; charset=utf-8")
            return
        try:
            self._send_what_is_there(path)
        except PublishError as error:
            words = _FAILED.format(escape(error.format_message()))
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, live(words.encode()), "text/html; charset=utf-8")

    def _send_what_is_there(self, path: str) -> None:
        address, read = unquote(path).lstrip("/"), self.stage.content
        found = read(address) if address and not address.endswith("/") else None
        index = f"{address.rstrip('/')}/index.html".lstrip("/")
        if found is None and not path.endswith("//") and (found := read(index)) is not None:
            if not path.endswith("/"):
                self._redirect(f"{path}/")
                return
            address = index
        if found is not None:
            self._send_file(address, found, HTTPStatus.OK)
        elif (lost := read("404.html")) is not None:
            self._send_file("404.html", lost, HTTPStatus.NOT_FOUND)
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _refuse(self, status: HTTPStatus, why: str = "") -> None:
        self._send(status, why.encode(), "text/plain; charset=utf-8")

    def _send_file(self, address: str, body: bytes, status: HTTPStatus) -> None:
        kind, page = self.guess_type(address), hashlib.blake2b(body, digest_size=8).hexdigest()
        if kind == "text/html":
            body, kind = live(body, page), "text/html; charset=utf-8"
        self._send(status, body, kind, page)

    def _send(self, status: HTTPStatus, body: bytes, kind: str, page: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if page:
            self.send_header(PAGE, page)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing; what matters is said of builds."""


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def live(html: bytes, page: str = "") -> bytes:
    """Return a page that follows the builds; its fingerprint tells it whether it has changed."""
    tags = f'<link rel="stylesheet" href="{OWN}live.css"><script src="{OWN}live.js" data-page="{page}"></script></body>'
    return html.replace(b"</body>", tags.encode(), 1)
