"""The lints of titles, of findings, and of what reasons are worth: what an editor would mark, and no more."""

import pytest

from claimgraph.argument.lints.findings import infers
from claimgraph.argument.lints.titles import doubt_of_title
from claimgraph.argument.lints.truisms import names_nothing_of
from claimgraph.argument.lints.vocabulary import vocabulary_of
from claimgraph.argument.lints.wording import supposes

CASE = ["Oldham's council closed the old bridge in 1931.", "The pier of the old bridge was hollow."]
WORDS = vocabulary_of([*CASE, "The council's closeness to Oldham matters.", "Bridge talks went on in Oldham."])


@pytest.mark.parametrize(
    "text",
    [
        "That a course would be of use to a government does not show that the government took it for that reason.",
        "That someone gains from the end of a disturbance does not show that they made its beginning.",
        "One can be silent about a thing without hiding it.",
        "What is likely need not happen.",
    ],
)
def test_what_would_cut_any_step_of_the_kind_is_a_truism(text):
    assert names_nothing_of(CASE, text, WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "A bridge can stand with a pier that is hollow.",
        "Oldham had no other crossing.",
        "The loads were light.",
        "Nobody had measured anything before 1930.",
    ],
)
def test_what_names_a_thing_of_the_case_is_none(text):
    assert not names_nothing_of(CASE, text, WORDS)


def test_beside_a_case_that_is_general_nothing_is_a_truism():
    assert not names_nothing_of(["Bridges fall."], "What is likely need not happen.", WORDS)


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        ("The log has no rain in May. That weakens the hope of summer.", "That weakens"),
        ("The pier rang hollow, which shows that it was.", "which shows"),
        ("The mark was painted anew, so a hand is only about a hand.", "so a"),
        ("The guidelines were changed that day. So the rule could be changed fast.", "So"),
        ('There were 44 of 100, so "one third" was out of date.', 'so "one third"'),
    ],
)
def test_a_finding_that_goes_on_to_what_it_shows_infers(finding, words):
    assert infers(finding).words == words


@pytest.mark.parametrize(
    "finding",
    [
        "The surveyor concluded that the pier was whole, so that no repair was due.",
        "Of 168 that is 44 per cent. That is the count of the Gazette.",
        "The ships were ordered so that nobody would attack.",
        "The Gazette has counted so far three stalls.",
        "The letter says “the well is dry, which shows a want of rain”.",
        "The commentary takes the move as a sign of trust.",
    ],
)
def test_what_the_source_reports_or_concludes_is_a_finding(finding):
    assert infers(finding) is None


@pytest.mark.parametrize(
    ("title", "claim"),
    [
        ("Thinned sector breeds unease", "Commanders who weaken a sector become uneasy about it."),
        ("Weaker is not uneasy", "That a sector has become weaker does not show that anyone is uneasy."),
        ("Like cases alike", "Like cases should be treated alike."),
        ("Use closeness", "The council should make use of being near."),
        ("Riots in january", "There were riots in January."),
        ("Foreign hand not proved", "No proof was shown."),
    ],
)
def test_words_of_an_id_that_make_no_phrase_are_told(title, claim):
    assert doubt_of_title(title, claim, WORDS)


@pytest.mark.parametrize(
    ("title", "claim"),
    [
        ("Dry", "The well runs dry."),
        ("Ships can stand in for land forces", "Ships could stand in for the missing land forces."),
        ("The council should keep its word", "The council should keep the word that it gave to a town."),
        ("Keep channels open", "The council should keep channels to a neighbour open."),
        ("No rain", "It has not rained since April."),
        ("A spring feeds the well", "A spring feeds the well too."),
    ],
)
def test_words_that_make_a_phrase_are_let_pass(title, claim):
    assert doubt_of_title(title, claim, WORDS) is None


def test_a_text_that_supposes_states_no_fact():
    assert supposes("Suppose that May is dry.")
    assert supposes("If May is dry, so is the well.")
    assert not supposes("May is dry.")
