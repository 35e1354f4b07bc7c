"""Trial changes of a map, and the numbers that judgement uses under them."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from claimgraph.graph.weighed_map import WeighedMap
from claimgraph.standards.weights import TOLERANCE, Standard, standards_of_proof


@dataclass(frozen=True, slots=True)
class Change:
    """A trial change of a map. Everything is named by id; unknown ids are ignored."""

    absent: AbstractSet[str] = frozenset()
    """Statements and steps that are removed; what depends on them then has no effect either."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """Other weights of steps."""
    grants: Mapping[str, float] = field(default_factory=dict)
    """Other weights of being granted; 0 withdraws a grant."""
    standards: Mapping[str, str] = field(default_factory=dict)
    """Other standards of proof."""
    found: Mapping[str, float] = field(default_factory=dict)
    """Per statement, the weight of one more finding, of an origin of its own; below 0 it speaks against it."""
    margin: float | None = None
    """Another lead by which a preponderance accepts, and by which any standard refuses."""

    def named(self) -> set[str]:
        """Return the ids of everything that this changes; the margin has none."""
        return {*self.absent, *self.weights, *self.grants, *self.standards, *self.found}


AS_IT_STANDS = Change()


class Reading(StrEnum):
    """Which parts of a map count."""

    ALL = "all"
    WITHOUT_GRANTS = "without grants"
    """Nothing is granted."""
    UNOPPOSED = "unopposed"
    """Every step against anything is deleted."""


class Thresholds(NamedTuple):
    """A standard of proof as numbers, with the tolerance of comparisons already in them."""

    least: float
    lead: float
    most_against: float
    below: float
    lead_against: float

    def refuse(self, pro: float, con: float) -> bool:
        """Whether a statement is refused with these weights for and against it."""
        return pro < self.below or con - pro >= self.lead_against


@cache
def thresholds(margin: float | None = None) -> dict[str, Thresholds]:
    """Return the thresholds of every standard, with its own margin or a given one."""
    return {id_: _thresholds(standard, margin) for id_, standard in standards_of_proof().items()}


def _thresholds(standard: Standard, margin: float | None) -> Thresholds:
    lead, lead_against = standard.lead, standard.lead_against
    if margin is not None and lead_against <= 1:
        lead, lead_against = margin if lead == lead_against else lead, margin
    return Thresholds(
        _enough(standard.least),
        lead - TOLERANCE,
        standard.most_against + TOLERANCE,
        _enough(standard.below),
        lead_against - TOLERANCE,
    )


def _enough(weight: float) -> float:
    """Return the least weight that is enough, within the tolerance; for 0, the least above nothing."""
    return weight - TOLERANCE if weight else TOLERANCE


class Setting:
    """The numbers of a map under a change, in arrays per node."""

    def __init__(self, map_: WeighedMap, reading: Reading = Reading.ALL) -> None:
        self.map, self.reading = map_, reading
        self.change = AS_IT_STANDS
        usual, granting = thresholds(), reading is not Reading.WITHOUT_GRANTS
        self.present = bytearray(b"\1") * map_.size
        if reading is Reading.UNOPPOSED:
            self.present[map_.first :] = bytes(step.pro for step in map_.steps)
        self.weight = [0.0] * map_.first + [step.weight for step in map_.steps]
        self.open_pro = [1.0 - statement.granted if granting else 1.0 for statement in map_.statements]
        """Per statement, what is left open by what speaks for it without a step: a grant, one more finding."""
        self.open_con = [1.0] * map_.first
        self.thresholds = [usual[statement.standard] for statement in map_.statements]

    def copied(self) -> Setting:
        """Return numbers of their own, which begin as these."""
        other = copy(self)
        other.present, other.weight, other.thresholds = self.present[:], self.weight[:], self.thresholds[:]
        other.open_pro, other.open_con = self.open_pro[:], self.open_con[:]
        return other

    def make(self, change: Change) -> set[int]:
        """Replace the present change by another; return the nodes whose numbers differ."""
        before, self.change = self.change, change
        index = self.map.index
        nodes = {index[id_] for id_ in before.named() | change.named() if id_ in index}
        if change.margin != before.margin:
            nodes.update(range(self.map.first))
        return {node for node in nodes if self.update(node)}

    def update(self, node: int) -> bool:
        """Set the numbers of one node; return whether any of them differs."""
        before = self._numbers(node)
        change, id_ = self.change, self.map.id_of(node)
        self.present[node] = id_ not in change.absent
        if node >= self.map.first:
            step = self.map.step(node)
            self.present[node] &= step.pro or self.reading is not Reading.UNOPPOSED
            self.weight[node] = change.weights.get(id_, step.weight)
        else:
            self._update_statement(node, change)
        return self._numbers(node) != before

    def _update_statement(self, node: int, change: Change) -> None:
        id_, standard, granted = self.map.statements[node]
        granted = change.grants.get(id_, granted) if self.reading is not Reading.WITHOUT_GRANTS else 0.0
        found = change.found.get(id_, 0.0)
        if self.reading is Reading.UNOPPOSED:
            found = max(found, 0.0)
        self.open_pro[node] = (1.0 - granted) * (1.0 - max(found, 0.0))
        self.open_con[node] = 1.0 + min(found, 0.0)
        self.thresholds[node] = thresholds(change.margin)[change.standards.get(id_, standard)]

    def _numbers(self, node: int) -> tuple[object, ...]:
        if node >= self.map.first:
            return self.present[node], self.weight[node]
        return self.present[node], self.open_pro[node], self.open_con[node], self.thresholds[node]
