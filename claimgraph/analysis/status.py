"""Status of statements and inferences: the well-founded model of the map.

    in(s)  <- basic(s), not att(s).
    in(s)  <- app(j), not att(s).               % j pro, target(j) = s
    app(j) <- in(p1), …, in(pk), not att(j).    % P(j) = {p1 … pk}
    att(x) <- app(j).                           % j con, target(j) = x

This equals flat assumption-based argumentation under grounded semantics (Caminada &
Schulz, Fundamenta Informaticae 2015). A ``mutual`` rebuttal j of s needs in addition that
s does not stand: two contrary conclusions without a declared preference are at a draw.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimgraph.analysis.well_founded import Model, solve
from claimgraph.graph.abstract_map import AbstractMap


class Label(StrEnum):
    """Value of a node in the well-founded model."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undec"


@dataclass(frozen=True, slots=True)
class Labelling:
    """The label of every statement and inference of a map, by id."""

    statements: dict[str, Label]
    inferences: dict[str, Label]


def label(map_: AbstractMap) -> Labelling:
    """Compute the well-founded model of a map, one strong component after the other.

    The model of a map splits along its components, so an acyclic map takes one pass and a
    long chain of attacks stays linear.
    """
    return labelling(map_, solve(map_))


def labelling(map_: AbstractMap, model: Model) -> Labelling:
    """Read the labels off a model of the map as it stands."""
    labels = [read_label(model, node) for node in range(map_.size)]
    first = len(map_.statements)
    return Labelling(
        {statement.id: value for statement, value in zip(map_.statements, labels[:first], strict=True)},
        {step.id: value for step, value in zip(map_.steps, labels[first:], strict=True)},
    )


def read_label(model: Model, node: int, world: int = 0) -> Label:
    """Read the label of a node in one world of a model."""
    if model.certain[node] >> world & 1:
        return Label.IN
    return Label.UNDECIDED if model.possible[node] >> world & 1 else Label.OUT
