"""What-if: the standings of some statements under trial changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager

from claimgraph.graph.components import reachable
from claimgraph.graph.weighed_map import WeighedMap
from claimgraph.judging.change import AS_IT_STANDS, Change, Reading
from claimgraph.judging.model import Model, Standing, State


class TooMuchError(Exception):
    """A change reaches more than may be judged for it."""


class WhatIf:
    """Tries changes on a map, one after the other, and returns how some statements then stand.

    Only nodes below these statements are judged, and for each change only those that it reaches,
    as long as their values change. The results equal those of judging the changed map.
    """

    def __init__(
        self,
        map_: WeighedMap,
        asked: Iterable[str],
        base: Change = AS_IT_STANDS,
        reading: Reading = Reading.ALL,
        most: int | None = None,
    ) -> None:
        """Judge the map that the changes are tried on.

        Args:
            map_: the map.
            asked: ids of the statements in question.
            base: a change of the map that is the starting point; the closer to it a change is,
                the quicker it is tried.
            reading: what of the map counts.
            most: how many nodes may be judged for one change; as many as it takes, where nothing is said.

        Raises:
            MapError: if an id is that of no statement.
        """
        self.base = base
        self._begin(model := Model(map_, base, reading), asked, most)
        model.settle(component for component in map_.components if component[0] in self.cone)

    @classmethod
    def beside(cls, settled: Model, asked: Iterable[str], most: int | None = None) -> WhatIf:
        """Try changes on a copy of the model of a whole map as it stands; the other arguments are as above."""
        trial = cls.__new__(cls)
        trial.base = AS_IT_STANDS
        trial._begin(settled.copied(), asked, most)  # noqa: SLF001 - of the same class
        return trial

    def _begin(self, model: Model, asked: Iterable[str], most: int | None) -> None:
        map_ = model.map
        self.map, self.most, self._model = map_, most, model
        asked = tuple(asked)
        is_of_all = len({*asked}) == map_.first
        self.asked = map_.nodes_of_statements if is_of_all else {id_: map_.statement(id_) for id_ in asked}
        self.cone = map_.behind_statements if is_of_all else reachable(self.asked.values(), map_.depends)
        """All nodes on which these statements depend."""
        self.judged = 0
        """How many nodes were judged for the changes so far."""

    def under(self, change: Change) -> Mapping[str, Standing]:
        """Return how the statements would stand; the change is one of the map, not of the starting point."""
        with self.changed(change) as model:
            return {id_: model.standing(id_) for id_ in self.asked}

    @contextmanager
    def changed(self, change: Change) -> Iterator[Model]:
        """Yield the model under a change, valid for what these statements depend on; undo the change afterwards.

        Raises:
            TooMuchError: where it reaches more than may be judged.
        """
        with self._kept() as before:
            self._model.follow(
                self._model.setting.make(change) & self.cone, lambda number: self._judge(number, before), self.cone
            )
            yield self._model

    @contextmanager
    def changed_among(self, nodes: AbstractSet[int], change: Change) -> Iterator[Model]:
        """Yield the model under a change, valid only for some nodes, which depend on no others.

        It is the quicker way where these are few, and the change reaches many more.

        Raises:
            TooMuchError: where more hangs together with them than may be judged.
        """
        with self._kept() as before:
            self._model.setting.make(change)
            for number in sorted({self.map.component_of[node] for node in nodes}):
                self._judge(number, before)
            yield self._model

    @contextmanager
    def _kept(self) -> Iterator[dict[int, State]]:
        """Yield a table for the old values of nodes, and restore these at the end."""
        before: dict[int, State] = {}
        try:
            yield before
        finally:
            self._model.setting.make(self.base)
            for node, state in before.items():
                self._model.restore(node, state)

    def _judge(self, number: int, before: dict[int, State]) -> dict[int, State]:
        """Judge a component again, and return the old values of its nodes."""
        component, model = self.map.components[number], self._model
        old = {node: model.state(node) for node in component}
        before.update(old)
        self.judged += len(component)
        if self.most is not None and len(before) > self.most:
            raise TooMuchError
        model.settle([component])
        return old


def removals(map_: WeighedMap, statement: str, groups: Mapping[str, Iterable[str]]) -> dict[str, Standing]:
    """Return how a statement would stand without each of some groups of statements and steps.

    Args:
        map_: the map.
        statement: the statement in question.
        groups: per name, what is taken away together: one claim, all findings of a source.
    """
    trial = WhatIf(map_, [statement])
    return {name: trial.under(Change(absent=frozenset(ids)))[statement] for name, ids in groups.items()}
