"""The look that the owner of a site sets in Material's own options, and what of it cannot hold."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mkdocs
from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader
from mkdocs.utils import get_theme_dir

from claimgraph.site.links import ASSETS
from claimgraph.terminal import visible

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

OWN_COLOUR = "claimgraph"
"""Name of the colour that stands where the owner of a site chooses none."""
THEMES_ICON = "assets/images/favicon.png"
_COLOURS = re.compile(r"--md-(?:primary|accent)-")
_REPLACED = (
    ("base.html", "the frame of every page"),
    ("partials/header.html", "the head of every page"),
    ("partials/footer.html", "the foot of every page"),
    ("partials/toc.html", "the contents beside argument pages"),
    ("partials/content.html", "the text of argument pages"),
    ("partials/palette.html", "the switch of the palette"),
)
"""Templates of Material that claimgraph has in a form of its own, and what they are for."""
_FEATURES = ("navigation.tabs", "navigation.top", "navigation.footer", "header.autohide", "navigation.instant")
"""Features of Material that argument pages do not have."""


def place_templates(config: MkDocsConfig, own: Path) -> None:
    """Place claimgraph's templates between those of the owner and those of Material."""
    first = 1 if config.theme.custom_dir else 0
    if str(own) not in config.theme.dirs:
        config.theme.dirs.insert(first, str(own))


def loader_of(config: MkDocsConfig, own: Path) -> BaseLoader:
    """Return a loader of the templates, in which ``material/`` names those that claimgraph's are made upon."""
    folders = [str(folder) for folder in config.theme.dirs]
    below = folders[folders.index(str(own)) + 1 :]
    return ChoiceLoader([FileSystemLoader(folders), PrefixLoader({"material": FileSystemLoader(below)})])


def is_plain(config: MkDocsConfig, own: Path) -> bool:
    """Whether all templates are claimgraph's, Material's and those of MkDocs, and the owner has none."""
    known = {own, Path(get_theme_dir("material")), Path(mkdocs.__file__).parent / "templates"}
    folders = set(map(os.path.realpath, config.theme.dirs))
    return not config.theme.custom_dir and folders <= set(map(os.path.realpath, known))


def set_defaults(config: MkDocsConfig) -> None:
    """Fill in the colours and the icon that the owner of the site leaves open."""
    theme = config.theme
    if theme["favicon"] == THEMES_ICON:
        theme["favicon"] = f"{ASSETS}/icon.svg"
    found = _palettes(config)
    if not found and (sheets := [text for text in _style_sheets(config) if "--md-" in text]):
        found = [{"primary": "custom", "accent": "custom"} if any(map(_COLOURS.search, sheets)) else {}]
    if found:
        theme["palette"] = [{"primary": OWN_COLOUR, "accent": OWN_COLOUR} | each for each in found]


def palettes(config: MkDocsConfig) -> list[tuple[str, str, str]]:
    """Return scheme, first and second colour of each palette of a site; of a scheme only the first one.

    The scheme is empty where there is one palette and it names none: then it is for day and night.
    """
    first: dict[str, tuple[str, str, str]] = {}
    given = _palettes(config)
    fallback = "default" if len(given) > 1 else ""
    for each in given:
        scheme, primary, accent = (
            str(each.get(name) or other).replace(" ", "-")
            for name, other in (("scheme", fallback), ("primary", OWN_COLOUR), ("accent", OWN_COLOUR))
        )
        first.setdefault(scheme, (scheme, primary, accent))
    return list(first.values())


def _palettes(config: MkDocsConfig) -> list[dict[str, Any]]:
    given = config.theme.get("palette") or []
    return [each for each in ([given] if isinstance(given, dict) else given) if isinstance(each, dict)]


def _style_sheets(config: MkDocsConfig) -> Iterator[str]:
    for path in config.extra_css:
        file = Path(config.docs_dir) / path
        if file.is_file():
            yield file.read_text("utf-8", errors="replace")


def unheld(config: MkDocsConfig) -> Iterator[str]:
    """Yield a sentence for everything in the owner's look that argument pages cannot show."""
    custom = config.theme.custom_dir
    for name, what in _REPLACED if custom else ():
        if (Path(str(custom)) / name).is_file():
            yield (
                f"{visible(str(Path(str(custom)).name))}/{name} does not show on argument pages: claimgraph has {what} "
                "of its own; fill a block in main.html instead, or use extra_css"
            )
    asked = [name for name in _FEATURES if name in (config.theme.get("features") or [])]
    if asked:
        yield f"theme features without effect on argument pages: {', '.join(asked)}"
