"""The shape of the files that editors write.

These classes are the format: they check it, and the JSON Schema for editors is made from
them. They know nothing of places or of links between files; that is the reader's part.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from claimgraph.argument.field_types import Date, Depth, Id, Ids, Kind, Link, Name, Names, Stance, Text, Texts, listed


class Entry(BaseModel):
    """A mapping of the format: no unknown fields, no silent conversions."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
    )


Ignores = Annotated[dict[Name, Text], Field(description="Checks to pass over on this, by code, each with the reason.")]


def _shape(value: object) -> str:
    return "roles" if isinstance(value, dict) else "list"


Premises = Annotated[
    Annotated[Ids, Tag("list")] | Annotated[dict[str, Ids], Tag("roles")],
    Discriminator(_shape),
]
"""Claims, as a list or by role of the scheme."""


class InferenceEntry(Entry):
    """One step from premises to a claim. Its premises are linked: all are needed."""

    premises: Premises = Field(description="Claims that are all needed, as a list or as role: claim.")
    warrant: Text | None = Field(None, description="Why the premises would bear on the conclusion.")
    scheme: Text | None = Field(None, description="Argument scheme, which brings its critical questions.")
    answers: dict[str, Text] = Field({}, description="Critical questions of the scheme that are answered.")
    undercut: Ids = Field([], description="Claims that attack this step itself.")
    by: Id | None = Field(None, description="Who makes the step, if not who asserts the claim.")
    unstated: Text | None = Field(None, description="Why the map supplies a step that the text does not make.")


class ObjectionEntry(Entry):
    """A claim that speaks against the claim it stands under."""

    claim: Id = Field(description="The claim that objects.")
    warrant: Text | None = Field(None, description="Why it counts against.")
    outweighs: Text | None = Field(None, description="Why it beats the claim's own support, in the editors' view.")
    undercut: Ids = Field([], description="Claims that attack the objection's bearing.")


def _objection(value: object) -> object:
    return {"claim": value} if isinstance(value, str) else value


Objection = Annotated[ObjectionEntry, BeforeValidator(_objection, json_schema_input_type=Id | ObjectionEntry)]


class EvidenceEntry(Entry):
    """What one source reports that bears on a claim."""

    source: Id = Field(description="Id of a record under claims/sources/.")
    stance: Stance = Field(strict=False, description="How the finding bears on the claim.")
    finding: Text = Field(description="What the source reports, in your own words.")
    quote: Text | None = Field(None, description="Verbatim; … for what is left out, [ ] for what is added.")
    locator: Text | None = Field(None, description="Page, paragraph or time within the source.")
    credibility: int | None = Field(None, ge=1, le=6, description="Admiralty grade of this information.")
    credibility_why: Text | None = Field(None, description="The reason for the grade.")
    origin: Id | None = Field(None, description="Who it ultimately comes from; one origin counts as one reason.")
    outweighs: Text | None = Field(None, description="Why this contradiction beats the claim's own support.")
    undercut: Ids = Field([], description="Claims that attack the step from this finding to the claim.")


class GapEntry(Entry):
    """Evidence that would be needed and was not found."""

    need: Text = Field(description="What is missing.")
    where: Text | None = Field(None, description="What a real source would be.")


def _gap(value: object) -> object:
    return {"need": value} if isinstance(value, str) else value


Gap = Annotated[GapEntry, BeforeValidator(_gap, json_schema_input_type=Text | GapEntry)]


_Steps = InferenceEntry | list[InferenceEntry]
Inferences = Annotated[list[InferenceEntry], BeforeValidator(listed, json_schema_input_type=_Steps)]
Objections = Annotated[list[Objection], BeforeValidator(listed, json_schema_input_type=Objection | list[Objection])]
_Evidence = EvidenceEntry | list[EvidenceEntry]
Findings = Annotated[list[EvidenceEntry], BeforeValidator(listed, json_schema_input_type=_Evidence)]
Gaps = Annotated[list[Gap], BeforeValidator(listed, json_schema_input_type=Gap | list[Gap])]


class ReviewedEntry(Entry):
    """Who last confirmed a claim, and in which form."""

    on: Date = Field(description="Day of the review.")
    by: Text = Field(description="Who reviewed it.")
    of: Text = Field(description="Fingerprint of the claim and of what it rests on.")


class ClaimEntry(Entry):
    """A claim: one thing that somebody asserts."""

    claim: Text = Field(description="The claim, as one plain sentence.")
    short: Text | None = Field(None, description="Its name in a few words; else the words of its id.")
    kind: Kind = Field(strict=False, description="What sort of claim it is.")
    by: Id = Field(description="Who asserts it.")
    stated: Names = Field([], description="Passage of the mapped text that states it.")
    unstated: Text | None = Field(None, description="Why the text needs it though it does not say it.")
    likelihood: Text | None = Field(None, description="The asserter's own likelihood word, never ours.")
    granted: Text | None = Field(None, description="Why it may be taken as given without evidence.")
    note: Text | None = Field(None, description="A remark of the editors.")
    correction: Text | None = Field(None, description="A correction of fact that readers must see.")
    because: Inferences = Field([], description="Reasons; each item is one inference.")
    objections: Objections = Field([], description="Claims that speak against this one.")
    evidence: Findings = Field([], description="What sources report that bears on this claim.")
    gaps: Gaps = Field([], description="Open evidence gaps.")
    changes_if: Texts = Field([], description="Findings that would change this.")
    reviewed: ReviewedEntry | None = Field(None, description="The last review.")
    ignore: Ignores = {}


class PersonEntry(Entry):
    """Someone who asserts something: a person, an institution, the editors."""

    name: Text = Field(description="Name, as it is shown.")
    role: Text | None = Field(None, description="Who that is, in a few words.")


class TopicFile(Entry):
    """claims/<topic>.yml: the claims of one topic."""

    topic: Text = Field(description="Title of the topic page.")
    summary: Text | None = Field(None, description="The topic in a few plain sentences.")
    people: dict[Id, PersonEntry] = Field({}, description="Further holders of views.")
    claims: dict[Id, ClaimEntry] = Field(description="Claims by id, in reading order.")
    ignore: Ignores = {}


class AboutEntry(Entry):
    """The text that is being mapped."""

    source: Id = Field(description="Its source record.")
    author: Id = Field(description="The person who wrote it.")


class ArgumentFile(Entry):
    """claims/argument.yml: the argument as a whole."""

    title: Text = Field(description="Title of the site.")
    question: Text = Field(description="What the argument tries to settle.")
    summary: Text | None = Field(None, description="The argument in a few plain sentences.")
    about: AboutEntry | None = Field(None, description="The text that is being mapped, if there is one.")
    as_of: Date | None = Field(None, description="“Then”: later evidence counts only now.")
    roots: Ids = Field(description="Headline conclusions, in reading order.")
    topics: Ids = Field(description="Topic files, in reading order.")
    people: dict[Id, PersonEntry] = Field({}, description="Holders of views.")
    licence: Text | None = Field(None, description="Licence of the map's text and data.")
    ignore: Ignores = {}


class SourceEntry(Entry):
    """One source: a document that somebody else published."""

    title: Text = Field(description="Title, or a description when the title was not seen.")
    title_shown: bool = Field(True, description="false when the title is a description.")  # noqa: FBT003
    author: Text | None = Field(None, description="Author, if shown.")
    publisher: Text = Field(description="Who published it, and via whom it was read.")
    date: Date | None = Field(None, description="Date of publication, if shown.")
    url: Link | None = Field(None, description="Address of the original.")
    archive: Link | None = Field(None, description="Address of an archived copy.")
    language: Text = Field("en", description="Language of the source, as a BCP 47 tag.")
    medium: Literal[
        "agency",
        "newspaper",
        "broadcaster",
        "magazine",
        "official",
        "parliament",
        "think-tank",
        "academic",
        "blog",
        "digest",
        "state-media",
        "copy",
        "other",
    ] = Field("other", description="What sort of publication it is.")
    reliability: Literal["A", "B", "C", "D", "E", "F"] = Field("F", description="Admiralty grade of the source.")
    reliability_why: Text | None = Field(None, description="The reason for the grade.")
    stake: Text | None = Field(None, description="A stake in the matter that readers must see.")
    depth: Depth = Field(Depth.EXCERPT, strict=False, description="How much of it was read.")
    retrieved: Date | None = Field(None, description="When it was read.")
    text: Text | None = Field(None, description="Stored copy, as a path under claims/.")
    sha256: Text | None = Field(None, description="SHA-256 of the stored copy.")
    licence: Text | None = Field(None, description="Licence of the source.")
    note: Text | None = Field(None, description="A remark on the source.")
    ignore: Ignores = {}


class CellEntry(Entry):
    """How an item of evidence fits a hypothesis."""

    rating: Literal["CC", "C", "N", "I", "II", "NA"] = Field(
        description="CC very consistent, C consistent, N neutral, I inconsistent, II very inconsistent, NA not known."
    )
    why: Text = Field(description="Why the cell is filled so.")


class RowEntry(Entry):
    """One item of evidence in a grid of rival hypotheses."""

    item: Text = Field(description="What was found, in one sentence.")
    sources: Ids = Field(description="Where it was found.")
    ratings: dict[Id, CellEntry] = Field(description="How it fits, by hypothesis.")


class PositionEntry(Entry):
    """One of several rival positions on what to do."""

    name: Text = Field(description="Its name in a few words.")
    who: Text = Field(description="Who takes it.")
    sources: Ids = Field([], description="Where it was found.")
    reason: Text = Field(description="The main reason for it.")
    objection: Text = Field(description="The main objection to it.")


class HypothesesFile(Entry):
    """claims/hypotheses/<name>.yml: rival answers to one question, as a grid or as a table of positions."""

    question: Text = Field(description="The question that the rivals answer.")
    note: Text | None = Field(None, description="What kind of reading this is.")
    hypotheses: dict[Id, Text] = Field({}, description="Rival claims, each with a short name.")
    evidence: dict[Id, RowEntry] = Field({}, description="Rows of the grid.")
    positions: dict[Id, PositionEntry] = Field({}, description="Positions, by claim, where there is no grid.")
    ignore: Ignores = {}


class Expected(Entry):
    """Claims by the status that is expected of them."""

    stands: Ids = Field([], description="A standing reason, and nothing standing against.")
    contested: Ids = Field([], description="Reasons stand on both sides.")
    defeated: Ids = Field([], description="It would stand, but for what stands against it.")
    unsupported: Ids = Field([], description="Nothing that stands is behind it.")


class ExpectationsFile(Expected):
    """claims/expectations.yml: statuses that the check holds the argument to."""

    then: Expected = Field(
        default_factory=lambda: Expected.model_validate({}), description="Expected by the as-of day only."
    )
    now: Expected = Field(
        default_factory=lambda: Expected.model_validate({}), description="Expected with all evidence only."
    )


class PassageEntry(Entry):
    """One sentence of the mapped text."""

    quote: Text = Field(description="The sentence, word for word.")
    act: Text | None = Field(None, description="What sort of sentence it is.")
    no_claim: Text | None = Field(None, description="Why it makes no claim.")
    note: Text | None = Field(None, description="A remark of the editors.")
    ignore: Ignores = {}


class PassagesFile(Entry):
    """claims/passages.yml: the mapped text, sentence by sentence."""

    of: Id = Field(description="Source record of the mapped text.")
    passages: dict[Name, PassageEntry] = Field(description="Sentences by id, in order.")
    ignore: Ignores = {}


class RenamedFile(Entry):
    """claims/renamed.yml: ids that were given up, each with the one that took its place."""

    claims: dict[Id, Id] = Field({}, description="Claims, old id: new id.")
    sources: dict[Id, Id] = Field({}, description="Sources, old id: new id.")
    topics: dict[Id, Id] = Field({}, description="Topics, old id: new id.")
    rivals: dict[Id, Id] = Field({}, description="Pages of rival answers, old id: new id.")
