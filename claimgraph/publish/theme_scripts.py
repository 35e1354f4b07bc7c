"""The inline scripts of the theme, read from its templates and never from a page.

So nothing in the content of a page can become a script that the policy allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined, TemplateError
from mkdocs.utils import get_relative_url

from claimgraph.publish.page_html import lean

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_INLINE = re.compile(r"<script(?![^>]*\bsrc\s*=)(?![^>]*\bapplication/(?:ld\+)?json)[^>]*>(.*?)</script>", re.DOTALL)


def allowed_scripts(env: Environment, config: MkDocsConfig, files: Files) -> Iterator[str]:
    """Yield the inline scripts of the theme, with and without the white space that templates leave."""
    roots = {get_relative_url(".", file.page.url) for file in files.documentation_pages() if file.page is not None}
    for script in theme_scripts(env, config, sorted({*roots, urlsplit(config.site_url or "/").path})):
        yield from (script, lean(script))


def theme_scripts(env: Environment, config: MkDocsConfig, roots: Iterable[str]) -> Iterator[str]:
    """Yield the inline scripts of all templates, as they stand on pages.

    A script whose text depends on more than the path to the site's root, such as one that names its page, is left
    out.

    Args:
        env: the environment of the theme.
        config: the configuration, for the folders of the theme; of its values only `extra.scope` enters a script.
        roots: how pages name the root of the site: ``.``, ``..`` and so on.
    """
    strict = env.overlay(undefined=StrictUndefined)
    scope = {name: value for name, value in config.extra.items() if name == "scope"}
    for source in dict.fromkeys(_sources(config.theme.dirs)):
        for root in roots:
            try:
                yield strict.from_string(source).render(base_url=root, page=None, config={"extra": scope})
            except TemplateError:
                break


def _sources(folders: Iterable[str]) -> Iterator[str]:
    for path in (path for folder in folders for path in _templates(Path(folder))):
        yield from _INLINE.findall(path.read_text("utf-8"))


def _templates(folder: Path) -> Iterator[Path]:
    """Yield the templates of a theme, without the thousands of icons in its hidden folder."""
    for path in sorted(folder.iterdir()):
        if path.suffix == ".html":
            yield path
        elif path.is_dir() and not path.name.startswith("."):
            yield from _templates(path)
