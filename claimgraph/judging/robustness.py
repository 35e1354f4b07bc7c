"""Robustness: how firm a verdict is, what would change it, and what it depends on.

Each question is a change that is tried on the map: a grade given one step higher or lower, a
grant or a source withdrawn, a gap filled. Only the nearest steps and statements are tried, up
to a number that is shown, so that the time does not grow with the size of the argument.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from claimgraph.argument.model import Argument, Claim, Evidence, Inference
from claimgraph.graph.weighed_map import WeighedMap
from claimgraph.graph.weighing import finding_weight_of, force_of, is_granted
from claimgraph.judging.change import Change
from claimgraph.judging.judgement import Verdict
from claimgraph.judging.model import Label, Standing, distance
from claimgraph.judging.open_questions import open_questions_of
from claimgraph.judging.what_if import TooMuchError
from claimgraph.judging.words import Word
from claimgraph.standards import Burden
from claimgraph.standards.weights import finding_weight, forces, relevances

T = TypeVar("T")

NEAREST = 600
"""Statements and steps behind a conclusion that are looked at, the nearest first."""
FOUND = 0.7
"""The weight of a finding that would fill a gap: probably true, and direct."""
SEEN = 0.9
"""The weight of an indicator once it is seen: confirmed, and direct."""
DIGITS = (1, 2, 3, 4, 5)
MARGINS = (0.1, 0.3)
"""Leads that are tried in place of the usual one."""


class OneStepKind(StrEnum):
    """A kind of one-step change, the most plausible first."""

    CREDIBILITY = "credibility"
    RELEVANCE = "relevance"
    FORCE = "force"
    GRANT = "grant"
    MARGIN = "margin"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class OneStep:
    """A change of a single grade, grant or source."""

    step: OneStepKind
    id: str
    """The finding, inference, claim or source that it is made on; empty for the margin."""
    before: str
    after: str
    change: Change


@dataclass(frozen=True, slots=True)
class Robustness:
    """How firm a verdict is."""

    tried: int
    moving: tuple[tuple[OneStep, Word], ...]
    """The changes that give the conclusion another status, the most plausible first."""

    @property
    def held(self) -> int:
        """Number of changes that leave the status as it is."""
        return self.tried - len(self.moving)


def robustness(argument: Argument, verdict: Verdict, root: str) -> Robustness:
    """Try every one-step change behind a conclusion."""
    usual, trial = verdict.word(root), verdict.words_if([root])
    changes = sorted(one_steps(argument, verdict.map, root), key=lambda each: list(OneStepKind).index(each.step))
    words = [(each, trial.under(each.change)[root][0]) for each in changes if not trial.is_tired]
    return Robustness(len(words), tuple((each, word) for each, word in words if word is not usual))


def one_steps(argument: Argument, map_: WeighedMap, root: str) -> Iterator[OneStep]:
    """Yield every change of one grade, grant or source behind a conclusion, and of the margin."""
    near = set(nearest(map_, root))
    of_source: dict[str, list[str]] = defaultdict(list)
    for claim in argument.claims.values():
        if claim.id in near and is_granted(claim):
            yield OneStep(OneStepKind.GRANT, claim.id, "granted", "not granted", Change(grants={claim.id: 0.0}))
        for inference in claim.because:
            if inference.id in near:
                yield from _forces(inference)
        for item in claim.evidence:
            if item.id in near:
                of_source[item.source.id].append(item.id)
                yield from _grades(argument, item)
    for source, findings in of_source.items():
        yield OneStep(OneStepKind.SOURCE, source, "counted", "withdrawn", Change(absent=frozenset(findings)))
    for margin in MARGINS:
        yield OneStep(OneStepKind.MARGIN, "", "0.2", str(margin), Change(margin=margin))


def nearest(map_: WeighedMap, root: str, most: int = NEAREST) -> list[str]:
    """Return the statements and steps on which a conclusion depends, the nearest first, itself left out."""
    start = map_.statement(root)
    met = {start}
    queue = [start]
    for node in queue:
        for behind in map_.depends[node]:
            if behind not in met:
                met.add(behind)
                queue.append(behind)
        if len(queue) > most:
            break
    return [map_.id_of(node) for node in queue[1 : most + 1]]


def _grades(argument: Argument, item: Evidence) -> Iterator[OneStep]:
    source = argument.sources[item.source.id]
    weight, relevance = finding_weight_of(item, argument), item.relevance
    for digit in _beside(item.credibility, DIGITS):
        other = finding_weight(digit, source.reliability, relevance)
        if other != weight:
            change = Change(weights={item.id: other})
            yield OneStep(OneStepKind.CREDIBILITY, item.id, str(item.credibility), str(digit), change)
    for word in _beside(relevance, list(relevances())):
        other = finding_weight(item.credibility, source.reliability, word)
        if other != weight:
            yield OneStep(OneStepKind.RELEVANCE, item.id, relevance, word, Change(weights={item.id: other}))


def _forces(inference: Inference) -> Iterator[OneStep]:
    force = force_of(inference)
    for word in _beside(force, list(forces())):
        yield OneStep(
            OneStepKind.FORCE, inference.id, force, word, Change(weights={inference.id: forces()[word].value})
        )


def _beside(value: T | None, scale: Sequence[T]) -> list[T]:
    """Return the neighbours of a value on a scale; empty for a value that is not on it."""
    if value not in scale:
        return []
    place = scale.index(value)
    return [scale[other] for other in (place - 1, place + 1) if 0 <= other < len(scale)]


class TurnCause(StrEnum):
    """What would change a conclusion."""

    GAP = "gap"
    """What is missing is found."""
    INDICATOR = "indicator"
    """What the editors watch for is seen."""
    QUESTION = "question"
    """A question that whoever argues so owes is answered against the step."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that would give a conclusion another status, and which one."""

    cause: TurnCause
    claim: str
    text: str
    """The gap, the indicator or the question, in the editors' words."""
    word: Word


def turns(argument: Argument, verdict: Verdict, root: str) -> tuple[Turn, ...]:
    """Return what would change a conclusion: each gap filled, each indicator seen, each owed question answered."""
    near = [root, *(id_ for id_ in nearest(verdict.map, root) if id_ in argument.claims)]
    usual, trial = verdict.word(root), verdict.words_if([root])
    return tuple(
        Turn(cause, id_, text, word)
        for id_ in near
        for cause, text, change in _prospects(argument.claims[id_], verdict)
        if not trial.is_tired and (word := trial.one(root, change)) is not usual
    )


def own_turns(claim: Claim, verdict: Verdict) -> tuple[Turn, ...] | None:
    """Return which gaps, indicators and questions recorded on a claim itself would change it.

    None where that was not tried, because too many nodes depend on each other.
    """
    usual, trial = verdict.word(claim.id), verdict.word_trial
    try:
        return tuple(
            Turn(cause, claim.id, text, word)
            for cause, text, change in _prospects(claim, verdict)
            if (word := trial.own(claim.id, change)) is not usual
        )
    except TooMuchError:
        return None


def _prospects(claim: Claim, verdict: Verdict) -> Iterator[tuple[TurnCause, str, Change]]:
    """Yield each gap, indicator and owed question of a claim, with the trial change that it would make."""
    if claim.gaps:
        yield TurnCause.GAP, claim.gaps[0].need, Change(found={claim.id: FOUND})
    if claim.changes_if:
        yield TurnCause.INDICATOR, claim.changes_if[0], _seen(claim, verdict)
    for inference, question in open_questions_of(claim):
        if question.burden is Burden.PROPONENT:
            yield TurnCause.QUESTION, question.ask, Change(absent=frozenset([inference.id]))


def _seen(claim: Claim, verdict: Verdict) -> Change:
    """Return the change that an indicator makes: it turns the claim, so it speaks against what is accepted."""
    return Change(found={claim.id: -SEEN if verdict.label(claim.id) is Label.IN else SEEN})


@dataclass(frozen=True, slots=True)
class Removal:
    """A claim or a finding behind a conclusion, and the conclusion without it."""

    id: str
    word: Word
    standing: Standing


def removals(argument: Argument, verdict: Verdict, root: str, shown: int) -> tuple[Removal, ...]:
    """Return the claims and findings whose removal changes a conclusion most, those that change its status first.

    Args:
        argument: what was judged.
        verdict: how, by one clock.
        root: the conclusion.
        shown: how many to return.
    """
    findings = {item.id for _, item in argument.evidence()}
    near = [id_ for id_ in nearest(verdict.map, root) if id_ in argument.claims or id_ in findings]
    usual, standing, trial = verdict.word(root), verdict.standing(root), verdict.words_if([root])
    without = [Removal(id_, *trial.under(Change(absent=frozenset([id_])))[root]) for id_ in near if not trial.is_tired]
    changed = [removal for removal in without if removal.word is not usual or removal.standing != standing]
    changed.sort(key=lambda removal: (removal.word is usual, -distance(standing, removal.standing)))
    return tuple(changed[:shown])
