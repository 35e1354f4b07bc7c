"""The tool's own styles, scripts and fonts, as they are published."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from claimgraph.language.browser_words import browser_words
from claimgraph.language.catalogues import nearest
from claimgraph.site.links import ASSETS
from claimgraph.site.page import Maker

FOLDER = Path(str(files("claimgraph.site").joinpath("assets")))
SHEETS = {
    "claimgraph.css": (
        *("tokens", "fonts", "frame", "text", "status", "claims"),
        *("pages", "changes", "search", "drawing", "pictures", "instrument", "small", "print"),
    ),
    "report.css": ("tokens", "fonts", "status", "report"),
    "card.css": ("tokens", "fonts", "status", "card"),
}
"""Style sheets, each put together from its parts in order: what comes later may build on what came before."""


@cache
def own_files() -> dict[str, bytes]:
    """Return the content of every file, by its address on the site."""
    published = {
        f"{ASSETS}/{path.relative_to(FOLDER).as_posix()}": path.read_bytes()
        for path in sorted(FOLDER.rglob("*"))
        if path.is_file() and path.parent.name != "styles"
    }
    return published | {f"{ASSETS}/{name}": _sheet(parts) for name, parts in SHEETS.items()}


def words_address(language: str) -> str | None:
    """Return the address of the words of the scripts; None for a language whose words the scripts hold."""
    return None if browser_words(language) is None else f"{ASSETS}/words.{nearest(language)}.js"


def words_files(language: str) -> dict[str, Maker]:
    """Return what makes the words of the scripts in a language, by its address; nothing for English."""
    address, content = words_address(language), browser_words(language)
    return {} if address is None or content is None else {address: lambda: content}


def _sheet(parts: Iterable[str]) -> bytes:
    return "\n".join((FOLDER / "styles" / f"{part}.css").read_text("utf-8") for part in parts).encode()
