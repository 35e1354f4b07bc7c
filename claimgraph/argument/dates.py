"""Dates that are known to the year, the month or the day, or only within bounds."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year, as far as a source shows it."""

    text: str
    """YYYY, YYYY-MM or YYYY-MM-DD."""

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        year, month, day = (int(part) for part in (self.text + "-0-0").split("-")[:3])
        return date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        year, month, day = (int(part) for part in (self.text + "-1-1").split("-")[:3])
        return date(year, month, day)

    @property
    def precision(self) -> str:
        """How far it is known: ``year``, ``month`` or ``day``."""
        return ("year", "month", "day")[self.text.count("-")]

    def known_by(self, day: PartialDate) -> bool:
        """Whether it lies certainly on or before the day."""
        return self.latest <= day.latest

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class DateBounds:
    """A date of which only bounds are known: a last day, or a stretch that it lies in."""

    since: PartialDate | None
    """The start of the stretch; None where only the last day is known."""
    until: PartialDate

    @property
    def latest(self) -> date:
        """The last day that it can be."""
        return self.until.latest

    @property
    def earliest(self) -> date:
        """The first day that it can be; the first of all days, where nothing is known of it."""
        return self.since.earliest if self.since else date.min

    def known_by(self, day: PartialDate) -> bool:
        """Whether it lies certainly on or before the day."""
        return self.latest <= day.latest

    def __str__(self) -> str:
        return f"{self.since} to {self.until}" if self.since else f"by {self.until}"


SourceDate = PartialDate | DateBounds
"""When a source was published, as far as it is known."""
