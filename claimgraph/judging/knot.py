"""A knot: a strong component of several nodes, whose labels depend on each other.

The alternation of the design is followed in small steps, so that a long ring takes one
sweep and not one round per member: each node is visited again only when something that it
depends on is news. What is then still possible, but only through itself, is dropped: this is
the least fixpoint that the design asks for, and why circles of support end OUT. Both kinds of
step keep to the side of the least solution of the alternation, and end only in it (Denecker &
Vennekens, LPNMR 2007: all well-founded inductions have one limit).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heappop, heappush

from claimgraph.graph.weighed_map import Nodes
from claimgraph.judging.rules import Rules


def untie(component: Nodes, rules: Rules) -> None:
    """Label the members of a component, given the labels of all nodes that they depend on."""
    _Knot(component, rules).untie()


class _Knot:
    def __init__(self, component: Nodes, rules: Rules) -> None:
        self.rules = rules
        members = set(component)
        depends = rules.map.depends
        parents = {node: [p for p in depends[node] if p in members] for node in component}
        self.order = causes_first(component, parents)
        place = {node: number for number, node in enumerate(self.order)}
        self.users: list[list[int]] = [[] for _ in self.order]
        """Per place of a member, the places of the members that depend on it."""
        for node in self.order:
            for parent in parents[node]:
                self.users[place[parent]].append(place[node])

    def untie(self) -> None:
        rules = self.rules
        for node in self.order:
            rules.sure.applies[node], rules.sure.weight[node] = 0, 0.0
            rules.possible.applies[node] = rules.setting.present[node]
            rules.possible.weight[node] = rules.setting.weight[node]
        self._sweep(range(len(self.order)), self._narrow)
        while unfounded := self._unfounded():
            self._sweep({user for place in unfounded for user in self.users[place]}, self._narrow)

    def _narrow(self, node: int) -> bool:
        """Recompute the two bounds of a member; return whether one of them changed."""
        secured = self.rules.secure(node)
        return self.rules.allow(node) or secured

    def _sweep(self, places: Iterable[int], visit: Callable[[int], bool]) -> None:
        """Visit members in order, then again those that depend on a changed member, until nothing changes."""
        coming = sorted(places)
        while coming:
            current, waiting, later = coming, set(coming), set[int]()
            while current:
                place = heappop(current)
                waiting.discard(place)
                if not visit(self.order[place]):
                    continue
                for user in self.users[place]:
                    if user <= place:
                        later.add(user)
                    elif user not in waiting:
                        waiting.add(user)
                        heappush(current, user)
            coming = sorted(later)

    def _unfounded(self) -> list[int]:
        """Mark members that are possible only through themselves as impossible; return their places."""
        possible = self.rules.possible
        before = [possible.applies[node] for node in self.order]
        for node in self.order:
            possible.applies[node], possible.weight[node] = 0, 0.0
        self._sweep(range(len(self.order)), self.rules.allow)
        return [place for place, node in enumerate(self.order) if before[place] and not possible.applies[node]]


def causes_first(nodes: Sequence[int], parents: Mapping[int, Sequence[int]]) -> list[int]:
    """Return nodes in an order in which each comes after its parents, except within cycles."""
    order: list[int] = []
    met: set[int] = set()
    for root in nodes:
        if root in met:
            continue
        met.add(root)
        work = [(root, iter(parents[root]))]
        while work:
            node, pending = work[-1]
            parent = next((p for p in pending if p not in met), None)
            if parent is None:
                order.append(node)
                work.pop()
            else:
                met.add(parent)
                work.append((parent, iter(parents[parent])))
    return order
