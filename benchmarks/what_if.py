"""Time "what if this were doubted" in a real browser, on generated maps.

    python benchmarks/what_if.py [--size 10000] [--doubts 20] [--runs 3] [--seed 1] [--shape layered]

A reader who doubts something waits until both clocks are judged without it. That is timed
on a pair of maps of this size each: what is known now, and what was known then, which is
all but a tenth of the findings. Doubts are spread evenly over statements and steps. The
first counts like any other, though the browser has not yet compiled anything then. Each
figure is the least of several runs, each on a page of its own. Exits with 1 if the worst
doubt is over the budget.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from random import Random
from statistics import median

sys.path.append(str(Path(__file__).parent.parent / "scripts"))

from analysis import SHAPES, Built
from browser import chromium
from playwright.sync_api import Browser
from serving import served

ASSETS = Path(__file__).parent.parent / "claimgraph" / "site" / "assets"
BUDGET = 100
"""Milliseconds for one doubt by both clocks, on a layered map of `BUDGET_SIZE` nodes."""
BUDGET_SIZE = 10_000
LATE = 10
"""Of so many findings, one was not known then."""

TIME = """async ({statements, steps, late, doubts}) => {
    const {ArgumentMap} = await import("/judge/argument-map.mjs"), {verdict} = await import("/judge/verdict.mjs");
    const now = ArgumentMap.of(statements, steps), then = now.without(late);
    return doubts.map((doubt) => {
        const start = performance.now();
        const maps = [then, now].map((map) => map.without([doubt]));
        const cut = performance.now();
        maps.forEach(verdict);
        return [cut - start, performance.now() - cut];
    });
}"""
"""Milliseconds of every doubt: for taking it out of both maps, and for judging what is left."""


def measure(built: Built, doubts: int, runs: int) -> list[tuple[float, float]]:
    """Time doubts of a generated map."""
    statements, steps, _ = built
    ids = [item.id for items in (statements, steps) for item in items]
    task = {
        "statements": [asdict(item) for item in statements],
        "steps": [asdict(item) for item in steps],
        "late": [item.id for item in statements if item.basic][::LATE],
        "doubts": [ids[number * len(ids) // doubts] for number in range(doubts)],
    }
    with served(ASSETS) as address, chromium() as browser:
        repeated = [_time(browser, address, task) for _ in range(runs)]
    return [min(times, key=sum) for times in zip(*repeated, strict=True)]


def _time(browser: Browser, address: str, task: dict[str, object]) -> list[tuple[float, float]]:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        return page.evaluate(TIME, task)


def main() -> int:
    """Print the figures; return 1 if the budget is broken."""
    options = argparse.ArgumentParser(description="Time what-if in a browser, on generated maps.")
    options.add_argument("--size", type=int, default=BUDGET_SIZE)
    options.add_argument("--doubts", type=int, default=20)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--shape", choices=SHAPES, default="layered")
    chosen = options.parse_args()
    built = SHAPES[chosen.shape](chosen.size, Random(chosen.seed))
    times = measure(built, chosen.doubts, chosen.runs)
    print(f"\n{chosen.shape}, two maps of {len(built[0]) + len(built[1])} nodes, {len(times)} doubts in Chromium")
    totals = [cut + judged for cut, judged in times]
    for name, figures in {"without": [cut for cut, _ in times], "verdict": [judged for _, judged in times]}.items():
        print(f"  {name:<8} median {median(figures):>6.1f} ms   worst {max(figures):>6.1f} ms")
    line = f"  {'both':<8} median {median(totals):>6.1f} ms   worst {max(totals):>6.1f} ms   first {totals[0]:>6.1f} ms"
    held = max(totals) <= BUDGET or chosen.size != BUDGET_SIZE or chosen.shape != "layered"
    if chosen.size == BUDGET_SIZE and chosen.shape == "layered":
        line += f"   budget {BUDGET} ms: {'held' if held else 'BROKEN'}"
    print(line)
    return int(not held)


if __name__ == "__main__":
    sys.exit(main())
