"""Circles of support: claims that are given, through however many steps, as reasons for themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimgraph.argument.model import Argument, Claim, Inference
from claimgraph.diagnostics import Diagnostic, Place, rules
from claimgraph.graph.components import strong_components
from claimgraph.graph.network import Network, Node, Relation, link
from claimgraph.language import gettext


def check_support(argument: Argument) -> Iterator[Diagnostic]:
    """Report each circle of claims that support one another, once."""
    if _has_circles(argument.claims):
        yield from _circles(link(argument))


def _circles(graph: Network) -> Iterator[Diagnostic]:
    import networkx as nx  # noqa: PLC0415 - slow to load, and few arguments have circles

    supporting = {Relation.PREMISE, Relation.CONCLUSION}
    edges = [(u, v) for u, v, data in graph.edges(data=True) if data["relation"] in supporting]
    support: Network = nx.DiGraph(edges)
    for component in nx.strongly_connected_components(support):
        if len(component) == 1:
            continue
        start = min(node for node in component if graph.nodes[node]["kind"] is Node.CLAIM)
        cycle = nx.find_cycle(support.subgraph(component), start)
        claims = [u for u, _ in cycle if graph.nodes[u]["kind"] is Node.CLAIM]
        spelled = " → ".join([*claims, claims[0]])
        (first, place), *others = ((u, _used_in(graph, u, v)) for u, v in cycle if u in claims)
        related = [(there, gettext('here "%(id)s" is given as a reason', id=id_)) for id_, there in others]
        yield rules.SUPPORT_CYCLE.at(place, cycle=spelled, related=related, length=len(first))


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


def _used_in(graph: Network, claim: str, step: str) -> Place:
    """Return where a claim is written as a premise of a step."""
    inference: Inference = graph.nodes[step]["item"]
    return next(premise.claim.place for premise in inference.premises if premise.claim.id == claim)
