"""Both versions of an argument in one abstract map, so that edits can be undone one by one.

What the versions share is there once. Where they differ, the map holds what either has, and a
*world* tells which of it is there: a world is one of the versions with some edits the other
way. Statements and steps that are not there in a world count as removed from it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimgraph.argument.files import FileKind
from claimgraph.argument.model import Claim, Evidence, Source
from claimgraph.argument.things import Thing
from claimgraph.compare.difference import Difference, How
from claimgraph.graph.abstract_map import AbstractMap, Statement, Step
from claimgraph.graph.abstraction import bears, is_assumed, pieces

Edits = frozenset[int]
"""Edits, by their number in the difference."""


@dataclass(frozen=True, slots=True)
class State:
    """What of a claim is there in a world."""

    nodes: frozenset[int]
    basic: bool
    """Whether the claim stands without support."""


@dataclass(frozen=True, slots=True)
class Presence:
    """What is there in several worlds: per node, a set of worlds as bits."""

    absent: dict[int, int]
    basic: dict[int, int]


class JointMap:
    """Both versions in one map."""

    def __init__(self, difference: Difference, *, then: bool) -> None:
        """Put two versions together.

        Args:
            difference: the two versions, and the edits between them.
            then: count only evidence that was known by the ``as-of`` day.
        """
        self.before, self.after, self.then = difference.before.argument, difference.after.argument, then
        self.ids = [*self.after.claims, *(id_ for id_ in self.before.claims if id_ not in self.after.claims)]
        self.there = frozenset(self.ids)
        self._number(difference)
        self.involved: dict[str, tuple[int, ...]] = {}
        """Per claim of which not everything is there in every world, the edits that decide it."""
        self._pieces: dict[str, _Pieces] = {}
        self.map = AbstractMap.of(*self._joined())
        self.nodes = {id_: frozenset(found.nodes(self.map)) for id_, found in self._pieces.items()}
        self.deciding: dict[int, list[str]] = defaultdict(list)
        """Per edit, the claims of which it decides what is there."""
        for id_, edits in self.involved.items():
            for edit in edits:
                self.deciding[edit].append(id_)
        self._states: dict[tuple[str, Edits], State] = {}

    def _number(self, difference: Difference) -> None:
        self.edit_of: dict[str, int] = {}
        self.dating: dict[str, int] = {}
        self.day: int | None = None
        for number, edit in enumerate(difference.edits):
            if edit.entry is Thing.CLAIM:
                self.edit_of[edit.id] = number
            elif not self.then:
                continue
            elif edit.entry is Thing.SOURCE and edit.how is How.CHANGED and edit.of("date"):
                self.dating[edit.id] = number
            elif edit.entry is FileKind.ARGUMENT and edit.of("as-of"):
                self.day = number

    def _joined(self) -> tuple[list[Statement], list[Step]]:
        statements: list[Statement] = []
        steps: list[Step] = []
        for id_ in self.ids:
            for piece in self._of_claim(id_):
                if isinstance(piece, Step):
                    steps.append(piece)
                else:
                    statements.append(piece)
        return statements, steps

    def _of_claim(self, id_: str) -> Iterator[Statement | Step]:
        """Yield everything that a claim brings onto the map in any world."""
        versions = [argument.claims[id_] for argument in (self.before, self.after) if id_ in argument.claims]
        found = _Pieces(id_)
        involved = [*self._own_edit(id_, versions, found), *self._dating_edits(versions)]
        if not involved:
            yield from self._there(versions[-1], frozenset())
            return
        for claim in versions:
            found.add(claim, self.there)
        self.involved[id_], self._pieces[id_] = tuple(involved), found
        yield from found.all()

    def _own_edit(self, id_: str, versions: Sequence[Claim], found: _Pieces) -> Iterator[int]:
        """Yield the edit of the claim, where it bears on what the claim brings onto the map."""
        if (edit := self.edit_of.get(id_)) is not None:
            brought = [found.add(claim, self.there) for claim in versions]
            if len(versions) == 1 or brought[0] != brought[1] or _stand_differently(*versions):
                yield edit

    def _dating_edits(self, versions: Sequence[Claim]) -> Iterator[int]:
        """Yield the edits that may decide which findings were known then."""
        cited = {item.source.id for claim in versions for item in claim.evidence if bears(item)}
        yield from (self.dating[source] for source in sorted(cited) if source in self.dating)
        if self.day is not None and cited:
            yield self.day

    def _there(self, claim: Claim, applied: Edits) -> Iterator[Statement | Step]:
        counted = self._counted(claim, applied)
        yield from pieces(claim, counted, self.there, assumed=is_assumed(claim, counted))

    def _counted(self, claim: Claim, applied: Edits) -> set[str]:
        found = [item for item in claim.evidence if bears(item)]
        if not (self.then and found):
            return {item.id for item in found}
        day = self.before.as_of if self.day is not None and self.day not in applied else self.after.as_of
        argument = replace(self.after, as_of=day, sources=dict(self._sources(found, applied)))
        return {item.id for item in found if argument.known_then(item)}

    def _sources(self, items: Iterable[Evidence], applied: Edits) -> Iterator[tuple[str, Source]]:
        """Yield the sources of some findings; one that only one version has is that of this version."""
        for id_ in {item.source.id for item in items}:
            dating = self.dating.get(id_)
            first, other = (
                (self.after, self.before) if dating is None or dating in applied else (self.before, self.after)
            )
            yield id_, first.sources.get(id_) or other.sources[id_]

    def state(self, id_: str, applied: Edits) -> State:
        """Return what of an involved claim is there.

        Args:
            id_: the claim.
            applied: those of its deciding edits that are made.
        """
        if (id_, applied) not in self._states:
            own = self.edit_of.get(id_)
            undone = own in self.involved[id_] and own not in applied
            claim = (self.before if undone else self.after).claims.get(id_)
            self._states[id_, applied] = self._state(claim, applied) if claim else State(frozenset(), basic=False)
        return self._states[id_, applied]

    def _state(self, claim: Claim, applied: Edits) -> State:
        found = list(self._pieces[claim.id].named(self._there(claim, applied)))
        nodes = frozenset(self.map.index[piece.id] for piece in found)
        return State(nodes, basic=Statement(claim.id, basic=True) in found)

    def differing(self, flipped: Edits, *, after: bool) -> Iterator[tuple[str, State]]:
        """Yield the claims of which a version with some edits flipped may have something else, and what it has.

        Args:
            flipped: edits that are undone in the later version, or made in the earlier one.
            after: whether it is the later version.
        """
        for id_ in dict.fromkeys(id_ for edit in sorted(flipped) for id_ in self.deciding.get(edit, ())):
            yield id_, self.state(id_, self._applied(id_, flipped, after=after))

    def _applied(self, id_: str, flipped: Edits, *, after: bool) -> Edits:
        return frozenset(edit for edit in self.involved[id_] if (edit in flipped) is not after)

    def presence(self, worlds: Sequence[Edits], *, after: bool) -> Presence:
        """Tell what is there in several worlds.

        Args:
            worlds: per world, the edits that are flipped.
            after: whether these are undone in the later version, or made in the earlier one.
        """
        full = (1 << len(worlds)) - 1
        there: dict[int, int] = {}
        basic: dict[int, int] = defaultdict(int)
        for id_, where in self._alike(worlds, full).items():
            for flipped, mask in where.items():
                state = self.state(id_, self._applied(id_, flipped, after=after))
                for node in state.nodes:
                    there[node] = there.get(node, 0) | mask
                if state.basic:
                    basic[self.map.index[id_]] |= mask
        nodes = (node for id_ in self.involved for node in self.nodes[id_])
        absent = {node: full & ~there.get(node, 0) for node in nodes}
        return Presence({node: mask for node, mask in absent.items() if mask}, dict(basic))

    def _alike(self, worlds: Sequence[Edits], full: int) -> dict[str, dict[Edits, int]]:
        """Return per claim the sets of its deciding edits that are flipped in some worlds, and in which."""
        found: dict[str, dict[Edits, int]] = {id_: {} for id_ in self.involved}
        touched: dict[str, int] = dict.fromkeys(self.involved, 0)
        for number, flipped in enumerate(worlds):
            for id_ in {id_ for edit in flipped for id_ in self.deciding.get(edit, ())}:
                own = flipped.intersection(self.involved[id_])
                found[id_][own] = found[id_].get(own, 0) | 1 << number
                touched[id_] |= 1 << number
        for id_, where in found.items():
            if rest := full & ~touched[id_]:
                where[frozenset()] = rest
        return found


class _Pieces:
    """What a claim brings onto the map in any world, each different thing under a name of its own."""

    def __init__(self, claim: str) -> None:
        self.claim = claim
        self._names: dict[Statement | Step, str] = {}
        self._versions: Counter[str] = Counter()
        self._found: dict[str, Statement | Step] = {claim: Statement(claim)}

    def add(self, claim: Claim, there: frozenset[str]) -> set[str]:
        """Add everything that a version of the claim can bring; return under which names."""
        counted = {item.id for item in claim.evidence if bears(item)}
        return {
            piece.id
            for assumed in (False, True)
            for piece in self.named(pieces(claim, counted, there, assumed=assumed))
        }

    def named(self, brought: Iterable[Statement | Step]) -> Iterator[Statement | Step]:
        """Yield what is brought under the names that it has on the map."""
        local: dict[str, str] = {}
        for piece in brought:
            if piece.id == self.claim:
                yield piece
                continue
            own = piece
            if isinstance(own, Step):
                premises = tuple(local.get(premise, premise) for premise in own.premises)
                own = replace(own, premises=premises, target=local.get(own.target, own.target))
            name = self._name(own)
            local[piece.id] = name
            yield self._found.setdefault(name, replace(own, id=name))

    def _name(self, piece: Statement | Step) -> str:
        if piece not in self._names:
            others = self._versions[piece.id]
            self._versions[piece.id] += 1
            self._names[piece] = f"{piece.id}~{others}" if others else piece.id
        return self._names[piece]

    def all(self) -> Iterator[Statement | Step]:
        """Yield everything, under the names that it has on the map."""
        yield from self._found.values()

    def nodes(self, map_: AbstractMap) -> Iterator[int]:
        """Yield the nodes of everything."""
        return (map_.index[name] for name in self._found)


def _stand_differently(one: Claim, other: Claim) -> bool:
    """Whether two versions of a claim that bring the same may yet differ in being taken for granted."""
    everything = {item.id for claim in (one, other) for item in claim.evidence}
    return any(is_assumed(one, counted) is not is_assumed(other, counted) for counted in (set[str](), everything))
