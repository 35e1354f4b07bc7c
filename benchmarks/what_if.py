"""Time "what if this were doubted" in a real browser, on a generated argument.

    python benchmarks/what_if.py [--claims 10000] [--doubts 20] [--runs 3] [--seed 1]

A reader who doubts something waits until both clocks are judged without it, and every claim
has its word. Doubts are spread evenly over claims and steps. The first counts like any other,
though the browser has not yet compiled anything then. Each figure is the least of several
runs, each on a page of its own. Exits with 1 if the median doubt is over the budget.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median

sys.path.append(str(Path(__file__).parent.parent / "scripts"))

from browser import chromium
from judging import linked
from playwright.sync_api import Browser
from serving import served

from claimgraph.graph.network import argument_of
from claimgraph.graph.weighing import weigh
from claimgraph.standards.weights import numbers_for_browser

ASSETS = Path(__file__).parent.parent / "claimgraph" / "site" / "assets"
BUDGET = 100
"""Milliseconds for one doubt by both clocks, on an argument of `BUDGET_CLAIMS` claims."""
BUDGET_CLAIMS = 10_000

TIME = """async ({maps, doubts, numbers}) => {
    const {WeighedMap} = await import("/judge/weighed-map.mjs"), {Verdict} = await import("/judge/words.mjs");
    const notes = {assumed: new Set(), searched: new Set()};
    const made = maps.map(({statements, steps}) => new WeighedMap(statements, steps, numbers));
    return doubts.map((doubt) => {
        const start = performance.now();
        for (const map of made) {
            const verdict = new Verdict(map, notes, {absent: [doubt]});
            for (const {id} of map.statements) verdict.word(id);
        }
        return performance.now() - start;
    });
}"""
"""Milliseconds of every doubt: for judging both maps without it, and for all words."""


def measure(claims: int, doubts: int, runs: int, seed: int) -> list[float]:
    """Time doubts of a generated argument."""
    maps = [weighing.map for weighing in weigh(argument_of(linked(claims, seed)))]
    ids = [item.id for items in (maps[1].statements, maps[1].steps) for item in items]
    task = {
        "maps": [
            {"statements": [s._asdict() for s in map_.statements], "steps": [s._asdict() for s in map_.steps]}
            for map_ in maps
        ],
        "doubts": [ids[number * len(ids) // doubts] for number in range(doubts)],
        "numbers": numbers_for_browser(),
    }
    with served(ASSETS) as address, chromium() as browser:
        repeated = [_time(browser, address, task) for _ in range(runs)]
    return [min(times) for times in zip(*repeated, strict=True)]


def _time(browser: Browser, address: str, task: dict[str, object]) -> list[float]:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        return page.evaluate(TIME, task)


def main() -> int:
    """Print the figures; return 1 if the budget is broken."""
    options = argparse.ArgumentParser(description="Time what-if in a browser, on a generated argument.")
    options.add_argument("--claims", type=int, default=BUDGET_CLAIMS)
    options.add_argument("--doubts", type=int, default=20)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    times = measure(chosen.claims, chosen.doubts, chosen.runs, chosen.seed)
    held = median(times) <= BUDGET
    print(f"\n{chosen.claims} claims by both clocks, {len(times)} doubts in Chromium")
    figures = f"median {median(times):.1f} ms   worst {max(times):.1f} ms   first {times[0]:.1f} ms"
    print(f"  {figures}   budget {BUDGET} ms: {'held' if held else 'BROKEN'}")
    return int(not held)


if __name__ == "__main__":
    sys.exit(main())
