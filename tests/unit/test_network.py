"""An argument is linked into a graph, by which is known where each claim is used."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimgraph.graph.claim_graph import Node, source_node
from claimgraph.graph.network import link, uses_of
from claimgraph.graph.relations import Relation
from tests.small_arguments import argument, claim, cuts, finding, source


@pytest.fixture
def well():
    return argument(
        claim("a", because=[(["b", "c"], ["d"])], objections=[("d", False, [])]),
        claim("b", evidence=[finding("s", cut=["d"])]),
        claim("c"),
        claim("d", because=[(["lost"], [])]),
        sources=[source("s")],
    )


def test_every_edge_leads_from_what_is_given_to_what_it_bears_on(well):
    graph = link(well).graph
    edges = {(given, onto): edge["relation"] for given, onto, edge in graph.edges(data=True)}
    assert edges == {
        ("b", "a/because-1"): Relation.PREMISE,
        ("c", "a/because-1"): Relation.PREMISE,
        ("a/because-1", "a"): Relation.CONCLUSION,
        ("d", "a/because-1"): Relation.UNDERCUTS,
        ("d", "a/objection-1"): Relation.OBJECTS,
        ("a/objection-1", "a"): Relation.REBUTS,
        (source_node("s"), "b/s-1"): Relation.REPORTS,
        ("b/s-1", "b"): Relation.SUPPORTS,
        ("d", "b/s-1"): Relation.UNDERCUTS,
        ("d/because-1", "d"): Relation.CONCLUSION,  # what is not there is left out
    }
    assert graph.nodes["b/s-1"] == {"kind": Node.EVIDENCE, "item": well.claims["b"].evidence[0]}


def test_where_a_claim_is_used_is_told_in_reading_order(well):
    uses = [(use.step.id, use.relation, use.target.id) for use in link(well).uses["d"].values()]
    assert uses == [
        ("a/because-1", Relation.UNDERCUTS, "a"),
        ("a/objection-1", Relation.OBJECTS, "a"),
        ("b/s-1", Relation.UNDERCUTS, "b"),
    ]
    assert [use.step.id for use in uses_of(link(well), "d", Relation.OBJECTS)] == ["a/objection-1"]


@pytest.mark.parametrize("is_reworded", [True, False])
def test_after_an_edit_uses_are_those_of_the_argument_as_it_is(well, is_reworded):
    before = link(well)
    before.uses  # noqa: B018 - so that they are there to be taken from
    (finding_,) = well.claims["b"].evidence
    edited = finding_ if is_reworded else replace(finding_, undercut=cuts(["c"]))
    after = replace(
        well, claims=well.claims | {"b": replace(well.claims["b"], text="Other words.", evidence=(edited,))}
    )
    assert link(after, before).uses == link(after).uses
