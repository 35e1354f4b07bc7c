"""Circles of support: claims that are given, through however many steps, as reasons for themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimgraph.argument.model import Argument, Claim, Inference
from claimgraph.diagnostics import Diagnostic, Place, rules
from claimgraph.graph.components import strong_components
from claimgraph.graph.network import Network, link
from claimgraph.graph.relations import Relation
from claimgraph.language import gettext


def check_support(argument: Argument, sound: Argument | None = None) -> Iterator[Diagnostic]:
    """Report each circle of claims that support one another, once.

    Args:
        argument: the argument.
        sound: as it was before an edit, when there were none; there are none either, where no reasons were edited.
    """
    is_sound = sound is not None and _has_same_reasons(argument.claims, sound.claims)
    if not is_sound and _has_circles(argument.claims):
        yield from _circles(link(argument))


def _has_same_reasons(claims: Mapping[str, Claim], before: Mapping[str, Claim]) -> bool:
    """Whether there are the same claims as before, each for the same reasons."""
    return claims.keys() == before.keys() and all(
        claim is before[id_] or _premises(claim) == _premises(before[id_]) for id_, claim in claims.items()
    )


def _premises(claim: Claim) -> list[str]:
    return [premise.claim.id for step in claim.because for premise in step.premises]


def _circles(network: Network) -> Iterator[Diagnostic]:
    claims = network.argument.claims
    steps = {inference.id: inference for claim in claims.values() for inference in claim.because}
    for cycle in _find_cycles(network):
        places = [(claim, _used_in(claim, steps[step])) for claim, step in cycle if claim in claims]
        spelled = " → ".join([*(claim for claim, _ in places), places[0][0]])
        (first, place), *others = places
        related = [(there, gettext('here "%(id)s" is given as a reason', id=id_)) for id_, there in others]
        yield rules.SUPPORT_CYCLE.at(place, cycle=spelled, related=related, length=len(first))


def _find_cycles(network: Network) -> Iterator[list[tuple[str, str]]]:
    """Yield a cycle of each knot of support, as edges from claims to inferences and on to claims."""
    import networkx as nx  # noqa: PLC0415 - slow to load, and few arguments have circles

    graph, claims = network.graph, network.argument.claims
    support = graph.edge_subgraph(
        (given, onto) for given, onto, edge in graph.edges(data=True) if edge["relation"] in _SUPPORTING
    )
    for component in nx.strongly_connected_components(support):
        if len(component) > 1:
            start = min(node for node in component if node in claims)
            yield [(u, v) for u, v, *_ in nx.find_cycle(support.subgraph(component), start)]


_SUPPORTING = {Relation.PREMISE, Relation.CONCLUSION}


def _has_circles(claims: Mapping[str, Claim]) -> bool:
    """Whether any claim is given as a reason for itself, through however many steps; a quick look, since few are."""
    number = {id_: place for place, id_ in enumerate(claims)}
    reasons = [
        [number[premise.claim.id] for step in claim.because for premise in step.premises if premise.claim.id in number]
        for claim in claims.values()
    ]
    return any(place in below for place, below in enumerate(reasons)) or any(
        len(component) > 1 for component in strong_components(reasons)
    )


def _used_in(claim: str, inference: Inference) -> Place:
    """Return where a claim is written as a premise of a step."""
    return next(premise.claim.place for premise in inference.premises if premise.claim.id == claim)
