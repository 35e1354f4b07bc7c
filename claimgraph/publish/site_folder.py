"""The folder of the built site: where it may be, and whether a build put everything in it there.

A build replaces this folder as a whole. So it must not overlap what the site is made from, and
must hold nothing that would be lost. What a build put there is listed in a hidden file of the site.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from claimgraph.own_folder import NAME
from claimgraph.pipeline import Project
from claimgraph.publish.page_order import in_parts
from claimgraph.publish.workers import shared
from claimgraph.second_process import processes
from claimgraph.terminal import visible

MARKER = ".claimgraph-site"
"""The list of what a build put there. It is hidden, so MkDocs leaves it when it empties the folder."""
_OWN_SCRIPT = Path("assets", "claimgraph", "claimgraph.js")
"""A file by which sites are recognised that were built before there was a list."""
_DROPPINGS = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""Files that file managers create in folders that are opened."""
_NAMED = 3
MANY = 2_000
"""Folders and files of a site that one process deletes as soon as several would."""
PART = 100
"""How many of them are deleted in a row."""
_CHOOSE = "choose a folder of its own, such as site_dir: site, in mkdocs.yml"


class SiteFolderError(PluginError):
    """The site's folder cannot be replaced without losing something else; nothing was written."""


@dataclass(frozen=True, slots=True)
class _Marker:
    files: frozenset[str] | None
    """The files that the build wrote; None while it is unfinished, or where the disk was too full for the list."""


def check_place(config: MkDocsConfig, project: Project) -> None:
    """Check that a build can replace the site's folder without touching what the site is made from.

    Files are compared, not their names, so links and case-insensitive file systems are recognised.

    Raises:
        SiteFolderError: where it cannot.
    """
    site = Path(config.site_dir)
    if site.is_symlink():
        raise SiteFolderError(
            f"{site} is a link to {site.readlink()}, and a build would put a folder in the place of one of them: "
            "remove the link, or name with site_dir: in mkdocs.yml the folder that it leads to"
        )
    if site.exists() and not site.is_dir():
        raise SiteFolderError(f"{site} is a file, but the site is a folder: move the file, or {_CHOOSE}")
    if _is_within(project.root, site):
        raise _overlap(site, "is or holds", "the project's folder", project.root)
    for what, path in _made_from(config, project):
        if _is_within(path, site):
            raise _overlap(site, "is" if _is_same(path, site) else "holds", what, path)
        if path.is_dir() and _is_within(site, path):
            raise _overlap(site, "lies in", what, path)


def _made_from(config: MkDocsConfig, project: Project) -> Iterator[tuple[str, Path]]:
    """Yield the paths that must stay, each with a name for the message."""
    yield "the configuration", project.root / project.config
    yield "the folder of the argument", project.root / project.claims
    yield "the folder of hand-written pages", Path(config.docs_dir)
    yield "what claimgraph keeps for itself", project.root / NAME
    yield "the repository of the project", project.root / ".git"
    if config.theme.custom_dir:
        yield "the theme's own files", Path(config.theme.custom_dir)


def _overlap(site: Path, how: str, what: str, path: Path) -> SiteFolderError:
    return SiteFolderError(
        f"the site would go to {site}, which {how} {what} ({path}); a build replaces the whole folder: {_CHOOSE}"
    )


def check_contents(site: Path, *, hidden_too: bool = True) -> list[str]:
    """Check that the folder holds nothing that a build did not put there and that would be lost.

    Args:
        site: the folder of the site, or where it is to be.
        hidden_too: whether hidden files would be lost too.

    Returns:
        What else is there and is not lost.

    Raises:
        SiteFolderError: where something would be lost.
    """
    found = sorted(_strangers(site))
    lost = found if hidden_too else [name for name in found if not name.startswith(".")]
    if lost:
        more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
        named = ", ".join(map(visible, lost[:_NAMED])) + more
        raise SiteFolderError(
            f"{site} holds {named}, which no build put there, and a build replaces the whole folder: move that "
            f"elsewhere (what lies in the folder of hand-written pages is copied into the site), or {_CHOOSE}"
        )
    return found


def begin(site: Path) -> None:
    """Mark a folder as that of an unfinished build."""
    site.mkdir(parents=True, exist_ok=True)
    _write(site, None)


def finish(site: Path, besides: Collection[str] = ()) -> None:
    """Write the list of the files of a finished site into its folder.

    Args:
        site: the folder.
        besides: what was there before, as `check_contents` gave it.
    """
    left = {name.rstrip("/") for name in besides}
    _write(site, sorted(name for name in _files(site) if name != MARKER and not _is_below(name, left)))


def _files(folder: str | Path, prefix: str = "") -> Iterator[str]:
    """Yield the names of all files below a folder; a link is one."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name


def is_own(folder: Path) -> bool:
    """Whether a build made the folder, or nothing is in it."""
    return folder.is_dir() and not folder.is_symlink() and (_is_built(folder) or not any(folder.iterdir()))


def remove(folder: Path) -> None:
    """Delete the folder of a site as far as possible, its list last, so that the next build can continue."""
    with suppress(OSError):
        if not (folder / MARKER).is_file():
            begin(folder)
    with suppress(OSError):
        within = [path for path in _below(folder) if path.name != MARKER]
        shared([in_parts(within, PART)], _remove_all, lambda _: None, processes() if len(within) > MANY else 1)
        _remove_all(path for path in folder.iterdir() if path.name != MARKER)
        (folder / MARKER).unlink()
        folder.rmdir()


def _below(folder: Path) -> Iterator[Path]:
    """Yield what lies in the folders of a folder."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            with suppress(OSError):
                yield from path.iterdir()


def _remove_all(paths: Iterable[Path]) -> None:
    """Delete files, and folders with all that is in them."""
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()


def _strangers(site: Path) -> Iterator[str]:
    """Yield the paths that no build put there; of folders with nothing else in them, only the outermost."""
    if not site.is_dir():
        return
    marker = _read(site)
    if marker and marker.files is not None:
        folders = set(_folders_of(marker.files))
        yield from _unlisted(str(site), "", marker.files | {MARKER}, folders)
        return
    built = _is_built(site)
    for path in site.iterdir():
        if path.name not in _DROPPINGS | {MARKER} and (path.name.startswith(".") or not built):
            yield path.name


def _folders_of(files: Iterable[str]) -> Iterator[str]:
    """Yield the folders that files are in, as paths; some of them several times."""
    for name in files:
        while name := name.rpartition("/")[0]:
            yield name


def _unlisted(folder: str, prefix: str, files: Collection[str], folders: Collection[str]) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = prefix + entry.name
            if not entry.is_dir(follow_symlinks=False):
                if name not in files and entry.name not in _DROPPINGS:
                    yield name
            elif name in folders:
                yield from _unlisted(entry.path, f"{name}/", files, folders)
            elif any(Path(entry.path).iterdir()):
                yield f"{name}/"


def _is_built(site: Path) -> bool:
    return _read(site) is not None or (site / _OWN_SCRIPT).is_file()


def _read(site: Path) -> _Marker | None:
    try:
        told = json.loads((site / MARKER).read_text("utf-8"))
        return _Marker(None if told is None else frozenset(map(str, told)))
    except OSError:
        return None
    except (ValueError, TypeError, RecursionError):
        return _Marker(None)


def _write(site: Path, files: list[str] | None) -> None:
    (site / MARKER).write_text(json.dumps(files, indent=0) + "\n", "utf-8")


def _is_below(name: str, places: Collection[str]) -> bool:
    return bool(places) and any(str(each) in places for each in (PurePosixPath(name), *PurePosixPath(name).parents))


def _is_within(path: Path, folder: Path) -> bool:
    real = Path(os.path.realpath(path))
    return any(_is_same(each, folder) for each in (real, *real.parents))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
