"""Where lines leave and reach the boxes of a map: on which side, and in what order, so that few of them cross."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimgraph.site.drawing.bonds import Bond
from claimgraph.site.drawing.layers import Layers


class Ports:
    """The ports of all claims that something bears on, or that bear on something.

    A line leaves on the left, to what its claim bears on. An objection that stands to the left of
    what it speaks against leaves on the right; its bar is then on the left side of that claim.
    """

    def __init__(self, bonds: Sequence[Bond], layers: Layers) -> None:
        self.at = layers.at
        self.mutual = self._mutual(bonds)
        """Per objection whose line stands also for the one the other way, that other one."""
        self.spared = {other.step for other in self.mutual.values()}
        """Objections that have no line of their own."""
        self.joints = dict.fromkeys((bond.step for bond in bonds), True)
        """Per step or objection, whether its joint is on the right side of its claim."""
        self.joints |= {bond.step: not self.turned(bond) for bond in bonds if bond.kind == "con"}
        self.order = self._order(bonds, layers)
        """Per claim and side, the right one or not, its ports from above."""

    def turned(self, bond: Bond) -> bool:
        """Whether a claim stands to the left of what it bears on."""
        return self.at[bond.given][0] < self.at[bond.to][0]

    def leaves_right(self, bond: Bond) -> bool:
        """Whether the line of a bond leaves its claim on the right side."""
        column, other = self.at[bond.given][0], self.at[bond.to][0]
        return column < other + self.joints[bond.step]

    def leaving(self, bond: Bond) -> str:
        """Return the port at which the line of a bond leaves its claim."""
        if self.is_mutual(bond):
            return self.mutual[bond.step].step
        return f"to {bond.to}" if self.leaves_right(bond) else "out"

    def is_mutual(self, bond: Bond) -> bool:
        """Whether the line of a bond stands also for an objection the other way."""
        return bond.kind == "con" and bond.step in self.mutual

    def is_spared(self, bond: Bond) -> bool:
        """Whether a bond has no line of its own."""
        return bond.kind == "con" and bond.step in self.spared

    def most(self, id_: str) -> int:
        """Return how many ports a claim has on the side where it has most."""
        return max(len(self.order.get((id_, right), ())) for right in (False, True))

    def _mutual(self, bonds: Sequence[Bond]) -> dict[str, Bond]:
        objections = {bond.ends: bond for bond in reversed(bonds) if bond.kind == "con"}
        return {
            bond.step: objections[bond.ends[::-1]]
            for bond in objections.values()
            if bond.ends[::-1] in objections and not self.turned(bond)
        }

    def _order(self, bonds: Sequence[Bond], layers: Layers) -> Mapping[tuple[str, bool], list[str]]:
        """Order ports by where their lines come from, or go to, in the next column."""
        drawn = {bond.step for bond in bonds if bond.kind != "cut"}
        sides: dict[tuple[str, bool], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
        for bond in bonds:
            if bond.kind != "cut" or bond.step not in drawn:
                joint = sides[bond.to, self.joints[bond.step]][bond.step]
                joint.append(layers.toward(bond.to, bond.given))
            if not self.is_spared(bond):
                leaving = sides[bond.given, self.leaves_right(bond)][self.leaving(bond)]
                leaving.append(layers.toward(bond.given, bond.to))
        return {side: sorted(ports, key=lambda port: _middle(ports[port], port)) for side, ports in sides.items()}


def _middle(rows: Sequence[float], port: str) -> tuple[float, str]:
    return sum(rows) / len(rows), port
