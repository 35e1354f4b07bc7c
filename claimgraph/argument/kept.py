"""What was made of files before, kept so that a file which has not changed is not read again.

While an argument is edited, a save changes one file of many. Each file is known by its path and
all of its text; what was made of it is made anew where either is another, or where something else
that entered it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from claimgraph.argument.quotations import StoredText
from claimgraph.argument.yaml_nodes import Document, parse

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Made:
    """Something that was made, and what of."""

    document: Document
    given: object
    value: Any


class Kept:
    """The documents, stored texts and values of the reading before this one."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._documents: dict[str, Document] = {}
        self._texts: dict[str, StoredText] = {}
        self._made: dict[tuple[str, str], _Made] = {}

    def document(self, text: str, shown: str) -> Document:
        """Return a text as a document, the same one as before where it is the same.

        Args:
            text: the YAML text.
            shown: the path as the editor knows it.
        """
        if shown not in self._documents or self._documents[shown].text != text:
            self._documents[shown] = parse(text, shown)
        return self._documents[shown]

    def text(self, text: str, shown: str) -> StoredText:
        """Return a stored text, spelled before where it is the same."""
        if shown not in self._texts or self._texts[shown].text != text:
            self._texts[shown] = StoredText(text, shown)
        return self._texts[shown]

    def made(self, what: str, document: Document, given: object, make: Callable[[], T]) -> T:
        """Return what is made of a document and something else; what was made before, where both are the same.

        Args:
            what: what is made.
            document: the document that it is made of.
            given: what else it is made of.
            make: makes it.
        """
        key = (what, document.path)
        before = self._made.get(key)
        if before is None or before.document is not document or before.given != given:
            before = self._made[key] = _Made(document, given, make())
        value: T = before.value
        return value
