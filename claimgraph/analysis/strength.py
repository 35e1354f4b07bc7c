"""Strength of statements and inferences, with intervals and with reasons of one origin merged.

DF-QuAD takes convergent reasons as independent (`circuit` has the formulas). Reasons for
one thing that share an origin are therefore merged by their maximum; both figures are kept.
Intervals are propagated with their ends swapped at attacks.

Strong components are evaluated one after the other. A cycle of attacks is iterated from 0
with a damping factor of 0.5, a tolerance of 1e-9 and at most 10 000 rounds. There is no
value for what depends on a cycle that does not settle, or on a cycle of support: such a
cycle is an error of the map, and any number would reward it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import isnan, nan

from claimgraph.analysis.circuit import Circuit, Wiring
from claimgraph.graph.abstract_map import AbstractMap, Interval

Strength = float | Interval | None
"""A number, an interval where bases are intervals, or None where there is no value."""


@dataclass(frozen=True, slots=True)
class Strengths:
    """Strength of every statement and inference of a map, by id."""

    merged: dict[str, Strength] = field(repr=False)
    """With reasons of one origin counted once; this is the figure to show."""
    unmerged: dict[str, Strength] = field(repr=False)
    """With every reason counted."""
    circular: frozenset[str] = frozenset()
    """Ids without a value because they depend on a cycle of support."""
    unstable: frozenset[str] = frozenset()
    """Ids without a value because they depend on a cycle of attacks that does not settle."""


def strengths(map_: AbstractMap) -> Strengths:
    """Compute both figures for every statement and inference."""
    wiring = Wiring(map_)
    bases = base_ends(map_)
    merged = _run(Circuit(wiring, merging=True), bases)
    unmerged = _run(Circuit(wiring, merging=False), bases) if wiring.shared else merged
    ids = [*(s.id for s in map_.statements), *(s.id for s in map_.steps)]
    lacking = {node for ends in (merged, unmerged) for node, value in enumerate(ends[0]) if isnan(value)}
    circular = _circular(wiring) if lacking else frozenset()
    return Strengths(
        {id_: read_strength(merged, node) for node, id_ in enumerate(ids)},
        {id_: read_strength(unmerged, node) for node, id_ in enumerate(ids)},
        frozenset(ids[node] for node in circular),
        frozenset(ids[node] for node in lacking - circular),
    )


def base_ends(map_: AbstractMap) -> list[list[float]]:
    """Return the initial strength per node: one list if all are points, else the low and the high ends."""
    bases = [item.base for items in (map_.statements, map_.steps) for item in items]
    lows, highs = [low for low, _ in bases], [high for _, high in bases]
    return [lows] if lows == highs else [lows, highs]


def read_strength(ends: Sequence[Sequence[float]], node: int) -> Strength:
    """Read the strength of a node off its ends."""
    low, high = ends[0][node], ends[-1][node]
    if low == high:
        return low
    return None if isnan(low) or isnan(high) else (min(low, high), max(low, high))


def _run(circuit: Circuit, bases: Sequence[list[float]]) -> list[list[float]]:
    ends = [[nan] * len(base) for base in bases]
    circuit.evaluate(circuit.wiring.order, ends, bases)
    return ends


def _circular(wiring: Wiring) -> frozenset[int]:
    """Nodes that depend on a cycle of support."""
    found: set[int] = set()
    for component in wiring.order:
        if (len(component) > 1 and wiring.supports_itself(component)) or any(
            parent in found for node in component for parent in wiring.depends[node]
        ):
            found.update(component)
    return frozenset(found)
