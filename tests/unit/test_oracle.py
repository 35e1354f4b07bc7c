"""Grids agree with programs that were not written here; for maps see test_model."""

import json
from pathlib import Path

import pytest

from claimgraph.judging.hypotheses import score

GRIDS = json.loads((Path(__file__).parents[1] / "oracle/ach.json").read_text())


@pytest.mark.parametrize("grid", GRIDS)
def test_grids_score_as_two_other_implementations_have_it(grid):
    found, expected = score(grid["matrix_rows_evidence_cols_hypotheses"]), grid["open_synthesis"]
    assert list(found.inconsistency) == expected["inconsistency"]
    assert list(found.consistency) == expected["consistency"]
    assert list(found.ranking) == expected["rank_best_first"]


@pytest.mark.parametrize("grid", GRIDS)
def test_rows_that_apply_throughout_tell_apart_as_two_other_implementations_have_it(grid):
    rows, expected = grid["matrix_rows_evidence_cols_hypotheses"], grid["open_synthesis"]["diagnosticity_pstdev"]
    for row, theirs, ours in zip(rows, expected, score(rows).diagnosticity, strict=True):
        if "NA" not in row:  # which they take for neutral, and we leave out
            assert ours == pytest.approx(theirs, abs=1e-9)
