"""The tool's own styles, scripts and fonts, as they are published."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from claimgraph.site.links import ASSETS

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


def _sheet(parts: Iterable[str]) -> bytes:
    return "\n".join((FOLDER / "styles" / f"{part}.css").read_text("utf-8") for part in parts).encode()
