"""How the strength of one node answers to each of its inputs, at given strengths.

The derivatives are those of the formulas in `circuit`. Where a formula has a kink the node
has a *gate*: its inputs are then answered to piece by piece, on either side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import NamedTuple

from claimgraph.analysis.circuit import Circuit, Units

EVEN = 1e-12
"""Figures this near count as equal."""
BALANCE = 1 << 30
"""Number of the gate at which vs = va; the ties among its inputs come before it."""

Weighted = list[tuple[int, float]]


class Gate(NamedTuple):
    """A kink in the strength of a node."""

    node: int
    unit: int
    """The unit of reasons that is tied, reasons in support first; or `BALANCE`."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What something answers to, with its derivative."""

    nodes: Weighted
    gates: list[tuple[Gate, float]]


@dataclass(frozen=True, slots=True)
class Local:
    """Derivatives of one node."""

    own: float
    """By its initial strength."""
    inputs: Inputs
    """By its inputs; where the node is balanced, those of e = vs - va instead."""
    balanced: bool


class Partials:
    """The derivatives of every node, worked out when asked for."""

    def __init__(self, circuit: Circuit, values: Sequence[float], base: Sequence[float]) -> None:
        self.circuit, self.values, self.base = circuit, values, base
        self._known: dict[int, Local] = {}

    def at(self, node: int) -> Local:
        """Return the derivatives of a node."""
        found = self._known.get(node)
        if found is None:
            found = self._statement(node) if node < self.circuit.first else self._step(node)
            self._known[node] = found
        return found

    def branches(self, gate: Gate) -> list[Inputs]:
        """Return what a gate joins: the tied reasons, or the one balance."""
        if gate.unit == BALANCE:
            return [self.at(gate.node).inputs]
        pros, cons = self.circuit.shared[gate.node]
        return [Inputs([(member, 1.0)], []) for member in self._tied((pros + cons)[gate.unit])]

    def answer(self, gate: Gate, moves: Sequence[float]) -> float:
        """Return how far a gate moves when its branches move."""
        if any(map(isnan, moves)):
            return nan
        if gate.unit != BALANCE:
            return max(moves)
        strength = self.base[gate.node]
        return moves[0] * (1.0 - strength if moves[0] >= 0.0 else strength)

    def _statement(self, node: int) -> Local:
        pros, cons = self._units(node)
        backing = [1.0 - self._strongest(unit) for unit in pros]
        attack = [1.0 - self._strongest(unit) for unit in cons]
        spared, backed = _others(backing), _others(attack)
        balance = (attack[0] * backed[0] if cons else 1.0) - (backing[0] * spared[0] if pros else 1.0)
        strength = self.base[node]
        level = abs(balance) <= EVEN
        balanced = level and abs(1.0 - 2.0 * strength) > EVEN and bool(pros or cons)
        slope = 1.0 if balanced else 1.0 - strength if balance >= 0.0 or level else strength
        weights = [slope * other for other in spared] + [-slope * other for other in backed]
        return Local(1.0 - abs(balance), self._inputs(node, pros + cons, weights), balanced)

    def _step(self, node: int) -> Local:
        _, cons = self._units(node)
        premises = self.circuit.premises[node - self.circuit.first]
        factors = [self.values[premise] for premise in premises] + [1.0 - self._strongest(unit) for unit in cons]
        others, strength = _others(factors), self.base[node]
        signs = [strength] * len(premises) + [-strength] * len(cons)
        weights = [sign * other for sign, other in zip(signs, others, strict=True)]
        count = len(premises)
        inputs = self._inputs(node, cons, weights[count:])
        inputs.nodes.extend(zip(premises, weights, strict=False))
        return Local(factors[0] * others[0] if factors else 1.0, inputs, balanced=False)

    def _units(self, node: int) -> tuple[Units, Units]:
        circuit = self.circuit
        if node in circuit.shared:
            return circuit.shared[node]
        pros = circuit.pros[node]
        return tuple((pro,) for pro in pros), tuple((con,) for con in circuit.cons[node])

    def _strongest(self, unit: Sequence[int]) -> float:
        return self.values[unit[0]] if len(unit) == 1 else max(self.values[member] for member in unit)

    def _tied(self, unit: Sequence[int]) -> list[int]:
        top = self._strongest(unit)
        return [member for member in unit if top - self.values[member] <= EVEN]

    def _inputs(self, node: int, units: Units, weights: Sequence[float]) -> Inputs:
        inputs = Inputs([], [])
        for number, (unit, weight) in enumerate(zip(units, weights, strict=True)):
            tied = unit if len(unit) == 1 else self._tied(unit)
            if len(tied) == 1:
                inputs.nodes.append((tied[0], weight))
            else:
                inputs.gates.append((Gate(node, number), weight))
        return inputs


def _others(factors: Sequence[float]) -> list[float]:
    """Per factor, the product of all others; without division, since a factor may be 0."""
    products = [1.0] * len(factors)
    left = right = 1.0
    for number, factor in enumerate(factors):
        products[number] = left
        left *= factor
    for number in range(len(factors) - 1, -1, -1):
        products[number] *= right
        right *= factors[number]
    return products
