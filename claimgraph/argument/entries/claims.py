"""claims/<topic>.yml: claims, with the reasons, the objections and the evidence that bear on them."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from claimgraph.argument.entries.base import Entry, Ignores
from claimgraph.argument.entries.people import PersonEntry
from claimgraph.argument.field_types import (
    ClaimId,
    ClaimIds,
    Date,
    Force,
    Id,
    Kind,
    Nature,
    OwnClaim,
    OwnPerson,
    OwnValues,
    PassageIds,
    PersonId,
    PlaceIds,
    Prose,
    Proses,
    Relevance,
    SourceId,
    Stance,
    Standard,
    Tags,
    Text,
    Texts,
    Words,
    listed,
)
from claimgraph.argument.marks import Assumed, Bears, Catalogue, Items, Names, Offered, Whole
from claimgraph.standards import likelihoods, schemes

WEAKENS = "weakens"
"""A field of undercuts, which is easily written on the step that is undercut."""


def _shape(value: object) -> str:
    return "roles" if isinstance(value, dict) else "list"


def _check_premises(value: list[str] | dict[str, list[str]]) -> list[str] | dict[str, list[str]]:
    """Refuse a step without premises: it would always hold."""
    if not (all(value.values()) and value if isinstance(value, dict) else value):
        raise PydanticCustomError("empty_text", "empty")
    return value


Premises = Annotated[
    Annotated[ClaimIds, Tag("list")] | Annotated[dict[str, ClaimIds], Tag("roles")],
    Discriminator(_shape),
    AfterValidator(_check_premises),
]
"""Claims, as a list or by role of the scheme; at least one."""


class UndercutEntry(Entry):
    """A claim that attacks a step itself: it does not deny the conclusion, but that this leads to it."""

    claim: Annotated[ClaimId, Names()] = Field(
        description="The claim that attacks the step.", examples=["gauge-was-moved"]
    )
    weakens: Annotated[bool, Bears(), Assumed()] = Field(
        False,  # noqa: FBT003
        description="Whether it only weakens the step; else it cancels it.",
        examples=[True],
    )


def _as_claim(value: object) -> object:
    return {"claim": value} if isinstance(value, str) else value


Undercut = Annotated[UndercutEntry, BeforeValidator(_as_claim, json_schema_input_type=ClaimId | UndercutEntry)]
Undercuts = Annotated[list[Undercut], BeforeValidator(listed, json_schema_input_type=Undercut | list[Undercut])]


def _without_idle(data: object) -> object:
    """Remove a field of undercuts from a step; a check reports it."""
    if isinstance(data, dict) and WEAKENS in data:
        return {key: value for key, value in data.items() if key != WEAKENS}
    return data


class StepEntry(Entry):
    """What can be undercut: a reason, an objection, a finding."""

    _idle = model_validator(mode="before")(_without_idle)


class InferenceEntry(StepEntry):
    """One step from premises to a claim. Its premises are linked: all are needed."""

    premises: Annotated[Premises, Bears(), Names()] = Field(
        title="premise",
        description="Claims that are all needed, as a list or as role: claim.",
        examples=[["no-rain", "rain-feeds-well"], {"generalisation": "rain-feeds-well", "occurrence": "no-rain"}],
    )
    warrant: Prose | None = Field(
        None,
        title="why it would bear on it",
        description="Why the premises would bear on the conclusion.",
        examples=["Without rain, the water sinks."],
    )
    force: Annotated[Force | None, Bears()] = Field(
        None,
        strict=False,
        title="force of the step",
        description="How far the premises carry the conclusion, where it is not as the scheme has it.",
        examples=["strong"],
    )
    scheme: Annotated[Text | None, Catalogue(schemes)] = Field(
        None,
        title="pattern of reasoning",
        description="Argument scheme, which brings its critical questions.",
        examples=["cause-to-effect"],
    )
    answers: dict[str, Prose] = Field(
        default_factory=dict,
        description="Critical questions of the scheme that are answered.",
        examples=[{"How strong is the generalisation?": "Nobody has measured it."}],
    )
    undercut: Annotated[Undercuts, Bears()] = Field(
        default_factory=list,
        title="attack on the step",
        description="Claims that attack this step itself.",
        examples=[["spring-feeds-well"], [{"claim": "spring-feeds-well", "weakens": True}]],
    )
    by: PersonId | None = Field(
        None, title="asserted by", description="Who makes the step, if not who asserts the claim.", examples=["editors"]
    )
    unstated: Prose | None = Field(
        None,
        title="why the text needs it",
        description="Why the map supplies a step that the text does not make.",
        examples=["The letter gives the two sentences and leaves the step to the reader."],
    )


class ObjectionEntry(StepEntry):
    """A claim that speaks against the claim it stands under."""

    claim: Annotated[ClaimId, Names()] = Field(description="The claim that objects.", examples=["well-never-failed"])
    warrant: Prose | None = Field(
        None,
        title="why it would bear on it",
        description="Why it counts against.",
        examples=["What never happened is unlikely."],
    )
    force: Annotated[Force | None, Bears()] = Field(
        None,
        strict=False,
        title="force of the step",
        description="How far it counts against, if it is true.",
        examples=["weak"],
    )
    outweighs: Annotated[Prose | None, Bears()] = Field(
        None,
        title="why it outweighs",
        description="Why it beats the claim's own support, in the editors' view.",
        examples=["Thirty years of watching against one letter."],
    )
    undercut: Annotated[Undercuts, Bears()] = Field(
        default_factory=list,
        title="attack on the step",
        description="Claims that attack the objection's bearing.",
        examples=[["years-were-wet"]],
    )


Objection = Annotated[ObjectionEntry, BeforeValidator(_as_claim, json_schema_input_type=ClaimId | ObjectionEntry)]


class EvidenceEntry(StepEntry):
    """What one source reports that bears on a claim."""

    source: Annotated[SourceId, Bears(), Names()] = Field(
        description="Id of a record under claims/sources/.", examples=["gauge"]
    )
    stance: Annotated[Stance, Bears()] = Field(
        strict=False,
        title="how it bears on the claim",
        description="How the finding bears on the claim.",
        examples=["contradicts"],
    )
    turned_out: Annotated[bool | None, Bears()] = Field(
        None,
        title="how it turned out",
        description="With the stance outcome: whether the claim turned out to be true.",
        examples=[True, False],
    )
    finding: Prose = Field(
        description="What the source reports, in your own words.",
        examples=["The gauge shows two millimetres on 3 May."],
    )
    quote: Annotated[Words | None, Offered("Words of the source, checked against its stored copy.")] = Field(
        None,
        title="quotation",
        description="Word for word; … for what is left out, [ ] for words of yours.",
        examples=["3 May, 2 mm", "not rained … since [last] April"],
    )
    language: Text | None = Field(
        None,
        title="language of the quotation",
        description="Language of the quotation, as a BCP 47 tag, if not that of the source.",
        examples=["de"],
    )
    locator: Annotated[Text | None, Offered("p. 3")] = Field(
        None,
        title="place in the source",
        description="Page, paragraph or time within the source.",
        examples=["p. 3"],
    )
    credibility: Annotated[int | None, Bears(), Offered(6)] = Field(
        None,
        ge=1,
        le=6,
        title="grade of the information",
        description="Admiralty grade of this information.",
        examples=[2],
    )
    credibility_why: Annotated[Prose | None, Offered("The reason for the grade, 1 to 6.")] = Field(
        None, title="reason for the grade", description="The reason for the grade.", examples=["Read daily."]
    )
    relevance: Annotated[Relevance, Bears(), Assumed()] = Field(
        Relevance.DIRECT,
        strict=False,
        description="How directly it is about what the claim says.",
        examples=["indirect"],
    )
    nature: Annotated[Nature | None, Bears()] = Field(
        None,
        strict=False,
        title="nature of what is given",
        description="What it is that the source gives here, if it is not what the source gives as a whole.",
        examples=["testimony"],
    )
    origin: Annotated[Id | None, Bears()] = Field(
        None,
        description="Who it ultimately comes from; one origin counts as one reason.",
        examples=["school"],
    )
    outweighs: Annotated[Prose | None, Bears()] = Field(
        None,
        title="why it outweighs",
        description="Why this contradiction beats the claim's own support.",
        examples=["The gauge was read on the day, the letter written a week later."],
    )
    undercut: Annotated[Undercuts, Bears()] = Field(
        default_factory=list,
        title="attack on the step",
        description="Claims that attack the step from this finding to the claim.",
        examples=[["gauge-was-moved"]],
    )


class GapEntry(Entry):
    """Evidence that would be needed and was not found."""

    need: Annotated[Prose, Names()] = Field(description="What is missing.", examples=["The depth of the water."])
    where: Prose | None = Field(
        None,
        title="where it might be",
        description="What a real source would be.",
        examples=["A plumb line."],
    )


def _gap(value: object) -> object:
    return {"need": value} if isinstance(value, str) else value


Gap = Annotated[GapEntry, BeforeValidator(_gap, json_schema_input_type=Prose | GapEntry)]


_Steps = InferenceEntry | list[InferenceEntry]
Inferences = Annotated[list[InferenceEntry], BeforeValidator(listed, json_schema_input_type=_Steps)]
Objections = Annotated[list[Objection], BeforeValidator(listed, json_schema_input_type=Objection | list[Objection])]
_Evidence = EvidenceEntry | list[EvidenceEntry]
Findings = Annotated[list[EvidenceEntry], BeforeValidator(listed, json_schema_input_type=_Evidence)]
Gaps = Annotated[list[Gap], BeforeValidator(listed, json_schema_input_type=Gap | list[Gap])]


class ReviewedEntry(Entry):
    """Who confirmed a claim, when, and in which form."""

    on: Date = Field(description="Day of the review.", examples=["1921-05-11"])
    by: Text = Field(description="Who reviewed it.", examples=["A. Miller"])
    of: Text = Field(
        description="Fingerprint of what the claim's status rested on; the command reviewed writes it.",
        examples=["0c1d2e3f4a5b-c6c7-w8e0"],
    )


_Reviews = ReviewedEntry | list[ReviewedEntry]
Reviews = Annotated[list[ReviewedEntry], BeforeValidator(listed, json_schema_input_type=_Reviews)]


class ClaimEntry(Entry):
    """A claim: one thing that somebody asserts."""

    text: Words = Field(
        alias="claim",
        title="wording",
        description="The claim, as one plain sentence.",
        examples=["The well will fail by August."],
    )
    short: Text | None = Field(
        None,
        title="short name",
        description="Its name in a few words; else the words of its id.",
        examples=["The well fails"],
    )
    language: Text | None = Field(
        None,
        description="Language of its wording, as a BCP 47 tag, if not that of the argument.",
        examples=["de"],
    )
    aliases: Texts = Field(
        default_factory=list,
        title="also called",
        description="Other words under which the search finds it: names, spellings, other languages.",
        examples=[["dry well", "Brunnen"], "dry well"],
    )
    places: PlaceIds = Field(
        default_factory=list,
        description="Places that it names, where a small map helps: ids of those in claims/argument.yml.",
        examples=["mill", ["mill", "spring"]],
    )
    tags: Tags = Field(
        default_factory=list,
        description="Words under which it is put; each gets a page of its claims.",
        examples=[["rain", "August"], "rain"],
    )
    fields: OwnValues = Field(
        default_factory=dict,
        title="fields of the argument's own",
        description="Values of the fields that `fields:` of claims/argument.yml declares.",
        examples=[{"agreed": "nobody"}],
    )
    kind: Annotated[Kind, Bears()] = Field(
        strict=False, description="What sort of claim it is.", examples=["inference"]
    )
    by: PersonId = Field(title="asserted by", description="Who asserts it.", examples=["miller"])
    stated: PassageIds = Field(
        default_factory=list,
        title="sentence that states it",
        description="Passage of the mapped text that states it.",
        examples=["P1S2", ["P1S2", "P2S1"]],
    )
    unstated: Prose | None = Field(
        None,
        title="why the text needs it",
        description="Why the text needs it though it does not say it.",
        examples=["The forecast follows from the weather only so."],
    )
    likelihood: Text | None = Field(
        None,
        title="likelihood, in the asserter's word",
        description="The asserter's own likelihood word, never ours.",
        examples=[*likelihoods()],
    )
    standard: Annotated[Standard | None, Bears()] = Field(
        None,
        strict=False,
        title="standard of proof",
        description="How well it must be backed in order to be accepted, if not as the whole argument has it.",
        examples=["clear"],
    )
    granted: Annotated[Prose | None, Bears()] = Field(
        None,
        title="why it is taken as given",
        description="Why it may be taken as given without evidence.",
        examples=["Everybody in the village knows the spring."],
    )
    note: Prose | None = Field(
        None,
        title="note of the editors",
        description="A remark of the editors.",
        examples=["The author says *perhaps*."],
    )
    correction: Prose | None = Field(
        None,
        description="A correction of fact that readers must see.",
        examples=["There was one shower, on 3 May."],
    )
    because: Annotated[
        Inferences,
        Bears(),
        Items("reason", "reason from"),
        Offered([{"premises": ["claim-id", "claim-id"], "warrant": "Why the premises would bear on the claim."}]),
    ] = Field(
        default_factory=list,
        description="Reasons; each item is one inference.",
        examples=[[{"premises": ["no-rain", "rain-feeds-well"], "warrant": "Without rain, the water sinks."}]],
    )
    objections: Annotated[Objections, Bears(), Items("objection", "objection"), Offered(["claim-id"])] = Field(
        default_factory=list, description="Claims that speak against this one.", examples=[["well-never-failed"]]
    )
    evidence: Annotated[
        Findings,
        Bears(),
        Items("finding", "finding of"),
        Offered(
            [{"source": "source-id", "stance": "supports", "finding": "What the source reports, in your own words."}]
        ),
    ] = Field(
        default_factory=list,
        description="What sources report that bears on this claim.",
        examples=[[{"source": "gauge", "stance": "supports", "finding": "The gauge shows no rain in May."}]],
    )
    gaps: Annotated[Gaps, Items("gap", "gap"), Offered(["What was looked for and not found."])] = Field(
        default_factory=list,
        title="what is needed",
        description="Open evidence gaps.",
        examples=[["The depth of the water."]],
    )
    changes_if: Proses = Field(
        default_factory=list,
        title="what would change it",
        description="Findings that would change this.",
        examples=[["A week of rain."]],
    )
    reviewed: Annotated[Reviews, Whole()] = Field(
        default_factory=list,
        title="review",
        description="Reviews, the last one at the end.",
        examples=[{"on": "1921-05-11", "by": "A. Miller", "of": "0c1d2e3f4a5b-c6c7-w8e0"}],
    )
    ignore: Ignores


class TopicFile(Entry):
    """claims/<topic>.yml: the claims of one topic."""

    title: Text = Field(
        alias="topic", title="topic", description="Title of the topic page.", examples=["Will the well fail?"]
    )
    summary: Prose | None = Field(
        None,
        description="The topic in a few plain sentences.",
        examples=["What the letter says of rain and of the well. See [[well-will-fail]]."],
    )
    people: dict[OwnPerson, PersonEntry] = Field(
        default_factory=dict, description="Further holders of views.", examples=[{"teacher": {"name": "The teacher"}}]
    )
    claims: dict[OwnClaim, ClaimEntry] = Field(
        description="Claims by id, in reading order.",
        examples=[{"no-rain": {"claim": "It has not rained since April.", "kind": "fact", "by": "miller"}}],
    )
    ignore: Ignores
