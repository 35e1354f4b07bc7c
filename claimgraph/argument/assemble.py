"""Files → model: read the argument's files and put the model together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

from pydantic import RootModel

from claimgraph.argument import entries as s
from claimgraph.argument import model as m
from claimgraph.argument.field_types import Id
from claimgraph.argument.files import Files, read_files
from claimgraph.argument.ignores import find_ignores
from claimgraph.argument.quotes import StoredText
from claimgraph.argument.reading import Reading, find_duplicates, find_unread, read_left_out, written
from claimgraph.argument.texts import read_texts
from claimgraph.argument.validate import read_shape
from claimgraph.argument.yaml_nodes import Document, Map
from claimgraph.diagnostics import Place, Problems

At = Callable[..., Place]
"""Place of something inside an entry, by the steps that lead to it."""


class SourcesFile(RootModel[dict[Id, s.SourceEntry]]):
    """claims/sources/<name>.yml: source records by id."""


def read(folder: Path, root: Path, problems: Problems) -> Reading:
    """Read the argument under a folder of a project; every problem of every file is noted."""
    files = read_files(folder, root, problems)
    head = _head(files)
    topics = {id_: (doc, entry) for id_, doc in files.topics.items() if (entry := read_shape(s.TopicFile, doc))}
    in_files = {
        id_: (_source(id_, entry, doc.place(id_, key=True)), doc)
        for doc in files.sources.values()
        for id_, entry in _source_entries(doc).items()
    }
    sources = {id_: source for id_, (source, _) in in_files.items()}
    passages = read_shape(s.PassagesFile, files.passages) if files.passages else None
    texts = read_texts(in_files.values(), files, problems)
    argument = _argument(files, head, topics, sources, texts)
    rivals = {
        id_: _rivals(id_, grid, doc)
        for id_, doc in files.hypotheses.items()
        if (grid := read_shape(s.HypothesesFile, doc))
    }
    argument = replace(
        argument,
        passages=_passages(passages, files.passages, texts),
        rivals=rivals,
        expectations=tuple(_expectations(files.expectations, _clocks(files, head))) if files.expectations else (),
        ignores=tuple(find_ignores(files)),
        renamed=tuple(_renamed(files.renamed)) if files.renamed else (),
    )
    for document in files.documents():
        problems.extend(document.problems)
    problems.extend(find_duplicates(files))
    listed = _references(head.topics, files.argument.place, "topics") if head and files.argument else ()
    found = {id_: document.place() for id_, document in files.topics.items()}
    return Reading(
        argument=argument,
        documents=tuple(files.documents()),
        texts=texts,
        written=written(files),
        unread=frozenset(find_unread(files, head)),
        topic_order=listed,
        topic_files=found,
        passages_of=m.Reference(passages.of, files.passages.place("of")) if passages and files.passages else None,
        left_out=read_left_out(files),
        sound=not len(problems),
    )


def _head(files: Files) -> s.ArgumentFile | None:
    return read_shape(s.ArgumentFile, files.argument) if files.argument else None


def _source_entries(document: Document) -> Mapping[str, s.SourceEntry]:
    shape = read_shape(SourcesFile, document)  # type: ignore[type-var]
    return shape.root if shape else {}


def _argument(
    files: Files,
    head: s.ArgumentFile | None,
    topics: Mapping[str, tuple[Document, s.TopicFile]],
    sources: Mapping[str, m.Source],
    texts: Mapping[str, StoredText],
) -> m.Argument:
    at = files.argument.place if files.argument else lambda *_, **__: Place(files.shown(files.folder))
    order = [*head.topics] if head else []
    ordered = sorted(topics, key=lambda id_: (order.index(id_) if id_ in order else len(order), id_))
    people = dict(head.people) if head else {}
    for id_ in ordered:
        people.update(topics[id_][1].people)
    claims: dict[str, m.Claim] = {}
    for topic in ordered:
        document, file = topics[topic]
        for id_, entry in file.claims.items():
            claims.setdefault(id_, _Assembly(document, id_, texts).claim(topic, entry))
    return m.Argument(
        title=head.title if head else "",
        question=head.question if head else "",
        summary=head.summary if head else None,
        about=_about(head.about, at) if head else None,
        as_of=m.PartialDate(head.as_of) if head and head.as_of else None,
        roots=_references(head.roots if head else (), at, "roots"),
        licence=head.licence if head else None,
        topics={id_: _topic(id_, *topics[id_]) for id_ in ordered},
        people={id_: m.Person(id_, entry.name, entry.role) for id_, entry in people.items()},
        claims=claims,
        sources=sources,
        passages={},
        rivals={},
        expectations=(),
        ignores=(),
        place=at(),
    )


def _about(entry: s.AboutEntry | None, at: At) -> m.About | None:
    if entry is None:
        return None
    return m.About(
        m.Reference(entry.source, at("about", "source")),
        m.Reference(entry.author, at("about", "author")),
    )


def _topic(id_: str, document: Document, file: s.TopicFile) -> m.Topic:
    return m.Topic(id_, file.topic, file.summary, tuple(file.claims), document.place("topic"))


def _source(id_: str, entry: s.SourceEntry, place: Place) -> m.Source:
    fields = {name: getattr(entry, name) for name in type(entry).model_fields if name not in {"date", "ignore"}}
    return m.Source(id=id_, place=place, date=m.PartialDate(entry.date) if entry.date else None, **fields)


def _passages(
    file: s.PassagesFile | None, document: Document | None, texts: Mapping[str, StoredText]
) -> dict[str, m.Passage]:
    if file is None or document is None:
        return {}
    text = texts.get(file.of)
    return {
        id_: m.Passage(
            id=id_,
            quote=entry.quote,
            act=entry.act,
            no_claim=entry.no_claim,
            note=entry.note,
            check=check_quote(entry.quote, text),
            paragraph=text.paragraph_of(entry.quote) if text else 0,
            place=document.place("passages", id_, "quote"),
        )
        for id_, entry in file.passages.items()
    }


def _rivals(id_: str, entry: s.HypothesesFile, document: Document) -> m.Rivals:
    at = document.place
    return m.Rivals(
        id=id_,
        question=entry.question,
        note=entry.note,
        hypotheses=entry.hypotheses,
        columns=tuple(m.Reference(claim, at("hypotheses", claim, key=True)) for claim in entry.hypotheses),
        rows=tuple(
            m.Row(
                row_id,
                row.item,
                _references(row.sources, at, "evidence", row_id, "sources"),
                {
                    claim: m.Cell(cell.rating, cell.why, at("evidence", row_id, "ratings", claim, key=True))
                    for claim, cell in row.ratings.items()
                },
                at("evidence", row_id, key=True),
            )
            for row_id, row in entry.evidence.items()
        ),
        positions=tuple(
            m.Position(
                m.Reference(claim, at("positions", claim, key=True)),
                position.name,
                position.who,
                _references(position.sources, at, "positions", claim, "sources"),
                position.reason,
                position.objection,
            )
            for claim, position in entry.positions.items()
        ),
        place=at(),
    )


def _clocks(files: Files, head: s.ArgumentFile | None) -> tuple[str, ...]:
    """Return the clocks that can be told: by day of the argument only where that day could be read."""
    written_day = files.argument and isinstance(files.argument.data, Map) and files.argument.data.get("as-of")
    return ("then", "now") if head and (head.as_of or not written_day) else ("now",)


def _expectations(document: Document, clocks: Collection[str]) -> Iterator[m.Expectation]:
    file = read_shape(s.ExpectationsFile, document)
    if file is None:
        return
    both = None if "then" in clocks else "now"
    for clock, expected, steps in ((both, file, ()), ("then", file.then, ("then",)), ("now", file.now, ("now",))):
        for status in s.Expected.model_fields:
            for reference in _references(getattr(expected, status), document.place, *steps, status):
                if clock is None or clock in clocks:
                    yield m.Expectation(reference, status, clock)


def _renamed(document: Document) -> Iterator[m.Renaming]:
    file = read_shape(s.RenamedFile, document)
    for part in s.RenamedFile.model_fields if file else ():
        for old, new in getattr(file, part).items():
            before = m.Reference(old, document.place(part, old, key=True))
            yield m.Renaming(part, before, m.Reference(new, document.place(part, old)))


def check_quote(quote: str, text: StoredText | None) -> m.Check:
    """Say whether a quotation stands in a stored text."""
    if text is None:
        return m.Check.NOT_CHECKABLE
    return m.Check.VERIFIED if text.find(quote) else m.Check.MISMATCH


def _references(ids: Iterable[str], at: At, *steps: str | int) -> tuple[m.Reference, ...]:
    return tuple(m.Reference(id_, at(*steps, number)) for number, id_ in enumerate(ids))


class _Assembly:
    """Puts one claim together from its entry, with the places of its parts."""

    def __init__(self, document: Document, id_: str, texts: Mapping[str, StoredText]) -> None:
        self.document, self.id, self.texts = document, id_, texts
        self.used: set[str] = set()
        """Ids of the steps and findings so far."""

    def at(self, *steps: str | int, key: bool = False) -> Place:
        return self.document.place("claims", self.id, *steps, key=key)

    def claim(self, topic: str, entry: s.ClaimEntry) -> m.Claim:
        return m.Claim(
            id=self.id,
            topic=topic,
            text=entry.claim,
            short=entry.short or self.id.replace("-", " ").capitalize(),
            kind=entry.kind,
            by=m.Reference(entry.by, self.at("by")),
            stated=_references(entry.stated, self.at, "stated"),
            unstated=entry.unstated,
            likelihood=entry.likelihood,
            granted=entry.granted,
            note=entry.note,
            correction=entry.correction,
            because=tuple(self._inference(number, item) for number, item in enumerate(entry.because)),
            objections=tuple(self._objection(number, item) for number, item in enumerate(entry.objections)),
            evidence=tuple(self._evidence(number, item) for number, item in enumerate(entry.evidence)),
            gaps=tuple(m.Gap(gap.need, gap.where) for gap in entry.gaps),
            changes_if=tuple(entry.changes_if),
            reviewed=m.Review(entry.reviewed.on, entry.reviewed.by, entry.reviewed.of) if entry.reviewed else None,
            place=self.at(key=True),
        )

    def _new_id(self, name: str) -> str:
        """Return an id within the claim; with ``-2`` and so on where the name is taken."""
        names = (name if number == 1 else f"{name}-{number}" for number in count(1))
        new = next(f"{self.id}/{name}" for name in names if f"{self.id}/{name}" not in self.used)
        self.used.add(new)
        return new

    def _inference(self, number: int, entry: s.InferenceEntry) -> m.Inference:
        here = ("because", number)
        return m.Inference(
            id=self._new_id(f"because-{number + 1}"),
            premises=self._premises(entry.premises, *here, "premises"),
            warrant=entry.warrant,
            scheme=m.Reference(entry.scheme, self.at(*here, "scheme")) if entry.scheme else None,
            answers=entry.answers,
            undercut=_references(entry.undercut, self.at, *here, "undercut"),
            by=m.Reference(entry.by, self.at(*here, "by")) if entry.by else None,
            unstated=entry.unstated,
            place=self.at(*here),
        )

    def _premises(self, entry: list[str] | dict[str, list[str]], *here: str | int) -> tuple[m.Premise, ...]:
        if isinstance(entry, dict):
            return tuple(
                m.Premise(reference, role)
                for role, ids in entry.items()
                for reference in _references(ids, self.at, *here, role)
            )
        return tuple(m.Premise(reference) for reference in _references(entry, self.at, *here))

    def _objection(self, number: int, entry: s.ObjectionEntry) -> m.Objection:
        here = ("objections", number)
        return m.Objection(
            id=self._new_id(f"objection-{number + 1}"),
            claim=m.Reference(entry.claim, self.at(*here, "claim")),
            warrant=entry.warrant,
            outweighs=entry.outweighs,
            undercut=_references(entry.undercut, self.at, *here, "undercut"),
            place=self.at(*here),
        )

    def _evidence(self, number: int, entry: s.EvidenceEntry) -> m.Evidence:
        here = ("evidence", number)
        return m.Evidence(
            id=self._new_id(entry.source),
            source=m.Reference(entry.source, self.at(*here, "source")),
            stance=entry.stance,
            finding=entry.finding,
            quote=entry.quote,
            check=check_quote(entry.quote, self.texts.get(entry.source)) if entry.quote else None,
            locator=entry.locator,
            credibility=entry.credibility,
            credibility_why=entry.credibility_why,
            origin=entry.origin,
            outweighs=entry.outweighs,
            undercut=_references(entry.undercut, self.at, *here, "undercut"),
            place=self.at(*here, "quote") if entry.quote else self.at(*here),
        )
