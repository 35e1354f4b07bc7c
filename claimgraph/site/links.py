"""Addresses: where pages are, and how one page leads to another.

All links are relative, so that the site works under any address and from a disk.
"""

from __future__ import annotations

from claimgraph.site.page import HOME

ASSETS = "assets/claimgraph"
"""Folder of the tool's own styles and scripts."""


def claim_path(id_: str) -> str:
    """Return the path of a claim's page."""
    return f"claims/{id_}"


def source_path(id_: str) -> str:
    """Return the path of a source's page."""
    return f"sources/{id_}"


def topic_path(id_: str) -> str:
    """Return the path of a topic's page."""
    return f"topics/{id_}"


def walk_path(id_: str) -> str:
    """Return the path of the walk to a headline conclusion."""
    return f"walks/{id_}"


def rivals_path(id_: str) -> str:
    """Return the path of a page of rival answers."""
    return f"rivals/{id_}"


class Links:
    """Relative addresses as seen from one page."""

    def __init__(self, path: str, *, directories: bool = True) -> None:
        """Stand on a page.

        Args:
            path: the page that the links will be on.
            directories: whether pages are folders (``read/``) or files (``read.html``).
        """
        self.directories = directories
        depth = path.count("/") + (1 if directories and path.rsplit("/", maxsplit=1)[-1] != HOME else 0)
        self.root = "../" * depth

    def to(self, path: str, anchor: str = "") -> str:
        """Return the address of a page of the site."""
        name = path.removesuffix(HOME) if path == HOME or path.endswith("/" + HOME) else path
        if self.directories:
            address = self.root + (f"{name.rstrip('/')}/" if name else "")
        else:
            address = self.root + (name if name and not name.endswith("/") else f"{name}{HOME}") + ".html"
        return (address or "./") + (f"#{anchor}" if anchor else "")
