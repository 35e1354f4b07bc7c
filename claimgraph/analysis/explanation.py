"""Why a statement stands, falls or stays contested: one set of nodes that suffices for its label.

Whatever is removed outside the set, the label stays: what the set says is in keeps its
support, and all its attackers are in the set, as out; what it says is out is attacked by
a member that is in, or all that could support it is in the set, as out; what it says is
contested has all its attackers and one well-founded way to stand in the set.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from claimgraph.analysis.status import Label


class Ground(StrEnum):
    """What a reason is made of."""

    BASIC = "basic"
    """In: evidence or a declared assumption, and nothing that attacks it holds."""
    SUPPORTED = "supported"
    """In: the one inference of ``because`` applies, and nothing that attacks it holds."""
    APPLIES = "applies"
    """In: an inference whose premises, all of ``because``, stand, and that nothing undercuts."""
    ATTACKED = "attacked"
    """Out: the one inference of ``because`` applies, and attacks it."""
    BARE = "bare"
    """Out: not basic, and nothing is offered in support."""
    SUPPORT_FAILS = "support-fails"
    """Out: not basic, and every inference in support, all of ``because``, is out."""
    PREMISE_FAILS = "premise-fails"
    """Out: an inference, the one premise of ``because`` is out."""
    CIRCULAR = "circular"
    """Out: what is behind it rests on itself; ``because`` is out for the same reason, or before."""
    CONTESTED = "contested"
    """Undecided: it would stand by ``because`` if none of ``against`` did, and that is open."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one node has its label; ids lead to further reasons."""

    id: str
    label: Label
    ground: Ground
    because: tuple[str, ...] = ()
    """What the label rests on."""
    against: tuple[str, ...] = ()
    """What would change the label and does not: attackers that are out, or themselves contested."""


@dataclass(frozen=True)
class Explanation:
    """A sufficient set of reasons for the label of one node."""

    root: str
    reasons: Mapping[str, Reason] = field(repr=False)
    """A reason for every node of the set, nearest to the root first."""

    @property
    def label(self) -> Label:
        """Label of the root."""
        return self.reasons[self.root].label

    @cached_property
    def chain(self) -> tuple[Reason, ...]:
        """The reasons that share the root's label and lead to it, nearest first."""
        found = dict.fromkeys([self.root])
        pending = deque(found)
        while pending:
            for other in self._same_label(pending.popleft()):
                if other not in found:
                    found[other] = None
                    pending.append(other)
        return tuple(self.reasons[id_] for id_ in found)

    @property
    def missing(self) -> tuple[str, ...]:
        """Statements without any support, for want of which the root is out."""
        return tuple(reason.id for reason in self.chain if reason.ground is Ground.BARE)

    @property
    def attackers(self) -> tuple[str, ...]:
        """Inferences that bring the root down, or that keep it contested."""
        found: dict[str, None] = {}
        for reason in self.chain:
            if reason.ground is Ground.ATTACKED:
                found[reason.because[0]] = None
            elif reason.ground is Ground.CONTESTED:
                found.update((id_, None) for id_ in reason.against if self.reasons[id_].label is Label.UNDECIDED)
        return tuple(found)

    @cached_property
    def cycle(self) -> tuple[str, ...]:
        """The cycle behind an undecided root, or behind one that is out as circular; else empty.

        Each id depends on the next, and the last on the first.
        """
        grounds = {reason.id: reason.ground for reason in self.chain}
        step = next((id_ for id_, ground in grounds.items() if ground in {Ground.CONTESTED, Ground.CIRCULAR}), None)
        path: dict[str, None] = {}
        while step is not None and step not in path:
            path[step] = None
            step = next((id_ for id_ in self._same_label(step) if grounds[id_] is grounds[step]), None)
        ids = list(path)
        return tuple(ids[ids.index(step) :]) if step is not None else ()

    def walk(self) -> Iterator[tuple[int, Reason, bool]]:
        """Yield the trace as an outline: depth, reason, and whether that reason was opened before."""
        opened: set[str] = set()
        pending = [(0, self.root)]
        while pending:
            depth, id_ = pending.pop()
            reason = self.reasons[id_]
            yield depth, reason, id_ in opened
            if id_ not in opened:
                opened.add(id_)
                pending.extend((depth + 1, other) for other in reversed(reason.because + reason.against))

    def _same_label(self, id_: str) -> Iterator[str]:
        reason = self.reasons[id_]
        for other in reason.against + reason.because:
            if self.reasons[other].label is reason.label:
                yield other
