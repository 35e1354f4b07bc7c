"""Layered layout, by fast-sugiyama: where things stand so that what bears on a claim is to its right.

The library draws top down; it is told numbers in a fixed order, without circles, and what it
returns is sorted, so that the same argument gives the same drawing. Its time grows with the
places that lines pass, without a bound that it could be told. What would have too many of
them is put into plain layers instead, which take time in proportion to the lines.

Either way a line that crosses a column has a free place there, clear of what stands in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from fast_sugiyama import from_edges

from claimgraph.site.drawing.circles import Way, without_circles

Point = tuple[float, float]

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

    def toward(self, one: str, other: str) -> float:
        """Return the row to which an edge leads first from one of its ends."""
        by = self.by.get((one, other), ())
        return by[0][1] if by else self.at[other][1]


def lay_out(edges: Iterable[tuple[str, str]], weak: Collection[tuple[str, str]] = ()) -> Layers:
    """Lay out what has edges; an edge leads from what is given to what it bears on.

    Parts that nothing joins are stacked, unless it all comes in plain layers.

    Args:
        edges: from what is given to what it bears on.
        weak: those of them that are turned round first where they run in a circle.
    """
    pairs = sorted({(given, to) for given, to in edges if given != to})
    ids = sorted({id_ for pair in pairs for id_ in pair})
    number = {id_: place for place, id_ in enumerate(ids)}
    firm = [(number[given], number[to]) for given, to in pairs if (given, to) not in weak]
    loose = [(number[given], number[to]) for given, to in pairs if (given, to) in weak]
    ways = without_circles(len(ids), firm, loose)
    columns = _columns(len(ids), ways)
    if sum(columns[given] - columns[to] for given, to in ways) > LONGEST:
        return _plain(ids, ways, columns)
    return _by_the_library(ids, ways)


def _by_the_library(ids: Sequence[str], ways: list[Way]) -> Layers:
    at: dict[str, Point] = {}
    by: dict[tuple[str, str], tuple[Point, ...]] = {}
    row, columns = 0.0, 0
    for part in sorted(map(_part, _joined(len(ids), ways)), key=lambda part: (-len(part.places), min(part.nodes))):
        places = {node: (y, x + row) for node, (x, y) in part.places.items()}
        at |= {ids[node]: places[place] for place, node in enumerate(part.nodes)}
        for chain in _chains(part.edges, len(part.nodes)):
            one, other = ids[part.nodes[chain[0]]], ids[part.nodes[chain[-1]]]
            between = tuple(places[node] for node in chain[1:-1])
            by[one, other], by[other, one] = between, between[::-1]
        row += part.rows + 1
        columns = max(columns, part.columns)
    return Layers(dict(sorted(at.items())), by, columns, row - 1 if at else 0.0)


def _plain(ids: Sequence[str], ways: Sequence[Way], columns: Sequence[int]) -> Layers:
    """Set each into its column, in the order of the middles of what it is joined to.

    All rows are level, so that a line goes straight through between two of them.
    """
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
            _order(layer, joined, row)
    at = {id_: (float(columns[node]), row[node]) for node, id_ in enumerate(ids)}
    by: dict[tuple[str, str], tuple[Point, ...]] = {}
    for given, to in ways:
        if columns[given] - columns[to] > 1:
            lane = int((row[given] + row[to]) / 2) + 0.5
            between = ((columns[given] - 1.0, lane), (columns[to] + 1.0, lane))
            by[ids[given], ids[to]], by[ids[to], ids[given]] = between, between[::-1]
    return Layers(at, by, len(layers), max(row))


def _order(layer: list[int], joined: Sequence[Sequence[int]], row: list[float]) -> None:
    """Put a column in the order of the middles of what each is joined to."""
    middle = {node: sum(row[other] for other in joined[node]) / len(joined[node]) for node in layer}
    layer.sort(key=lambda node: (middle[node], node))
    for place, node in enumerate(layer):
        row[node] = float(place)


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


def _joined(count: int, ways: Sequence[Way]) -> list[list[Way]]:
    """Return the ways of each part, where ways join all that is in it."""
    part = list(range(count))

    def first(node: int) -> int:
        while part[node] != node:
            part[node] = part[part[node]]
            node = part[node]
        return node

    for one, other in ways:
        part[first(one)] = first(other)
    found: dict[int, list[Way]] = {}
    for way in ways:
        found.setdefault(first(way[0]), []).append(way)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Part:
    nodes: Sequence[int]
    """What is in it, by its place in the part."""
    places: Mapping[int, Point]
    """Row and column of each place; those that lines pass come after the nodes."""
    edges: list[tuple[int, int]]
    rows: float
    columns: int


def _part(ways: Sequence[Way]) -> _Part:
    """Lay out one part alone: of several at once the library mixes up nodes and the places that lines pass."""
    nodes = sorted({node for way in ways for node in way})
    place = {node: at for at, node in enumerate(nodes)}
    edges = [(place[one], place[other]) for one, other in ways]
    ((placed, *_, through),) = from_edges(edges, vertex_spacing=1, dummy_vertices=True, dummy_size=PASSING)
    left, top = min(x for _, (x, _) in placed), min(y for _, (_, y) in placed)
    places = {int(node): (x - left, float(round(y - top))) for node, (x, y) in placed}
    rows = max(x for x, _ in places.values())
    between = [(int(one), int(other)) for one, other in through or []]
    return _Part(nodes, places, between, rows, 1 + int(max(y for _, y in places.values())))


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
