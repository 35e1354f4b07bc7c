"""Hand-written pages: their ``[[claim-id]]`` links, found with places and turned into links."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TypeAlias

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
from claimgraph.language import gettext, listing

SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""File name endings of pages in MkDocs."""
Maps: TypeAlias = Mapping[str, Collection[str]]
"""The ids of the claims of each map of a site, by where its pages are: a folder such as ``a/``, or all of the site."""
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
    for found in _read_pages(folder, root):
        if isinstance(found, Diagnostic):
            yield found
        else:
            yield from _unknown_claims(found.text, found.shown, reading)


def check_documents_of_several(folder: Path, root: Path, maps: Maps) -> Iterator[Diagnostic]:
    """Report the same where several maps share the pages.

    Args:
        folder: the folder of the pages.
        root: the folder of the project.
        maps: the claims of each map.
    """
    for found in _read_pages(folder, root):
        if isinstance(found, Diagnostic):
            yield found
            continue
        for id_, place in _places(found.text, found.shown):
            having, wanted = maps_with(id_, found.uri, maps)
            if not having:
                known = {claim for claims in maps.values() for claim in claims}
                yield unknown(rules.UNKNOWN_CLAIM, Reference(wanted, place), known)
            elif len(having) > 1:
                named, hint = ambiguity(id_, having)
                yield rules.AMBIGUOUS_CLAIM.at(place, id=id_, maps=named, hint=hint, length=len(id_))


def maps_with(id_: str, page: str, maps: Maps) -> tuple[list[str], str]:
    """Return the maps that have the claim which a link means, and the claim's id in them.

    ``[[a:id]]`` is the claim of the map at ``a/``. In the folder of a map, an id is that of the map's claim;
    elsewhere it is that of any map, and of several where they all have it.

    Args:
        id_: what stands in the link.
        page: the page that it stands on, as seen from the folder of pages.
        maps: the claims of each map.
    """
    id_ = as_id(id_)
    name, _, inside = id_.partition(":")
    if inside and (at := f"{name}/") in maps:
        return [at] if inside in maps[at] else [], inside
    own = max((at for at in maps if page.startswith(at)), key=len, default=None)
    wanted = maps if own is None else [own]
    return [at for at in wanted if id_ in maps[at]], id_


def ambiguity(id_: str, having: list[str]) -> tuple[str, str]:
    """Return in words which maps have a claim of the same id, and how a link says which of them it means."""
    named = [at.strip("/") for at in having]
    links = listing([f"[[{name}:{id_}]]" for name in named], "or")
    return listing(named), gettext("say which: %(links)s", links=links)


@dataclass(frozen=True, slots=True)
class _ReadPage:
    text: str
    shown: str
    """Its path as it is shown."""
    uri: str
    """Its path as seen from the folder of pages."""


def _read_pages(folder: Path, root: Path) -> Iterator[Diagnostic | _ReadPage]:
    """Read the pages, and tell of those, and of files beside them, that cannot be published."""

    def shown(path: Path) -> str:
        text, top = str(path), f"{root}{os.sep}"
        known = text[len(top) :] if text.startswith(top) else os.path.relpath(path, root)
        return known.replace(os.sep, "/")

    if not folder.is_dir():
        return
    listing = list_folder(folder, Bounds((root, folder), gettext("the project")), shown, hidden=True)
    yield from listing.faults.values()
    for path in listing.files:
        if is_page(inside := path.relative_to(folder)):
            text = read_text(path, shown(path), LARGEST_PAGE)
            yield text if isinstance(text, Diagnostic) else _ReadPage(text, shown(path), inside.as_posix())


def is_page(path: Path) -> bool:
    """Whether a path in the folder of pages is a page to MkDocs; hidden files are not published."""
    return path.name.lower().endswith(SUFFIXES) and not any(part.startswith(".") for part in path.parts)


def _unknown_claims(text: str, shown: str, reading: Reading) -> Iterator[Diagnostic]:
    for id_, place in _places(text, shown):
        if not reading.may_exist(Thing.CLAIM, as_id(id_)):
            yield unknown(rules.UNKNOWN_CLAIM, Reference(id_, place), reading.written[Thing.CLAIM])


def _places(text: str, shown: str) -> Iterator[tuple[str, Place]]:
    """Yield the id in every link to a claim, with its place."""
    line, line_start, counted = 1, 0, 0
    for match in claim_links(text):
        start = match.start("id")
        line += text.count("\n", counted, start)
        line_start = max(line_start, text.rfind("\n", counted, start) + 1)
        counted = start
        yield match["id"], Place(shown, line, start - line_start + 1)


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
