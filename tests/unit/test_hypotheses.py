"""Grids of evidence against rival hypotheses: what they score, and which grids cannot be scored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.judging.hypotheses import RATINGS, GridError, score

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
    shuffled = random.sample(grid, len(grid))
    one, other = score(grid), score(shuffled)
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
