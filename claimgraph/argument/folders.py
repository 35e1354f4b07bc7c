"""List a folder: its files, and every path that is unreadable, leads outside, or is neither file nor folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from errno import EACCES
from pathlib import Path
from typing import Any, Literal

from claimgraph.diagnostics import Diagnostic, Place, Rule, rules
from claimgraph.language import gettext, message

_KINDS = {
    stat.S_ISFIFO: message("this is a pipe, not a file"),
    stat.S_ISSOCK: message("this is a socket, not a file"),
    stat.S_ISCHR: message("this is a device, not a file"),
    stat.S_ISBLK: message("this is a device, not a file"),
}


@dataclass(slots=True)
class Listing:
    """What is below a folder, in order of path."""

    files: list[Path] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    faults: dict[Path, Diagnostic] = field(default_factory=dict)
    """Why a path is in neither list."""

    def is_faulty(self, path: Path) -> bool:
        """Whether a path could not be listed, or a folder above it could not."""
        return bool(self.faults) and any(above in self.faults for above in (path, *path.parents))


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the links of a folder may lead."""

    folders: tuple[Path, ...]
    name: str
    """What they lead out of, where they lead elsewhere."""

    def hold(self, path: Path) -> bool:
        """Whether a path is inside, all links followed."""
        found = Path(os.path.realpath(path))
        return any(found.is_relative_to(os.path.realpath(folder)) for folder in self.folders)


def list_folder(folder: Path, bounds: Bounds, shown: Callable[[Path], str], *, hidden: bool) -> Listing:
    """Return everything below a folder; links are followed within the bounds.

    Args:
        folder: the folder.
        bounds: where its links may lead.
        shown: gives a path as the editor knows it.
        hidden: whether to list what is hidden too; the broken links that editors leave as locks are passed over.
    """
    found = Listing()
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            paths = sorted(here.iterdir())
        except OSError as error:
            found.faults[here] = rules.NOT_A_FILE.at(Place(shown(here)), what=unreadable("folder", error))
            continue
        for path in paths:
            if path.name.startswith(".") and (not hidden or _is_lock(path)):
                continue
            if said := _fault(path, bounds):
                rule, words = said
                found.faults[path] = rule.at(Place(shown(path)), **words)
            elif path.is_dir():
                found.folders.append(path)
                pending.append(path)
            else:
                found.files.append(path)
    found.files.sort()
    return found


def unreadable(what: Literal["file", "folder"], error: OSError) -> str:
    """Return in words why a file or a folder cannot be read."""
    why = error.strerror or error
    if what == "file":
        return gettext("this file cannot be read: %(why)s", why=why)
    return gettext("this folder cannot be read: %(why)s", why=why)


def _fault(path: Path, bounds: Bounds) -> tuple[Rule, dict[str, Any]] | None:
    """Return why a path can be neither read nor listed, and the words to say it with; None where it can."""
    try:
        path.name.encode()
        if path.is_symlink() and not bounds.hold(path):
            return rules.OUTSIDE_FILE, {"folder": bounds.name}
        mode = path.stat().st_mode
    except UnicodeEncodeError as error:
        return rules.BAD_NAME, {"byte": f"0x{os.fsencode(path.name[error.start])[0]:02X}"}
    except OSError as error:
        return rules.NOT_A_FILE, {"what": unreadable("file", error)}
    what = _odd(path, mode)
    return (rules.NOT_A_FILE, {"what": what}) if what else None


def _odd(path: Path, mode: int) -> str | None:
    """Return what is wrong with the target of a path; None for a readable file or folder."""
    if path.is_symlink() and path.resolve() in {above.resolve() for above in path.parents}:
        return gettext("this is a link to a folder that it stands in")
    if kind := next((kind for holds, kind in _KINDS.items() if holds(mode)), None):
        return gettext(kind)
    is_folder = stat.S_ISDIR(mode)
    wanted = os.R_OK | (os.X_OK if is_folder else 0)
    if os.access(path, wanted, effective_ids=os.access in os.supports_effective_ids):
        return None
    return unreadable("folder" if is_folder else "file", PermissionError(EACCES, os.strerror(EACCES)))


def _is_lock(path: Path) -> bool:
    return path.is_symlink() and not path.exists()
