"""Layered layout, by fast-sugiyama: where things stand so that what bears on a claim is to its right.

The library draws top down and may be handed circles of attack; it is told numbers in a fixed
order, and what it returns is sorted, so that the same argument gives the same drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fast_sugiyama import from_edges

Point = tuple[float, float]

PASSING = 0.35
"""Room that a line takes in a column that it only passes, as a share of a box's."""


@dataclass(frozen=True, slots=True)
class Layers:
    """Places in columns and rows; both may be fractions, rows of one column are at least 1 apart."""

    at: Mapping[str, Point]
    """Column and row of each id."""
    by: Mapping[tuple[str, str], tuple[Point, ...]]
    """Per edge, the places that its line passes on its way."""
    columns: int
    rows: float


def lay_out(edges: Iterable[tuple[str, str]]) -> Layers:
    """Lay out what has edges; an edge leads from what is given to what it bears on.

    Parts that nothing joins are stacked.
    """
    pairs = sorted({(given, to) for given, to in edges if given != to})
    ids = sorted({id_ for pair in pairs for id_ in pair})
    number = {id_: place for place, id_ in enumerate(ids)}
    at: dict[str, Point] = {}
    by: dict[tuple[str, str], tuple[Point, ...]] = {}
    row, columns = 0.0, 0
    for part in _parts([(number[given], number[to]) for given, to in pairs]):
        places = {node: (y, x + row) for node, (x, y) in part.places.items()}
        at |= {ids[node]: place for node, place in places.items() if node < len(ids)}
        chains = _chains(part.edges, len(ids))
        for one, other, between in sorted((c[0], c[-1], tuple(places[node] for node in c[1:-1])) for c in chains):
            by.setdefault((ids[one], ids[other]), between)
            by.setdefault((ids[other], ids[one]), between[::-1])
        row += part.rows + 1
        columns = max(columns, part.columns)
    return Layers(dict(sorted(at.items())), by, columns, row - 1 if at else 0.0)


@dataclass(frozen=True, slots=True)
class _Part:
    places: Mapping[int, Point]
    """Row and column of each node, those that lines pass included."""
    edges: list[tuple[int, int]]
    rows: float
    columns: int


def _parts(pairs: list[tuple[int, int]]) -> list[_Part]:
    found = from_edges(pairs, vertex_spacing=1, dummy_vertices=True, dummy_size=PASSING) if pairs else []
    parts = []
    for placed, *_, edges in found:
        left, top = min(x for _, (x, _) in placed), min(y for _, (_, y) in placed)
        places = {int(node): (x - left, round(y - top)) for node, (x, y) in placed}
        rows = max(x for x, _ in places.values())
        ways = [(int(one), int(other)) for one, other in edges or []]
        parts.append(_Part(places, ways, rows, 1 + int(max(y for _, y in places.values()))))
    return sorted(parts, key=lambda part: (-len(part.places), min(part.places)))


def _chains(edges: list[tuple[int, int]], real: int) -> list[list[int]]:
    """Follow each edge through the places that it only passes, which have numbers from ``real`` up."""
    onward: dict[int, list[int]] = {}
    for one, other in sorted(edges):
        onward.setdefault(one, []).append(other)
    chains = []
    for start in sorted(node for node in onward if node < real):
        for node in onward[start]:
            chain = [start, node]
            while chain[-1] >= real:
                chain.append(onward[chain[-1]][0])
            chains.append(chain)
    return chains
