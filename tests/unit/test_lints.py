"""The lints of wording: what reviewers would mark, and no more."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tries import tries

from claimgraph.argument.lints import duplicates
from claimgraph.argument.lints.duplicates import near_duplicates
from claimgraph.argument.lints.english import is_english
from claimgraph.argument.lints.wording import not_a_claim, several_claims, unclear
from claimgraph.pipeline import Project, check

ARGUMENT = "title: T\nquestion: Q\nroots: [a]\ntopics: [t]\npeople: {p: {name: P}}\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Will the well run dry?", "it is a question"),
        ("井戸は涸れるか？", "it is a question"),
        ("Cancel the visit.", "it tells somebody to do something"),
        ("Stop all talks that were planned.", "it tells somebody to do something"),
        ("Please close the well.", "it tells somebody to do something"),
        ("Let's not forget the well.", "it tells somebody to do something"),
        ("Do not dig here.", "it tells somebody to do something"),
        ("The rain of May.", "it has no verb"),
        ("A lack of trust in the clerk.", "it has no verb"),
        ("The reasons for a deeper well:", "it only announces something"),
    ],
)
def test_what_can_be_neither_true_nor_false_is_no_claim(text, why):
    assert not_a_claim(text).why == why


@pytest.mark.parametrize(
    "text",
    [
        "The well runs dry.",
        "Prices fell.",
        "Prices rose in May.",
        "Ships sail at night.",
        "The poor suffer.",
        "People die of thirst.",
        "Democracy works.",
        "It's a matter of trust.",
        "The well may run dry.",
        "Support for the clerk is wrong.",
        "Help from the town comes late.",
        "Force changes nothing.",
        'The headline asked, "Why now?", and gave no answer.',
        "To dig is to hope.",
        "That the well is deep does not show that it is full.",
        "Japan should cancel the visit.",
        "Water.",
    ],
)
def test_a_statement_is_a_claim(text):
    assert not_a_claim(text) is None


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("The well runs dry. The village needs water.", "dry."),
        ('The clerk said "no." The village left.', '"no."'),
        ("The well is dry; the river has water.", ";"),
        ("The troops guarded sites; the police did the fighting.", ";"),
        ("The well was dug in 1900, and the pump was added later.", ", and"),
        ("The well is deep, but no water has come since May.", ", but"),
    ],
)
def test_a_second_sentence_or_a_second_clause_is_another_claim(text, after):
    assert several_claims(text).words == after


@pytest.mark.parametrize(
    "text",
    [
        "The well is deep and full.",
        "The clerk saw the well, and hid it.",
        "There was unrest in the village, and it was quelled.",
        "The clerk, the teacher, and the smith were at the well.",
        "If the well is dry, and the river is low, the crops will fail.",
        "That the well is deep, and that the pump is old, is known.",
        "The letter rules out a pump, but gives no reason.",
        "The letter gives three reasons: depth; age; and the price of a pump.",
        "Dr. Miller met the U.S. consul at St. Mary's on 3 Jan. 1921.",
        "The figure is 3.5 per cent (cf. p. 12 of the report).",
        'The clerk said: "It is dry. We must dig."',
        "The well is dry because the rain was late, and the river was low.",
    ],
)
def test_one_statement_however_long_is_one_claim(text):
    assert several_claims(text) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("This shows that the well is dry.", "This"),
        ("These wells are deep.", "These"),
        ("It is lower than in May.", "It"),
        ("It's a grave matter.", "It's"),
        ("However, it cuts both ways.", "it"),
        ("They hid the log.", "They"),
        ("He reads the gauge.", "He"),
        ("Such wells are rare.", "Such"),
        ("That is a reason for doubt.", "That"),
        ("Those procedures take a long time.", "Those"),
        ("Some say that the well is deep.", "Some"),
        ("Many believe the clerk.", "Many"),
        ("Most of them were shut.", "Most"),
        ("The clerk is to blame for this.", "this"),
        ("The teacher favours the latter.", "the latter"),
    ],
)
def test_a_word_that_points_outside_the_claim_is_unclear(text, word):
    assert unclear(text).words == word


@pytest.mark.parametrize(
    "text",
    [
        "It has not rained since May.",
        "It is likely that the well will run dry.",
        "It was the clerk who hid the log.",
        "It would be wrong to dig.",
        "It takes a week to dig a well.",
        "It is dark in the well.",
        "That the well is deep does not show that it is full.",
        "That deep well is full.",
        "Those who dig find water.",
        "Such is the law of the village.",
        "He who digs finds water.",
        "Some wells are deep.",
        "Many of the wells are deep.",
        "All wells run dry.",
        "Both the clerk and the teacher saw the log.",
        "Of the former clerk and the new one, only the latter reads the gauge.",
        "The clerk knows the well and reads its gauge.",
        "Japan has islands and should keep them.",
    ],
)
def test_a_claim_that_says_what_it_speaks_of_is_clear(text):
    assert unclear(text) is None


def pairs(*texts):
    claims = {str(number): text for number, text in enumerate(texts)}
    return [(pair.later, pair.earlier, pair.same) for pair in near_duplicates(claims)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The well runs dry in August.", "The wells run dry in August."),
        ("The well runs dry in August.", "In August the well runs dry."),
        ("The clerk has hidden the log.", "The clerk has hidden a log."),
        ("The clerk didn't read the gauge.", "The clerk did not read the gauge."),
        ("Oil prices moved markets.", "Oil prices move markets."),
        (
            "The council should repair the pump at the market square before the summer.",
            "The council should repair the old pump at the market square before the summer.",
        ),
    ],
)
def test_claims_in_nearly_the_same_words_are_told(one, other):
    assert pairs(one, other) == [("1", "0", False)]
    assert pairs(other, one) == [("1", "0", False)]


def test_claims_in_the_very_same_words_are_told_however_short():
    assert pairs("Water.", "The well is dry.", "water") == [("2", "0", True)]
    assert pairs("井戸は涸れる。", "井戸は涸れる。") == [("1", "0", True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The well is dry.", "The well is not dry."),
        ("The clerk can read the gauge.", "The clerk cannot read the gauge."),
        ("The well runs dry in August.", "The well never runs dry in August."),
        ("The well was dug in 1900.", "The well was dug in 1901."),
        ("The well has three pumps.", "The well has four pumps."),
        ("Russia attacked Ukraine.", "Ukraine attacked Russia."),
        ("Britain was giving arms to Ukraine.", "Canada was giving arms to Ukraine."),
        ("Japan could give arms to Ukraine.", "Japan could give money to Ukraine."),
        ("The well will run dry.", "The well may run dry."),
        ("The unrest in the village was quelled.", "The unrest around the village was quelled."),
        ("All of the wells are dry.", "Some of the wells are dry."),
        (
            "The council should repair the pump at the market square before the summer.",
            "The council should not repair the pump at the market square before the summer.",
        ),
        (
            "The council should repair the pump at the market square before the summer.",
            "The council should repair the pump at the Oldham market square before the summer.",
        ),
        (
            "The council should repair the pump at the market square before the summer.",
            "The council should repair only the pump at the market square before the summer.",
        ),
        (
            "The council should repair the two pumps at the market square before the summer.",
            "The council should repair the pumps at the market square before the summer.",
        ),
    ],
)
def test_another_number_name_negation_or_word_makes_another_claim(one, other):
    assert pairs(one, other) == []


def test_each_claim_is_told_once_with_the_first_that_is_like_it():
    assert pairs("The well is dry.", "The wells are dry.", "A well is dry.") == [("1", "0", False), ("2", "0", False)]


def test_many_claims_in_the_same_words_take_no_time_to_speak_of():
    words = ["well", "water", "clerk", "gauge", "river", "summer", "village", "pump", "rain", "log"]
    turned = [" ".join(words[number % 10 :] + words[: number % 10]) for number in range(5000)]
    assert len(pairs(*turned)) == 4990


@pytest.mark.parametrize("text", ["a" * 200_000, "!" * 200_000, "a; is " * 40_000, "\u201c" * 200_000, "a " * 100_000])
def test_a_hostile_claim_takes_no_time_to_speak_of(text, tmp_path):
    folder = tmp_path / "claims"
    folder.mkdir()
    (folder / "argument.yml").write_text(ARGUMENT, "utf-8")
    entries = [f"  {id_}: {{claim: 'The well is dry. {text}', kind: fact, by: p}}\n" for id_ in "ab"]
    entries.append(f"  c: {{claim: 'The well is dry. a{text}', kind: fact, by: p}}\n")
    (folder / "t.yml").write_text("topic: T\nclaims:\n" + "".join(entries), "utf-8")
    started = process_time()
    check(Project(tmp_path))
    assert process_time() - started < 5


def test_only_english_is_looked_at_word_by_word(tmp_path):
    assert is_english(["The well runs dry in August.", "It has not rained since May."])
    assert not is_english(["Der Brunnen trocknet im August aus.", "Es hat seit Mai nicht geregnet."])
    assert not is_english(["Le puits sera à sec en août.", "Il n'a pas plu depuis mai."])
    assert not is_english([])
    folder = tmp_path / "claims"
    folder.mkdir()
    (folder / "argument.yml").write_text(ARGUMENT, "utf-8")
    (folder / "t.yml").write_text(
        "topic: T\nclaims:\n  a: {claim: Ist der Brunnen trocken?, kind: fact, by: p}\n"
        "  b: {claim: Der alte Brunnen; er ist leer., kind: fact, by: p}\n",
        "utf-8",
    )
    assert list(check(Project(tmp_path))) == []


WORDS = "well wells the a dry dries tying tie sky skies not cannot didn't is it's old really Clerk ans use using 12 an"


@settings(max_examples=tries(60))
@given(st.lists(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=9).map(" ".join), max_size=7))
def test_no_near_duplicate_is_lost_by_looking_first_at_how_words_begin(texts):
    found = pairs(*texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duplicates, "_maybe_alike", set)
        assert found == pairs(*texts)
