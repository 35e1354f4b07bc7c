"""The graph of claims and evidence: claims, inferences, objections, evidence and sources, as a networkx graph.

Every node carries ``kind`` and ``item`` (the model's value). Every edge carries ``relation``, and points from what is
given to what it bears on. An undercut therefore ends on the step that it attacks, never on the claim.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import networkx as nx

from claimgraph.argument.model import Argument, Claim, Evidence, Inference, Objection
from claimgraph.graph.relations import Relation


class Node(StrEnum):
    """What a node is."""

    CLAIM = "claim"
    INFERENCE = "inference"
    OBJECTION = "objection"
    EVIDENCE = "evidence"
    SOURCE = "source"


def source_node(id_: str) -> str:
    """Return the node of a source; sources and claims have ids of their own."""
    return f"source:{id_}"


def claim_graph(argument: Argument) -> nx.DiGraph[str]:
    """Link an argument into a graph; references to missing things are left out."""
    graph: nx.DiGraph[str] = nx.DiGraph(argument=argument)
    graph.add_nodes_from((id_, {"kind": Node.CLAIM, "item": claim}) for id_, claim in argument.claims.items())
    graph.add_nodes_from(
        (source_node(id_), {"kind": Node.SOURCE, "item": source}) for id_, source in argument.sources.items()
    )
    for claim in argument.claims.values():
        for inference in claim.because:
            _add_step(graph, Node.INFERENCE, inference, claim, Relation.CONCLUSION)
            _join(graph, (premise.claim.id for premise in inference.premises), inference.id, Relation.PREMISE)
            _join_undercutters(graph, inference)
        for objection in claim.objections:
            _add_step(graph, Node.OBJECTION, objection, claim, Relation.REBUTS)
            _join(graph, [objection.claim.id], objection.id, Relation.OBJECTS)
            _join_undercutters(graph, objection)
        for item in claim.evidence:
            _add_step(graph, Node.EVIDENCE, item, claim, Relation(item.stance.value))
            _join(graph, [source_node(item.source.id)], item.id, Relation.REPORTS)
            _join_undercutters(graph, item)
    return graph


Step = Inference | Objection | Evidence


def _add_step(graph: nx.DiGraph[str], kind: Node, step: Step, claim: Claim, relation: Relation) -> None:
    graph.add_node(step.id, kind=kind, item=step)
    graph.add_edge(step.id, claim.id, relation=relation)


def _join_undercutters(graph: nx.DiGraph[str], step: Step) -> None:
    _join(graph, (undercut.claim.id for undercut in step.undercut), step.id, Relation.UNDERCUTS)


def _join(graph: nx.DiGraph[str], given: Iterable[str], step: str, relation: Relation) -> None:
    graph.add_edges_from((each, step, {"relation": relation}) for each in given if each in graph)
