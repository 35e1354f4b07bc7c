"""Expectations: the statuses that the editors hold their headline claims to."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.analysis.judgement import Judgement, Verdict
from claimgraph.argument.model import Expectation
from claimgraph.diagnostics import Diagnostic, rules
from claimgraph.graph.network import argument_of, incomplete


def check_expectations(judgement: Judgement, *, explained: bool = True) -> Iterator[Diagnostic]:
    """Report every claim whose status is not the one that the editors expect.

    Nothing is said of a claim that rests on an id that leads nowhere: its status will be another once that is mended.

    Args:
        judgement: the argument, judged.
        explained: whether ``explain`` can be asked at once, because nothing else is wrong.
    """
    unsure = incomplete(judgement.graph)
    for expectation in argument_of(judgement.graph).expectations:
        if expectation.claim.id in unsure:
            continue
        clocks: list[tuple[str, Verdict]] = [("then", judgement.then), ("now", judgement.now)]
        for clock, verdict in clocks:
            found = verdict.statuses.get(expectation.claim.id)
            if expectation.clock in {clock, None} and found is not None and found != expectation.status:
                yield _unmet(expectation, clock, found, explained=explained)


def _unmet(expectation: Expectation, clock: str, found: str, *, explained: bool) -> Diagnostic:
    id_ = expectation.claim.id
    first = "" if explained else "once the other errors are mended: "
    return rules.UNMET_EXPECTATION.at(
        expectation.claim.place,
        id=id_,
        clock=clock,
        found=found,
        expected=expectation.status,
        hint=f"{first}claimgraph explain {id_} --{clock}",
        length=len(id_),
    )
