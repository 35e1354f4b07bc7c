"""The model of an argument: what is said, by whom, resting on what.

Frozen values, made by the reader. *Premise* and *conclusion* are roles, not types. What an
editor names by id is a `Reference`, which remembers where it was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claimgraph.argument.areas import Area
from claimgraph.argument.clocks import Clock
from claimgraph.argument.dates import DateBounds, PartialDate, SourceDate
from claimgraph.argument.field_types import (
    Checker,
    Depth,
    FieldKind,
    Force,
    Kind,
    Nature,
    Relevance,
    Shown,
    Stance,
    Standard,
)
from claimgraph.argument.lock import CopyRecord, Lock, QuoteRecord
from claimgraph.argument.quotations import Match
from claimgraph.argument.things import Thing, title_of
from claimgraph.diagnostics import Place

__all__ = [
    "About",
    "Argument",
    "Cell",
    "Check",
    "Checker",
    "Claim",
    "DateBounds",
    "Depth",
    "Evidence",
    "Expectation",
    "FactCheck",
    "FieldKind",
    "FindingName",
    "Force",
    "Gap",
    "Ignore",
    "Inference",
    "Kind",
    "NamedPlace",
    "Nature",
    "Objection",
    "OwnField",
    "PartialDate",
    "Passage",
    "Person",
    "Position",
    "Premise",
    "Quotation",
    "Reference",
    "Relevance",
    "Renaming",
    "Review",
    "Rivals",
    "Row",
    "Shown",
    "Source",
    "SourceDate",
    "Stance",
    "Standard",
    "Stretch",
    "Topic",
    "Undercut",
]


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that an editor wrote, and where."""

    id: str
    place: Place

    def __str__(self) -> str:
        return self.id


class Check(StrEnum):
    """The result of checking a quotation against a stored text."""

    VERIFIED = "verified"
    """Found word for word in the stored text."""
    MISMATCH = "mismatch"
    """Not found there: an error."""
    NOT_CHECKABLE = "not checkable"
    """No text is stored."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who asserts something."""

    id: str
    name: str
    role: str | None


OwnValue = str | int | float
"""The value of a field of an argument's own."""


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field of an argument's own."""

    id: str
    name: str
    kind: FieldKind
    choices: tuple[str, ...]
    shown: tuple[Shown, ...]
    filter: bool
    """Whether lists are to be narrowed down by it."""

    @property
    def narrows(self) -> bool:
        """Whether lists can be narrowed down by it, and each of its choices has a page."""
        return self.filter and self.kind is FieldKind.CHOICE


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place on the globe that claims name."""

    id: str
    name: str
    at: Area


@dataclass(frozen=True, slots=True)
class Source:
    """A document that somebody published."""

    id: str
    title: str
    title_shown: bool
    author: str | None
    publisher: str
    date: SourceDate | None
    url: str | None
    archive: str | None
    language: str
    medium: str
    reliability: str
    reliability_why: str | None
    stake: str | None
    depth: Depth
    retrieved: str | None
    text: str | None
    sha256: str | None
    licence: str | None
    note: str | None
    place: Place
    nature: Nature | None = None
    fields: Mapping[str, OwnValue] = field(default_factory=dict)
    """Values of the argument's own fields, by id."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the mapped text."""

    id: str
    quote: str
    act: str | None
    no_claim: str | None
    note: str | None
    check: Check
    paragraph: int
    """Number of its paragraph in the stored text, from 1; 0 when no text is stored."""
    place: Place
    found: Match | None = None
    """Where and how closely it stands in the stored text, if it does."""


@dataclass(frozen=True, slots=True)
class Premise:
    """A claim in the role of a premise."""

    claim: Reference
    role: str | None = None
    """Its role in the scheme, if one is named."""


@dataclass(frozen=True, slots=True)
class Undercut:
    """A claim that attacks a step itself."""

    claim: Reference
    weakens: bool = False
    """Whether it only weakens the step; else it cancels it."""


@dataclass(frozen=True, slots=True)
class Inference:
    """One step from linked premises to a claim."""

    id: str
    """``<claim>/because-<n>``."""
    premises: tuple[Premise, ...]
    warrant: str | None
    scheme: Reference | None
    answers: Mapping[str, str]
    undercut: tuple[Undercut, ...]
    by: Reference | None
    unstated: str | None
    place: Place
    force: Force | None = None
    """None where it is that of the scheme."""


@dataclass(frozen=True, slots=True)
class Objection:
    """A claim that speaks against another."""

    id: str
    """``<claim>/objection-<n>``."""
    claim: Reference
    warrant: str | None
    outweighs: str | None
    undercut: tuple[Undercut, ...]
    place: Place
    force: Force | None = None
    """None where nothing is said of it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one source reports that bears on a claim."""

    id: str
    """``<claim>/<source>``, with ``-2`` and so on where a source is used again."""
    source: Reference
    stance: Stance
    finding: str
    quote: str | None
    check: Check | None
    """None where nothing is quoted."""
    locator: str | None
    credibility: int | None
    credibility_why: str | None
    origin: str | None
    outweighs: str | None
    undercut: tuple[Undercut, ...]
    place: Place
    turned_out: bool | None = None
    """Whether the claim turned out to be true; None unless the stance is that of an outcome."""
    relevance: Relevance = Relevance.DIRECT
    nature: Nature | None = None
    """None where it is that of its source."""
    found: Match | None = None
    """Where and how closely the quotation stands in the stored text, if it does."""
    language: str | None = None
    """Of the quotation, as a BCP 47 tag; None where it is that of its source."""

    @property
    def speaks_for(self) -> bool | None:
        """Whether it speaks for the claim or against it; None where it does neither."""
        if self.stance is Stance.OUTCOME:
            return self.turned_out
        return {Stance.SUPPORTS: True, Stance.CONTRADICTS: False}.get(self.stance)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a finding gives from its source."""

    source: str
    quote: str
    place: Place
    is_placed: bool
    """Whether it says where in the source it stands."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Evidence that would be needed and was not found."""

    need: str
    where: str | None


@dataclass(frozen=True, slots=True)
class Review:
    """A confirmation of a claim in a certain form."""

    on: str
    by: str
    of: str

    def __str__(self) -> str:
        return f"{self.on}, {self.by} ({self.of})"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that somebody asserts."""

    id: str
    topic: str
    text: str
    short: str
    """Its name in a few words."""
    kind: Kind
    by: Reference
    stated: tuple[Reference, ...]
    unstated: str | None
    likelihood: str | None
    granted: str | None
    note: str | None
    correction: str | None
    because: tuple[Inference, ...]
    objections: tuple[Objection, ...]
    evidence: tuple[Evidence, ...]
    gaps: tuple[Gap, ...]
    changes_if: tuple[str, ...]
    reviewed: tuple[Review, ...]
    """Earlier reviews first."""
    place: Place
    standard: Standard | None = None
    """None where it is that of the argument."""
    aliases: tuple[str, ...] = ()
    """Other words under which the search finds it."""
    places: tuple[Reference, ...] = ()
    """Places that it names."""
    language: str | None = None
    """As a BCP 47 tag; None where it is that of the argument."""
    tags: tuple[Reference, ...] = ()
    """Words under which it is put."""
    fields: Mapping[str, OwnValue] = field(default_factory=dict)
    """Values of the argument's own fields, by id."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A file of claims with one title."""

    id: str
    title: str
    summary: str | None
    claims: tuple[str, ...]
    place: Place
    folder: str = ""
    """The folder that its file lies in, within that of the argument, as a path; empty where it lies in no other."""

    @property
    def section(self) -> str:
        """The name of its folder, for a list of topics; empty where it lies in no further folder."""
        return " / ".join(map(title_of, filter(None, self.folder.split("/"))))


@dataclass(frozen=True, slots=True)
class Cell:
    """How an item of evidence fits a hypothesis."""

    rating: str
    why: str
    place: Place


@dataclass(frozen=True, slots=True)
class FindingName:
    """A finding of the map, as a row of a grid names it."""

    claim: Reference
    source: Reference
    nth: int
    """Which of the claim's findings of this source, from 1."""
    place: Place

    def __str__(self) -> str:
        return f"{self.claim}/{self.source}" + (f"-{self.nth}" if self.nth > 1 else "")


@dataclass(frozen=True, slots=True)
class Row:
    """An item of evidence in a grid."""

    id: str
    item: str | None
    """None where it is said by the one finding that it names."""
    sources: tuple[Reference, ...]
    """Where it was found, if it is no finding of the map."""
    cells: Mapping[str, Cell]
    """By hypothesis."""
    place: Place
    findings: tuple[FindingName, ...] = ()
    """Findings of the map that it is."""
    by_analyst: Mapping[str, Mapping[str, Cell]] = field(default_factory=dict)
    """By analyst and hypothesis, where several analysts rate the grid; then ``cells`` is empty."""

    def rated_by(self, analyst: str | None) -> Mapping[str, Cell]:
        """Return the cells by hypothesis: those of an analyst, or the only ones, where nobody is named."""
        return self.cells if analyst is None else self.by_analyst[analyst]


@dataclass(frozen=True, slots=True)
class Position:
    """One of several rival positions on what to do."""

    claim: Reference
    name: str
    who: str
    sources: tuple[Reference, ...]
    reason: str
    objection: str


@dataclass(frozen=True, slots=True)
class Rivals:
    """Rival answers to one question: a grid of evidence against hypotheses, or a table of positions."""

    id: str
    question: str
    note: str | None
    hypotheses: Mapping[str, str]
    """Short names, by claim."""
    columns: tuple[Reference, ...]
    rows: tuple[Row, ...]
    positions: tuple[Position, ...]
    place: Place
    analysts: tuple[Reference, ...] = ()
    """People who each rate every row, in the order in which they are shown; none where there is one set of ratings."""

    @property
    def raters(self) -> tuple[str | None, ...]:
        """Whose ratings there are: the analysts', or one set that is nobody's in particular."""
        return tuple(analyst.id for analyst in self.analysts) or (None,)

    @property
    def answers(self) -> tuple[str, ...]:
        """The claims that compete: hypotheses, then positions."""
        return (*self.hypotheses, *(position.claim.id for position in self.positions))

    @property
    def sources(self) -> Iterator[Reference]:
        """The sources of all rows and positions."""
        yield from (reference for row in self.rows for reference in row.sources)
        yield from (reference for position in self.positions for reference in position.sources)


@dataclass(frozen=True, slots=True)
class Expectation:
    """A status that the editors expect of a claim."""

    claim: Reference
    status: str
    clock: Clock | None
    """None where it is expected by both."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """An id that was given up, so that its address must lead on."""

    thing: Thing
    """What it is the id of."""
    old: Reference
    new: Reference


@dataclass(frozen=True, slots=True)
class Stretch:
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
    item: Thing | None
    """What it is on; None for a file as a whole."""
    id: str
    """Id of the item; the path, where it is a file."""
    place: Place
    """Where the code stands."""
    covers: Stretch


@dataclass(frozen=True, slots=True)
class About:
    """The text that is mapped: its record and its author."""

    source: Reference
    author: Reference


@dataclass(frozen=True, slots=True)
class FactCheck:
    """Who checks the claims of others on the map."""

    by: Reference
    kind: Checker
    link: str | None

    def __str__(self) -> str:
        return f"by {self.by}, {self.kind}" + (f" ({self.link})" if self.link else "")


@dataclass(frozen=True, slots=True)
class Argument:
    """Everything that the editors wrote."""

    title: str
    question: str
    answer: str | None
    """The conclusion of the map, in the editors' words."""
    summary: str | None
    about: About | None
    as_of: PartialDate | None
    roots: tuple[Reference, ...]
    licence: str | None
    topics: Mapping[str, Topic]
    people: Mapping[str, Person]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    passages: Mapping[str, Passage]
    rivals: Mapping[str, Rivals]
    expectations: tuple[Expectation, ...]
    ignores: tuple[Ignore, ...]
    place: Place
    renamed: tuple[Renaming, ...] = ()
    standard: Standard = Standard.PREPONDERANCE
    language: str = "en"
    """Of what the editors write, as a BCP 47 tag."""
    places: Mapping[str, NamedPlace] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    """What is recorded of private copies of the sources."""
    locker: str | None = None
    """Folder of these copies as it is written; None where it is the usual one."""
    updated: PartialDate | None = None
    """Day of this version of the map, where it is stated."""
    fact_check: FactCheck | None = None
    """Whose fact check the map is, if it says that it is one."""
    fields: Mapping[str, OwnField] = field(default_factory=dict)
    """Fields of its own."""
    media: Mapping[str, str] = field(default_factory=dict)
    """Names of sorts of publication of its own, by id."""
    verdicts: Mapping[str, str] = field(default_factory=dict)
    """Its own words for statuses, by the names of these."""

    @property
    def tags(self) -> Mapping[str, tuple[str, ...]]:
        """The claims under every tag."""
        found: dict[str, list[str]] = {}
        for claim in self.claims.values():
            for tag in dict.fromkeys(tag.id for tag in claim.tags):
                found.setdefault(tag, []).append(claim.id)
        return {tag: tuple(ids) for tag, ids in found.items()}

    def standard_of(self, claim: Claim) -> Standard:
        """Return the standard of proof that a claim is held to."""
        return claim.standard or self.standard

    def nature_of(self, evidence: Evidence) -> Nature | None:
        """Return the nature of a finding: its own, or else its source's."""
        source = self.sources.get(evidence.source.id)
        return evidence.nature or (source.nature if source else None)

    def known_then(self, evidence: Evidence) -> bool:
        """Whether the evidence could be known when the text was written; always, without ``as-of``."""
        if self.as_of is None:
            return True
        if evidence.stance is Stance.OUTCOME:
            return False
        source = self.sources.get(evidence.source.id)
        return bool(source and source.date and source.date.known_by(self.as_of))

    def finding_named(self, name: FindingName) -> Evidence | None:
        """Return a finding by how a grid names it, if it is there."""
        claim = self.claims.get(name.claim.id)
        of_source = [item for item in claim.evidence if item.source.id == name.source.id] if claim else []
        return of_source[name.nth - 1] if 0 < name.nth <= len(of_source) else None

    def findings_of(self, row: Row) -> tuple[Evidence, ...]:
        """Return the findings that a row of a grid names and that are there."""
        return tuple(item for name in row.findings if (item := self.finding_named(name)))

    def item_of(self, row: Row) -> str:
        """Return the item of evidence of a row of a grid, in the row's words or else in its finding's."""
        return row.item or " ".join(item.finding for item in self.findings_of(row))

    def evidence(self) -> Iterator[tuple[Claim, Evidence]]:
        """Every evidence item with the claim that it bears on."""
        for claim in self.claims.values():
            for item in claim.evidence:
                yield claim, item

    def quotations(self) -> Iterator[Quotation]:
        """Every quotation that must be in a private copy: those of sources without a stored text of their own."""
        for _, item in self.evidence():
            if item.quote and item.check is Check.NOT_CHECKABLE:
                yield Quotation(item.source.id, item.quote, item.place, bool(item.locator))

    def looked_up(self, item: Evidence) -> tuple[QuoteRecord, CopyRecord] | None:
        """Return the records of a quotation that was looked up in a private copy and of the copy."""
        if not item.quote or item.check is not Check.NOT_CHECKABLE:
            return None
        record = self.lock.quote(item.source.id, item.quote)
        copy = self.lock.copy(item.source.id, record.copy) if record else None
        return (record, copy) if record and copy else None
