"""A copy of the editors' files, in which a change is tried before it is made.

A command reads and writes the draft as if it were the project: it can be read again, checked
and compared while the project's own files stay as they are. What came of it is a list of
changed files, which is shown, or carried out, as a whole.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from claimgraph.argument.assemble import read
from claimgraph.argument.documents import is_page
from claimgraph.argument.files import Files, read_files
from claimgraph.argument.lock import LOCKER
from claimgraph.argument.reading import Reading
from claimgraph.diagnostics import Diagnostic, Problems
from claimgraph.edit.errors import EditError
from claimgraph.pipeline import Project, check

DRAFT = "claimgraph-draft-"
"""Prefix of the names of the folders that hold drafts."""
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file before and after."""

    name: str
    """Its path as the editor knows it."""
    path: Path
    before: bytes | None
    """None where there was no file."""
    after: bytes | None
    """None where there is to be none."""
    moved_from: str | None = None
    """The path under which its content stood before."""


class Draft:
    """The project's files, copied, to be changed."""

    def __init__(self, project: Project, under: Path | None = None) -> None:
        """Prepare a draft of a project.

        Args:
            project: the project.
            under: where the folder of the draft is to lie; by default where the system keeps temporary files.
        """
        self.real = project
        self._folder = tempfile.TemporaryDirectory(prefix=DRAFT, dir=under)
        self._roots = _places(project, Path(self._folder.name))
        claims, docs = (name for name, _ in self._roots[:2])
        self.project = replace(project, root=Path(self._folder.name), claims=Path(claims), docs=Path(docs))
        self._before: dict[str, bytes | None] = {}
        self._moved: dict[str, str] = {}

    def __enter__(self) -> Self:
        try:
            for name, origin in self._roots:
                _copy(origin, self.project.root / name, pages_only=name == self.project.docs.as_posix())
        except BaseException:
            self._folder.cleanup()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    @property
    def claims(self) -> str:
        """The folder of the argument, as the editor knows it."""
        return self.project.claims.as_posix()

    def exists(self, name: str) -> bool:
        """Whether there is a file of this path."""
        return (self.project.root / name).is_file()

    def text(self, name: str) -> str:
        """Return what stands in a file, line ends as they are."""
        try:
            return (self.project.root / name).read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise EditError(f"{name} cannot be read: {error.strerror or error}") from None
        except UnicodeDecodeError:
            raise EditError(f"{name} is not UTF-8 text: save it as UTF-8 first") from None

    def write(self, name: str, text: str) -> None:
        """Change a file, or make one."""
        path = self.project.root / name
        if path.is_symlink():
            raise EditError(f"{name} is a link: edit the file that it leads to")
        was = self._keep(name)
        mark = _BOM if was and was.startswith(_BOM) else b""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(mark + text.encode())

    def move(self, name: str, new: str) -> None:
        """Give a file another name."""
        self._keep(name)
        self._keep(new)
        (self.project.root / new).parent.mkdir(parents=True, exist_ok=True)
        (self.project.root / name).rename(self.project.root / new)
        self._moved[new] = name

    def remove(self, name: str) -> None:
        """Remove a file."""
        self._keep(name)
        (self.project.root / name).unlink()

    def files(self) -> Files:
        """Read the argument's files as they now stand."""
        return read_files(self.project.root / self.project.claims, self.project.root, Problems())

    def reading(self) -> Reading:
        """Read the argument as it now stands."""
        return read(self.project.root / self.project.claims, self.project.root, Problems())

    def problems(self) -> Problems:
        """Find every problem of the argument as it now stands."""
        return check(self.project)

    def pages(self) -> Iterator[str]:
        """Yield the hand-written pages."""
        folder = self.project.root / self.project.docs
        for path in sorted(folder.rglob("*")):
            if is_page(path.relative_to(folder)):
                yield path.relative_to(self.project.root).as_posix()

    def changes(self) -> list[FileChange]:
        """Return every file that differs from the project's, in order of name."""
        found = []
        for name, before in sorted(self._before.items()):
            path = self.project.root / name
            after = path.read_bytes() if path.is_file() else None
            if before != after:
                found.append(FileChange(name, self._real(name), before, after, self._moved.get(name)))
        return found

    def _keep(self, name: str) -> bytes | None:
        path = self.project.root / name
        if name not in self._before:
            self._before[name] = path.read_bytes() if path.is_file() else None
        return self._before[name]

    def _real(self, name: str) -> Path:
        for place, origin in self._roots:
            if Path(name).is_relative_to(place):
                return origin / Path(name).relative_to(place)
        raise ValueError(name)


def new_problems(before: Problems, after: Problems, renamed: Callable[[str], str] = str) -> Problems:
    """Return the problems that a change introduced.

    Args:
        before: what was wrong before it.
        after: what is wrong after it.
        renamed: how the change rewrites the words of a problem that was there before.
    """
    known = Counter((problem.rule.code, renamed(problem.message)) for problem in before)
    found = Problems()
    for problem in after:
        if known[_words(problem)]:
            known[_words(problem)] -= 1
        else:
            found.add(problem)
    return found


def _words(problem: Diagnostic) -> tuple[str, str]:
    return problem.rule.code, problem.message


def _places(project: Project, folder: Path) -> list[tuple[str, Path]]:
    """Return, for the argument, the pages and the configuration, the name in a draft and the real path."""
    found = []
    for part in (project.claims, project.docs, project.config):
        path = project.root / part
        inside = path.is_relative_to(project.root) and (folder / part).resolve().is_relative_to(folder.resolve())
        found.append((path.relative_to(project.root).as_posix() if inside else path.name, path))
    return found


def _copy(origin: Path, copy: Path, *, pages_only: bool) -> None:
    """Copy files; a link stays one."""
    if origin.is_file():
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(origin, copy)
        return
    for folder, inner, names in os.walk(origin, onerror=_stop):
        inner[:] = [name for name in inner if name != LOCKER]
        here = copy / Path(folder).relative_to(origin)
        here.mkdir(parents=True, exist_ok=True)
        for name in (*names, *(name for name in inner if (Path(folder) / name).is_symlink())):
            path = Path(folder) / name
            if path.is_symlink():
                _copy_link(path, here / name, origin)
            elif path.is_file() and (not pages_only or is_page(path.relative_to(origin))):
                _copy_file(path, here / name)


def _stop(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise EditError(f"{error.filename} cannot be read: {error.strerror or error}")


def _copy_link(path: Path, copy: Path, origin: Path) -> None:
    target = path.readlink()
    if target.is_absolute() or not (path.parent / target).resolve().is_relative_to(origin.resolve()):
        raise EditError(f"{path} is a link that leads out of {origin.name}/: put the file itself there first")
    copy.symlink_to(target)


def _copy_file(path: Path, copy: Path) -> None:
    try:
        shutil.copyfile(path, copy)
    except OSError as error:
        raise EditError(f"{path} cannot be read: {error.strerror or error}") from None
