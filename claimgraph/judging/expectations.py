"""Expectations: the statuses that the editors expect of claims."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.argument.model import Expectation
from claimgraph.diagnostics import Diagnostic, rules
from claimgraph.graph.network import argument_of, incomplete
from claimgraph.judging.judgement import Judgement
from claimgraph.language import gettext


def check_expectations(judgement: Judgement, *, explained: bool = True) -> Iterator[Diagnostic]:
    """Report every claim whose status is not the one that the editors expect.

    Claims that rest on an unknown id are left out: their status may change once that is mended.

    Args:
        judgement: the argument, judged.
        explained: whether ``explain`` can be asked at once, because nothing else is wrong.
    """
    argument = argument_of(judgement.graph)
    unsure = incomplete(judgement.graph) if argument.expectations else set[str]()
    for expectation in argument.expectations:
        if expectation.claim.id in unsure or expectation.claim.id not in argument.claims:
            continue
        for clock, verdict in (("then", judgement.then), ("now", judgement.now)):
            found = verdict.word(expectation.claim.id)
            if expectation.clock in {clock, None} and found != expectation.status:
                yield _unmet(expectation, clock, found, explained=explained)


def _unmet(expectation: Expectation, clock: str, found: str, *, explained: bool) -> Diagnostic:
    id_ = expectation.claim.id
    command = f"claimgraph explain {id_} --{clock}"
    hint = command if explained else gettext("once the other errors are mended: %(command)s", command=command)
    return rules.UNMET_EXPECTATION.at(
        expectation.claim.place,
        id=id_,
        clock=clock,
        found=found,
        expected=expectation.status,
        hint=hint,
        length=len(id_),
    )
