"""Hand-written pages: their ``[[claim-id]]`` links, found with places and turned into links."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from claimgraph.argument.code_spans import code_spans
from claimgraph.argument.files import read_text
from claimgraph.argument.folders import Bounds, list_folder
from claimgraph.argument.ids import as_id
from claimgraph.argument.model import Reference
from claimgraph.argument.prose import CLAIM_LINK
from claimgraph.argument.reading import Reading, unknown
from claimgraph.argument.sizes import LARGEST_PAGE
from claimgraph.argument.things import Thing
from claimgraph.diagnostics import Diagnostic, Place, rules

SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""File name endings of pages in MkDocs."""
_MARKUP = re.compile(r"[\\`*_{}\[\]()#+\-.!]")


def link_claims(markdown: str, show: Callable[[str, str | None], str]) -> str:
    """Replace every ``[[claim-id]]`` of a Markdown text outside code by what ``show`` returns."""
    parts: list[str] = []
    end = 0
    for match in claim_links(markdown):
        parts += [markdown[end : match.start()], show(as_id(match["id"]), match["words"])]
        end = match.end()
    return "".join([*parts, markdown[end:]])


def literal(text: str) -> str:
    """Return a text escaped for Markdown."""
    return _MARKUP.sub(r"\\\g<0>", escape(text, quote=False))


def check_documents(folder: Path, root: Path, reading: Reading) -> Iterator[Diagnostic]:
    """Report hand-written pages and files beside them that cannot be published, and links to claims that are not there.

    Args:
        folder: the folder of the pages.
        root: the folder of the project.
        reading: the argument.
    """

    def shown(path: Path) -> str:
        text, top = str(path), f"{root}{os.sep}"
        known = text[len(top) :] if text.startswith(top) else os.path.relpath(path, root)
        return known.replace(os.sep, "/")

    if not folder.is_dir():
        return
    listing = list_folder(folder, Bounds((root, folder), "the project"), shown, hidden=True)
    yield from listing.faults.values()
    for path in (path for path in listing.files if is_page(path.relative_to(folder))):
        text = read_text(path, shown(path), LARGEST_PAGE)
        if isinstance(text, Diagnostic):
            yield text
        else:
            yield from _unknown_claims(text, shown(path), reading)


def is_page(path: Path) -> bool:
    """Whether a path in the folder of pages is a page to MkDocs; hidden files are not published."""
    return path.name.lower().endswith(SUFFIXES) and not any(part.startswith(".") for part in path.parts)


def _unknown_claims(text: str, shown: str, reading: Reading) -> Iterator[Diagnostic]:
    line, line_start, counted = 1, 0, 0
    for match in claim_links(text):
        if not reading.may_exist(Thing.CLAIM, as_id(match["id"])):
            start = match.start("id")
            line += text.count("\n", counted, start)
            line_start = max(line_start, text.rfind("\n", counted, start) + 1)
            counted = start
            reference = Reference(match["id"], Place(shown, line, start - line_start + 1))
            yield unknown(rules.UNKNOWN_CLAIM, reference, reading.written[Thing.CLAIM])


def claim_links(markdown: str) -> Iterator[re.Match[str]]:
    """Yield every ``[[claim-id]]`` of a Markdown text outside code."""
    return outside_code(CLAIM_LINK, markdown)


def outside_code(pattern: re.Pattern[str], markdown: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern in a Markdown text, except in code."""
    code = iter([*code_spans(markdown), (len(markdown), len(markdown))])
    start, end = next(code)
    for match in pattern.finditer(markdown):
        while end <= match.start() < len(markdown):
            start, end = next(code)
        if not start <= match.start() < end:
            yield match
