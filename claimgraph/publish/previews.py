"""What a site is told to say of its pages for previews on other sites (Open Graph), by its mkdocs.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_MAKES_PREVIEWS = ("material/social", "social")
"""Names of the plugin of Material that tells of every page itself, with pictures."""
_UNSAID = "en_US"
"""What a page without a locale is taken to be in (https://ogp.me)."""


def told(config: MkDocsConfig) -> dict[str, Any]:
    """Return whether argument pages tell of themselves, and in which locale if that must be said."""
    said = not any(name in config.plugins for name in _MAKES_PREVIEWS)
    locale = locale_of(str(config.theme["language"]))
    return {"previews": said, "locale": None if locale == _UNSAID else locale}


def locale_of(language: str) -> str | None:
    """Return a language with the country in which most of its readers are, as Open Graph writes it.

    Args:
        language: a tag such as ``de`` or ``pt-BR``.
    """
    try:
        found = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    likely = get_global("likely_subtags")
    territory = found.territory or likely.get(str(found), likely.get(found.language, "")).rpartition("_")[2]
    return f"{found.language}_{territory}" if territory else None
