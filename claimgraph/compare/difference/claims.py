"""What was changed in the entry of one claim.

Reasons, objections, findings and gaps are matched by their content, not by their place in the
list, so that reordering a list is no change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from claimgraph.argument.entries import (
    ClaimEntry,
    Entry,
    EvidenceEntry,
    GapEntry,
    InferenceEntry,
    ObjectionEntry,
    UndercutEntry,
)
from claimgraph.argument.model import Claim, Evidence, Gap, Inference, Objection
from claimgraph.argument.shape import fields_of
from claimgraph.compare.difference.changes import Change, Within
from claimgraph.compare.difference.matching import pair
from claimgraph.compare.difference.rewording import ALIKE, likeness
from claimgraph.compare.difference.said import Said, listed, names, own_values, said

Item = TypeVar("Item")


def claim_changes(before: Claim | None, after: Claim | None) -> Iterator[Change]:
    """Yield everything that differs between two versions of a claim; one of them may be missing."""
    ours, theirs = (dict(_of_claim(each)) if each else {} for each in (before, after))
    yield from _words(ours, theirs, None)
    yield from _lists(ClaimEntry, before, after, None)
    was, now = _parts_of(before), _parts_of(after)
    yield from _parts("because", InferenceEntry, [*pair(was.because, now.because, _like_reasons)])
    yield from _parts("objections", ObjectionEntry, [*pair(was.objections, now.objections, _like_objections)])
    yield from _parts("evidence", EvidenceEntry, [*pair(was.evidence, now.evidence, _like_findings)])
    yield from _gap_changes(was.gaps, now.gaps)
    for old, new in pair(was.changes_if, now.changes_if, _like_texts):
        if old != new:
            yield Change("changes-if", old, new)


def _of_claim(claim: Claim) -> Iterator[tuple[str, str | None]]:
    for key, words in said(ClaimEntry, claim).items():
        yield key, words
        if key == "by":
            yield "topic", claim.topic
    yield from own_values(claim).items()


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


def _parts(section: str, entry: type[Entry], pairs: Iterable[tuple[object | None, object | None]]) -> Iterator[Change]:
    """Yield the changes of a list of parts: each part that is new or gone, and what changed within each."""
    for was, now in pairs:
        within = Within(section, tuple(_told_by(entry, now if now is not None else was)))
        if was is None or now is None:
            name = ", ".join(within.of)
            yield Change(section, name if now is None else None, name if was is None else None, within)
        yield from _words(_of_part(entry, was), _of_part(entry, now), within)
        if was is not None and now is not None:
            yield from _named_otherwise(entry, was, now, within)
        yield from _lists(entry, was, now, within)


def _told_by(entry: type[Entry], part: object) -> Iterator[str]:
    for ids in names(entry, part).values():
        yield from ids


def _of_part(entry: type[Entry], part: object | None) -> Said:
    if part is None:
        return {}
    found = said(entry, part)
    if isinstance(part, Inference):
        found |= {f"role of {premise.claim.id}": premise.role for premise in part.premises}
        found |= {f"answer to {ask}": answer for ask, answer in part.answers.items()}
    for undercut in getattr(part, "undercut", ()):
        found[f"weakened only by {undercut.claim.id}"] = said(UndercutEntry, undercut)["weakens"]
    return found


def _named_otherwise(entry: type[Entry], was: object, now: object, within: Within) -> Iterator[Change]:
    """Yield what changed in the fields that identify a part, where it is nevertheless the same part."""
    ours, theirs = names(entry, was), names(entry, now)
    for key, field in fields_of(entry).items():
        if key not in theirs:
            continue
        if field.shape.is_word and ours[key] != theirs[key]:
            yield Change(key, ours[key][0], theirs[key][0], within)
        elif not field.shape.is_word:
            yield from _list(key, ours[key], theirs[key], within)


def _gap_changes(before: tuple[Gap, ...], after: tuple[Gap, ...]) -> Iterator[Change]:
    for was, now in pair(before, after, lambda one, other: _like_texts(one.need, other.need)):
        within = Within("gaps", ((now or was or Gap("", None)).need,))
        if was is None or now is None or was.need != now.need:
            yield Change("gaps", was.need if was else None, now.need if now else None, within)
        yield from _words(_of_part(GapEntry, was), _of_part(GapEntry, now), within)


def _words(ours: Said, theirs: Said, within: Within | None) -> Iterator[Change]:
    for key in dict.fromkeys([*theirs, *ours]):
        if ours.get(key) != theirs.get(key):
            yield Change(key, ours.get(key), theirs.get(key), within)


def _lists(entry: type[Entry], before: object | None, after: object | None, within: Within | None) -> Iterator[Change]:
    ours, theirs = ({} if each is None else listed(entry, each) for each in (before, after))
    for key in dict.fromkeys([*theirs, *ours]):
        yield from _list(key, ours.get(key, []), theirs.get(key, []), within)


def _list(key: str, were: Sequence[str], are: Sequence[str], within: Within | None) -> Iterator[Change]:
    yield from (Change(key, None, id_, within) for id_ in are if id_ not in were)
    yield from (Change(key, id_, None, within) for id_ in were if id_ not in are)


def _premises(reason: Inference) -> list[str]:
    return [premise.claim.id for premise in reason.premises]


def _like_reasons(one: Inference, other: Inference) -> float:
    """Return how alike two reasons are: by shared premises, or by the words of their warrants; 0 if not."""
    ours, theirs = set(_premises(one)), set(_premises(other))
    shared = len(ours & theirs) / len(ours | theirs) if ours or theirs else 1.0
    return shared or (0.1 if one.warrant and one.warrant == other.warrant else 0.0)


def _like_objections(one: Objection, other: Objection) -> float:
    return 1.0 if one.claim.id == other.claim.id else 0.0


def _like_findings(one: Evidence, other: Evidence) -> float:
    """Return how alike two findings are: by their source, or else by their words; 0 for different findings."""
    if one.source.id == other.source.id:
        return 0.5 + likeness(one.finding, other.finding) / 4 + likeness(one.quote or "", other.quote or "") / 4
    return 0.25 if one.finding == other.finding else 0.0


def _like_texts(one: str, other: str) -> float:
    alike = likeness(one, other)
    return alike if alike >= ALIKE else 0.0
