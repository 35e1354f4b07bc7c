"""Carry out a change of several files as one: either all of them change, or none does.

Everything new is first written beside its place and brought to the disk, and everything old
is kept under a second name. Only then are files put in place, one rename after another. If
one of these fails, those that were made are taken back. If the machine stops between two of
them, the journal is still there, and the next command that edits takes them back.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from claimgraph.edit.draft import FileChange
from claimgraph.edit.errors import EditError

_NEW_FILE = 0o666


@dataclass(slots=True)
class _Step:
    """One file of a change, and what is kept for it."""

    path: str
    staged: str | None = None
    """The new file, beside its place; None where there is to be none."""
    kept: str | None = None
    """The old file under its second name; None where there was none."""
    after: str | None = None
    """SHA-256 of the new file."""


def journal_of(root: Path) -> Path:
    """Return where the journal of a project lies while a change is carried out."""
    return root / ".claimgraph" / "editing.json"


def carry_out(changes: Sequence[FileChange], root: Path) -> None:
    """Make every change, or none.

    Raises:
        EditError: where one cannot be made; all files are as they were.
    """
    _check_unchanged(changes)
    journal = journal_of(root)
    steps: list[_Step] = []
    made: list[Path] = []
    try:
        for change in changes:
            _prepare(change, steps, made)
        _make_folder(journal.parent, made)
        _write_whole(journal, json.dumps([asdict(step) for step in steps]).encode())
        for step in steps:
            put_in_place(step)
    except BaseException as error:
        _undo(journal, steps, made)
        if isinstance(error, OSError):
            raise _refusal(error) from None
        raise
    _finish(journal, steps, [])


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keep other commands that edit away for the length of a block; one that was killed keeps nobody out.

    Raises:
        EditError: where another command is editing now.
    """
    path = journal_of(root).with_name("editing.lock")
    lock = FileLock(path, timeout=0)
    try:
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


def recover(root: Path) -> list[str]:
    """Take back a change that was cut off half-way; return the files that are as before it again."""
    journal = journal_of(root)
    try:
        steps = [_Step(**step) for step in json.loads(journal.read_bytes())]
    except FileNotFoundError:
        return []
    except (ValueError, TypeError, OSError):
        raise EditError(f"{journal} is damaged: look at the files that it names, then remove it") from None
    taken_back = [step.path for step in reversed(steps) if _take_back(step)]
    _finish(journal, steps, [])
    return sorted(taken_back)


def _check_unchanged(changes: Sequence[FileChange]) -> None:
    for change in changes:
        try:
            now = change.path.read_bytes() if change.path.is_file() else None
        except OSError as error:
            raise EditError(f"{change.name} cannot be read: {error.strerror or error}") from None
        if now != change.before:
            raise EditError(f"{change.name} was changed by someone else meanwhile; nothing was written: try again")


def _prepare(change: FileChange, steps: list[_Step], made: list[Path]) -> None:
    """Write the new file beside its place, and keep the old one."""
    step = _Step(str(change.path))
    steps.append(step)
    _make_folder(change.path.parent, made)
    if change.after is not None:
        step.after = _sum(change.after)
        handle, step.staged = tempfile.mkstemp(prefix=f".{change.path.name}.", suffix=".new", dir=change.path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(change.after)
            file.flush()
            os.fsync(file.fileno())
        Path(step.staged).chmod(change.path.stat().st_mode & 0o7777 if change.before is not None else _mode())
    if change.before is not None:
        handle, kept = tempfile.mkstemp(prefix=f".{change.path.name}.", suffix=".old", dir=change.path.parent)
        os.close(handle)
        step.kept = kept
        shutil.copy2(change.path, kept)
        _sync(Path(kept))


def put_in_place(step: _Step) -> None:
    """Put one new file in its place, or remove the old one."""
    path = Path(step.path)
    if step.staged:
        Path(step.staged).replace(path)
    else:
        path.unlink()
    _sync(path.parent)


def _take_back(step: _Step) -> bool:
    """Bring a file back to what it was, unless someone has changed it since; return whether that was needed."""
    path = Path(step.path)
    now = _sum(path.read_bytes()) if path.is_file() else None
    if now != step.after:
        return False
    if step.kept and Path(step.kept).is_file():
        Path(step.kept).replace(path)
    elif not step.kept and now is not None:
        path.unlink()
    else:
        return False
    _sync(path.parent)
    return True


def _undo(journal: Path, steps: Sequence[_Step], made: Sequence[Path]) -> None:
    """Take back what was done of a change."""
    try:
        for step in reversed(steps):
            _take_back(step)
    except OSError as error:
        raise EditError(
            f"a change was cut off and cannot be taken back yet: {error}; once that is mended, run the command again"
        ) from None
    _finish(journal, steps, made)


def _finish(journal: Path, steps: Sequence[_Step], made: Sequence[Path]) -> None:
    journal.unlink(missing_ok=True)
    _tidy(steps, made)
    with suppress(OSError):
        journal.parent.rmdir()  # where nothing else is in it


def _tidy(steps: Sequence[_Step], made: Sequence[Path]) -> None:
    for step in steps:
        for left in (step.staged, step.kept):
            if left:
                Path(left).unlink(missing_ok=True)
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()


def _make_folder(folder: Path, made: list[Path]) -> None:
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir()
        made.append(each)


def _write_whole(path: Path, content: bytes) -> None:
    staged = path.with_name(f"{path.name}.new")
    try:
        with staged.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
    _sync(path.parent)


def _sync(path: Path) -> None:
    """Bring a file or the names in a folder to the disk."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _mode() -> int:
    """Return the mode of a new file, as the user wants it."""
    mask = os.umask(0)
    os.umask(mask)
    return _NEW_FILE & ~mask


def _refusal(error: OSError) -> EditError:
    where = f"{error.filename}: " if error.filename else ""
    return EditError(f"the files cannot be written, and all are as they were: {where}{error.strerror or error}")


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
