"""What was read of an argument, and what of it could not be read.

One fault is to be reported once: an id that stands in a file is known even where its entry
is broken, and nothing is said to be missing that may stand in a file that cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from claimgraph.argument import model as m
from claimgraph.argument.entries import ArgumentFile
from claimgraph.argument.files import Files, read_text
from claimgraph.argument.quotes import StoredText
from claimgraph.argument.yaml_nodes import Document, Map, Step
from claimgraph.diagnostics import Diagnostic, Place, Rule, did_you_mean, rules


class Part(StrEnum):
    """A part of the argument whose entries have ids."""

    CLAIMS = "claims"
    SOURCES = "sources"
    PEOPLE = "people"
    PASSAGES = "passages"
    TOPICS = "topics"
    """Not entries: the list of topics, and the files."""
    ABOUT = "about"
    """Not entries: which text is mapped, and whose."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the model as far as it could be made, and what it was made from."""

    argument: m.Argument
    documents: tuple[Document, ...]
    texts: Mapping[str, StoredText]
    """Stored texts by source id."""
    written: Mapping[Part, frozenset[str]]
    """Per part, the ids that stand in the files, broken entries included."""
    unread: frozenset[Part]
    """Parts that could not be read to the end, so that what is missing may well be there."""
    topic_order: tuple[m.Reference, ...]
    """Topics as listed."""
    topic_files: Mapping[str, Place]
    """Topics as found."""
    passages_of: m.Reference | None
    """The source that the passages are said to be of."""
    left_out: Mapping[Path, str | None]
    """Files that stand where nothing reads them, and what is in them, where that can be told."""
    sound: bool
    """Whether nothing at all was wrong with the files, so that what is unused is really unused."""

    @property
    def broken_files(self) -> frozenset[str]:
        """Files of which something could not be read."""
        return frozenset(document.path for document in self.documents if document.problems)

    def may_exist(self, part: Part, id_: str) -> bool:
        """Whether an id stands in the files, in what could not be read of them, or in a file that nothing reads."""
        return id_ in self.written[part] or part in self.unread or self._may_be_left_out(id_)

    def may_be_topic(self, id_: str) -> bool:
        """Whether there is a file of a topic, or one that would be if it stood elsewhere."""
        return id_ in self.topic_files or any(path.stem == id_ for path in self.left_out)

    def _may_be_left_out(self, id_: str) -> bool:
        """Whether an id seems to be a key in a file that nothing reads."""
        key = re.compile(rf"""(?:^\s*|[{{,]\s*)["']?{re.escape(id_)}["']?\s*:""", re.MULTILINE)
        return any(text is None or key.search(text) for text in self.left_out.values())

    def is_complete(self, part: Part) -> bool:
        """Whether every entry of a part could be read."""
        made: Mapping[Part, Mapping[str, object]] = {
            Part.CLAIMS: self.argument.claims,
            Part.SOURCES: self.argument.sources,
            Part.PEOPLE: self.argument.people,
            Part.PASSAGES: self.argument.passages,
        }
        return not self.left_out and part not in self.unread and self.written[part] <= made[part].keys()

    def place_in(self, claim: m.Claim, *steps: Step, key: bool = False) -> Place:
        """Return where a part of a claim's entry stands.

        Args:
            claim: the claim.
            steps: keys and indices that lead from its entry to the part.
            key: point at the key of the last step instead of at its value.
        """
        return self.document_at(claim.place).place(Part.CLAIMS.value, claim.id, *steps, key=key)

    def document_at(self, place: Place) -> Document:
        """Return the file that a place is in."""
        return next(document for document in self.documents if document.path == place.path)

    def other_sort(self, id_: str) -> str | None:
        """Say of which other sort an id is, where it is one; None where it is unknown altogether."""
        sorts = {Part.CLAIMS: "claim", Part.SOURCES: "source", Part.PEOPLE: "person", Part.PASSAGES: "passage"}
        found = next((sort for part, sort in sorts.items() if id_ in self.written[part]), None)
        return f'"{id_}" is the id of a {found}' if found else None


def unknown(rule: Rule, reference: m.Reference, known: Iterable[str], otherwise: str | None = None) -> Diagnostic:
    """Make the diagnostic of an id that leads nowhere, with the nearest one that does.

    Args:
        rule: which sort of id it should be.
        reference: the id, and where it stands.
        known: the ids that lead somewhere.
        otherwise: a hint for where none of these is near.
    """
    hint = did_you_mean(reference.id, known) or otherwise
    return rule.at(reference.place, id=reference.id, hint=hint, length=len(reference.id))


def written(files: Files) -> dict[Part, frozenset[str]]:
    """Return, per part, the ids that stand in the files."""
    return {part: frozenset(id_ for keys in _sections(files, part) for id_ in keys or ()) for part in Part}


def find_duplicates(files: Files) -> Iterator[Diagnostic]:
    """Report ids that stand in two files; within one file they are duplicate keys."""
    for what, part in (("claim", Part.CLAIMS), ("source", Part.SOURCES), ("person", Part.PEOPLE)):
        first: dict[str, Place] = {}
        for keys in _sections(files, part):
            for id_, place in (keys or {}).items():
                if id_ in first:
                    related = [(first[id_], "first defined here")]
                    yield rules.DUPLICATE_ID.at(place, id=id_, what=what, related=related, length=len(id_))
                else:
                    first[id_] = place


def _sections(files: Files, part: Part) -> Iterator[dict[str, Place] | None]:
    """Yield, of every file that has a part, the ids in it with their places; None where they cannot be told."""
    match part:
        case Part.CLAIMS:
            yield from (_section(document, "claims") for document in files.topics.values())
        case Part.SOURCES:
            yield from (_section(document) for document in files.sources.values())
        case Part.PEOPLE:
            for document in (files.argument, *files.topics.values()):
                has_none = document and isinstance(document.data, Map) and "people" not in document.data
                yield {} if has_none else _section(document, "people")
        case Part.PASSAGES:
            yield _section(files.passages, "passages") if files.passages else {}


def _section(document: Document | None, *steps: str) -> dict[str, Place] | None:
    if document is None:
        return None
    here: object = document.data
    for step in steps:
        here = here.get(step) if isinstance(here, Map) else None
    return {id_: document.place(*steps, id_, key=True) for id_ in here} if isinstance(here, Map) else None


def read_left_out(files: Files) -> dict[Path, str | None]:
    """Return what is in the files that nothing reads; None where it cannot be told."""
    texts = {path: read_text(path, files.folder, "") for path in files.left_out}
    return {path: text if isinstance(text, str) else None for path, text in texts.items()}


def find_unread(files: Files, head: ArgumentFile | None) -> Iterator[Part]:
    """Yield every part of which something could not be read."""
    yield from (part for part in Part if None in _sections(files, part))
    top = files.argument.data if files.argument else None
    if not isinstance(top, Map) or head is None:
        yield from (Part.ABOUT, Part.TOPICS)
        return
    if top.get("about") is not None and head.about is None:
        yield Part.ABOUT
    if not head.topics and top.get("topics") != []:
        yield Part.TOPICS
