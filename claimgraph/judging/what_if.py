"""What if: how some statements would stand if something were different."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from heapq import heappop, heappush

from claimgraph.graph.components import reachable
from claimgraph.graph.weighed_map import WeighedMap
from claimgraph.judging.change import AS_IT_STANDS, Change, Reading
from claimgraph.judging.model import Model, Standing, State


class WhatIf:
    """Tries changes on a map, one after the other, and tells how some statements then stand.

    Only what lies below these statements is judged, and for each change only what it reaches,
    as far as something there comes out differently. The answers are those of a new run.
    """

    def __init__(
        self,
        map_: WeighedMap,
        asked: Iterable[str],
        base: Change = AS_IT_STANDS,
        reading: Reading = Reading.ALL,
    ) -> None:
        """Judge what the changes are tried on.

        Args:
            map_: the map.
            asked: ids of the statements in question.
            base: a change of the map that is the starting point; the closer to it a change is,
                the quicker it is tried.
            reading: what of the map counts.

        Raises:
            MapError: if an id is that of no statement.
        """
        self.map, self.base = map_, base
        self.asked = {id_: map_.statement(id_) for id_ in asked}
        self.cone = reachable(self.asked.values(), map_.depends)
        """All nodes on which these statements depend."""
        self.judged = 0
        """How many nodes were judged anew for the changes so far."""
        self._users, self._component_of = map_.users, map_.component_of
        self._model = Model(map_, base, reading)
        self._model.settle(component for component in map_.components if component[0] in self.cone)

    def under(self, change: Change) -> Mapping[str, Standing]:
        """Return how the statements would stand; the change is one of the map, not of the starting point."""
        with self.changed(change) as model:
            return {id_: model.standing(id_) for id_ in self.asked}

    @contextmanager
    def changed(self, change: Change, within: AbstractSet[int] | None = None) -> Iterator[Model]:
        """Give the model under a change, as far as these statements depend on it, for as long as it is looked at.

        Args:
            change: the change.
            within: the only nodes that will be looked at, and all on which they depend, if these are known.
        """
        before: dict[int, State] = {}
        cone = self.cone if within is None else within
        try:
            self._follow(self._model.setting.make(change) & cone, cone, before)
            yield self._model
        finally:
            self._model.setting.make(self.base)
            for node, state in before.items():
                self._model.restore(node, state)

    def _follow(self, changed: Iterable[int], cone: AbstractSet[int], before: dict[int, State]) -> None:
        """Judge anew what a change reaches, causes before effects, and keep what was there before."""
        map_, model = self.map, self._model
        component_of, components, users, first = self._component_of, map_.components, self._users, map_.first
        waiting = {component_of[node] for node in changed}
        coming = sorted(waiting)
        while coming:
            number = heappop(coming)
            waiting.discard(number)
            component = components[number]
            old = {node: model.state(node) for node in component}
            before.update(old)
            self.judged += len(component)
            model.settle([component])
            for node, state in old.items():
                new = model.state(node)
                if new == state or (node < first and new[0] == state[0]):
                    continue
                for user in users[node]:
                    other = component_of[user]
                    if other != number and other not in waiting and user in cone:
                        waiting.add(other)
                        heappush(coming, other)


def removals(map_: WeighedMap, statement: str, groups: Mapping[str, Iterable[str]]) -> dict[str, Standing]:
    """Return how a statement would stand without each of some groups of statements and steps.

    Args:
        map_: the map.
        statement: the statement in question.
        groups: per name, what is taken away together: one claim, all findings of a source.
    """
    trial = WhatIf(map_, [statement])
    return {name: trial.under(Change(absent=frozenset(ids)))[statement] for name, ids in groups.items()}
