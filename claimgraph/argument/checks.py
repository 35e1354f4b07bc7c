"""Checks of the model: every id leads somewhere, every quotation is true, every sentence is accounted for.

Each check yields the diagnostics of one concern. An id that stands in a file, but whose
entry was broken, counts as known: one fault is reported once.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator

from claimgraph.argument.model import Argument
from claimgraph.argument.model import Check
from claimgraph.argument.model import Claim
from claimgraph.argument.model import Evidence
from claimgraph.argument.model import Inference
from claimgraph.argument.model import Objection
from claimgraph.argument.model import Reference
from claimgraph.argument.model import Rivals
from claimgraph.argument.prose import claim_ids
from claimgraph.argument.prose import unsafe_links
from claimgraph.argument.quotes import word_diff
from claimgraph.argument.reader import Reading
from claimgraph.diagnostics import Diagnostic
from claimgraph.diagnostics import Place
from claimgraph.diagnostics import Rule
from claimgraph.diagnostics import did_you_mean
from claimgraph.diagnostics import rules
from claimgraph.standards import schemes


def check(reading: Reading) -> Iterator[Diagnostic]:
    """Run every check over what was read."""
    for one_check in CHECKS:
        yield from one_check(reading)


def unknown(rule: Rule, reference: Reference, known: Iterable[str]) -> Diagnostic:
    """Make the diagnostic of an id that leads nowhere, with the nearest one that does."""
    hint = did_you_mean(reference.id, known)
    return rule.at(reference.place, id=reference.id, hint=hint, length=len(reference.id))


def _known(reference: Reference, reading: Reading) -> bool:
    """Whether an id leads somewhere, or might: what a file that cannot be read holds is not known."""
    argument = reading.argument
    known = reference.id in argument.claims or reference.id in argument.sources or reference.id in reading.written
    return known or not reading.whole


def _claim_references(claim: Claim) -> Iterator[Reference]:
    for inference in claim.because:
        yield from (premise.claim for premise in inference.premises)
        yield from inference.undercut
    for objection in claim.objections:
        yield objection.claim
        yield from objection.undercut
    for item in claim.evidence:
        yield from item.undercut


def _check_claims_exist(reading: Reading) -> Iterator[Diagnostic]:
    argument = reading.argument
    references = [*argument.roots, *(expectation.claim for expectation in argument.expectations)]
    references += [*(ref for claim in argument.claims.values() for ref in _claim_references(claim))]
    for reference in references:
        if not _known(reference, reading):
            yield unknown(rules.UNKNOWN_CLAIM, reference, argument.claims)


def _check_sources_exist(reading: Reading) -> Iterator[Diagnostic]:
    argument = reading.argument
    references = [item.source for _, item in argument.evidence()]
    if argument.about:
        references.append(argument.about.source)
    for reference in references:
        if not _known(reference, reading):
            yield unknown(rules.UNKNOWN_SOURCE, reference, argument.sources)


def _check_people_exist(reading: Reading) -> Iterator[Diagnostic]:
    argument = reading.argument
    references = [claim.by for claim in argument.claims.values()]
    references += [i.by for claim in argument.claims.values() for i in claim.because if i.by]
    if argument.about:
        references.append(argument.about.author)
    for reference in references:
        if reference.id not in argument.people and not _known(reference, reading) and argument.title:
            yield unknown(rules.UNKNOWN_PERSON, reference, argument.people)


def _check_topics_are_listed(reading: Reading) -> Iterator[Diagnostic]:
    argument = reading.argument
    if not argument.title:
        return
    for reference in reading.topic_order:
        if reference.id not in reading.topic_files and reading.whole:
            yield unknown(rules.UNKNOWN_TOPIC, reference, reading.topic_files)
    listed = {reference.id for reference in reading.topic_order}
    for id_, place in reading.topic_files.items():
        if id_ not in listed:
            yield rules.UNLISTED_TOPIC.at(place, id=id_)
    if not reading.topic_files and reading.whole:
        yield rules.NO_ARGUMENT.at(argument.place, what="no topic file has a claim yet")


def _check_schemes(reading: Reading) -> Iterator[Diagnostic]:
    for claim in reading.argument.claims.values():
        for inference in claim.because:
            yield from _check_scheme(inference)


def _check_scheme(inference: Inference) -> Iterator[Diagnostic]:
    roles = {premise.role: premise.claim.place for premise in inference.premises if premise.role}
    if inference.scheme is None:
        if roles or inference.answers:
            what = "premises with roles" if roles else "answers"
            yield rules.ROLE_WITHOUT_SCHEME.at(inference.place, what=what)
        return
    scheme = schemes().get(inference.scheme.id)
    if scheme is None:
        yield unknown(rules.UNKNOWN_SCHEME, inference.scheme, schemes())
        return
    for role, place in roles.items():
        if role not in scheme.premises:
            hint = did_you_mean(role, scheme.premises) or f"roles here: {', '.join(scheme.premises)}"
            yield rules.UNKNOWN_ROLE.at(place, scheme=scheme.id, role=role, hint=hint)
    asked = [question.ask for question in scheme.questions]
    for question in inference.answers:
        if question not in asked:
            meant = did_you_mean(question, asked)
            yield rules.UNKNOWN_QUESTION.at(inference.place, scheme=scheme.id, question=question, hint=meant)


def _check_lists(reading: Reading) -> Iterator[Diagnostic]:
    for claim in reading.argument.claims.values():
        yield from _twice(objection.claim for objection in claim.objections)
        for inference in claim.because:
            yield from _twice(premise.claim for premise in inference.premises)
        steps: tuple[Inference | Objection | Evidence, ...] = (*claim.because, *claim.objections, *claim.evidence)
        for step in steps:
            yield from _twice(step.undercut)


def _twice(references: Iterable[Reference]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for reference in references:
        if reference.id in seen:
            yield rules.LISTED_TWICE.at(reference.place, id=reference.id, length=len(reference.id))
        seen.add(reference.id)


def _check_no_self_attack(reading: Reading) -> Iterator[Diagnostic]:
    for claim in reading.argument.claims.values():
        for objection in claim.objections:
            if objection.claim.id == claim.id:
                yield rules.SELF_ATTACK.at(objection.claim.place, id=claim.id, length=len(claim.id))


def _check_quotes(reading: Reading) -> Iterator[Diagnostic]:
    argument = reading.argument
    for _, item in argument.evidence():
        if item.check is Check.MISMATCH and item.quote:
            yield _mismatch(reading, item.place, item.source.id, item.quote)
    for passage in argument.passages.values():
        if passage.check is Check.MISMATCH and argument.about:
            yield _mismatch(reading, passage.place, argument.about.source.id, passage.quote)


def _mismatch(reading: Reading, place: Place, source: str, quote: str) -> Diagnostic:
    near = reading.texts[source].nearest(quote)
    hint = f"the text has: {word_diff(quote, near)}" if near else "nothing in the text is like it"
    return rules.QUOTE_MISMATCH.at(place, source=source, hint=hint)


def _check_passages(reading: Reading) -> Iterator[Diagnostic]:
    """Check that passages stand in the order of the text and leave none of it out."""
    argument = reading.argument
    if argument.about is None or not argument.passages:
        return
    text = reading.texts.get(argument.about.source.id)
    if text is None:
        return
    end, previous, place = 0, "", argument.place
    for passage in argument.passages.values():
        span = text.find(passage.quote, end)
        if span is None:
            if passage.check is Check.VERIFIED:
                yield rules.PASSAGES_OUT_OF_ORDER.at(passage.place, previous=previous)
            continue
        yield from _uncovered(text.text[end : span[0]], passage.place)
        end, previous, place = span[1], passage.id, passage.place
    yield from _uncovered(text.text[end:], place)


def _uncovered(text: str, place: Place) -> Iterator[Diagnostic]:
    if any(map(str.isalnum, text)):
        yield rules.UNCOVERED_TEXT.at(place, text=" ".join(text.split()))


def _check_placement(reading: Reading) -> Iterator[Diagnostic]:
    """Check that the author's claims, and only they, are placed in the text."""
    argument = reading.argument
    author = argument.about.author.id if argument.about else None
    for claim in argument.claims.values():
        placed = bool(claim.stated) + bool(claim.unstated)
        if placed > 1:
            yield rules.MISPLACED_CLAIM.at(claim.place, what="this claim is both stated and unstated")
        elif claim.by.id == author and not placed:
            yield rules.UNPLACED_CLAIM.at(claim.place)
        elif claim.by.id != author and placed:
            what = f"this claim is {claim.by.id}'s, so the mapped text does not state it"
            yield rules.MISPLACED_CLAIM.at(claim.place, what=what)
        for reference in claim.stated:
            if reference.id not in argument.passages:
                yield unknown(rules.UNKNOWN_PASSAGE, reference, argument.passages)
    yield from _check_passages_are_claimed(argument)


def _check_passages_are_claimed(argument: Argument) -> Iterator[Diagnostic]:
    stated = {reference.id: claim for claim in argument.claims.values() for reference in claim.stated}
    for passage in argument.passages.values():
        if passage.id not in stated and not passage.no_claim:
            yield rules.UNCLAIMED_PASSAGE.at(passage.place, id=passage.id)
        elif passage.id in stated and passage.no_claim:
            yield rules.CLAIMED_NO_CLAIM.at(passage.place, id=passage.id, claim=stated[passage.id].id)


def _check_prose(reading: Reading) -> Iterator[Diagnostic]:
    argument = reading.argument
    for claim in argument.claims.values():
        for text, place in prose_of(claim):
            yield from _check_links(text, place, reading)
    for topic in argument.topics.values():
        yield from _check_links(topic.summary or "", topic.place, reading)
    yield from _check_links(argument.summary or "", argument.place, reading)


def _check_links(text: str, place: Place, reading: Reading) -> Iterator[Diagnostic]:
    for id_ in claim_ids(text):
        if not _known(Reference(id_, place), reading):
            yield unknown(rules.UNKNOWN_CLAIM, Reference(id_, place), reading.argument.claims)
    for url in unsafe_links(text):
        yield rules.UNSAFE_LINK.at(place, url=url)


def prose_of(claim: Claim) -> Iterator[tuple[str, Place]]:
    """Every prose field of a claim and of its parts, with the place of the part."""
    whole = [claim.text, claim.unstated, claim.granted, claim.note, claim.correction, *claim.changes_if]
    whole += [text for gap in claim.gaps for text in (gap.need, gap.where)]
    parts: list[tuple[Place, list[str | None]]] = [(claim.place, whole)]
    parts += [(step.place, [step.warrant, step.unstated, *step.answers.values()]) for step in claim.because]
    parts += [(objection.place, [objection.warrant, objection.outweighs]) for objection in claim.objections]
    parts += [(item.place, [item.finding, item.credibility_why, item.outweighs]) for item in claim.evidence]
    yield from ((text, place) for place, texts in parts for text in texts if text)


def _check_rivals(reading: Reading) -> Iterator[Diagnostic]:
    argument = reading.argument
    for rivals in argument.rivals.values():
        claims = [*rivals.columns, *(position.claim for position in rivals.positions)]
        yield from (unknown(rules.UNKNOWN_CLAIM, ref, argument.claims) for ref in claims if not _known(ref, reading))
        sources = [ref for row in rivals.rows for ref in row.sources]
        sources += [ref for position in rivals.positions for ref in position.sources]
        yield from (unknown(rules.UNKNOWN_SOURCE, ref, argument.sources) for ref in sources if not _known(ref, reading))
        if not rivals.positions and (len(rivals.columns) < _FEWEST_RIVALS or not rivals.rows):
            what = "this grid has no evidence" if rivals.columns else "this grid is empty"
            yield rules.EMPTY_GRID.at(rivals.place, what=what if not rivals.rows else "this grid has no rivals")
        yield from _check_cells(rivals)


_FEWEST_RIVALS = 2


def _check_cells(rivals: Rivals) -> Iterator[Diagnostic]:
    for row in rivals.rows:
        for id_ in rivals.hypotheses:
            if id_ not in row.cells:
                yield rules.MISSING_RATING.at(row.place, id=id_)
        for id_ in row.cells:
            if id_ not in rivals.hypotheses:
                yield unknown(rules.UNKNOWN_CLAIM, Reference(id_, row.place), rivals.hypotheses)


def _check_grades(reading: Reading) -> Iterator[Diagnostic]:
    for _, item in reading.argument.evidence():
        if item.credibility is None or item.credibility_why is None:
            yield rules.UNGRADED_EVIDENCE.at(item.place)


def _check_sources_are_used(reading: Reading) -> Iterator[Diagnostic]:
    argument = reading.argument
    used = {item.source.id for _, item in argument.evidence()}
    if argument.about:
        used.add(argument.about.source.id)
    if not reading.sound:
        return
    for source in argument.sources.values():
        if source.id not in used:
            yield rules.UNUSED_SOURCE.at(source.place, id=source.id, length=len(source.id))


CHECKS: tuple[Callable[[Reading], Iterator[Diagnostic]], ...] = (
    _check_claims_exist,
    _check_sources_exist,
    _check_people_exist,
    _check_topics_are_listed,
    _check_schemes,
    _check_lists,
    _check_no_self_attack,
    _check_quotes,
    _check_passages,
    _check_placement,
    _check_prose,
    _check_rivals,
    _check_grades,
    _check_sources_are_used,
)
