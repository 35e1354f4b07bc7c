"""Carriers: what a conclusion hangs on most, and what becomes of it without each."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.analysis.gradient import Gradients, ranked
from claimgraph.analysis.judgement import Verdict
from claimgraph.analysis.load_bearing import Effect, removal_effects

SHOWN = 10
"""Carriers whose removal is worked out."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A claim or a finding that a conclusion hangs on."""

    id: str
    slope: float
    """Change of the conclusion's strength per change of this one's initial strength; below 0 it weighs against."""
    effect: Effect
    """The conclusion without it."""


def carriers(verdict: Verdict, gradients: Gradients, root: str, shown: int = SHOWN) -> tuple[Carrier, ...]:
    """Rank the claims and findings that a conclusion hangs on, the heaviest first.

    Args:
        verdict: the judged map.
        gradients: the gradients of the same map.
        root: the conclusion.
        shown: how many to work out.
    """
    statements = {statement.id for statement in verdict.map.statements}
    slopes = gradients.of(root)
    heaviest = [id_ for id_ in ranked(slopes) if id_ in statements and id_ != root][:shown]
    found = []
    for effect in removal_effects(verdict.map, root, heaviest):
        slope = slopes[effect.removed]
        if slope is not None:
            steepest = slope.rising if abs(slope.rising) >= abs(slope.falling) else slope.falling
            found.append(Carrier(effect.removed, steepest, effect))
    return tuple(found)
