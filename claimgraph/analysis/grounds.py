"""Grounds: what, just around a claim, gives it its status."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.analysis.judgement import Status, Verdict
from claimgraph.analysis.status import Label
from claimgraph.argument.model import Claim, Evidence, Inference, Objection
from claimgraph.graph.abstraction import bearing, bears


@dataclass(frozen=True, slots=True)
class Grounds:
    """A claim's status and the things next to it that decide it, by one clock."""

    status: Status
    assumed: bool
    """Whether it stands on being taken for granted."""
    findings_for: tuple[Evidence, ...]
    """Supporting evidence whose bearing is not cut off."""
    later: int
    """Number of findings that bear on it and are not counted by this clock."""
    findings_against: tuple[Evidence, ...]
    """Contradicting evidence whose bearing is not cut off, except by the claim itself."""
    given: int
    """Number of inferences that are offered for it."""
    reasons: tuple[Inference, ...]
    """Inferences that go through, or would but for what is contested."""
    objections: tuple[Objection, ...]
    """Objections in play."""
    missing: tuple[str, ...]
    """Premises that do not stand, of inferences that fail for want of them."""
    unsupported: tuple[str, ...]
    """Those of the missing that nothing supports."""
    cut_off_by: tuple[str, ...]
    """Claims that stand and undercut a support."""
    contested: tuple[str, ...]
    """Premises that are contested, of inferences that hang on them."""

    @property
    def origins_for(self) -> int:
        """Number of independent origins among the supporting findings."""
        return len({item.origin or item.source.id for item in self.findings_for})


def grounds(verdict: Verdict, claim: Claim) -> Grounds:
    """Collect what decides a claim's status."""
    reasons = [step for step in claim.because if verdict.holds(step.id) is not Label.OUT]
    failing = [step for step in claim.because if verdict.holds(step.id) is Label.OUT]
    missing = _premises(verdict, failing, Label.OUT)
    return Grounds(
        status=verdict.statuses[claim.id],
        assumed=verdict.map.statements[verdict.map.index[claim.id]].basic,
        findings_for=_in_play(verdict, claim, speaks_for=True),
        later=sum(bears(item) and item.id not in verdict.map.index for item in claim.evidence),
        findings_against=_in_play(verdict, claim, speaks_for=False),
        given=len(claim.because),
        reasons=tuple(reasons),
        objections=tuple(item for item in claim.objections if verdict.holds(item.id) is not Label.OUT),
        missing=missing,
        unsupported=tuple(id_ for id_ in missing if verdict.statuses[id_] is Status.UNSUPPORTED),
        cut_off_by=_undercutters(verdict, claim),
        contested=_premises(verdict, reasons, Label.UNDECIDED),
    )


def _in_play(verdict: Verdict, claim: Claim, *, speaks_for: bool) -> tuple[Evidence, ...]:
    return tuple(
        item
        for item in claim.evidence
        if item.speaks_for is speaks_for and verdict.holds(bearing(item.id)) is not Label.OUT
    )


def _premises(verdict: Verdict, steps: list[Inference], value: Label) -> tuple[str, ...]:
    ids = (premise.claim.id for step in steps for premise in step.premises)
    return tuple(dict.fromkeys(id_ for id_ in ids if verdict.labels.statements.get(id_) is value))


def _undercutters(verdict: Verdict, claim: Claim) -> tuple[str, ...]:
    supports: list[Inference | Evidence] = [*claim.because]
    supports += [item for item in claim.evidence if item.speaks_for]
    ids = (each.claim.id for step in supports for each in step.undercut)
    return tuple(dict.fromkeys(id_ for id_ in ids if verdict.labels.statements.get(id_) is Label.IN))
