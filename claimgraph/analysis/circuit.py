"""The map as a circuit of numbers: DF-QuAD over inference nodes, read node by node.

    sig(j) = t(j) · Π sig(p), p ∈ P(j) · Π (1 - sig(u)), u undercuts j
    vs(s)  = 1 - Π (1 - sig(j)), j pro → s ;  va(s) likewise over con
    e = vs - va ;  sig(s) = t(s) + e·(1 - t(s)) if e ≥ 0, else t(s)·(1 + e)

(Rago, Toni, Aurisicchio & Baroni, KR 2016.) A mutual rebuttal counts like any other: what
strikes back at it bears on status alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import isnan, nan
from operator import sub

from claimgraph.graph.abstract_map import AbstractMap
from claimgraph.graph.components import components_within

Component = tuple[int, ...]
Units = tuple[tuple[int, ...], ...]
"""Reasons for one thing; the members of a unit have the same origin."""

FACTOR = 0.5
TOLERANCE = 1e-9
CAP = 10_000
EXACT = 1e-14
"""A settled cycle is followed down to here, so that its values are good to more than the tolerance."""


class Wiring:
    """What strengths depend on, and in which order they can be had."""

    def __init__(self, map_: AbstractMap) -> None:
        self.map = map_
        self.first = len(map_.statements)
        self.striking_back = any(step.mutual for step in map_.steps)

    @cached_property
    def depends(self) -> Sequence[Sequence[int]]:
        """Per node, the nodes that its strength depends on."""
        return self.map.parents(striking_back=False) if self.striking_back else self.map.depends

    @cached_property
    def order(self) -> Sequence[Component]:
        """Strong components of that dependence, causes before effects."""
        if not self.striking_back:
            return self.map.components
        return tuple(part for whole in self.map.components for part in self.parts(whole))

    def parts(self, nodes: Sequence[int]) -> Iterator[Component]:
        """Yield the strong components among some nodes."""
        if len(nodes) == 1:
            yield (nodes[0],)
        else:
            yield from components_within(nodes, self.depends)

    def supports_itself(self, component: Component) -> bool:
        """Whether a component has a cycle of support alone."""
        behind = {
            node: self.map.pros[node] if node < self.first else self.map.premises[node - self.first]
            for node in component
        }
        return any(len(part) > 1 for part in components_within(component, behind))

    @cached_property
    def shared(self) -> Mapping[int, tuple[Units, Units]]:
        """Per node with several reasons of one origin, its reasons for and against by origin."""
        seen: dict[tuple[int, bool, str], int] = {}
        found: set[int] = set()
        for step, target in zip(self.map.steps, self.map.target, strict=True):
            if step.origin is not None:
                key = target, step.pro, step.origin
                seen[key] = seen.get(key, 0) + 1
                if seen[key] > 1:
                    found.add(target)
        return {node: (self._units(self.map.pros[node]), self._units(self.map.cons[node])) for node in found}

    def _units(self, nodes: Sequence[int]) -> Units:
        units: dict[str | int, list[int]] = {}
        for node in nodes:
            origin = self.map.steps[node - self.first].origin
            units.setdefault(node if origin is None else origin, []).append(node)
        return tuple(map(tuple, units.values()))


class Circuit:
    """Evaluates strengths; a value that cannot be had is not a number (nan)."""

    def __init__(self, wiring: Wiring, *, merging: bool) -> None:
        self.wiring = wiring
        self.first = wiring.first
        self.pros, self.cons, self.premises = wiring.map.pros, wiring.map.cons, wiring.map.premises
        self.depends = wiring.depends
        self.shared: Mapping[int, tuple[Units, Units]] = wiring.shared if merging else {}

    def value(self, node: int, own: Sequence[float], other: Sequence[float], base: Sequence[float]) -> float:
        """Strength of a node: what backs it read in its own end of the intervals, what attacks it in the other."""
        if node in self.shared:
            backing, attack = self._merged(node, own, other)
        else:
            backing = attack = 1.0
            for con in self.cons[node]:
                attack *= 1.0 - other[con]
            if node < self.first:
                for pro in self.pros[node]:
                    backing *= 1.0 - own[pro]
        strength = base[node]
        if node < self.first:
            balance = attack - backing
            return strength + balance * (1.0 - strength) if balance >= 0.0 else strength * (1.0 + balance)
        for premise in self.premises[node - self.first]:
            strength *= own[premise]
        return strength * attack

    def _merged(self, node: int, own: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
        backing = attack = 1.0
        pros, cons = self.shared[node]
        for unit in pros:
            backing *= 1.0 - strongest([own[pro] for pro in unit])
        for unit in cons:
            attack *= 1.0 - strongest([other[con] for con in unit])
        return backing, attack

    def evaluate(
        self, components: Iterable[Component], ends: Sequence[list[float]], bases: Sequence[list[float]]
    ) -> None:
        """Fill in the strengths of these components, which come causes before effects.

        Args:
            components: what to evaluate.
            ends: the strengths: one list for points, two for the low and high ends of intervals.
            bases: the initial strengths, likewise.
        """
        value = self.value
        for component in components:
            if len(component) == 1:
                node = component[0]
                for end, base in enumerate(bases):
                    ends[end][node] = value(node, ends[end], ends[-1 - end], base)
            else:
                self._evaluate_cycle(component, ends, bases)

    def _evaluate_cycle(self, component: Component, ends: Sequence[list[float]], bases: Sequence[list[float]]) -> None:
        for values in ends:
            for node in component:
                values[node] = 0.0
        before = {parent for node in component for parent in self.depends[node]}
        lacking = any(isnan(values[parent]) for values in ends for parent in before)
        if lacking or self.wiring.supports_itself(component) or not _Cycle(self, component, ends, bases).settle():
            for values in ends:
                for node in component:
                    values[node] = nan


class _Cycle:
    """A cycle of attacks on its way to a fixed point."""

    def __init__(
        self, circuit: Circuit, component: Component, ends: Sequence[list[float]], bases: Sequence[list[float]]
    ) -> None:
        self.value, self.ends, self.bases = circuit.value, ends, bases
        self.places = [(end, node) for end in range(len(ends)) for node in component]

    def settle(self) -> bool:
        """Damped iteration from 0; say whether it settled.

        A state that comes back exactly shows that it never will (Brent's cycle detection).
        """
        state = [0.0] * len(self.places)
        landmark: list[float] = []
        change = 0.0
        for turn in range(1, CAP + 1):
            after = self._step(state)
            last, change = change, _gap(after, state)
            if change <= TOLERANCE:
                self._polish(state, after, rate=change / last if last else 0.0, turns=turn)
                return True
            if state == landmark:
                break
            if turn & (turn - 1) == 0:
                landmark = state
            state = _towards(after, state, FACTOR)
        return False

    def _polish(self, state: list[float], after: list[float], *, rate: float, turns: int) -> None:
        """Bring a settled state to more than the tolerance, so that its error is far below.

        What is left to go is a geometric series if one direction dominates (Aitken's
        extrapolation); where that does not help, as many turns again are as good.
        """
        if rate < 1.0:
            leap = [min(1.0, max(0.0, place)) for place in _towards(after, state, FACTOR / (1.0 - rate))]
            if _gap(self._step(leap), leap) < _gap(after, state):
                state = leap
        for _ in range(turns):
            after = self._step(state)
            if _gap(after, state) <= EXACT:
                break
            state = _towards(after, state, FACTOR)
        self._step(state)

    def _step(self, state: Sequence[float]) -> list[float]:
        """Set the state, and return what the formulas make of it."""
        ends, bases, value = self.ends, self.bases, self.value
        for (end, node), strength in zip(self.places, state, strict=True):
            ends[end][node] = strength
        return [value(node, ends[end], ends[-1 - end], bases[end]) for end, node in self.places]


def _gap(after: Sequence[float], before: Sequence[float]) -> float:
    largest: float = max(map(abs, map(sub, after, before)))
    return largest


def _towards(after: Sequence[float], before: Sequence[float], factor: float) -> list[float]:
    return [old + factor * (new - old) for new, old in zip(after, before, strict=True)]


def strongest(values: Sequence[float]) -> float:
    """Return the largest, or nan if any of them is."""
    return nan if any(map(isnan, values)) else max(values)
