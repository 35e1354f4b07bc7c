"""What carries a statement: what its label hangs on, and what would change it.

Every what-if is a world of one model (`well_founded`), so that thousands of them are judged
in one pass over the ancestors of the statement. What an explanation does not name cannot
change the label, so only what it names is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimgraph.analysis.circuit import Circuit, Component, Wiring
from claimgraph.analysis.status import Label, read_label
from claimgraph.analysis.strength import Strength, base_ends, read_strength
from claimgraph.analysis.tracing import explain
from claimgraph.analysis.well_founded import Model, Worlds, solve
from claimgraph.graph.abstract_map import AbstractMap, MapError
from claimgraph.graph.components import reachable

AT_ONCE = 4096
"""Worlds judged in one pass: enough to spread its cost, few enough for memory."""


def critical(map_: AbstractMap, statement: str, model: Model | None = None) -> dict[str, Label]:
    """Find the nodes whose single removal changes the label of a statement.

    Args:
        map_: the map.
        statement: the statement in question; it does not count as critical for itself.
        model: ``solve(map_)``, where it is at hand.

    Returns:
        The label that the statement then gets, by the id of what is removed, in map order.

    Raises:
        MapError: if there is no such statement.
    """
    _statement(map_, statement)
    explanation = explain(map_, statement, model)
    labels = labels_without(map_, statement, (id_ for id_ in explanation.reasons if id_ != statement))
    return {id_: label for id_, label in labels.items() if label is not explanation.label}


def labels_without(map_: AbstractMap, statement: str, ids: Iterable[str]) -> dict[str, Label]:
    """Label a statement in the maps that lack one of these ids each, as `AbstractMap.without` has them.

    Raises:
        MapError: if an id is not in the map, if it is that of the statement itself, or if
            there is no such statement.
    """
    root = _statement(map_, statement)
    nodes = sorted(map(map_.node, ids))
    if root in nodes:
        raise MapError(f'"{statement}" has no label in a map without it')
    return _label_each(map_, root, nodes, lambda lanes: Worlds(len(lanes), removed=lanes))


def labels_granting(map_: AbstractMap, statement: str, ids: Iterable[str]) -> dict[str, Label]:
    """Label a statement in the maps that have one of these statements each made basic.

    Raises:
        MapError: if there is no such statement.
    """
    nodes = sorted(_statement(map_, id_) for id_ in ids)
    return _label_each(map_, _statement(map_, statement), nodes, lambda lanes: Worlds(len(lanes), granted=lanes))


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of a statement when one node is removed."""

    removed: str
    label: Label
    strength: Strength
    """With reasons of one origin merged."""


def removal_effects(map_: AbstractMap, statement: str, ids: Iterable[str]) -> tuple[Effect, ...]:
    """Compute the label and the strength of a statement after removing each of some nodes.

    Returns:
        One effect per id, in the order given.

    Raises:
        MapError: as `labels_without`.
    """
    ids = tuple(ids)
    labels = labels_without(map_, statement, ids)
    removal = _Removal(map_, map_.node(statement))
    return tuple(Effect(id_, labels[id_], removal.strength_without(map_.node(id_))) for id_ in ids)


def _statement(map_: AbstractMap, id_: str) -> int:
    node = map_.node(id_)
    if node >= len(map_.statements):
        raise MapError(f'"{id_}" is an inference: name a statement')
    return node


def _label_each(
    map_: AbstractMap, root: int, nodes: Sequence[int], worlds: Callable[[Mapping[int, int]], Worlds]
) -> dict[str, Label]:
    """Label the root in one world per node."""
    cone = reachable([root], map_.depends)
    components = [component for component in map_.components if component[0] in cone]
    labels: dict[str, Label] = {}
    for start in range(0, len(nodes), AT_ONCE):
        lanes = {node: 1 << lane for lane, node in enumerate(nodes[start : start + AT_ONCE])}
        model = solve(map_, components, worlds(lanes))
        labels.update((map_.id_of(node), read_label(model, root, lane)) for lane, node in enumerate(lanes))
    return labels


class _Removal:
    """Recomputes a root's strength without one node, from what that node bears on alone."""

    def __init__(self, map_: AbstractMap, root: int) -> None:
        self.map, self.root = map_, root
        self.wiring = Wiring(map_)
        self.circuit = Circuit(self.wiring, merging=True)
        self.bases = base_ends(map_)
        cone = reachable([root], self.wiring.depends)
        self.order = [component for component in self.wiring.order if component[0] in cone]
        self.users: dict[int, list[int]] = {node: [] for node in cone}
        for node in cone:
            for parent in self.wiring.depends[node]:
                self.users[parent].append(node)
        self.ends = [[0.0] * map_.size for _ in self.bases]
        self.circuit.evaluate(self.order, self.ends, self.bases)

    def strength_without(self, node: int) -> Strength:
        """Return the root's strength; what is gone counts as 0, which changes nothing but its own share."""
        gone = self._gone(node)
        touched = reachable([other for other in gone if other in self.users], self.users)
        ends = [list(values) for values in self.ends]
        for other in gone:
            for values in ends:
                values[other] = 0.0
        self.circuit.evaluate(self._parts(touched - gone), ends, self.bases)
        return read_strength(ends, self.root)

    def _gone(self, node: int) -> set[int]:
        """The node, and the inferences that go with it because a premise or their target goes."""
        first = len(self.map.statements)
        gone, pending = {node}, [node]
        while pending:
            node = pending.pop()
            hanging = set(self.map.pros[node] + self.map.cons[node])
            if node < first:
                hanging.update(first + step for step in self.map.used_in[node])
            pending.extend(hanging - gone)
            gone |= hanging
        return gone

    def _parts(self, nodes: set[int]) -> Iterable[Component]:
        """The components among some nodes; a cycle may fall apart when a member is gone."""
        for component in self.order:
            members = [node for node in component if node in nodes]
            if members:
                yield from self.wiring.parts(members)
