"""Which reasons count as one, and what each weighs: read off arguments as editors write them, and off maps."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tries import tries
from weighed_maps import build, claim, con, finding, pro, weighed_maps

from claimgraph.graph.independence import CountedOnce, Springs, joined
from claimgraph.graph.weighed_map import WeighedMap
from claimgraph.judging.model import solve


def once(map_, **origins):
    return joined(map_, Springs(map_, {id_: tuple(names.split()) for id_, names in origins.items()}))[1]


def test_two_findings_of_one_source_count_once_and_of_two_sources_twice():
    map_ = build("a", finding("e", "a"), finding("f", "a"), finding("g", "a", pro=False))
    assert once(map_, e="press", f="press", g="press") == [
        CountedOnce("a", pro=True, steps=("e", "f"), shared=("press",))
    ]
    assert once(map_, e="press", f="letter", g="press") == []


def test_routes_to_one_finding_weigh_no_more_than_the_best_of_them():
    middle = [f"m{n}" for n in range(5)]
    steps = [pro(f"i{n}", "base", f"m{n}", 0.9) for n in range(5)] + [
        pro(f"j{n}", f"m{n}", "top", 0.9) for n in range(5)
    ]
    map_ = build("top", "base", *middle, finding("e", "base", 0.7), *steps)
    merged, found = joined(map_, Springs(map_, {"e": ("press",)}))
    assert found == [CountedOnce("top", pro=True, steps=tuple(f"j{n}" for n in range(5)), shared=("press",))]
    assert solve(merged).standing("top").firmness == pytest.approx(0.7)
    assert solve(map_).standing("top").firmness > 0.99


def test_what_overlaps_with_two_joins_them():
    map_ = build("a", finding("e", "a"), finding("f", "a"), finding("g", "a"), finding("h", "a"))
    found = once(map_, e="one", f="two", g="one two", h="three")
    assert found == [CountedOnce("a", pro=True, steps=("e", "f", "g"), shared=("one", "two"))]


def test_reasons_that_rest_on_one_grant_or_on_one_unsupported_claim_count_once():
    granted = build("a", "m", claim("g", granted=0.6), pro("i", "g", "m"), pro("j", "m", "a"), pro("k", "g", "a"))
    assert once(granted) == [CountedOnce("a", pro=True, steps=("j", "k"), shared=("g",))]
    bare = build("a", "b", pro("i", "b", "a"), pro("j", "b", "a", 0.4))
    assert once(bare) == [CountedOnce("a", pro=True, steps=("i", "j"), shared=("b",))]


def test_the_ground_goes_through_support_alone():
    map_ = build("a", "b", "c", finding("e", "c"), con("x", "c", "b"), pro("i", "b", "a"), pro("j", "c", "a"))
    assert once(map_, e="press") == []


def test_objections_that_come_down_to_one_source_count_once():
    map_ = build("a", "b", "c", finding("e", "b"), finding("f", "c"), con("x", "b", "a"), con("y", "c", "a"))
    assert once(map_, e="press", f="press") == [CountedOnce("a", pro=False, steps=("x", "y"), shared=("press",))]


def test_a_circle_of_support_has_one_ground():
    circle = "a", "b", "t", pro("i", "a", "b"), pro("k", "b", "a"), finding("e", "a"), finding("f", "b")
    map_ = build(*circle, pro("x", "a", "t"), pro("y", "b", "t"))
    assert CountedOnce("t", pro=True, steps=("x", "y"), shared=("one", "two")) in once(map_, e="one", f="two")


def naive_circles(map_, origins):  # noqa: C901 - one transcription, kept whole
    """Steps that are one, straight from the definition."""

    def reached(statement):
        seen, pending, ground = {statement}, [statement], set()
        while pending:
            at = pending.pop()
            if next(s for s in map_.statements if s.id == at).granted:
                ground.add(at)
            for step in map_.steps:
                if step.pro and step.target == at:
                    ground.update(origins.get(step.id, ()))
                    pending += [p for p in step.premises if p not in seen]
                    seen.update(step.premises)
        return ground

    def ground_of(step):
        ground = set(origins.get(step.id, ())).union(*map(reached, step.premises))
        return ground or set(step.premises)

    circles = set()
    for statement in map_.statements:
        for side in (True, False):
            groups = []
            for step in (s for s in map_.steps if s.target == statement.id and s.pro is side):
                ground, members = ground_of(step), {step.id}
                for group in [g for g in groups if g[0] & ground]:
                    groups.remove(group)
                    ground, members = ground | group[0], members | group[1]
                groups.append((ground, members))
            circles |= {frozenset(members) for _, members in groups if len(members) > 1}
    return circles


@settings(max_examples=tries(150), deadline=None)
@given(weighed_maps(), st.data())
def test_reasons_are_joined_as_the_definition_says(map_, data):
    names = st.lists(st.sampled_from("pqrst"), max_size=2, unique=True).map(tuple)
    origins = {s.id: data.draw(names) for s in map_.steps if not s.premises}
    merged, found = joined(map_, Springs(map_, origins))
    assert {frozenset(it.steps) for it in found} == naive_circles(map_, origins)
    for it in found:
        assert {s.origin for s in merged.steps if s.id in it.steps} == {it.steps[0]}
        assert it.shared
    random = data.draw(st.randoms(use_true_random=False))
    steps = list(map_.steps)
    random.shuffle(steps)
    other = WeighedMap.of(map_.statements, steps)
    again = joined(other, Springs(other, origins))[1]
    assert {(frozenset(it.steps), it.shared) for it in again} == {(frozenset(it.steps), it.shared) for it in found}
