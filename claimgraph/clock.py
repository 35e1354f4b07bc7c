"""The day on which a check is made."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, timezone

import click

EPOCH = "SOURCE_DATE_EPOCH"
"""Environment variable with the time of a reproducible build (https://reproducible-builds.org/specs/)."""
_FIRST = timezone(timedelta(hours=14))
"""The time zone in which a day begins first."""


class ClockError(click.ClickException):
    """SOURCE_DATE_EPOCH holds no valid time."""


def today() -> date:
    """Return the latest date anywhere on earth, now or at SOURCE_DATE_EPOCH where that is set.

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
