"""Layered layout, by fast-sugiyama: where things stand so that what bears on a claim is to its right.

The library draws top down; it is given numbers in a fixed order, without circles, and its result
is sorted, so that the same argument gives the same drawing. Its time grows with the places that
lines pass, and it takes no limit. What would have too many of them is put into plain layers
instead, which take time in proportion to the lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fast_sugiyama import from_edges

Point = tuple[float, float]
Way = tuple[int, int]
"""A line between two numbered things, from what is given to what it bears on."""

PASSING = 0.35
"""Room that a line takes in a column that it only passes, as a share of a box's."""
LONGEST = 3000
"""Columns that all lines together may cross in a drawing by the library, which then takes about a second."""
SWEEPS = 4
"""How often plain layers are put in order, from the left and from the right in turn."""


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
    """Return places for the ends of edges; an edge leads from what is given to what it bears on.

    Parts that nothing joins are stacked, unless it all comes in plain layers.
    """
    pairs = sorted({(given, to) for given, to in edges if given != to})
    ids = sorted({id_ for pair in pairs for id_ in pair})
    number = {id_: place for place, id_ in enumerate(ids)}
    ways = _without_circles(len(ids), [(number[given], number[to]) for given, to in pairs])
    columns = _columns(len(ids), ways)
    if sum(columns[given] - columns[to] for given, to in ways) > LONGEST:
        return _plain(ids, ways, columns)
    return _by_the_library(ids, ways)


def _by_the_library(ids: Sequence[str], ways: list[Way]) -> Layers:
    at: dict[str, Point] = {}
    by: dict[tuple[str, str], tuple[Point, ...]] = {}
    row, columns = 0.0, 0
    for part in _parts(ways):
        places = {node: (y, x + row) for node, (x, y) in part.places.items()}
        at |= {ids[node]: place for node, place in places.items() if node < len(ids)}
        chains = _chains(part.edges, len(ids))
        for one, other, between in sorted((c[0], c[-1], tuple(places[node] for node in c[1:-1])) for c in chains):
            by.setdefault((ids[one], ids[other]), between)
            by.setdefault((ids[other], ids[one]), between[::-1])
        row += part.rows + 1
        columns = max(columns, part.columns)
    return Layers(dict(sorted(at.items())), by, columns, row - 1 if at else 0.0)


def _plain(ids: Sequence[str], ways: Sequence[Way], columns: Sequence[int]) -> Layers:
    """Place each in its column, ordered by the mean place of its neighbours; lines are straight."""
    joined: list[list[int]] = [[] for _ in ids]
    for given, to in ways:
        joined[given].append(to)
        joined[to].append(given)
    layers: list[list[int]] = [[] for _ in range(1 + max(columns))]
    for node, column in enumerate(columns):
        layers[column].append(node)
    row = [0.0] * len(ids)
    for sweep in range(SWEEPS):
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            middle = {node: sum(row[other] for other in joined[node]) / len(joined[node]) for node in layer}
            layer.sort(key=lambda node: (middle[node], node))
            for place, node in enumerate(layer):
                row[node] = float(place)
    at = {id_: (float(columns[node]), row[node]) for node, id_ in enumerate(ids)}
    return Layers(at, {}, len(layers), max(row))


def _without_circles(count: int, pairs: Sequence[Way]) -> list[Way]:
    """Reverse each pair that would close a circle, found by depth-first search without recursion."""
    onward: list[list[int]] = [[] for _ in range(count)]
    for given, to in pairs:
        onward[given].append(to)
    done, on_path = bytearray(count), bytearray(count)
    ways: dict[Way, None] = {}
    for root in range(count):
        path = [(root, iter(onward[root]))] if not done[root] else []
        while path:
            node, pending = path[-1]
            on_path[node] = 1
            for to in pending:
                ways[(to, node) if on_path[to] else (node, to)] = None
                if not on_path[to] and not done[to]:
                    path.append((to, iter(onward[to])))
                    break
            else:
                on_path[node], done[node] = 0, 1
                path.pop()
    return sorted(ways)


def _columns(count: int, ways: Sequence[Way]) -> list[int]:
    """Return the column of each: as many to the right as the longest way from it has lines."""
    given_for: list[list[int]] = [[] for _ in range(count)]
    waiting = [0] * count
    for given, to in ways:
        given_for[to].append(given)
        waiting[given] += 1
    columns = [0] * count
    pending = [node for node in range(count) if not waiting[node]]
    while pending:
        node = pending.pop()
        for given in given_for[node]:
            columns[given] = max(columns[given], columns[node] + 1)
            waiting[given] -= 1
            if not waiting[given]:
                pending.append(given)
    return columns


@dataclass(frozen=True, slots=True)
class _Part:
    places: Mapping[int, Point]
    """Row and column of each node, those that lines pass included."""
    edges: list[tuple[int, int]]
    rows: float
    columns: int


def _parts(ways: list[Way]) -> list[_Part]:
    found = from_edges(ways, vertex_spacing=1, dummy_vertices=True, dummy_size=PASSING) if ways else []
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
