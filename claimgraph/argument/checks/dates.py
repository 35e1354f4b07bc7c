"""No date lies in the future, and no source was read before it was published."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.argument.model import DateBounds, PartialDate, Source
from claimgraph.argument.reading import Reading
from claimgraph.clock import today
from claimgraph.diagnostics import Diagnostic, Place, rules
from claimgraph.language import gettext


def check_dates(reading: Reading) -> Iterator[Diagnostic]:
    """Report dates in the future, and sources that were read before they were published."""
    latest = today()
    for place, field, date in _dates(reading):
        if date.earliest > latest:
            yield rules.FUTURE_DATE.at(place, field=field, value=date, length=len(date.text))
    for source in reading.argument.sources.values():
        read, published = source.retrieved and PartialDate(source.retrieved), source.date
        if read and published and read.latest < published.earliest:
            at = reading.document_at(source.place).place
            yield rules.READ_BEFORE_PUBLISHED.at(
                at(source.id, "retrieved"),
                retrieved=read,
                published=str(published),
                related=[(at(source.id, "date"), gettext("published"))],
                length=len(read.text),
            )


def _dates(reading: Reading) -> Iterator[tuple[Place, str, PartialDate]]:
    """Yield every date of the argument, with its place and its field."""
    argument = reading.argument
    for field, date in (("as-of", argument.as_of), ("updated", argument.updated)):
        if date:
            yield reading.document_at(argument.place).place(field), field, date
    for source in argument.sources.values():
        at = reading.document_at(source.place).place
        for field, date in _published(source):
            yield at(source.id, "date", field), field, date
        if source.retrieved:
            yield at(source.id, "retrieved"), "retrieved", PartialDate(source.retrieved)
    for claim in argument.claims.values():
        for number, review in enumerate(claim.reviewed):
            yield reading.place_in(claim, "reviewed", number, "on"), "on", PartialDate(review.on)


def _published(source: Source) -> Iterator[tuple[str, PartialDate]]:
    """Yield the day of publication, or its bounds, each with its field."""
    match source.date:
        case PartialDate():
            yield "date", source.date
        case DateBounds(since=None, until=last):
            yield "not-after", last
        case DateBounds(since=PartialDate() as first, until=last):
            yield from (("from", first), ("to", last))
