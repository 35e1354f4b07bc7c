"""What an argument adds to the format: fields of its own, and its own words for statuses."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from claimgraph.argument.entries.base import Entry
from claimgraph.argument.field_types import FieldKind, Shown, Texts, Words, listed
from claimgraph.argument.marks import Assumed

_Shown = Annotated[Shown, Field(strict=False)]
WhereShown = Annotated[list[_Shown], BeforeValidator(listed, json_schema_input_type=_Shown | list[_Shown])]


class FieldEntry(Entry):
    """A field that claims and sources of this argument may have."""

    name: Words = Field(description="Its name, as readers see it.", examples=["Agreed by"])
    kind: Annotated[FieldKind, Assumed()] = Field(
        FieldKind.TEXT, strict=False, description="What it holds.", examples=["choice"]
    )
    choices: Texts = Field(
        default_factory=list,
        description="The words to choose from, where it holds a choice.",
        examples=[["nobody", "the council"]],
    )
    shown: WhereShown = Field(
        [Shown.PAGE],
        title="where it is shown",
        description="Whether it stands at the top of the claim's page, in lists of claims, in both or, with [], in "
        "neither; then it is folded away with the notes.",
        examples=["page", ["page", "lists"]],
    )
    filter: Annotated[bool, Assumed()] = Field(
        False,  # noqa: FBT003
        title="whether lists can be narrowed down by it",
        description="Whether lists of claims can be narrowed down by a choice; each choice gets a page of its claims.",
        examples=[True],
    )


def _word(meaning: str, example: str) -> Any:  # noqa: ANN401 - as pydantic's Field
    return Field(None, description=f"Shown where: {meaning}", examples=[example])


class VerdictsEntry(Entry):
    """The argument's own words for statuses; what each means stays as it is."""

    stands: Words | None = _word("what speaks for it is enough, without anything granted.", "True")
    stands_if_granted: Words | None = _word("it stands once something is granted.", "True, if so")
    taken_as_given: Words | None = _word("it is an assumption that is granted.", "Not checked")
    contested: Words | None = _word("both sides are too close to tell.", "Disputed")
    outweighed: Words | None = _word("what speaks against it is clearly heavier.", "False")
    cut_off: Words | None = _word("what is offered for it is broken by other claims.", "Misleading")
    weak: Words | None = _word("something speaks for it, but too little.", "Unproven")
    nothing_found: Words | None = _word("nothing was found that speaks for it.", "No evidence")
    not_examined: Words | None = _word("nothing speaks for it, and no search is on record.", "Not checked yet")
    no_reason: Words | None = _word("it is a value or a definition without a reason that holds.", "Opinion")
    circular: Words | None = _word("its only support runs through itself.", "Circular")
