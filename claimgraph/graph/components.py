"""Strong components of a graph held in arrays, causes before effects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf

Edges = Sequence[Sequence[int]] | Mapping[int, Sequence[int]]
"""Per node, other nodes."""


def strong_components(parents: Sequence[Sequence[int]]) -> Iterator[tuple[int, ...]]:
    """Yield the strong components, each after all that it depends on.

    Tarjan's algorithm (SIAM J. Comput. 1, 1972) with its own stack: linear time, and no
    recursion limit on long chains. Because edges are followed from a node to its parents,
    components come out in the order in which they can be evaluated.

    Args:
        parents: per node, the nodes that it depends on.
    """
    count = len(parents)
    order = [-1] * count
    low = [0] * count
    on_stack = bytearray(count)
    stack: list[int] = []
    clock = 0
    for root in range(count):
        if order[root] >= 0:
            continue
        order[root] = low[root] = clock
        clock += 1
        stack.append(root)
        on_stack[root] = 1
        work = [(root, iter(parents[root]))]
        while work:
            node, pending = work[-1]
            for parent in pending:
                if order[parent] < 0:
                    order[parent] = low[parent] = clock
                    clock += 1
                    stack.append(parent)
                    on_stack[parent] = 1
                    work.append((parent, iter(parents[parent])))
                    break
                if on_stack[parent] and order[parent] < low[node]:
                    low[node] = order[parent]
            else:
                work.pop()
                if work and low[node] < low[work[-1][0]]:
                    low[work[-1][0]] = low[node]
                if low[node] == order[node]:
                    yield _taken_off(stack, on_stack, node)


def _taken_off(stack: list[int], on_stack: bytearray, last: int) -> tuple[int, ...]:
    """Take nodes off a stack down to a last one; return them in order."""
    component = [stack.pop()]
    while component[-1] != last:
        component.append(stack.pop())
    for member in component:
        on_stack[member] = 0
    return tuple(sorted(component))


def components_within(members: Sequence[int], parents: Edges) -> Iterator[tuple[int, ...]]:
    """Yield the strong components among some nodes only, each after all that it depends on."""
    number = {node: position for position, node in enumerate(members)}
    inside = [[number[parent] for parent in parents[node] if parent in number] for node in members]
    for component in strong_components(inside):
        yield tuple(members[position] for position in component)


def reachable(starts: Iterable[int], edges: Edges, most: float = inf) -> set[int]:
    """Return the nodes that can be reached from the starts, which are included; stop soon after more than ``most``."""
    found = set(starts)
    pending = list(found)
    while pending and len(found) <= most:
        for other in edges[pending.pop()]:
            if other not in found:
                found.add(other)
                pending.append(other)
    return found
