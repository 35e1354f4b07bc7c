"""Escape the texts and addresses that MkDocs hands to the theme, whose templates write them as they are.

A text becomes HTML that reads as the text does, and is marked as HTML, so that a template or a
second call that escapes leaves it as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2.filters import do_striptags
from markupsafe import Markup, escape
from mkdocs.structure.nav import Link, Section

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

META_TEXTS = ("title", "description", "author", "subtitle")
"""Fields of a page's front matter that the theme writes."""
CONFIG_TEXTS = ("site_name", "site_description", "site_author", "repo_name")
CONFIG_ADDRESSES = ("site_url", "repo_url")
_ALLOWED_IN_ADDRESSES = "%/:=&?~#+!$,;@()*[]"


def as_text(value: object) -> Markup:
    """Return a text as HTML that reads as it does; what is HTML stays as it is."""
    return escape(value)


def as_written(value: str) -> str:
    """Return a text as its owner wrote it, whether it has been escaped yet or not."""
    return unescape(value) if isinstance(value, Markup) else value


def as_address(value: object) -> str:
    """Return an address in which whatever could end an attribute or a string is percent-encoded."""
    return quote(str(value), safe=_ALLOWED_IN_ADDRESSES)


def escape_addresses(config: MkDocsConfig) -> None:
    """Escape the addresses of a configuration, before anything is made from them."""
    for name in CONFIG_ADDRESSES:
        if config[name]:
            config[name] = as_address(config[name])
    if "scope" in config.extra:
        config.extra["scope"] = as_address(config.extra["scope"])


def escape_navigation(items: Iterable[StructureItem]) -> None:
    """Escape the titles that a navigation gives, and the addresses that it leads to."""
    for item in items:
        if item.title is not None:
            item.title = as_text(item.title)
        if isinstance(item, Section):
            escape_navigation(item.children)
        elif isinstance(item, Link):
            item.url = as_address(item.url)


def escaped(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a page says of itself with its texts escaped."""
    return {**meta, **{name: as_text(meta[name]) for name in META_TEXTS if meta.get(name)}}


def escape_pages(files: Files) -> None:
    """Escape titles and metadata of the pages, once all of them have been read."""
    for file in files.documentation_pages():
        if file.page is not None:
            escape_page(file.page)


def escape_page(page: Page) -> None:
    """Escape what a page says of itself, once it has been read."""
    page.meta.update(escaped(page.meta))
    if not isinstance(page.title, Markup):
        # What MkDocs took from a heading is escaped already, but for what stood there as HTML.
        page.title = page.meta.get("title") or as_text(unescape(str(page.title)))
    if page.edit_url:
        page.edit_url = as_address(page.edit_url)


def escape_names(config: MkDocsConfig) -> None:
    """Escape the names and descriptions of a configuration."""
    for name in CONFIG_TEXTS:
        if config[name]:
            config[name] = as_text(config[name])


def keep_escaped(env: Environment) -> None:
    """Replace the filter `striptags`, which undoes escapes, by one that escapes its result."""
    env.filters["striptags"] = lambda value: escape(do_striptags(value))
