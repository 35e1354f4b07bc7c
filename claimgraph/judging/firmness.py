"""Firmness: how well an accepted statement holds, by the weakest link of its reasons.

The least solution of f(s) = max(0, W⁺ - W⁻), where in W⁺ each step that surely applies counts
min(its weight, the firmness of each premise), and W⁻ counts every step against s that may
apply, at its full weight (the weakest-link principle: Pollock, Artificial Intelligence 133, 2001).
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from claimgraph.graph.components import components_within
from claimgraph.graph.weighed_map import Nodes
from claimgraph.judging.knot import causes_first
from claimgraph.judging.rules import Rules, weighed

NEAR = 1e-13
"""The iteration over a circle of support ends when no member changes by more than this in a round."""
MOST_VISITS = 5_000_000
"""Visits after which the iteration over a circle of support stops; it then converges too slowly to matter."""


class Firmness:
    """The firmness of the nodes of one map, from 0 to 1; of a step, what it counts for its target."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.value = [0.0] * rules.map.size
        self._premises, self._supports = rules.map.premises, rules.map.supports
        for node in rules.map.plain:
            self.find(node)

    def copied(self, rules: Rules) -> Firmness:
        """Return the firmness by other rules, which begins as this one."""
        other = copy(self)
        other.rules, other.value = rules, self.value[:]
        return other

    def find(self, node: int) -> float:
        """Compute, store and return the firmness of a node from that of the nodes it depends on."""
        sure, value = self.rules.sure, self.value
        found = 0.0
        if sure.applies[node]:
            if node >= self.rules.first:
                found = sure.weight[node]
                for premise in self._premises[node]:
                    found = min(found, value[premise])
            else:
                found = weighed(self._supports[node], value, self.rules.setting.open_pro[node]) - sure.against[node]
                found = max(found, 0.0)
        value[node] = found
        return found

    def find_within(self, component: Nodes) -> None:
        """Compute the firmness of the members of a knot, whose labels are known."""
        applies = self.rules.sure.applies
        for node in component:
            self.value[node] = 0.0
        holding = [node for node in component if applies[node]]
        behind = {node: self._behind(node) for node in holding}
        for circle in components_within(holding, behind):
            if len(circle) == 1:
                self.find(circle[0])
            else:
                self._climb(causes_first(circle, {node: [n for n in behind[node] if n in circle] for node in circle}))

    def _behind(self, node: int) -> Sequence[int]:
        return self._premises[node] or [step for steps in self._supports[node] for step in steps]

    def _climb(self, circle: Sequence[int]) -> None:
        """Raise the members of a circle of support from 0 to the least solution."""
        for _ in range(1 + MOST_VISITS // len(circle)):
            before = [self.value[node] for node in circle]
            if all(self.find(node) - old <= NEAR for node, old in zip(circle, before, strict=True)):
                return
