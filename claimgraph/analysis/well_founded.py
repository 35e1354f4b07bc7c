"""The well-founded model of a map, for one map or for many variants of it at once.

A variant is a *world*: the map with one statement or inference removed, or with one
statement made basic. A node has one bit per world, so that one pass of the rules over
integers judges thousands of worlds. The plain map is the case of a single world.

The model is computed as the least fixpoint of Fitting's three-valued step and of
unfounded sets (Van Gelder, Ross & Schlipf, J. ACM 38, 1991), one strong component after
the other; the model of a map splits along its components (Lifschitz & Turner, ICLP 1994).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from claimgraph.graph.abstract_map import AbstractMap

Component = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Worlds:
    """Variants of a map, each one bit of an integer."""

    count: int = 1
    removed: Mapping[int, int] = field(default_factory=dict)
    """Per node, the worlds in which it is gone. What hangs on it is out by the rules."""
    granted: Mapping[int, int] = field(default_factory=dict)
    """Per statement, the worlds in which it is basic though the map does not say so."""


@dataclass(frozen=True, slots=True)
class Model:
    """What the rules give, per node as a set of worlds."""

    certain: list[int]
    """Worlds in which the node is in."""
    possible: list[int]
    """Worlds in which the node is not out."""
    turn: list[int]
    """When the node was decided in a single world; -1 where it is undecided."""
    circle: dict[int, int]
    """Nodes that are out because they have nothing behind them but each other, with the number of their set."""


def solve(map_: AbstractMap, components: Iterable[Component] | None = None, worlds: Worlds | None = None) -> Model:
    """Compute the well-founded model.

    Args:
        map_: the map.
        components: what to judge, causes before effects; the whole map unless told. What is
            left out counts as out, so the components must hold all that they depend on.
        worlds: the variants to judge; unless told, the map as it stands.
    """
    rules = _Rules(map_, worlds or Worlds())
    model, holds = rules.model, rules.holds
    certain, possible = model.certain, model.possible
    for component in map_.components if components is None else components:
        if len(component) == 1:
            node = component[0]
            certain[node] = holds(node, certain, possible)
            possible[node] = holds(node, possible, certain)
            rules.note(node)
        else:
            _Knot(component, rules).untie()
    return model


class _Rules:
    """The rules of the model, read node by node in all worlds at once."""

    def __init__(self, map_: AbstractMap, worlds: Worlds) -> None:
        self.first = len(map_.statements)
        self.pros, self.cons, self.depends = map_.pros, map_.cons, map_.depends
        self.premises = map_.premises
        self.struck = [target if step.mutual else -1 for step, target in zip(map_.steps, map_.target, strict=True)]
        self.full = full = (1 << worlds.count) - 1
        self.basic = [full if statement.basic else 0 for statement in map_.statements]
        for node, mask in worlds.granted.items():
            self.basic[node] |= mask
        self.present = [full] * map_.size
        for node, mask in worlds.removed.items():
            self.present[node] &= ~mask
        self.model = Model([0] * map_.size, [0] * map_.size, [-1] * map_.size, {})
        self.single = worlds.count == 1
        self.clock = 0
        self.circles = 0

    def holds(self, node: int, granted: Sequence[int], doubted: Sequence[int]) -> int:
        """Worlds in which the rules give the node, positive parts read in one model and negated ones in the other."""
        found = self.backed(node, granted)
        for con in self.cons[node]:
            found &= ~doubted[con]
        if node >= self.first and (target := self.struck[node - self.first]) >= 0:
            found &= ~doubted[target]
        return found

    def backed(self, node: int, granted: Sequence[int]) -> int:
        """Worlds in which the positive part of a rule for the node holds."""
        if node < self.first:
            found = self.basic[node]
            for pro in self.pros[node]:
                found |= granted[pro]
            return found & self.present[node]
        found = self.present[node]
        for premise in self.premises[node - self.first]:
            found &= granted[premise]
        return found

    def note(self, node: int) -> None:
        """Keep when a node was decided."""
        model = self.model
        if self.single and model.certain[node] == model.possible[node]:
            model.turn[node] = self.clock
            self.clock += 1

    def drop(self, unfounded: Iterable[tuple[int, int]]) -> None:
        """Take nodes out in the worlds where they have nothing behind them but each other."""
        for node, mask in unfounded:
            self.model.possible[node] &= ~mask
            if self.single:
                self.model.circle[node] = self.circles
            self.note(node)
        self.circles += 1


class _Knot:
    """A component whose members depend on each other."""

    def __init__(self, component: Component, rules: _Rules) -> None:
        self.rules = rules
        members = set(component)
        parents = {node: [p for p in rules.depends[node] if p in members] for node in component}
        self.order = _causes_first(component, parents)
        self.place = {node: place for place, node in enumerate(self.order)}
        self.users: dict[int, list[int]] = {node: [] for node in component}
        """Per member, the places of the members that depend on it."""
        for node in self.order:
            for parent in parents[node]:
                self.users[parent].append(self.place[node])

    def untie(self) -> None:
        """Settle the members."""
        possible, present = self.rules.model.possible, self.rules.present
        for node in self.order:
            possible[node] = present[node]
        self._sweep(range(len(self.order)), self._fitting)
        while unfounded := self._unfounded():
            self.rules.drop(unfounded)
            self._sweep({place for node, _ in unfounded for place in self.users[node]}, self._fitting)

    def _sweep(self, places: Iterable[int], visit: Callable[[int], bool]) -> None:
        """Visit members in order, and those that depend on what a visit changed, until nothing changes."""
        coming = sorted(places)
        while coming:
            current, waiting, later = coming, set(coming), set[int]()
            while current:
                place = heappop(current)
                node = self.order[place]
                if visit(node):
                    for user in self.users[node]:
                        if user <= place:
                            later.add(user)
                        elif user not in waiting:
                            waiting.add(user)
                            heappush(current, user)
            coming = sorted(later)

    def _fitting(self, node: int) -> bool:
        """Apply Fitting's step to a member: what is certain grows, what is possible shrinks."""
        rules = self.rules
        certain, possible = rules.model.certain, rules.model.possible
        surely = rules.holds(node, certain, possible)
        maybe = rules.holds(node, possible, certain) & possible[node]
        if surely == certain[node] and maybe == possible[node]:
            return False
        certain[node], possible[node] = surely, maybe
        rules.note(node)
        return True

    def _unfounded(self) -> list[tuple[int, int]]:
        """Find what is possible only through itself: members, each with the worlds where that is so."""
        possible, backed = self.rules.model.possible, self.rules.backed
        ceiling = {node: possible[node] for node in self.order}
        for node in self.order:
            possible[node] = 0

        def found(node: int) -> bool:
            before = possible[node]
            possible[node] = backed(node, possible) & ceiling[node]
            return possible[node] != before

        self._sweep(range(len(self.order)), found)
        unfounded = [(node, most & ~possible[node]) for node, most in ceiling.items() if most != possible[node]]
        for node, most in ceiling.items():
            possible[node] = most
        return unfounded


def _causes_first(nodes: Sequence[int], parents: Mapping[int, Sequence[int]]) -> list[int]:
    """Order nodes so that each comes after its parents wherever a cycle does not forbid it."""
    order: list[int] = []
    met: set[int] = set()
    for root in nodes:
        if root in met:
            continue
        met.add(root)
        work = [(root, iter(parents[root]))]
        while work:
            node, pending = work[-1]
            parent = next((p for p in pending if p not in met), None)
            if parent is None:
                order.append(node)
                work.pop()
            else:
                met.add(parent)
                work.append((parent, iter(parents[parent])))
    return order
