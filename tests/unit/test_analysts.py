"""Several analysts' ratings of one grid: where they differ, what all agree on, and which rows decide it."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.judging.analysts import apart, differences
from claimgraph.judging.hypotheses import RATINGS, score

RATED = st.sampled_from(sorted(RATINGS))


@st.composite
def shared_grids(draw):
    """Two to four analysts' grids of the same rows and answers, with the origins of the rows."""
    height, width, analysts = draw(st.integers(1, 4)), draw(st.integers(1, 4)), draw(st.integers(2, 4))
    row = st.lists(RATED, min_size=width, max_size=width)
    grid = st.lists(row, min_size=height, max_size=height)
    return draw(st.lists(grid, min_size=analysts, max_size=analysts)), draw(
        st.lists(st.integers(0, 2), min_size=height, max_size=height)
    )


@pytest.mark.parametrize(
    ("ratings", "steps"),
    [(["C", "C"], 0), (["CC", "II"], 4), (["C", "N", "I"], 2), (["NA", "II"], 0), (["NA", "C", "I"], 2), (["NA"], 0)],
)
def test_ratings_are_as_many_steps_apart_as_the_scale_has_between_them(ratings, steps):
    assert apart(ratings) == steps


def test_a_row_by_which_one_would_be_won_over_decides_and_one_that_moves_nothing_does_not():
    mine = [["II", "N"], ["C", "C"], ["N", "I"]]
    yours = [["N", "II"], ["CC", "C"], ["N", "I"]]
    found = differences([mine, yours], [0, 1, 2])
    assert found.leaders == ((1,), (0,))
    assert [[(swap.analyst, swap.other, swap.leaders) for swap in row] for row in found.swaps] == [
        [(0, 1, (0,)), (1, 0, (1,))],
        [],
        [],
    ]
    assert found.steps == ((2, 2), (1, 0), (0, 0))
    assert found.order == ()


def test_a_row_may_change_the_order_behind_the_answer_that_leads():
    mine, yours = [["N", "I", "II"]], [["N", "II", "I"]]
    found = differences([mine, yours], [0])
    assert [swap.changes_leader for swap in found.swaps[0]] == [False, False]
    assert found.order == ((0, 1), (0, 2))


def test_answers_with_as_much_against_them_lead_together():
    assert differences([[["N", "N", "I"]], [["C", "C", "I"]]], [0]).leaders == ((0, 1), (0, 1))


@given(shared_grids())
def test_analysts_who_rate_alike_differ_nowhere(drawn):
    grids, origins = drawn
    found = differences([grids[0]] * len(grids), origins)
    assert all(map(all, found.alike))
    assert not any(map(any, found.steps))
    assert not any(found.swaps)
    assert len({*found.leaders}) == 1


@given(shared_grids())
def test_a_row_decides_exactly_where_taking_over_its_ratings_changes_an_order(drawn):
    grids, origins = drawn
    found = differences(grids, origins)
    for number, swaps in enumerate(found.swaps):
        for swap in swaps:
            changed = [*grids[swap.analyst]]
            changed[number] = grids[swap.other][number]
            against = score(changed, origins=origins).inconsistency
            assert swap.leaders == tuple(i for i, one in enumerate(against) if one == min(against))
            assert swap.changes_leader == (swap.leaders != found.leaders[swap.analyst])
        if all(found.alike[number]):
            assert swaps == ()


@given(shared_grids())
def test_all_agree_on_an_order_only_where_each_has_less_against_the_first(drawn):
    grids, origins = drawn
    sums = [score(grid, origins=origins).inconsistency for grid in grids]
    answers = range(len(grids[0][0]))
    agreed = {*differences(grids, origins).order}
    for a, b in combinations(answers, 2):
        assert ((a, b) in agreed) == all(each[a] < each[b] for each in sums)
        assert ((b, a) in agreed) == all(each[b] < each[a] for each in sums)


@given(shared_grids())
def test_in_which_order_analysts_are_named_changes_no_cell(drawn):
    grids, origins = drawn
    one, other = differences(grids, origins), differences(grids[::-1], origins)
    assert (one.steps, one.alike, one.order) == (other.steps, other.alike, other.order)
