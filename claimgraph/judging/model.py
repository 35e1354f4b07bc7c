"""The model of a map: what is accepted, refused or undecided, with both sides' weights and firmness."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from heapq import heappop, heappush
from itertools import chain

from claimgraph.graph.weighed_map import Nodes, WeighedMap
from claimgraph.judging.change import AS_IT_STANDS, Change, Reading, Setting
from claimgraph.judging.firmness import Firmness
from claimgraph.judging.knot import untie
from claimgraph.judging.rules import Rules

Interval = tuple[float, float]
State = tuple[tuple[int, int, float], tuple[float, float, float, float]]
"""The stored values of a node, to be restored: label, firmness, and weights by both bounds."""


class Label(StrEnum):
    """Value of a statement or step in the model."""

    IN = "IN"
    OUT = "OUT"
    UNDECIDED = "UNDECIDED"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a statement stands. Weights and firmness are from 0 to 1."""

    label: Label
    pro: Interval
    """What speaks for it: by the steps that surely apply, and by those that may."""
    con: Interval
    """What speaks against it, likewise."""
    firmness: float | None
    """None where it is not accepted."""


def distance(one: Standing, other: Standing) -> float:
    """Return the largest difference between two standings in a weight or in firmness."""
    ours, theirs = ((*each.pro, *each.con, each.firmness or 0.0) for each in (one, other))
    return max(abs(here - there) for here, there in zip(ours, theirs, strict=True))


class Model:
    """The model of a map under a change: the least fixpoint of the alternation, and firmness.

    Acyclic parts take one pass, causes before effects; knots are untied one by one.
    """

    def __init__(self, map_: WeighedMap, change: Change = AS_IT_STANDS, reading: Reading = Reading.ALL) -> None:
        self.map = map_
        self.setting = Setting(map_, reading)
        self.setting.make(change)
        self.rules = Rules(self.setting)
        self._firmness = Firmness(self.rules)

    def copied(self) -> Model:
        """Return a model to try changes on, which begins as this one; that takes a hundredth of judging anew."""
        other = copy(self)
        other.rules = self.rules.copied()
        other.setting = other.rules.setting
        other._firmness = self._firmness.copied(other.rules)  # noqa: SLF001 - of the same class
        return other

    def moved_to(self, map_: WeighedMap) -> Model:
        """Return the model of a map of the same links and other numbers; only what these reach is judged again."""
        other = self.copied()
        before, other.map = self.map, map_
        changed = other.rules.move_to(map_, _differing(before, map_))
        other.follow(changed, other._judge_again)  # noqa: SLF001 - of the same class
        return other

    def _judge_again(self, number: int) -> dict[int, State]:
        component = self.map.components[number]
        old = {node: self.state(node) for node in component}
        self.settle([component])
        return old

    def follow(
        self, changed: Iterable[int], judge: Callable[[int], Mapping[int, State]], cone: Container[int] | None = None
    ) -> None:
        """Judge again what other numbers reach, causes before effects, as long as values change.

        Args:
            changed: the nodes with other numbers.
            judge: judges a component again, and returns the old values of its nodes.
            cone: the nodes that matter, if not all do.
        """
        component_of, users, first = self.map.component_of, self.map.users, self.map.first
        waiting = {component_of[node] for node in changed}
        coming = sorted(waiting)
        while coming:
            number = heappop(coming)
            waiting.discard(number)
            for node, state in judge(number).items():
                new = self.state(node)
                if new == state or (node < first and new[0] == state[0]):
                    continue
                for user in users[node]:
                    other = component_of[user]
                    if other != number and other not in waiting and (cone is None or user in cone):
                        waiting.add(other)
                        heappush(coming, other)

    def settle(self, components: Iterable[Nodes]) -> None:
        """Compute the nodes of some components, causes before effects, given the values of all others."""
        secure, allow, find = self.rules.secure, self.rules.allow, self._firmness.find
        for component in components:
            if len(component) == 1:
                node = component[0]
                secure(node)
                allow(node)
                find(node)
            else:
                untie(component, self.rules)
                self._firmness.find_within(component)

    def label(self, id_: str) -> Label:
        """Return the label of a statement or step.

        Raises:
            MapError: if there is none of this id.
        """
        return self.label_of(self.map.node(id_))

    def label_of(self, node: int) -> Label:
        """Return the label of a node."""
        if self.rules.sure.applies[node]:
            return Label.IN
        return Label.UNDECIDED if self.rules.possible.applies[node] else Label.OUT

    def pro(self, node: int) -> Interval:
        """Return the weight for a statement, as an interval: by the steps that surely apply, and that may."""
        return self.rules.sure.weight[node], self.rules.possible.weight[node]

    def con(self, node: int) -> Interval:
        """Return the weight against a statement, as an interval: by the steps that surely apply, and that may."""
        return self.rules.possible.against[node], self.rules.sure.against[node]

    def firmness_of(self, node: int) -> float | None:
        """Return the firmness of a node; for a step, what it counts for its target; None if it does not hold."""
        return self._firmness.value[node] if self.rules.sure.applies[node] else None

    def standing(self, id_: str) -> Standing:
        """Return how a statement stands.

        Raises:
            MapError: if there is no such statement.
        """
        node = self.map.statement(id_)
        return Standing(self.label_of(node), self.pro(node), self.con(node), self.firmness_of(node))

    def state(self, node: int) -> State:
        """Return the values of a node, to be passed to `restore`."""
        sure, possible = self.rules.sure, self.rules.possible
        against = (sure.against[node], possible.against[node]) if node < self.map.first else (0.0, 0.0)
        return (
            (sure.applies[node], possible.applies[node], self._firmness.value[node]),
            (sure.weight[node], possible.weight[node], *against),
        )

    def restore(self, node: int, state: State) -> None:
        """Set a node to the values that `state` returned."""
        sure, possible = self.rules.sure, self.rules.possible
        (sure.applies[node], possible.applies[node], self._firmness.value[node]), weights = state
        sure.weight[node], possible.weight[node], *against = weights
        if node < self.map.first:
            sure.against[node], possible.against[node] = against

    @property
    def accepted(self) -> frozenset[str]:
        """The ids of the statements that are IN."""
        applies = self.rules.sure.applies
        return frozenset(s.id for node, s in enumerate(self.map.statements) if applies[node])


def _differing(one: WeighedMap, other: WeighedMap) -> list[int]:
    """Return the nodes whose numbers are not the same in two maps of the same links."""
    statements = zip(one.statements, other.statements, strict=True)
    steps = zip(one.steps, other.steps, strict=True)
    return [node for node, (old, new) in enumerate(chain(statements, steps)) if old is not new and old != new]


def solve(map_: WeighedMap, change: Change = AS_IT_STANDS, reading: Reading = Reading.ALL) -> Model:
    """Judge a whole map, with or without a change, and return its model."""
    model = Model(map_, change, reading)
    depends, first = map_.depends, map_.first
    model.settle(c for c in map_.components if c[0] < first or depends[c[0]])
    return model
