"""What moved between two versions, and which edits moved it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_arguments import argument, claim, finding, judged, source, two_versions, verdicts_with

from claimgraph.argument import model as m
from claimgraph.compare.difference import Version, difference
from claimgraph.compare.movement import NOTICEABLE, Clock, Way, movement, smallest
from claimgraph.compare.trials import Trials
from claimgraph.judging.model import distance
from claimgraph.judging.words import Word

AGAINST = m.Stance.CONTRADICTS


def compared(before, after):
    found = difference(Version(before), Version(after))
    return found, movement(found, judged(before), judged(after))


def told(moves):
    return [(move.claim, move.before.value, move.after.value, move.cause.way.value, ids(move.cause)) for move in moves]


def ids(cause):
    return [edit.id for edit in cause.edits]


def same(one, other):
    """Whether two words are alike; a mixture of two versions may hold a circle, which has nothing behind it."""
    unbacked = {Word.NOTHING_FOUND, Word.NOT_EXAMINED, Word.CIRCULAR, Word.WEAK}
    return one is other or {one, other} <= unbacked


def test_nothing_moves_where_nothing_was_edited():
    version = argument(claim("a", evidence=[finding("s")]), sources=[source("s")])
    assert compared(version, version)[1].claims == ()


def test_one_edit_that_moves_a_conclusion_is_named():
    before = argument(claim("a", because=[("b", "")]), claim("b"), claim("c"), sources=[source("s")])
    after = replace(
        before, claims=before.claims | {"b": claim("b", evidence=[finding("s")]), "c": claim("c", note="A remark.")}
    )
    _, moved = compared(before, after)
    assert told(moved.moves) == [
        ("a", "not-examined", "stands", "undone", ["b"]),
        ("b", "not-examined", "stands", "undone", ["b"]),
    ]
    assert {move.clocks for move in moved.moves} == {(Clock.THEN, Clock.NOW)}


def test_two_edits_that_were_both_needed_are_both_named():
    before = argument(claim("a", because=[("bc", "")]), claim("b"), claim("c"), sources=[source("s")])
    after = replace(before, claims=before.claims | {id_: claim(id_, evidence=[finding("s")]) for id_ in "bc"})
    assert told(compared(before, after)[1].moves)[0] == ("a", "not-examined", "stands", "undone", ["b", "c"])


def test_two_edits_of_which_either_would_have_done_are_told_as_such():
    before = argument(claim("a", because=[("b", ""), ("c", "")]), claim("b"), claim("c"), sources=[source("s")])
    after = replace(before, claims=before.claims | {id_: claim(id_, evidence=[finding("s")]) for id_ in "bc"})
    assert told(compared(before, after)[1].moves)[0] == ("a", "not-examined", "stands", "alone", ["b", "c"])


def test_a_status_that_only_several_edits_together_move_names_them_and_no_other():
    """Either of two reasons would do, and each takes two premises."""
    reasons = [("bc", ""), ("de", "")]
    rest = [claim(id_) for id_ in "bcdef"]
    before = argument(claim("a", because=reasons), *rest, sources=[source("s")])
    after = replace(before, claims=before.claims | {id_: claim(id_, evidence=[finding("s")]) for id_ in "bcdef"})
    found, moved = compared(before, after)
    cause = moved.moves[0].cause
    assert (cause.way, len(cause.edits)) == (Way.TOGETHER, 2)
    assert "f" not in ids(cause)
    now = verdicts_with(found, cause.edits)[1]
    assert now.word("a") is Word.NOT_EXAMINED


def test_a_source_that_is_dated_anew_moves_what_was_known_then_only():
    claims = [claim("a", evidence=[finding("s")])]
    before = argument(*claims, sources=[source("s", "2022-02-02")], as_of="2022-01-01")
    after = replace(before, sources={"s": source("s", "2021-12-31", title="Source s")})
    _, moved = compared(before, after)
    assert told(moved.moves) == [("a", "not-examined", "stands", "undone", ["s"])]
    assert moved.moves[0].clocks == (Clock.THEN,)


def test_another_day_of_then_is_an_edit_of_the_argument():
    before = argument(claim("a", evidence=[finding("s")]), sources=[source("s", "2022-02-02")], as_of="2022-01-01")
    after = replace(before, as_of=m.PartialDate("2023-01-01"))
    assert told(compared(before, after)[1].moves) == [("a", "not-examined", "stands", "undone", ["argument"])]


def test_a_claim_that_was_renamed_is_followed():
    before = argument(claim("a", because=[(["old"], "")]), claim("old", "It rains."), sources=[source("s")])
    after = argument(
        claim("a", because=[(["new"], "")]), claim("new", "It rains.", evidence=[finding("s")]), sources=[source("s")]
    )
    assert told(compared(before, after)[1].moves) == [
        ("a", "not-examined", "stands", "undone", ["new"]),
        ("new", "not-examined", "stands", "undone", ["new"]),
    ]


def test_a_claim_that_is_new_or_gone_is_no_move_of_its_own():
    before = argument(
        claim("a", because=[("b", "")]), claim("b", "It rains.", evidence=[finding("s")]), sources=[source("s")]
    )
    after = argument(claim("a"), claim("c", "It snows.", evidence=[finding("s")]), sources=[source("s")])
    _, moved = compared(before, after)
    assert [move.claim for move in moved.moves] == ["a"]


def test_a_headline_strength_that_moved_has_its_edits_with_what_it_would_be_without_each():
    before = argument(claim("a", evidence=[finding("s", grade=2)]), sources=[source("s"), source("t")])
    after = replace(before, claims={"a": claim("a", evidence=[finding("s", grade=4)])})
    _, moved = compared(before, after)
    (shift,) = moved.shifts
    assert [standing.pro[0] for standing in (shift.before, shift.after, *shift.tried)] == pytest.approx([0.7, 0.3, 0.7])
    assert moved.moves == ()


def test_an_edit_that_worked_against_a_shift_is_no_cause_of_it():
    before = argument(
        claim("a", because=[("b", ""), ("c", "")]),
        *(claim(id_, evidence=[finding("s", grade=3)]) for id_ in "bc"),
        sources=[source("s")],
    )
    after = replace(
        before,
        claims=before.claims
        | {"b": claim("b", evidence=[finding("s", grade=1)]), "c": claim("c", evidence=[finding("s", grade=4)])},
    )
    (shift,) = compared(before, after)[1].shifts
    assert shift.after.firmness > shift.before.firmness
    assert ids(shift.cause) == ["b"]


def test_headline_conclusions_come_first():
    before = argument(claim("b"), claim("a", because=[("b", "")]), sources=[source("s")])
    after = replace(before, claims=before.claims | {"b": claim("b", evidence=[finding("s")])})
    assert [move.claim for move in compared(before, after)[1].moves] == ["a", "b"]


def test_the_smallest_set_keeps_what_is_needed_and_nothing_else():
    needed = {3, 17, 80}
    asked = []

    def works(sets):
        asked.append(sets)
        return [needed <= each for each in sets]

    assert set(smallest(range(100), works)) == needed
    assert len(asked) < 40


@pytest.mark.nightly
@given(two_versions(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_version_with_any_edits_undone_is_judged_as_if_it_had_been_written_so(versions, data):
    found = difference(*map(Version, versions))
    undone = data.draw(st.sets(st.sampled_from(range(len(found.edits))))) if found.edits else set()
    by_hand = verdicts_with(found, [found.edits[number] for number in undone])
    for then, expected in zip((True, False), by_hand, strict=True):
        trials = Trials(found, then=then)
        for after, flipped in ((True, undone), (False, {*range(len(found.edits))} - undone)):
            claims = [id_ for id_ in versions[0].claims if id_ in versions[1].claims]
            world = next(trials.under(claims, [frozenset(flipped)], after=after))
            for id_ in claims:
                assert world.word(id_) is expected.word(id_)
                assert distance(world.standing(id_), expected.standing(id_)) < 1e-7


@pytest.mark.nightly
@given(two_versions())
@settings(max_examples=60, deadline=None)
def test_with_all_edits_undone_the_old_statuses_are_back(versions):
    before, after = versions
    found = difference(Version(before), Version(after))
    old = judged(before)
    for verdict, expected in zip(verdicts_with(found, found.edits), (old.then, old.now), strict=True):
        claims = before.claims.keys()
        assert {id_: verdict.word(id_) for id_ in claims} == {id_: expected.word(id_) for id_ in claims}


@pytest.mark.nightly
@given(two_versions())
@settings(max_examples=60, deadline=None)
def test_the_edits_that_are_named_are_the_cause(versions):
    found, moved = compared(*versions)
    for move in moved.moves:
        for clock in move.clocks:
            side = 0 if clock is Clock.THEN else 1

            def status(undone, side=side, claim=move.claim):
                return verdicts_with(found, undone)[side].word(claim)

            edits, others = move.cause.edits, [edit for edit in found.edits if edit not in move.cause.edits]
            assert edits
            match move.cause.way:
                case Way.UNDONE:
                    assert all(same(status([edit]), move.before) for edit in edits)
                    assert not any(same(status([edit]), move.before) for edit in others)
                case Way.ALONE:
                    assert all(same(status([it for it in found.edits if it is not edit]), move.after) for edit in edits)
                    assert not any(same(status([edit]), move.before) for edit in found.edits)
                case Way.TOGETHER:
                    assert same(status(edits), move.before)
                    assert not any(same(status([it for it in edits if it is not edit]), move.before) for edit in edits)


@pytest.mark.nightly
@given(two_versions())
@settings(max_examples=60, deadline=None)
def test_a_shift_comes_nearer_to_the_old_strength_with_any_of_its_edits_undone(versions):
    found, moved = compared(*versions)
    for shift in moved.shifts:
        side = 0 if shift.clocks[0] is Clock.THEN else 1
        if shift.cause.way is Way.UNDONE:
            for edit, strength in zip(shift.cause.edits, shift.tried, strict=True):
                by_hand = verdicts_with(found, [edit])[side].standing(shift.claim)
                assert distance(strength, by_hand) < 1e-7
                assert distance(strength, shift.before) < distance(shift.after, shift.before) - NOTICEABLE
        elif shift.cause.way is Way.TOGETHER:
            by_hand = verdicts_with(found, shift.cause.edits)[side].standing(shift.claim)
            assert distance(by_hand, shift.before) < NOTICEABLE


@pytest.mark.nightly
@given(two_versions())
@settings(max_examples=60, deadline=None)
def test_the_way_back_moves_everything_back(versions):
    before, after = versions
    _, onwards = compared(before, after)
    _, back = compared(after, before)
    assert {(m.claim, m.clocks, m.before, m.after) for m in _each_clock(onwards)} == {
        (m.claim, m.clocks, m.after, m.before) for m in _each_clock(back)
    }


def _each_clock(moved):
    return [replace(move, clocks=(clock,)) for move in moved.moves for clock in move.clocks]
