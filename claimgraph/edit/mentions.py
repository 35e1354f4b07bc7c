"""Mentions of a claim or a page outside the fields that hold ids: in prose, hand-written pages and the navigation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote, urljoin

from claimgraph.argument.documents import claim_links, outside_code
from claimgraph.argument.files import NamedFile
from claimgraph.argument.ids import as_id
from claimgraph.edit.references import find_prose
from claimgraph.edit.splices import Splice, replace_word
from claimgraph.edit.tree import Collection, Tree, all_scalars
from claimgraph.project import Project
from claimgraph.site.links import Addresses
from claimgraph.site.page import HOME

_TARGET = re.compile(
    r"(?:\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?|<(?=https?:)|\bhref\s*=\s*[\"']?)(?P<path>[^\s)>#?\"']+)",
    re.MULTILINE | re.IGNORECASE,
)
"""Where a link leads to: in Markdown inline or by reference, as a bare address, or in HTML."""
_NAME = re.compile(r"(?P<name>[^/]+?)(?:/(?:index\.html)?|\.html|\.md)?$")
"""The last part of a path to a page, in all the ways in which pages are addressed."""
_ANYWHERE = "https://site.invalid/"
"""Stands for the address of the site, if that is not known."""


def in_prose(file: NamedFile, old: str, new: str) -> Iterator[Splice]:
    """Rename a claim in the ``[[claim-id]]`` of the prose of a file."""
    for scalar in find_prose(file):
        written = file.document.text[scalar.start : scalar.end].replace("\n", " ").replace("\r", " ")
        yield from _in_links(written, old, new, scalar.start)


def in_page(markdown: str, page: str, old: str, new: str, project: Project) -> Iterator[Splice]:
    """Rename a claim in the ``[[claim-id]]`` of a hand-written page.

    Args:
        markdown: the text of the page.
        page: its path within the folder of pages.
        old: the id that is given up.
        new: the id that takes its place.
        project: the argument that the claim belongs to.
    """
    for match in claim_links(markdown):
        name = as_id(match["id"])
        if project.may_mean(name, page) == old:
            yield Splice(match.start("id"), match.end("id"), name.removesuffix(old) + new)


def in_page_links(markdown: str, page: str, old: str, new: str, addresses: Addresses) -> Iterator[Splice]:
    """Point the links of a hand-written page to a moved page of the site; query and anchor stay.

    Args:
        markdown: the text of the page.
        page: its path within the folder of pages.
        old: the path of the page that has moved, without ending.
        new: where it has moved to.
        addresses: how the site writes addresses, for links to a page as it is published.
    """
    for match in outside_code(_TARGET, markdown):
        name = _NAME.search(match["path"])
        if name and _read(name["name"]) == old.rpartition("/")[2]:
            leads_to = _leads_to(match["path"], page, addresses)
            if leads_to is not None and _read(leads_to) == old:
                start, is_quoted = match.start("path"), "%" in name["name"]
                found = new.rpartition("/")[2]
                yield Splice(start + name.start("name"), start + name.end("name"), quote(found) if is_quoted else found)


def _read(path: str) -> str:
    """Return the path that is meant by one in which letters may be written as bytes (``%E5``)."""
    return as_id(unquote(path))


def _leads_to(path: str, page: str, addresses: Addresses) -> str | None:
    """Return the page that a link of a hand-written page leads to, without ending; None for one of another site."""
    if path.endswith(".md") and ":" not in path:
        folder = "" if path.startswith("/") else dirname(page)
        return normpath(join(folder, path.lstrip("/"))).removesuffix(".md")
    folder, _, name = page.removesuffix(".md").rpartition("/")
    home = addresses.home or _ANYWHERE
    here = addresses.file("/".join(filter(None, (folder, HOME if name == "README" else name))))
    try:
        whole = urljoin(urljoin(home, here), path)
    except ValueError:  # no address at all
        return None
    if not whole.startswith(home):
        return None
    return whole.removeprefix(home).removesuffix("index.html").removesuffix(".html").rstrip("/")


def in_navigation(tree: Tree, old: str, new: str) -> Iterator[Splice]:
    """Rename a page in the navigation of mkdocs.yml."""
    nav = tree.top.at("nav") if isinstance(tree.top, Collection) else None
    for _, scalar, is_key in all_scalars(nav):
        if not is_key and scalar.value == old:
            yield replace_word(tree.text, scalar, new)


def _in_links(text: str, old: str, new: str, at: int) -> Iterator[Splice]:
    for match in claim_links(text):
        if as_id(match["id"]) == old:
            yield Splice(at + match.start("id"), at + match.end("id"), new)
