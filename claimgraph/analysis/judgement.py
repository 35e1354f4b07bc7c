"""Judgement: the status of every claim and every step, then and now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from claimgraph.analysis.status import Label, Labelling, label
from claimgraph.analysis.strength import Strengths, strengths
from claimgraph.graph.abstract_map import AbstractMap
from claimgraph.graph.abstraction import abstract
from claimgraph.graph.network import Network


class Status(StrEnum):
    """What a reader is told of a claim."""

    STANDS = "stands"
    """There is a standing reason, and nothing that stands speaks against it."""
    CONTESTED = "contested"
    """Reasons stand on both sides, and neither beats the other."""
    DEFEATED = "defeated"
    """It would stand, but for what stands against it."""
    UNSUPPORTED = "unsupported"
    """Nothing that stands is behind it."""
    CIRCULAR = "circular"
    """Its only support runs through itself."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The statuses by one clock."""

    map: AbstractMap
    labels: Labelling
    statuses: Mapping[str, Status]
    """Of every statement: claims and evidence items."""
    strengths: Strengths
    """How well every statement and step is backed."""

    def holds(self, step: str) -> Label:
        """Return the label of a step; OUT for one that does not count by this clock."""
        return self.labels.inferences.get(step, Label.OUT)


@dataclass(frozen=True, slots=True)
class Judgement:
    """An argument, judged by both clocks."""

    graph: Network
    then: Verdict
    now: Verdict

    def by(self, *, then: bool) -> Verdict:
        """Return the verdict by one clock."""
        return self.then if then else self.now


def judge(graph: Network) -> Judgement:
    """Judge a linked argument."""
    return Judgement(graph, then=verdict(abstract(graph, then=True)), now=verdict(abstract(graph, then=False)))


def verdict(map_: AbstractMap) -> Verdict:
    """Label a map, and put each label into the words that readers see."""
    labels = label(map_)
    unopposed = label(AbstractMap.of(map_.statements, (step for step in map_.steps if step.pro)))
    statuses = {id_: _status(map_, id_, value, unopposed.statements[id_]) for id_, value in labels.statements.items()}
    return Verdict(map_, labels, statuses, strengths(map_))


def _status(map_: AbstractMap, id_: str, value: Label, unopposed: Label) -> Status:
    match value, unopposed:
        case Label.IN, _:
            return Status.STANDS
        case Label.UNDECIDED, _:
            return Status.CONTESTED
        case _, Label.IN:
            return Status.DEFEATED
    return Status.CIRCULAR if _supports_itself(map_, id_) else Status.UNSUPPORTED


def _supports_itself(map_: AbstractMap, id_: str) -> bool:
    """Whether assuming the statement would give it a reason: a circle, and nothing but a circle.

    Such a circle lies in one strong component, so the search never leaves it.
    """
    node, component_of = map_.index[id_], map_.component_of
    holding, queue = {node}, [node]
    while queue:
        for step in map_.used_in[queue.pop()]:
            target = map_.target[step]
            if not map_.steps[step].pro or component_of[target] != component_of[node]:
                continue
            if not holding.issuperset(map_.premises[step]):
                continue
            if target == node:
                return True
            if target not in holding:
                holding.add(target)
                queue.append(target)
    return False
