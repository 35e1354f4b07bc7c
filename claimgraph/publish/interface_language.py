"""The language of a site's interface: Material's own option, else the argument's where there are words in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils.yaml import yaml_load

from claimgraph.language.catalogues import ENGLISH, nearest

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

OPTION = "language"
"""The option of Material's theme."""


def language_of(config: MkDocsConfig, argument: str) -> str:
    """Return the language of the interface.

    Args:
        config: the site's configuration.
        argument: language of the argument, as a BCP 47 tag.
    """
    return _asked(config) or nearest(argument)


def set_language(config: MkDocsConfig, language: str) -> None:
    """Let the theme speak the language of the interface, where its owner leaves it open."""
    if not _asked(config) and language != ENGLISH:
        config.theme[OPTION] = language


def _asked(config: MkDocsConfig) -> str | None:
    """Return the language that mkdocs.yml asks for, if it names one."""
    if not config.config_file_path:
        return None
    with Path(config.config_file_path).open("rb") as file:
        written = yaml_load(file)
    theme = written.get("theme")
    return str(theme[OPTION]) if isinstance(theme, dict) and theme.get(OPTION) else None
