"""A small web on this machine: a server whose answers a test writes, with a record of what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from claimgraph.locker.web import Limits, Web


@dataclass
class Page:
    """An answer."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    act: Callable[[BaseHTTPRequestHandler], None] | None = None
    """Answers in a way of its own."""


@dataclass
class Request:
    """What was asked."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Site:
    """A site whose pages are by path; what there is no page for is not found."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, Page] = {}
        self.asked: list[Request] = []

    def paths(self) -> list[str]:
        """Return what was asked, but for robots.txt."""
        return [request.path for request in self.asked if request.path != "/robots.txt"]


@contextmanager
def site() -> Iterator[Site]:
    """Serve a site until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            names = {name.lower(): value for name, value in self.headers.items()}
            here.asked.append(Request(self.command, self.path, names, self.rfile.read(length)))
            page = here.pages.get(self.path) or here.pages.get(self.path.partition("?")[0]) or Page("", 404)
            self.close_connection = True
            if page.act:
                page.act(self)
                return
            body = page.body.encode() if isinstance(page.body, str) else page.body
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if not any(name.lower() == "content-length" for name in page.headers):
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_GET = do_HEAD = do_POST = answer  # noqa: N815 - the library's names

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def handle(self) -> None:
            with suppress(OSError):  # whoever asked has had enough
                super().handle()

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 64  # else one of many who ask at once waits a second for his turn

    server = Server(("127.0.0.1", 0), Handler)
    here = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def small_web(**limits: float) -> Web:
    """Return the web with this machine in it, on which nobody has to wait."""
    told = {"pause": 0.0, "patience": 2.0, "longest": 4.0} | limits
    return Web(may_ask=lambda address: address == "127.0.0.1", limits=Limits(**told))
