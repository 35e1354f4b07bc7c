"""What editors ask the check to pass over: one code on one item, with a reason.

An item is a claim, a source, a passage, or a file as a whole; ``ignore:`` in it maps the
code of a warning to the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from sys import maxsize

from claimgraph.argument.files import Files
from claimgraph.argument.yaml_nodes import Document, Map
from claimgraph.diagnostics import Place


class Item(StrEnum):
    """What a check can be ignored on."""

    CLAIM = "claim"
    SOURCE = "source"
    PASSAGE = "passage"
    FILE = "file"
    """A file as a whole."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file."""

    start: Place
    end: Place
    """The first place after it."""

    def __contains__(self, place: Place) -> bool:
        return self.start <= place < self.end


@dataclass(frozen=True, slots=True)
class Ignore:
    """A check that the editors ask to pass over on one item, and why."""

    code: str
    reason: str
    item: Item
    id: str
    """Id of the item; the path, where it is a file."""
    place: Place
    """Where the code stands."""
    covers: Span


def find_ignores(files: Files) -> Iterator[Ignore]:
    """Yield every ignore that stands in the files of an argument."""
    whole = (files.argument, files.passages, *files.topics.values(), *files.hypotheses.values())
    for document in whole:
        if document:
            span = Span(Place(document.path), Place(document.path, maxsize))
            yield from _ignores(document, document.data, Item.FILE, document.path, span)
    for document in files.topics.values():
        yield from _ignores_of_entries(document, Item.CLAIM, "claims")
    for document in files.sources.values():
        yield from _ignores_of_entries(document, Item.SOURCE)
    if files.passages:
        yield from _ignores_of_entries(files.passages, Item.PASSAGE, "passages")


def _ignores_of_entries(document: Document, item: Item, section: str | None = None) -> Iterator[Ignore]:
    """Yield the ignores of a file's entries; an entry ends where the next key, of any level, starts."""
    entries: object = document.data
    end = (maxsize, 1)
    if section and isinstance(entries, Map):
        end = min((at for at in entries.keys_at.values() if at > entries.keys_at.get(section, end)), default=end)
        entries = entries.get(section)
    if not isinstance(entries, Map) or not entries:
        return
    starts = [Place(document.path, *at) for at in entries.keys_at.values()]
    ends = chain(starts[1:], [Place(document.path, *end)])
    for (id_, entry), start, until in zip(entries.items(), starts, ends, strict=True):
        yield from _ignores(document, entry, item, id_, Span(start, until))


def _ignores(document: Document, entry: object, item: Item, id_: str, span: Span) -> Iterator[Ignore]:
    given = entry.get("ignore") if isinstance(entry, Map) else None
    if isinstance(given, Map):
        for code, reason in given.items():
            if isinstance(reason, str):
                yield Ignore(code, reason, item, id_, Place(document.path, *given.keys_at[code]), span)
