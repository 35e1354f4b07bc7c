"""How a root's strength answers to the initial strength of each node: d sig(root) / d t(x).

Reverse mode, one pass over the root's ancestors. On attack-free trees of independent
premises this is the Birnbaum importance (Birnbaum, 1969). The figure is that of the
merged strengths, taken at the middle of each base where bases are intervals.

Kinks. Where the reasons for a statement weigh as much as those against it (vs = va), its
slope is 1 - t upwards and t downwards; where two reasons of one origin tie for the
maximum, raising one moves the maximum and lowering it does not. There the root has two
slopes in x, and both are given. What goes into a kink takes a pass of its own, and the
pieces are joined in the end: the slopes beside a kink do not add up along several paths.

Cycles. At the fixed point x = F(x, t) of an attack cycle the adjoint solves λ = b + Jᵀλ
(implicit differentiation), by the damped iteration that found the fixed point. There is no
gradient (None) for what reaches the root through a cycle where that does not settle, as
with a continuum of fixed points, or where a member of the cycle is at a kink.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import isnan, nan
from typing import NamedTuple

from claimgraph.analysis.circuit import CAP, EXACT, FACTOR, TOLERANCE, Circuit, Component, Wiring
from claimgraph.analysis.partials import BALANCE, Gate, Inputs, Partials
from claimgraph.graph.abstract_map import AbstractMap
from claimgraph.graph.components import reachable


class Slope(NamedTuple):
    """Change of the root's strength per change of a node's initial strength; two figures at a kink."""

    falling: float
    """When the initial strength is lowered a little."""
    rising: float
    """When it is raised a little."""

    @property
    def size(self) -> float:
        """The larger of the two, without sign: by this nodes are ranked."""
        return max(abs(self.falling), abs(self.rising))


def gradient(map_: AbstractMap, root: str) -> dict[str, Slope | None]:
    """Return the slope of the root in every node that it depends on, itself included.

    Raises:
        MapError: if the root is not in the map.
    """
    return Gradients(map_).of(root)


def ranked(slopes: Mapping[str, Slope | None]) -> list[str]:
    """Return the ids that have a slope other than 0, largest first; in map order where they tie."""
    sizes = {id_: slope.size for id_, slope in slopes.items() if slope is not None}
    return sorted((id_ for id_, size in sizes.items() if size > 0.0), key=lambda id_: -sizes[id_])


class Gradients:
    """The gradients of one map, for one root after another."""

    def __init__(self, map_: AbstractMap) -> None:
        self.map = map_
        self.wiring = Wiring(map_)
        circuit = Circuit(self.wiring, merging=True)
        bases = [sum(item.base) / 2 for items in (map_.statements, map_.steps) for item in items]
        self.values = [nan] * map_.size
        circuit.evaluate(self.wiring.order, [self.values], [bases])
        self.partials = Partials(circuit, self.values, bases)

    def of(self, root: str) -> dict[str, Slope | None]:
        """Return the slope of a root in every node that it depends on, itself included.

        Raises:
            MapError: if the root is not in the map.
        """
        node = self.map.node(root)
        cone = reachable([node], self.wiring.depends)
        if isnan(self.values[node]):
            return {self.map.id_of(x): None for x in sorted(cone)}
        order = [component for component in self.wiring.order if component[0] in cone]
        found = _Join(self.partials, order).slopes(node)
        zero = Slope(0.0, 0.0)
        return {self.map.id_of(x): found.get(x, zero) for x in sorted(cone)}


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one linear piece answers to."""

    nodes: dict[int, float] = field(default_factory=dict)
    """Derivative by the initial strength of a node."""
    gates: dict[Gate, float] = field(default_factory=dict)
    """Derivative by what comes out of a gate."""


class _Join:
    """Joins the linear pieces at their gates."""

    def __init__(self, partials: Partials, order: Sequence[Component]) -> None:
        self.partials = partials
        self.order = order
        self.place = {node: place for place, component in enumerate(order) for node in component}
        self.moves: dict[Gate, dict[int, tuple[float, float]]] = {}
        """Per gate, how it moves when a node's initial strength is lowered and when it is raised, per unit."""

    def slopes(self, root: int) -> dict[int, Slope | None]:
        """Return the slope of the root in every node that it answers to."""
        top = self._pull(Inputs([(root, 1.0)], []))
        if not top.gates:
            return {x: None if isnan(weight) else Slope(weight, weight) for x, weight in top.nodes.items()}
        branches: dict[Gate, list[_Piece]] = {}
        pending = list(top.gates)
        while pending:
            gate = pending.pop()
            if gate not in branches:
                branches[gate] = [self._pull(inputs) for inputs in self.partials.branches(gate)]
                pending.extend(other for piece in branches[gate] for other in piece.gates)
        for gate in sorted(branches, key=lambda gate: (self.place[gate.node], gate)):
            pieces = branches[gate]
            self.moves[gate] = {
                x: (self._answer(gate, pieces, x, 0), self._answer(gate, pieces, x, 1))
                for x in set().union(*map(self._reach, pieces))
            }
        return {x: _slope(self._move(top, x, 0), self._move(top, x, 1)) for x in self._reach(top)}

    def _pull(self, inputs: Inputs) -> _Piece:
        return _Pull(self.partials, self.order, self.place).run(inputs)

    def _answer(self, gate: Gate, pieces: Sequence[_Piece], x: int, side: int) -> float:
        return self.partials.answer(gate, [self._move(piece, x, side) for piece in pieces])

    def _reach(self, piece: _Piece) -> set[int]:
        return set(piece.nodes).union(*(self.moves[gate] for gate in piece.gates))

    def _move(self, piece: _Piece, x: int, side: int) -> float:
        """How far a piece moves, per unit, when t(x) is lowered (side 0) or raised (side 1)."""
        move = piece.nodes.get(x, 0.0) * (1.0 if side else -1.0)
        for gate, weight in piece.gates.items():
            if x in self.moves[gate]:
                move += weight * self.moves[gate][x][side]
        return move


def _slope(lowered: float, raised: float) -> Slope | None:
    return None if isnan(lowered + raised) else Slope(-lowered, raised)


class _Pull:
    """Follows derivatives back from some inputs, up to the gates before them."""

    def __init__(self, partials: Partials, order: Sequence[Component], place: Mapping[int, int]) -> None:
        self.partials, self.order, self.place = partials, order, place
        self.piece = _Piece()
        self.adjoint: dict[int, float] = {}
        self.queue: list[int] = []
        """Places of the components to come, negated: effects before causes."""

    def run(self, inputs: Inputs) -> _Piece:
        """Return what the inputs answer to."""
        self._pass_on(inputs, 1.0)
        last = 1
        while self.queue:
            place = heappop(self.queue)
            if place == last:
                continue
            last = place
            component = self.order[-place]
            if len(component) == 1:
                self._visit(component[0], self.adjoint.pop(component[0]))
            else:
                self._visit_cycle(component)
        return self.piece

    def _visit(self, node: int, weight: float) -> None:
        local = self.partials.at(node)
        self.piece.nodes[node] = weight * local.own
        if local.balanced:
            self.piece.gates[Gate(node, BALANCE)] = weight
        else:
            self._pass_on(local.inputs, weight)

    def _pass_on(self, inputs: Inputs, weight: float) -> None:
        adjoint, place = self.adjoint, self.place
        for node, slope in inputs.nodes:
            if node in adjoint:
                adjoint[node] += weight * slope
            else:
                adjoint[node] = weight * slope
                heappush(self.queue, -place[node])
        for gate, slope in inputs.gates:
            self.piece.gates[gate] = self.piece.gates.get(gate, 0.0) + weight * slope

    def _visit_cycle(self, component: Component) -> None:
        """Solve for the weights of a cycle's members, then pass them on to what lies before it."""
        number = {node: position for position, node in enumerate(component)}
        members = [self.partials.at(node) for node in component]
        seeds = [self.adjoint.pop(node, 0.0) for node in component]
        if any(local.balanced or local.inputs.gates for local in members):
            self.piece.nodes.update(dict.fromkeys(component, nan))
            before = {parent for node in component for parent in self.partials.circuit.depends[node]}
            self._pass_on(Inputs([(parent, nan) for parent in sorted(before.difference(component))], []), 1.0)
            return
        inner = [
            (position, number[node], slope)
            for position, local in enumerate(members)
            for node, slope in local.inputs.nodes
            if node in number
        ]
        for node, local, weight in zip(component, members, _fixed_point(seeds, inner), strict=True):
            self.piece.nodes[node] = weight * local.own
            self._pass_on(Inputs([pair for pair in local.inputs.nodes if pair[0] not in number], []), weight)


def _fixed_point(seeds: Sequence[float], edges: Sequence[tuple[int, int, float]]) -> list[float]:
    """Solve weights = seeds + Jᵀ weights by damped iteration; nan where it does not settle."""
    weights = list(seeds)
    change, scale = 1.0, 0.0
    for _ in range(CAP):
        after = list(seeds)
        for effect, cause, slope in edges:
            after[cause] += slope * weights[effect]
        change = max(abs(new - old) for new, old in zip(after, weights, strict=True))
        weights = [old + FACTOR * (new - old) for new, old in zip(after, weights, strict=True)]
        scale = 1.0 + sum(map(abs, weights))
        if not change > EXACT * scale:
            break
    return weights if change <= TOLERANCE * scale else [nan] * len(weights)
