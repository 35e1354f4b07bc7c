"""Trace labels back to their reasons.

The well-founded model is followed back along the turns in which its nodes were decided, so
that no reason rests on what it is a reason for. Nodes that fell together, because they had
nothing behind them but each other, are reasons for one another; so are contested nodes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from claimgraph.analysis.explanation import Explanation, Ground, Reason
from claimgraph.analysis.status import Label, read_label
from claimgraph.analysis.well_founded import Model, solve
from claimgraph.graph.abstract_map import AbstractMap
from claimgraph.graph.components import reachable

Pick = tuple[Ground, tuple[int, ...], tuple[int, ...]]
"""The reason for a node: its ground, what it is because of, what is against it."""


def explain(map_: AbstractMap, id_: str, model: Model | None = None) -> Explanation:
    """Trace the label of a statement or inference back to one sufficient set of nodes.

    Of several reasons the one with the shallowest trace counts, then the one that comes
    first in the map, so that the same map gives the same explanation.

    Args:
        map_: the map.
        id_: what to explain.
        model: ``solve(map_)``, where it is at hand.

    Raises:
        MapError: if the id is not in the map.
    """
    root = map_.node(id_)
    tracer = _Tracer(map_, model or solve(map_))
    tracer.trace(reachable([root], map_.depends))
    reasons: dict[str, Reason] = {}
    queue = deque([root])
    met = {root}
    while queue:
        node = queue.popleft()
        ground, because, against = tracer.picks[node]
        reasons[map_.id_of(node)] = Reason(
            map_.id_of(node),
            tracer.labels[node],
            ground,
            tuple(map(map_.id_of, because)),
            tuple(map(map_.id_of, against)),
        )
        for other in because + against:
            if other not in met:
                met.add(other)
                queue.append(other)
    return Explanation(id_, reasons)


class _Tracer:
    """Picks one reason per node."""

    def __init__(self, map_: AbstractMap, model: Model) -> None:
        self.map = map_
        self.first = len(map_.statements)
        self.turn, self.circle = model.turn, model.circle
        self.model = model
        self.labels: dict[int, Label] = {}
        self.picks: dict[int, Pick] = {}
        self.depth: dict[int, int] = {}

    def trace(self, nodes: Iterable[int]) -> None:
        """Pick a reason for each of these nodes, which must hold all that they depend on."""
        self.labels = {node: read_label(self.model, node) for node in nodes}
        decided = [node for node, label in self.labels.items() if label is not Label.UNDECIDED]
        decided.sort(key=self.turn.__getitem__)
        for node in decided:
            stands = self.labels[node] is Label.IN
            self._keep(node, self._why_in(node) if stands else self._why_out(node))
        undecided = [node for node, label in self.labels.items() if label is Label.UNDECIDED]
        ways = self._ways(sorted(undecided))
        for node in undecided:
            self.picks[node] = self._why_open(node, ways)

    def _keep(self, node: int, pick: Pick) -> None:
        self.picks[node] = pick
        self.depth[node] = 1 + max((self.depth.get(other, 0) for other in pick[1] + pick[2]), default=-1)

    def _nearest(self, nodes: Sequence[int], label: Label, before: int) -> tuple[int, ...]:
        """The node of least depth that had this label by then, if any."""
        found = [node for node in nodes if self.labels[node] is label and self.turn[node] < before]
        return (min(found, key=self.depth.__getitem__),) if found else ()

    def _struck(self, node: int) -> tuple[int, ...]:
        """The target of a mutual rebuttal, on which it depends."""
        number = node - self.first
        return (self.map.target[number],) if number >= 0 and self.map.steps[number].mutual else ()

    def _why_in(self, node: int) -> Pick:
        against = self.map.cons[node] + self._struck(node)
        if node >= self.first:
            return Ground.APPLIES, self.map.premises[node - self.first], against
        if self.map.statements[node].basic:
            return Ground.BASIC, (), against
        return Ground.SUPPORTED, self._nearest(self.map.pros[node], Label.IN, self.turn[node]), against

    def _why_out(self, node: int) -> Pick:
        circle = self.circle.get(node)
        if circle is not None:
            behind = self._behind(node)
            fellow = tuple(premise for premise in behind if self.circle.get(premise) == circle)[:1]
            return Ground.CIRCULAR, behind if node < self.first else fellow, ()
        options = [(ground, nodes) for ground, nodes in self._out_options(node) if nodes or ground is Ground.BARE]
        ground, because = min(options, key=lambda option: max(map(self.depth.__getitem__, option[1]), default=-1))
        return ground, because, ()

    def _out_options(self, node: int) -> Iterable[tuple[Ground, tuple[int, ...]]]:
        """Reasons for being out that were there before the node was decided; an empty one is none."""
        turn = self.turn[node]
        yield Ground.ATTACKED, self._nearest(self.map.cons[node], Label.IN, turn)
        if node >= self.first:
            yield Ground.PREMISE_FAILS, self._nearest(self.map.premises[node - self.first], Label.OUT, turn)
        elif not self.map.statements[node].basic:
            pros = self.map.pros[node]
            if all(self.labels[pro] is Label.OUT and self.turn[pro] < turn for pro in pros):
                yield (Ground.SUPPORT_FAILS if pros else Ground.BARE), pros

    def _why_open(self, node: int, ways: dict[int, int]) -> Pick:
        against = self.map.cons[node] + self._struck(node)
        if node >= self.first:
            return Ground.CONTESTED, self.map.premises[node - self.first], against
        because: tuple[int, ...] = () if self.map.statements[node].basic else (ways[node],)
        if not any(self.labels[con] is Label.UNDECIDED for con in against):
            because += tuple(pro for pro in self.map.pros[node] if pro not in because)
        return Ground.CONTESTED, because, against

    def _ways(self, undecided: Sequence[int]) -> dict[int, int]:
        """Per undecided statement, an inference by which it might stand without resting on itself."""
        ways: dict[int, int] = {}
        founded: set[int] = {node for node, label in self.labels.items() if label is Label.IN}
        users: dict[int, list[int]] = {}
        for node in undecided:
            for parent in self._behind(node):
                users.setdefault(parent, []).append(node)
        queue = deque(undecided)
        while queue:
            node = queue.popleft()
            if node in founded:
                continue
            behind = self._behind(node)
            if node >= self.first:
                if not founded.issuperset(behind):
                    continue
            elif not self.map.statements[node].basic:
                way = next((pro for pro in behind if pro in founded), None)
                if way is None:
                    continue
                ways[node] = way
            founded.add(node)
            queue.extend(users.get(node, ()))
        return ways

    def _behind(self, node: int) -> tuple[int, ...]:
        """What the positive part of a node's rule reads."""
        return self.map.pros[node] if node < self.first else self.map.premises[node - self.first]
