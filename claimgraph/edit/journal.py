"""Change several files as one transaction: either all of them change, or none does.

All new content is first written into the project's own folder and flushed to disk, and all old
content is copied there. Only then are files put in place, one rename after another. If
one of these fails, those that were made are taken back. If the machine stops between two of
them, the record is still there, and the next command that edits takes them back. Nothing but
the files themselves is ever written beside them, unless they are on another file system.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from claimgraph.edit import record as records
from claimgraph.edit.draft import DRAFT, FileChange
from claimgraph.edit.errors import EditError
from claimgraph.edit.record import FileStep, Places, Record

_NEW_FILE = 0o666


def is_cut_off(root: Path) -> bool:
    """Whether an earlier change was interrupted."""
    return os.path.lexists(records.places_of(root).record)


def carry_out(changes: Sequence[FileChange], root: Path, elsewhere: Sequence[Path] = ()) -> None:
    """Make every change, or none.

    Args:
        changes: the files, before and after.
        root: the project.
        elsewhere: other folders that the user has named, in which files may change too.

    Raises:
        EditError: where one cannot be made; all files are as they were.
    """
    places = records.places_of(root, elsewhere)
    _check_places(changes, places)
    _check_unchanged(changes)
    record = Record([], [])
    made: list[Path] = []
    try:
        _make_folders(_missing(places.own), made)
        record = _prepare(changes, places)
        _make_folders(record.folders, made)
        for step in record.steps:
            put_in_place(step)
    except BaseException as error:
        _undo(places, record, made)
        if isinstance(error, OSError):
            raise _refusal(error) from None
        raise
    _finish(places)


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keep other editing commands out for the length of a block; a killed command leaves no lock behind.

    Raises:
        EditError: where another command is editing now.
    """
    path = records.places_of(root).own / "editing.lock"
    try:
        if path.is_symlink():
            raise EditError(f"{path} is a link, and what it leads to would be written over: remove the link")
        lock = FileLock(path, timeout=0)
        path.parent.mkdir(exist_ok=True)
        lock.acquire()
    except Timeout:
        raise EditError("another command is changing files of this argument: wait until it is done") from None
    except OSError as error:
        raise _refusal(error) from None
    try:
        yield
    finally:
        lock.release()


def recover(root: Path, elsewhere: Sequence[Path] = ()) -> list[str]:
    """Undo a change that was interrupted half-way, and delete what is left of it.

    Args:
        root: the project.
        elsewhere: other folders that the user has named.

    Returns:
        The files that are as before it again.

    Raises:
        EditError: where that cannot be done, or somebody else may have written the record; nothing was touched then.
    """
    places = records.places_of(root, elsewhere)
    try:
        record = records.read(places) or Record([], [])
        taken_back = [str(step.path) for step in reversed(record.steps) if _take_back(step)]
        _remove_empty(record.folders)
        _finish(places)
        for left in places.own.glob(f"{DRAFT}*"):
            shutil.rmtree(left, ignore_errors=True)
    except OSError as error:
        raise _not_yet(error) from None
    return sorted(taken_back)


def _check_places(changes: Sequence[FileChange], places: Places) -> None:
    for change in changes:
        if not places.hold(change.path):
            raise EditError(
                f"{change.name} is a link or lies behind one that leads out of the project, to "
                f"{os.path.realpath(change.path)}; nothing was written: put the file itself there first"
            )


def _check_unchanged(changes: Sequence[FileChange]) -> None:
    for change in changes:
        try:
            now = change.path.read_bytes() if change.path.is_file() else None
        except OSError as error:
            raise EditError(f"{change.name} cannot be read: {error.strerror or error}") from None
        if now != change.before:
            raise EditError(f"{change.name} was changed by someone else meanwhile; nothing was written: try again")


def _prepare(changes: Sequence[FileChange], places: Places) -> Record:
    """Write the new files beside the old ones, copy the old ones, and record both."""
    sealed = records.seal(places)
    steps = []
    for number, change in enumerate(changes):
        after = None if change.after is None else _sum(change.after)
        step = records.step_of(places, number, change.path, kept=change.before is not None, after=after)
        if step.kept:
            shutil.copy2(step.path, step.kept)
            _sync(step.kept)
        if step.staged and change.after is not None:
            _write(step.staged, change.after)
            step.staged.chmod(step.path.stat().st_mode & 0o7777 if step.kept else _mode())
        steps.append(step)
    folders = {folder: None for change in changes for folder in _missing(change.path.parent)}
    record = Record(steps, list(folders))
    whole = places.workshop / "record"
    _write(whole, records.written(record, places, sealed))
    _sync(places.workshop)
    whole.replace(places.record)
    _sync(places.own)
    return record


def put_in_place(step: FileStep) -> None:
    """Put one new file in its place, or remove the old one."""
    if step.staged:
        _move(step.staged, step)
    else:
        step.path.unlink()
    _sync(step.path.parent)


def _move(file: Path, step: FileStep) -> None:
    """Replace a file by another atomically, even from another file system."""
    try:
        file.replace(step.path)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copy2(file, step.beside)
        _sync(step.beside)
        step.beside.replace(step.path)


def _take_back(step: FileStep) -> bool:
    """Restore a file, unless someone has changed it since; return whether anything was done."""
    step.beside.unlink(missing_ok=True)
    now = _sum(step.path.read_bytes()) if step.path.is_file() else None
    if now != step.after:
        return False
    if step.kept and step.kept.is_file():
        _move(step.kept, step)
    elif not step.kept and now is not None:
        step.path.unlink()
    else:
        return False
    _sync(step.path.parent)
    return True


def _undo(places: Places, record: Record, made: Sequence[Path]) -> None:
    """Undo the steps of a change that were made."""
    try:
        for step in reversed(record.steps):
            _take_back(step)
        _finish(places)
        _remove_empty(made)
    except OSError as error:
        raise _not_yet(error) from None


def _finish(places: Places) -> None:
    """Delete the record of a change, so that it will not be undone, then the files that are left of it."""
    if places.record.exists():
        places.record.unlink()
        _sync(places.own)
    records.clear(places)
    with suppress(OSError):
        places.own.rmdir()  # where nothing else is in it


def _missing(folder: Path) -> list[Path]:
    """Return the folders that have to be created for a folder to exist, outer ones first."""
    return [each for each in reversed((folder, *folder.parents)) if not each.exists()]


def _make_folders(folders: Sequence[Path], made: list[Path]) -> None:
    for folder in folders:
        folder.mkdir()
        made.append(folder)


def _remove_empty(folders: Sequence[Path]) -> None:
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()


def _write(path: Path, content: bytes) -> None:
    """Write a new file and flush it to disk."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(path: Path) -> None:
    """Flush a file, or the directory entries of a folder, to disk."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _mode() -> int:
    """Return the mode of a new file by the user's umask."""
    mask = os.umask(0)
    os.umask(mask)
    return _NEW_FILE & ~mask


def _refusal(error: OSError) -> EditError:
    where = f"{error.filename}: " if error.filename else ""
    return EditError(f"the files cannot be written, and all are as they were: {where}{error.strerror or error}")


def _not_yet(error: OSError) -> EditError:
    return EditError(
        f"a change was cut off and cannot be taken back yet: {error}; once that is mended, run the command again"
    )


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
