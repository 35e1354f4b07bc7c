"""Search documents → the files of a chunked static index, by Pagefind."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import tempfile
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from claimgraph.language.catalogues import ENGLISH

_LOOK = 0.1
"""Seconds between looks at whether the index is still wanted."""
_MUCH = 1 << 16
"""Bytes that are read at once."""


class IndexingError(Exception):
    """The index could not be made; the message says why."""


class Stopped(Exception):  # noqa: N818 - no error: somebody asked for it
    """The index is no longer wanted."""


class Indexer:
    """Pagefind at work: it takes documents while others are still being made, and writes the index at the end.

    It numbers the pages in the order in which it gets them, so that the same documents in the same order give the same
    index, whatever the order in which a disk lists files.
    """

    def __init__(self, language: str = ENGLISH) -> None:
        """Start it.

        Args:
            language: of what is searched, as a BCP 47 tag: its words are found in all forms that Pagefind knows of.

        Raises:
            IndexingError: where it cannot be run.
        """
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        try:
            self._process = subprocess.Popen(  # noqa: S603 - of a dependency
                [get_executable(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said
            )
        except OSError as error:
            self._said.close()
            raise IndexingError(f"Pagefind failed: {error}") from error
        self._answers: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._reader = Thread(target=self._read_answers, daemon=True)
        self._reader.start()
        self._asked = 0
        self.has_all = False
        """Whether it takes no more documents."""
        self._ask({"type": "NewIndex", "config": {"force_language": language.partition("-")[0].lower()}})

    def add(self, address: str, html: str) -> None:
        """Add the document of a page.

        Raises:
            IndexingError: where Pagefind has failed.
        """
        self._ask({"type": "AddFile", "index_id": 0, "file_path": address, "file_contents": html})

    def end(self) -> None:
        """Let it make the index: it has all documents.

        Raises:
            IndexingError: where Pagefind has failed.
        """
        if self.has_all:
            return
        self.has_all = True
        # Pagefind can write the files itself, but says that it has done so before it has.
        self._ask({"type": "GetFiles", "index_id": 0})
        try:
            self._process.stdin.flush()  # type: ignore[union-attr]
        except OSError as error:
            raise self._failure(str(error)) from error

    def made(self, stopped: Event | None = None) -> dict[str, bytes]:
        """Wait until the index is made, and return its files.

        Args:
            stopped: set when the index is no longer wanted.

        Raises:
            Stopped: where it is no longer wanted.
            IndexingError: where Pagefind fails.
        """
        self.end()
        answer = self._wait(stopped or Event())
        self.close()
        return {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}

    def close(self) -> None:
        """End it, whatever it is at."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in filter(None, (self._process.stdin, self._process.stdout, self._said)):
            with suppress(OSError):  # what was not sent stays unsent
                stream.close()

    def _ask(self, request: dict[str, Any]) -> None:
        self._asked += 1
        message = json.dumps({"message_id": self._asked, "payload": request}).encode()
        try:
            self._process.stdin.write(base64.b64encode(message) + b",")  # type: ignore[union-attr]
        except OSError as error:
            raise self._failure(str(error)) from error

    def _read_answers(self) -> None:
        rest = bytearray()
        while heard := os.read(self._process.stdout.fileno(), _MUCH):  # type: ignore[union-attr]
            *ends, heard = heard.split(b",")
            for end in ends:
                self._answers.put(json.loads(base64.b64decode(rest + end))["payload"])
                rest.clear()
            rest += heard
        self._answers.put(None)

    def _wait(self, stopped: Event) -> dict[str, Any]:
        """Wait until everything that was asked for is done, and return the last answer."""
        for _ in range(self._asked - 1):
            self._done(stopped)
        return self._done(stopped)

    def _done(self, stopped: Event) -> dict[str, Any]:
        """Return the next answer.

        Raises:
            IndexingError: where Pagefind says that it failed, or has ended.
        """
        answer = self._answer(stopped)
        if answer is None or answer["type"] == "Error":
            raise self._failure((answer or {}).get("message", "it ended"))
        return answer

    def _answer(self, stopped: Event) -> dict[str, Any] | None:
        while True:
            with suppress(Empty):
                return self._answers.get(timeout=_LOOK)
            if stopped.is_set():
                self.close()
                raise Stopped

    def _failure(self, what: str) -> IndexingError:
        """End it, and return what it said last."""
        self._process.kill()
        self._process.wait()
        self._said.seek(0)
        said = self._said.read().decode("utf-8", "replace").strip()
        self.close()
        return IndexingError(f"Pagefind failed: {said or what}")
