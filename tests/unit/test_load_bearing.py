"""Why a statement has its status, what it hangs on, and what would change it: against brute force."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from small_maps import basic, build, con, derived, ids, intervals, item, maps, pro, with_base

from claimgraph.analysis.explanation import Ground
from claimgraph.analysis.gradient import Slope, gradient, ranked
from claimgraph.analysis.load_bearing import critical, labels_granting, labels_without, removal_effects
from claimgraph.analysis.status import Label, label
from claimgraph.analysis.strength import strengths
from claimgraph.analysis.tracing import explain
from claimgraph.graph.abstract_map import AbstractMap, MapError

OFTEN = settings(max_examples=150, deadline=None)
SELDOM = settings(max_examples=60, deadline=None)
CIRCLE = derived("a"), derived("b"), pro("i", "a", "b"), pro("k", "b", "a")
DUEL = basic("a", 0.9), basic("b", 0.6), con("x", "a", "b"), con("y", "b", "a")


class TestExplanation:
    @pytest.mark.parametrize(
        ("items", "ground", "because", "against"),
        [
            ([basic("s")], Ground.BASIC, (), ()),
            ([derived("s")], Ground.BARE, (), ()),
            ([derived("s"), basic("e"), pro("j", "e", "s")], Ground.SUPPORTED, ("j",), ()),
            ([basic("s"), derived("o"), con("x", "o", "s")], Ground.BASIC, (), ("x",)),
            ([basic("s"), basic("o"), con("x", "o", "s")], Ground.ATTACKED, ("x",), ()),
            (
                [derived("s"), derived("g"), pro("j", "g", "s"), pro("k", "g", "s")],
                Ground.SUPPORT_FAILS,
                ("j", "k"),
                (),
            ),
            ([*CIRCLE, derived("s"), pro("j", "a", "s")], Ground.SUPPORT_FAILS, ("j",), ()),
            ([derived("s"), pro("j", "s", "s")], Ground.CIRCULAR, ("j",), ()),
            ([basic("s"), con("x", "s", "s")], Ground.CONTESTED, (), ("x",)),
        ],
    )
    def test_the_ground_of_a_status_is_named_with_what_it_rests_on(self, items, ground, because, against):
        reason = explain(build(*items), "s").reasons["s"]
        assert (reason.ground, reason.because, reason.against) == (ground, because, against)

    def test_an_inference_is_explained_like_a_statement(self):
        items = [basic("e"), derived("g"), derived("c"), pro("good", "e", "c"), pro("bad", "e g", "c")]
        reasons = [explain(build(*items), id_).reasons[id_] for id_ in ("good", "bad")]
        assert [reason.ground for reason in reasons] == [Ground.APPLIES, Ground.PREMISE_FAILS]
        assert [reason.because for reason in reasons] == [("e",), ("g",)]

    def test_a_rebuttal_that_is_struck_back_at_is_contested_by_its_target(self):
        items = basic("e"), basic("o"), derived("c"), pro("j", "e", "c"), con("x", "o", "c", mutual=True)
        found = explain(build(*items), "c")
        assert found.cycle == ("c", "x")
        assert (found.reasons["x"].because, found.reasons["x"].against) == (("o",), ("c",))

    def test_a_rebuttal_that_is_struck_back_at_in_vain_holds_because_its_target_is_out(self):
        items = basic("o"), derived("c"), con("x", "o", "c", mutual=True)
        assert explain(build(*items), "x").reasons["x"].against == ("c",)

    def test_why_an_attacker_is_out_belongs_to_why_its_target_stands(self):
        chain = basic("c"), basic("o"), con("x", "o", "c"), basic("r"), con("y", "r", "o")
        found = explain(build(*chain), "c")
        assert list(found.reasons) == ["c", "x", "o", "y", "r"]
        assert [(depth, reason.id) for depth, reason, _ in found.walk()] == list(enumerate("cxoyr"))

    def test_of_several_reasons_the_one_with_the_shallowest_trace_is_given(self):
        deep = basic("e"), derived("m"), derived("c"), pro("far", "m", "c"), pro("on", "e", "m"), pro("near", "e", "c")
        assert explain(build(*deep), "c").reasons["c"].because == ("near",)

    def test_a_trace_opens_each_reason_once(self):
        shared = basic("e"), derived("m"), derived("c"), pro("j", "e", "m"), pro("k", "m e", "c")
        found = [(reason.id, again) for _, reason, again in explain(build(*shared), "c").walk()]
        assert found == [("c", False), ("k", False), ("m", False), ("j", False), ("e", False), ("e", True)]

    def test_what_is_missing_is_named_and_what_an_attacker_lacks_is_not(self):
        items = derived("c"), derived("p"), pro("j", "p", "c"), basic("e"), derived("q"), con("x", "q", "e")
        assert explain(build(*items), "c").missing == ("p",)
        assert explain(build(*items), "e").missing == ()

    def test_what_brings_a_statement_down_is_named_however_deep_it_sits(self):
        items = basic("e"), basic("o"), con("x", "o", "e"), derived("c"), pro("j", "e", "c")
        assert explain(build(*items), "c").attackers == ("x",)

    def test_the_cycle_behind_a_contested_statement_is_spelled_out(self):
        found = explain(build(*DUEL, derived("c"), pro("j", "a", "c")), "c")
        assert found.label is Label.UNDECIDED
        assert found.cycle == ("a", "y", "b", "x")
        assert found.attackers == ("y", "x")

    def test_the_circle_behind_an_unsupported_statement_is_spelled_out(self):
        found = explain(build(*CIRCLE, derived("c"), pro("j", "a", "c")), "c")
        assert found.cycle == ("a", "k", "b", "i")

    def test_what_stands_has_no_cycle_behind_it(self):
        assert explain(build(*CIRCLE, basic("e"), con("x", "a", "e")), "e").cycle == ()

    def test_a_trace_of_thousands_of_steps_is_followed_to_its_end(self):
        count = 5_000
        chain = [basic("s0"), *(derived(f"s{n}") for n in range(1, count))]
        found = explain(
            AbstractMap.of(chain, [pro(f"j{n}", f"s{n}", f"s{n + 1}") for n in range(count - 1)]), f"s{count - 1}"
        )
        assert len(found.reasons) == 2 * count - 1
        assert sum(1 for _ in found.walk()) == len(found.chain) == len(found.reasons)

    @OFTEN
    @given(maps())
    def test_removing_anything_that_an_explanation_does_not_name_leaves_the_status(self, map_):
        for statement in map_.statements:
            explanation = explain(map_, statement.id)
            assert explanation.label is label(map_).statements[statement.id]
            for id_ in set(ids(map_)).difference(explanation.reasons):
                assert label(map_.without([id_])).statements[statement.id] is explanation.label

    @OFTEN
    @given(maps())
    def test_every_id_of_a_reason_leads_to_a_reason_and_every_contest_to_a_cycle(self, map_):
        for id_ in ids(map_):
            explanation = explain(map_, id_)
            for reason in explanation.reasons.values():
                assert explanation.reasons.keys() >= {*reason.because, *reason.against}
            circular = {reason.id for reason in explanation.chain if reason.ground is Ground.CIRCULAR}
            assert bool(explanation.cycle) is (explanation.label is Label.UNDECIDED or bool(circular))


class TestRemoval:
    @OFTEN
    @given(maps())
    def test_what_a_status_hangs_on_is_what_brute_force_finds(self, map_):
        before = label(map_).statements
        for statement in before:
            after = {id_: label(map_.without([id_])).statements[statement] for id_ in ids(map_) if id_ != statement}
            changed = {id_: value for id_, value in after.items() if value is not before[statement]}
            assert critical(map_, statement) == changed
            assert labels_without(map_, statement, after) == after

    @OFTEN
    @given(maps())
    def test_what_granting_a_statement_would_change_is_what_brute_force_finds(self, map_):
        for root in map_.statements:
            expected = {
                granted.id: label(
                    AbstractMap.of((replace(s, basic=s.basic or s is granted) for s in map_.statements), map_.steps)
                ).statements[root.id]
                for granted in map_.statements
            }
            assert labels_granting(map_, root.id, expected) == expected

    @SELDOM
    @given(maps(intervals(), origins=True))
    def test_the_effect_of_a_removal_is_what_the_map_says_without_it(self, map_):
        root = map_.statements[0].id
        removed = [id_ for id_ in ids(map_) if id_ != root]
        effects = removal_effects(map_, root, removed)
        assert [effect.removed for effect in effects] == removed
        for effect in effects:
            rest = map_.without([effect.removed])
            assert effect.label is label(rest).statements[root]
            assert effect.strength == pytest.approx(strengths(rest).merged[root], abs=1e-9)

    def test_a_removal_that_breaks_a_circle_of_support_brings_strengths_back(self):
        map_ = build(*CIRCLE, derived("c"), pro("j", "a", "c"))
        (effect,) = removal_effects(map_, "c", ["b"])
        assert strengths(map_).merged["c"] is None
        assert effect.strength == pytest.approx(0.75)

    def test_more_worlds_than_are_judged_at_once_are_judged_all_the_same(self, monkeypatch):
        monkeypatch.setattr("claimgraph.analysis.load_bearing.AT_ONCE", 3)
        chain = [basic("s0"), *(derived(f"s{n}") for n in range(1, 6))]
        map_ = AbstractMap.of(chain, [pro(f"j{n}", f"s{n}", f"s{n + 1}") for n in range(5)])
        assert critical(map_, "s5") == dict.fromkeys((id_ for id_ in ids(map_) if id_ != "s5"), Label.OUT)

    @pytest.mark.parametrize("ask", [critical, lambda map_, id_: labels_without(map_, id_, [])])
    def test_only_statements_of_the_map_can_be_asked_after(self, ask):
        map_ = build(basic("e"), derived("c"), pro("j", "e", "c"))
        with pytest.raises(MapError, match='"nobody" is not in the map'):
            ask(map_, "nobody")
        with pytest.raises(MapError, match='"j" is an inference: name a statement'):
            ask(map_, "j")

    def test_what_is_asked_after_cannot_itself_be_removed(self):
        with pytest.raises(MapError, match='"e" has no label in a map without it'):
            labels_without(build(basic("e")), "e", ["e"])


class TestGradient:
    @SELDOM
    @given(maps(origins=True), st.data())
    def test_slopes_are_the_differences_that_small_changes_make(self, map_, data):
        root = map_.statements[0].id
        slopes, here = gradient(map_, root), strengths(map_).merged[root]
        id_ = data.draw(st.sampled_from(list(slopes)))
        assume(slopes[id_] is not None)
        base, small = item(map_, id_).base[0], 1e-6
        for slope, change in zip(slopes[id_], (-small, small), strict=True):
            if 0 <= base + change <= 1:
                moved = strengths(with_base(map_, id_, base + change)).merged[root]
                assert slope == pytest.approx((moved - here) / change, abs=1e-3)

    def test_where_reasons_balance_the_slope_upwards_is_not_that_downwards(self):
        map_ = build(derived("c", 0.7), pro("j", "", "c", 0.4), con("x", "", "c", 0.4))
        slopes = gradient(map_, "c")
        assert slopes["j"] == pytest.approx(Slope(falling=0.7, rising=0.3))
        assert slopes["x"] == pytest.approx(Slope(falling=-0.3, rising=-0.7))
        assert slopes["j"].size == pytest.approx(0.7)

    def test_what_bears_on_both_sides_of_a_balance_alike_moves_nothing(self):
        map_ = build(derived("c", 0.7), basic("e", 0.6), pro("j", "e", "c"), con("x", "e", "c"))
        assert gradient(map_, "c")["e"] == Slope(0, 0)

    def test_of_two_equal_reasons_of_one_origin_only_raising_one_makes_a_difference(self):
        reasons = pro("j", "d", "c", origin="wire"), pro("k", "e", "c", origin="wire")
        slopes = gradient(build(basic("d", 0.6), basic("e", 0.6), derived("c", 0), *reasons), "c")
        assert slopes["d"] == slopes["e"] == Slope(falling=0, rising=1)

    def test_what_stands_behind_both_of_two_equal_reasons_of_one_origin_counts_once(self):
        reasons = pro("j", "e", "c", origin="wire"), pro("k", "e", "c", origin="wire")
        assert gradient(build(basic("e", 0.6), derived("c", 0), *reasons), "c")["e"] == Slope(1, 1)

    def test_a_kink_within_a_kink_is_followed_through(self):
        inner = derived("m", 0.2), pro("p", "", "m", 0.5), con("q", "", "m", 0.5)
        map_ = build(*inner, derived("c", 0.9), pro("j", "m", "c"), con("x", "", "c", 0.2))
        assert gradient(map_, "c")["p"] == pytest.approx(Slope(falling=0.9 * 0.2, rising=0.1 * 0.8))

    def test_the_middle_of_an_interval_is_where_its_slope_is_taken(self):
        wide = build(basic("e", (0, 1)), derived("c"), pro("j", "e", "c"))
        assert gradient(wide, "c") == gradient(with_base(wide, "e", 0.5), "c")

    def test_on_a_circle_of_support_there_is_no_slope(self):
        assert set(gradient(build(*CIRCLE), "a").values()) == {None}

    def test_where_fixed_points_lie_side_by_side_there_is_no_slope(self):
        slopes = gradient(build(basic("a", 1), basic("b", 1), con("x", "a", "b"), con("y", "b", "a")), "a")
        assert set(slopes.values()) == {None}

    def test_where_a_member_of_a_cycle_is_balanced_there_is_no_slope(self):
        cycle = basic("a", 0.7), con("x", "a", "a"), basic("e", 0.9), pro("j", "e a", "a", 0)
        balanced = (
            basic("a", 0),
            con("x", "a", "a"),
            basic("e", 0.9),
            con("u", "e", "x"),
            derived("c"),
            pro("k", "a", "c"),
        )
        assert None not in gradient(build(*cycle[:2]), "a").values()
        assert gradient(build(*balanced), "c")["e"] is None

    def test_the_heaviest_come_first_and_what_weighs_nothing_is_left_out(self):
        slopes = {"a": Slope(0.1, 0.2), "b": Slope(-0.5, 0.1), "c": Slope(0, 0), "d": None, "e": Slope(0.2, 0.2)}
        assert ranked(slopes) == ["b", "a", "e"]

    def test_a_root_that_is_not_in_the_map_is_named(self):
        with pytest.raises(MapError, match='"nobody" is not in the map'):
            gradient(build(basic("e")), "nobody")
