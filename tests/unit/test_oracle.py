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
    assert list(found.diagnosticity) == pytest.approx(expected["diagnosticity_pstdev"], abs=1e-9)
    assert list(found.ranking) == expected["rank_best_first"]
