"""Time the judgement of generated arguments, from the linked graph.

    python benchmarks/judging.py [--claims 1000 10000] [--runs 3] [--seed 1] [--removals 200]

Judgement is all that every page needs: the weighed maps by both clocks, their models with
grants and without. Removals take single claims, findings and inferences away from below the
first headline; what is said of one is its label and firmness without it. Each figure is processor
time, the least of several runs with the garbage collector paused, as `timeit` has it; removals show the
worst of all. Exits with 1 if a budget is broken.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from large_argument import write

sys.path.insert(0, str(Path(__file__).parent.parent))

from claimgraph.diagnostics import Problems
from claimgraph.graph.network import Network, argument_of
from claimgraph.graph.weighed_map import WeighedMap
from claimgraph.graph.weighing import weigh
from claimgraph.judging.change import Change
from claimgraph.judging.judgement import judge
from claimgraph.judging.model import solve
from claimgraph.judging.what_if import WhatIf
from claimgraph.pipeline import Project, link, load

JUDGEMENT, REMOVAL = 0.6, 0.02
"""Budgets in seconds, for `BUDGET_CLAIMS` claims."""
BUDGET_CLAIMS = 10_000


def linked(claims: int, seed: int) -> Network:
    """Generate, read and link an argument of so many claims."""
    with TemporaryDirectory() as folder:
        write(Path(folder), claims, topics=max(1, claims // 100), seed=seed)
        problems = Problems()
        return link(load(Project(Path(folder)), problems), problems)


def least(action: Callable[[], object], runs: int) -> float:
    """Return the least time of several runs."""
    times = []
    for _ in range(runs):
        gc.collect()
        gc.disable()
        start = process_time()
        action()
        times.append(process_time() - start)
        gc.enable()
    return min(times)


def removal_times(map_: WeighedMap, headline: str, count: int) -> list[float]:
    """Time single removals, spread evenly over all that a headline depends on."""
    trial = WhatIf(map_, [headline])
    nodes = sorted(trial.cone - {map_.index[headline]})
    times = []
    for node in nodes[:: max(1, len(nodes) // count)]:
        start = process_time()
        trial.under(Change(absent={map_.id_of(node)}))
        times.append(process_time() - start)
    return times


def main() -> int:
    """Print the figures; return 1 if a budget is broken."""
    options = argparse.ArgumentParser(description="Time the judgement of generated arguments.")
    options.add_argument("--claims", type=int, nargs="+", default=[1_000, 10_000])
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--removals", type=int, default=200)
    chosen = options.parse_args()
    broken = False
    for claims in chosen.claims:
        graph = linked(claims, chosen.seed)
        map_ = weigh(argument_of(graph))[1].map
        print(f"\n{claims} claims: {len(map_.statements)} statements, {len(map_.steps)} steps")
        parts = {
            "judgement": least(lambda graph=graph: judge(graph), chosen.runs),
            "both maps": least(lambda graph=graph: weigh(argument_of(graph)), chosen.runs),
            "one model": least(lambda map_=map_: solve(map_), chosen.runs),
        }
        headline = max(argument_of(graph).roots, key=lambda root: len(WhatIf(map_, [root.id]).cone)).id
        parts["prepare"] = least(lambda map_=map_, headline=headline: WhatIf(map_, [headline]), chosen.runs)
        removals = removal_times(map_, headline, chosen.removals)
        parts |= {"a removal": median(removals), "the worst": max(removals)}
        for name, seconds in parts.items():
            print(f"  {name:<10} {1000 * seconds:>9.2f} ms")
        if claims == BUDGET_CLAIMS:
            broken = parts["judgement"] > JUDGEMENT or parts["the worst"] > REMOVAL
            print(f"  budgets {1000 * JUDGEMENT:.0f} ms and {1000 * REMOVAL:.0f} ms: {'BROKEN' if broken else 'held'}")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
