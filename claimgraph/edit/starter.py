"""The starter argument of a new project: small, complete and invented."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from claimgraph.edit.draft import FileChange
from claimgraph.edit.errors import EditError
from claimgraph.edit.modelines import FOLDER
from claimgraph.edit.schema_files import schema_files
from claimgraph.edit.text_layout import new_text
from claimgraph.own_folder import NAME

STARTER = Path(str(files("claimgraph").joinpath("starter")))
TITLE = "Will the village well fail?"
"""The title of the starter argument, which is replaced by the given one."""
_ALLOWED = {".git", NAME}
"""What a folder may hold and still count as empty: an empty repository, and the tool's own files."""


def starter_files(folder: Path, title: str = TITLE) -> list[FileChange]:
    """Return every file that a folder is to have, its schemas included.

    Args:
        folder: the folder of the new project.
        title: the title of its argument.

    Raises:
        EditError: where the folder has something in it, or the title cannot be one.
    """
    _check_empty(folder)
    if not title.strip() or not title.isprintable():
        raise EditError("a title is one line of text, and not empty")
    written = [
        FileChange(name, folder / name, None, _titled(name, content, title) if title != TITLE else content)
        for name, content in _starter()
    ]
    return [*written, *schema_files(folder / "claims" / FOLDER, f"claims/{FOLDER}")]


def _check_empty(folder: Path) -> None:
    try:
        there = sorted({path.name for path in folder.iterdir()} - _ALLOWED)
    except FileNotFoundError:
        return
    except OSError as error:
        raise EditError(f"{folder} cannot be used: {error.strerror or error}") from None
    if there:
        named = ", ".join(there[:3]) + (", …" if len(there) > 3 else "")  # noqa: PLR2004 - enough to know it by
        raise EditError(f"{folder} is not empty (it has {named}): name a new folder, or one with nothing in it")


def _starter() -> Iterator[tuple[str, bytes]]:
    for path in sorted(STARTER.rglob("*")):
        if path.is_file():
            yield path.relative_to(STARTER).as_posix(), path.read_bytes()


def _titled(name: str, content: bytes, title: str) -> bytes:
    """Put another title in the place of the starter's."""
    if not name.endswith((".yml", ".md")):
        return content
    return "".join(_retitled(line, title) for line in content.decode().splitlines(keepends=True)).encode()


def _retitled(line: str, title: str) -> str:
    before, found, _ = line.partition(TITLE)
    if not found or before == "# ":
        return line.replace(TITLE, title)
    written = new_text(title, len(before), 0)
    return "\n".join([before + written.head, *written.below, ""])
