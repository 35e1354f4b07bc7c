"""The places that claims name."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from claimgraph.argument.entries.base import Entry
from claimgraph.argument.field_types import Coordinates, Text
from claimgraph.argument.marks import Whole


class PlaceEntry(Entry):
    """A place that claims name, and where a map shows it."""

    name: Text = Field(description="Name, as it is shown.", examples=["The mill"])
    at: Annotated[Coordinates, Whole()] = Field(
        title="position",
        description=(
            "Where it lies, in degrees: longitude and latitude, east and north positive; "
            "of an area its west, south, east and north."
        ),
        examples=[[147, 54], [-3.5, 51.2], [135, 45, -170, 62]],
    )
