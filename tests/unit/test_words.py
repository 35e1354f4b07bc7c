"""The word for a claim, and what its sentence needs, in cases small enough to judge by eye."""

import pytest
from weighed_maps import build, claim, con, finding, pro

from claimgraph.judging.change import Change
from claimgraph.judging.judgement import Verdict
from claimgraph.judging.lines import Link, WeakestLink, weakest_link
from claimgraph.judging.reasons import Contest, Cut, against, contest, cuts, needed_grants
from claimgraph.judging.what_if import WhatIf
from claimgraph.judging.words import Notes, Word

GRANT = 0.6


def verdict(*items, assumed=(), searched=()):
    return Verdict(build(*items), Notes(frozenset(assumed), frozenset(searched)))


def word(id_, *items, **notes):
    return verdict(*items, **notes).word(id_)


def needed(map_):
    return needed_grants(WhatIf(map_, ["a"]), "a")


def test_what_is_backed_stands():
    assert word("a", "a", finding("e", "a")) is Word.STANDS


def test_what_needs_a_grant_stands_if_that_is_granted():
    items = "a", claim("g", granted=GRANT), finding("e", "a", 0.1), pro("i", "g", "a")
    assert word("a", *items) is Word.IF_GRANTED
    assert needed(build(*items)) == ("g",)


def test_an_assumption_that_nothing_else_backs_is_taken_as_given():
    items = claim("g", granted=GRANT), claim("h", granted=GRANT), finding("e", "h", 0.1)
    assert word("g", *items, assumed=["g"]) is Word.AS_GIVEN
    assert word("g", *items) is Word.IF_GRANTED
    assert word("h", *items, assumed=["h"]) is Word.IF_GRANTED


def test_a_draw_is_contested_and_so_is_what_rests_on_it():
    found = verdict("a", "b", finding("e", "a"), finding("f", "a", pro=False), pro("i", "a", "b"))
    assert (found.word("a"), found.word("b")) == (Word.CONTESTED, Word.CONTESTED)
    assert contest(found.model, "a") == Contest(draws_here=True, against=("f",))
    assert contest(found.model, "b") == Contest(draws_here=False, against=())


def test_what_has_more_against_it_is_outweighed_by_the_heaviest_first():
    items = "a", "o", finding("e", "a", 0.3), finding("f", "a", 0.5, pro=False), finding("g", "o", 0.9)
    found = verdict(*items, con("k", "o", "a", 0.8))
    assert found.word("a") is Word.OUTWEIGHED
    assert against(found.model, "a") == ("k", "f")


def test_a_draw_that_is_taken_is_outweighed():
    items = "a", finding("e", "a", 0.7), finding("f", "a", 0.7, pro=False, outweighs=True)
    assert word("a", *items) is Word.OUTWEIGHED


def test_what_an_undercut_takes_its_reason_from_is_cut_off():
    found = verdict("a", "p", "u", finding("e", "p"), finding("f", "u"), pro("i", "p", "a"), con("x", "u", "i"))
    assert found.word("a") is Word.CUT_OFF
    assert cuts(found.model, found.unopposed, "a") == (Cut("i", ("x",)),)


def test_what_rests_on_an_outweighed_claim_is_cut_off_there():
    items = "a", "p", finding("e", "p", 0.3), finding("f", "p", 0.9, pro=False), pro("i", "p", "a")
    found = verdict(*items)
    assert (found.word("p"), found.word("a")) == (Word.OUTWEIGHED, Word.CUT_OFF)
    assert cuts(found.model, found.unopposed, "a") == (Cut("p", ("f",)),)


def test_too_little_is_weak():
    assert word("a", "a", finding("e", "a", 0.1)) is Word.WEAK


@pytest.mark.parametrize(("searched", "expected"), [(["a"], Word.NOTHING_FOUND), ([], Word.NOT_EXAMINED)])
def test_nothing_for_it_is_told_by_whether_somebody_looked(searched, expected):
    assert word("a", "a", searched=searched) is expected
    assert word("a", "a", "b", pro("i", "b", "a"), searched=searched) is expected


def test_only_support_through_itself_is_circular():
    circle = "a", "b", "c", pro("i", "a", "b"), pro("k", "b", "a"), pro("j", "a", "c")
    assert [word(id_, *circle) for id_ in "abc"] == [Word.CIRCULAR, Word.CIRCULAR, Word.NOT_EXAMINED]
    assert word("a", *circle, finding("e", "b")) is Word.STANDS


def test_a_trial_gives_the_words_of_a_map_written_that_way():
    items = "a", "p", claim("g", granted=GRANT), finding("e", "p"), pro("i", "p", "a"), pro("j", "g", "a")
    trial = verdict(*items).words_if(["a", "p"])
    assert trial.under(Change())["a"][0] is Word.STANDS
    assert trial.under(Change(absent={"e"}))["a"][0] is Word.IF_GRANTED
    assert trial.under(Change(absent={"e"}))["p"][0] is Word.NOT_EXAMINED
    assert trial.under(Change(absent={"e"}, grants={"g": 0.0}))["a"][0] is Word.NOT_EXAMINED
    assert trial.under(Change(absent={"e"}, found={"p": 0.9}))["a"][0] is Word.STANDS
    assert trial.under(Change(found={"p": -1.0}, absent={"j"}))["a"][0] is Word.CUT_OFF


def test_of_many_grants_only_those_that_are_needed_are_named():
    granted = [claim(f"g{n}", granted=GRANT) for n in range(20)]
    links = [pro(f"i{n}", f"g{n} g{n + 1}", "a", 0.15) for n in range(0, 20, 2)]
    map_ = build("a", *granted, *links)
    assert len(needed(map_)) == 4
    assert verdict(map_.statements[0], *granted, *links).word("a") is Word.IF_GRANTED
    assert needed(build("a", *granted, finding("e", "a"))) == ()


def test_which_grants_are_needed_is_not_told_where_that_would_take_too_long(monkeypatch):
    map_ = build("a", claim("g", granted=GRANT), claim("h", granted=GRANT), pro("i", "g h", "a"))
    assert needed(map_) == ("g", "h")
    monkeypatch.setattr("claimgraph.judging.reasons.MOST_JUDGED", 9 * map_.first)
    assert needed(map_) is None


def test_trials_end_once_much_was_judged_for_them(monkeypatch):
    trial = verdict("a", "p", finding("e", "p"), pro("i", "p", "a")).words_if(["a"])
    trial.under(Change(absent={"e"}))
    assert not trial.is_tired
    monkeypatch.setattr("claimgraph.judging.words.MOST_JUDGED", 1)
    assert trial.is_tired


def test_the_weakest_link_is_where_firmness_comes_from():
    items = "a", "b", "c", finding("e", "c", 0.5), pro("i", "c", "b", 0.9), pro("j", "b", "a", 0.7)
    model = verdict(*items).model
    assert weakest_link(model, "a") == WeakestLink("e", Link.STEP, 0.5)


def test_the_weakest_link_can_be_an_inference_a_grant_or_a_claim_with_much_against_it():
    forced = verdict("a", "b", finding("e", "b", 0.9), pro("i", "b", "a", 0.4)).model
    assert weakest_link(forced, "a") == WeakestLink("i", Link.STEP, 0.4)
    granted = verdict("a", claim("g", granted=GRANT), pro("i", "g", "a", 0.9)).model
    assert weakest_link(granted, "a").link is Link.GRANT
    opposed = verdict("a", "b", finding("e", "b", 0.9), finding("f", "b", 0.5, pro=False), pro("i", "b", "a")).model
    assert weakest_link(opposed, "a").id == "b"
    assert weakest_link(opposed, "b") == WeakestLink("b", Link.CLAIM, opposed.standing("b").firmness)


def test_of_what_is_not_accepted_the_weakest_link_is_the_nearest_claim_that_is_not():
    items = "a", "b", "c", "d", finding("e", "d"), pro("i", "c", "b"), pro("j", "b d", "a")
    model = verdict(*items).model
    assert weakest_link(model, "a") == WeakestLink("b", Link.NOT_ACCEPTED, 0.0)
    assert weakest_link(model, "c") == WeakestLink("c", Link.NOT_ACCEPTED, 0.0)
