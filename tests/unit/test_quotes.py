"""Quotations are word for word, and nothing vacuous passes as verified."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimgraph.argument.model import PartialDate
from claimgraph.argument.quotes import StoredText, fold, word_diff
from claimgraph.site.wording import later

TEXT = StoredText.of(
    "He said: “We will work closely together”, and left — at once.\n\nThe ﬁrst ship sailed. "
    "価格の上限を解除した。 The end."
)


@pytest.mark.parametrize(
    "quote",
    [
        'He said: "We will work closely together"',
        "he SAID",
        "and  left -\nat once",
        "The first ship",
        "He said … the end",
        "He said ... The first ship",
        "He [the minister] said",
        "上限を解除",
    ],
)
def test_spacing_case_marks_dashes_ligatures_gaps_and_insertions_do_not_count(quote):
    assert TEXT.find(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "We will work closely",
        "work closely together and left",  # a quotation mark and a comma are missing
        "The end … He said",  # out of order
        "irst ship",  # starts inside a word
        "The fir",  # ends inside a word
        "",
        "…",
        "[only the editor's words]",
        "— “",
    ][1:],
)
def test_a_changed_word_a_changed_order_a_cut_word_and_an_empty_quotation_are_refused(quote):
    assert TEXT.find(quote) is None


words = st.lists(st.text(alphabet="abcdefg", min_size=1, max_size=6), min_size=3, max_size=30)


@given(words, st.data())
def test_any_run_of_words_of_a_text_is_found_in_it(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert StoredText.of(" ".join(text)).find(" ".join(text[start:end]))


@given(words, st.data())
def test_a_run_with_a_strange_word_is_not_found(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    assert StoredText.of(" ".join(text)).find(" ".join([*text[:at], "stranger", *text[at + 1 :]])) is None


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assume(fold(text) == fold(fold(text)) or any(ord(c) > 0x2FF for c in text))
    assert fold(fold(fold(text))) == fold(fold(text))


def test_a_mismatch_is_shown_as_a_diff_with_the_nearest_passage():
    near, place = TEXT.nearest("The first boat sailed.")
    assert near == "The ﬁrst ship sailed."
    assert TEXT.text.splitlines()[place.line - 1][place.column - 1 :].startswith(near)
    assert word_diff("The ﬁrst boat sailed.", near) == "The ﬁrst [-boat-] {+ship+} sailed."


def test_nothing_near_is_said_to_be_nothing():
    assert TEXT.nearest("Quite another matter altogether, truly") is None


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
