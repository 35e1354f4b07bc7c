"""The values that fields of the format hold: words, ids, dates, links, and lists of them."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from claimgraph.argument.areas import OF_AREA, OF_SPOT, fault_of
from claimgraph.argument.ids import ID_PATTERN, LONGEST_ID, is_id
from claimgraph.argument.marks import Own, Ref, Sentence
from claimgraph.argument.things import Thing

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Kind(StrEnum):
    """What sort of claim it is, in the asserter's mouth."""

    FACT = "fact"
    INFERENCE = "inference"
    SPECULATION = "speculation"
    VALUE = "value"
    RECOMMENDATION = "recommendation"
    ASSUMPTION = "assumption"
    DEFINITION = "definition"


class Stance(StrEnum):
    """How a finding bears on a claim; the last two of these do not count in the judgement."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    OUTCOME = "outcome"
    """What became known afterwards of whether the claim is true; it counts only now."""
    QUALIFIES = "qualifies"
    CONTEXT = "context"


class Standard(StrEnum):
    """How well a claim must be backed in order to be accepted: its standard of proof."""

    SCINTILLA = "scintilla"
    """Anything at all that speaks for it."""
    PREPONDERANCE = "preponderance"
    """Clearly more for it than against it."""
    CLEAR = "clear"
    """Well backed, and much more for it than against it."""
    BEYOND_DOUBT = "beyond-doubt"
    """Very well backed, and next to nothing against it."""
    UNCONTRADICTED = "uncontradicted"
    """Something for it, and nothing at all against it."""


class Force(StrEnum):
    """How far the premises of a step carry its conclusion."""

    CONCLUSIVE = "conclusive"
    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


class Relevance(StrEnum):
    """How directly a finding is about what the claim says."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MARGINAL = "marginal"


class Nature(StrEnum):
    """What a source gives, or a finding in it."""

    RECORD = "record"
    """Made at the time for no argument's sake: a log, a register, a picture, a text of law."""
    TESTIMONY = "testimony"
    """What somebody saw, heard or did."""
    ANALYSIS = "analysis"
    """What somebody worked out from evidence that is named."""
    OPINION = "opinion"
    """What somebody thinks."""


class Checker(StrEnum):
    """What checks the claims of others."""

    ORGANISATION = "organisation"
    PERSON = "person"


class FieldKind(StrEnum):
    """What a field of an argument's own holds."""

    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    LINK = "link"


class Shown(StrEnum):
    """Where a field of an argument's own is shown."""

    PAGE = "page"
    """At the top of the page of the claim or source."""
    LISTS = "lists"
    """As a column of lists of claims."""


class Depth(StrEnum):
    """How much of a source was read."""

    FULL = "full"
    EXCERPT = "excerpt"
    ABSTRACT = "abstract"


def _check_id(value: str) -> str:
    if not is_id(value):
        raise PydanticCustomError("bad_id", "{id}", {"id": value})
    return value


def _check_text(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty_text", "empty")
    return value


def is_date(text: str) -> bool:
    """Whether a text is a day, a month or a year as the format writes it."""
    match = _DATE.fullmatch(text)
    try:
        return bool(match and date(*(int(part or 1) for part in match.groups())))
    except ValueError:
        return False


def _check_date(value: object) -> object:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str):
        return value
    if not is_date(text):
        raise PydanticCustomError("bad_date", "{value}", {"value": text})
    return text


def is_link(text: str) -> bool:
    """Whether a text is a web or mail address."""
    return bool(re.match(r"(?:https?://[^\s/]|mailto:\S)", text)) and not re.search(r"[\s<>\"]", text)


def _check_link(value: str) -> str:
    if not is_link(value):
        raise PydanticCustomError("unsafe_link", "{url}", {"url": value})
    return value


def _check_coordinates(value: list[float]) -> list[float]:
    if fault := fault_of(value):
        what, hint = fault
        raise PydanticCustomError("bad_coordinates", "{what}", {"what": what, "hint": hint or ""})
    return value


def listed(value: object) -> object:
    """Return a list for a value; a single item becomes a list of one."""
    return value if isinstance(value, list) or value is None else [value]


def _like(pattern: str, **more: int) -> FieldInfo:
    """Return a field with a pattern that only the JSON Schema for editors uses."""
    return Field(json_schema_extra={"pattern": pattern, **more})  # type: ignore[no-any-return]


Text = Annotated[str, AfterValidator(_check_text), _like(r"\S")]
"""A text that is not empty."""
Texts = Annotated[list[Text], BeforeValidator(listed, json_schema_input_type=Text | list[Text])]
Words = Annotated[Text, Sentence()]
"""Whole sentences, without Markdown."""
Prose = Annotated[Text, Sentence(is_prose=True)]
"""Sentences that may hold inline Markdown and links to claims."""
Proses = Annotated[list[Prose], BeforeValidator(listed, json_schema_input_type=Prose | list[Prose])]
Id = Annotated[str, AfterValidator(_check_id), _like(f"^{ID_PATTERN}$", maxLength=LONGEST_ID)]
"""An id; where it becomes a page it is checked by the mapping it stands in."""
Name = Annotated[str, AfterValidator(_check_text), _like(r"\S")]
"""An id of the catalogue or of a passage, free in form."""
_Written = Annotated[str, _like(f"^{_DATE.pattern}$")] | Annotated[int, Field(ge=1000, le=9999)]
Date = Annotated[str, BeforeValidator(_check_date, json_schema_input_type=_Written)]
"""YYYY, YYYY-MM or YYYY-MM-DD."""
Coordinates = Annotated[
    list[float],
    AfterValidator(_check_coordinates),
    Field(json_schema_extra={"minItems": OF_SPOT, "maxItems": OF_AREA}),
]
"""Longitude and latitude of a spot, or west, south, east and north of an area, in degrees."""
Link = Annotated[str, AfterValidator(_check_link), _like("^(?:https?://|mailto:)")]
"""A web or mail address."""

ClaimId = Annotated[Id, Ref(Thing.CLAIM)]
SourceId = Annotated[Id, Ref(Thing.SOURCE)]
TopicId = Annotated[Id, Ref(Thing.TOPIC)]
PersonId = Annotated[Id, Ref(Thing.PERSON)]
PlaceId = Annotated[Id, Ref(Thing.PLACE)]
RivalsId = Annotated[Id, Ref(Thing.RIVALS)]
PassageId = Annotated[Name, Ref(Thing.PASSAGE)]
ClaimIds = Annotated[list[ClaimId], BeforeValidator(listed, json_schema_input_type=ClaimId | list[ClaimId])]
SourceIds = Annotated[list[SourceId], BeforeValidator(listed, json_schema_input_type=SourceId | list[SourceId])]
TopicIds = Annotated[list[TopicId], BeforeValidator(listed, json_schema_input_type=TopicId | list[TopicId])]
PlaceIds = Annotated[list[PlaceId], BeforeValidator(listed, json_schema_input_type=PlaceId | list[PlaceId])]
PersonIds = Annotated[list[PersonId], BeforeValidator(listed, json_schema_input_type=PersonId | list[PersonId])]
PassageIds = Annotated[list[PassageId], BeforeValidator(listed, json_schema_input_type=PassageId | list[PassageId])]

FieldId = Annotated[Id, Ref(Thing.FIELD)]
TagId = Annotated[Id, Ref(Thing.TAG)]
Tags = Annotated[list[TagId], BeforeValidator(listed, json_schema_input_type=TagId | list[TagId])]
_Number = Annotated[int | float, WithJsonSchema({"type": "number"})]
OwnValues = dict[FieldId, Text | _Number]
"""Values of the fields of an argument's own."""

OwnClaim = Annotated[Id, Own(Thing.CLAIM)]
OwnSource = Annotated[Id, Own(Thing.SOURCE)]
OwnPerson = Annotated[Id, Own(Thing.PERSON)]
OwnPlace = Annotated[Id, Own(Thing.PLACE)]
OwnField = Annotated[Id, Own(Thing.FIELD)]
OwnPassage = Annotated[Name, Own(Thing.PASSAGE)]
"""The key under which an entry stands."""
