"""The best line of a conclusion, and the weakest link of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from claimgraph.judging.model import Label, Model
from claimgraph.standards.weights import TOLERANCE


class Link(StrEnum):
    """Why a link is no stronger."""

    STEP = "step"
    """The weight of a finding, or the force of an inference, is the least on the line."""
    GRANT = "grant"
    """A claim rests on its being granted."""
    CLAIM = "claim"
    """A claim: by what speaks against it, or because several lines meet there."""
    NOT_ACCEPTED = "not accepted"
    """A claim of the line that is not accepted."""


@dataclass(frozen=True, slots=True)
class WeakestLink:
    """The weakest link of a conclusion."""

    id: str
    """A statement or a step; the conclusion itself where it is weak by what speaks against it."""
    link: Link
    firmness: float
    """What the link contributes; 0 where it is not accepted."""


def weakest_link(model: Model, id_: str) -> WeakestLink:
    """Return the weakest link of the best line to a statement.

    The line is followed down as long as firmness is passed on unchanged; the weakest link is where it
    arises: a weight, a grant, or several reasons weighed together. Of a statement
    that is not accepted it is the nearest claim on the line that is not, or the statement itself.

    Raises:
        MapError: if there is no such statement.
    """
    node = model.map.statement(id_)
    if model.label_of(node) is not Label.IN:
        return _missing_link(model, node)
    firmness = _counted(model, node)
    met: set[int] = set()
    at_top = True
    while node not in met:
        met.add(node)
        step = _best_step(model, node)
        best = _counted(model, step) if step is not None else 1.0 - model.setting.open_pro[node]
        if best > firmness + TOLERANCE or (best < firmness - TOLERANCE and not at_top):
            break
        if step is None:
            return WeakestLink(model.map.id_of(node), Link.GRANT, best)
        premises = model.map.premises[step]
        weakest = min(premises, key=partial(_counted, model), default=None)
        if weakest is None or _counted(model, weakest) > best + TOLERANCE:
            return WeakestLink(model.map.id_of(step), Link.STEP, best)
        node, firmness, at_top = weakest, best, False
    return WeakestLink(model.map.id_of(node), Link.CLAIM, firmness)


def _counted(model: Model, node: int) -> float:
    """Return what a statement or a step counts for what it bears on: its firmness, or 0 where it has none."""
    return model.firmness_of(node) or 0.0


def _best_step(model: Model, node: int) -> int | None:
    """Return the best step for a statement; None if it has none, or its grant is stronger."""
    steps = list(model.map.pros(node))
    if not steps:
        return None
    if model.label_of(node) is Label.IN:
        best = max(steps, key=partial(_counted, model))
        granted = 1.0 - model.setting.open_pro[node]
        return best if _counted(model, best) > granted or not granted else None
    return min(steps, key=lambda step: (len(_lacking(model, step)), -model.setting.weight[step]))


def _lacking(model: Model, step: int) -> list[int]:
    return [premise for premise in model.map.premises[step] if model.label_of(premise) is not Label.IN]


def _missing_link(model: Model, node: int) -> WeakestLink:
    step = _best_step(model, node)
    lacking = _lacking(model, step) if step is not None else []
    return WeakestLink(model.map.id_of(lacking[0] if lacking else node), Link.NOT_ACCEPTED, 0.0)
