"""What the last check of a project found, which is told again at once while nothing has changed.

Everything that a check depends on is known by its content: the files of the argument, the
hand-written pages, mkdocs.yml, the day, the language that is spoken, and the program itself
with its libraries. What was found
is kept as JSON, so that nothing is ever run that stands in a file; one that cannot be read, or is
of another state of anything, is passed over.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from stat import S_ISREG

import click

from claimgraph import clock
from claimgraph.argument.sizes import LARGEST_PAGE
from claimgraph.cache_folder import cache_folder
from claimgraph.diagnostics import Problems, Severity
from claimgraph.diagnostics.plain import from_plain, to_plain
from claimgraph.language import current
from claimgraph.project import Project

MOST_KEPT = 2_000
"""Warnings that are kept; with more, there is much to mend before anybody minds the time."""
MOST_PROJECTS = 50
"""Projects whose last check is kept."""
_OWN = Path(__file__).parent
_NOTHING_THERE = (OSError, RuntimeError, ValueError, KeyError, TypeError)
"""What a file that is missing, broken or somebody else's may raise."""


class LastCheck:
    """What was found in a project as it is now, if that was checked before."""

    def __init__(self, project: Project) -> None:
        """Look at everything that a check depends on."""
        self.project = project
        self._state = _state_of(project)

    def found(self) -> Problems | None:
        """Return what was found; None where something has changed since, or nothing is known."""
        with suppress(*_NOTHING_THERE):
            kept = json.loads(self._file.read_text("utf-8"))
            if self._state is not None and kept["state"] == self._state:
                problems = Problems()
                problems.extend(map(from_plain, kept["found"]))
                for reason, told in kept["ignored"]:
                    problems.set_aside(from_plain(told), reason)
                return problems
        return None

    def keep(self, problems: Problems) -> None:
        """Keep what was found, unless something was changed meanwhile, or there is no place for it.

        Errors are not kept: they are mended before anybody asks again, and it takes long to find what is meant.
        """
        is_much = problems.count(Severity.ERROR) or len(problems) > MOST_KEPT
        if self._state is None or is_much or _state_of(self.project) != self._state:
            return
        ignored = [(each.reason, to_plain(each.diagnostic)) for each in problems.ignored]
        kept = {"state": self._state, "found": [to_plain(each) for each in problems.found], "ignored": ignored}
        with suppress(*_NOTHING_THERE):
            folder = self._file.parent
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _replace(self._file, json.dumps(kept))
            for old in sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime)[:-MOST_PROJECTS]:
                old.unlink(missing_ok=True)

    @cached_property
    def _file(self) -> Path:
        name = hashlib.sha256(os.fsencode(self.project.root.resolve())).hexdigest()
        return cache_folder() / "checks" / f"{name}.json"


def _replace(file: Path, text: str) -> None:
    """Put a text in the place of a file at once, so that nobody ever reads the half of it."""
    with tempfile.NamedTemporaryFile("w", dir=file.parent, suffix=".new", delete=False, encoding="utf-8") as new:
        new.write(text)
    Path(new.name).replace(file)


def _state_of(project: Project) -> str | None:
    """Return a mark of everything that a check depends on; None where something is there that is no plain file."""
    told = hashlib.sha256()
    with suppress(OSError, click.ClickException):
        parts = (clock.today().isoformat(), current())
        for part in (*_of_the_program(), *_of_the_files(project), *map(str.encode, parts)):
            told.update(b"%d:" % len(part))
            told.update(part)
        return told.hexdigest()
    return None


def _of_the_program() -> Iterator[bytes]:
    """Yield marks of the program and of its libraries: the folder that they are in changes with each of them."""
    yield sys.version.encode()
    yield f"{Path(click.__file__).parent.parent.stat().st_mtime_ns}".encode()
    for path, about in _below(_OWN, hidden=False):
        if S_ISREG(about.st_mode) and "__pycache__" not in path:
            yield f"{path} {about.st_size} {about.st_mtime_ns}".encode()


def _of_the_files(project: Project) -> Iterator[bytes]:
    """Yield the paths below the folders of a project, and the contents of all files that a check may read."""
    yield repr(project).encode("utf-8", "backslashreplace")
    config = project.root / project.config
    yield config.read_bytes() if config.is_file() else b""
    for folder, hidden in ((project.claims, False), (project.docs, True)):
        for path, about in _below(project.root / folder, hidden=hidden):
            yield os.fsencode(path)
            is_read = S_ISREG(about.st_mode) and (not hidden or about.st_size <= LARGEST_PAGE)
            yield Path(path).read_bytes() if is_read else f"{about.st_mode}".encode()


def _below(folder: Path, *, hidden: bool) -> Iterator[tuple[str, os.stat_result]]:
    """Yield a folder, and every file and folder below it, in order of path; nothing where it is not there.

    Raises:
        OSError: where something is there that is neither a plain file nor a plain folder, or cannot be listed.
    """
    if not os.path.lexists(folder):
        return
    yield str(folder), folder.lstat()
    for entry in sorted(_entries(folder, hidden=hidden), key=lambda entry: entry.name):
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path), hidden=hidden)
        elif entry.is_file(follow_symlinks=False):
            yield entry.path, entry.stat()
        else:
            raise OSError(entry.path)


def _entries(folder: Path, *, hidden: bool) -> Iterable[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [entry for entry in entries if hidden or not entry.name.startswith(".")]
