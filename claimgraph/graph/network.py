"""The argument as a network: its graph, and in which steps each claim is used.

A step is an inference, an objection or a finding; an undercut bears on a step, never on a claim. The
graph is made when it is first asked for; after an edit that links nothing else, where claims are
used is taken from the network before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from claimgraph.argument.model import Argument, Claim, Evidence, Inference, Objection
from claimgraph.graph.relations import Relation

if TYPE_CHECKING:
    import networkx as nx


Step = Inference | Objection | Evidence


class Use(NamedTuple):
    """A step in which a claim is used."""

    step: Step
    relation: Relation
    target: Claim
    """What the step bears on."""


class Network:
    """An argument, and where in it each claim is used."""

    def __init__(self, argument: Argument, before: Network | None = None) -> None:
        self.argument = argument
        self._before = before if before and "uses" in before.__dict__ else None

    @cached_property
    def graph(self) -> nx.DiGraph[str]:
        """The graph of claims and evidence, as `claimgraph.graph.claim_graph` describes it."""
        from claimgraph.graph.claim_graph import claim_graph  # noqa: PLC0415 - slow to load, and a check does without

        return claim_graph(self.argument)

    @cached_property
    def uses(self) -> Mapping[str, Mapping[str, Use]]:
        """By claim, the steps in which it is used, by their ids in reading order; of two uses in one, the last.

        References to missing things are left out.
        """
        before, self._before = self._before, None
        if before and (same := _edited_uses(before, self.argument)):
            return same
        return {id_: dict(self._uses(id_)) for id_ in self.argument.claims}

    def _uses(self, claim: str) -> Iterator[tuple[str, Use]]:
        bears_on, item = self.graph.adj, self.graph.nodes
        for step, edge in bears_on[claim].items():
            (target,) = bears_on[step]
            yield step, Use(item[step]["item"], edge["relation"], item[target]["item"])


def _edited_uses(before: Network, argument: Argument) -> Mapping[str, Mapping[str, Use]] | None:
    """Return the uses of claims after an edit, by those before it; None where any claim is used otherwise."""
    old, new = before.argument.claims, argument.claims
    if [*old] != [*new]:
        return None
    found = dict(before.uses)
    for was, claim in ((old[id_], claim) for id_, claim in new.items() if claim is not old[id_]):
        uses = [*_uses_in(claim)]
        if [_named(each) for each in uses] != [_named(each) for each in _uses_in(was)]:
            return None
        for used, use in uses:
            if used in found:
                found[used] = {**found[used], use.step.id: use}
    return found


def _named(used: tuple[str, Use]) -> tuple[str, str, Relation]:
    id_, use = used
    return id_, use.step.id, use.relation


def _uses_in(claim: Claim) -> Iterator[tuple[str, Use]]:
    """Yield the id of every claim that the steps onto a claim use, and how."""
    for inference in claim.because:
        yield from ((premise.claim.id, Use(inference, Relation.PREMISE, claim)) for premise in inference.premises)
        yield from _undercuts(inference, claim)
    for objection in claim.objections:
        yield objection.claim.id, Use(objection, Relation.OBJECTS, claim)
        yield from _undercuts(objection, claim)
    for item in claim.evidence:
        yield from _undercuts(item, claim)


def _undercuts(step: Step, claim: Claim) -> Iterable[tuple[str, Use]]:
    return [(undercut.claim.id, Use(step, Relation.UNDERCUTS, claim)) for undercut in step.undercut]


def link(argument: Argument, before: Network | None = None) -> Network:
    """Link an argument into a network.

    Args:
        argument: the argument.
        before: its network before an edit; what the edit leaves as it was is taken from it.
    """
    return Network(argument, before)


def argument_of(network: Network) -> Argument:
    """Return the argument that a network was linked from."""
    return network.argument


def uses_of(network: Network, claim: str, relation: Relation) -> list[Use]:
    """Return the steps in which a claim is used in some way, in reading order."""
    return [use for use in network.uses[claim].values() if use.relation is relation]


def used_in(claim: Claim) -> Iterator[str]:
    """Yield the ids of the claims that the steps onto a claim use, be they there or not."""
    return (id_ for id_, _ in _uses_in(claim))


def rests_on(network: Network, conclusion: str) -> set[str]:
    """Return the claims that a claim rests on, as premises, directly or through others; without the claim itself."""
    claims, found = network.argument.claims, {conclusion}
    pending = [id_ for id_ in found if id_ in claims]
    while pending:
        premises = (premise.claim.id for inference in claims[pending.pop()].because for premise in inference.premises)
        new = {id_ for id_ in premises if id_ in claims and id_ not in found}
        found |= new
        pending += new
    return found - {conclusion}


def incomplete(network: Network) -> set[str]:
    """Return the claims that rest, through however many steps, on something that could not be read or found."""
    argument = network.argument
    pending = [claim.id for claim in argument.claims.values() if _lacks(claim, argument)]
    found = {*pending}
    while pending:
        new = {use.target.id for use in network.uses[pending.pop()].values()} - found
        found |= new
        pending += new
    return found


def _lacks(claim: Claim, argument: Argument) -> bool:
    """Whether a step onto a claim names something that is not there."""
    if any(id_ not in argument.claims for id_ in used_in(claim)):
        return True
    return any(item.source.id not in argument.sources for item in claim.evidence)
