"""Status reasons: the neighbours of a claim that decide its status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from claimgraph.argument.model import Claim, Evidence, Inference, Objection
from claimgraph.graph.weighing import bears
from claimgraph.judging.judgement import Verdict
from claimgraph.judging.model import Label
from claimgraph.judging.reasons import Cut, contest, cuts, needed_grants
from claimgraph.judging.words import Word


@dataclass(frozen=True)
class StatusReasons:
    """A claim's status and its neighbours that decide it, by one clock."""

    verdict: Verdict
    claim: Claim

    @property
    def word(self) -> Word:
        """The claim's word."""
        return self.verdict.word(self.claim.id)

    @cached_property
    def findings_for(self) -> tuple[Evidence, ...]:
        """Findings for it that apply or may, and weigh something, heaviest first."""
        return self._findings(speaks_for=True)

    @cached_property
    def findings_against(self) -> tuple[Evidence, ...]:
        """Findings against it that apply or may, and weigh something, heaviest first."""
        return self._findings(speaks_for=False)

    def _findings(self, *, speaks_for: bool) -> tuple[Evidence, ...]:
        found = [item for item in self.claim.evidence if item.speaks_for is speaks_for and self.verdict.weight(item.id)]
        return tuple(sorted(found, key=lambda item: -self.verdict.weight(item.id)))

    @cached_property
    def later(self) -> int:
        """Number of findings that bear on it and are not counted by this clock."""
        return sum(bears(item) and item.id not in self.verdict.map.index for item in self.claim.evidence)

    @cached_property
    def reasons(self) -> tuple[Inference, ...]:
        """Inferences to it that apply, or would if what is contested held, heaviest first."""
        found = [step for step in self.claim.because if self._plays(step.id)]
        return tuple(sorted(found, key=lambda step: -self.verdict.weight(step.id)))

    @cached_property
    def objections(self) -> tuple[Objection, ...]:
        """Objections in play, heaviest first."""
        found = [item for item in self.claim.objections if self._plays(item.id)]
        return tuple(sorted(found, key=lambda item: -self.verdict.weight(item.id)))

    def _plays(self, step: str) -> bool:
        return self.verdict.label(step) is not Label.OUT

    @property
    def is_opposed(self) -> bool:
        """Whether an objection or a finding against it counts by this clock, be it as weak as it may."""
        against = [objection.id for objection in self.claim.objections]
        against += [item.id for item in self.claim.evidence if item.speaks_for is False]
        return any(id_ in self.verdict.map.index for id_ in against)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Premises that are not accepted, of inferences that fail without them."""
        failing = (step for step in self.claim.because if not self._plays(step.id))
        return self._premises(failing, Label.OUT)

    @cached_property
    def contested(self) -> tuple[str, ...]:
        """Premises that are contested, of inferences that depend on them."""
        return self._premises(self.reasons, Label.UNDECIDED)

    def _premises(self, steps: Iterable[Inference], label: Label) -> tuple[str, ...]:
        ids = (premise.claim.id for step in steps for premise in step.premises)
        return tuple(dict.fromkeys(id_ for id_ in ids if self.verdict.label(id_) is label))

    @cached_property
    def cut_off_by(self) -> tuple[str, ...]:
        """Claims that cut a step for it."""
        supports: list[Inference | Evidence] = [*self.claim.because]
        supports += [item for item in self.claim.evidence if item.speaks_for]
        ids = (cut.claim.id for step in supports if not self._plays(step.id) for cut in step.undercut)
        return tuple(dict.fromkeys(id_ for id_ in ids if self.verdict.label(id_) is Label.IN))

    @cached_property
    def cuts(self) -> tuple[Cut, ...]:
        """Where the lines of support break that would hold if nothing spoke against anything."""
        return cuts(self.verdict.model, self.verdict.unopposed, self.claim.id)

    @cached_property
    def needed_grants(self) -> tuple[str, ...] | None:
        """A smallest set of claims that must be granted for it to be accepted; None where too much lies below it."""
        return needed_grants(self.verdict.trial, self.claim.id)

    @cached_property
    def draws_here(self) -> bool:
        """Whether both sides of it are settled, and neither has the lead."""
        return contest(self.verdict.model, self.claim.id).draws_here

    @property
    def origins_for(self) -> int:
        """Number of independent origins among the findings for it."""
        return self._origins(self.findings_for)

    def _origins(self, findings: Iterable[Evidence]) -> int:
        map_ = self.verdict.map
        steps = (map_.step(map_.index[item.id]) for item in findings)
        return len({step.origin or step.id for step in steps})
