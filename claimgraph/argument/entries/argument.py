"""The files about an argument as a whole: its head, the statuses expected of it, and what was renamed in it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from claimgraph.argument.entries.base import Entry, Ignores
from claimgraph.argument.entries.own import FieldEntry, VerdictsEntry
from claimgraph.argument.entries.people import PersonEntry
from claimgraph.argument.entries.places import PlaceEntry
from claimgraph.argument.field_types import (
    Checker,
    ClaimId,
    ClaimIds,
    Date,
    FieldId,
    Id,
    Link,
    OwnField,
    OwnPerson,
    OwnPlace,
    PersonId,
    Prose,
    RivalsId,
    SourceId,
    Standard,
    TagId,
    Text,
    TopicId,
    TopicIds,
    Words,
)
from claimgraph.argument.marks import Assumed, Bears, Items, Uncompared, Whole


class AboutEntry(Entry):
    """The text that is being mapped."""

    source: SourceId = Field(description="Its source record.", examples=["letter"])
    author: PersonId = Field(description="The person who wrote it.", examples=["miller"])


class FactCheckEntry(Entry):
    """Who checks the claims of others here. Search engines are told of their pages as reviews of claims."""

    by: PersonId = Field(description="Who checks, one of the people of the map.", examples=["clerk"])
    kind: Checker = Field(
        Checker.ORGANISATION, strict=False, description="What that is: `organisation` or `person`.", examples=["person"]
    )
    link: Link | None = Field(None, description="Their home page.", examples=["https://desk.example/"])


class ArgumentFile(Entry):
    """claims/argument.yml: the argument as a whole."""

    title: Words = Field(description="Title of the site.", examples=["Is the well dry?"])
    question: Words = Field(
        description="What the argument tries to settle.", examples=["Will the village have water in August?"]
    )
    language: Annotated[Text, Assumed()] = Field(
        "en",
        description="Language of what is written here, as a BCP 47 tag; claims and quotations may say otherwise.",
        examples=["en", "ja"],
    )
    answer: Prose | None = Field(
        None,
        description="What the map comes to, in at most 60 words: the first thing that a reader is told.",
        examples=["That the well will fail is contested; that the clerk hid it is outweighed."],
    )
    summary: Prose | None = Field(
        None,
        description="The argument in a few plain sentences.",
        examples=["A letter says that the well will fail, and that the clerk hid it."],
    )
    about: AboutEntry | None = Field(
        None,
        description="The text that is being mapped, if there is one.",
        examples=[{"source": "letter", "author": "miller"}],
    )
    as_of: Annotated[Date | None, Bears()] = Field(
        None,
        title="day of then",
        description="“Then”: later evidence counts only now.",
        examples=["1921-05-10"],
    )
    updated: Date | None = Field(
        None,
        description="Day of this version of the map; it stands in every citation.",
        examples=["1921-06-01"],
    )
    fact_check: Annotated[FactCheckEntry | None, Whole()] = Field(
        None,
        description="Says that the map is a fact check, and whose. Claims that others make are then rated in the words "
        "of their statuses (`ClaimReview` of schema.org).",
        examples=[{"by": "clerk"}],
    )
    standard: Annotated[Standard, Bears(), Assumed()] = Field(
        Standard.PREPONDERANCE,
        strict=False,
        title="standard of proof",
        description="How well a claim must be backed in order to be accepted, where it does not say so itself.",
        examples=["clear"],
    )
    roots: Annotated[ClaimIds, Items("headline conclusion", "headline conclusion")] = Field(
        description="Headline conclusions, in reading order.", examples=[["well-will-fail", "clerk-hid-it"]]
    )
    topics: Annotated[TopicIds, Uncompared()] = Field(
        description="Topics, in reading order: the names of their files, in whatever folder these lie.",
        examples=[["water", "clerk"]],
    )
    people: dict[OwnPerson, PersonEntry] = Field(
        default_factory=dict,
        description="Holders of views. The id `editors` is for those who make the map: what they put forward is called "
        "a remark of this map, with their name where one is given.",
        examples=[{"clerk": {"name": "The village clerk", "role": "keeper of the gauge"}}],
    )
    places: dict[OwnPlace, PlaceEntry] = Field(
        default_factory=dict,
        description="Places that claims name; a small map shows where they lie.",
        examples=[{"mill": {"name": "The mill", "at": [-3.5, 51.2]}}],
    )
    fields: dict[OwnField, FieldEntry] = Field(
        default_factory=dict,
        title="fields of the argument's own",
        description="Fields that claims and sources of this argument have besides those of the format.",
        examples=[{"agreed": {"name": "Agreed by", "kind": "choice", "choices": ["nobody", "the council"]}}],
    )
    media: dict[Id, Words] = Field(
        default_factory=dict,
        description="Sorts of publication besides those of the format, each with its name.",
        examples=[{"leaflet": "Leaflet"}],
    )
    verdicts: VerdictsEntry = Field(
        default_factory=lambda: VerdictsEntry.model_validate({}),
        description="Words that are shown for statuses in place of the site's; what they mean stays as it is.",
        examples=[{"stands": "True", "outweighed": "False"}],
    )
    licence: Prose | None = Field(None, description="Licence of the map's text and data.", examples=["CC BY 4.0"])
    locker: Annotated[Words | None, Uncompared()] = Field(
        None,
        description="Folder of the private copies of sources, seen from this file, if it is not `.locker` beside it.",
        examples=["~/evidence/well"],
    )
    ignore: Ignores


class Expected(Entry):
    """Claims by the status that is expected of them."""

    stands: ClaimIds = Field(
        default_factory=list,
        description="What speaks for it is enough, without anything granted.",
        examples=[["no-rain"]],
    )
    stands_if_granted: ClaimIds = Field(
        default_factory=list, description="It stands once something is granted.", examples=[["no-rain"]]
    )
    taken_as_given: ClaimIds = Field(
        default_factory=list,
        description="An assumption that is granted, and nothing outweighs.",
        examples=[["rain-feeds-well"]],
    )
    contested: ClaimIds = Field(
        default_factory=list,
        description="Both sides are too close to tell, or it rests on what is contested.",
        examples=[["well-will-fail"]],
    )
    outweighed: ClaimIds = Field(
        default_factory=list, description="What speaks against it is clearly heavier.", examples=[["well-never-failed"]]
    )
    cut_off: ClaimIds = Field(
        default_factory=list,
        description="What is offered for it would be enough, but other claims break it.",
        examples=[["well-will-fail"]],
    )
    weak: ClaimIds = Field(
        default_factory=list, description="Something speaks for it, but too little.", examples=[["well-will-fail"]]
    )
    nothing_found: ClaimIds = Field(
        default_factory=list,
        description="Nothing speaks for it; what was looked for is on record.",
        examples=[["clerk-hid-it"]],
    )
    not_examined: ClaimIds = Field(
        default_factory=list,
        description="Nothing speaks for it, and no search is on record.",
        examples=[["clerk-hid-it"]],
    )
    no_reason: ClaimIds = Field(
        default_factory=list,
        description="A value or a definition, without a reason that holds.",
        examples=[["water-comes-first"]],
    )
    circular: ClaimIds = Field(
        default_factory=list, description="Its only support runs through itself.", examples=[["well-will-fail"]]
    )


class ExpectationsFile(Expected):
    """claims/expectations.yml: statuses that the check holds the argument to."""

    then: Expected = Field(
        default_factory=lambda: Expected.model_validate({}),
        description="Expected by the as-of day only.",
        examples=[{"contested": "well-will-fail"}],
    )
    now: Expected = Field(
        default_factory=lambda: Expected.model_validate({}),
        description="Expected with all evidence only.",
        examples=[{"outweighed": "well-will-fail"}],
    )


class RenamedFile(Entry):
    """claims/renamed.yml: ids that were given up, each with the one that took its place."""

    claims: dict[Id, ClaimId] = Field(
        default_factory=dict, description="Claims, old id: new id.", examples=[{"no-rain": "dry-weather"}]
    )
    sources: dict[Id, SourceId] = Field(
        default_factory=dict, description="Sources, old id: new id.", examples=[{"log": "gauge"}]
    )
    topics: dict[Id, TopicId] = Field(
        default_factory=dict, description="Topics, old id: new id.", examples=[{"rain": "water"}]
    )
    rivals: dict[Id, RivalsId] = Field(
        default_factory=dict,
        description="Pages of rival answers, old id: new id.",
        examples=[{"silence": "why-silent"}],
    )
    fields: dict[Id, FieldId] = Field(
        default_factory=dict,
        description="Fields of the argument's own, old id: new id.",
        examples=[{"approved": "agreed"}],
    )
    tags: dict[Id, TagId] = Field(
        default_factory=dict, description="Tags, old tag: new tag.", examples=[{"drought": "rain"}]
    )
