"""Site → disk: a MkDocs build into a fresh folder, then a swap."""

from __future__ import annotations

import logging
import shutil
import tempfile
from pathlib import Path

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from claimgraph.analysis.comparison import Comparison
from claimgraph.analysis.judgement import Judgement
from claimgraph.mkdocs_plugin import ClaimgraphPlugin
from claimgraph.mkdocs_plugin import addresses
from claimgraph.mkdocs_plugin import changes as changes_of
from claimgraph.pipeline import Project
from claimgraph.site.page import Site

__all__ = ["PublishError", "addresses", "build", "changes", "plugin_of", "read_config", "recover", "swap"]


class PublishError(click.ClickException):
    """The site cannot be built for a reason outside the argument; the message says how to mend it."""


def build(made: Site, config: MkDocsConfig) -> Path:
    """Build the site and put it in place of the last one; return its folder."""
    site = Path(config.site_dir)
    recover(site)
    fresh = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        plugin_of(config).made = made
        config.site_dir = str(fresh)
        _run(config)
        fresh.chmod(0o755)
        swap(fresh, site)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return site


def read_config(project: Project) -> MkDocsConfig:
    """Read mkdocs.yml.

    Raises:
        PublishError: where it is missing or faulty.
    """
    path = project.root / project.config
    if not path.is_file():
        raise PublishError(f"{path} is not there: write a mkdocs.yml with a site_name and the plugin claimgraph")
    try:
        return load_config(str(path))
    except ConfigurationError as error:
        raise PublishError(f"{path} cannot be used: {error}") from None


def changes(judgement: Judgement, config: MkDocsConfig) -> Comparison | None:
    """Compare the argument with the revision that mkdocs.yml names, if it names one that can be had."""
    return changes_of(judgement, config, lambda words: click.echo(words, err=True))


def plugin_of(config: MkDocsConfig) -> ClaimgraphPlugin:
    """Return the claimgraph plugin of a configuration.

    Raises:
        PublishError: where mkdocs.yml does not list it.
    """
    for plugin in config.plugins.values():
        if isinstance(plugin, ClaimgraphPlugin):
            return plugin
    raise PublishError(f"{config.config_file_path} does not list the plugin claimgraph: add it under plugins:")


def _run(config: MkDocsConfig) -> None:
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.WARNING)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


def swap(fresh: Path, site: Path) -> None:
    """Put the fresh folder in place of the site."""
    old = _set_aside(site)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def recover(site: Path) -> None:
    """Bring back the last good site, if a swap was cut off between its two steps."""
    old = _set_aside(site)
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _set_aside(site: Path) -> Path:
    return site.with_name(f".{site.name}-last")
