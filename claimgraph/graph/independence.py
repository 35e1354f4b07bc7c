"""Independence: which reasons for one claim come down to the same thing, and so count once.

The *ground* of a step is all that it comes down to: the origins and the grants that it can
reach downwards through steps for. Steps onto one statement on one side whose grounds overlap
form one origin, joined transitively; so five routes to one finding weigh no more than the best
of them, and restating a claim adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from claimgraph.graph.components import strong_components
from claimgraph.graph.weighed_map import Statement
from claimgraph.graph.weighed_map import Step

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
    """What they share, each at least two of them: origins, and statements that are granted or have no reason."""


def joined(
    statements: Sequence[Statement], steps: Sequence[Step], origins: Origins
) -> tuple[list[Step], list[CountedOnce]]:
    """Return the steps with those of one origin joined, and which were, and by what.

    Grounds are sets of bits, one per origin, worked out in one pass over the condensed graph of
    support, causes before effects; each is given up once nothing above needs it any more.

    Args:
        statements: the statements of a map.
        steps: its steps; origins that they name are replaced.
        origins: what each step comes from by itself.
    """
    grounds = _Grounds(statements, steps, origins)
    origin_of: dict[str, str] = {}
    once: list[CountedOnce] = []
    for members, shared in grounds.circles():
        first = steps[members[0]]
        names = tuple(steps[number].id for number in members)
        once.append(CountedOnce(first.target, first.pro, names, shared))
        origin_of.update(dict.fromkeys(names, names[0]))
    once.sort(key=lambda it: grounds.number_of[it.steps[0]])
    return [_with_origin(step, origin_of.get(step.id)) for step in steps], once


def _with_origin(step: Step, origin: str | None) -> Step:
    return step if step.origin == origin else step._replace(origin=origin)


class _Grounds:
    """Works out grounds, and gives them up."""

    def __init__(self, statements: Sequence[Statement], steps: Sequence[Step], origins: Origins) -> None:
        self.statements, self.steps, self.origins = statements, steps, origins
        self.index = {statement.id: node for node, statement in enumerate(statements)}
        self.number_of = {step.id: number for number, step in enumerate(steps)}
        self.onto: list[list[int]] = [[] for _ in statements]
        """Per statement, the steps onto it, of both sides."""
        self.premises: list[list[int]] = []
        below: list[list[int]] = [[] for _ in statements]
        self.waiting = [0] * len(statements)
        """Per statement, how many steps have still to ask for its ground."""
        for number, step in enumerate(steps):
            premises = [self.index[premise] for premise in step.premises] if step.premises else []
            self.premises.append(premises)
            target = self.index.get(step.target)
            if target is None:
                continue
            self.onto[target].append(number)
            if step.pro:
                below[target] += premises
        self.below = below
        for onto in self.onto:
            for number in (*self._side(onto, pro=True), *self._contrary(onto)):
                for premise in self.premises[number]:
                    self.waiting[premise] += 1
        self.ground: dict[int, int] = {}
        self.bit: dict[str, int] = {}
        self.names: list[str] = []

    def circles(self) -> Iterator[tuple[list[int], tuple[str, ...]]]:
        """Yield the steps that form one origin, and what they share."""
        contrary: list[list[int]] = []
        for component in strong_components(self.below):
            ground = self._reached(component)
            for node in component:
                self.ground[node] = ground
            for node in component:
                yield from self._leave(self._side(self.onto[node], pro=True))
                contrary.append(self._contrary(self.onto[node]))
                self._forget(node)
        for numbers in contrary:
            yield from self._leave(numbers)

    def _side(self, onto: Iterable[int], *, pro: bool) -> list[int]:
        return [number for number in onto if self.steps[number].pro is pro]

    def _contrary(self, onto: Iterable[int]) -> list[int]:
        """Return the steps against a statement, if there are several that might be one."""
        found = self._side(onto, pro=False)
        return found if len(found) > 1 else []

    def _reached(self, component: Sequence[int]) -> int:
        found = 0
        for node in component:
            statement = self.statements[node]
            if statement.granted:
                found |= self._bit(statement.id)
            for number in self.onto[node]:
                if self.steps[number].pro:
                    found |= self._own(number)
                    for premise in self.premises[number]:
                        found |= self.ground.get(premise, 0)
        return found

    def _own(self, number: int) -> int:
        found = 0
        for origin in self.origins.get(self.steps[number].id, ()):
            found |= self._bit(origin)
        return found

    def _bit(self, name: str) -> int:
        if name not in self.bit:
            self.bit[name] = 1 << len(self.names)
            self.names.append(name)
        return self.bit[name]

    def _ground_of(self, number: int) -> int:
        """Return the ground of a step: what it comes down to, or its premises where that is nothing."""
        found = self._own(number)
        for premise in self.premises[number]:
            found |= self.ground[premise]
        if not found:
            for premise in self.premises[number]:
                found |= self._bit(self.statements[premise].id)
        return found

    def _leave(self, numbers: Sequence[int]) -> Iterator[tuple[list[int], tuple[str, ...]]]:
        """Yield those of some steps onto one statement that form one origin; then do without what is behind them."""
        if len(numbers) > 1:
            yield from self._joined(numbers)
        for number in numbers:
            for premise in self.premises[number]:
                self.waiting[premise] -= 1
                self._forget(premise)

    def _joined(self, numbers: Iterable[int]) -> Iterator[tuple[list[int], tuple[str, ...]]]:
        circles: list[tuple[int, list[int], int]] = []
        reached = 0
        for number in numbers:
            ground, members, shared = self._ground_of(number), [number], 0
            if ground & reached:
                meeting = [circle for circle in circles if circle[0] & ground]
                circles = [circle for circle in circles if not circle[0] & ground]
                for other, others, before in meeting:
                    shared |= before | (other & ground)
                    ground |= other
                    members += others
            reached |= ground
            circles.append((ground, members, shared))
        for _, members, shared in circles:
            if len(members) > 1:
                yield sorted(members), tuple(sorted(self._named(shared)))

    def _named(self, bits: int) -> Iterator[str]:
        while bits:
            lowest = bits & -bits
            yield self.names[lowest.bit_length() - 1]
            bits ^= lowest

    def _forget(self, node: int) -> None:
        if not self.waiting[node]:
            self.ground.pop(node, None)
