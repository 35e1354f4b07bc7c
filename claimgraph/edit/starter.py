"""What is written into the folder of a new project: a starter argument, with all that builds its site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from claimgraph.edit.draft import FileChange
from claimgraph.edit.empty_start import ABOUT, README, configuration, empty_files
from claimgraph.edit.errors import EditError
from claimgraph.edit.installed_from import FOLDER as WHEELS
from claimgraph.edit.installed_from import Origin, installed_from
from claimgraph.edit.modelines import FOLDER
from claimgraph.edit.schema_files import schema_files
from claimgraph.edit.starter_kinds import EVERY_KIND, VILLAGE, Starter
from claimgraph.edit.text_layout import new_text

LANGUAGES = Path(str(files("material").joinpath("templates/partials/languages")))
"""Where Material has its words in other languages."""
EMPTY_TITLE = "An argument to be written"
_ALLOWED = re.compile(
    r"\..*|(?:readme|licen[cs]e|copying|notice|authors|changelog|contributing|security)(?:\..*)?|venv|env",
    re.IGNORECASE,
)
"""What a folder may hold and still count as empty: what a new repository has, and an environment of Python."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Start:
    """The files of a new argument."""

    changes: list[FileChange]
    kept: list[str]
    """Files that the folder has already and that stay as they are."""
    origin: Origin
    """What claimgraph was installed from, which requirements.txt says."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How an argument is to begin."""

    title: str | None = None
    """Its title, if it is not to be that of the example."""
    starter: Starter = VILLAGE
    """The invented example that it begins from."""
    empty: bool = False
    """Whether it begins without the example."""
    language: str = "en"
    """The language of an argument that begins empty, as a BCP 47 tag."""
    text: Path | None = None
    """A file with the text that an argument which begins empty is to map."""


def start(folder: Path, wishes: Wishes) -> Start:
    """Return every file that a folder is to have, its schemas included.

    Args:
        folder: the folder of the new project.
        wishes: how the argument is to begin.

    Raises:
        EditError: where the folder has something in it that does not belong to a new project, or a wish is none.
    """
    _check_empty(folder)
    if wishes.title is not None and (not wishes.title.strip() or not wishes.title.isprintable()):
        raise EditError("a title is one line of text, and not empty")
    if not _LANGUAGE.fullmatch(wishes.language):
        raise EditError(f'"{wishes.language}" is no language: give its tag, such as en, ja or pt-BR')
    origin = installed_from()
    files = dict(_empty(wishes) if wishes.empty else _example(wishes.starter, wishes.title))
    files["requirements.txt"] = _requirements(origin).encode()
    if origin.wheel:
        files[f"{WHEELS}/{origin.wheel.name}"] = origin.wheel.read_bytes()
    kept = sorted(name for name in files if (folder / name).exists())
    changes = [FileChange(name, folder / name, None, content) for name, content in files.items() if name not in kept]
    return Start([*changes, *schema_files(folder / "claims" / FOLDER, f"claims/{FOLDER}")], kept, origin)


def _example(starter: Starter, title: str | None) -> Iterator[tuple[str, bytes]]:
    yield from _files_in(EVERY_KIND)
    for name, content in _files_in(starter.folder):
        yield name, _titled(name, content, starter.title, title or starter.title)


def _empty(wishes: Wishes) -> Iterator[tuple[str, bytes]]:
    title = wishes.title or (wishes.text.stem if wishes.text else EMPTY_TITLE)
    is_known = (LANGUAGES / f"{wishes.language}.html").is_file()
    yield from _files_in(EVERY_KIND)
    yield "mkdocs.yml", configuration(title, wishes.language, is_known=is_known).encode()
    yield "README.md", README.format(title=title).encode()
    yield "docs/about.md", ABOUT.encode()
    for name, content in empty_files(title, wishes.language, wishes.text):
        yield name, content.encode()


def _requirements(origin: Origin) -> str:
    return f"# What this argument is built with: {origin.words}.\n{origin.requirement}\n"


def _check_empty(folder: Path) -> None:
    try:
        there = sorted(path.name for path in folder.iterdir() if not _ALLOWED.fullmatch(path.name))
    except FileNotFoundError:
        return
    except OSError as error:
        raise EditError(f"{folder} cannot be used: {error.strerror or error}") from None
    if there:
        named = ", ".join(there[:3]) + (", …" if len(there) > 3 else "")  # noqa: PLR2004 - enough to know it by
        raise EditError(f"{folder} is not empty (it has {named}): name a new folder, or one with nothing in it")


def _files_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _titled(name: str, content: bytes, old: str, new: str) -> bytes:
    """Put another title in the place of the starter's."""
    if new == old or not name.endswith((".yml", ".md")):
        return content
    return "".join(_retitled(line, old, new) for line in content.decode().splitlines(keepends=True)).encode()


def _retitled(line: str, old: str, new: str) -> str:
    before, found, _ = line.partition(old)
    if not found or before == "# ":
        return line.replace(old, new)
    written = new_text(new, len(before), 0)
    return "\n".join([before + written.head, *written.below, ""])
