"""Fingerprints: the form in which a claim was reviewed, and what its status then rested on.

A review holds for what its reviewer saw: the claim's own words and how it is to be proved, its
reasons and objections and the words of the claims that they bring, its findings, the grades and
dates of their sources, and the fields that are the argument's own. The first part of a fingerprint
is of all of these together; one short part follows for each, so that it can be told which of them
changed since and made the review *stale*: the "suspect link" of requirements tracing. In which
order, in which file and with which comments things are written plays no part.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from claimgraph.argument.model import Argument, Claim, Evidence, Inference, Kind, Objection, Review, Undercut
from claimgraph.language import gettext, listing, message
from claimgraph.standards.weights import inference_weight

WHOLE, EACH = 12, 3
"""Characters of the part for everything together, and of each other part, without its letter."""


class Rest(StrEnum):
    """Kinds of things that a status rests on, by their letters in fingerprints."""

    WORDING = "w"
    PROOF = "k"
    REASON = "r"
    OBJECTION = "o"
    CLAIM = "c"
    FINDING = "f"
    SOURCE = "s"
    OWN = "v"


_TOLD = {
    Rest.WORDING: message("its own wording"),
    Rest.PROOF: message("its kind, its standard of proof, what is granted or what is looked for"),
    Rest.REASON: message("the reason from "),
    Rest.OBJECTION: message("the objection from "),
    Rest.CLAIM: message("the wording of "),
    Rest.FINDING: message("the finding of "),
    Rest.SOURCE: message("the grade or the date of "),
    Rest.OWN: message("the field "),
}
_IN_PROSE = {
    Rest.REASON: message("the reason from %(what)s"),
    Rest.OBJECTION: message("the objection from %(what)s"),
    Rest.CLAIM: message("the wording of %(what)s"),
    Rest.FINDING: message("the finding of %(what)s"),
    Rest.SOURCE: message("the grade or the date of %(what)s"),
    Rest.OWN: message("the field %(what)s"),
}
_GONE = {
    Rest.REASON: message("a reason that is gone"),
    Rest.OBJECTION: message("an objection that is gone"),
    Rest.CLAIM: message("a claim that is no longer brought"),
    Rest.FINDING: message("a finding that is gone"),
    Rest.SOURCE: message("a source that is no longer used"),
    Rest.OWN: message("a field that is gone"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what a status rests on."""

    what: Rest | None
    """None where it is not known."""
    of: tuple[str, ...] = ()
    """Ids of claims, or of a source or a field, that identify it; none where there is only one, or it is gone."""
    said: str = field(default="", repr=False, compare=False)
    """All that bears on the status, as one text."""

    @property
    def mark(self) -> str:
        """Its characters in a fingerprint."""
        return f"{self.what}{_hash([self.of, self.said], EACH)}"

    @property
    def names_claims(self) -> bool:
        """Whether its ids are those of claims."""
        return self.what not in {Rest.SOURCE, Rest.FINDING, Rest.OWN}

    @property
    def words(self) -> str:
        """What it is called; the ids follow, where it has any."""
        if self.what is None:
            return message("something that its fingerprint does not tell")
        return _TOLD[self.what] if self.of or self.what not in _GONE else _GONE[self.what]

    @property
    def in_prose(self) -> str:
        """What it is called in full, with links to claims."""
        if self.what is None or not self.of:
            return gettext(self.words)
        return gettext(
            _IN_PROSE[self.what], what=listing([f"[[{id_}]]" if self.names_claims else id_ for id_ in self.of])
        )

    def __str__(self) -> str:
        return self.words + " and ".join(self.of)


def fingerprint(argument: Argument, claim: Claim) -> str:
    """Return the fingerprint of a claim as it stands."""
    return _written(parts_of(argument, claim))


def parts_of(argument: Argument, claim: Claim) -> list[Part]:
    """Return the parts of what a claim's status rests on, in the order of its entry."""
    return list(_parts(argument, claim))


def what_changed(argument: Argument, claim: Claim) -> tuple[Part, ...]:
    """Return what changed since a claim's last review; empty while any of its reviews holds, or without one."""
    found = [changed_since(argument, claim, review) for review in claim.reviewed]
    return found[-1] if found and all(found) else ()


def changed_since(argument: Argument, claim: Claim, review: Review) -> tuple[Part, ...]:
    """Return what changed since one review of a claim; empty where it still holds."""
    parts = parts_of(argument, claim)
    if review.of == _written(parts):
        return ()
    if not _FORM.fullmatch(review.of):
        return (Part(None),)
    before = Counter(review.of.split("-")[1:])
    changed = [part for part in parts if not _taken(before, part.mark)]
    left = Counter(mark[0] for mark in before.elements())
    gone = left - Counter(str(part.what) for part in changed)
    changed += [Part(kind) for kind in _GONE if gone[kind]]
    return tuple(changed) or (Part(None),)


def rests_on_what_is_there(argument: Argument, claim: Claim) -> bool:
    """Whether everything that a claim's status rests on could be read."""
    sources = {item.source.id for item in claim.evidence}
    return argument.claims.keys() >= set(_brought(claim)) and argument.sources.keys() >= sources


def carried_over(form: str, before: Sequence[Part], after: Sequence[Part]) -> str:
    """Return a fingerprint rewritten for renamed things: parts that matched before match again, others do not.

    Args:
        form: the fingerprint.
        before: the parts that the claim rests on.
        after: the same parts, under the new names.
    """
    if form == _written(before):
        return _written(after)
    whole, *marks = form.split("-")
    names = {old.mark: new.mark for old, new in zip(before, after, strict=True)}
    return "-".join([whole, *(names.get(mark, mark) for mark in marks)])


_FORM = re.compile(f"[0-9a-f]{{{WHOLE}}}(?:-[{''.join(Rest)}][0-9a-f]{{{EACH}}})*")


def _taken(before: Counter[str], mark: str) -> bool:
    """Take one of a mark out of the counts; return whether there was one."""
    found = before[mark] > 0
    before[mark] -= found
    return found


def _written(parts: Iterable[Part]) -> str:
    marks = sorted((part.mark, part.of, part.said) for part in parts)
    return "-".join([_hash(marks, WHOLE), *(mark for mark, *_ in marks)])


def _parts(argument: Argument, claim: Claim) -> Iterator[Part]:
    yield _part(Rest.WORDING, (), _plain(claim.text), _plain(claim.correction))
    looked_for = bool(claim.gaps)
    yield _part(Rest.PROOF, (), claim.kind, argument.standard_of(claim), _granted(claim), looked_for)
    for inference in claim.because:
        premises = sorted({premise.claim.id for premise in inference.premises})
        weight = inference_weight(inference.force, inference.scheme.id if inference.scheme else None)
        yield _part(Rest.REASON, premises, _plain(inference.warrant), weight, _cuts(inference.undercut))
    for objection in claim.objections:
        weight, outweighs = inference_weight(objection.force, None), _plain(objection.outweighs)
        said = (_plain(objection.warrant), weight, outweighs, _cuts(objection.undercut))
        yield _part(Rest.OBJECTION, [objection.claim.id], *said)
    for id_ in dict.fromkeys(_brought(claim)):
        brought = argument.claims.get(id_)
        yield _part(Rest.CLAIM, [id_], _plain(brought.text) if brought else None)
    for item in claim.evidence:
        yield _finding(argument, item)
    for id_ in dict.fromkeys(item.source.id for item in claim.evidence):
        yield _source(argument, id_)
    for id_, value in claim.fields.items():
        yield _part(Rest.OWN, [id_], value)


def _finding(argument: Argument, item: Evidence) -> Part:
    words = (_plain(item.finding), _plain(item.quote), _plain(item.outweighs))
    grade = (item.stance, item.turned_out, item.credibility, item.relevance, argument.nature_of(item), item.origin)
    return _part(Rest.FINDING, [item.source.id], *words, *grade, _cuts(item.undercut))


def _source(argument: Argument, id_: str) -> Part:
    source = argument.sources.get(id_)
    if source is None:
        return _part(Rest.SOURCE, [id_])
    known_then = not argument.as_of or bool(source.date and source.date.known_by(argument.as_of))
    return _part(Rest.SOURCE, [id_], source.reliability, str(source.date), known_then)


def _granted(claim: Claim) -> str | None:
    """Return the reason for taking a claim as given; empty for an assumption without one."""
    return _plain(claim.granted) or ("" if claim.kind is Kind.ASSUMPTION else None)


def _brought(claim: Claim) -> Iterator[str]:
    """Yield the claims that bear on a claim or on a step towards it."""
    steps: tuple[Inference | Objection | Evidence, ...] = (*claim.because, *claim.objections, *claim.evidence)
    yield from (premise.claim.id for inference in claim.because for premise in inference.premises)
    yield from (objection.claim.id for objection in claim.objections)
    yield from (cut.claim.id for step in steps for cut in step.undercut)


def _cuts(undercut: Iterable[Undercut]) -> list[tuple[str, bool]]:
    return sorted((cut.claim.id, cut.weakens) for cut in undercut)


def _plain(text: str | None) -> str | None:
    """Return a text with its white space normalised."""
    return " ".join(text.split()) if text is not None else None


def _part(what: Rest, of: Iterable[str], *said: object) -> Part:
    return Part(what, tuple(of), _json(said))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _hash(value: object, length: int) -> str:
    return hashlib.sha256(_json(value).encode()).hexdigest()[:length]
