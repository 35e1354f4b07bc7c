"""Expectations: the statuses that the editors hold their headline claims to."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.analysis.judgement import Judgement, Verdict
from claimgraph.argument.model import Expectation
from claimgraph.diagnostics import Diagnostic, rules
from claimgraph.graph.network import argument_of


def check_expectations(judgement: Judgement) -> Iterator[Diagnostic]:
    """Report every claim whose status is not the one that the editors expect."""
    for expectation in argument_of(judgement.graph).expectations:
        clocks: list[tuple[str, Verdict]] = [("then", judgement.then), ("now", judgement.now)]
        for clock, verdict in clocks:
            found = verdict.statuses.get(expectation.claim.id)
            if expectation.clock in {clock, None} and found is not None and found != expectation.status:
                yield _unmet(expectation, clock, found)


def _unmet(expectation: Expectation, clock: str, found: str) -> Diagnostic:
    id_ = expectation.claim.id
    return rules.UNMET_EXPECTATION.at(
        expectation.claim.place,
        id=id_,
        clock=clock,
        found=found,
        expected=expectation.status,
        hint=f"claimgraph explain {id_} --{clock}",
        length=len(id_),
    )
