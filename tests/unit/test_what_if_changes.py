"""What if something were different: the answer is that of a new run on a map written that way."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tries import tries
from weighed_maps import STANDARDS, WEIGHTS, build, finding, pro, weighed_maps

from claimgraph.graph.weighed_map import Step, WeighedMap
from claimgraph.judging.change import AS_IT_STANDS, Change, Reading
from claimgraph.judging.model import Label, solve
from claimgraph.judging.what_if import WhatIf


@st.composite
def changes(draw, map_):
    """Changes of anything in a map; the margin is left to a test of its own."""
    claims, steps = [s.id for s in map_.statements], [s.id for s in map_.steps]
    some = st.lists(st.sampled_from([*claims, *steps]), max_size=3, unique=True)
    weights = st.sampled_from(WEIGHTS)
    return Change(
        absent=frozenset(draw(some)),
        weights=draw(st.dictionaries(st.sampled_from(steps), weights, max_size=2)) if steps else {},
        grants=draw(st.dictionaries(st.sampled_from(claims), weights, max_size=2)),
        standards=draw(st.dictionaries(st.sampled_from(claims), st.sampled_from(STANDARDS), max_size=2)),
        found=draw(st.dictionaries(st.sampled_from(claims), st.sampled_from([0.9, 0.3, -0.5, -1.0]), max_size=2)),
    )


def rewritten(map_, change):
    """The map written anew with a change in it."""
    gone = set(change.absent)
    while more := {
        s.id for s in map_.steps if s.id not in gone and (s.target in gone or gone.intersection(s.premises))
    }:
        gone |= more
    statements = [
        s._replace(
            granted=change.grants.get(s.id, s.granted),
            standard=change.standards.get(s.id, s.standard),
        )
        for s in map_.statements
        if s.id not in gone
    ]
    steps = [s._replace(weight=change.weights.get(s.id, s.weight)) for s in map_.steps if s.id not in gone]
    steps += [
        Step(f"found/{id_}", (), id_, pro=weight > 0, weight=abs(weight))
        for id_, weight in change.found.items()
        if id_ not in gone
    ]
    return WeighedMap.of(statements, steps)


@given(weighed_maps().flatmap(lambda map_: st.tuples(st.just(map_), changes(map_))), st.sampled_from(Reading))
@settings(max_examples=tries(300), deadline=None)
def test_judging_goes_on_from_a_map_of_the_same_links(map_and_change, reading):
    """An edit of weights, grants and standards is judged as if all had been: exactly, node by node."""
    map_, change = map_and_change
    change = Change(weights=change.weights, grants=change.grants, standards=change.standards)
    edited = rewritten(map_, change)
    before = solve(map_, reading=reading)
    like = map_.with_numbers(edited.statements, edited.steps)
    assert like is not None
    assert like.has_links_of(map_)
    after, anew = before.moved_to(like), solve(edited, reading=reading)
    assert [after.state(node) for node in range(like.size)] == [anew.state(node) for node in range(edited.size)]


@given(weighed_maps(most=2), weighed_maps(most=2))
@settings(max_examples=tries(200), deadline=None)
def test_only_a_map_of_the_same_links_is_taken_for_one(one, other):
    """Whatever else is different is judged anew."""
    like = one.with_numbers(other.statements, other.steps)
    links = [[step._replace(weight=0) for step in each.steps] for each in (one, other)]
    names = [[statement.id for statement in each.statements] for each in (one, other)]
    assert (like is not None) == (links[0] == links[1] and names[0] == names[1])


def assert_same(found, wanted):
    assert found.label == wanted.label
    for one, other in zip((*found.pro, *found.con), (*wanted.pro, *wanted.con), strict=True):
        assert abs(one - other) < 1e-9
    assert (found.firmness is None) == (wanted.firmness is None)
    assert abs((found.firmness or 0.0) - (wanted.firmness or 0.0)) < 1e-9


@settings(max_examples=tries(80), deadline=None)
@given(weighed_maps(), st.data())
def test_a_change_gives_what_a_new_run_gives_and_leaves_no_trace(map_, data):
    asked = [s.id for s in map_.statements[:3]]
    trial = WhatIf(map_, asked, data.draw(st.sampled_from([AS_IT_STANDS, data.draw(changes(map_))])))
    for _ in range(3):
        change = data.draw(changes(map_))
        anew = solve(rewritten(map_, change))
        for id_, standing in trial.under(change).items():
            if id_ not in change.absent:
                assert_same(standing, anew.standing(id_))
    plain = solve(map_)
    for id_, standing in trial.under(AS_IT_STANDS).items():
        assert standing == plain.standing(id_)


@settings(max_examples=tries(40), deadline=None)
@given(weighed_maps(), st.data())
def test_a_change_is_read_without_grants_and_unopposed_as_a_map_that_has_none(map_, data):
    asked = [s.id for s in map_.statements[:3]]
    change = data.draw(changes(map_))
    written = rewritten(map_, change)
    bare = WeighedMap.of([s._replace(granted=0.0) for s in written.statements], written.steps)
    unopposed = WeighedMap.of(written.statements, [s for s in written.steps if s.pro])
    for reading, other in ((Reading.WITHOUT_GRANTS, bare), (Reading.UNOPPOSED, unopposed)):
        anew = solve(other)
        for id_, standing in WhatIf(map_, asked, reading=reading).under(change).items():
            if id_ not in change.absent:
                assert_same(standing, anew.standing(id_))


@settings(max_examples=tries(40), deadline=None)
@given(weighed_maps(), st.sampled_from([*Reading]), st.data())
def test_a_change_on_a_copy_of_what_was_judged_gives_the_same_and_leaves_that_as_it_was(map_, reading, data):
    asked, settled = [s.id for s in map_.statements[:3]], solve(map_, reading=reading)
    before = {s.id: settled.standing(s.id) for s in map_.statements}
    trial = WhatIf.beside(settled, asked)
    for _ in range(2):
        change = data.draw(changes(map_))
        assert trial.under(change) == WhatIf(map_, asked, reading=reading).under(change)
    assert {s.id: settled.standing(s.id) for s in map_.statements} == before


def test_another_margin_settles_a_draw_or_makes_one():
    map_ = build("a", finding("e", "a", 0.7), finding("f", "a", 0.5, pro=False))
    trial = WhatIf(map_, ["a"])
    assert trial.under(AS_IT_STANDS)["a"].label is Label.IN
    assert trial.under(Change(margin=0.1))["a"].label is Label.IN
    assert trial.under(Change(margin=0.3))["a"].label is Label.UNDECIDED
    assert solve(map_, Change(margin=0.3)).label("a") is Label.UNDECIDED


def test_what_the_statements_do_not_depend_on_is_not_looked_at():
    map_ = build("a", "b", "c", finding("e", "a"), pro("i", "a", "b"), pro("j", "a", "c"))
    trial = WhatIf(map_, ["b"])
    assert {map_.id_of(node) for node in trial.cone} == {"a", "b", "e", "i"}
    assert trial.under(Change(absent={"c", "j"}))["b"].label is Label.IN
    assert trial.under(Change(absent={"e"}))["b"].label is Label.OUT
