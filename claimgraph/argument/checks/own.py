"""The argument's own fields hold what they are declared to hold, its media exist, and its tags can be told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from claimgraph.argument.entries.sources import MEDIA
from claimgraph.argument.field_types import is_link
from claimgraph.argument.ids import likeness
from claimgraph.argument.model import FieldKind, OwnField, OwnValue, Reference
from claimgraph.argument.reading import Reading, used_twice
from claimgraph.argument.things import Thing
from claimgraph.diagnostics import Diagnostic, Place, did_you_mean, rules
from claimgraph.language import gettext

At = Callable[..., Place]
"""Place of something inside the mapping of fields."""


def check_own_fields(reading: Reading) -> Iterator[Diagnostic]:
    """Report fields of the argument's own that are declared in vain, and values that they cannot hold."""
    argument = reading.argument
    if not argument.fields:
        return
    head = partial(reading.document_at(argument.place).place, "fields")
    for own in argument.fields.values():
        yield from _check_declared(own, partial(head, own.id))
    for claim in argument.claims.values():
        yield from _check_values(argument.fields, claim.fields, partial(reading.place_in, claim, "fields"))
    for source in argument.sources.values():
        at = partial(reading.document_at(source.place).place, source.id, "fields")
        yield from _check_values(argument.fields, source.fields, at)


def _check_declared(own: OwnField, at: At) -> Iterator[Diagnostic]:
    is_choice = own.kind is FieldKind.CHOICE
    if is_choice and not own.choices:
        hint = gettext("list the words to choose from")
        yield rules.MISSING_KEY.at(at(key=True), key="choices", hint=hint, length=len(own.id))
    for field, is_said in (("choices", bool(own.choices)), ("filter", own.filter)):
        if is_said and not is_choice:
            why = gettext("it is for the kind choice, and this is of the kind %(kind)s", kind=own.kind)
            yield rules.IDLE_FIELD.at(at(field, key=True), field=field, why=why, length=len(field))
    first: dict[str, Place] = {}
    for number, choice in enumerate(own.choices):
        place = at("choices", number)
        if choice in first:
            related = [(first[choice], gettext("first listed here"))]
            yield rules.LISTED_TWICE.at(place, id=choice, related=related, length=len(choice))
        first.setdefault(choice, place)


def _check_values(declared: Mapping[str, OwnField], values: Mapping[str, OwnValue], at: At) -> Iterator[Diagnostic]:
    for id_, value in values.items():
        if id_ in declared:
            yield from _check_value(declared[id_], value, at(id_))


def _check_value(own: OwnField, value: OwnValue, place: Place) -> Iterator[Diagnostic]:
    """Report a value that a field cannot hold."""
    written, name = str(value), f'"{own.id}"'
    if own.kind is FieldKind.NUMBER:
        if isinstance(value, str):
            yield rules.WRONG_TYPE.at(
                place, field=name, wanted=gettext("a number"), found=gettext("text"), length=len(written)
            )
    elif not isinstance(value, str):
        found = gettext("a number (%(value)s)", value=value)
        yield rules.WRONG_TYPE.at(
            place, field=name, wanted=gettext("text"), found=found, hint=gettext("put the value in quotes")
        )
    elif own.kind is FieldKind.CHOICE and own.choices and value not in own.choices:
        hint = did_you_mean(value, own.choices)
        choices = ", ".join(own.choices)
        yield rules.UNKNOWN_VALUE.at(place, field=name, value=value, choices=choices, hint=hint, length=len(value))
    elif own.kind is FieldKind.LINK and not is_link(value):
        yield rules.UNSAFE_LINK.at(place, url=value, length=len(value))


def check_media(reading: Reading) -> Iterator[Diagnostic]:
    """Report sorts of publication that neither the format nor the argument has."""
    known = [*MEDIA, *reading.argument.media]
    for source in reading.argument.sources.values():
        if source.medium not in known:
            place = reading.document_at(source.place).place(source.id, "medium")
            hint = did_you_mean(source.medium, known) or gettext("or name it under media: in argument.yml")
            yield rules.UNKNOWN_VALUE.at(
                place,
                field='"medium"',
                value=source.medium,
                choices=", ".join(known),
                hint=hint,
                length=len(source.medium),
            )


def check_tags(reading: Reading) -> Iterator[Diagnostic]:
    """Report tags that some systems cannot tell apart, each once."""
    first: dict[str, Reference] = {}
    told: set[str] = set()
    for claim in reading.argument.claims.values():
        for tag in claim.tags:
            known = first.setdefault(likeness(tag.id), tag)
            if known.id != tag.id and tag.id not in told:
                told.add(tag.id)
                yield used_twice(tag.id, Thing.TAG, tag.place, known)
