"""The tool's own styles, scripts and fonts, as they are published."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from claimgraph.site.links import ASSETS

FOLDER = Path(str(files("claimgraph.site").joinpath("assets")))
STYLES = (
    *("tokens", "fonts", "frame", "text", "status", "claims"),
    *("pages", "search", "drawing", "instrument", "small", "print"),
)
"""Parts of the one style sheet, in order: what comes later may build on what came before."""
STYLE_SHEET = f"{ASSETS}/claimgraph.css"


@cache
def own_files() -> dict[str, bytes]:
    """Return every file by its address on the site."""
    published = {
        f"{ASSETS}/{path.relative_to(FOLDER).as_posix()}": path.read_bytes()
        for path in sorted(FOLDER.rglob("*"))
        if path.is_file() and path.parent.name != "styles"
    }
    parts = [(FOLDER / "styles" / f"{name}.css").read_text("utf-8") for name in STYLES]
    return published | {STYLE_SHEET: "\n".join(parts).encode()}
