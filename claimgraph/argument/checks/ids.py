"""Every id names something that exists, and no list names a thing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimgraph.argument.checks.of_each_claim import of_each_claim
from claimgraph.argument.entries import FILES
from claimgraph.argument.files import FileKind
from claimgraph.argument.marks import Ref
from claimgraph.argument.model import Claim, Evidence, Inference, Objection, Premise, Reference, Undercut
from claimgraph.argument.reading import Reading, unknown
from claimgraph.argument.shape import marked_words
from claimgraph.argument.things import Thing
from claimgraph.argument.yaml_nodes import Document
from claimgraph.diagnostics import Diagnostic, Place, Rule, nearest, rules
from claimgraph.language import gettext

UNKNOWN: Mapping[Thing, Rule] = {
    Thing.CLAIM: rules.UNKNOWN_CLAIM,
    Thing.SOURCE: rules.UNKNOWN_SOURCE,
    Thing.TOPIC: rules.UNKNOWN_TOPIC,
    Thing.PERSON: rules.UNKNOWN_PERSON,
    Thing.PLACE: rules.UNKNOWN_PLACE,
    Thing.PASSAGE: rules.UNKNOWN_PASSAGE,
    Thing.RIVALS: rules.UNKNOWN_RIVALS,
    Thing.FIELD: rules.UNKNOWN_FIELD,
}
"""The rule for an unknown id, by what it should be the id of."""


def check_ids(reading: Reading) -> Iterator[Diagnostic]:
    """Report every id that names nothing, in all fields; the cells of grids have a check of their own."""
    for kind, document in reading.files:
        if all(ids <= reading.written[thing] for thing, ids in _named(document, kind).items()):
            continue
        faulty = {problem.place for problem in document.problems}
        for word in marked_words(document, FILES[kind], Ref):
            ref, known = word.mark, reading.written[word.mark.thing]
            if word.text in known or ref.among or reading.may_exist(ref.thing, word.text):
                continue
            place, otherwise = document.at(word.at), _otherwise(reading, ref.thing, word.text)
            if place in faulty:
                continue
            yield unknown(UNKNOWN[ref.thing], Reference(word.text, place), known, otherwise)


def _named(document: Document, kind: FileKind) -> Mapping[Thing, frozenset[str]]:
    """Return the ids that a file names, by what they should be the ids of."""
    if _named not in document.remembered:
        found: dict[Thing, set[str]] = {}
        for word in marked_words(document, FILES[kind], Ref):
            if not word.mark.among:
                found.setdefault(word.mark.thing, set()).add(word.text)
        document.remembered[_named] = {thing: frozenset(ids) for thing, ids in found.items()}
    named: Mapping[Thing, frozenset[str]] = document.remembered[_named]
    return named


def _otherwise(reading: Reading, thing: Thing, id_: str) -> str | None:
    """Return a hint on an unknown id that is like none of its sort."""
    if thing is not Thing.FIELD:
        return reading.other_sort(id_)
    declared = ", ".join(reading.written[thing])
    return (
        gettext("fields here: %(fields)s", fields=declared)
        if declared
        else gettext("declare it under fields: in argument.yml")
    )


def check_topics_are_listed(reading: Reading) -> Iterator[Diagnostic]:
    """Report topic files that the argument does not list, and an argument without a claim."""
    if Thing.TOPIC in reading.unread:
        return
    listed = {reference.id for reference in reading.topic_order}
    for id_ in [id_ for id_ in listed if not reading.may_exist(Thing.TOPIC, id_)]:
        listed.add(nearest(id_, reading.topic_files.keys() - listed) or "")
    for id_, topic in reading.argument.topics.items():
        if id_ not in listed:
            yield rules.UNLISTED_TOPIC.at(Place(topic.place.path), id=id_)
    if not reading.written[Thing.CLAIM] and Thing.CLAIM not in reading.unread and not reading.left_out:
        yield rules.NO_ARGUMENT.at(reading.argument.place, what=gettext("no topic file has a claim yet"))


def check_lists(reading: Reading) -> Iterator[Diagnostic]:
    """Report items that a list has twice, apart from those of claims."""
    yield from _twice(reading.argument.roots)
    yield from _twice(reading.topic_order)
    for rivals in reading.argument.rivals.values():
        yield from _twice(rivals.analysts)


@of_each_claim
def check_lists_of_claims(_: Reading, claim: Claim) -> Iterator[Diagnostic]:
    """Report items that a list of a claim has twice."""
    for references in _lists_of(claim):
        yield from _twice(references)


def _lists_of(claim: Claim) -> Iterator[Sequence[Reference]]:
    """Yield the lists of a claim that have more than one item."""
    steps: tuple[Inference | Objection | Evidence, ...] = (*claim.because, *claim.objections, *claim.evidence)
    yield from (list_ for list_ in (claim.stated, claim.places, claim.tags) if len(list_) > 1)
    premises, cuts = (step.premises for step in claim.because), (step.undercut for step in steps)
    lists: tuple[Sequence[Objection | Premise | Undercut], ...] = (claim.objections, *premises, *cuts)
    for listed in lists:
        if len(listed) > 1:
            yield [each.claim for each in listed]


def _twice(references: Iterable[Reference]) -> Iterator[Diagnostic]:
    first: dict[str, Place] = {}
    for reference in references:
        if reference.id in first:
            related = [(first[reference.id], gettext("first listed here"))]
            yield rules.LISTED_TWICE.at(reference.place, id=reference.id, related=related, length=len(reference.id))
        first.setdefault(reference.id, reference.place)


@of_each_claim
def check_no_self_attack(_: Reading, claim: Claim) -> Iterator[Diagnostic]:
    """Report claims that object to themselves."""
    for objection in claim.objections:
        if objection.claim.id == claim.id:
            yield rules.SELF_ATTACK.at(objection.claim.place, id=claim.id, length=len(claim.id))


def check_renamed(reading: Reading) -> Iterator[Diagnostic]:
    """Report renamed ids that are in use again, so that their addresses cannot redirect."""
    for each in reading.argument.renamed:
        if each.old.id in reading.written[each.thing]:
            yield rules.RENAMED_ID_IN_USE.at(each.old.place, id=each.old.id, new=each.new.id, length=len(each.old.id))
