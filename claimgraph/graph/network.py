"""The argument as a networkx graph: claims, inferences, objections, evidence and sources.

Every node carries ``kind`` and ``item`` (the model's value), and ``lacks`` where something
that bears on it leads nowhere; every edge carries
``relation``, and points from what is given to what it bears on. An undercut therefore ends
on the step that it attacks, never on the claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from claimgraph.argument.model import Argument, Claim, Undercut

if TYPE_CHECKING:
    import networkx as nx

    Network: TypeAlias = "nx.DiGraph[str]"
else:
    Network = Any


class Node(StrEnum):
    """What a node is."""

    CLAIM = "claim"
    INFERENCE = "inference"
    OBJECTION = "objection"
    EVIDENCE = "evidence"
    SOURCE = "source"


class Relation(StrEnum):
    """What an edge says of its two ends."""

    PREMISE = "premise"
    """A claim is needed by an inference."""
    CONCLUSION = "conclusion"
    """An inference leads to a claim."""
    OBJECTS = "objects"
    """A claim is brought as an objection."""
    REBUTS = "rebuts"
    """An objection speaks against a claim."""
    UNDERCUTS = "undercuts"
    """A claim attacks a step: an inference, an objection, or the bearing of evidence."""
    REPORTS = "reports"
    """A source holds a finding."""
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    QUALIFIES = "qualifies"
    OUTCOME = "outcome"
    CONTEXT = "context"


def source_node(id_: str) -> str:
    """Return the node of a source; sources and claims have ids of their own."""
    return f"source:{id_}"


def link(argument: Argument) -> Network:
    """Link an argument into a graph; references to missing things are left out."""
    import networkx as nx  # noqa: PLC0415 - slow to load, and a check mostly does without

    graph: Network = nx.DiGraph(argument=argument)
    for claim in argument.claims.values():
        graph.add_node(claim.id, kind=Node.CLAIM, item=claim)
    for source in argument.sources.values():
        graph.add_node(source_node(source.id), kind=Node.SOURCE, item=source)
    for claim in argument.claims.values():
        _link_inferences(graph, claim)
        _link_objections(graph, claim)
        _link_evidence(graph, claim)
    return graph


def _link_inferences(graph: Network, claim: Claim) -> None:
    for inference in claim.because:
        graph.add_node(inference.id, kind=Node.INFERENCE, item=inference)
        graph.add_edge(inference.id, claim.id, relation=Relation.CONCLUSION)
        for premise in inference.premises:
            _join(graph, premise.claim.id, inference.id, Relation.PREMISE)
        _link_undercutters(graph, inference.id, inference.undercut)


def _link_objections(graph: Network, claim: Claim) -> None:
    for objection in claim.objections:
        graph.add_node(objection.id, kind=Node.OBJECTION, item=objection)
        graph.add_edge(objection.id, claim.id, relation=Relation.REBUTS)
        _join(graph, objection.claim.id, objection.id, Relation.OBJECTS)
        _link_undercutters(graph, objection.id, objection.undercut)


def _link_evidence(graph: Network, claim: Claim) -> None:
    for item in claim.evidence:
        graph.add_node(item.id, kind=Node.EVIDENCE, item=item)
        graph.add_edge(item.id, claim.id, relation=Relation(item.stance.value))
        _join(graph, source_node(item.source.id), item.id, Relation.REPORTS)
        _link_undercutters(graph, item.id, item.undercut)


def _link_undercutters(graph: Network, step: str, undercutters: tuple[Undercut, ...]) -> None:
    for undercut in undercutters:
        _join(graph, undercut.claim.id, step, Relation.UNDERCUTS)


def _join(graph: Network, given: str, node: str, relation: Relation) -> None:
    if given in graph:
        graph.add_edge(given, node, relation=relation)
    else:
        graph.nodes[node]["lacks"] = True


def incomplete(graph: Network) -> set[str]:
    """Return the nodes that rest, through however many steps, on something that could not be read or found."""
    import networkx as nx  # noqa: PLC0415 - as above

    lacking = [node for node, lacks in graph.nodes(data="lacks") if lacks]
    return {*lacking, *(node for start in lacking for node in nx.descendants(graph, start))}


def argument_of(graph: Network) -> Argument:
    """Return the argument that a graph was linked from."""
    argument: Argument = graph.graph["argument"]
    return argument


def items(graph: Network, kind: Node) -> Iterator[Any]:
    """Yield the model's values of all nodes of a kind, in reading order."""
    return (data["item"] for _, data in graph.nodes(data=True) if data["kind"] is kind)


def given_for(graph: Network, node: str, relation: Relation) -> list[Any]:
    """Return the model's values of the nodes with an edge of a relation to a node."""
    return [graph.nodes[u]["item"] for u, _, data in graph.in_edges(node, data=True) if data["relation"] is relation]


def led_to(graph: Network, node: str, relation: Relation) -> list[str]:
    """Return the nodes to which a node has an edge of a relation."""
    return [v for _, v, data in graph.out_edges(node, data=True) if data["relation"] is relation]


def concluded_from(graph: Network, node: str, relation: Relation) -> Iterator[tuple[str, Claim]]:
    """Yield each step to which a claim has an edge of a relation, with the claim that the step bears on."""
    for step in led_to(graph, node, relation):
        for target in graph.successors(step):
            yield step, graph.nodes[target]["item"]
