"""The report as a PDF, printed by a Chromium where there is one.

What was printed is kept under ``.claimgraph/`` by the hash of what it was printed from, so
that a build prints only what changed. What Chromium writes that is not of the page is made
the same every time, so that the same argument gives the same file.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from claimgraph.own_folder import own_folder

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-extensions"),
    *("--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf"),
)
PATIENCE = 120
"""Seconds."""
_KEPT = re.compile(r"[0-9a-f]{32}\.pdf")
_DATE = re.compile(rb"(/(?:Creation|Mod)Date \(D:)\d{14}")
_NODE = re.compile(rb"\(node(\d{8})\)")
"""The name of a cell of a table, numbered as the browser happened to count its nodes."""


class PrintingError(Exception):
    """The report could not be printed; the message says why."""


def find_chromium() -> str | None:
    """Return the Chromium to print with: the one named by CHROMIUM, or one on the PATH."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for path in map(shutil.which, NAMES) if path), None)


def print_pdf(files: Mapping[str, bytes], page: str, root: Path) -> bytes | None:
    """Print a page as a PDF with Chromium, and cache the result.

    Args:
        files: the page and all that it loads, by address.
        page: address of the page.
        root: the project, in whose own folder what was printed is kept.

    Returns:
        The PDF; None where there is no Chromium.

    Raises:
        PrintingError: where Chromium fails.
    """
    chromium = find_chromium()
    if chromium is None:
        return None
    name = f"{_fingerprint(files)}.pdf"
    if kept := _kept(root, name):
        return kept
    made = _print(chromium, files, page)
    _keep(made, root, name)
    return made


def _fingerprint(files: Mapping[str, bytes]) -> str:
    found = hashlib.sha256()
    for address, content in sorted(files.items()):
        found.update(f"{address} {len(content)} ".encode() + content)
    return found.hexdigest()[:32]


def _print(chromium: str, files: Mapping[str, bytes], page: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="claimgraph-print-", ignore_cleanup_errors=True) as folder:
        for address, content in files.items():
            file = Path(folder, "site", address)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        made = Path(folder, "made.pdf")
        flags = [*FLAGS, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
        command = [chromium, *flags, f"--user-data-dir={folder}/user", f"--print-to-pdf={made}"]
        try:
            done = subprocess.run(  # noqa: S603 - a browser that the reader has chosen, on our own page
                [*command, Path(folder, "site", page).as_uri()],
                capture_output=True,
                timeout=PATIENCE,
                check=False,
                stdin=subprocess.DEVNULL,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PrintingError(f"{chromium}: {error}") from error
        if not made.is_file():
            words = done.stderr.decode(errors="replace").strip().splitlines()
            raise PrintingError(f"{chromium} printed nothing{': ' + words[-1] if words else ''}")
        return _the_same_every_time(made.read_bytes())


def _the_same_every_time(made: bytes) -> bytes:
    """Return a PDF with a fixed date, and with its cells numbered from 0.

    Dates and numbers keep their lengths, and numbers their order: the file tells where each of
    its parts begins, and lists the cells in order.
    """
    dated = _DATE.sub(rb"\g<1>19800101000000", made)
    numbers = {number: b"(node%08d)" % new for new, number in enumerate(sorted(set(_NODE.findall(dated))))}
    return _NODE.sub(lambda found: numbers[found[1]], dated)


def _kept(root: Path, name: str) -> bytes | None:
    """Return the cached PDF; None where it is missing or cannot be read."""
    try:
        return (own_folder(root) / name).read_bytes()
    except OSError:
        return None


def _keep(made: bytes, root: Path, name: str) -> None:
    """Cache a PDF and delete older ones; ignore a folder that cannot be written."""
    try:
        folder = own_folder(root)
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            if _KEPT.fullmatch(old.name):
                old.unlink()
        (folder / name).write_bytes(made)
    except OSError:
        return
