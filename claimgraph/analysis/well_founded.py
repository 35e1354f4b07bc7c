"""The well-founded model of a map, for one map or for many variants of it at once.

A variant is a *world*: the map with one statement or inference removed, or with one
statement made basic. A node has one bit per world, so that one pass of the rules over
integers judges thousands of worlds. The plain map is the case of a single world.

The model is computed as the least fixpoint of Fitting's three-valued step and of
unfounded sets (Van Gelder, Ross & Schlipf, J. ACM 38, 1991), one strong component after
the other; the model of a map splits along its components (Lifschitz & Turner, ICLP 1994).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

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
            _untie(component, rules)
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


def _untie(component: Component, rules: _Rules) -> None:
    """Settle a component whose members depend on each other."""
    members = set(component)
    users: dict[int, list[int]] = {node: [] for node in component}
    for node in component:
        rules.model.possible[node] = rules.present[node]
        for parent in rules.depends[node]:
            if parent in members:
                users[parent].append(node)
    _propagate(component, users, rules)
    while unfounded := _unfounded(component, users, rules):
        for node, mask in unfounded:
            rules.model.possible[node] &= ~mask
            if rules.single:
                rules.model.circle[node] = rules.circles
                rules.note(node)
        rules.circles += 1
        _propagate([user for node, _ in unfounded for user in users[node]], users, rules)


def _propagate(nodes: Iterable[int], users: Mapping[int, Sequence[int]], rules: _Rules) -> None:
    """Apply Fitting's step until it gives nothing new: what is certain grows, what is possible shrinks."""
    certain, possible, holds = rules.model.certain, rules.model.possible, rules.holds
    queue = deque(dict.fromkeys(nodes))
    waiting = set(queue)
    while queue:
        node = queue.popleft()
        waiting.discard(node)
        surely = holds(node, certain, possible)
        maybe = holds(node, possible, certain) & possible[node]
        if surely == certain[node] and maybe == possible[node]:
            continue
        certain[node], possible[node] = surely, maybe
        rules.note(node)
        for user in users[node]:
            if user not in waiting:
                waiting.add(user)
                queue.append(user)


def _unfounded(component: Component, users: Mapping[int, Sequence[int]], rules: _Rules) -> list[tuple[int, int]]:
    """Find what is possible only through itself: nodes, each with the worlds where that is so."""
    possible = rules.model.possible
    ceiling = {node: possible[node] for node in component}
    for node in component:
        possible[node] = 0
    queue = deque(component)
    while queue:
        node = queue.popleft()
        found = rules.backed(node, possible) & ceiling[node]
        if found != possible[node]:
            possible[node] = found
            queue.extend(users[node])
    unfounded = [(node, most & ~possible[node]) for node, most in ceiling.items() if most != possible[node]]
    for node, most in ceiling.items():
        possible[node] = most
    return unfounded
