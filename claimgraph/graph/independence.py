"""Independence: which reasons for one claim come down to the same thing, and so count once.

The *ground* of a step is all that it comes down to: the origins and the grants that it can
reach downwards through steps for. Steps onto one statement on one side whose grounds overlap
form one origin, joined transitively; so five routes to one finding weigh no more than the best
of them, and restating a claim adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimgraph.graph.components import strong_components
from claimgraph.graph.weighed_map import WeighedMap

FEW = 3
"""How many of the things that reasons share are named; near the top of a large argument there are thousands."""

Origins = Mapping[str, tuple[str, ...]]
"""Per step that has any, its own origins: of a finding its source, for example."""


@dataclass(frozen=True, slots=True)
class CountedOnce:
    """Reasons that count as one."""

    target: str
    pro: bool
    steps: tuple[str, ...]
    """Two or more, in order of reading."""
    shared: tuple[str, ...]
    """What at least two of them share, the first few by name: origins, and statements that are granted or bare."""


def joined(map_: WeighedMap, springs: Springs) -> tuple[WeighedMap, list[CountedOnce]]:
    """Return the map in which steps of one origin are joined, and a list of the steps that were joined and why.

    Args:
        map_: a map whose steps name no origins yet.
        springs: those of the map, or of one of the same links.
    """
    steps = list(map_.steps)
    once: list[CountedOnce] = []
    grounds = _Grounds(map_, springs)
    for members, shared in grounds.circles():
        together = [map_.step(node) for node in members]
        first = together[0]
        ids = tuple(step.id for step in together)
        once.append(CountedOnce(first.target, first.pro, ids, grounds.named(shared)))
        for node in members:
            steps[node - map_.first] = map_.step(node)._replace(origin=first.id)
    once.sort(key=lambda it: map_.index[it.steps[0]])
    return replace(map_, steps=tuple(steps)), once


Circle = tuple[list[int], int]
"""Steps that form one origin, and what at least two of them share."""


class Springs:
    """What the grounds of the steps of a map spring from: all that follows from its links, and from the origins."""

    def __init__(self, map_: WeighedMap, origins: Origins) -> None:
        """Look them up.

        Args:
            map_: a map whose steps name no origins yet.
            origins: what each step comes from by itself.
        """
        self.map = map_
        self.pros: list[list[int]] = [[] for _ in range(map_.first)]
        self.cons: list[list[int]] = [[] for _ in range(map_.first)]
        self.below: list[list[int]] = [[] for _ in range(map_.first)]
        """Per statement, the premises of the steps for it."""
        self._sort_steps()
        named = sorted({name for names in origins.values() for name in names})
        others = sorted({statement.id for statement in map_.statements}.difference(named))
        self.names = [*named, *others]
        """All that a ground can hold: origins, then statements."""
        self.origins = len(named)
        self.place = {name: place for place, name in enumerate(self.names)}
        self.own = {map_.index[id_]: self.bits(names) for id_, names in origins.items() if id_ in map_.index}
        self.opposed = [cons for cons in self.cons if len(cons) > 1]
        self.waiting = self._waiting()
        self.components = list(strong_components(self.below))

    def _sort_steps(self) -> None:
        """Put each step onto a statement to the steps for it or to those against it."""
        for node, step in enumerate(self.map.steps, self.map.first):
            target = self.map.target[node]
            if target >= self.map.first:
                continue
            if step.pro:
                self.pros[target].append(node)
                self.below[target] += self.map.premises[node]
            else:
                self.cons[target].append(node)

    def _waiting(self) -> list[int]:
        """Return, per statement, how many uses of it as a premise still need its ground."""
        found = [0] * self.map.first
        for premises in self.below:
            for premise in premises:
                found[premise] += 1
        for cons in self.opposed:
            for node in cons:
                for premise in self.map.premises[node]:
                    found[premise] += 1
        return found

    def bits(self, names: Iterable[str]) -> int:
        """Return names as a set of bits."""
        found = 0
        for name in names:
            found |= 1 << self.place[name]
        return found


class _Grounds:
    """Computes grounds, as sets of bits, in one pass over the condensed graph of support, causes before effects.

    A ground is dropped once no step above needs it any more, which bounds memory by the width
    of the graph.
    """

    def __init__(self, map_: WeighedMap, springs: Springs) -> None:
        self.map, self.springs = map_, springs
        self.pros, self.own = springs.pros, springs.own
        self.granted = springs.bits(statement.id for statement in map_.statements if statement.granted)
        self.ground = [0] * map_.first
        self.waiting = [*springs.waiting]

    def circles(self) -> Iterator[Circle]:
        """Yield all steps that form one origin with others."""
        for component in self.springs.components:
            self._reach(component)
            for node in component:
                yield from self._done_with(self.pros[node])
        for cons in self.springs.opposed:
            yield from self._done_with(cons)

    def _reach(self, component: Sequence[int]) -> None:
        """Compute the ground of a strong component: one statement, or several that support each other."""
        own, ground, premises, statements = self.own, self.ground, self.map.premises, self.map.statements
        found = 0
        for node in component:
            if statements[node].granted:
                found |= self.springs.bits([statements[node].id])
            for step in self.pros[node]:
                found |= own.get(step, 0)
                for premise in premises[step]:
                    found |= ground[premise]
        for node in component:
            ground[node] = found

    def _done_with(self, steps: Sequence[int]) -> Iterator[Circle]:
        """Yield the circles among the steps onto one statement; then drop the grounds that no other step needs."""
        if len(steps) > 1:
            yield from self._meeting(steps)
        for step in steps:
            for premise in self.map.premises[step]:
                self.waiting[premise] -= 1
                if not self.waiting[premise]:
                    self.ground[premise] = 0

    def _meeting(self, steps: Iterable[int]) -> Iterator[Circle]:
        """Yield the circles that steps onto one statement form, joined transitively."""
        circles: list[tuple[int, list[int], int]] = []
        """What is reached by some steps, these steps, and what at least two of them reach."""
        reached = 0
        for own, together in self._by_ground(steps).items():
            members, ground, shared = together, own, own if len(together) > 1 else 0
            if ground & reached:
                meeting = [circle for circle in circles if circle[0] & own]
                circles = [circle for circle in circles if not circle[0] & own]
                for other, others, before in meeting:
                    shared |= before | (other & ground)
                    ground |= other
                    members = members + others
            reached |= ground
            circles.append((ground, members, shared))
        for ground, members, shared in circles:
            if ground and len(members) > 1:
                yield sorted(members), shared

    def _by_ground(self, steps: Iterable[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for step in steps:
            found.setdefault(self._ground_of(step), []).append(step)
        return found

    def _ground_of(self, step: int) -> int:
        """Return the ground of a step: what it comes down to, or its premises where that is nothing."""
        found = self.own.get(step, 0)
        premises = self.map.premises[step]
        for premise in premises:
            found |= self.ground[premise]
        return found or self.springs.bits(self.map.statements[premise].id for premise in premises)

    def named(self, bits: int) -> tuple[str, ...]:
        """Return the first few names of a set of bits: of origins, then of what is granted, then of all else."""
        origins = (1 << self.springs.origins) - 1
        of_origins, of_statements = bits & origins, bits & ~origins
        found: list[str] = []
        for part in (of_origins, of_statements & self.granted, of_statements & ~self.granted):
            left = part
            while left and len(found) < FEW:
                lowest = left & -left
                found.append(self.springs.names[lowest.bit_length() - 1])
                left ^= lowest
        return tuple(found)
