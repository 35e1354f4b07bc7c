"""Documents that count more than once about one claim.

Judgement counts what comes from one source once among the findings of a claim. It cannot do so
where one document has several records, or where an undercut repeats a rebuttal; and readers take
several rows for several witnesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claimgraph.argument.model import Argument, Claim, Evidence, Inference, Reference, Source
from claimgraph.language import gettext, message

_JOIN = message("join the two, or let one qualify the claim; where they come from two witnesses, give each its origin:")

Documents = Mapping[str, str]
"""Per source, the first one that is the same document."""


@dataclass(frozen=True, slots=True)
class Again:
    """Something that counts a second time."""

    what: str
    here: Reference
    first: Reference
    """What counts already."""
    mend: str = message("let it do one of the two")
    """A message."""


def counted_again(argument: Argument) -> Iterator[Again]:
    """Yield what counts more than once about one claim: a document on one side of it, a rebuttal as an undercut."""
    documents = _documents(argument.sources.values())
    for claim in argument.claims.values():
        yield from _findings_again(claim, documents)
        yield from _rebuttals_again(claim, argument.claims, documents)


def _documents(sources: Iterable[Source]) -> Documents:
    """Return, per source, the first one that is the same document: with the same address or stored text."""
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for source in sources:
        marks = [mark for mark in (source.url, source.text, source.sha256) if mark]
        found[source.id] = next((first[mark] for mark in marks if mark in first), source.id)
        for mark in marks:
            first.setdefault(mark, found[source.id])
    return found


def _document(item: Evidence, documents: Documents) -> str:
    return documents.get(item.source.id, item.source.id)


def _findings_again(claim: Claim, documents: Documents) -> Iterator[Again]:
    """Yield findings of one document on one side, unless the editors name different origins."""
    spoken: dict[tuple[str, bool], dict[str | None, Evidence]] = {}
    for item in claim.evidence:
        if item.speaks_for is None:
            continue
        before = spoken.setdefault((_document(item, documents), item.speaks_for), {})
        of_any = next(iter(before.values()), None)
        if first := before.get(None) or before.get(item.origin) or (None if item.origin else of_any):
            yield Again(_twice(item, first), item.source, first.source, _JOIN)
        before.setdefault(item.origin, item)


def _twice(item: Evidence, first: Evidence) -> str:
    """Say that findings of one source, or of one document that has two records, are on one side of a claim."""
    id_, other = item.source.id, first.source.id
    if id_ == other and item.speaks_for:
        return gettext('the source "%(id)s" speaks for this claim twice', id=id_)
    if id_ == other:
        return gettext('the source "%(id)s" speaks against this claim twice', id=id_)
    if item.speaks_for:
        return gettext('one document, "%(first)s" and "%(id)s", speaks for this claim twice', first=other, id=id_)
    return gettext('one document, "%(first)s" and "%(id)s", speaks against this claim twice', first=other, id=id_)


@dataclass(frozen=True, slots=True)
class _Against:
    """What speaks against a claim."""

    objections: Mapping[str, Reference]
    """Per id, the claims that are brought against it."""
    findings: Mapping[str, Evidence]
    """Per document, the first finding of it."""
    alone: Mapping[str | None, Reference]
    """Per document, the objection that rests on it and on nothing else."""


def _rebuttals_again(claim: Claim, claims: Mapping[str, Claim], documents: Documents) -> Iterator[Again]:
    """Yield undercuts of what speaks for a claim that repeat what speaks against it."""
    cuts = {cut.id: cut for cut in _cuts(claim)}
    if not cuts:
        return
    objections = {objection.claim.id: objection.claim for objection in claim.objections}
    findings = {_document(item, documents): item for item in reversed(claim.evidence) if item.speaks_for is False}
    alone = {_only_document(claims.get(id_), documents): objection for id_, objection in objections.items()}
    against = _Against(objections, findings, alone)
    for cut in cuts.values():
        if again := _already_against(against, cut, claims.get(cut.id), documents):
            yield again


def _already_against(against: _Against, cut: Reference, cutting: Claim | None, documents: Documents) -> Again | None:
    """Return how an undercut repeats what speaks against the claim already; None where it does not."""
    if objection := against.objections.get(cut.id):
        what = gettext('"%(id)s" speaks against this claim and cuts a reason for it', id=cut.id)
        return Again(what, cut, objection)
    document = _only_document(cutting, documents)
    if cutting and (item := _repeated(cutting, against.findings, document, documents)):
        what = gettext(
            'the source "%(source)s" speaks against this claim and, by "%(id)s", cuts a reason for it',
            source=item.source.id,
            id=cut.id,
        )
        return Again(what, cut, item.source)
    if document and (objection := against.alone.get(document)):
        what = gettext(
            '"%(first)s" and "%(id)s", both against this claim, rest on one document', first=objection.id, id=cut.id
        )
        return Again(what, cut, objection)
    return None


def _cuts(claim: Claim) -> Iterator[Reference]:
    steps: list[Inference | Evidence] = [*claim.because, *(item for item in claim.evidence if item.speaks_for)]
    return (cut.claim for step in steps for cut in step.undercut)


def _only_document(claim: Claim | None, documents: Documents) -> str | None:
    """Return the document that a claim rests on, if it rests on nothing else."""
    if claim is None or claim.because or claim.granted:
        return None
    found = {_document(item, documents) for item in claim.evidence if item.speaks_for}
    return found.pop() if len(found) == 1 else None


def _repeated(
    cutting: Claim, findings: Mapping[str, Evidence], only: str | None, documents: Documents
) -> Evidence | None:
    """Return the finding whose document a claim rests on alone, or whose very words it rests on."""
    for ground in cutting.evidence:
        document = _document(ground, documents)
        item = findings.get(document) if ground.speaks_for else None
        if item and (document == only or _share_words(item.quote, ground.quote)):
            return item
    return None


def _share_words(one: str | None, other: str | None) -> bool:
    return bool(one and other) and (str(one) in str(other) or str(other) in str(one))
