"""claims/hypotheses/<name>.yml: rival answers to one question."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from claimgraph.argument.entries.base import Entry, Ignores
from claimgraph.argument.field_types import (
    ClaimId,
    Id,
    PersonIds,
    Prose,
    SourceId,
    SourceIds,
    Text,
    Words,
    listed,
)
from claimgraph.argument.marks import Items, Ref
from claimgraph.argument.things import Thing


class CellEntry(Entry):
    """How an item of evidence fits a hypothesis."""

    rating: Literal["CC", "C", "N", "I", "II", "NA"] = Field(
        description="CC very consistent, C consistent, N neutral, I inconsistent, II very inconsistent, NA not known.",
        examples=["C"],
    )
    why: Prose = Field(description="Why the cell is filled so.", examples=["He was asked, and said nothing."])


Rival = Annotated[Id, Ref(Thing.CLAIM, among="hypotheses")]
"""A claim that is one of the rivals of the grid."""
Analyst = Annotated[Id, Ref(Thing.PERSON, among="analysts")]
"""A person who rates the grid."""


class FindingNameEntry(Entry):
    """A finding of the map, named by the claim that it stands under and by its source."""

    claim: ClaimId = Field(description="The claim that it stands under.", examples=["no-rain"])
    source: SourceId = Field(description="Its source.", examples=["gauge"])
    nth: int = Field(
        1, ge=1, description="Which one, where the claim has several findings of this source.", examples=[2]
    )


_Findings = FindingNameEntry | list[FindingNameEntry]
FindingNames = Annotated[list[FindingNameEntry], BeforeValidator(listed, json_schema_input_type=_Findings)]


class RowEntry(Entry):
    """One item of evidence in a grid of rival hypotheses."""

    item: Prose | None = Field(
        None,
        title="what was found",
        description="What was found, in one sentence; else the words of the one finding that the row names.",
        examples=["The teacher asked twice."],
    )
    findings: FindingNames = Field(
        default_factory=list,
        title="findings of the map",
        description="Findings of the map that the row is; their grades, sources and dates hold for it.",
        examples=[[{"claim": "no-rain", "source": "gauge"}]],
    )
    sources: SourceIds = Field(
        default_factory=list, description="Where it was found, if it is no finding of the map.", examples=[["diary"]]
    )
    cells: dict[Rival, CellEntry] = Field(
        default_factory=dict,
        alias="ratings",
        description="How it fits, by hypothesis, where the grid has one set of ratings.",
        examples=[{"clerk-hid-it": {"rating": "C", "why": "He was asked, and said nothing."}}],
    )
    by_analyst: dict[Analyst, dict[Rival, CellEntry]] = Field(
        default_factory=dict,
        description="How it fits, by analyst and hypothesis, where several analysts rate the grid.",
        examples=[{"teacher": {"clerk-hid-it": {"rating": "C", "why": "He was asked, and said nothing."}}}],
    )


class PositionEntry(Entry):
    """One of several rival positions on what to do."""

    name: Text = Field(description="Its name in a few words.", examples=["Dig deeper"])
    who: Prose = Field(description="Who takes it.", examples=["The miller, and two farmers"])
    sources: SourceIds = Field(default_factory=list, description="Where it was found.", examples=[["letter"]])
    reason: Prose = Field(description="The main reason for it.", examples=["Water lies below."])
    objection: Prose = Field(description="The main objection to it.", examples=["It costs more than the village has."])


class HypothesesFile(Entry):
    """claims/hypotheses/<name>.yml: rival answers to one question, as a grid or as a table of positions."""

    question: Words = Field(description="The question that the rivals answer.", examples=["Why was the clerk silent?"])
    note: Prose | None = Field(
        None,
        title="note of the editors",
        description="What kind of reading this is.",
        examples=["One reading, offered for dispute."],
    )
    hypotheses: Annotated[dict[ClaimId, Text], Items("rival answer", "rival answer")] = Field(
        default_factory=dict,
        description="Rival claims, each with a short name.",
        examples=[{"clerk-hid-it": "Hid it", "clerk-saw-no-cause": "Saw no cause"}],
    )
    analysts: PersonIds = Field(
        default_factory=list,
        description="People who each rate every row for themselves, if there are several.",
        examples=[["teacher", "miller"]],
    )
    rows: Annotated[dict[Id, RowEntry], Items("item of the grid", "item of the grid")] = Field(
        default_factory=dict,
        alias="evidence",
        description="Rows of the grid.",
        examples=[
            {
                "asked-twice": {
                    "item": "The teacher asked twice.",
                    "sources": ["diary"],
                    "ratings": {"clerk-hid-it": {"rating": "C", "why": "He was asked."}},
                }
            }
        ],
    )
    positions: Annotated[dict[ClaimId, PositionEntry], Items("position", "position")] = Field(
        default_factory=dict,
        description="Positions, by claim, where there is no grid.",
        examples=[
            {
                "dig-deeper": {
                    "name": "Dig deeper",
                    "who": "The miller",
                    "reason": "Water lies below.",
                    "objection": "It costs more than the village has.",
                }
            }
        ],
    )
    ignore: Ignores
