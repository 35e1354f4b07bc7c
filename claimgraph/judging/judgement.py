"""Judgement: the status of every claim, by the clock of the text and by today's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from claimgraph.argument.clocks import ByClock
from claimgraph.argument.model import Argument, Kind
from claimgraph.graph.independence import CountedOnce
from claimgraph.graph.network import Network, argument_of
from claimgraph.graph.weighed_map import WeighedMap
from claimgraph.graph.weighing import Scales, Weighing, is_granted, weigh_at
from claimgraph.judging.change import Change, Reading
from claimgraph.judging.model import Label, Model, Standing, solve
from claimgraph.judging.what_if import WhatIf
from claimgraph.judging.words import Models, Notes, Word, WordsIf, share_of_each, word_of


class Verdict:
    """A weighed map, judged with grants and without; the statuses of its statements are computed when asked for."""

    def __init__(
        self,
        map_: WeighedMap,
        notes: Notes,
        counted_once: tuple[CountedOnce, ...] = (),
        before: Mapping[Reading, Model] | None = None,
    ) -> None:
        """Judge a map.

        Args:
            map_: the map.
            notes: what else the statuses need.
            counted_once: reasons that were counted as one.
            before: models of a map of the same links, of which no more is judged again than other numbers reach.
        """
        self.map, self.notes = map_, notes
        self._before = before or {}
        self.counted_once = counted_once
        """Reasons that were counted as one, in order of reading."""
        self.model = self._solve(Reading.ALL)
        self._words: dict[str, Word] = {}
        self._without: dict[tuple[str, tuple[str, ...]], dict[str, Word]] = {}

    @cached_property
    def bare(self) -> Model:
        """The model without grants."""
        return self._solve(Reading.WITHOUT_GRANTS)

    @cached_property
    def unopposed(self) -> Model:
        """The model with every step against anything deleted."""
        return self._solve(Reading.UNOPPOSED)

    def _solve(self, reading: Reading) -> Model:
        known = self._before.get(reading)
        return known.moved_to(self.map) if known else solve(self.map, reading=reading)

    def after_an_edit(self, weighing: Weighing, notes: Notes) -> Verdict:
        """Return the verdict on what an edit made of the map; where the links are the same, from what is known."""
        known = {Reading.ALL: self.model}
        known |= {reading: self.__dict__[name] for reading, name in _OTHERS.items() if name in self.__dict__}
        has_links = weighing.map.has_links_of(self.map)
        return Verdict(weighing.map, notes, weighing.counted_once, known if has_links else None)

    @cached_property
    def trial(self) -> WhatIf:
        """Tries changes on the whole map, for standings."""
        return WhatIf.beside(self.model, [statement.id for statement in self.map.statements])

    @cached_property
    def word_trial(self) -> WordsIf:
        """Tries changes on the whole map, for the statuses of claims; each claim has an equal share of the effort.

        What is found for one claim thus never depends on what was tried for others before it.
        """
        statements = [statement.id for statement in self.map.statements]
        return WordsIf.beside(self._models, statements, self.notes, share_of_each(len(statements)))

    def word(self, id_: str) -> Word:
        """Return the word of a statement.

        Raises:
            MapError: if there is no such statement.
        """
        if id_ not in self._words:
            self._words[id_] = word_of(self._models, id_, self.notes)
        return self._words[id_]

    def standing(self, id_: str) -> Standing:
        """Return how a statement stands.

        Raises:
            MapError: if there is no such statement.
        """
        return self.model.standing(id_)

    def label(self, id_: str) -> Label:
        """Return the label of a statement or step; OUT for one that does not count by this clock."""
        return self.model.label(id_) if id_ in self.map.index else Label.OUT

    def weight(self, step: str) -> float:
        """Return the most that a step may weigh for its target; 0 where it fails or does not count by this clock."""
        return self.model.pro(self.map.index[step])[1] if step in self.map.index else 0.0

    def words_without(self, root: str, claims: Iterable[str]) -> dict[str, Word]:
        """Return the word of a conclusion without each of some claims, as far as there is time to try; try it once."""
        claims = tuple(claims)
        if (root, claims) not in self._without:
            trial = self.words_if([root])
            self._without[root, claims] = {
                claim: trial.under(Change(absent=frozenset([claim])))[root][0]
                for claim in claims
                if claim != root and not trial.is_tired
            }
        return self._without[root, claims]

    def words_if(self, asked: Iterable[str]) -> WordsIf:
        """Return an object that tries changes on the map and gives the statuses of some statements."""
        return WordsIf.beside(self._models, asked, self.notes)

    @property
    def _models(self) -> Models:
        return Models(self.model, lambda: self.bare, lambda: self.unopposed)


_OTHERS = {Reading.WITHOUT_GRANTS: "bare", Reading.UNOPPOSED: "unopposed"}
"""Readings by the names of their models, which are made when they are first asked for."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """An argument, judged by both clocks."""

    graph: Network
    scales: Scales
    """What was judged of it."""
    then: Verdict
    now: Verdict

    @property
    def clocks(self) -> ByClock[Verdict]:
        """The verdicts by both clocks."""
        return ByClock(self.then, self.now)

    def by(self, *, then: bool) -> Verdict:
        """Return the verdict by one clock."""
        return self.then if then else self.now


def judge(graph: Network, before: Judgement | None = None) -> Judgement:
    """Judge a linked argument.

    Args:
        graph: the argument.
        before: how it was judged before an edit; what an edit of words alone leaves as it was is not judged again.
    """
    argument = argument_of(graph)
    notes, scales = notes_of(argument), Scales.of(argument, before.scales if before else None)
    if before and (before.scales, before.now.notes) == (scales, notes):
        return replace(before, graph=graph, scales=replace(scales, weighed=before.scales.weighed))
    then, now = scales.both(before.scales if before else None)
    by_now = _verdict(now, notes, before.now if before else None)
    by_then = by_now if then is now else _verdict(then, notes, before.then if before else None)
    return Judgement(graph, scales, by_then, by_now)


def _verdict(weighing: Weighing, notes: Notes, before: Verdict | None) -> Verdict:
    return before.after_an_edit(weighing, notes) if before else Verdict(weighing.map, notes, weighing.counted_once)


def judge_at(argument: Argument, *, then: bool) -> Verdict:
    """Judge an argument by one clock."""
    weighing = weigh_at(argument, then=then)
    return Verdict(weighing.map, notes_of(argument), weighing.counted_once)


def notes_of(argument: Argument) -> Notes:
    """Return the facts about claims that their statuses need and the map does not hold."""
    claims = argument.claims.values()
    return Notes(
        assumed=frozenset(claim.id for claim in claims if is_granted(claim)),
        searched=frozenset(claim.id for claim in claims if claim.gaps),
        beyond_search=frozenset(claim.id for claim in claims if claim.kind in {Kind.VALUE, Kind.DEFINITION}),
    )
