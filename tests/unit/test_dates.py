"""Evidence counts from the day on which it was certainly known."""

import pytest

from claimgraph.argument.model import PartialDate
from claimgraph.site.wording import later


@pytest.mark.parametrize(
    ("date", "day", "known"),
    [
        ("2022-01-25", "2022-01-25", True),
        ("2022-01-26", "2022-01-25", False),
        ("2022-01", "2022-01-25", False),  # it may have been the 31st
        ("2021-12", "2022-01-25", True),
        ("2021", "2022-01-25", True),
        ("2022", "2022-01-25", False),
        ("2020-02", "2020-02-29", True),
    ],
)
def test_a_date_counts_as_known_only_when_it_certainly_lies_before(date, day, known):
    assert PartialDate(date).known_by(PartialDate(day)) is known


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2022-01-25", None),
        ("2022-02", "known only later"),
        ("2022-01", "dated only to the month, so counted only now"),
        ("2022", "dated only to the year, so counted only now"),
        (None, "no date shown, so counted only now"),
    ],
)
def test_what_counts_only_now_says_why(date, words):
    assert later(date and PartialDate(date), PartialDate("2022-01-25")) == words
