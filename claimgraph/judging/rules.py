"""The rules of the model, read node by node.

Two bounds are kept of what holds: what surely holds (``sure``, the design's lo) and what may
hold (``possible``, its hi). Each is read off itself where a node needs support, and off the
other one where something speaks against the node; so ``sure`` can only grow, and ``possible``
only shrink, while they are worked out. A weakening undercut counts as what speaks against its
target: it halves the sure weight if it may apply, and the possible weight if it surely does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy

from claimgraph.graph.weighed_map import WeighedMap
from claimgraph.judging.change import Setting
from claimgraph.standards.weights import weakening


class Bound:
    """One of the two bounds of what holds, in arrays per node. Weights are from 0 to 1."""

    __slots__ = ("against", "applies", "weight")

    def __init__(self, map_: WeighedMap) -> None:
        self.applies = bytearray(map_.size)
        """Per node, whether a statement is accepted, or a step applies."""
        self.weight = [0.0] * map_.size
        """Per statement, what speaks for it; per step, its weight if it applies, else 0."""
        self.against = [0.0] * map_.first
        """Per statement, what speaks against it, which is read off the other bound."""

    def copied(self) -> Bound:
        """Return a bound of its own, which begins as this one."""
        other = copy(self)
        other.applies, other.weight, other.against = self.applies[:], self.weight[:], self.against[:]
        return other


class Rules:
    """Applies the rules to the nodes of one map, under one setting."""

    def __init__(self, setting: Setting) -> None:
        map_ = setting.map
        self.map, self.setting, self.first = map_, setting, map_.first
        self.sure, self.possible = Bound(map_), Bound(map_)
        self.factor = weakening().value
        self._supports, self._attacks = map_.supports, map_.attacks
        self._premises, self._undercuts, self._weakeners = map_.premises, map_.undercuts, map_.weakeners
        for node in map_.plain:
            self.secure(node)
            self.allow(node)

    def copied(self) -> Rules:
        """Return the rules for a setting of their own, and all that was found by them so far."""
        other = copy(self)
        other.setting, other.sure, other.possible = self.setting.copied(), self.sure.copied(), self.possible.copied()
        return other

    def move_to(self, map_: WeighedMap, nodes: Iterable[int]) -> list[int]:
        """Apply the rules to a map of the same links; return those of some nodes whose numbers are others there."""
        self.map = self.setting.map = map_
        return [node for node in nodes if self.setting.update(node)]

    def secure(self, node: int) -> bool:
        """Recompute whether a node surely holds; return whether that has changed."""
        if node < self.first:
            return self._weigh(node, self.sure, self.possible)
        return self._apply(node, self.sure, self.possible)

    def allow(self, node: int) -> bool:
        """Recompute whether a node may hold; return whether that has changed."""
        if node < self.first:
            return self._weigh(node, self.possible, self.sure)
        return self._apply(node, self.possible, self.sure)

    def _apply(self, node: int, near: Bound, far: Bound) -> bool:
        """Recompute whether a step applies, by its premises and undercuts, and its weight; return if it changed."""
        holds = self.setting.present[node]
        weight = 0.0
        if holds:
            accepted, cut = near.applies, far.applies
            for premise in self._premises[node]:
                if not accepted[premise]:
                    holds = 0
                    break
            else:
                for undercut in self._undercuts[node]:
                    if cut[undercut]:
                        holds = 0
                        break
            if holds:
                weight = self.setting.weight[node]
                for weakener in self._weakeners[node]:
                    if cut[weakener]:
                        weight *= self.factor
        if near.applies[node] == holds and near.weight[node] == weight:
            return False
        near.applies[node], near.weight[node] = holds, weight
        return True

    def _weigh(self, node: int, near: Bound, far: Bound) -> bool:
        """Recompute the weights for and against a statement and its label; return whether the label changed."""
        setting = self.setting
        pro = weighed(self._supports[node], near.weight, setting.open_pro[node])
        con = weighed(self._attacks[node], far.weight, setting.open_con[node])
        near.weight[node], near.against[node] = pro, con
        least, lead, most_against, below, lead_against = setting.thresholds[node]
        if not setting.present[node] or pro < below or con - pro >= lead_against:
            holds = 0
        elif pro >= least and pro - con >= lead and con <= most_against:
            holds = 1
        else:
            holds = self._draw(node, near, far)
        if near.applies[node] == holds:
            return False
        near.applies[node] = holds
        return True

    def _draw(self, node: int, near: Bound, far: Bound) -> int:
        """Decide a draw: it stays open, unless only one side has a step that takes it."""
        ours, theirs = self.map.outweighing.get(node, ((), ()))
        won = any(near.applies[step] for step in ours)
        lost = any(far.applies[step] for step in theirs)
        return int(won and not lost) if near is self.sure else int(won or not lost)


def weighed(side: Sequence[Sequence[int]], weight: Sequence[float], open_: float) -> float:
    """Return what one side weighs: noisy-or over its origins, of each the heaviest step.

    Args:
        side: the steps of the side, those of one origin together.
        weight: per step, what it weighs.
        open_: what is left open by what speaks on this side without a step, such as a grant.
    """
    for steps in side:
        open_ *= 1.0 - (weight[steps[0]] if len(steps) == 1 else max([weight[step] for step in steps]))
    return 1.0 - open_
