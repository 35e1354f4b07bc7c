"""Search documents → a chunked static index, by Pagefind.

Pagefind writes the values of its filters in a different order at every run. They are sorted
here, so that the same argument gives the same site, byte for byte. Of the bundle only what the
site's own search page uses is kept.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from threading import Event
from typing import Any

import cbor2
from pagefind_bin import get_executable  # type: ignore[import-untyped]

BUNDLE = "pagefind"
"""Folder of the index on the site."""
KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en.pagefind")
_MAGIC = b"pagefind_dcd"
_LITTLE = 1 << 16
"""Bytes that must be free on the disk."""
_LOOK = 0.1
"""Seconds between looks at whether the index is still wanted."""
_DIGITS = 7
"""Length of a chunk's hash in its name."""


class IndexingError(Exception):
    """The index could not be made; the message says why."""


class Stopped(Exception):  # noqa: N818 - no error: somebody asked for it
    """The index is no longer wanted."""


def write_index(documents: Iterable[tuple[str, str]], site: Path, stopped: Event | None = None) -> None:
    """Index documents with Pagefind and write the bundle into a built site.

    Args:
        documents: the address of each page with the HTML that is to be indexed for it.
        site: folder of the built site.
        stopped: set when the index is no longer wanted.

    Raises:
        Stopped: where it is no longer wanted.
        IndexingError: where Pagefind cannot be run, or fails.
        OSError: where the disk does not take the index.
    """
    bundle = site / BUNDLE
    shutil.rmtree(bundle, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="claimgraph-search-") as folder:
        for address, html in documents:
            file = Path(folder, address)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(html, "utf-8")
        command = [get_executable(), "--site", folder, "--output-path", bundle, "--force-language", "en", "--silent"]
        try:
            _run(command, stopped or Event())
        except (OSError, subprocess.CalledProcessError) as error:
            raise IndexingError(f"Pagefind failed: {getattr(error, 'stderr', '') or error}") from error
        _stop_if_full(Path(folder))
    _stop_if_full(site)
    try:
        _drop_what_is_unused(bundle)
        _put_in_order(bundle)
    except (ValueError, LookupError, EOFError, FileNotFoundError, gzip.BadGzipFile) as error:
        shutil.rmtree(bundle, ignore_errors=True)
        raise IndexingError(f"Pagefind wrote what cannot be read: {error}") from error


def _run(command: list[str], stopped: Event) -> None:
    """Run a command to its end, or until it is no longer wanted."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - of a dependency
        while True:
            try:
                _, said = process.communicate(timeout=_LOOK)
                break
            except subprocess.TimeoutExpired:
                if stopped.is_set():
                    process.kill()
                    raise Stopped from None
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said)


def _stop_if_full(folder: Path) -> None:
    """Raise OSError if the disk is full: Pagefind ignores that and leaves truncated files."""
    trial = folder / ".claimgraph-trial"
    try:
        trial.write_bytes(b"." * _LITTLE)
    finally:
        trial.unlink(missing_ok=True)


def _drop_what_is_unused(bundle: Path) -> None:
    for path in bundle.iterdir():
        if path.is_file() and path.name not in KEPT and path.suffix != ".pf_meta":
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
