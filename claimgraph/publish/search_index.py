"""Search documents → a chunked static index, by Pagefind.

Pagefind writes the values of its filters in a different order at every run. They are sorted
here, so that the same argument gives the same site, byte for byte. Of the bundle only what the
site's own search page uses is kept.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any

import cbor2
from pagefind_bin import get_executable  # type: ignore[import-untyped]

from claimgraph.language.catalogues import ENGLISH

BUNDLE = "pagefind"
"""Folder of the index on the site."""
KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_MAGIC = b"pagefind_dcd"
_LITTLE = 1 << 16
"""Bytes that must be free on the disk."""
_LOOK = 0.1
"""Seconds between looks at whether the index is still wanted."""
_MUCH = 1 << 16
"""Bytes that are read at once."""
_DIGITS = 7
"""Length of a chunk's hash in its name."""


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
        self._ask({"type": "NewIndex", "config": {"force_language": language.partition("-")[0].lower()}})

    def add(self, address: str, html: str) -> None:
        """Add the document of a page.

        Raises:
            IndexingError: where Pagefind has failed.
        """
        self._ask({"type": "AddFile", "index_id": 0, "file_path": address, "file_contents": html})

    def write(self, site: Path, stopped: Event | None = None) -> None:
        """Write the bundle into a built site.

        Args:
            site: folder of the built site.
            stopped: set when the index is no longer wanted.

        Raises:
            Stopped: where it is no longer wanted.
            IndexingError: where Pagefind fails.
            OSError: where the disk does not take the index.
        """
        bundle = site / BUNDLE
        shutil.rmtree(bundle, ignore_errors=True)
        self._ask({"type": "WriteFiles", "index_id": 0, "output_path": str(bundle)})
        self._wait(stopped or Event())
        self._end()
        _stop_if_full(site)
        try:
            _drop_what_is_unused(bundle)
            _put_in_order(bundle)
        except (ValueError, LookupError, EOFError, FileNotFoundError, gzip.BadGzipFile) as error:
            shutil.rmtree(bundle, ignore_errors=True)
            raise IndexingError(f"Pagefind wrote what cannot be read: {error}") from error

    def _end(self) -> None:
        """Let it end: it answers before the disk has everything."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()
        self.close()

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
        rest = b""
        while heard := os.read(self._process.stdout.fileno(), _MUCH):  # type: ignore[union-attr]
            *messages, rest = (rest + heard).split(b",")
            for message in messages:
                self._answers.put(json.loads(base64.b64decode(message))["payload"])
        self._answers.put(None)

    def _wait(self, stopped: Event) -> None:
        """Wait until everything that was asked for is done."""
        try:
            self._process.stdin.flush()  # type: ignore[union-attr]
        except OSError as error:
            raise self._failure(str(error)) from error
        for _ in range(self._asked):
            answer = self._answer(stopped)
            if answer is None or answer["type"] == "Error":
                raise self._failure((answer or {}).get("message", "it ended"))

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


def _stop_if_full(folder: Path) -> None:
    """Raise OSError if the disk is full: Pagefind ignores that and leaves truncated files."""
    trial = folder / ".claimgraph-trial"
    try:
        trial.write_bytes(b"." * _LITTLE)
    finally:
        trial.unlink(missing_ok=True)


def _drop_what_is_unused(bundle: Path) -> None:
    languages = json.loads((bundle / "pagefind-entry.json").read_text("utf-8"))["languages"].values()
    # Languages whose forms of words Pagefind does not know share one program.
    kept = {*KEPT, *(f"wasm.{about['wasm'] or 'unknown'}.pagefind" for about in languages)}
    for path in bundle.iterdir():
        if path.is_file() and path.name not in kept and path.suffix != ".pf_meta":
            path.unlink()


def _put_in_order(bundle: Path) -> None:
    """Sort every filter's values and the list of filters; rename the changed files by their new hashes."""
    entry_file = bundle / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text("utf-8"))
    for language, about in entry["languages"].items():
        meta_file = bundle / f"pagefind.{about['hash']}.pf_meta"
        meta = _decode(meta_file)
        filters = next(part for part in meta[3:] if isinstance(part, list) and part and isinstance(part[0], list))
        filters[:] = sorted([name, _sorted_filter(bundle, language, old)] for name, old in filters)
        meta_file.unlink()
        about["hash"] = f"{language}_{_digest(cbor2.dumps(meta))}"
        _encode(bundle / f"pagefind.{about['hash']}.pf_meta", meta)
    entry_file.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _sorted_filter(bundle: Path, language: str, old: str) -> str:
    file = bundle / "filter" / f"{old}.pf_filter"
    name, values = _decode(file)
    file.unlink()
    data = [name, sorted(values)]
    new = f"{language}_{_digest(cbor2.dumps(data))}"
    _encode(file.with_name(f"{new}.pf_filter"), data)
    return new


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def _decode(file: Path) -> Any:  # noqa: ANN401 - whatever Pagefind wrote
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_MAGIC))


def _encode(file: Path, data: object) -> None:
    file.write_bytes(gzip.compress(_MAGIC + cbor2.dumps(data), mtime=0))
