"""Walks: from a headline conclusion down to what it rests on, premise by premise.

A walk takes the conclusion's reasons one after the other. It visits each claim once, in the
order in which a reader would ask for it: a premise, then what that rests on itself, before
the next premise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from claimgraph.argument.model import Argument, Inference
from claimgraph.graph.network import argument_of
from claimgraph.judging.judgement import Judgement
from claimgraph.judging.words import Word

TRIED = 400
"""Stops of a walk, from the top, for which the conclusion's status without them is computed."""

LEVELS = 6
"""Levels of a stop's number that are kept, the deepest ones."""

Visit = tuple[str, str, Inference, tuple[int, ...], int]
"""A claim, the claim that it is a premise of, the inference that needs it there, its number and its depth."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A claim on the way to a conclusion."""

    claim: str
    toward: str
    """The claim that it is a premise of."""
    step: Inference
    """The inference that needs it there."""
    number: tuple[int, ...]
    """As in an outline: the second stop below the first one of all is 1, 2. Far down it is the end of that alone."""
    depth: int
    """How many steps it is away from the conclusion."""
    tried: Callable[[bool], Mapping[str, Word]] = field(repr=False, compare=False)
    """By what was known then, or by what is now: the conclusion's word without each of some claims."""

    def without(self, *, then: bool) -> Word | None:
        """Return the conclusion's word without this claim, by one clock; None where that was not tried."""
        return self.tried(then).get(self.claim)


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

    def turns_on(self, stop: Stop, judgement: Judgement, *, then: bool) -> bool:
        """Whether removing this stop alone would change the conclusion's status."""
        without = stop.without(then=then)
        return without is not None and without is not judgement.by(then=then).word(self.root)


def walk(judgement: Judgement, root: str) -> Walk:
    """Walk down from a conclusion."""
    argument = argument_of(judgement.graph)
    seen = {root}
    ways = [(reason, list(_way(argument, root, reason, seen))) for reason in argument.claims[root].because]
    claims = [claim for _, way in ways for claim, *_ in way][:TRIED]

    @cache
    def tried(then: bool) -> Mapping[str, Word]:  # noqa: FBT001 - there are two clocks
        return judgement.by(then=then).words_without(root, claims)  # once somebody asks, for it takes long

    legs = []
    for reason, way in ways:
        stops = tuple(Stop(*step, tried) for step in way)
        here = {stop.claim for stop in stops}
        met = tuple(p.claim.id for p in reason.premises if p.claim.id not in here)
        legs.append(Leg(reason, stops, met))
    return Walk(root, tuple(legs))


def _way(argument: Argument, root: str, reason: Inference, seen: set[str]) -> Iterator[Visit]:
    """Yield the stops below one reason, leaving out and adding to what was seen."""
    pending: list[Visit] = []
    counts: Counter[str] = Counter()

    def expect(claim: str, step: Inference, number: tuple[int, ...], depth: int) -> None:
        pending.extend(reversed([(p.claim.id, claim, step, number, depth) for p in step.premises]))

    expect(root, reason, (), 1)
    while pending:
        claim, toward, step, above, depth = pending.pop()
        if claim in seen:
            continue
        seen.add(claim)
        counts[toward] += 1
        number = (*above, counts[toward])[-LEVELS:]
        yield claim, toward, step, number, depth
        for below in reversed(argument.claims[claim].because):
            expect(claim, below, number, depth + 1)
