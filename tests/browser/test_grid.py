"""A grid that a reader changes: the browser's scores are those that the build would print."""

import json
from random import Random

import pytest
from dry_well import write
from project import ROOT
from serving import served

from claimgraph.judging.analysts import apart
from claimgraph.judging.hypotheses import RATINGS, score

pytestmark = pytest.mark.browser

WEIGHTS = (0, 0.03, 0.09, 0.1, 0.18, 0.27, 0.3, 0.42, 0.54, 0.7, 0.9)
ASK = """(grids) => grids.map(rows => ({
    standings: claimgraphGrid.score(rows), spreads: rows.map(row => claimgraphGrid.spread(row.ratings)),
    apart: rows.map(row => claimgraphGrid.apart(row.ratings)),
}))"""


def any_grid(random):
    height, width = random.randint(1, 6), random.randint(1, 4)
    return [
        {
            "ratings": random.choices([*RATINGS], k=width),
            "weight": random.choice(WEIGHTS),
            "origin": random.randrange(height),
        }
        for _ in range(height)
    ]


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    """An empty page with the script of the grids."""
    root = tmp_path_factory.mktemp("grid")
    script = (ROOT / "claimgraph/site/assets/grid.js").read_text("utf-8")
    write(root, {"grid.js": script, "index.html": '<!doctype html><script src="grid.js"></script>'})
    with served(root) as address, browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("")
        yield page


def test_the_browser_scores_any_grid_as_the_build_does(page):
    random = Random(1)
    grids = [any_grid(random) for _ in range(400)]
    for rows, found in zip(grids, page.evaluate(ASK, grids), strict=True):
        ours = score(
            [row["ratings"] for row in rows],
            origins=[row["origin"] for row in rows],
            weights=[row["weight"] for row in rows],
        )
        standings = [
            {"column": column, "against": ours.inconsistency[column], "fits": ours.consistency[column]}
            for column in ours.ranking
        ]
        assert found["standings"] == standings, json.dumps(rows)
        assert found["apart"] == [apart(row["ratings"]) for row in rows], json.dumps(rows)
        assert found["spreads"] == pytest.approx(ours.diagnosticity, abs=1e-12), json.dumps(rows)
