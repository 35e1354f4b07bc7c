"""What bears on what, as the lines of a map: premises, objections and undercuts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.argument.model import Claim


@dataclass(frozen=True, slots=True)
class Bond:
    """A claim that bears on another."""

    given: str
    to: str
    kind: str
    """``pro``, ``con`` or ``cut``."""
    step: str
    """The inference that it is a premise of, or that it undercuts; for an objection the objection itself."""

    @property
    def ends(self) -> tuple[str, str]:
        """What is given, and what it bears on."""
        return self.given, self.to


def bonds_of(claim: Claim) -> Iterator[Bond]:
    """Yield everything that bears on a claim."""
    for step in claim.because:
        for premise in step.premises:
            yield Bond(premise.claim.id, claim.id, "pro", step.id)
        for cutter in step.undercut:
            yield Bond(cutter.claim.id, claim.id, "cut", step.id)
    for objection in claim.objections:
        yield Bond(objection.claim.id, claim.id, "con", objection.id)
        for reply in objection.undercut:
            yield Bond(reply.claim.id, claim.id, "cut", objection.id)


def is_inference(step: str) -> bool:
    """Whether it is the id of an inference, not of an objection."""
    return step.rpartition("/")[2].startswith("because-")
