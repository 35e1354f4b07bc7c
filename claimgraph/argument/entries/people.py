"""The people of an argument."""

from __future__ import annotations

from pydantic import Field

from claimgraph.argument.entries.base import Entry
from claimgraph.argument.field_types import Text


class PersonEntry(Entry):
    """Someone who asserts something: a person, an institution, the editors."""

    name: Text = Field(description="Name, as it is shown.", examples=["A. Miller"])
    role: Text | None = Field(None, description="Who that is, in a few words.", examples=["The writer of the letter"])
