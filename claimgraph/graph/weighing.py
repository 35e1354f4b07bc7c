"""Argument → weighed maps: what counts in judgement by each clock, and how much."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from claimgraph.argument.model import Argument, Claim, Evidence, Inference, Kind, Nature, Objection, Undercut
from claimgraph.graph.independence import CountedOnce, Springs, joined
from claimgraph.graph.weighed_map import Statement, Step, WeighedMap
from claimgraph.standards import schemes
from claimgraph.standards.weights import (
    default_force,
    finding_weight,
    forces,
    grant_weight,
)


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weighed map of an argument by one clock."""

    map: WeighedMap
    counted_once: tuple[CountedOnce, ...]
    """Reasons that were counted as one, in reading order."""
    plain: WeighedMap
    """The map before reasons were counted as one."""
    springs: Springs
    """What its reasons come down to, as far as that follows from its links."""

    @classmethod
    def of(cls, plain: WeighedMap, springs: Springs) -> Weighing:
        """Count as one the reasons on a map that come down to the same."""
        map_, once = joined(plain, springs)
        return cls(map_, tuple(once), plain, springs)

    def again(self, plain: WeighedMap) -> Weighing:
        """Count as one the reasons on a map of the same links and origins, in which other numbers stand."""
        is_same = _granted(plain) == _granted(self.plain)
        found = self._with_plain(plain) if is_same else Weighing.of(plain, self.springs)
        like = self.map.with_numbers(found.map.statements, found.map.steps)
        return replace(found, map=like) if like else found

    def _with_plain(self, plain: WeighedMap) -> Weighing:
        """Count the same reasons as one on a map in which everything comes down to the same."""
        steps = zip(plain.steps, self.map.steps, strict=True)
        named = tuple(new._replace(origin=old.origin) if old.origin else new for new, old in steps)
        return replace(self, map=replace(plain, steps=named), plain=plain)


def _granted(map_: WeighedMap) -> set[str]:
    return {statement.id for statement in map_.statements if statement.granted}


def weigh(argument: Argument) -> tuple[Weighing, Weighing]:
    """Return the weighed maps by both clocks: then, with only what was known by ``as-of``, and now."""
    return Scales.of(argument).both()


def weigh_at(argument: Argument, *, then: bool) -> Weighing:
    """Return the weighed map by one clock."""
    return Scales.of(argument).weigh(then=then)


class _Counted(NamedTuple):
    """What counts of one claim."""

    claim: Claim
    statement: Statement
    steps: tuple[Step, ...]
    origins: tuple[tuple[str, tuple[str, ...]], ...]
    late: tuple[str, ...]

    @classmethod
    def of(cls, claim: Claim, argument: Argument, before: _Counted | None = None) -> _Counted:
        """Take from a claim what counts; what counted of it before, where it is the very same."""
        if before and before.claim is claim:
            return before
        steps, origins = tuple(steps_of(claim, argument)), tuple(origins_of(claim, argument))
        return cls(claim, statement_of(claim, argument), steps, origins, tuple(_late(claim, argument)))

    def is_like(self, before: _Counted) -> bool:
        """Whether the same counted of the claim before."""
        return self is before or self[1:] == before[1:]


@dataclass(frozen=True)
class Scales:
    """The statements, steps and origins of an argument, and which findings became known later.

    It is all of an argument that its weighed maps are made from: where it is the same, so are they.
    """

    statements: list[Statement]
    steps: list[Step]
    origins: dict[str, tuple[str, ...]]
    late: set[str]
    of_claims: Mapping[str, _Counted] = field(repr=False, compare=False)
    """The same, claim by claim."""
    given: object = field(repr=False, compare=False)
    """What else of the argument it is taken from, besides the claims themselves."""
    weighed: dict[bool, Weighing] = field(default_factory=dict, repr=False, compare=False)
    """The maps that were made of it, by whether they are those of then."""

    @classmethod
    def of(cls, argument: Argument, before: Scales | None = None) -> Scales:
        """Take from an argument what counts.

        Args:
            argument: the argument.
            before: what counted before an edit; of claims that are the very same it is not taken again.
        """
        given = (argument.standard, argument.as_of, argument.claims.keys(), argument.sources)
        known = before.of_claims if before and before.given == given else {}
        of_claims = {id_: _Counted.of(claim, argument, known.get(id_)) for id_, claim in argument.claims.items()}
        if before and [*known] == [*of_claims] and all(map(_Counted.is_like, of_claims.values(), known.values())):
            return replace(before, of_claims=of_claims, given=given)
        return cls._of_all(of_claims, given)

    @classmethod
    def _of_all(cls, of_claims: Mapping[str, _Counted], given: object) -> Scales:
        return cls(
            statements=[counted.statement for counted in of_claims.values()],
            steps=[step for counted in of_claims.values() for step in counted.steps],
            origins={step: named for counted in of_claims.values() for step, named in counted.origins},
            late={late for counted in of_claims.values() for late in counted.late},
            of_claims=of_claims,
            given=given,
        )

    def both(self, before: Scales | None = None) -> tuple[Weighing, Weighing]:
        """Return the weighed maps then and now; both are the same object where nothing became known later.

        Args:
            before: what counted before an edit; what is the same of its maps is taken from them.
        """
        now = self.weigh(then=False, before=before)
        return now if self.late.isdisjoint(self.origins) else self.weigh(then=True, before=before), now

    def weigh(self, *, then: bool, before: Scales | None = None) -> Weighing:
        """Return the weighed map by one clock; the argument ``before`` is as of `both`."""
        late = self.late if then else set[str]()
        steps = [step for step in self.steps if step.id not in late and step.target not in late]
        known = before.weighed.get(then) if before and before.origins == self.origins else None
        plain = known.plain.with_numbers(self.statements, steps) if known else None
        if known and plain:
            found = known.again(plain)
        else:
            plain = WeighedMap.of(self.statements, steps)
            found = Weighing.of(plain, Springs(plain, self.origins))
        self.weighed[then] = found
        return found


def _late(claim: Claim, argument: Argument) -> Iterator[str]:
    """Yield the ids of the findings of a claim that were not known then."""
    return (item.id for item in claim.evidence if not argument.known_then(item))


def statement_of(claim: Claim, argument: Argument) -> Statement:
    """Return a claim as judgement sees it."""
    return Statement(claim.id, argument.standard_of(claim), grant_weight().value if is_granted(claim) else 0.0)


def steps_of(claim: Claim, argument: Argument) -> Iterator[Step]:
    """Yield the steps onto a claim, and the undercuts of these; leave out those that name a missing claim.

    Findings that qualify a claim, or are context, do not count and yield no step.
    """
    there = argument.claims
    for inference in claim.because:
        premises = tuple(dict.fromkeys(p.claim.id for p in inference.premises if p.claim.id in there))
        yield Step(inference.id, premises, claim.id, weight=_inference_weight(inference))
        yield from _undercuts(inference.id, inference.undercut, there)
    for objection in claim.objections:
        if objection.claim.id in there:
            weight, wins = _objection_weight(objection), objection.outweighs is not None
            yield Step(objection.id, (objection.claim.id,), claim.id, pro=False, weight=weight, outweighs=wins)
            yield from _undercuts(objection.id, objection.undercut, there)
    for item in claim.evidence:
        if bears(item):
            pro, weight = bool(item.speaks_for), finding_weight_of(item, argument)
            yield Step(item.id, (), claim.id, pro=pro, weight=weight, outweighs=item.outweighs is not None)
            yield from _undercuts(item.id, item.undercut, there)


def origins_of(claim: Claim, argument: Argument) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the origins of each finding for or against a claim.

    A finding's origin is its source unless the editors name another; all opinions on one claim share a
    further origin, so that they count once.
    """
    for item in claim.evidence:
        if bears(item):
            yield item.id, origins_of_finding(claim.id, item, argument)


def origins_of_finding(claim: str, item: Evidence, argument: Argument) -> tuple[str, ...]:
    """Return the origins of a finding that stands under a claim, whether it counts or not."""
    named = f"origin:{item.origin}" if item.origin is not None else origin_of_source(item.source.id)
    is_opinion = argument.nature_of(item) is Nature.OPINION
    return (named, f"opinions:{claim}") if is_opinion else (named,)


def origin_of_source(id_: str) -> str:
    """Return the name of the origin that a source itself is."""
    return f"source:{id_}"


def bears(item: Evidence) -> bool:
    """Whether a finding speaks for or against its claim, so that it can count."""
    return item.speaks_for is not None


def is_granted(claim: Claim) -> bool:
    """Whether a claim is taken for granted: as an assumption, or because both sides grant it."""
    return claim.kind is Kind.ASSUMPTION or claim.granted is not None


def _undercuts(step: str, undercut: Iterable[Undercut], there: Container[str]) -> Iterator[Step]:
    if not undercut:
        return
    for cut in {cut.claim.id: cut for cut in undercut}.values():
        if cut.claim.id in there:
            id_ = f"{step}/undercut-by-{cut.claim.id}"
            yield Step(id_, (cut.claim.id,), step, pro=False, weakens=cut.weakens)


def finding_weight_of(item: Evidence, argument: Argument) -> float:
    """Return what a finding weighs for its claim, by its grade, its source and its relevance."""
    source = argument.sources.get(item.source.id)
    return finding_weight(item.credibility, source.reliability if source else "F", item.relevance)


def force_of(inference: Inference) -> str:
    """Return the force of an inference: its own, else that of its scheme, else the default."""
    scheme = schemes().get(inference.scheme.id) if inference.scheme else None
    return inference.force or (scheme.force if scheme else default_force())


def _inference_weight(inference: Inference) -> float:
    return forces()[force_of(inference)].value


def _objection_weight(objection: Objection) -> float:
    return forces()[objection.force or default_force()].value
