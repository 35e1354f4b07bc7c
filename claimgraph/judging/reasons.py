"""Reasons for a status: which grants are needed, what a draw is between, and where lines of support are cut."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from claimgraph.graph.components import reachable
from claimgraph.judging.change import AS_IT_STANDS, Change
from claimgraph.judging.model import Label, Model
from claimgraph.judging.what_if import WhatIf

FEW = 8
"""Up to this many grants, the smallest needed set is found by trying all sets."""
MOST_JUDGED = 500_000
"""Limit of statements and steps judged to find needed grants, for all statements of a map together."""


@dataclass(frozen=True, slots=True)
class Contest:
    """Why a statement is contested."""

    draws_here: bool
    """Whether both sides of the statement itself are settled, and neither has the lead."""
    against: tuple[str, ...]
    """The steps against it that apply or may, heaviest first."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a line of support breaks."""

    id: str
    """The step that is undercut, or the statement that is outweighed."""
    by: tuple[str, ...]
    """The steps that do it."""


def against(model: Model, id_: str) -> tuple[str, ...]:
    """Return the steps against a statement that apply or may, heaviest first.

    Raises:
        MapError: if there is no such statement.
    """
    node = model.map.statement(id_)
    steps = (step for step in model.map.cons(node) if model.label_of(step) is not Label.OUT)
    return tuple(map(model.map.id_of, sorted(steps, key=lambda step: (-model.pro(step)[1], step))))


def contest(model: Model, id_: str) -> Contest:
    """Return why a statement is contested.

    Raises:
        MapError: if there is no such statement.
    """
    map_ = model.map
    node = map_.statement(id_)
    settled = all(model.label_of(step) is not Label.UNDECIDED for step in map_.depends[node])
    return Contest(settled, against(model, id_))


def cuts(model: Model, unopposed: Model, id_: str) -> tuple[Cut, ...]:
    """Return where the lines of support of a statement break that would hold if nothing spoke against anything.

    Args:
        model: the model of the map.
        unopposed: the model with every step against anything deleted.
        id_: the statement, which is cut off.

    Raises:
        MapError: if there is no such statement.
    """
    map_ = model.map
    found: dict[str, Cut] = {}
    node = map_.statement(id_)
    met, pending = {node}, [node]
    while pending:
        for step in map_.pros(pending.pop()):
            if model.label_of(step) is Label.IN or unopposed.label_of(step) is not Label.IN:
                continue
            if cutters := [u for u in map_.undercuts[step] if model.label_of(u) is not Label.OUT]:
                found[map_.id_of(step)] = Cut(map_.id_of(step), tuple(map(map_.id_of, cutters)))
            for premise in map_.premises[step]:
                if model.label_of(premise) is Label.IN or premise in met:
                    continue
                met.add(premise)
                pending.append(premise)
                if opposing := against(model, map_.id_of(premise)):
                    found[map_.id_of(premise)] = Cut(map_.id_of(premise), opposing)
    return tuple(found.values())


def share_of_grants(statements: int) -> int:
    """Return how many statements and steps may be looked at for the grants that one of a map's statements needs."""
    return MOST_JUDGED // max(1, statements)


def needed_grants(trial: WhatIf, id_: str) -> tuple[str, ...] | None:
    """Return a smallest set of grants with which alone an accepted statement is accepted, in map order.

    Exact up to `FEW` grants. Beyond, ever smaller parts of them are withdrawn as long as the statement
    stays accepted, so that in the end every grant that is left is needed. None
    where the statement depends on too much, for a map of this size, for that to be tried.

    Args:
        trial: tries changes on the map, and has been asked of this statement.
        id_: the statement.

    Raises:
        MapError: if there is no such statement.
    """
    map_ = trial.map
    node, most = map_.statement(id_), share_of_grants(map_.first)
    cone = reachable([node], map_.depends, most)
    if len(cone) > most:
        return None
    granted = [map_.id_of(other) for other in sorted(cone) if other < map_.first and map_.statements[other].granted]
    last = trial.judged + most

    def stands_with(kept: Collection[str]) -> bool:
        if trial.judged > last:
            return False
        withdrawn = {other: 0.0 for other in granted if other not in kept}
        with trial.changed_among(cone, Change(grants=withdrawn)) as model:
            return model.label_of(node) is Label.IN

    found = _smallest(granted, stands_with) if len(granted) <= FEW else _small(trial, id_, cone, granted, stands_with)
    return tuple(found) if trial.judged <= last else None


def _smallest(granted: Sequence[str], suffices: Callable[[Collection[str]], bool]) -> Sequence[str]:
    """Return the smallest part of a list that suffices; empty where not even all of it does."""
    if not suffices(granted):
        return ()
    sets = (chosen for size in range(len(granted)) for chosen in combinations(granted, size))
    return next(filter(suffices, sets), granted)


def _small(
    trial: WhatIf, id_: str, cone: AbstractSet[int], granted: Sequence[str], suffices: Callable[[Collection[str]], bool]
) -> Sequence[str]:
    """Return a part of the grants below a statement that suffices, each item of which is needed."""
    if not suffices(granted):
        return ()
    with trial.changed_among(cone, AS_IT_STANDS) as model:
        below = _leant_on(model, id_)
    kept = [other for other in granted if trial.map.index[other] in below]
    return _spared(kept if suffices(kept) else granted, suffices)


def _leant_on(model: Model, id_: str) -> set[int]:
    """Return the statements below a statement that are connected to it by steps that surely apply."""
    found = {model.map.index[id_]}
    pending = list(found)
    while pending:
        for step in model.map.pros(pending.pop()):
            if model.label_of(step) is Label.IN:
                pending.extend(premise for premise in model.map.premises[step] if premise not in found)
                found.update(model.map.premises[step])
    return found


def _spared(kept: Sequence[str], suffices: Callable[[Collection[str]], bool]) -> Sequence[str]:
    """Return a list that suffices, without the parts that are not needed: first halves are tried, last single items."""
    size = len(kept)
    while size > 1:
        size = (size + 1) // 2
        start = 0
        while start < len(kept):
            fewer = [*kept[:start], *kept[start + size :]]
            if suffices(fewer):
                kept = fewer
            else:
                start += size
    return kept
