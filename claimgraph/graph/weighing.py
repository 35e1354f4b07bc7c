"""Graph → weighed maps: what of an argument counts in judgement by either clock, and how much."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimgraph.argument.model import Argument, Claim, Evidence, Inference, Kind, Objection, Reference, Source, Stance
from claimgraph.graph.independence import CountedOnce, Origins, joined
from claimgraph.graph.network import Network, Node, argument_of, items
from claimgraph.graph.weighed_map import Statement, Step, WeighedMap
from claimgraph.standards.weights import default_standard, finding_weight, grant_weight, inference_weight


@dataclass(frozen=True, slots=True)
class Weighing:
    """An argument put on the scales by one clock."""

    map: WeighedMap
    counted_once: tuple[CountedOnce, ...]
    """Reasons that were counted as one, in order of reading."""


def weigh(graph: Network) -> tuple[Weighing, Weighing]:
    """Return what is judged by both clocks: then, when only what was known by ``as-of`` counts, and now.

    Both are one and the same where nothing came to be known later.
    """
    argument = argument_of(graph)
    statements: list[Statement] = []
    steps: list[Step] = []
    origins: dict[str, tuple[str, ...]] = {}
    for claim in items(graph, Node.CLAIM):
        statements.append(statement_of(claim, argument))
        steps.extend(steps_of(claim, argument))
        origins.update(origins_of(claim, argument))
    now = _weighing(statements, steps, origins)
    late = set(_late(argument))
    if late.isdisjoint(origins):
        return now, now
    known = [step for step in steps if step.id not in late and step.target not in late]
    return _weighing(statements, known, origins), now


def _late(argument: Argument) -> Iterator[str]:
    """Yield the findings that were not known then; all findings of one source are alike in this."""
    known: dict[str, bool] = {}
    for _, item in argument.evidence():
        if item.source.id not in known:
            known[item.source.id] = argument.known_then(item)
        if not known[item.source.id]:
            yield item.id


def _weighing(statements: Sequence[Statement], steps: Sequence[Step], origins: Origins) -> Weighing:
    map_, once = joined(WeighedMap.of(statements, steps), origins)
    return Weighing(map_, tuple(once))


def statement_of(claim: Claim, argument: Argument) -> Statement:
    """Return a claim as judgement sees it."""
    return Statement(claim.id, _standard(claim, argument), grant_weight().value if is_granted(claim) else 0.0)


def steps_of(claim: Claim, argument: Argument) -> Iterator[Step]:
    """Yield the steps onto a claim, and what undercuts these; what names a claim that is not there is left out.

    What qualifies a claim, or is context, is shown and does not count.
    """
    there = argument.claims
    for inference in claim.because:
        premises = tuple(dict.fromkeys(p.claim.id for p in inference.premises if p.claim.id in there))
        yield Step(inference.id, premises, claim.id, weight=_inference_weight(inference))
        yield from _undercuts(inference.id, inference.undercut, there)
    for objection in claim.objections:
        if objection.claim.id in there:
            weight, wins = _objection_weight(objection), objection.outweighs is not None
            yield Step(objection.id, (objection.claim.id,), claim.id, pro=False, weight=weight, outweighs=wins)
            yield from _undercuts(objection.id, objection.undercut, there)
    for item in claim.evidence:
        if bears(item):
            pro, weight = item.stance is Stance.SUPPORTS, _finding_weight(item, argument)
            yield Step(item.id, (), claim.id, pro=pro, weight=weight, outweighs=item.outweighs is not None)
            yield from _undercuts(item.id, item.undercut, there)


def origins_of(claim: Claim, argument: Argument) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the origins of each finding for or against a claim.

    One source is one origin unless the editors name another one; opinions on one claim have an
    origin of their own besides, so that they count once.
    """
    for item in claim.evidence:
        if bears(item):
            named = f"origin:{item.origin}" if item.origin is not None else f"source:{item.source.id}"
            is_opinion = _nature(item, argument.sources.get(item.source.id)) == "opinion"
            yield item.id, (named, f"opinions:{claim.id}") if is_opinion else (named,)


def bears(item: Evidence) -> bool:
    """Whether a finding speaks for or against its claim, so that it can count."""
    return item.stance in {Stance.SUPPORTS, Stance.CONTRADICTS}


def is_granted(claim: Claim) -> bool:
    """Whether a claim is taken for granted: as an assumption, or because both sides grant it."""
    return claim.kind is Kind.ASSUMPTION or claim.granted is not None


def _undercuts(step: str, undercut: Iterable[Reference], there: Container[str]) -> Iterator[Step]:
    if not undercut:
        return
    for reference in {reference.id: reference for reference in undercut}.values():
        if reference.id in there:
            id_ = f"{step}/undercut-by-{reference.id}"
            yield Step(id_, (reference.id,), step, pro=False, weakens=_weakens(reference))


def _finding_weight(item: Evidence, argument: Argument) -> float:
    source = argument.sources.get(item.source.id)
    return finding_weight(item.credibility, source.reliability if source else "F", _relevance(item))


def _inference_weight(inference: Inference) -> float:
    return inference_weight(_force(inference), inference.scheme.id if inference.scheme else None)


def _objection_weight(objection: Objection) -> float:
    return inference_weight(_force(objection), None)


# What the format does not have yet; each of these reads one field once it has.


def _standard(claim: Claim, argument: Argument) -> str:  # noqa: ARG001
    return default_standard()


def _force(step: Inference | Objection) -> str | None:  # noqa: ARG001
    return None


def _relevance(item: Evidence) -> str:  # noqa: ARG001
    return "direct"


def _nature(item: Evidence, source: Source | None) -> str | None:  # noqa: ARG001
    return None


def _weakens(reference: Reference) -> bool:  # noqa: ARG001
    return False
