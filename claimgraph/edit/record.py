"""The record of a change in progress: which files it is about, and where their old and new forms are.

It lies in the project's own folder, where a file of that name could also have come with the
project from somebody else, and name anything. So a record counts only with its seal, an empty
file beside it: the record tells the moment at which the file system took note of the seal,
and no copy of a project can bring that along. What it names has to lie within the project, too.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimgraph.edit.errors import EditError
from claimgraph.own_folder import own_folder
from claimgraph.terminal import visible

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Places:
    """Where a change may write: in the project, and in other folders that the user has named."""

    root: Path
    own: Path
    """The project's folder for the tool's own files."""
    others: tuple[Path, ...] = ()

    @property
    def record(self) -> Path:
        """Where the record lies while a change is carried out."""
        return self.own / "editing.json"

    @property
    def workshop(self) -> Path:
        """Where the old and the new forms of the files lie meanwhile."""
        return self.own / "editing"

    def hold(self, path: Path) -> bool:
        """Whether a file is in one of the places, links resolved."""
        real = Path(os.path.realpath(path.parent), path.name)
        return not path.is_symlink() and any(
            real.is_relative_to(os.path.realpath(place)) for place in (self.root, *self.others)
        )


@dataclass(frozen=True, slots=True)
class FileStep:
    """One file of a change."""

    path: Path
    staged: Path | None
    """The new file; None where there is to be none."""
    kept: Path | None
    """The old file; None where there was none."""
    after: str | None
    """SHA-256 of the new file."""
    beside: Path
    """Where the file is put together that cannot be moved to its place, which is on another file system."""


@dataclass(frozen=True, slots=True)
class Record:
    """A change of several files."""

    steps: Sequence[FileStep]
    folders: Sequence[Path]
    """Those that are made for new files, outer ones first."""


def places_of(root: Path, others: Sequence[Path] = ()) -> Places:
    """Return where a change of a project may write.

    Raises:
        EditError: where the project's own folder is a link.
    """
    try:
        return Places(root, own_folder(root), tuple(others))
    except NotADirectoryError as error:
        raise EditError(f"{error.filename}: {error.strerror}") from None


def seal(places: Places) -> int:
    """Recreate the workshop folder; return when the file system created its seal (``st_ctime_ns``)."""
    clear(places)
    places.workshop.mkdir(parents=True)
    path = _seal_of(places)
    path.touch(exist_ok=False)
    return path.stat().st_ctime_ns


def clear(places: Places) -> None:
    """Delete the workshop folder with everything in it."""
    if places.workshop.is_symlink() or places.workshop.is_file():
        places.workshop.unlink()
    elif places.workshop.exists():
        shutil.rmtree(places.workshop)


def step_of(places: Places, number: int, path: Path, *, kept: bool, after: str | None) -> FileStep:
    """Return the step of a change that is about a file."""
    form = places.workshop / str(number)
    return FileStep(
        path,
        None if after is None else form.with_suffix(".new"),
        form.with_suffix(".old") if kept else None,
        after,
        path.with_name(f".claimgraph-{number}.{'new' if after is None else after[:16]}"),
    )


def written(record: Record, places: Places, sealed: int) -> bytes:
    """Return a record as it is written down."""
    steps = [
        {"path": _named(step.path, places), "kept": step.kept is not None, "after": step.after} for step in record.steps
    ]
    folders = [_named(folder, places) for folder in record.folders]
    return json.dumps({"seal": sealed, "steps": steps, "folders": folders}).encode()


def read(places: Places) -> Record | None:
    """Read the record of a change that was cut off.

    Returns:
        The record; None where there is none.

    Raises:
        EditError: where it cannot be read, was not written here, or names what lies elsewhere.
    """
    path = places.record
    if path.is_symlink():
        raise EditError(f"{path} is a link, and no record of a change: remove it")
    try:
        told = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (ValueError, OSError, RecursionError):
        raise EditError(_damaged(path)) from None
    return _read(told, places)


def _read(told: Any, places: Places) -> Record:  # noqa: ANN401 - what stands in a file
    path = places.record
    try:
        names = [*(str(step["path"]) for step in told["steps"]), *map(str, told["folders"])]
        if told["seal"] != _sealed(places):
            raise EditError(
                f"{path} was not written by a command that ran here, so nothing was done about it; it may have come "
                f"with a copy of the project. Look at the files that it names ({_some(names)}), then remove it"
            )
        steps = [
            step_of(places, number, places.root / step["path"], kept=step["kept"], after=step["after"])
            for number, step in enumerate(told["steps"])
        ]
        record = Record(steps, [places.root / name for name in told["folders"]])
        outside = [str(each) for each in _touched(record) if not places.hold(each)]
    except (ValueError, TypeError, KeyError, OSError):
        raise EditError(_damaged(path)) from None
    if outside:
        raise EditError(
            f"{path} names files that lie outside the project or are links ({_some(outside)}), so nothing was done: "
            "run the command that was cut off again, with the same options, or look at these files and remove it"
        )
    return record


def _touched(record: Record) -> Iterator[Path]:
    yield from (step.path for step in record.steps)
    yield from record.folders


def _seal_of(places: Places) -> Path:
    return places.workshop / "seal"


def _sealed(places: Places) -> int | None:
    try:
        return _seal_of(places).lstat().st_ctime_ns
    except OSError:
        return None


def _named(path: Path, places: Places) -> str:
    return path.relative_to(places.root).as_posix() if path.is_relative_to(places.root) else str(path)


def _damaged(path: Path) -> str:
    return f"{path} is damaged: look at the files that it names, then remove it"


def _some(names: Sequence[str]) -> str:
    return ", ".join(map(visible, names[:_NAMED])) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
