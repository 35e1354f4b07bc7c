"""Time the analysis on generated maps, and show how its cost grows.

    python benchmarks/analysis.py [--sizes 1000 10000 100000] [--runs 3] [--seed 1] [--shape layered]

Layered maps are as arguments are: evidence at the bottom, conclusions on top, with linked
and shared premises, rebuttals, undercuts, intervals, reasons of one origin, attack cycles
and mutual rebuttals. The other shapes are hard cases: one chain of inferences, and one
ring of attacks that is resolved from a single entry.

Status and strengths are timed on a map of which nothing has been computed before; the
gradient includes what it prepares for all roots. Each figure is the least of several runs,
with the garbage collector paused as `timeit` does; figures per root are the worst of
several roots. Exits with 1 if a budget is broken.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent.parent))

from claimgraph.analysis.gradient import Gradients, ranked
from claimgraph.analysis.load_bearing import critical, removal_effects
from claimgraph.analysis.status import label
from claimgraph.analysis.strength import strengths
from claimgraph.analysis.tracing import explain
from claimgraph.analysis.well_founded import solve
from claimgraph.graph.abstract_map import AbstractMap, Statement, Step

LAYERS = 12
ROOTS = 5
NODES_PER_DERIVED = 3.85
"""Statements and inferences that a layered map has for each derived statement."""
REBUTTED, UNDERCUT, SOURCED = 0.1, 0.05, 0.25
"""Shares: of statements with a rebuttal, of steps with an undercut, of steps with an origin."""
CREDIBILITY = [(0.9, 0.9), (0.7, 0.7), (0.5, 0.5), (0.3, 0.3), (0.0, 1.0)]
BUDGETS = {"status": 0.5, "strengths": 0.1, "gradient": 0.2, "critical": 1.0}
"""Seconds for a layered map of `BUDGET_SIZE` nodes."""
BUDGET_SIZE = 10_000

Built = tuple[list[Statement], list[Step], list[str]]
"""Statements, inferences, and the ids of roots."""


def layered(size: int, random: Random) -> Built:
    """Generate a layered map of about this many nodes."""
    derived = int(size / NODES_PER_DERIVED)
    width = max(2, derived // LAYERS)
    evidence = [Statement(f"e{i}", basic=True, base=random.choice(CREDIBILITY)) for i in range(derived)]
    layers = [[f"c{layer}-{i}" for i in range(width)] for layer in range(LAYERS)]
    steps: list[Step] = []
    below = [item.id for item in evidence]
    for layer in layers:
        for premises, target, kind in _links(layer, below, random):
            id_ = f"j{len(steps)}"
            origin = f"o{random.randrange(2)}" if kind == "pro" and random.random() < SOURCED else None
            steps.append(Step(id_, tuple(premises), target, kind == "pro", origin=origin, mutual=kind == "mutual"))
            if random.random() < UNDERCUT:
                steps.append(Step(f"u{len(steps)}", (random.choice(below),), id_, pro=False))
        below = layer + random.sample(below, min(len(below), width))
    statements = evidence + [Statement(id_) for layer in layers for id_ in layer]
    return statements, steps, layers[-1][:ROOTS]


def _links(layer: list[str], below: list[str], random: Random) -> Iterator[tuple[list[str], str, str]]:
    """Yield premises, target and kind of the inferences onto one layer."""
    for target in layer:
        for _ in range(random.choice([1, 2])):
            yield random.sample(below, min(len(below), random.choice([1, 1, 2, 3]))), target, "pro"
        if random.random() < REBUTTED:
            yield [random.choice(below)], target, "con"
    for _ in range(1 + len(layer) // 100):
        one, other = random.sample(layer, 2)
        kind = random.choice(["con", "mutual"])
        yield [one], other, kind
        yield [other], one, kind


def chain(size: int, random: Random) -> Built:
    """Generate one long chain of inferences."""
    count = size // 2
    bases = [random.choice(CREDIBILITY) for _ in range(count)]
    statements = [Statement(f"s{i}", basic=i == 0, base=base) for i, base in enumerate(bases)]
    steps = [Step(f"j{i}", (f"s{i}",), f"s{i + 1}") for i in range(count - 1)]
    return statements, steps, [statements[-1].id]


def ring(size: int, random: Random) -> Built:
    """Generate one ring of attacks, resolved from a single entry."""
    count = size // 2
    statements = [Statement(f"s{i}", basic=True, base=random.choice(CREDIBILITY)) for i in range(count)]
    steps = [Step(f"j{i}", (f"s{i}",), f"s{(i + 1) % count}", pro=False) for i in range(count)]
    steps.append(Step("entry", ("outside",), "s0", pro=False))
    return [*statements, Statement("outside", basic=True)], steps, [statements[-1].id]


SHAPES: dict[str, Callable[[int, Random], Built]] = {"layered": layered, "chain": chain, "ring": ring}


def measure(built: Built, runs: int) -> dict[str, float]:
    """Time every part of the analysis on one map, in seconds."""
    statements, steps, roots = built

    def fresh() -> AbstractMap:
        return AbstractMap.of(statements, steps)

    def least(action: Callable[[AbstractMap, str], object], root: str, prepare: Callable[[], AbstractMap]) -> float:
        times = []
        for _ in range(runs):
            map_ = prepare()
            gc.collect()
            gc.disable()
            start = perf_counter()
            action(map_, root)
            times.append(perf_counter() - start)
            gc.enable()
        return min(times)

    map_ = fresh()
    model, gradients = solve(map_), Gradients(map_)
    tops = {root: ranked(gradients.of(root))[:10] for root in roots}
    per_root: dict[str, Callable[[AbstractMap, str], object]] = {
        "explain": lambda map_, root: explain(map_, root, model),
        "critical": lambda map_, root: critical(map_, root, model),
        "gradient": lambda map_, root: Gradients(map_).of(root),
        "10 removals": lambda map_, root: removal_effects(map_, root, [id_ for id_ in tops[root] if id_ != root]),
    }
    return {
        "build": least(lambda _, __: fresh(), "", lambda: map_),
        "status": least(lambda map_, _: label(map_), "", fresh),
        "strengths": least(lambda map_, _: strengths(map_), "", fresh),
        **{name: max(least(action, root, lambda: map_) for root in roots) for name, action in per_root.items()},
    }


def main() -> int:
    """Print the table; return 1 if a budget is broken."""
    options = argparse.ArgumentParser(description="Time the analysis on generated maps.")
    options.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--shape", choices=SHAPES, default="layered")
    chosen = options.parse_args()
    before: dict[str, float] = {}
    nodes_before = 0
    broken = False
    for size in chosen.sizes:
        built = SHAPES[chosen.shape](size, Random(chosen.seed))
        times = measure(built, chosen.runs)
        nodes = len(built[0]) + len(built[1])
        print(f"\n{chosen.shape}, {nodes} nodes")
        for name, seconds in times.items():
            line = f"  {name:<12} {1000 * seconds:>10.1f} ms {1e6 * seconds / nodes:>8.2f} us/node"
            if name in before:
                line += f"   x{seconds / before[name]:.1f} for x{nodes / nodes_before:.1f} nodes"
            if name in BUDGETS and size == BUDGET_SIZE and chosen.shape == "layered":
                held = seconds <= BUDGETS[name]
                broken |= not held
                line += f"   budget {1000 * BUDGETS[name]:.0f} ms: {'held' if held else 'BROKEN'}"
            print(line)
        before, nodes_before = times, nodes
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
