"""The weighed map: only what judgement needs, in arrays.

Statements are claims. Everything else is a step: premises (none for a finding), one target,
a side and a weight. Both share one index space: statement ``s`` is node ``s``, step ``j`` is
node ``len(statements) + j``. Whatever is listed per node is empty for nodes that have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from claimgraph.graph.components import reachable, strong_components
from claimgraph.standards.weights import default_standard, standards_of_proof

Nodes = tuple[int, ...]
Sides = list[Sequence[Sequence[int]]]
"""Per node, the steps onto it on one side, those of one origin together."""


class MapError(ValueError):
    """A map is malformed; the message names the item and what to mend."""


class Statement(NamedTuple):
    """A claim, as judgement sees it."""

    id: str
    standard: str = default_standard()
    """Standard of proof: one of `standards_of_proof`."""
    granted: float = 0.0
    """Weight of its being granted, from 0 to 1; 0 where it is not."""


class Step(NamedTuple):
    """A finding, an inference, an objection or an undercut, as judgement sees it."""

    id: str
    premises: tuple[str, ...]
    """Statements that are all needed; none for a finding."""
    target: str
    """A statement; for a step against also another step, which it then undercuts."""
    pro: bool = True
    weight: float = 1.0
    """From 0 to 1; ignored for an undercut."""
    origin: str | None = None
    """Of the steps onto one statement on one side that share an origin, only the best counts."""
    weakens: bool = False
    """An undercut that halves the weight of its target while it applies, and cancels nothing."""
    outweighs: bool = False
    """Whether its side takes a draw, while it applies and none of the other side claims the same."""


@dataclass(frozen=True)
class WeighedMap:
    """Statements and steps with their links resolved to nodes."""

    statements: tuple[Statement, ...]
    steps: tuple[Step, ...]
    index: Mapping[str, int] = field(repr=False)
    """Node of every statement id and step id."""
    premises: Sequence[Nodes] = field(repr=False)
    """Per node, the statements that a step needs."""
    target: Sequence[int] = field(repr=False)
    """Per node, what a step bears on; -1 for statements."""

    @classmethod
    def of(cls, statements: Iterable[Statement], steps: Iterable[Step]) -> WeighedMap:
        """Resolve ids to nodes.

        Raises:
            MapError: for a duplicate or an unknown id, an unknown standard, a weight or a grant
                outside 0 to 1, a premise that is no statement or stands twice, a support of a
                step, a step that targets itself, a weakening step that targets a statement, an
                undercut that outweighs.
        """
        statements, steps = tuple(statements), tuple(steps)
        index = {id_: node for node, id_ in enumerate([*(s.id for s in statements), *(s.id for s in steps)])}
        if len(index) < len(statements) + len(steps):
            _refuse_duplicates(statements, steps)
        first = len(statements)
        for statement in statements:
            _check_statement(statement)
        nothing: list[Nodes] = [()] * first
        premises = nothing + [_premises_of(step, index, first) if step.premises else () for step in steps]
        target = [-1] * first + [_target_of(step, index, first) for step in steps]
        return cls(statements, steps, index, premises, target)

    def with_numbers(self, statements: Sequence[Statement], steps: Sequence[Step]) -> WeighedMap | None:
        """Return a map of the same links and other numbers; None where anything else is another.

        All that was worked out of the links is known of that map, too.

        Args:
            statements: with other standards and grants.
            steps: with other weights, which are within their bounds.
        """
        if len(statements) != len(self.statements) or len(steps) != len(self.steps):
            return None
        if any(new is not old and new.id != old.id for new, old in zip(statements, self.statements, strict=True)):
            return None
        if any(new is not old and _links(new) != _links(old) for new, old in zip(steps, self.steps, strict=True)):
            return None
        found = WeighedMap(tuple(statements), tuple(steps), self.index, self.premises, self.target)
        found.__dict__.update((name, known) for name, known in self.__dict__.items() if name in _OF_LINKS)
        return found

    def has_links_of(self, other: WeighedMap) -> bool:
        """Whether `with_numbers` made one of the two maps from the other, after that was judged."""
        return self.supports is other.supports

    @property
    def size(self) -> int:
        """Number of nodes: statements and steps together."""
        return len(self.statements) + len(self.steps)

    @cached_property
    def first(self) -> int:
        """The node of the first step, and so the number of statements."""
        return len(self.statements)

    def node(self, id_: str) -> int:
        """Return the node of a statement or step.

        Raises:
            MapError: if there is none of this id.
        """
        if id_ not in self.index:
            raise MapError(f'"{id_}" is not in the map')
        return self.index[id_]

    def statement(self, id_: str) -> int:
        """Return the node of a statement.

        Raises:
            MapError: if there is no statement of this id.
        """
        node = self.node(id_)
        if node >= self.first:
            raise MapError(f'"{id_}" is a step: name a statement')
        return node

    def id_of(self, node: int) -> str:
        """Return the id of a node."""
        return self.statements[node].id if node < self.first else self.steps[node - self.first].id

    def step(self, node: int) -> Step:
        """Return the step that a node stands for."""
        return self.steps[node - self.first]

    def pros(self, node: int) -> Iterator[int]:
        """Yield the nodes of the steps for a statement, in map order within each origin."""
        return (step for origin in self.supports[node] for step in origin)

    def cons(self, node: int) -> Iterator[int]:
        """Yield the nodes of the steps against a statement, in map order within each origin."""
        return (step for origin in self.attacks[node] for step in origin)

    @cached_property
    def supports(self) -> Sides:
        """Per node, the steps for a statement, those of one origin together."""
        return self._sides(pro=True)

    @cached_property
    def attacks(self) -> Sides:
        """Per node, the steps against a statement, those of one origin together."""
        return self._sides(pro=False)

    def _sides(self, *, pro: bool) -> Sides:
        first, target = self.first, self.target
        found: list[list[Sequence[int]]] = [[] for _ in range(first)]
        shared: dict[tuple[int, str], list[int]] = {}
        for node, step in enumerate(self.steps, first):
            if step.pro is not pro or target[node] >= first:
                continue
            if step.origin is None:
                found[target[node]].append((node,))
                continue
            key = target[node], step.origin
            if key not in shared:
                shared[key] = []
                found[target[node]].append(shared[key])
            shared[key].append(node)
        nothing: Sides = [()] * len(self.steps)
        return found + nothing

    @cached_property
    def undercuts(self) -> list[Nodes]:
        """Per node, the steps that cancel a step while they apply."""
        return self._onto(weakening=False)

    @cached_property
    def weakeners(self) -> list[Nodes]:
        """Per node, the steps that halve the weight of a step while they apply."""
        return self._onto(weakening=True)

    def _onto(self, *, weakening: bool) -> list[Nodes]:
        found: list[Nodes] = [()] * self.size
        first = self.first
        for node, target in enumerate(self.target):
            if target >= first and self.step(node).weakens is weakening:
                found[target] += (node,)
        return found

    @cached_property
    def outweighing(self) -> dict[int, tuple[Nodes, Nodes]]:
        """Of the statements that have any, the steps for them and against them that take a draw."""
        found: dict[int, tuple[Nodes, Nodes]] = {}
        for node, step in enumerate(self.steps, self.first):
            if step.outweighs:
                ours, theirs = found.get(self.target[node], ((), ()))
                found[self.target[node]] = ((*ours, node), theirs) if step.pro else (ours, (*theirs, node))
        return found

    @cached_property
    def plain(self) -> list[int]:
        """The steps that depend on nothing, as most findings do."""
        depends = self.depends
        return [node for node in range(self.first, self.size) if not depends[node]]

    @cached_property
    def depends(self) -> list[Nodes]:
        """Per node, the nodes that its label depends on."""
        ends: list[list[int]] = [[] for _ in range(self.size)]
        for node in range(self.first, self.size):
            ends[self.target[node]].append(node)
        return [(*premises, *onto) for premises, onto in zip(self.premises, ends, strict=True)]

    @cached_property
    def users(self) -> list[Nodes]:
        """Per node, the nodes whose label depends on it."""
        found: list[list[int]] = [[] for _ in range(self.first)]
        for node in range(self.first, self.size):
            for premise in self.premises[node]:
                found[premise].append(node)
        return [*map(tuple, found), *((target,) for target in self.target[self.first :])]

    @cached_property
    def components(self) -> list[Nodes]:
        """Strong components of the dependence, causes before effects."""
        return list(strong_components(self.depends))

    @cached_property
    def behind_statements(self) -> frozenset[int]:
        """The nodes on which any statement depends, and all statements."""
        return frozenset(reachable(range(self.first), self.depends))

    @cached_property
    def nodes_of_statements(self) -> Mapping[str, int]:
        """The node of every statement, by its id."""
        return {statement.id: node for node, statement in enumerate(self.statements)}

    @cached_property
    def component_of(self) -> list[int]:
        """Per node, the number of its component."""
        found = [0] * self.size
        for number, component in enumerate(self.components):
            for node in component:
                found[node] = number
        return found


_OF_LINKS = frozenset(name for name, made in vars(WeighedMap).items() if isinstance(made, cached_property))
"""What is worked out of a map: of its links alone."""


def _links(step: Step) -> Step:
    return step._replace(weight=0.0)


def _refuse_duplicates(statements: Iterable[Statement], steps: Iterable[Step]) -> None:
    met: set[str] = set()
    for id_ in (*(s.id for s in statements), *(s.id for s in steps)):
        if id_ in met:
            raise MapError(f'"{id_}" is defined twice: give every statement and every step its own id')
        met.add(id_)


def _check_statement(statement: Statement) -> None:
    if statement.standard not in standards_of_proof():
        known = ", ".join(standards_of_proof())
        raise MapError(
            f'statement "{statement.id}" has the unknown standard "{statement.standard}": use one of {known}'
        )
    if not 0 <= statement.granted <= 1:
        raise MapError(f'statement "{statement.id}" is granted {statement.granted}: give a weight from 0 to 1')


def _premises_of(step: Step, index: Mapping[str, int], first: int) -> Nodes:
    if len(set(step.premises)) < len(step.premises):
        raise MapError(f'step "{step.id}" lists a premise twice: list each premise once')
    nodes = tuple([index.get(premise, first) for premise in step.premises])
    if max(nodes) < first:
        return nodes
    for premise, node in zip(step.premises, nodes, strict=True):
        if node >= first:
            raise MapError(f'step "{step.id}" has the premise "{premise}", which is no statement of the map')
    return nodes


def _target_of(step: Step, index: Mapping[str, int], first: int) -> int:
    node = index.get(step.target)
    if node is None:
        raise MapError(f'step "{step.id}" targets "{step.target}", which is not in the map')
    if not 0 <= step.weight <= 1:
        raise MapError(f'step "{step.id}" weighs {step.weight}: give a weight from 0 to 1')
    if step.target == step.id:
        raise MapError(f'step "{step.id}" targets itself: name the statement or step that it bears on')
    if node >= first:
        if step.pro:
            raise MapError(f'step "{step.id}" supports the step "{step.target}": only statements can be supported')
        if step.outweighs:
            raise MapError(
                f'step "{step.id}" outweighs, but targets the step "{step.target}": only a side of a statement can'
            )
    elif step.weakens:
        raise MapError(f'step "{step.id}" weakens the statement "{step.target}": only a step can be weakened')
    return node
