"""Serve a built site on this machine, as any web server would: with compression, and a page for what is not there."""

from __future__ import annotations

import gzip
import sys
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

COMPRESSED = {"text/html", "text/css", "text/javascript", "application/json", "image/svg+xml", "text/xml"}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder for the length of a block; yield its address."""
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as the base has it
        """Tell of errors, but not where a browser goes away before it has read everything."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    # The machine's own table of types may not know it.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}
    protocol_version = "HTTP/1.1"

    def send_head(self) -> IO[bytes] | None:  # type: ignore[override]  # all that is asked of it is to be read
        """Send the head of an answer, and return its body."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.partition("?")[0].endswith("/"):
                return super().send_head()
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return None
        return self._answer(200, path)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for an error, where it has one."""
        page = Path(self.directory) / f"{code}.html"
        if not page.is_file():
            super().send_error(code, message, explain)
            return
        self.wfile.write(self._answer(code, page).getvalue())

    def _answer(self, code: int, path: Path) -> BytesIO:
        kind = self.guess_type(str(path))
        body = path.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", kind)
        if kind in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, compresslevel=6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def log_message(self, *_: object) -> None:
        """Silence the logging of requests."""
