"""The statuses of claims, as words, and how they follow from the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial

from claimgraph.graph.weighed_map import WeighedMap
from claimgraph.judging.change import AS_IT_STANDS, Change, Reading, thresholds
from claimgraph.judging.model import Label, Model, Standing
from claimgraph.judging.what_if import WhatIf
from claimgraph.standards.weights import TOLERANCE, default_standard


class Word(StrEnum):
    """The status of a claim, as readers see it."""

    STANDS = "stands"
    """Accepted, and accepted without grants too."""
    IF_GRANTED = "stands-if-granted"
    """Accepted, and not without grants."""
    AS_GIVEN = "taken-as-given"
    """An assumption that is accepted by its grant alone."""
    CONTESTED = "contested"
    """Undecided: a draw here, or it rests on what is contested."""
    OUTWEIGHED = "outweighed"
    """Refused: what speaks against it has the lead."""
    CUT_OFF = "cut-off"
    """Refused, and accepted once every step against anything is deleted."""
    WEAK = "weak"
    """Refused: something speaks for it, and too little."""
    NOTHING_FOUND = "nothing-found"
    """Refused: nothing speaks for it, and what was looked for is on record."""
    NOT_EXAMINED = "not-examined"
    """Refused: nothing speaks for it, and no search is on record."""
    NO_REASON = "no-reason"
    """Refused: a value or a definition, for which no reason that holds is given."""
    CIRCULAR = "circular"
    """Refused: only support that runs through itself."""


@dataclass(frozen=True, slots=True)
class Notes:
    """Facts about claims that statuses need and the map does not hold, as ids."""

    assumed: frozenset[str] = frozenset()
    """Claims that are assumptions."""
    searched: frozenset[str] = frozenset()
    """Claims of which a gap or a search is recorded."""
    beyond_search: frozenset[str] = frozenset()
    """Values and definitions: they rest on reasons, and no search for evidence settles them."""


@dataclass(frozen=True, slots=True)
class Models:
    """The models from which statuses follow; those of other readings are made when they are first asked for."""

    given: Model
    bare: Callable[[], Model]
    """The model without grants."""
    unopposed: Callable[[], Model]
    """The model with every step against anything deleted."""

    def read(self, reading: Reading) -> Model:
        """Return the model of a reading."""
        if reading is Reading.ALL:
            return self.given
        return self.bare() if reading is Reading.WITHOUT_GRANTS else self.unopposed()


def word_of(models: Models, id_: str, notes: Notes) -> Word:
    """Return the status of a statement.

    Raises:
        MapError: if there is no such statement.
    """
    given = models.given
    node = given.map.statement(id_)
    match given.label_of(node):
        case Label.IN if models.bare().label_of(node) is Label.IN:
            return Word.STANDS
        case Label.IN:
            alone = id_ in notes.assumed and not any(given.pro(step)[1] for step in given.map.pros(node))
            return Word.AS_GIVEN if alone else Word.IF_GRANTED
        case Label.UNDECIDED:
            return Word.CONTESTED
    return _word_when_refused(models, node, notes)


def _word_when_refused(models: Models, node: int, notes: Notes) -> Word:
    given, id_ = models.given, models.given.map.id_of(node)
    if is_outweighed(given, node):
        return Word.OUTWEIGHED
    if models.unopposed().label_of(node) is Label.IN:
        return Word.CUT_OFF
    if given.pro(node)[1] > TOLERANCE:
        return Word.WEAK
    if is_circular(given, node):
        return Word.CIRCULAR
    if id_ in notes.searched:
        return Word.NOTHING_FOUND
    return Word.NO_REASON if id_ in notes.beyond_search else Word.NOT_EXAMINED


def is_outweighed(model: Model, node: int) -> bool:
    """Whether a refused statement is refused by what is against it: by its lead, or because it takes the draw."""
    usual = thresholds(model.setting.change.margin)[default_standard()]
    pro, con = model.pro(node)[1], model.con(node)[0]
    return con - pro >= usual.lead_against or (con > TOLERANCE and not usual.refuse(pro, con))


def is_circular(model: Model, node: int) -> bool:
    """Whether a statement would have a reason if it were assumed: a circle, and nothing but a circle.

    Such a circle lies in one strong component, so the search never leaves it.
    """
    map_, present = model.map, model.setting.present
    number, component_of = map_.component_of[node], map_.component_of
    holding, queue = {node}, [node]
    while queue:
        for step in map_.users[queue.pop()]:
            target = map_.target[step]
            if not map_.step(step).pro or component_of[target] != number or not (present[step] and present[target]):
                continue
            if not holding.issuperset(map_.premises[step]):
                continue
            if target == node:
                return True
            if target not in holding:
                holding.add(target)
                queue.append(target)
    return False


MOST_JUDGED = 100_000
"""Limit of statements and steps that are judged for all changes together; beyond it no more is tried."""
LEAST_SHARE = 25
"""Statements and steps that may be judged for a change on one of many claims, however many there are."""


def share_of_each(claims: int) -> int:
    """Return how many statements and steps may be judged for a change, where changes on many claims are tried."""
    return max(LEAST_SHARE, MOST_JUDGED // max(1, claims))


class WordsIf:
    """Tries changes on a map, and returns the statuses that some statements then get."""

    def __init__(
        self,
        map_: WeighedMap,
        asked: Iterable[str],
        notes: Notes,
        base: Change = AS_IT_STANDS,
        most: int | None = None,
    ) -> None:
        """Judge the map that the changes are tried on; the other arguments are those of `WhatIf`."""
        asked = tuple(asked)
        self._begin(lambda reading: WhatIf(map_, asked, base, reading, most), notes)

    @classmethod
    def beside(cls, settled: Models, asked: Iterable[str], notes: Notes, most: int | None = None) -> WordsIf:
        """Try changes on copies of the models of a whole map as it stands; the other arguments are as above."""
        trial, asked = cls.__new__(cls), tuple(asked)
        trial._begin(lambda reading: WhatIf.beside(settled.read(reading), asked, most), notes)  # noqa: SLF001 - as there
        return trial

    def _begin(self, begin: Callable[[Reading], WhatIf], notes: Notes) -> None:
        self.notes, self._begin_with = notes, begin
        self._trials: dict[Reading, WhatIf] = {}
        self._given = self._trial(Reading.ALL)
        self.map = self._given.map

    @property
    def is_tired(self) -> bool:
        """Whether the limit of judged nodes is reached, so that trying more would take too long."""
        return sum(trial.judged for trial in self._trials.values()) > MOST_JUDGED

    def _trial(self, reading: Reading) -> WhatIf:
        """Return what tries changes on the map as it is read in one way; it is made when it is first needed."""
        if reading not in self._trials:
            self._trials[reading] = self._begin_with(reading)
        return self._trials[reading]

    def under(self, change: Change) -> Mapping[str, tuple[Word, Standing]]:
        """Return the word of each statement under a change, and how it then stands."""
        with self._changed(change) as models:
            return {id_: (word_of(models, id_, self.notes), models.given.standing(id_)) for id_ in self._given.asked}

    def one(self, id_: str, change: Change) -> Word:
        """Return the word of one of the statements under a change.

        Raises:
            TooMuchError: where it reaches more than may be judged.
        """
        with self._changed(change) as models:
            return word_of(models, id_, self.notes)

    def own(self, id_: str, change: Change) -> Word:
        """Return the word of one of the statements under a change of nothing but its grant, findings and steps.

        Raises:
            TooMuchError: where more hangs together with it than may be judged.
        """
        node = self.map.statement(id_)
        with self._changed(change, frozenset({node, *self.map.depends[node]})) as models:
            return word_of(models, id_, self.notes)

    @contextmanager
    def _changed(self, change: Change, among: frozenset[int] = frozenset()) -> Iterator[Models]:
        """Yield the models under a change; where nodes are named, models that are valid for these only."""
        with ExitStack() as stack:

            def enter(reading: Reading) -> Model:
                trial = self._trial(reading)
                return stack.enter_context(trial.changed_among(among, change) if among else trial.changed(change))

            given = enter(Reading.ALL)
            bare, unopposed = cache(partial(enter, Reading.WITHOUT_GRANTS)), cache(partial(enter, Reading.UNOPPOSED))
            yield Models(given, bare, unopposed)
