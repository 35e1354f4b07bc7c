"""Circles of a graph, opened: which lines are turned round so that all can lead from the right to the left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

import networkx as nx

Way = tuple[int, int]
"""A line between two numbered things, from what is given to what it bears on."""


def without_circles(count: int, firm: Sequence[Way], loose: Sequence[Way]) -> list[Way]:
    """Turn around what would close a circle, firm ways only where they alone run in one."""
    rank = _ranks(count, firm, loose)
    turned = ((to, given) if rank[given] < rank[to] else (given, to) for given, to in (*firm, *loose))
    return sorted(set(turned))


def _ranks(count: int, firm: Sequence[Way], loose: Sequence[Way]) -> list[int]:
    """Set all in a row, each time one that waits for nothing.

    Where all that is left waits, one is taken of those that wait for each other alone: that
    waits for least, and for which most wait.
    """
    circle = _circles(count, (*firm, *loose))
    given_for: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    # Per node, what it waits for outside its circle, and inside by firm and by loose ways; then what waits for it.
    waiting = [[0, 0, 0, 0] for _ in range(count)]
    for kind, ways in enumerate((firm, loose), start=1):
        for given, to in ways:
            inside = kind if circle[given] == circle[to] else 0
            given_for[to].append((given, inside))
            waiting[given][inside] += 1
            waiting[to][3] += bool(inside)
    rank: dict[int, int] = {}
    pending = [_turn(node, waiting[node]) for node in range(count)]
    heapify(pending)
    while pending:
        *_, node = heappop(pending)
        if rank.setdefault(node, len(rank)) < len(rank) - 1:
            continue
        for given, inside in given_for[node]:
            waiting[given][inside] -= 1
            heappush(pending, _turn(given, waiting[given]))
    return [rank[node] for node in range(count)]


def _turn(node: int, waiting: Sequence[int]) -> tuple[int, int, bool, int, int]:
    """Return what decides when it is a node's turn; less comes first."""
    outside, firm, loose, waited_for = waiting
    return outside, firm, loose > 0, loose - waited_for, node


def _circles(count: int, ways: Iterable[Way]) -> list[int]:
    """Number nodes so that those have the same number that lie on circles with each other."""
    graph: nx.DiGraph[int] = nx.DiGraph(ways)
    number = list(range(count))
    for place, nodes in enumerate(nx.strongly_connected_components(graph)):
        for node in nodes:
            number[node] = count + place
    return number
