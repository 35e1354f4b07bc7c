"""What moved between two versions of an argument, and which edits moved it.

A status that moved is traced to its causes by counterfactuals. Each edit is undone alone in
the later version: where that brings the old status back, the edit is a cause. Where none
does, each is made alone in the earlier version. Where that gives the new status for none
either, it took several together, and a set is sought of which none can be spared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from claimgraph.argument.clocks import BOTH, Clock
from claimgraph.argument.things import Thing
from claimgraph.compare.difference import Difference, Edit
from claimgraph.compare.trials import Edits, Trials
from claimgraph.judging.judgement import Judgement, Verdict
from claimgraph.judging.model import Standing, distance
from claimgraph.judging.words import Word

NOTICEABLE = 0.005
"""Least change of a weight that is reported: half of the last digit that is shown."""
SEARCHES = 100
"""How many minimal sets of edits to search for; beyond that, all edits behind a claim are named."""

PAIR = 2
"""Size of the smallest set of edits that only work together."""

Works = Callable[[Sequence[Edits]], list[bool]]
"""Returns, for several sets of edits, whether undoing each brings the old state back."""


class Way(StrEnum):
    """How edits moved something."""

    UNDONE = "undone"
    """Each was needed: undoing any one of them brings the old state back."""
    ALONE = "alone"
    """Each was enough: any one of them alone gives the new state."""
    TOGETHER = "together"
    """All of them together were needed."""


@dataclass(frozen=True, slots=True)
class Cause:
    """The edits that moved something."""

    way: Way
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A status that moved."""

    claim: str
    clocks: tuple[Clock, ...]
    before: Word
    after: Word
    cause: Cause


@dataclass(frozen=True, slots=True)
class Shift:
    """A headline conclusion whose weights or firmness moved."""

    claim: str
    clocks: tuple[Clock, ...]
    before: Standing
    after: Standing
    cause: Cause
    tried: tuple[Standing, ...]
    """Per edit of the cause, how it stands with it undone, or with it alone; none where it took several together."""


Moved = TypeVar("Moved", Move, Shift)


@dataclass(frozen=True, slots=True)
class Movement:
    """All that moved."""

    moves: tuple[Move, ...]
    """Headline conclusions first, then in reading order."""
    shifts: tuple[Shift, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that moved, each once."""
        return tuple(dict.fromkeys([*(move.claim for move in self.moves), *(shift.claim for shift in self.shifts)]))


def movement(difference: Difference, before: Judgement, after: Judgement) -> Movement:
    """Find what moved, and why.

    Args:
        difference: the two versions.
        before: the earlier one, judged, with the ids that it had.
        after: the later one, judged.
    """
    sides: dict[tuple[Clock, ...], _Side] = {BOTH: _Side(difference, before.now, after.now)}
    if any(version.argument.as_of for version in (difference.before, difference.after)):
        then = _Side(difference, before.then, after.then, then=True)
        sides = {(Clock.THEN,): then, (Clock.NOW,): sides[BOTH]}
    argument = difference.after.argument
    order = tuple(dict.fromkeys([*(root.id for root in argument.roots), *argument.claims]))
    return Movement(
        tuple(_merged([(clocks, side.moves()) for clocks, side in sides.items()], order)),
        tuple(_merged([(clocks, side.shifts()) for clocks, side in sides.items()], order)),
    )


def _merged(found: Sequence[tuple[tuple[Clock, ...], Mapping[str, Moved]]], order: Sequence[str]) -> Iterator[Moved]:
    """Yield what moved in a given order of claims; a move that is the same by both clocks is yielded once."""
    for id_ in order:
        each = [replace(moved[id_], clocks=clocks) for clocks, moved in found if id_ in moved]
        if len(each) > 1 and replace(each[0], clocks=BOTH) == replace(each[1], clocks=BOTH):
            each = [replace(each[0], clocks=BOTH)]
        yield from each


class _Side:
    """What moved by one clock."""

    def __init__(self, difference: Difference, before: Verdict, after: Verdict, *, then: bool = False) -> None:
        self.difference, self.before, self.after, self.then = difference, before, after, then
        was = {edit.id: edit.was for edit in difference.of(Thing.CLAIM) if edit.was}
        ids = ((id_, was.get(id_, id_)) for id_ in difference.after.argument.claims)
        self.was = {id_: earlier for id_, earlier in ids if earlier in before.map.index}
        """Per claim of both versions, its earlier id."""

    @cached_property
    def trials(self) -> Trials:
        """Tries edits; made only where something moved."""
        return Trials(self.difference, then=self.then)

    def moves(self) -> dict[str, Move]:
        """Return the words that moved, by claim."""
        pairs = {id_: (self.before.word(was), self.after.word(id_)) for id_, was in self.was.items()}
        moved = {id_: pair for id_, pair in pairs.items() if pair[0] is not pair[1]}
        causes = self._causes(moved) if moved else {}
        return {id_: Move(id_, (), *pair, causes[id_]) for id_, pair in moved.items()}

    def _causes(self, moved: Mapping[str, tuple[Word, Word]]) -> dict[str, Cause]:
        found: dict[str, Cause] = {}
        for way, after in ((Way.UNDONE, True), (Way.ALONE, False)):
            wanted = {id_: old if after else new for id_, (old, new) in moved.items() if id_ not in found}
            for id_, numbers in self._singles(wanted, after=after).items():
                found[id_] = self._cause(way, numbers)
        return found | self._together({id_: old for id_, (old, _) in moved.items() if id_ not in found})

    def _singles(self, wanted: Mapping[str, Word], *, after: bool) -> dict[str, list[int]]:
        """Find the edits that alone give claims the word that is wanted."""
        found: dict[str, list[int]] = defaultdict(list)
        edits = self.trials.edits_behind(wanted) if wanted else []
        worlds = self.trials.under(wanted, (frozenset([edit]) for edit in edits), after=after)
        for edit, verdict in zip(edits, worlds, strict=True) if wanted else ():
            for id_, word in wanted.items():
                if verdict.word(id_) is word:
                    found[id_].append(edit)
        return found

    def _together(self, wanted: Mapping[str, Word]) -> dict[str, Cause]:
        """Find for each claim a set of edits that brings the old word back when undone together."""
        found: dict[str, Cause] = {}
        for _ in range(SEARCHES):
            left = {id_: word for id_, word in wanted.items() if id_ not in found}
            if not left:
                break
            first = next(iter(left))
            fewest = smallest(self.trials.edits_behind([first]), self._brings_back(first, left[first]))
            verdict = next(self.trials.under(left, [frozenset(fewest)], after=True))
            for id_, word in left.items():
                if id_ == first or (verdict.word(id_) is word and len(fewest) == PAIR):
                    found[id_] = self._cause(Way.TOGETHER, fewest)
        for id_ in wanted.keys() - found.keys():
            found[id_] = self._cause(Way.TOGETHER, self.trials.edits_behind([id_]))
        return found

    def _brings_back(self, claim: str, word: Word) -> Works:
        def works(sets: Sequence[Edits]) -> list[bool]:
            return [verdict.word(claim) is word for verdict in self.trials.under([claim], sets, after=True)]

        return works

    def shifts(self) -> dict[str, Shift]:
        """Return the headline conclusions whose weights or firmness moved."""
        roots = [root.id for root in self.difference.after.argument.roots if root.id in self.was]
        pairs = {id_: (self.before.standing(self.was[id_]), self.after.standing(id_)) for id_ in roots}
        moved = {id_: pair for id_, pair in pairs.items() if distance(*pair) >= NOTICEABLE}
        return {id_: self._shift(id_, old, new) for id_, (old, new) in moved.items()}

    def _shift(self, claim: str, before: Standing, after: Standing) -> Shift:
        edits = self.trials.edits_behind([claim])
        for way, start, aim in ((Way.UNDONE, after, before), (Way.ALONE, before, after)):
            tried = dict(zip(edits, self._standings(claim, [[edit] for edit in edits], way is Way.UNDONE), strict=True))
            apart = {edit: distance(standing, aim) for edit, standing in tried.items()}
            nearer = [edit for edit in edits if apart[edit] < distance(start, aim) - NOTICEABLE]
            if nearer:
                nearer.sort(key=lambda edit: apart[edit])
                return Shift(claim, (), before, after, self._cause(way, nearer), tuple(map(tried.__getitem__, nearer)))

        def is_back(sets: Sequence[Edits]) -> list[bool]:
            return [distance(standing, before) < NOTICEABLE for standing in self._standings(claim, sets, after=True)]

        return Shift(claim, (), before, after, self._cause(Way.TOGETHER, smallest(edits, is_back)), ())

    def _standings(self, claim: str, worlds: Iterable[Iterable[int]], after: bool) -> Iterator[Standing]:  # noqa: FBT001
        tried = self.trials.under([claim], map(frozenset, worlds), after=after)
        return (verdict.standing(claim) for verdict in tried)

    def _cause(self, way: Way, numbers: Iterable[int]) -> Cause:
        return Cause(way, tuple(self.difference.edits[number] for number in numbers))


def smallest(edits: Sequence[int], works: Works) -> tuple[int, ...]:
    """Leave out edits as long as undoing the rest works, in ever smaller portions.

    Args:
        edits: a set that works.
        works: returns, for several sets, whether each works.

    Returns:
        A set that works, and of which no single edit can be spared.
    """
    kept = tuple(edits)
    portion = len(kept) // 2
    while portion and len(kept) > 1:
        trials = [kept[:start] + kept[start + portion :] for start in range(0, len(kept), portion)]
        fewer = next(
            (trial for trial, good in zip(trials, works([*map(frozenset, trials)]), strict=True) if good), None
        )
        if fewer is not None:
            kept = fewer
            portion = max(1, min(portion, len(kept) // 2))
        elif portion == 1:
            break
        else:
            portion //= 2
    return kept
