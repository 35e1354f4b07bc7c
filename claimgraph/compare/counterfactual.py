"""An argument with some edits made and others not: what statuses and strengths would then be.

Everything is read off the joint map of both versions, so that thousands of such worlds cost
about as much as one. A circle of support, which neither version has but a mixture may have,
counts as nothing behind the claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import nan

from claimgraph.analysis.circuit import Circuit, Wiring
from claimgraph.analysis.judgement import Status
from claimgraph.analysis.strength import Strength, base_ends, read_strength
from claimgraph.analysis.well_founded import Component, Model, Worlds, solve
from claimgraph.compare.joint_map import Edits, JointMap
from claimgraph.graph.components import reachable

AT_ONCE = 2048
"""Worlds judged in one pass."""


@dataclass(frozen=True, slots=True)
class Statuses:
    """The statuses of claims in several worlds."""

    joint: JointMap
    model: Model
    count: int
    """Number of worlds; as many again follow in which nothing is opposed."""

    def where(self, claim: str, status: Status) -> int:
        """Return the worlds, as bits, in which a claim has a status."""
        node, full = self.joint.map.index[claim], (1 << self.count) - 1
        certain, possible = self.model.certain[node] & full, self.model.possible[node] & full
        unopposed = self.model.certain[node] >> self.count
        match status:
            case Status.STANDS:
                return certain
            case Status.CONTESTED:
                return possible & ~certain
            case Status.DEFEATED:
                return full & ~possible & unopposed
        return full & ~possible & ~unopposed


class Trials:
    """Tries edits on a joint map."""

    def __init__(self, joint: JointMap) -> None:
        self.joint = joint
        self.map = joint.map
        self.opposing = [node for node, step in enumerate(self.map.steps, len(self.map.statements)) if not step.pro]

    def cone(self, claims: Iterable[str]) -> set[int]:
        """Return all that some claims can depend on."""
        return reachable([self.map.index[id_] for id_ in claims], self.map.depends)

    def edits_behind(self, cone: set[int]) -> list[int]:
        """Return the edits that decide something in a cone."""
        found = {edit for id_, edits in self.joint.involved.items() if self.map.index[id_] in cone for edit in edits}
        return sorted(found)

    def statuses(self, worlds: Sequence[Edits], cone: set[int], *, after: bool) -> Statuses:
        """Judge what lies in a cone in several worlds.

        Args:
            worlds: per world, the edits that are flipped.
            cone: what to judge; it holds all that it depends on.
            after: whether edits are undone in the later version, or made in the earlier one.
        """
        count = len(worlds)
        presence = self.joint.presence(worlds, after=after)
        unopposed = (1 << count) - 1 << count
        removed = {node: mask | mask << count for node, mask in presence.absent.items()}
        for node in self.opposing:
            removed[node] = removed.get(node, 0) | unopposed
        granted = {node: mask | mask << count for node, mask in presence.basic.items()}
        components = [component for component in self.map.components if component[0] in cone]
        return Statuses(self.joint, solve(self.map, components, Worlds(2 * count, removed, granted)), count)

    @cached_property
    def strengths(self) -> _Strengths:
        """The strengths of both versions, to be tried with edits flipped."""
        return _Strengths(self.joint)


class _Strengths:
    """Strengths on a joint map; what is not there counts as 0, which changes nothing but its own share."""

    def __init__(self, joint: JointMap) -> None:
        self.joint = joint
        self.wiring = Wiring(joint.map)
        self.circuit = Circuit(self.wiring, merging=True)
        self.bases = base_ends(joint.map)
        self.component_of = {node: place for place, nodes in enumerate(self.wiring.order) for node in nodes}
        self.users: list[list[int]] = [[] for _ in range(joint.map.size)]
        for node, parents in enumerate(self.wiring.depends):
            for parent in parents:
                self.users[parent].append(node)
        self._versions: dict[bool, tuple[set[int], list[list[float]]]] = {}

    def of(self, claims: Sequence[str], flipped: Edits, *, after: bool) -> list[Strength]:
        """Return the strengths of claims in a version with some edits flipped."""
        absent, ends = self._version(after=after)
        gone, back = set[int](), set[int]()
        for id_, state in self.joint.differing(flipped, after=after):
            gone |= (self.joint.nodes[id_] - state.nodes) - absent
            back |= state.nodes & absent
        ends = [list(values) for values in ends]
        self._evaluate(reachable(gone | back, self.users), (absent | gone) - back, ends)
        return [read_strength(ends, self.joint.map.index[claim]) for claim in claims]

    def _version(self, *, after: bool) -> tuple[set[int], list[list[float]]]:
        if after not in self._versions:
            presence = self.joint.presence([frozenset()], after=after)
            absent = set(presence.absent)
            ends = [[nan] * self.joint.map.size for _ in self.bases]
            self._evaluate(range(self.joint.map.size), absent, ends)
            self._versions[after] = absent, ends
        return self._versions[after]

    def _evaluate(self, nodes: Iterable[int], absent: set[int], ends: list[list[float]]) -> None:
        """Evaluate some nodes, with all others as they are."""
        members: dict[int, list[int]] = {}
        for node in nodes:
            if node in absent:
                for values in ends:
                    values[node] = 0.0
            else:
                members.setdefault(self.component_of[node], []).append(node)
        self.circuit.evaluate(self._parts(members), ends, self.bases)

    def _parts(self, members: Mapping[int, Sequence[int]]) -> Iterable[Component]:
        """Yield components, causes before effects; a cycle may fall apart where a member is not there."""
        for place in sorted(members):
            yield from self.wiring.parts(members[place])
