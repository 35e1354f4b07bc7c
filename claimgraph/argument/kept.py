"""What was made of files before, kept so that a file which has not changed is not read again.

While an argument is edited, a save changes one file of many. Each file is known by its path and
all of its text; what was made of it is made anew where either is another, or where something else
that entered it is. Of a file that was edited within one entry, only that entry is read and made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from claimgraph.argument.model import Claim
from claimgraph.argument.quotations import StoredText
from claimgraph.argument.rereading import read_again
from claimgraph.argument.yaml_nodes import Document, Value, parse

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made of the entries of a file, and what of."""

    given: object
    of: dict[str, tuple[Value, Any]]
    """By id, the entry and what was made of it. One that is the same object stands at the same place."""


class Kept:
    """The documents, stored texts and values of the reading before this one."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._documents: dict[str, Document] = {}
        self._texts: dict[str, StoredText] = {}
        self.clean: dict[object, dict[str, Claim]] = {}
        """As of `claimgraph.argument.reading.Reading`."""
        self._made: dict[tuple[str, str], _Made] = {}

    def document(self, text: str, shown: str) -> Document:
        """Return a text as a document, the same one as before where it is the same.

        Args:
            text: the YAML text.
            shown: the path as the editor knows it.
        """
        before = self._documents.get(shown)
        if before is None or before.text != text:
            now = read_again(text, before) if before else None
            if before and now:
                now.before, before.before = before, None
            self._documents[shown] = now or parse(text, shown)
        return self._documents[shown]

    def text(self, text: str, shown: str) -> StoredText:
        """Return a stored text, spelled before where it is the same."""
        if shown not in self._texts or self._texts[shown].text != text:
            self._texts[shown] = StoredText(text, shown)
        return self._texts[shown]

    def made(
        self, what: str, document: Document, given: object, entries: Mapping[str, Value], make: Callable[[str], T]
    ) -> dict[str, T]:
        """Return what is made of each entry of a document; what was made before, where that is of the same.

        Args:
            what: what is made.
            document: the document.
            given: what else it is made of.
            entries: the entries by id, as they were read.
            make: makes it, by id.
        """
        before = self._made.get((what, document.path))
        known = before.of if before and before.given == given else {}
        of = {
            id_: made if (made := known.get(id_)) and made[0] is entry else (entry, make(id_))
            for id_, entry in entries.items()
        }
        self._made[what, document.path] = _Made(given, of)
        return {id_: value for id_, (_, value) in of.items()}
