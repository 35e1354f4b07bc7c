"""What was changed in the entry of one claim.

Reasons, objections, findings and gaps are told apart by what they are of, not by their place
in the list, so that a list in another order is no change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from claimgraph.argument.model import Claim, Evidence, Gap, Inference, Objection, Reference
from claimgraph.compare.difference.changes import Change, Within
from claimgraph.compare.difference.matching import pair
from claimgraph.compare.difference.rewording import ALIKE, likeness

Item = TypeVar("Item")
Fields = Mapping[str, str | None]
"""What an item says, by key; None where it says nothing."""
Lists = Mapping[str, Iterable[str]]
"""What an item lists, by key."""


def claim_changes(before: Claim | None, after: Claim | None) -> Iterator[Change]:
    """Yield everything that differs between two versions of a claim; one of them may be missing."""
    yield from _fields(before, after, _claim_fields, None)
    yield from _lists(before, after, lambda claim: {"stated": _ids(claim.stated)}, None)
    ours, theirs = _parts_of(before), _parts_of(after)
    yield from _parts("because", ours.because, theirs.because, _like_reasons, _reason_changes)
    yield from _parts("objections", ours.objections, theirs.objections, _like_objections, _objection_changes)
    yield from _parts("evidence", ours.evidence, theirs.evidence, _like_findings, _finding_changes)
    yield from _gap_changes(ours.gaps, theirs.gaps)
    for was, now in pair(ours.changes_if, theirs.changes_if, _like_texts):
        if was != now:
            yield Change("changes-if", was, now)


class _Parts(NamedTuple):
    """The lists of a claim."""

    because: tuple[Inference, ...] = ()
    objections: tuple[Objection, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    gaps: tuple[Gap, ...] = ()
    changes_if: tuple[str, ...] = ()


def _parts_of(claim: Claim | None) -> _Parts:
    if claim is None:
        return _Parts()
    return _Parts(claim.because, claim.objections, claim.evidence, claim.gaps, claim.changes_if)


def _claim_fields(claim: Claim) -> Fields:
    reviewed = claim.reviewed
    return {
        "claim": claim.text,
        "short": claim.short,
        "kind": claim.kind.value,
        "by": claim.by.id,
        "topic": claim.topic,
        "unstated": claim.unstated,
        "likelihood": claim.likelihood,
        "granted": claim.granted,
        "note": claim.note,
        "correction": claim.correction,
        "reviewed": f"{reviewed.on}, {reviewed.by} ({reviewed.of})" if reviewed else None,
    }


def _reason_changes(before: Inference | None, after: Inference | None, within: Within) -> Iterator[Change]:
    yield from _fields(before, after, _reason_fields, within)
    if before and after:
        yield from _lists(before, after, lambda reason: {"premises": _premises(reason)}, within)
    yield from _lists(before, after, lambda reason: {"undercut": _ids(reason.undercut)}, within)


def _reason_fields(reason: Inference) -> Fields:
    roles = {f"role of {premise.claim.id}": premise.role for premise in reason.premises}
    answers = {f"answer to {ask}": answer for ask, answer in reason.answers.items()}
    return {
        "warrant": reason.warrant,
        "scheme": reason.scheme.id if reason.scheme else None,
        "by": reason.by.id if reason.by else None,
        "unstated": reason.unstated,
        **roles,
        **answers,
    }


def _objection_changes(before: Objection | None, after: Objection | None, within: Within) -> Iterator[Change]:
    yield from _fields(before, after, lambda it: {"warrant": it.warrant, "outweighs": it.outweighs}, within)
    yield from _lists(before, after, lambda it: {"undercut": _ids(it.undercut)}, within)


def _finding_changes(before: Evidence | None, after: Evidence | None, within: Within) -> Iterator[Change]:
    if before and after and before.source.id != after.source.id:
        yield Change("source", before.source.id, after.source.id, within)
    yield from _fields(before, after, _finding_fields, within)
    yield from _lists(before, after, lambda it: {"undercut": _ids(it.undercut)}, within)


def _finding_fields(item: Evidence) -> Fields:
    return {
        "stance": item.stance.value,
        "finding": item.finding,
        "quote": item.quote,
        "locator": item.locator,
        "credibility": str(item.credibility) if item.credibility else None,
        "credibility-why": item.credibility_why,
        "origin": item.origin,
        "outweighs": item.outweighs,
    }


def _gap_changes(before: tuple[Gap, ...], after: tuple[Gap, ...]) -> Iterator[Change]:
    for was, now in pair(before, after, lambda one, other: _like_texts(one.need, other.need)):
        within = Within("gaps", ((now or was or Gap("", None)).need,))
        if was is None or now is None or was.need != now.need:
            yield Change("gaps", was.need if was else None, now.need if now else None, within)
        yield from _fields(was, now, lambda gap: {"where": gap.where}, within)


def _parts(
    section: str,
    before: tuple[Item, ...],
    after: tuple[Item, ...],
    alike: Callable[[Item, Item], float],
    changes: Callable[[Item | None, Item | None, Within], Iterator[Change]],
) -> Iterator[Change]:
    """Yield the changes of a list of parts: each part that is new or gone, and what changed within each."""
    for was, now in pair(before, after, alike):
        within = Within(section, tuple(_told_by(now if now is not None else was)))
        if was is None or now is None:
            name = ", ".join(within.of)
            yield Change(section, name if now is None else None, name if was is None else None, within)
        yield from changes(was, now, within)


def _told_by(part: object) -> Iterator[str]:
    """Yield what tells a part from the others of its list."""
    match part:
        case Inference():
            yield from _premises(part)
        case Objection():
            yield part.claim.id
        case Evidence():
            yield part.source.id


def _fields(
    before: Item | None, after: Item | None, read: Callable[[Item], Fields], within: Within | None
) -> Iterator[Change]:
    ours: Fields = {} if before is None else read(before)
    theirs: Fields = {} if after is None else read(after)
    for key in dict.fromkeys([*theirs, *ours]):
        if ours.get(key) != theirs.get(key):
            yield Change(key, ours.get(key), theirs.get(key), within)


def _lists(
    before: Item | None, after: Item | None, read: Callable[[Item], Lists], within: Within | None
) -> Iterator[Change]:
    ours: Lists = {} if before is None else read(before)
    theirs: Lists = {} if after is None else read(after)
    for key in dict.fromkeys([*theirs, *ours]):
        were, are = tuple(ours.get(key, ())), tuple(theirs.get(key, ()))
        yield from (Change(key, None, id_, within) for id_ in are if id_ not in were)
        yield from (Change(key, id_, None, within) for id_ in were if id_ not in are)


def _ids(references: Iterable[Reference]) -> Iterable[str]:
    return [reference.id for reference in references]


def _premises(reason: Inference) -> list[str]:
    return [premise.claim.id for premise in reason.premises]


def _like_reasons(one: Inference, other: Inference) -> float:
    """Reasons are the same when they share a premise, or say in the same words why they would bear."""
    ours, theirs = set(_premises(one)), set(_premises(other))
    shared = len(ours & theirs) / len(ours | theirs) if ours or theirs else 1.0
    return shared or (0.1 if one.warrant and one.warrant == other.warrant else 0.0)


def _like_objections(one: Objection, other: Objection) -> float:
    return 1.0 if one.claim.id == other.claim.id else 0.0


def _like_findings(one: Evidence, other: Evidence) -> float:
    """Findings are the same when one source reports them, or else when they are in the same words."""
    if one.source.id == other.source.id:
        return 0.5 + likeness(one.finding, other.finding) / 4 + likeness(one.quote or "", other.quote or "") / 4
    return 0.25 if one.finding == other.finding else 0.0


def _like_texts(one: str, other: str) -> float:
    alike = likeness(one, other)
    return alike if alike >= ALIKE else 0.0
