"""Graph → abstract map: what of an argument counts in judgement."""

from __future__ import annotations

from collections.abc import Container, Iterator

from claimgraph.argument.model import Claim, Evidence, Kind, Undercut
from claimgraph.graph.abstract_map import AbstractMap, Interval, Statement, Step
from claimgraph.graph.network import Network, Node, argument_of, items
from claimgraph.standards import credibility

UNGRADED: Interval = (0.0, 1.0)
"""Base of a finding whose truth cannot be judged."""


def bearing(evidence_id: str) -> str:
    """Return the id of the step from a finding to the claim that it bears on."""
    return f"{evidence_id}/bears"


def abstract(graph: Network, *, then: bool) -> AbstractMap:
    """Return the map that is judged.

    Evidence that supports or contradicts is a basic statement with a step onto its claim;
    what qualifies or is context is shown and does not count. A rebuttal of a claim that
    has reasons of its own is mutual unless the editors say that it outweighs them; an
    undercut, and an attack on a mere assumption, never is.

    Args:
        graph: the linked argument.
        then: count only evidence that was known by the argument's ``as-of`` day.
    """
    argument = argument_of(graph)
    counted = {item.id for _, item in argument.evidence() if bears(item) and (argument.known_then(item) or not then)}
    statements: list[Statement] = []
    steps: list[Step] = []
    for claim in items(graph, Node.CLAIM):
        for piece in pieces(claim, counted, graph, assumed=is_assumed(claim, counted)):
            if isinstance(piece, Step):
                steps.append(piece)
            else:
                statements.append(piece)
    return AbstractMap.of(statements, steps)


def pieces(
    claim: Claim, counted: Container[str], there: Container[str], *, assumed: bool
) -> Iterator[Statement | Step]:
    """Yield what a claim brings onto the map: itself, the findings that count, and the steps onto it.

    Args:
        claim: the claim.
        counted: ids of the findings that count.
        there: ids of the claims that there are; what names others is left out.
        assumed: whether the claim stands on its being taken for granted.
    """
    yield Statement(claim.id, basic=assumed)
    yield from _steps(claim, there, mutual=not assumed)
    for item in claim.evidence:
        if item.id in counted:
            yield Statement(item.id, basic=True, base=_base(item))
            yield from _evidence_steps(claim, item, there, mutual=not assumed)


def bears(item: Evidence) -> bool:
    """Whether a finding speaks for or against its claim, so that it can count."""
    return item.speaks_for is not None


def is_assumed(claim: Claim, counted: Container[str]) -> bool:
    """Whether a claim stands on its being taken for granted, having no counted support of its own."""
    supported = bool(claim.because) or any(e.speaks_for and e.id in counted for e in claim.evidence)
    return (claim.kind is Kind.ASSUMPTION or claim.granted is not None) and not supported


def _base(item: Evidence) -> Interval:
    """Return the base of a finding by its Admiralty digit, on the STIX 2.1 confidence scale."""
    value = credibility()[item.credibility].value if item.credibility else None
    return UNGRADED if value is None else (value, value)


def _steps(claim: Claim, there: Container[str], *, mutual: bool) -> Iterator[Step]:
    for inference in claim.because:
        premises = tuple(dict.fromkeys(p.claim.id for p in inference.premises if p.claim.id in there))
        yield Step(inference.id, premises, claim.id)
        yield from _undercuts(there, inference.id, inference.undercut)
    for objection in claim.objections:
        if objection.claim.id in there:
            decisive = objection.outweighs is not None
            yield Step(objection.id, (objection.claim.id,), claim.id, pro=False, mutual=mutual and not decisive)
            yield from _undercuts(there, objection.id, objection.undercut)


def _evidence_steps(claim: Claim, item: Evidence, there: Container[str], *, mutual: bool) -> Iterator[Step]:
    pro, step = bool(item.speaks_for), bearing(item.id)
    strikes_back = not pro and mutual and item.outweighs is None
    yield Step(step, (item.id,), claim.id, pro=pro, origin=item.origin, mutual=strikes_back)
    yield from _undercuts(there, step, item.undercut)


def _undercuts(there: Container[str], step: str, undercut: tuple[Undercut, ...]) -> Iterator[Step]:
    for id_ in dict.fromkeys(each.claim.id for each in undercut):
        if id_ in there:
            yield Step(f"{step}/undercut-by-{id_}", (id_,), step, pro=False)
