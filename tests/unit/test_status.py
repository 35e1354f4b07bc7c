"""Which statements stand, fall or stay contested, in cases small enough to judge by eye."""

import pytest
from hypothesis import given, settings
from small_maps import basic, build, con, derived, ids, maps, pro, with_base

from claimgraph.analysis.status import Label, label, read_label
from claimgraph.analysis.well_founded import Worlds, solve
from claimgraph.graph.abstract_map import AbstractMap, MapError, Statement, Step


def standing(*items):
    return {id_: str(value) for id_, value in label(build(*items)).statements.items()}


def test_evidence_stands_and_a_bare_claim_does_not():
    assert standing(basic("e"), derived("c")) == {"e": "in", "c": "out"}


def test_linked_premises_are_all_needed_and_convergent_ones_are_not():
    items = basic("e"), derived("gap"), derived("linked"), derived("convergent")
    found = standing(*items, pro("i", "e gap", "linked"), pro("j", "e", "convergent"), pro("k", "gap", "convergent"))
    assert (found["linked"], found["convergent"]) == ("out", "in")


def test_an_inference_without_premises_applies():
    assert standing(derived("c"), pro("j", "", "c")) == {"c": "in"}


def test_who_attacks_an_attacker_brings_its_target_back():
    chain = basic("a"), basic("b"), basic("c"), con("x", "b", "a"), con("y", "c", "b")
    assert standing(*chain) == {"a": "in", "b": "out", "c": "in"}


def test_an_undercut_takes_away_the_inference_and_leaves_its_premise():
    found = label(build(basic("e"), basic("u"), derived("c"), pro("j", "e", "c"), con("x", "u", "j")))
    assert (found.statements["e"], found.statements["c"], found.inferences["j"]) == ("in", "out", "out")


def test_an_attack_strikes_what_is_also_supported():
    assert standing(basic("e"), basic("o"), derived("c"), pro("j", "e", "c"), con("x", "o", "c"))["c"] == "out"


def test_two_that_attack_each_other_are_contested_and_so_is_what_hangs_on_them():
    pair = basic("a"), basic("b"), con("x", "a", "b"), con("y", "b", "a")
    assert standing(*pair, derived("c"), pro("j", "a", "c")) == {"a": "undec", "b": "undec", "c": "undec"}


def test_a_circle_of_support_alone_falls():
    assert standing(derived("a"), derived("b"), pro("i", "a", "b"), pro("k", "b", "a")) == {"a": "out", "b": "out"}


def test_a_circle_of_support_with_one_foot_on_the_ground_stands():
    circle = derived("a"), derived("b"), pro("i", "a", "b"), pro("k", "b", "a")
    assert standing(*circle, basic("e"), pro("g", "e", "a")) == {"a": "in", "b": "in", "e": "in"}


def test_an_attacker_whose_only_support_is_circular_does_no_harm():
    circle = derived("a"), derived("b"), pro("i", "a", "b"), pro("k", "b", "a")
    assert standing(*circle, basic("e"), con("x", "a", "e"))["e"] == "in"


def test_a_circle_that_is_cut_off_frees_what_it_attacked_and_what_that_attacked_in_turn():
    circle = derived("a"), derived("b"), pro("i", "a", "b"), pro("k", "b", "a")
    rest = basic("c"), con("x", "a", "c"), con("y", "c", "i"), derived("d"), pro("z", "c", "d")
    assert standing(*circle, *rest) == {"a": "out", "b": "out", "c": "in", "d": "in"}


def test_a_rebuttal_that_is_struck_back_at_ends_in_a_draw():
    items = basic("e"), basic("o"), derived("c"), pro("j", "e", "c")
    assert standing(*items, con("x", "o", "c"))["c"] == "out"
    assert standing(*items, con("x", "o", "c", mutual=True)) == {"e": "in", "o": "in", "c": "undec"}


def test_a_rebuttal_is_not_struck_back_at_by_what_has_no_support():
    found = label(build(basic("o"), derived("c"), con("x", "o", "c", mutual=True)))
    assert (found.statements["c"], found.inferences["x"]) == ("out", "in")


def test_a_second_attack_that_is_not_struck_back_at_settles_a_draw():
    items = basic("e"), basic("o"), derived("c"), pro("j", "e", "c"), con("x", "o", "c", mutual=True)
    found = label(build(*items, con("y", "o", "c")))
    assert (found.statements["c"], found.inferences["x"]) == ("out", "in")


@pytest.mark.parametrize("length", [5_000, 5_001])
def test_a_chain_of_thousands_of_attacks_alternates_to_its_end(length):
    chain = [basic(f"s{n}") for n in range(length)]
    attacks = [con(f"j{n}", f"s{n}", f"s{n + 1}") for n in range(length - 1)]
    assert label(AbstractMap.of(chain, attacks)).statements[f"s{length - 1}"] == ("in" if length % 2 else "out")


def test_a_ring_of_thousands_of_attacks_is_resolved_from_one_entry():
    count = 4_000
    ring = [basic(f"s{n}") for n in range(count)]
    attacks = [con(f"j{n}", f"s{n}", f"s{(n + 1) % count}") for n in range(count)]
    found = label(AbstractMap.of([*ring, basic("e")], [*attacks, con("entry", "e", "s0")])).statements
    assert [found[f"s{n}"] for n in range(4)] == ["out", "in", "out", "in"]
    assert label(AbstractMap.of(ring, attacks)).statements["s0"] is Label.UNDECIDED


@settings(max_examples=60, deadline=None)
@given(maps())
def test_initial_strengths_have_no_say_in_a_status(map_):
    assert label(with_base(map_, ids(map_)[0], 0.123)) == label(map_)


@settings(max_examples=60, deadline=None)
@given(maps())
def test_names_have_no_say_in_a_status(map_):
    found = label(map_)
    renamed = label(
        AbstractMap.of(
            (Statement(f"z-{s.id}", s.basic) for s in map_.statements),
            (
                Step(f"z-{j.id}", tuple(f"z-{p}" for p in j.premises), f"z-{j.target}", j.pro, mutual=j.mutual)
                for j in map_.steps
            ),
        )
    )
    assert renamed.statements == {f"z-{id_}": value for id_, value in found.statements.items()}
    assert renamed.inferences == {f"z-{id_}": value for id_, value in found.inferences.items()}


@settings(max_examples=100, deadline=None)
@given(maps())
def test_many_worlds_judged_at_once_are_judged_as_one_by_one(map_):
    worlds = Worlds(map_.size, removed={node: 1 << node for node in range(map_.size)})
    model = solve(map_, worlds=worlds)
    for world, gone in enumerate(ids(map_)):
        rest = map_.without([gone])
        alone = label(rest)
        expected = alone.statements | alone.inferences
        assert {id_: read_label(model, map_.index[id_], world) for id_ in ids(rest)} == expected


def test_what_is_removed_takes_along_what_hangs_on_it():
    map_ = build(
        basic("e"),
        basic("u"),
        derived("c"),
        pro("j", "e", "c"),
        con("x", "u", "j"),
        con("y", "u", "x"),
        con("z", "c", "e"),
    )
    assert ids(map_.without(["e"])) == ["u", "c"]
    assert ids(map_.without(["j"])) == ["e", "u", "c", "z"]
    assert ids(map_.without(["nothing"])) == ids(map_)


def test_an_id_that_is_not_in_the_map_is_named():
    with pytest.raises(MapError, match='"nobody" is not in the map'):
        build(basic("e")).node("nobody")
    with pytest.raises(MapError, match='"e" is defined twice'):
        build(basic("e"), derived("e"))
