"""Grids of evidence against rival hypotheses: what they score, and which grids cannot be scored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.judging.hypotheses import RATINGS, GridError, one_origin, score

RATED = st.sampled_from(sorted(RATINGS))
GRIDS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(RATED | st.none(), min_size=width, max_size=width), min_size=1, max_size=5)
)


def test_evidence_against_counts_by_its_square_and_evidence_for_counts_apart():
    found = score([["II", "I", "N", "NA", "C", "CC"]])
    assert found.inconsistency == (4, 1, 0, 0, 0, 0)
    assert found.consistency == (0, 0, 0, 0, 1, 4)


def test_the_hypothesis_with_least_against_it_leads_however_much_speaks_for_another():
    assert score([["I", "N"], ["CC", "N"], ["CC", "N"]]).ranking == (1, 0)


@pytest.mark.parametrize(
    ("grid", "leader"),
    [
        pytest.param([["N", "C"]], 1, id="what fits best"),
        pytest.param([["NA", "N"]], 1, id="fewest cells that do not apply"),
        pytest.param([[None, "N"]], 1, id="fewest unrated cells"),
        pytest.param([["NA", None]], 1, id="unrated rather than not applicable"),
        pytest.param([["N", "N"]], 0, id="the order of the grid"),
    ],
)
def test_hypotheses_with_as_much_against_them_are_told_apart_by(grid, leader):
    assert score(grid).ranking[0] == leader


def test_an_item_that_fits_all_alike_does_not_tell_them_apart():
    assert score([["CC", "CC", "CC"], ["N", "NA", "N"], ["C", "C", "I"]]).diagnosticity[:2] == (0, 0)


@pytest.mark.parametrize(
    ("row", "spread"),
    [
        pytest.param(["CC", "NA", "NA"], 0, id="one rating alone tells nothing"),
        pytest.param(["NA", "NA", "NA"], 0, id="none at all"),
        pytest.param(["CC", "NA", "II"], 2, id="what does not apply is left out"),
        pytest.param(["II", "NA", "II"], 0, id="and makes no difference where the others are alike"),
    ],
)
def test_what_does_not_apply_takes_no_part_in_telling_hypotheses_apart(row, spread):
    assert score([row]).diagnosticity == (spread,)


def test_rows_of_one_origin_count_once_by_their_greatest_term():
    grid = [["I", "C"], ["II", "N"], ["I", "CC"]]
    assert score(grid).inconsistency == (1 + 4 + 1, 0)
    found = score(grid, origins=[0, 0, 2])
    assert (found.inconsistency, found.consistency) == ((4 + 1, 0), (0, 1 + 4))


def test_a_second_copy_of_a_row_with_its_origin_changes_no_score():
    grid = [["I", "C"], ["N", "II"]]
    one, other = score(grid), score([*grid, grid[0]], origins=[0, 1, 0])
    assert (one.inconsistency, one.consistency, one.ranking) == (other.inconsistency, other.consistency, other.ranking)


def test_a_row_counts_by_its_weight_and_one_without_weight_counts_nothing():
    found = score([["I", "CC"], ["II", "N"], ["N", "II"]], weights=[0.7, 0.1, 0])
    assert found.inconsistency == (0.7 + 0.4, 0)
    assert found.consistency == (0, 2.8)
    assert found.ranking == (1, 0)


def test_weights_that_add_up_to_the_same_are_the_same_in_any_order():
    assert score([["I", "N"], ["I", "N"], ["N", "I"]], weights=[0.1, 0.2, 0.3]).ranking == (0, 1)
    assert score([["N", "I"], ["N", "I"], ["I", "N"]], weights=[0.1, 0.2, 0.3]).ranking == (0, 1)


def test_rows_that_share_a_source_have_one_origin_and_so_have_those_between_which_others_lead():
    assert one_origin([("a",), ("b",), ("a",), (), ()]) == (0, 1, 0, 3, 4)
    assert one_origin([("a",), ("b",), ("c",), ("c", "a")]) == (0, 1, 0, 0)


def test_diagnosticity_is_the_population_standard_deviation():
    assert score([["CC", "II"], ["C", "I"]]).diagnosticity == (2, 1)


def test_an_unrated_cell_counts_for_nothing_and_an_empty_one_is_unrated():
    grid = [["I", None, "C"], ["II", "", ""]]
    found = score(grid)
    assert found.inconsistency == (5, 0, 0)
    assert found.consistency == (0, 0, 1)
    assert found.diagnosticity == (1, 0)
    assert score([[None, ""]]).diagnosticity == (0,)


@given(GRIDS)
def test_every_hypothesis_is_ranked_once_and_by_what_is_against_it(grid):
    found = score(grid)
    assert sorted(found.ranking) == list(range(len(grid[0])))
    against = [found.inconsistency[number] for number in found.ranking]
    assert against == sorted(against)
    assert all(0 <= spread <= 2 for spread in found.diagnosticity)


@given(GRIDS, st.randoms(use_true_random=False))
def test_the_order_of_the_evidence_changes_no_score_of_a_hypothesis(grid, random):
    weights = [random.choice((0.9, 0.42, 0.3, 0.1, 0.09, 0)) for _ in grid]
    origins = [random.randrange(3) for _ in grid]
    order = random.sample(range(len(grid)), len(grid))
    one = score(grid, origins=origins, weights=weights)
    shuffled = [[each[number] for number in order] for each in (grid, origins, weights)]
    other = score(shuffled[0], origins=shuffled[1], weights=shuffled[2])
    assert (one.inconsistency, one.consistency, one.ranking) == (other.inconsistency, other.consistency, other.ranking)


@given(GRIDS)
def test_an_item_that_is_neutral_to_all_changes_no_score_of_a_hypothesis(grid):
    one, other = score(grid), score([*grid, ["N"] * len(grid[0])])
    assert (one.inconsistency, one.consistency, one.ranking) == (other.inconsistency, other.consistency, other.ranking)


@pytest.mark.parametrize(
    ("grid", "words"),
    [
        ([], "the grid is empty"),
        ([[]], "the grid has no hypotheses"),
        ([["C", "I"], ["C"]], "row 2 has 1 ratings, but row 1 has 2"),
        ([["C"], ["X"]], 'row 2, column 1: "X" is not a rating: use one of CC, C, N, NA, I, II'),
        ([["c"]], 'row 1, column 1: "c" is not a rating'),
    ],
)
def test_a_grid_that_cannot_be_scored_is_refused_with_the_cell_and_the_scale(grid, words):
    with pytest.raises(GridError, match=words):
        score(grid)
    assert issubclass(GridError, ValueError)
