"""Addresses: where pages are, and how one page leads to another.

All links are relative, so that the site works under any address and from a disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urljoin

from claimgraph.diagnostics.diagnostic import CATALOGUE_PATH
from claimgraph.site.page import HOME

ASSETS = "assets/claimgraph"
"""Folder of the tool's own styles and scripts."""


def card_path(id_: str) -> str:
    """Return the path of a claim's card."""
    return f"embed/{id_}"


def claim_path(id_: str) -> str:
    """Return the path of a claim's page."""
    return f"claims/{id_}"


def source_path(id_: str) -> str:
    """Return the path of a source's page."""
    return f"sources/{id_}"


def topic_path(id_: str) -> str:
    """Return the path of a topic's page."""
    return f"topics/{id_}"


def map_path(topic: str | None = None) -> str:
    """Return the path of the map, or of one topic's."""
    return f"map/{topic or HOME}"


def walk_path(id_: str) -> str:
    """Return the path of the walk to a headline conclusion."""
    return f"walks/{id_}"


def rivals_path(id_: str) -> str:
    """Return the path of a page of rival answers."""
    return f"rivals/{id_}"


def tag_path(tag: str) -> str:
    """Return the path of the page of a tag."""
    return f"tags/{tag}"


def field_path(id_: str) -> str:
    """Return the path of the page that lists the choices of a field of the argument's own."""
    return list_path(f"fields/{id_}")


def choice_path(id_: str, slug: str) -> str:
    """Return the path of the page of a choice of such a field.

    Args:
        id_: the field.
        slug: what stands for the choice.
    """
    return f"fields/{id_}/{slug}"


def list_path(folder: str) -> str:
    """Return the path of the page that lists the pages of a folder."""
    return f"{folder}/{HOME}"


def rule_path(code: str) -> str:
    """Return the path of the page of a rule."""
    return f"{CATALOGUE_PATH}/{code}"


@dataclass(frozen=True, slots=True)
class Addresses:
    """How the site's addresses are formed."""

    directories: bool = True
    """Whether pages are folders (``read/``) or files (``read.html``)."""
    home: str | None = None
    """Address of the map's front page, if that is known; ends in a slash."""
    at: str = ""
    """The folder of the site that holds the map's pages: such as ``a/``, or none where they are all over it."""

    def whole(self, path: str, seen_from: str) -> str:
        """Return the whole address of a page, or where that is not known the one as seen from another."""
        links = Links(seen_from, directories=self.directories)
        address = links.to(path)
        return address if self.home is None else urljoin(urljoin(self.home, f"{seen_from}/"), address)

    def file(self, path: str) -> str:
        """Return the file in which a page is."""
        index = self.directories and path.rpartition("/")[2] != HOME
        return f"{path}/{HOME}.html" if index else f"{path}.html"


class Links:
    """Relative addresses as seen from one page."""

    def __init__(self, path: str, *, directories: bool = True) -> None:
        """Prepare the links of one page.

        Args:
            path: the page that the links will be on.
            directories: whether pages are folders (``read/``) or files (``read.html``).
        """
        self.directories = directories
        self.folder = path.rpartition("/")[0]
        inside = directories and path.rsplit("/", maxsplit=1)[-1] != HOME
        self.up = "../" if inside else ""
        self.root = "../" * path.count("/") + self.up

    def to(self, path: str, anchor: str = "") -> str:
        """Return the address of a page of the site."""
        folder, _, name = path.rpartition("/")
        beside = bool(folder) and folder == self.folder
        address = self.up if beside else self.root + (f"{quote(folder)}/" if folder else "")
        if not self.directories:
            address += f"{quote(name)}.html"
        elif name != HOME:
            address += f"{quote(name)}/"
        return (address or "./") + (f"#{anchor}" if anchor else "")
