"""The locker of a command: the argument, its lock and its store, locked against other commands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from claimgraph.argument.assemble import read
from claimgraph.argument.lock import LOCK, Lock, read_lock, written
from claimgraph.argument.model import Argument
from claimgraph.argument.model import Source as SourceModel
from claimgraph.diagnostics import Diagnostic, Problems, did_you_mean
from claimgraph.edit.errors import EditError
from claimgraph.edit.journal import alone
from claimgraph.locker.store import Store, clear_parts, find_store, write_whole
from claimgraph.pipeline import Project


class Locker:
    """The argument, its lock and its store."""

    def __init__(self, project: Project, *, dry_run: bool) -> None:
        """Read the argument and the lock.

        Raises:
            EditError: where the lock cannot be read, or the copies would be published.
        """
        self.project, self.dry_run = project, dry_run
        self.claims = project.root / project.claims
        self.argument: Argument = read(self.claims, project.root, Problems()).argument
        found = read_lock(self.claims, f"{project.claims.as_posix()}/{LOCK}")
        if isinstance(found, Diagnostic):
            raise EditError(f"{found.place}: {found.message}")
        self.lock: Lock = found
        self.store: Store = find_store(self.claims, self.argument.locker)
        _check_private(self.store.folder, project)

    @property
    def today(self) -> str:
        """Today, as YYYY-MM-DD."""
        return datetime.now().astimezone().date().isoformat()

    def source(self, id_: str) -> SourceModel:
        """Return a source by its id.

        Raises:
            EditError: where there is none.
        """
        if id_ not in self.argument.sources:
            hint = did_you_mean(id_, self.argument.sources)
            raise EditError(f'no source "{id_}"' + (f": {hint}" if hint else ""))
        return self.argument.sources[id_]

    def save(self, lock: Lock) -> bool:
        """Write the lock if it has changed; return whether it has."""
        path = self.claims / LOCK
        text = written(lock)
        if (not path.exists() and not lock) or (path.is_file() and path.read_text("utf-8") == text):
            return False
        if path.is_symlink():
            raise EditError(f"{LOCK} is a link: put the file itself there first")
        if not self.dry_run:
            write_whole(path, text.encode(), mode=_mode(path))
        self.lock = lock
        return True


@contextmanager
def opened(project: Project, *, dry_run: bool = False) -> Iterator[Locker]:
    """Open the locker for the length of a block and, unless it is a dry run, keep other commands out."""
    if dry_run:
        yield Locker(project, dry_run=True)
        return
    with alone(project.root):
        locker = Locker(project, dry_run=False)
        clear_parts(locker.store.folder, locker.claims)
        yield locker


def _check_private(folder: Path, project: Project) -> None:
    """Raise EditError for a store that would be published, or that is not a folder of its own."""
    real = Path(os.path.realpath(folder))
    for published in (project.root / project.docs, project.root / "site"):
        if real.is_relative_to(os.path.realpath(published)):
            raise EditError(f"{folder} is published with the site, and copies must stay private: name another folder")
    if Path(os.path.realpath(project.root / project.claims)).is_relative_to(real):
        raise EditError(f"{folder} holds the argument itself: name a folder for the copies alone")


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
