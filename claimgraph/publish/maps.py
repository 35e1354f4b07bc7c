"""The maps of a site, as mkdocs.yml lists them: the options of each, and where each has its pages."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import base, config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from claimgraph.pipeline import Project
from claimgraph.publish import escaping
from claimgraph.site.imprint import Imprint
from claimgraph.site.joined import RESERVED
from claimgraph.site.links import Addresses
from claimgraph.site.page import HOME, Site
from claimgraph.site.repository import Repository
from claimgraph.terminal import visible

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_log = get_plugin_logger(__name__)
_PLACE = re.compile(r"(?:[\w-]+/)*")


class PluginConfig(base.Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in mkdocs.yml; those of the site as a whole are those of the first map."""

    claims = config_options.Type(str, default="claims")
    """Folder of the argument, beside mkdocs.yml."""
    at = config_options.Type(str, default="")
    """Folder of the site for the map's pages, where a site has several maps."""
    changes_since = config_options.Optional(config_options.Type(str))
    """Revision of git with which the page of changes compares; without it there is no such page."""
    pdf = config_options.Type(bool, default=True)
    """Whether the report is printed as a PDF, where there is a Chromium."""
    policy = config_options.Type(bool, default=True)
    """Whether pages carry a Content-Security-Policy; off for a site whose own pages load things from elsewhere."""


def options_of(config: MkDocsConfig) -> list[PluginConfig]:
    """Return the options of every map of a site, in the order of mkdocs.yml.

    Raises:
        PluginError: where two maps cannot be told apart, or a place cannot be one.
    """
    all_options = (getattr(plugin, "config", None) for plugin in config.plugins.values())  # hooks have none
    found = [each for each in all_options if isinstance(each, PluginConfig)]
    places = [place_of(each) for each in found]
    if twice := next((at for at in places if places.count(at) > 1), None):
        raise PluginError(f"mkdocs.yml puts two maps at {twice}: give each a folder of its own with at:")
    if places.count("") > 1:
        raise PluginError(
            "mkdocs.yml lists the plugin claimgraph more than once: say where each map has its pages, "
            "as in claimgraph: {claims: a, at: a/}"
        )
    return found


def place_of(options: PluginConfig) -> str:
    """Return the folder of the site that holds the pages of a map: such as ``a/``, or nothing for all of the site.

    Raises:
        PluginError: where it cannot be a folder of the site.
    """
    at = options.at.strip("/")
    at = f"{at}/" if at else ""
    if not _PLACE.fullmatch(at):
        raise PluginError(
            f'at: "{visible(options.at)}" cannot be a folder of the site: write a name such as at: energy/'
        )
    if at.partition("/")[0] in RESERVED:
        raise PluginError(f"at: {at} is where all maps have what they share: choose another folder")
    return at


def projects_of(config: MkDocsConfig) -> list[Project]:
    """Return the projects of a site: one for each map.

    Raises:
        PluginError: where two maps cannot be told apart.
    """
    options = options_of(config)
    places = [place_of(each) for each in options]
    root, name = root_of(config), Path(config.config_file_path or "mkdocs.yml").name
    docs = Path(os.path.relpath(config.docs_dir, root))
    return [
        Project(root, Path(each.claims), docs, Path(name), at, tuple(other for other in places if other != at))
        for each, at in zip(options, places, strict=True)
    ]


def root_of(config: MkDocsConfig) -> Path:
    """Return the folder of mkdocs.yml, spelled as on the command line."""
    return Path(config.config_file_path or "mkdocs.yml").absolute().parent


def addresses_of(config: MkDocsConfig, at: str) -> Addresses:
    """Return how the addresses of a map are formed, by the site's mkdocs.yml."""
    home = escaping.as_address(config.site_url).rstrip("/") + f"/{at}" if config.site_url else None
    return Addresses(config.use_directory_urls, home, at)


def imprint_of(config: MkDocsConfig) -> Imprint:
    """Return what a site says of itself in its mkdocs.yml; its files are linked to where that tells how."""
    docs = Path(os.path.relpath(config.docs_dir, root_of(config))).as_posix() + "/"
    edit_uri = escaping.as_address(config.edit_uri) if config.edit_uri else None
    repository = Repository.of(config.repo_url, edit_uri, docs) if config.repo_url else None
    name, author = (text and escaping.as_written(text) for text in (config.site_name, config.site_author))
    return Imprint(name, author, repository)


def check_homes(files: Files, site: Site) -> None:
    """Stop where a hand-written page takes the address of a map's front page; say where the site has none.

    Raises:
        PluginError: in that case.
    """
    for part in site.parts:
        home = files.get_file_from_path(f"{part.at}{HOME}.md")
        for file in files.documentation_pages():
            if home and file.src_uri != home.src_uri and file.dest_uri == home.dest_uri:
                here = f"{file.src_path} and the map at {part.at} would have the same address"
                raise PluginError(f"{here}: rename the page, or move it to {home.src_path}, which takes precedence")
    if files.get_file_from_path(f"{HOME}.md") is None:
        _log.warning("the site has no front page: write %s.md, which may link to the maps", HOME)
