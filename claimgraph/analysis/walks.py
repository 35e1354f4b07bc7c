"""Walks: from a headline conclusion down to what it rests on, premise by premise.

A walk takes the conclusion's reasons one after the other. It visits each claim once, in the
order in which a reader would ask for it: a premise, then what that rests on itself, before
the next premise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.analysis.judgement import Judgement, Status, Verdict
from claimgraph.analysis.load_bearing import labels_without
from claimgraph.analysis.status import Label
from claimgraph.argument.model import Argument, Inference
from claimgraph.graph.network import argument_of

WEAKEST_FIRST = (Status.UNSUPPORTED, Status.CIRCULAR, Status.DEFEATED, Status.CONTESTED, Status.STANDS)

Step = tuple[str, str, Inference, tuple[int, ...]]
"""A claim, the claim that it is a premise of, the inference that needs it there, and its number."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A claim on the way to a conclusion."""

    claim: str
    toward: str
    """The claim that it is a premise of."""
    step: Inference
    """The inference that needs it there."""
    number: tuple[int, ...]
    """As in an outline: the second stop below the first one of all is 1, 2."""
    without_then: Label
    """The conclusion's label without this claim, by what was known then."""
    without_now: Label

    def without(self, *, then: bool) -> Label:
        """Return the conclusion's label without this claim, by one clock."""
        return self.without_then if then else self.without_now


@dataclass(frozen=True, slots=True)
class Leg:
    """The part of a walk that follows one reason for the conclusion."""

    reason: Inference
    stops: tuple[Stop, ...]
    met: tuple[str, ...]
    """Premises of the reason that an earlier leg has visited."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The way to one conclusion."""

    root: str
    legs: tuple[Leg, ...]

    @property
    def stops(self) -> Iterator[Stop]:
        """Every stop, in order."""
        return (stop for leg in self.legs for stop in leg.stops)

    def chains(self) -> dict[str, tuple[str, ...]]:
        """Return, per stop, the claims from the conclusion down to it, itself left out."""
        found: dict[str, tuple[str, ...]] = {self.root: ()}
        for stop in self.stops:
            found[stop.claim] = (*found[stop.toward], stop.toward)
        del found[self.root]
        return found

    def turns_on(self, stop: Stop, judgement: Judgement, *, then: bool) -> bool:
        """Whether the fall of this stop alone would change how the conclusion fares."""
        return stop.without(then=then) is not judgement.by(then=then).labels.statements[self.root]

    def turning(self, judgement: Judgement, *, then: bool) -> Iterator[Stop]:
        """Yield the stops on which the conclusion turns."""
        return (stop for stop in self.stops if self.turns_on(stop, judgement, then=then))

    def weakest(self, judgement: Judgement, *, then: bool) -> Stop | None:
        """Return the weakest link: of the stops on which the conclusion turns, else of all, the one that fares worst.

        By its status, then by its strength, then by its place on the way.
        """
        verdict = judgement.by(then=then)
        stops = tuple(self.turning(judgement, then=then)) or self.stops
        return min(stops, key=lambda stop: _weakness(verdict, stop.claim), default=None)


def walk(judgement: Judgement, root: str) -> Walk:
    """Walk down from a conclusion."""
    argument = argument_of(judgement.graph)
    seen = {root}
    ways = [(reason, list(_way(argument, root, reason, seen))) for reason in argument.claims[root].because]
    claims = [claim for _, way in ways for claim, *_ in way]
    then = labels_without(judgement.then.map, root, claims)
    now = labels_without(judgement.now.map, root, claims)
    legs = []
    for reason, way in ways:
        stops = tuple(Stop(*step, then[step[0]], now[step[0]]) for step in way)
        here = {stop.claim for stop in stops}
        met = tuple(p.claim.id for p in reason.premises if p.claim.id not in here)
        legs.append(Leg(reason, stops, met))
    return Walk(root, tuple(legs))


def _way(argument: Argument, root: str, reason: Inference, seen: set[str]) -> Iterator[Step]:
    """Yield the stops below one reason, leaving out and adding to what was seen."""
    pending: list[Step] = []
    counts: dict[tuple[int, ...], int] = {}

    def expect(claim: str, step: Inference, number: tuple[int, ...]) -> None:
        pending.extend(reversed([(p.claim.id, claim, step, number) for p in step.premises]))

    expect(root, reason, ())
    while pending:
        claim, toward, step, above = pending.pop()
        if claim in seen:
            continue
        seen.add(claim)
        counts[above] = counts.get(above, 0) + 1
        number = (*above, counts[above])
        yield claim, toward, step, number
        for below in reversed(argument.claims[claim].because):
            expect(claim, below, number)


def _weakness(verdict: Verdict, claim: str) -> tuple[int, float]:
    strength = verdict.strengths.merged[claim]
    low = strength[0] if isinstance(strength, tuple) else strength
    return WEAKEST_FIRST.index(verdict.statuses[claim]), 0.0 if low is None else low
