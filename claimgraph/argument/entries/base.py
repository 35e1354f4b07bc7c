"""What all entries of the format have in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from claimgraph.argument.field_types import Name, Prose


class Entry(BaseModel):
    """A mapping of the format: no unknown fields, no silent conversions."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
    )


Ignores = Annotated[
    dict[Name, Prose],
    Field(
        default_factory=dict,
        description="Checks to pass over on this, by code, each with the reason.",
        examples=[{"unclear": "The word is the letter's own."}],
    ),
]
