"""The model of weighed maps: as an independent program has it, as the definitions have it, and the laws it keeps."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tries import tries
from weighed_maps import WEIGHTS, build, claim, con, finding, naive, pro, weighed_maps

from claimgraph.graph.weighed_map import Statement, Step, WeighedMap
from claimgraph.graph.weighed_map_json import read_weighed_map
from claimgraph.judging.evaluation import evaluation
from claimgraph.judging.model import Label, solve

ORACLE = Path(__file__).parents[1] / "oracle"
WEIGHED = json.loads((ORACLE / "weighing.json").read_text())
MAPS = json.loads((ORACLE / "maps.json").read_text())
NEAR = 1e-9


def assert_same(found, wanted):
    assert found["statement_label"] == wanted["statement_label"]
    assert found["step_label"] == wanted["step_label"]
    for key in ("for", "against"):
        for id_, ends in wanted[key].items():
            assert found[key][id_] == pytest.approx(ends, abs=NEAR), (key, id_)
    for id_, firmness in wanted["firmness"].items():
        assert found["firmness"][id_] == (firmness if firmness is None else pytest.approx(firmness, abs=NEAR)), id_


@pytest.mark.parametrize("name", WEIGHED)
def test_labels_weights_and_firmness_are_those_of_an_independent_program(name):
    found, wanted = evaluation(read_weighed_map(WEIGHED[name]["map"])), WEIGHED[name]["expected"]
    assert_same(found, wanted)
    assert found["without_grants"] == wanted["without_grants"]


def reduced(document):
    """An abstract map of the first method as a weighed one, so that its labels can be compared.

    A basic statement has a step without premises, every weight is 1, every standard is
    uncontradicted, and an attack on a statement is written as an undercut of each step for it. So
    that an attack can itself be undercut, it leads to a statement of its own, which then undercuts.
    """
    inferences = document["inferences"]
    attacks = {id_: it["target"] for id_, it in inferences.items() if it.get("polarity", "pro") == "con"}
    statements = [
        Statement(id_, "uncontradicted") for id_ in (*document["statements"], *(f"{a}/done" for a in attacks))
    ]
    steps = [Step(f"{id_}/basic", (), id_) for id_, it in document["statements"].items() if it.get("basic")]
    steps += [
        Step(id_, tuple(it["premises"]), f"{id_}/done" if id_ in attacks else it["target"])
        for id_, it in inferences.items()
    ]
    reasons = [(step.id, step.target) for step in steps]
    for attack, target in attacks.items():
        struck = [target] if target in inferences else [id_ for id_, onto in reasons if onto == target]
        steps += [Step(f"{attack}/{id_}", (f"{attack}/done",), id_, pro=False) for id_ in struck]
    return WeighedMap.of(statements, steps)


@pytest.mark.parametrize("name", MAPS)
def test_with_weights_of_one_and_attacks_as_undercuts_the_labels_are_those_of_three_older_programs(name):
    model = solve(reduced(MAPS[name]["map"]))
    label = {"IN": "in", "OUT": "out", "UNDECIDED": "undec"}
    found = {id_: label[model.label(id_)] for id_ in MAPS[name]["map"]["statements"]}
    assert found == MAPS[name]["expected"]["statement_label"]


@settings(max_examples=tries(200), deadline=None)
@given(weighed_maps())
def test_on_any_small_map_the_model_is_that_of_the_definitions(map_):
    found, bare = evaluation(map_), naive(map_, grants=False)["statement_label"]
    assert_same(found, naive(map_))
    assert found["without_grants"] == {id_: label if label == "IN" else "not" for id_, label in bare.items()}


def test_a_circle_of_support_alone_ends_out():
    found = solve(build("a", "b", pro("i", "a", "b"), pro("k", "b", "a")))
    assert {found.label(id_) for id_ in "abik"} == {Label.OUT}


def test_a_circle_of_support_with_one_foot_on_the_ground_stands_no_firmer_than_its_reasons():
    found = solve(build("a", "b", pro("i", "a", "b", 0.6), pro("k", "b", "a", 0.6), finding("e", "a", 0.5)))
    assert found.standing("b").firmness == pytest.approx(0.6)
    assert found.standing("a").firmness == pytest.approx(1 - 0.5 * 0.4)


@settings(max_examples=tries(100), deadline=None)
@given(weighed_maps(opposed=False))
def test_what_only_supports_itself_is_out(map_):
    findings = [s for s in map_.steps if s.premises]
    bare = WeighedMap.of([s._replace(granted=0.0) for s in map_.statements], findings)
    assert not solve(bare).accepted


def test_a_ring_of_thousands_of_attacks_is_resolved_from_one_entry():
    count = 10_000
    ring = [item for n in range(count) for item in (claim(f"s{n}"), finding(f"e{n}", f"s{n}", 0.7))]
    attacks = [con(f"j{n}", f"s{n}", f"s{(n + 1) % count}", 0.9) for n in range(count)]
    entered = solve(build(*ring, *attacks, finding("entry", "s0", 0.9, pro=False)))
    labels = [entered.label(f"s{n}") for n in range(count)]
    assert labels == [Label.IN if n % 2 else Label.OUT for n in range(count)]
    assert {solve(build(*ring, *attacks)).label(f"s{n}") for n in range(3)} == {Label.UNDECIDED}


@settings(max_examples=tries(100), deadline=None)
@given(st.lists(st.sampled_from(WEIGHTS[4:]), min_size=1, max_size=8))
def test_along_a_chain_a_conclusion_is_as_firm_as_the_weakest_link(weights):
    steps = [finding("j0", "s0", weights[0])]
    steps += [pro(f"j{n}", f"s{n - 1}", f"s{n}", weight) for n, weight in enumerate(weights) if n]
    found = solve(build(*(f"s{n}" for n in range(len(weights))), *steps))
    for number in range(len(weights)):
        assert found.standing(f"s{number}").firmness == pytest.approx(min(weights[: number + 1]))


@settings(max_examples=tries(150), deadline=None)
@given(weighed_maps())
def test_what_a_step_counts_for_never_exceeds_its_weight_or_a_premise_and_no_claim_exceeds_its_side(map_):
    model = solve(map_)
    for step in map_.steps:
        if step.pro and model.label(step.id) is Label.IN:
            counted = model.firmness_of(map_.index[step.id])
            assert counted <= step.weight + NEAR
            assert all(counted <= model.standing(premise).firmness + NEAR for premise in step.premises)
    for id_ in model.accepted:
        standing = model.standing(id_)
        assert standing.firmness <= max(0.0, standing.pro[0] - standing.con[1]) + NEAR


@settings(max_examples=tries(100), deadline=None)
@given(weighed_maps(), st.data())
def test_a_step_that_does_not_apply_changes_nothing(map_, data):
    target = data.draw(st.sampled_from(map_.statements)).id
    more = build(
        *map_.statements, *map_.steps, "nothing", Step("idle", ("nothing",), target, pro=data.draw(st.booleans()))
    )
    before, after = evaluation(map_), evaluation(more)
    for key, values in before.items():
        assert {id_: after[key][id_] for id_ in values} == values


RANK = {Label.OUT: 0, Label.UNDECIDED: 1, Label.IN: 2}


@settings(max_examples=tries(300), deadline=None)
@given(weighed_maps(acyclic=True), st.data())
def test_a_heavier_reason_for_never_lowers_its_claim_and_one_against_never_raises_it(map_, data):
    reasons = [s for s in map_.steps if s.target.startswith("s")]
    if not reasons:
        return
    step = data.draw(st.sampled_from(reasons))
    heavier = data.draw(st.sampled_from([w for w in WEIGHTS if w >= step.weight]))
    steps = [s._replace(weight=heavier) if s.id == step.id else s for s in map_.steps]
    before = solve(map_).standing(step.target)
    after = solve(WeighedMap.of(map_.statements, steps)).standing(step.target)
    lower, higher = (before, after) if step.pro else (after, before)
    assert RANK[lower.label] <= RANK[higher.label]
    assert (lower.firmness or 0.0) <= (higher.firmness or 0.0) + NEAR


@settings(max_examples=tries(100), deadline=None)
@given(st.sampled_from(WEIGHTS), st.sampled_from(WEIGHTS))
def test_a_draw_is_the_same_from_either_side(one, other):
    """Two claims that deny each other are weighed alike: swapped, they get each other's labels."""

    def labels(first, second):
        found = solve(
            build(
                "a",
                "b",
                finding("for-a", "a", first),
                finding("for-b", "b", second),
                finding("against-a", "a", second, pro=False),
                finding("against-b", "b", first, pro=False),
            )
        )
        return found.label("a"), found.label("b")

    assert labels(one, other) == labels(other, one)[::-1]
    first, second = labels(one, other)
    assert (first is Label.IN) <= (second is Label.OUT)


@settings(max_examples=tries(100), deadline=None)
@given(weighed_maps(), st.data())
def test_a_copy_of_a_finding_with_the_same_origin_changes_nothing(map_, data):
    findings = [s for s in map_.steps if not s.premises and s.target.startswith("s")]
    onto = {s.target for s in map_.steps}
    findings = [s for s in findings if s.id not in onto]
    if not findings:
        return
    step = data.draw(st.sampled_from(findings))
    origin = step.origin or "own"
    copied = [s._replace(origin=origin) if s.id == step.id else s for s in map_.steps]
    before = evaluation(map_)
    after = evaluation(WeighedMap.of(map_.statements, [*copied, step._replace(id="copy", origin=origin)]))
    for key, values in before.items():
        assert {id_: after[key][id_] for id_ in values} == values


@settings(max_examples=tries(100), deadline=None)
@given(weighed_maps(), st.randoms(use_true_random=False))
def test_the_order_of_statements_and_steps_changes_nothing(map_, random):
    statements, steps = list(map_.statements), list(map_.steps)
    random.shuffle(statements)
    random.shuffle(steps)
    assert_same(evaluation(WeighedMap.of(statements, steps)), evaluation(map_))


def test_an_undercut_that_weakens_halves_its_target_and_cancels_nothing():
    items = "a", "u", finding("e", "a", 0.6), finding("f", "u", 0.9)
    assert solve(build(*items, con("w", "u", "e", weakens=True))).standing("a").pro == pytest.approx((0.3, 0.3))
    assert solve(build(*items, con("w", "u", "e"))).standing("a").pro == (0, 0)


def test_the_side_that_is_said_to_outweigh_takes_the_draw_and_no_more():
    draw = "a", finding("e", "a", 0.7)
    assert solve(build(*draw, con("o", "", "a", 0.7))).label("a") is Label.UNDECIDED
    assert solve(build(*draw, con("o", "", "a", 0.7, outweighs=True))).label("a") is Label.OUT
    assert solve(build(*draw, con("o", "", "a", 0.5, outweighs=True))).label("a") is Label.IN
    taken = "a", finding("e", "a", 0.7, outweighs=True)
    assert solve(build(*taken, con("o", "", "a", 0.7))).label("a") is Label.IN
    assert solve(build(*taken, con("o", "", "a", 0.7, outweighs=True))).label("a") is Label.UNDECIDED
