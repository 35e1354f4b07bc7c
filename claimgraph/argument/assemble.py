"""Files → model: read the argument's files and put the model together.

What an entry says is copied field by field; only what is made of it or of its place, such as
the ids of steps and the checks of quotations, is told here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cache, partial
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from claimgraph.argument import entries as s
from claimgraph.argument import model as m
from claimgraph.argument.areas import Area
from claimgraph.argument.clocks import BOTH, Clock
from claimgraph.argument.files import Files, read_files
from claimgraph.argument.ignores import find_ignores
from claimgraph.argument.kept import Kept
from claimgraph.argument.lock import LOCK, Lock, read_lock
from claimgraph.argument.marks import Catalogue, Ref
from claimgraph.argument.quotations import Match, StoredText
from claimgraph.argument.reading import Reading, find_duplicates, find_unread, is_about_unread, read_left_out, written
from claimgraph.argument.shape import Shape, fields_of
from claimgraph.argument.texts import read_texts
from claimgraph.argument.things import Thing, title_of
from claimgraph.argument.validate import read_shape
from claimgraph.argument.yaml_nodes import Document, Map, Value, span_at
from claimgraph.diagnostics import Place, Problems

At = Callable[..., Place]
"""Place of something inside an entry, by the steps that lead to it."""
T = TypeVar("T")


def copied(kind: type[T], entry: s.Entry, at: At, **made: object) -> T:
    """Make a value of the model from an entry; fields of one name say the same.

    Args:
        kind: the class of the model.
        entry: the entry.
        at: the place of something inside the entry.
        **made: fields that are not just copied.
    """
    values = entry.__dict__
    for name, key, is_reference in _plan(kind, type(entry)):  # type: ignore[arg-type]
        if name not in made:
            said = values[name]
            made[name] = _references_in(said, key, at) if is_reference else tuple(said) if type(said) is list else said
    return kind(**made)


@cache
def _plan(kind: Any, entry: type[s.Entry]) -> list[tuple[str, str, bool]]:  # noqa: ANN401 - any class of the model
    """Return name and key of every field that a class of the model shares with an entry, and whether it refers."""
    names = {field.name for field in fields(kind)}
    return [(field.name, field.key, _refers(field.shape)) for field in fields_of(entry).values() if field.name in names]


def _refers(shape: Shape) -> bool:
    """Whether what stands in a field is the name of something that is told elsewhere."""
    catalogue = shape.mark(Catalogue)
    return shape.mark(Ref) is not None or (catalogue is not None and catalogue.adds is None)


def _references_in(said: str | list[str] | None, key: str, at: At) -> m.Reference | tuple[m.Reference, ...] | None:
    if isinstance(said, list):
        return _references(said, at, key)
    return m.Reference(said, at(key)) if said is not None else None


def read(folder: Path, root: Path, problems: Problems, kept: Kept | None = None) -> Reading:
    """Read the argument under a folder of a project; every problem of every file is noted.

    Args:
        folder: the folder of the argument.
        root: that of the project.
        problems: where to note what is wrong.
        kept: what was made of the files before; it is brought up to date.
    """
    files = read_files(folder, root, problems, kept)
    head = _head(files)
    sources = _sources(files)
    passages = read_shape(s.PassagesFile, files.passages) if files.passages else None
    texts = read_texts(sources.values(), files, problems)
    argument = replace(
        _argument(files, head, _topic_files(files), {id_: source for id_, (source, _) in sources.items()}, texts),
        passages=_passages(passages, files.passages, texts),
        rivals=_all_rivals(files),
        expectations=tuple(_expectations(files.expectations, _clocks(files, head))),
        ignores=tuple(find_ignores(files)),
        renamed=tuple(_renamed(files.renamed)),
        lock=_lock(files, problems),
    )
    for document in files.documents():
        problems.extend(document.problems)
    problems.extend(find_duplicates(files))
    return Reading(
        argument=argument,
        files=tuple(files.named()),
        texts=texts,
        written=written(files) | {Thing.TAG: frozenset(argument.tags)},
        unread=frozenset(find_unread(files, head)),
        about_unread=is_about_unread(files, head),
        topic_order=_references(head.topics, files.argument.place, "topics") if head and files.argument else (),
        topic_files={id_: document.place() for id_, document in files.topics.items()},
        passages_of=m.Reference(passages.of, files.passages.place("of")) if passages and files.passages else None,
        left_out=read_left_out(files),
        sound=not len(problems),
        clean=files.kept.clean,
    )


def _topic_files(files: Files) -> dict[str, tuple[Document, s.TopicFile]]:
    return {id_: (doc, entry) for id_, doc in files.topics.items() if (entry := read_shape(s.TopicFile, doc))}


def _sources(files: Files) -> dict[str, tuple[m.Source, Document]]:
    """Return every source, with the document that it stands in."""
    return {
        id_: (source, document)
        for document in files.sources.values()
        for id_, source in _sources_in(document, files.kept).items()
    }


def _all_rivals(files: Files) -> dict[str, m.Rivals]:
    return {
        id_: _rivals(id_, grid, document)
        for id_, document in files.hypotheses.items()
        if (grid := read_shape(s.HypothesesFile, document))
    }


def _lock(files: Files, problems: Problems) -> Lock:
    lock = read_lock(files.folder, files.shown(files.folder / LOCK))
    if isinstance(lock, Lock):
        return lock
    problems.add(lock)
    return Lock()


def _sources_in(document: Document, kept: Kept) -> dict[str, m.Source]:
    entries = _source_entries(document)
    return kept.made("sources", document, None, _as_read(document, entries), partial(_source, document, entries))


def _as_read(document: Document, ids: Iterable[str], *steps: str) -> dict[str, Value]:
    """Return the entries of some ids, below some keys of a document, as they were before they were checked."""
    here = document.data
    for step in steps:
        here = here[step] if isinstance(here, Map) else None
    return {id_: here[id_] for id_ in ids} if isinstance(here, Map) else {}


def _source(document: Document, entries: Mapping[str, s.SourceEntry], id_: str) -> m.Source:
    entry = entries[id_]
    place = document.place(id_, key=True)
    return copied(m.Source, entry, partial(document.place, id_), id=id_, date=_date(entry.date), place=place)


def _date(entry: str | s.DatesEntry | None) -> m.SourceDate | None:
    if isinstance(entry, s.DatesEntry):
        until = entry.not_after or entry.to or ""
        return m.DateBounds(m.PartialDate(entry.from_) if entry.from_ else None, m.PartialDate(until))
    return m.PartialDate(entry) if entry is not None else None


def _head(files: Files) -> s.ArgumentFile | None:
    return read_shape(s.ArgumentFile, files.argument) if files.argument else None


def _source_entries(document: Document) -> Mapping[str, s.SourceEntry]:
    shape = read_shape(s.SourcesFile, document)  # type: ignore[type-var]
    return shape.root if shape else {}


def _argument(
    files: Files,
    head: s.ArgumentFile | None,
    topics: Mapping[str, tuple[Document, s.TopicFile]],
    sources: Mapping[str, m.Source],
    texts: Mapping[str, StoredText],
) -> m.Argument:
    at = files.argument.place if files.argument else lambda *_, **__: Place(files.shown(files.folder))
    ordered = _in_order(topics, head.topics if head else ())
    people = dict(head.people) if head else {}
    for id_ in ordered:
        people.update(topics[id_][1].people)
    said = _said_in_head(head, at) if head else _NOTHING_SAID
    return m.Argument(
        **said,
        topics={id_: _topic(id_, *topics[id_], files.topic_folders[id_]) for id_ in ordered},
        people={id_: copied(m.Person, entry, at, id=id_) for id_, entry in people.items()},
        places=_places(head.places if head else {}),
        claims=_claims({id_: topics[id_] for id_ in ordered}, texts, files.kept),
        sources=sources,
        passages={},
        rivals={},
        expectations=(),
        ignores=(),
        place=at(),
    )


_NOTHING_SAID: Mapping[str, Any] = {
    **dict.fromkeys(("title", "question"), ""),
    **dict.fromkeys(("answer", "summary", "about", "as_of", "licence", "locker")),
    "roots": (),
    "language": "en",
    "standard": m.Standard.PREPONDERANCE,
    **dict.fromkeys(("fields", "media", "verdicts"), MappingProxyType({})),
}
"""What an argument says of itself as a whole whose first file cannot be read."""


def _said_in_head(head: s.ArgumentFile, at: At) -> Mapping[str, Any]:
    """Return what an argument says of itself as a whole."""
    same = ("title", "question", "answer", "summary", "licence", "standard", "locker", "language")
    return {
        **{name: getattr(head, name) for name in same},
        "about": copied(m.About, head.about, partial(at, "about")) if head.about else None,
        "as_of": m.PartialDate(head.as_of) if head.as_of else None,
        "updated": m.PartialDate(head.updated) if head.updated else None,
        "fact_check": copied(m.FactCheck, head.fact_check, partial(at, "fact-check")) if head.fact_check else None,
        "roots": _references(head.roots, at, "roots"),
        "fields": {id_: copied(m.OwnField, entry, at, id=id_) for id_, entry in head.fields.items()},
        "media": head.media,
        "verdicts": _verdicts(head),
    }


def _verdicts(head: s.ArgumentFile) -> dict[str, str]:
    """Return the argument's own words for statuses, by their names."""
    said = {field.key: getattr(head.verdicts, field.name) for field in fields_of(s.VerdictsEntry).values()}
    return {status: word for status, word in said.items() if word}


def _places(entries: Mapping[str, s.PlaceEntry]) -> dict[str, m.NamedPlace]:
    return {id_: m.NamedPlace(id_, entry.name, Area.of(entry.at)) for id_, entry in entries.items()}


def _in_order(topics: Collection[str], listed: Iterable[str]) -> list[str]:
    """Return the topics as they are listed, and after these the others by name."""
    rank: dict[str, int] = {}
    for id_ in listed:
        rank.setdefault(id_, len(rank))
    return sorted(topics, key=lambda id_: (rank.get(id_, len(rank)), id_))


def _claims(
    topics: Mapping[str, tuple[Document, s.TopicFile]], texts: Mapping[str, StoredText], kept: Kept
) -> dict[str, m.Claim]:
    claims: dict[str, m.Claim] = {}
    for topic, (document, file) in topics.items():
        as_read = _as_read(document, file.claims, Thing.CLAIM.plural)
        for id_, claim in kept.made(
            "claims", document, texts, as_read, partial(_claim, document, file, topic, texts)
        ).items():
            claims.setdefault(id_, claim)
    return claims


def _claim(document: Document, file: s.TopicFile, topic: str, texts: Mapping[str, StoredText], id_: str) -> m.Claim:
    return _Assembly(document, id_, texts).claim(topic, file.claims[id_])


def _topic(id_: str, document: Document, file: s.TopicFile, folder: str) -> m.Topic:
    place = document.place("topic")
    return copied(m.Topic, file, document.place, id=id_, claims=tuple(file.claims), place=place, folder=folder)


def _passages(
    file: s.PassagesFile | None, document: Document | None, texts: Mapping[str, StoredText]
) -> dict[str, m.Passage]:
    if file is None or document is None:
        return {}
    return {
        id_: _passage(id_, entry, partial(document.place, "passages", id_), texts.get(file.of))
        for id_, entry in file.passages.items()
    }


def _passage(id_: str, entry: s.PassageEntry, at: At, text: StoredText | None) -> m.Passage:
    found = text.find(entry.quote) if text else None
    paragraph = text.paragraph_at(found.start) if text and found else 0
    return copied(
        m.Passage,
        entry,
        at,
        id=id_,
        check=_check(found, text),
        found=found,
        paragraph=paragraph,
        place=at("quote"),
    )


def _rivals(id_: str, entry: s.HypothesesFile, document: Document) -> m.Rivals:
    at = document.place
    return copied(
        m.Rivals,
        entry,
        at,
        id=id_,
        columns=tuple(m.Reference(claim, at("hypotheses", claim, key=True)) for claim in entry.hypotheses),
        rows=tuple(_row(row_id, row, partial(at, "evidence", row_id)) for row_id, row in entry.rows.items()),
        positions=tuple(
            copied(
                m.Position,
                position,
                partial(at, "positions", claim),
                claim=m.Reference(claim, at("positions", claim, key=True)),
            )
            for claim, position in entry.positions.items()
        ),
        place=at(),
    )


def _row(id_: str, entry: s.RowEntry, at: At) -> m.Row:
    by_analyst = {
        analyst: _cells(cells, partial(at, "by-analyst", analyst)) for analyst, cells in entry.by_analyst.items()
    }
    findings = tuple(
        copied(m.FindingName, name, partial(at, "findings", number), place=at("findings", number))
        for number, name in enumerate(entry.findings)
    )
    cells = _cells(entry.cells, partial(at, "ratings"))
    return copied(m.Row, entry, at, id=id_, findings=findings, cells=cells, by_analyst=by_analyst, place=at(key=True))


def _cells(cells: Mapping[str, s.CellEntry], at: At) -> dict[str, m.Cell]:
    return {claim: copied(m.Cell, cell, at, place=at(claim, key=True)) for claim, cell in cells.items()}


def _clocks(files: Files, head: s.ArgumentFile | None) -> tuple[Clock, ...]:
    """Return the clocks that can be told: by day of the argument only where that day could be read."""
    written_day = files.argument and isinstance(files.argument.data, Map) and files.argument.data.get("as-of")
    return BOTH if head and (head.as_of or not written_day) else (Clock.NOW,)


def _expectations(document: Document | None, clocks: Collection[Clock]) -> Iterator[m.Expectation]:
    file = read_shape(s.ExpectationsFile, document) if document else None
    if document is None or file is None:
        return
    both = None if Clock.THEN in clocks else Clock.NOW
    said = ((both, file, ()), (Clock.THEN, file.then, ("then",)), (Clock.NOW, file.now, ("now",)))
    for clock, expected, steps in said:
        for status in s.Expected.model_fields:
            for reference in _references(getattr(expected, status), document.place, *steps, status):
                if clock is None or clock in clocks:
                    yield m.Expectation(reference, status.replace("_", "-"), clock)


def _renamed(document: Document | None) -> Iterator[m.Renaming]:
    file = read_shape(s.RenamedFile, document) if document else None
    if document is None or file is None:
        return
    for field in fields_of(s.RenamedFile).values():
        thing = next(thing for thing in Thing if thing.plural == field.key)
        for old, new in getattr(file, field.name).items():
            before = m.Reference(old, document.place(field.key, old, key=True))
            yield m.Renaming(thing, before, m.Reference(new, document.place(field.key, old)))


def _check(found: Match | None, text: StoredText | None) -> m.Check:
    if text is None:
        return m.Check.NOT_CHECKABLE
    return m.Check.VERIFIED if found else m.Check.MISMATCH


def _references(ids: Iterable[str], at: At, *steps: str | int) -> tuple[m.Reference, ...]:
    return tuple(m.Reference(id_, at(*steps, number)) for number, id_ in enumerate(ids))


class _Assembly:
    """Puts one claim together from its entry, with the places of its parts."""

    def __init__(self, document: Document, id_: str, texts: Mapping[str, StoredText]) -> None:
        self.document, self.id, self.texts = document, id_, texts
        claims = document.data["claims"] if isinstance(document.data, Map) else None
        self.entry = claims[id_] if isinstance(claims, Map) else None
        self.start = claims.values_at[id_] if isinstance(claims, Map) else document.start
        """Where its entry stands; every place in it is found from there."""
        self.used: set[str] = set()
        """Ids of the steps and findings so far."""

    def at(self, *steps: str | int) -> Place:
        return self.document.at(span_at(self.entry, self.start, steps))

    def claim(self, topic: str, entry: s.ClaimEntry) -> m.Claim:
        return copied(
            m.Claim,
            entry,
            self.at,
            id=self.id,
            topic=topic,
            short=entry.short or title_of(self.id),
            because=tuple(self._inference(number, item) for number, item in enumerate(entry.because)),
            objections=tuple(self._objection(number, item) for number, item in enumerate(entry.objections)),
            evidence=tuple(self._evidence(number, item) for number, item in enumerate(entry.evidence)),
            gaps=tuple(copied(m.Gap, gap, self.at) for gap in entry.gaps),
            reviewed=tuple(copied(m.Review, review, self.at) for review in entry.reviewed),
            place=self.document.place("claims", self.id, key=True),
        )

    def _new_id(self, name: str) -> str:
        """Return an id within the claim; with ``-2`` and so on where the name is taken."""
        names = (name if number == 1 else f"{name}-{number}" for number in count(1))
        new = next(f"{self.id}/{name}" for name in names if f"{self.id}/{name}" not in self.used)
        self.used.add(new)
        return new

    def _inference(self, number: int, entry: s.InferenceEntry) -> m.Inference:
        at = partial(self.at, "because", number)
        return copied(
            m.Inference,
            entry,
            at,
            id=self._new_id(f"because-{number + 1}"),
            premises=_premises(entry.premises, partial(at, "premises")),
            undercut=_undercuts(entry.undercut, at),
            place=at(),
        )

    def _objection(self, number: int, entry: s.ObjectionEntry) -> m.Objection:
        at = partial(self.at, "objections", number)
        new_id, undercut = self._new_id(f"objection-{number + 1}"), _undercuts(entry.undercut, at)
        return copied(m.Objection, entry, at, id=new_id, undercut=undercut, place=at())

    def _evidence(self, number: int, entry: s.EvidenceEntry) -> m.Evidence:
        at = partial(self.at, "evidence", number)
        text = self.texts.get(entry.source)
        found = text.find(entry.quote) if text and entry.quote else None
        return copied(
            m.Evidence,
            entry,
            at,
            id=self._new_id(entry.source),
            check=_check(found, text) if entry.quote else None,
            found=found,
            undercut=_undercuts(entry.undercut, at),
            place=at("quote") if entry.quote else at(),
        )


def _premises(entry: list[str] | dict[str, list[str]], at: At) -> tuple[m.Premise, ...]:
    if isinstance(entry, dict):
        return tuple(
            m.Premise(reference, role) for role, ids in entry.items() for reference in _references(ids, at, role)
        )
    return tuple(m.Premise(reference) for reference in _references(entry, at))


def _undercuts(entries: list[s.UndercutEntry], at: At) -> tuple[m.Undercut, ...]:
    return tuple(copied(m.Undercut, entry, partial(at, "undercut", number)) for number, entry in enumerate(entries))
