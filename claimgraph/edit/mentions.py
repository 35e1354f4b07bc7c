"""What names a claim or a page outside the fields that hold ids: prose, hand-written pages, the navigation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from claimgraph.argument.documents import claim_links, outside_code
from claimgraph.argument.files import NamedFile
from claimgraph.edit.references import find_prose
from claimgraph.edit.splices import Splice, replace_word
from claimgraph.edit.tree import Collection, Tree, walk

_TARGET = re.compile(r"(?:\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?)(?P<path>[^\s)>#?]+)", re.MULTILINE)


def in_prose(file: NamedFile, old: str, new: str) -> Iterator[Splice]:
    """Rename a claim in the ``[[claim-id]]`` of the prose of a file."""
    for scalar in find_prose(file):
        written = file.document.text[scalar.start : scalar.end].replace("\n", " ").replace("\r", " ")
        yield from _in_links(written, old, new, scalar.start)


def in_page(markdown: str, old: str, new: str) -> Iterator[Splice]:
    """Rename a claim in the ``[[claim-id]]`` of a hand-written page."""
    yield from _in_links(markdown, old, new, 0)


def in_page_links(markdown: str, page: str, old: str, new: str) -> Iterator[Splice]:
    """Lead the links of a hand-written page to a page of the site that has moved.

    Args:
        markdown: the text of the page.
        page: its path within the folder of pages.
        old: the path of the page that has moved, with its ending.
        new: where it has moved to.
    """
    for match in outside_code(_TARGET, markdown):
        if normpath(join(dirname(page), match["path"])) == old:
            start = match.end("path") - len(old.rpartition("/")[2])
            yield Splice(start, match.end("path"), new.rpartition("/")[2])


def in_navigation(tree: Tree, old: str, new: str) -> Iterator[Splice]:
    """Rename a page in the navigation of mkdocs.yml."""
    nav = tree.top.at("nav") if isinstance(tree.top, Collection) else None
    for _, scalar, is_key in walk(nav):
        if not is_key and scalar.value == old:
            yield replace_word(tree.text, scalar, new)


def _in_links(text: str, old: str, new: str, at: int) -> Iterator[Splice]:
    for match in claim_links(text):
        if match["id"] == old:
            yield Splice(at + match.start("id"), at + match.end("id"), new)
