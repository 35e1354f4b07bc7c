"""Statuses, strengths and grids agree with programs that were not written here."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgraph.analysis.gradient import gradient
from claimgraph.analysis.hypotheses import score
from claimgraph.analysis.status import label
from claimgraph.analysis.strength import strengths
from claimgraph.graph.abstract_map import AbstractMap, MapError, Statement, Step, read_map

ORACLE = Path(__file__).parents[1] / "oracle"
MAPS = json.loads((ORACLE / "maps.json").read_text())
GRIDS = json.loads((ORACLE / "ach.json").read_text())
TREES = json.loads((ORACLE / "success_trees.json").read_text())


@pytest.mark.parametrize("name", MAPS)
def test_every_label_is_that_of_three_independent_programs(name):
    labels = label(read_map(MAPS[name]["map"]))
    assert labels.statements == MAPS[name]["expected"]["statement_label"]
    assert labels.inferences == MAPS[name]["expected"]["inference_label"]


@pytest.mark.parametrize("name", [name for name in MAPS if MAPS[name]["expected"]["dfquad_product"]])
def test_every_strength_is_that_of_three_independent_programs(name):
    found = strengths(read_map(MAPS[name]["map"])).unmerged
    for id_, expected in MAPS[name]["expected"]["dfquad_product"].items():
        if expected is not None:
            assert found[id_] == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree["topic"])
def test_on_success_trees_strength_is_the_exact_probability(tree):
    found = strengths(read_map(tree["map"])).unmerged[tree["topic"]]
    assert found == pytest.approx(tree["dfquad_product"], abs=1e-9)
    if tree["kind"] == "polytree":
        assert found == pytest.approx(tree["exact_probability"], abs=1e-9)


@pytest.mark.parametrize("tree", [t for t in TREES if t["kind"] == "polytree"], ids=lambda tree: tree["topic"])
def test_on_success_trees_the_gradient_is_the_birnbaum_importance(tree):
    slopes = gradient(read_map(tree["map"]), tree["topic"])
    for id_, importance in tree["birnbaum"].items():
        assert slopes[id_].rising == pytest.approx(importance, abs=1e-9)
        assert slopes[id_].falling == pytest.approx(importance, abs=1e-9)


@pytest.mark.parametrize("grid", GRIDS)
def test_grids_score_as_two_other_implementations_have_it(grid):
    found, expected = score(grid["matrix_rows_evidence_cols_hypotheses"]), grid["open_synthesis"]
    assert list(found.inconsistency) == expected["inconsistency"]
    assert list(found.consistency) == expected["consistency"]
    assert list(found.diagnosticity) == pytest.approx(expected["diagnosticity_pstdev"], abs=1e-9)
    assert list(found.ranking) == expected["rank_best_first"]


@st.composite
def maps(draw):
    """Small maps of every shape: linked premises, both polarities, undercuts, cycles, mutual rebuttals."""
    statements = [f"s{n}" for n in range(draw(st.integers(1, 6)))]
    steps = [f"j{n}" for n in range(draw(st.integers(0, 8)))]
    made = []
    for id_ in steps:
        premises = draw(st.lists(st.sampled_from(statements), max_size=3, unique=True))
        pro = draw(st.booleans())
        targets = statements if pro else [*statements, *(other for other in steps if other != id_)]
        mutual = not pro and draw(st.booleans())
        target = draw(st.sampled_from(targets))
        made.append(Step(id_, tuple(premises), target, pro=pro, mutual=mutual and target in statements))
    basics = [draw(st.booleans()) for _ in statements]
    return AbstractMap.of([Statement(s, basic=b) for s, b in zip(statements, basics, strict=True)], made)


def naive_labels(map_):
    """The well-founded model straight from its definition: the reduct by brute force, without components."""

    def least(doubted):
        held = set()
        while True:
            more = {s.id for s in map_.statements if holds_statement(s, held, doubted)}
            more |= {j.id for j in map_.steps if holds_step(j, held, doubted)}
            if more == held:
                return held
            held = more

    def attacked(id_, doubted):
        return any(not j.pro and j.target == id_ and j.id in doubted for j in map_.steps)

    def holds_statement(s, held, doubted):
        supported = s.basic or any(j.pro and j.target == s.id and j.id in held for j in map_.steps)
        return supported and not attacked(s.id, doubted)

    def holds_step(j, held, doubted):
        struck = j.mutual and j.target in doubted
        return held.issuperset(j.premises) and not attacked(j.id, doubted) and not struck

    low = set()
    while True:
        high = least(low)
        higher = least(high)
        if higher == low:
            break
        low = higher
    ids = [*(s.id for s in map_.statements), *(j.id for j in map_.steps)]
    return {id_: "in" if id_ in low else "undec" if id_ in high else "out" for id_ in ids}


@settings(max_examples=400, deadline=None)
@given(maps())
def test_labels_are_those_of_the_definition_on_any_small_map(map_):
    labels = label(map_)
    assert {**labels.statements, **labels.inferences} == naive_labels(map_)


@settings(max_examples=100, deadline=None)
@given(maps())
def test_no_strength_leaves_the_range_from_0_to_1(map_):
    for strength in strengths(map_).merged.values():
        ends = strength if isinstance(strength, tuple) else (strength, strength)
        assert strength is None or all(0 <= end <= 1 for end in ends)


@settings(max_examples=60, deadline=None)
@given(maps(), st.randoms(use_true_random=False))
def test_the_order_of_statements_and_inferences_changes_nothing(map_, random):
    statements, steps = list(map_.statements), list(map_.steps)
    random.shuffle(statements)
    random.shuffle(steps)
    assert label(AbstractMap.of(statements, steps)) == label(map_)


BAD_MAPS = {
    "targets itself": {
        "statements": {"a": {}},
        "inferences": {"j": {"premises": ["a"], "target": "j", "polarity": "con"}},
    },
    "lists a premise twice": {
        "statements": {"a": {}, "b": {}},
        "inferences": {"j": {"premises": ["a", "a"], "target": "b"}},
    },
    "which is no statement": {"statements": {"b": {}}, "inferences": {"j": {"premises": ["a"], "target": "b"}}},
    "which is not in the map": {"statements": {"b": {}}, "inferences": {"j": {"premises": ["b"], "target": "c"}}},
    '"base" must be a number from 0 to 1': {"statements": {"b": {"base": 1.5}}},
    '"polarity" must be "pro" or "con"': {
        "statements": {"b": {}},
        "inferences": {"j": {"premises": [], "target": "b", "polarity": "x"}},
    },
    '"basic" must be true or false': {"statements": {"b": {"basic": "yes"}}},
    "must be a JSON object": [],
}


@pytest.mark.parametrize("words", BAD_MAPS)
def test_a_map_that_cannot_be_read_is_refused_with_the_item_and_the_reason(words):
    with pytest.raises(MapError, match=words):
        read_map(BAD_MAPS[words])
