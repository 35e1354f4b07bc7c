"""What a site says of itself in its mkdocs.yml: its name, who makes it, and where its files are edited."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph.publish import escaping
from claimgraph.site.imprint import Imprint
from claimgraph.site.repository import Repository

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def imprint_of(config: MkDocsConfig, root: Path) -> Imprint:
    """Return what a site says of itself.

    Args:
        config: the configuration of the site.
        root: the folder of the project, from which the folder of its hand-written pages is seen.
    """
    docs = Path(os.path.relpath(config.docs_dir, root)).as_posix() + "/"
    edit_uri = escaping.as_address(config.edit_uri) if config.edit_uri else None
    repository = Repository.of(config.repo_url, edit_uri, docs) if config.repo_url else None
    name, author = (text and escaping.as_written(text) for text in (config.site_name, config.site_author))
    return Imprint(name, author, repository)
