"""What was read of an argument, and what of it could not be read.

One fault is to be reported once: an id that stands in a file is known even where its entry
is broken, and nothing is said to be missing that may stand in a file that cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from claimgraph.argument import model as m
from claimgraph.argument.entries import FILES, ArgumentFile
from claimgraph.argument.files import FileKind, Files, NamedFile, read_text
from claimgraph.argument.ids import as_id, likeness
from claimgraph.argument.marks import Own
from claimgraph.argument.quotations import StoredText
from claimgraph.argument.shape import fields_of, shape_of
from claimgraph.argument.things import Thing, named
from claimgraph.argument.yaml_nodes import Document, Map, Step
from claimgraph.diagnostics import Diagnostic, Place, Rule, did_you_mean, rules
from claimgraph.language import gettext


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the model as far as it could be made, and what it was made from."""

    argument: m.Argument
    files: tuple[NamedFile, ...]
    texts: Mapping[str, StoredText]
    """Stored texts by source id."""
    written: Mapping[Thing, frozenset[str]]
    """The ids that stand in the files, those of broken entries included, by what they are the ids of."""
    unread: frozenset[Thing]
    """What could not be read to the end, so that what is missing of it may well be there."""
    about_unread: bool
    """Whether it could not be read which text is mapped, and whose it is."""
    topic_order: tuple[m.Reference, ...]
    """Topics as listed."""
    topic_files: Mapping[str, Place]
    """Topics as found."""
    passages_of: m.Reference | None
    """The source that the passages are said to be of."""
    left_out: Mapping[Path, frozenset[str] | None]
    """Files that stand where nothing reads them, and the keys that seem to be in them, where that can be told."""
    sound: bool
    """Whether nothing at all was wrong with the files, so that what is unused is really unused."""
    clean: dict[object, dict[str, m.Claim]] = field(default_factory=dict, repr=False, compare=False)
    """By check of one claim alone, the claims in which it found nothing."""
    _found: dict[str, Document] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The documents by path, once one of them is looked for."""

    @property
    def documents(self) -> Iterator[Document]:
        """What was read, file by file."""
        return (file.document for file in self.files)

    @property
    def broken_files(self) -> frozenset[str]:
        """Files of which something could not be read."""
        return frozenset(document.path for document in self.documents if document.problems)

    def may_exist(self, thing: Thing, id_: str) -> bool:
        """Whether an id stands in the files, in what could not be read of them, or in a file that nothing reads."""
        if thing in OF_USE:
            return True
        return id_ in self.written[thing] or thing in self.unread or self._may_be_left_out(thing, id_)

    def _may_be_left_out(self, thing: Thing, id_: str) -> bool:
        """Whether an id seems to be a key in a file that nothing reads, or to be the name of one."""
        if thing in OF_FILES:
            return any(as_id(path.stem) == id_ for path in self.left_out)
        return any(keys is None or id_ in keys for keys in self.left_out.values())

    def is_complete(self, thing: Thing) -> bool:
        """Whether every entry of a sort could be read."""
        made: Mapping[str, object] = getattr(self.argument, thing.plural)
        return not self.left_out and thing not in self.unread and self.written[thing] <= made.keys()

    def place_in(self, claim: m.Claim, *steps: Step, key: bool = False) -> Place:
        """Return where a part of a claim's entry stands.

        Args:
            claim: the claim.
            steps: keys and indices that lead from its entry to the part.
            key: point at the key of the last step instead of at its value.
        """
        return self.document_at(claim.place).place(Thing.CLAIM.plural, claim.id, *steps, key=key)

    def has(self, claim: m.Claim, *steps: Step) -> bool:
        """Whether a field is written in a claim's entry, at the end of the steps that lead to it."""
        return self.document_at(claim.place).has(Thing.CLAIM.plural, claim.id, *steps)

    def claims_in_files_with(self, words: str) -> Iterator[m.Claim]:
        """Yield the claims in whose files some words may stand, as a key or in a text."""
        files = {document.path for document in self.documents if document.may_have(words)}
        return (claim for claim in self.argument.claims.values() if claim.place.path in files)

    def document_at(self, place: Place) -> Document:
        """Return the file that a place is in."""
        return self._by_path()[place.path]

    def _by_path(self) -> Mapping[str, Document]:
        if not self._found:
            self._found.update((document.path, document) for document in self.documents)
        return self._found

    def other_sort(self, id_: str) -> str | None:
        """Say of which other sort an id is, where it is one; None where it is unknown altogether."""
        found = next((thing for thing in Thing if thing in SECTIONS and id_ in self.written[thing]), None)
        return gettext('"%(id)s" is the id of a %(sort)s', id=id_, sort=named(found)) if found else None


def unknown(rule: Rule, reference: m.Reference, known: Iterable[str], otherwise: str | None = None) -> Diagnostic:
    """Make the diagnostic of an id that leads nowhere, with the nearest one that does.

    Args:
        rule: which sort of id it should be.
        reference: the id, and where it stands.
        known: the ids that lead somewhere.
        otherwise: a hint for where none of these is near.
    """

    def hint() -> str | None:
        return did_you_mean(reference.id, known) or otherwise

    return rule.at(reference.place, id=reference.id, hint=hint, length=len(reference.id))


class Section(NamedTuple):
    """Where entries with ids of their own stand in a kind of file."""

    file: FileKind
    steps: tuple[str, ...]
    """The key that they stand under; none where they are all that the file holds."""
    is_needed: bool


def _sections_of(kind: FileKind) -> Iterator[tuple[Thing, Section]]:
    shape = shape_of(FILES[kind])
    if own := shape.keys and shape.keys.mark(Own):
        yield own.thing, Section(kind, (), is_needed=True)
    for part in fields_of(shape.entry).values() if shape.entry else ():
        if own := part.shape.keys and part.shape.keys.mark(Own):
            yield own.thing, Section(kind, (part.key,), part.info.is_required())


def _all_sections() -> Mapping[Thing, list[Section]]:
    found: dict[Thing, list[Section]] = {}
    for kind in FILES:
        for thing, section in _sections_of(kind):
            found.setdefault(thing, []).append(section)
    return found


OF_USE = {Thing.TAG}
"""What is there as soon as it is named."""
OF_FILES = {Thing.TOPIC, Thing.RIVALS}
"""What has the names of files for ids."""
SECTIONS = _all_sections()
"""Where the entries stand that have ids of their own, by what they are."""


def written(files: Files) -> dict[Thing, frozenset[str]]:
    """Return the ids that stand in the files, by what they are the ids of; topics and rivals have those of files."""
    of_files: dict[Thing, Mapping[str, Document]] = {Thing.TOPIC: files.topics, Thing.RIVALS: files.hypotheses}
    return {
        thing: frozenset(of_files.get(thing) or (id_ for keys in _keys(files, thing) for id_ in keys or ()))
        for thing in Thing
    }


def find_duplicates(files: Files) -> Iterator[Diagnostic]:
    """Report ids that stand twice, and those that some systems cannot tell apart; passages are no files."""
    for thing in SECTIONS:
        all_keys = [keys or {} for keys in _keys(files, thing)]
        if len({likeness(id_) for keys in all_keys for id_ in keys}) == sum(map(len, all_keys)):
            continue
        first: dict[str, m.Reference] = {}
        for keys in all_keys:
            for id_, place in keys.items():
                known = first.setdefault(id_ if thing is Thing.PASSAGE else likeness(id_), m.Reference(id_, place))
                if known.place != place:
                    yield used_twice(id_, thing, place, known)


def used_twice(id_: str, what: Thing, place: Place, known: m.Reference) -> Diagnostic:
    """Return the diagnostic of an id that another thing of its sort has, or one that is too like it.

    Args:
        id_: the id.
        what: of what sort it is.
        place: where it stands.
        known: the other, which came first.
    """
    if known.id == id_:
        related = [(known.place, gettext("first defined here"))]
        return rules.DUPLICATE_ID.at(place, id=id_, what=named(what), related=related, length=len(id_))
    related = [(known.place, gettext("the other"))]
    return rules.ALIKE_IDS.at(
        place, id=id_, other=known.id, related=related, hint=gettext("rename one"), length=len(id_)
    )


def _keys(files: Files, thing: Thing) -> Iterator[dict[str, Place] | None]:
    """Yield the ids of a sort in each file that has such, with their places; None where they cannot be told."""
    for section in SECTIONS.get(thing, ()):
        for file in files.named():
            if file.kind is section.file:
                yield _keys_in(file.document, section)


def _keys_in(document: Document, section: Section) -> dict[str, Place] | None:
    if section not in document.remembered:
        document.remembered[section] = _find_keys(document, section)
    keys: dict[str, Place] | None = document.remembered[section]
    return keys


def _find_keys(document: Document, section: Section) -> dict[str, Place] | None:
    here: object = document.data
    for step in section.steps:
        if isinstance(here, Map) and step not in here and not section.is_needed:
            return {}
        here = here.get(step) if isinstance(here, Map) else None
    return {id_: document.place(*section.steps, id_, key=True) for id_ in here} if isinstance(here, Map) else None


_KEY = re.compile(r"""(?:^|[{,])[ \t]*+["']?+(?P<key>[^"'{},:\n]++)["']?+[ \t]*+:""", re.MULTILINE)
"""What seems to be a key."""


def read_left_out(files: Files) -> dict[Path, frozenset[str] | None]:
    """Return the keys that seem to be in the files that nothing reads; None where it cannot be told."""
    plain = set(files.listing.files)
    return {path: _keys_of(path) if path in plain else None for path in files.left_out}


def _keys_of(path: Path) -> frozenset[str] | None:
    text = read_text(path, "")
    return frozenset(found["key"].strip() for found in _KEY.finditer(text)) if isinstance(text, str) else None


def find_unread(files: Files, head: ArgumentFile | None) -> Iterator[Thing]:
    """Yield every sort of thing of which something could not be read."""
    yield from (thing for thing in SECTIONS if None in _keys(files, thing))
    if files.argument is None:
        yield Thing.PERSON
        yield Thing.PLACE
        yield Thing.FIELD
    top = files.argument.data if files.argument else None
    if not isinstance(top, Map) or head is None or (not head.topics and top.get("topics") != []):
        yield Thing.TOPIC


def is_about_unread(files: Files, head: ArgumentFile | None) -> bool:
    """Whether it cannot be told which text is mapped, and whose it is."""
    top = files.argument.data if files.argument else None
    readable = isinstance(top, Map) and head is not None and (top.get("about") is None or head.about is not None)
    return not readable
