"""Trials: the statuses and weights that claims would have with only some of the edits made.

Such a *world* is put together from both versions and judged anew, as far as the claims that are
asked for depend on it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from claimgraph.argument.files import FileKind
from claimgraph.argument.model import Argument, Claim
from claimgraph.argument.things import Thing
from claimgraph.compare.difference import Difference, Edit
from claimgraph.judging.judgement import Verdict, judge_at

Edits = frozenset[int]
"""Edits, by their number in the difference."""

Item = TypeVar("Item")


class Trials:
    """Tries edits: undoes them in the later version, or makes them in the earlier one."""

    def __init__(self, difference: Difference, *, then: bool) -> None:
        """Prepare trials by one clock."""
        self.difference, self.then = difference, then
        self.before, self.after = difference.before.argument, difference.after.argument

    @cached_property
    def _behind(self) -> Mapping[str, set[str]]:
        """Per claim, the claims on which it depends directly in either version."""
        found: dict[str, set[str]] = {}
        for argument in (self.before, self.after):
            for claim in argument.claims.values():
                found.setdefault(claim.id, set()).update(_named(claim))
        return found

    def cone(self, claims: Iterable[str]) -> set[str]:
        """Return the claims on which some claims depend in either version, themselves included."""
        found = set(claims)
        queue = list(found)
        while queue:
            new = self._behind.get(queue.pop(), set()) - found
            found |= new
            queue.extend(new)
        return found

    def edits_behind(self, claims: Iterable[str]) -> list[int]:
        """Return the edits on which the statuses of some claims may depend."""
        cone = self.cone(claims)
        versions = [
            argument.claims[id_] for argument in (self.before, self.after) for id_ in cone & argument.claims.keys()
        ]
        behind: set[tuple[object, str]] = {(Thing.CLAIM, id_) for id_ in cone}
        behind.update((Thing.SOURCE, item.source.id) for claim in versions for item in claim.evidence)

        def matters(edit: Edit) -> bool:
            return edit.entry is FileKind.ARGUMENT or (edit.entry, edit.id) in behind

        return [number for number, edit in enumerate(self.difference.edits) if matters(edit)]

    def under(self, claims: Collection[str], worlds: Iterable[Edits], *, after: bool) -> Iterator[Verdict]:
        """Yield, per world, a verdict of the claims and of all that they depend on.

        Args:
            claims: claims of both versions, by their later ids.
            worlds: per world, the edits that are flipped.
            after: whether these are undone in the later version, or made in the earlier one.
        """
        cone = self.cone(claims)
        for flipped in worlds:
            yield judge_at(self._world(flipped, cone, after=after), then=self.then)

    def _world(self, flipped: Edits, cone: set[str], *, after: bool) -> Argument:
        base, other = (self.after, self.before) if after else (self.before, self.after)
        edits = [self.difference.edits[number] for number in sorted(flipped)]
        head = other if any(edit.entry is FileKind.ARGUMENT for edit in edits) else base
        claims = _flipped(edits, Thing.CLAIM, lambda argument: argument.claims, base, other)
        sources = _flipped(edits, Thing.SOURCE, lambda argument: argument.sources, base, other)
        kept = {id_: claim for id_, claim in claims.items() if id_ in cone}
        return replace(head, claims=kept, sources={**other.sources, **sources})


def _flipped(
    edits: Iterable[Edit], entry: Thing, of: Callable[[Argument], Mapping[str, Item]], base: Argument, other: Argument
) -> dict[str, Item]:
    """Return the entries of the starting point, those that are flipped as the other version has them."""
    found = dict(of(base))
    for edit in edits:
        if edit.entry is entry:
            found.pop(edit.id, None)
            if edit.id in of(other):
                found[edit.id] = of(other)[edit.id]
    return found


def _named(claim: Claim) -> Iterator[str]:
    """Yield the claims that a claim names as premises, objections or undercutters."""
    for inference in claim.because:
        yield from (premise.claim.id for premise in inference.premises)
        yield from (cut.claim.id for cut in inference.undercut)
    for objection in claim.objections:
        yield objection.claim.id
        yield from (cut.claim.id for cut in objection.undercut)
    for item in claim.evidence:
        yield from (cut.claim.id for cut in item.undercut)
