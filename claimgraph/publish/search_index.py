"""Search documents → a chunked static index, by Pagefind.

Pagefind gives the values of its filters in a different order at every run. They are sorted
here, so that the same argument gives the same site, byte for byte. Of the bundle only what the
site's own search page uses is kept.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any

import cbor2
from pagefind_bin import get_executable  # type: ignore[import-untyped]

from claimgraph.language.catalogues import ENGLISH
from claimgraph.publish.made_file import write_file

BUNDLE = "pagefind"
"""Folder of the index on the site."""
ENTRY = "pagefind-entry.json"
"""The file that names the others."""
FOLDERS = ("fragment", "index", "filter")
"""The folders in it."""
PROGRAMS = ("pagefind.js", "pagefind-worker.js")
_MAGIC = b"pagefind_dcd"
_LOOK = 0.1
"""Seconds between looks at whether the index is still wanted."""
_MUCH = 1 << 16
"""Bytes that are read at once."""
_BEGINNING = 3
"""Letters by which words begin alike."""
_PAGES, _MOST_PAGES = 500, 2000
"""Pages that the words of one file of the index stand on, about, each word's counted; and where all begin alike."""
_LEVEL = 6
"""How hard files are packed: a fourth of the time of the hardest, and hardly larger."""
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
        self._has_all = False
        self._ask({"type": "NewIndex", "config": {"force_language": language.partition("-")[0].lower()}})

    def add(self, address: str, html: str) -> None:
        """Add the document of a page.

        Raises:
            IndexingError: where Pagefind has failed.
        """
        self._has_all = False  # a build within the build, as plugins for languages make, comes after the end
        self._ask({"type": "AddFile", "index_id": 0, "file_path": address, "file_contents": html})

    def end(self) -> None:
        """Let it make the index: it has all documents.

        Raises:
            IndexingError: where Pagefind has failed.
        """
        if self._has_all:
            return
        self._has_all = True
        # Pagefind can write the files itself, but says that it has done so before it has.
        self._ask({"type": "GetFiles", "index_id": 0})
        try:
            self._process.stdin.flush()  # type: ignore[union-attr]
        except OSError as error:
            raise self._failure(str(error)) from error

    def made(self, stopped: Event | None = None) -> Iterable[Mapping[str, str]]:
        """Wait until the index is made, and return its files as they come: their paths and what is in them, encoded.

        Args:
            stopped: set when the index is no longer wanted.

        Raises:
            Stopped: where it is no longer wanted.
            IndexingError: where Pagefind fails.
        """
        self.end()
        answer = self._wait(stopped or Event())
        self.close()
        files: Iterable[Mapping[str, str]] = answer["files"]
        return files

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


def write_index(made: Iterable[Mapping[str, str]], bundle: Path, *, has_program: bool) -> None:
    """Write the files of an index.

    Args:
        made: the files, as the indexer gave them.
        bundle: the folder that they are to be in.
        has_program: whether the program that reads them stands beside them.

    Raises:
        IndexingError: where they cannot be read.
        OSError: where the disk does not take them.
    """
    try:
        files = {each["path"]: base64.b64decode(each["content"]) for each in made}
        kept = _in_order(files, has_program=has_program)
    except (ValueError, LookupError, EOFError, gzip.BadGzipFile) as error:
        raise IndexingError(f"Pagefind made what cannot be read: {error}") from error
    for name, content in kept.items():
        write_file(str(bundle / name), content)


def _in_order(files: dict[str, bytes], *, has_program: bool) -> dict[str, bytes]:
    """Return the files that are used, with the filters and their values sorted, and named by their new hashes."""
    entry = json.loads(files[ENTRY])
    kept = {name: files[name] for name in _programs(entry)} if has_program else {}
    kept |= {name: content for name, content in files.items() if name.startswith("fragment/")}
    for language, about in entry["languages"].items():
        meta = _decode(files[f"pagefind.{about['hash']}.pf_meta"])
        filters = next(part for part in meta[3:] if isinstance(part, list) and part and isinstance(part[0], list))
        for each in filters:
            name, values = _decode(files[f"filter/{each[1]}.pf_filter"])
            each[1], content = _named(language, [name, sorted(values)])
            kept[f"filter/{each[1]}.pf_filter"] = content
        filters.sort()
        meta[2], stretches = _cut(language, meta[2], files)
        kept |= stretches
        about["hash"], content = _named(language, meta)
        kept[f"pagefind.{about['hash']}.pf_meta"] = content
    kept[ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return kept


def _programs(entry: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of the programs that read an index; languages whose words Pagefind does not know share one."""
    yield from PROGRAMS
    yield from (f"wasm.{about['wasm'] or 'unknown'}.pagefind" for about in entry["languages"].values())


def _cut(language: str, known: list[list[str]], files: dict[str, bytes]) -> tuple[list[list[str]], dict[str, bytes]]:
    """Cut the files of the index smaller: what a search loads is mostly other words than those that are looked for.

    Words that begin alike mostly stay together: by a word of which only the beginning is typed all of them are found.

    Args:
        language: of the words.
        known: the first and the last word of each file, and its name.
        files: the files.

    Returns:
        The same for the smaller files, and these.
    """
    told: list[list[str]] = []
    made = {}
    for *_, name in known:
        for stretch in _stretches(_decode(files[f"index/{name}.pf_index"])[0]):
            new, content = _named(language, [stretch])
            # From where the one before ends, so that the beginning of a word that stands in none lies in one, too.
            told.append([told[-1][1] if told else stretch[0][0], stretch[-1][0], new])
            made[f"index/{new}.pf_index"] = content
    return told, made


def _stretches(words: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield words in stretches, each with what is known of it; a word of very many pages ends one."""
    stretch: list[Any] = []
    pages = 0
    for word in words:
        if stretch:
            last, on_pages, *_ = stretch[-1]
            most = _PAGES if last[:_BEGINNING] != word[0][:_BEGINNING] else _MOST_PAGES
            if pages > most or len(on_pages) > _PAGES:
                yield stretch
                stretch, pages = [], 0
        stretch.append(word)
        pages += len(word[1])
    yield stretch


def _named(language: str, data: object) -> tuple[str, bytes]:
    """Return what is to stand in a file, as Pagefind's program reads it, and the name that goes with it."""
    told = cbor2.dumps(data)
    name = f"{language}_{hashlib.sha256(told).hexdigest()[:_DIGITS]}"
    return name, gzip.compress(_MAGIC + told, _LEVEL, mtime=0)


def _decode(content: bytes) -> Any:  # noqa: ANN401 - whatever Pagefind made
    return cbor2.loads(gzip.decompress(content).removeprefix(_MAGIC))
