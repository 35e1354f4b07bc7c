"""claims/sources/ and claims/passages.yml: what others published, and the mapped text sentence by sentence."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Discriminator, Field, RootModel, Tag, model_validator
from pydantic_core import PydanticCustomError

from claimgraph.argument.dates import PartialDate
from claimgraph.argument.entries.base import Entry, Ignores
from claimgraph.argument.field_types import (
    Date,
    Depth,
    Link,
    Nature,
    OwnPassage,
    OwnSource,
    OwnValues,
    Prose,
    SourceId,
    Text,
    Words,
)
from claimgraph.argument.marks import Assumed, Bears, Catalogue, Offered, Uncompared, Whole
from claimgraph.language import gettext

MEDIA = (
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
)
"""Sorts of publication that every argument has."""


def media() -> tuple[str, ...]:
    """Return the sorts of publication that every argument has."""
    return MEDIA


class DatesEntry(Entry):
    """Bounds of a date: a last day, or a stretch that it lies in."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["not-after"]}, {"required": ["from", "to"]}]},
    )

    not_after: Date | None = Field(None, description="The last day that it can be.", examples=["1921-05-10"])
    from_: Date | None = Field(None, description="The start of the stretch.", examples=["1921-04"])
    to: Date | None = Field(None, description="The end of the stretch.", examples=["1921-05-10"])

    @model_validator(mode="after")
    def _are_bounds(self) -> Self:
        match self.not_after, self.from_, self.to:
            case str(), None, None:
                return self
            case None, str() as start, str() as end:
                if PartialDate(start).earliest <= PartialDate(end).latest:
                    return self
                raise PydanticCustomError("bad_bounds", "{what}", {"what": gettext("end before they start")})
        raise PydanticCustomError("bad_bounds", "{what}", {"what": gettext("are neither a last day nor a stretch")})


def _form(value: object) -> str:
    return "bounds" if isinstance(value, dict | DatesEntry) else "date"


DateOrBounds = Annotated[
    Annotated[Date, Tag("date")] | Annotated[DatesEntry, Tag("bounds")],
    Discriminator(_form),
]


class SourceEntry(Entry):
    """One source: a document that somebody else published."""

    title: Words = Field(
        description="Title, or a description when the title was not seen.", examples=["Log of the rain gauge"]
    )
    title_shown: Annotated[bool, Assumed()] = Field(
        True,  # noqa: FBT003
        title="title seen",
        description="false when the title is a description.",
        examples=[False],
    )
    author: Text | None = Field(None, description="Author, if shown.", examples=["A. Miller"])
    publisher: Text = Field(
        description="Who published it, and via whom it was read.", examples=["The school", "Reuters, via National Post"]
    )
    date: Annotated[DateOrBounds | None, Bears(), Whole()] = Field(
        None,
        description="Date of publication, if shown, or its bounds.",
        examples=["1921-05-09", "1921-05", {"not-after": "1921-05-10"}],
    )
    url: Link | None = Field(
        None, title="address", description="Address of the original.", examples=["https://example.org/log"]
    )
    archive: Link | None = Field(
        None,
        title="archived copy",
        description="Address of an archived copy.",
        examples=["https://web.archive.org/web/2022/https://example.org/log"],
    )
    language: Text = Field("en", description="Language of the source, as a BCP 47 tag.", examples=["en", "de"])
    medium: Annotated[Text, Catalogue(media, adds="media")] = Field(
        "other",
        description="What sort of publication it is; `media:` of claims/argument.yml adds further sorts.",
        examples=["official"],
    )
    nature: Annotated[Nature | None, Bears()] = Field(
        None,
        strict=False,
        title="nature of what is given",
        description="What it gives: a record, testimony, analysis or opinion.",
        examples=["record"],
    )
    reliability: Annotated[Literal["A", "B", "C", "D", "E", "F"], Offered("F")] = Field(
        "F", title="grade of the source", description="Admiralty grade of the source.", examples=["B"]
    )
    reliability_why: Annotated[Prose | None, Offered("The reason for the grade, A to F.")] = Field(
        None,
        title="reason for the grade",
        description="The reason for the grade.",
        examples=["Kept daily by the teacher."],
    )
    stake: Words | None = Field(
        None,
        title="stake in the matter",
        description="A stake in the matter that readers must see.",
        examples=["printed by the clerk's brother"],
    )
    depth: Annotated[Depth, Offered("excerpt")] = Field(
        Depth.EXCERPT,
        strict=False,
        title="how much was read",
        description="How much of it was read.",
        examples=["full"],
    )
    retrieved: Annotated[Date | None, Offered("2026-01-31")] = Field(
        None, description="When it was read.", examples=["2026-11-22"]
    )
    text: Annotated[Text | None, Offered("texts/stored-copy.txt")] = Field(
        None,
        title="file of the stored copy",
        description="Stored copy, as a path under claims/.",
        examples=["texts/letter.txt"],
    )
    sha256: Annotated[Text | None, Uncompared()] = Field(
        None,
        description="SHA-256 of the stored copy, with lines that end in LF.",
        examples=["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    )
    licence: Prose | None = Field(None, description="Licence of the source.", examples=["CC BY 4.0"])
    fields: OwnValues = Field(
        default_factory=dict,
        title="fields of the argument's own",
        description="Values of the fields that `fields:` of claims/argument.yml declares.",
        examples=[{"agreed": "nobody"}],
    )
    note: Prose | None = Field(
        None, title="note of the editors", description="A remark on the source.", examples=["The page of May is torn."]
    )
    ignore: Ignores


class SourcesFile(RootModel[dict[OwnSource, SourceEntry]]):
    """claims/sources/<name>.yml: source records by id."""


class PassageEntry(Entry):
    """One sentence of the mapped text."""

    quote: Words = Field(
        title="quotation", description="The sentence, word for word.", examples=["It has not rained since April."]
    )
    act: Text | None = Field(
        None, title="sort of sentence", description="What sort of sentence it is.", examples=["assertion"]
    )
    no_claim: Prose | None = Field(
        None, title="why it makes no claim", description="Why it makes no claim.", examples=["A greeting."]
    )
    note: Prose | None = Field(
        None,
        title="note of the editors",
        description="A remark of the editors.",
        examples=["The word perhaps stays visible."],
    )
    ignore: Ignores


class PassagesFile(Entry):
    """claims/passages.yml: the mapped text, sentence by sentence."""

    of: SourceId = Field(description="Source record of the mapped text.", examples=["letter"])
    passages: dict[OwnPassage, PassageEntry] = Field(
        description="Sentences by id, in order.",
        examples=[{"P1S1": {"quote": "It has not rained since April.", "act": "assertion"}}],
    )
    ignore: Ignores
