"""Serve the pages of the last good build, and tell open pages of every build, be it good or broken."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Condition
from typing import Any
from urllib.parse import urlsplit

OWN = "/~claimgraph/"
"""Addresses that are the server's own."""
PAGE = "X-Claimgraph-Page"
"""Header with the fingerprint of what is answered, as the build made it."""
_ASSETS = files("claimgraph.publish.serving").joinpath("assets")
_PAUSE = 15
"""Seconds after which a silent stream says that it is alive."""
_TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".json": "application/json"}
_WAITING = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>claimgraph</title></head>
<body><main><h1>No page yet</h1><p>It comes as soon as the argument has no errors.</p></main></body></html>"""


@dataclass
class Stage:
    """What is shown: the folder of the last good build, and what is wrong now, if anything."""

    folder: Path | None = None
    problems: list[dict[str, Any]] = field(default_factory=list)
    """Errors that keep the last good pages up, each as `check --format json` has it, with its text."""
    turn: int = 0
    """Counts builds."""
    _changed: Condition = field(default_factory=Condition)

    def show(self, folder: Path) -> Path | None:
        """Show a new build; return the folder of the one before it."""
        with self._changed:
            before, self.folder = self.folder, folder
            self._turn([])
        return before

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
    return _Server((host, port), partial(_Handler, stage))


class _Server(ThreadingHTTPServer):
    daemon_threads = True  # streams stay open as long as pages do

    def handle_error(self, *_: object) -> None:
        """Pass over a reader who left before all was sent; anything else is a fault of ours."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            raise  # noqa: PLE0704 - the library calls this while it handles the error


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | _TYPES
    protocol_version = "HTTP/1.1"

    def __init__(self, stage: Stage, *arguments: Any) -> None:  # noqa: ANN401 - the library's own
        self.stage = stage
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == f"{OWN}events":
            self._stream()
        elif path.startswith(OWN):
            self._send_own(path.removeprefix(OWN))
        else:
            self._send_page(path)

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
        asset = _ASSETS.joinpath(name)
        if "/" in name or not asset.is_file():
            self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")
            return
        self._send(HTTPStatus.OK, asset.read_bytes(), self.guess_type(name))

    def _send_page(self, path: str) -> None:
        folder = self.stage.folder
        if folder is None:
            self._send(HTTPStatus.OK, live(_WAITING.encode()), "text/html; charset=utf-8")
            return
        self.directory = str(folder)
        file = Path(self.translate_path(path))
        if file.is_dir() and not path.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file() and not path.endswith("//")
        missing = folder / "404.html"
        file = file if found else missing
        if not file.is_file():
            self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")
            return
        self._send_file(file, HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)

    def _send_file(self, file: Path, status: HTTPStatus) -> None:
        body, kind = file.read_bytes(), self.guess_type(str(file))
        page = hashlib.blake2b(body, digest_size=8).hexdigest()
        if kind == "text/html":
            body, kind = live(body, page), "text/html; charset=utf-8"
        self._send(status, body, kind, page)

    def _send(self, status: HTTPStatus, body: bytes, kind: str, page: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if page:
            self.send_header(PAGE, page)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing; what matters is said of builds."""


def live(html: bytes, page: str = "") -> bytes:
    """Return a page that follows the builds; its fingerprint tells it whether it has changed."""
    tags = f'<link rel="stylesheet" href="{OWN}live.css"><script src="{OWN}live.js" data-page="{page}"></script></body>'
    return html.replace(b"</body>", tags.encode(), 1)
