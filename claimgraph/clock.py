"""The day on which a check is made."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, timezone

import click

EPOCH = "SOURCE_DATE_EPOCH"
"""What builds are told the time by, so that they can be repeated (https://reproducible-builds.org/specs/)."""
_FIRST = timezone(timedelta(hours=14))
"""Where a day begins first."""


class ClockError(click.ClickException):
    """The environment tells a time that is none."""


def today() -> date:
    """Return the latest day that it is anywhere on earth, now or at SOURCE_DATE_EPOCH where that is set.

    Raises:
        ClockError: where SOURCE_DATE_EPOCH is no number of seconds.
    """
    told = os.environ.get(EPOCH)
    if told is None:
        return datetime.now(_FIRST).date()
    try:
        return datetime.fromtimestamp(int(told), UTC).astimezone(_FIRST).date()
    except (ValueError, OverflowError, OSError):
        wanted = "give whole seconds since 1970, or unset it"
        raise ClockError(f'the environment variable {EPOCH} is "{told}", which is no time: {wanted}') from None
