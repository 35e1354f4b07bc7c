"""Tell of saves: what changed under a project, once the editor, or git, has come to rest."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path
from queue import Empty, Queue
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

REST = 0.04
"""Seconds without a further change after which a save is over; a checkout changes many files at once."""
_NO_CHANGE = {"opened", "closed", "closed_no_write"}
_TEMPORARY = (".swp", ".swx", ".tmp", "~", "4913")
"""How files end that editors write beside the one that is edited."""


class Watch:
    """Watches folders and files; an editor may save by writing, or by renaming another file over the old one."""

    def __init__(self, paths: Iterable[Path]) -> None:
        # A folder that is put back is met twice, by watchdog's first walk and as an event; it says so, and goes on.
        warnings.filterwarnings("ignore", "Callback with id .* already exists for watch", RuntimeWarning)
        self.paths = {path.resolve() for path in paths}
        self._changed: Queue[Path] = Queue()
        self._observer = Observer()
        self._whole: dict[Path, ObservedWatch] = {}
        for folder in {path.parent for path in self.paths}:
            self._observer.schedule(_Handler(self), str(folder))
        for folder in filter(Path.is_dir, self.paths):
            self._watch_whole(folder)

    def _watch_whole(self, folder: Path) -> None:
        """Watch a folder with all below it; one that was made anew is another folder than before."""
        if before := self._whole.pop(folder, None):
            self._observer.unschedule(before)
        self._whole[folder] = self._observer.schedule(_Handler(self), str(folder), recursive=True)

    def __enter__(self) -> Self:
        """Begin to watch."""
        self._observer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Watch no longer."""
        self._observer.stop()
        self._observer.join()

    def note(self, path: Path) -> None:
        """Take note of a change, if it is of what is watched."""
        if path in self.paths and path.is_dir():
            self._watch_whole(path)
        hidden = any(part.startswith(".") for part in path.parts[-2:])
        if not hidden and not path.name.endswith(_TEMPORARY) and self._is_watched(path):
            self._changed.put(path)

    def _is_watched(self, path: Path) -> bool:
        return path in self.paths or any(folder in self.paths for folder in path.parents)

    def wait(self, seconds: float) -> set[Path]:
        """Wait for changes, and return all that come until there is rest; none if none come in time."""
        changed: set[Path] = set()
        while (path := self._next(REST if changed else seconds)) is not None:
            changed.add(path)
        return changed

    def _next(self, seconds: float) -> Path | None:
        try:
            return self._changed.get(timeout=seconds)
        except Empty:
            return None


class _Handler(FileSystemEventHandler):
    def __init__(self, watch: Watch) -> None:
        self.watch = watch

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _NO_CHANGE or (event.is_directory and event.event_type == "modified"):
            return
        for path in filter(None, (event.src_path, event.dest_path)):
            self.watch.note(Path(str(path)))
