"""Checks of the model: every id leads somewhere, every quotation is true, every sentence is accounted for.

Each check yields the diagnostics of one concern, and only what is certain: an id may yet stand
in a broken entry, or in a file that cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial

from claimgraph.argument.dates import check_dates
from claimgraph.argument.field_types import is_id
from claimgraph.argument.lints import check_duplicates, check_wording
from claimgraph.argument.model import Check, Claim, Evidence, Inference, Objection, Reference, Rivals
from claimgraph.argument.prose_fields import check_prose
from claimgraph.argument.quotes import word_diff
from claimgraph.argument.reading import Part, Reading, unknown
from claimgraph.argument.renamings import check_renamed
from claimgraph.diagnostics import Diagnostic, Place, did_you_mean, nearest, rules
from claimgraph.standards import likelihoods, schemes


def check(reading: Reading) -> Iterator[Diagnostic]:
    """Run every check over what was read."""
    for one_check in CHECKS:
        yield from one_check(reading)


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
    yield from _missing(reading, Part.CLAIMS, references)


def _missing(reading: Reading, part: Part, references: Iterable[Reference]) -> Iterator[Diagnostic]:
    for reference in references:
        if not reading.may_exist(part, reference.id):
            yield unknown(_UNKNOWN[part], reference, reading.written[part], reading.other_sort(reference.id))


_UNKNOWN = {
    Part.CLAIMS: rules.UNKNOWN_CLAIM,
    Part.SOURCES: rules.UNKNOWN_SOURCE,
    Part.PEOPLE: rules.UNKNOWN_PERSON,
    Part.PASSAGES: rules.UNKNOWN_PASSAGE,
}


def _check_sources_exist(reading: Reading) -> Iterator[Diagnostic]:
    argument = reading.argument
    references = [item.source for _, item in argument.evidence()]
    if argument.about:
        references.append(argument.about.source)
    if reading.passages_of:
        references.append(reading.passages_of)
    yield from _missing(reading, Part.SOURCES, references)


def _check_people_exist(reading: Reading) -> Iterator[Diagnostic]:
    argument = reading.argument
    references = [claim.by for claim in argument.claims.values()]
    references += [i.by for claim in argument.claims.values() for i in claim.because if i.by]
    if argument.about:
        references.append(argument.about.author)
    yield from _missing(reading, Part.PEOPLE, references)


def _check_topics_are_listed(reading: Reading) -> Iterator[Diagnostic]:
    if Part.TOPICS in reading.unread:
        return
    listed = {reference.id for reference in reading.topic_order}
    for reference in reading.topic_order:
        if not reading.may_be_topic(reference.id):
            yield unknown(rules.UNKNOWN_TOPIC, reference, reading.topic_files)
            listed.add(nearest(reference.id, reading.topic_files.keys() - listed) or "")
    for id_, topic in reading.argument.topics.items():
        if id_ not in listed:
            yield rules.UNLISTED_TOPIC.at(Place(topic.place.path), id=id_)
    if not reading.written[Part.CLAIMS] and Part.CLAIMS not in reading.unread and not reading.left_out:
        yield rules.NO_ARGUMENT.at(reading.argument.place, what="no topic file has a claim yet")


def _check_schemes(reading: Reading) -> Iterator[Diagnostic]:
    for claim in reading.argument.claims.values():
        for number, inference in enumerate(claim.because):
            yield from _check_scheme(inference, partial(reading.place_in, claim, "because", number))


def _check_scheme(inference: Inference, at: Callable[..., Place]) -> Iterator[Diagnostic]:
    roles = [*dict.fromkeys(premise.role for premise in inference.premises if premise.role)]
    if inference.scheme is None:
        if roles or inference.answers:
            what, field = ("premises with roles", "premises") if roles else ("answers", "answers")
            yield rules.ROLE_WITHOUT_SCHEME.at(at(field, key=True), what=what, length=len(field))
        return
    scheme = schemes().get(inference.scheme.id)
    if scheme is None:
        yield unknown(rules.UNKNOWN_SCHEME, inference.scheme, schemes())
        return
    for role in roles:
        if role not in scheme.premises:
            place = at("premises", role, key=True)
            hint = did_you_mean(role, scheme.premises) or f"roles here: {', '.join(scheme.premises)}"
            yield rules.UNKNOWN_ROLE.at(place, scheme=scheme.id, role=role, hint=hint, length=len(role))
    asked = [question.ask for question in scheme.questions]
    for question in inference.answers:
        if question not in asked:
            place = at("answers", question, key=True)
            meant = did_you_mean(question, asked) or f"it asks: {' '.join(asked)}"
            yield rules.UNKNOWN_QUESTION.at(
                place, scheme=scheme.id, question=question, hint=meant, length=len(question)
            )


def _check_lists(reading: Reading) -> Iterator[Diagnostic]:
    yield from _twice(reading.argument.roots)
    yield from _twice(reading.topic_order)
    for claim in reading.argument.claims.values():
        yield from _twice(claim.stated)
        yield from _twice(objection.claim for objection in claim.objections)
        for inference in claim.because:
            yield from _twice(premise.claim for premise in inference.premises)
        steps: tuple[Inference | Objection | Evidence, ...] = (*claim.because, *claim.objections, *claim.evidence)
        for step in steps:
            yield from _twice(step.undercut)


def _twice(references: Iterable[Reference]) -> Iterator[Diagnostic]:
    first: dict[str, Place] = {}
    for reference in references:
        if reference.id in first:
            related = [(first[reference.id], "first listed here")]
            yield rules.LISTED_TWICE.at(reference.place, id=reference.id, related=related, length=len(reference.id))
        first.setdefault(reference.id, reference.place)


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
        if passage.check is Check.MISMATCH and reading.passages_of:
            yield _mismatch(reading, passage.place, reading.passages_of.id, passage.quote)


def _check_passages_are_of_the_text(reading: Reading) -> Iterator[Diagnostic]:
    about, of = reading.argument.about, reading.passages_of
    if of is None or Part.ABOUT in reading.unread or of.id not in reading.argument.sources:
        return
    if about and (about.source.id == of.id or about.source.id not in reading.argument.sources):
        return
    mapped = f"the argument is about {about.source.id}" if about else "the argument does not say that it is about it"
    related = [(about.source.place, "the mapped text is named here")] if about else []
    yield rules.OTHER_TEXT.at(of.place, of=of.id, mapped=mapped, related=related, length=len(of.id))


def _mismatch(reading: Reading, place: Place, source: str, quote: str) -> Diagnostic:
    found = reading.texts[source].nearest(quote)
    if found is None:
        return rules.QUOTE_MISMATCH.at(place, source=source, hint="nothing in the text is like it", length=len(quote))
    near, where = found
    hint = f"{word_diff(quote, near)} ([-your words-], {{+those of the text+}})"
    related = [(where, "the text has, most like it")]
    return rules.QUOTE_MISMATCH.at(place, source=source, hint=hint, related=related, length=len(quote))


def _check_passages(reading: Reading) -> Iterator[Diagnostic]:
    """Check that passages stand in the order of the text and leave none of it out."""
    text = reading.texts.get(reading.passages_of.id) if reading.passages_of else None
    if text is None:
        return
    end, previous = 0, None
    covered: list[tuple[int, int, Place]] = []
    for passage in reading.argument.passages.values():
        span = text.find(passage.quote, end)
        if span is not None:
            end, previous = span[1], passage
        elif passage.check is Check.VERIFIED and previous:
            related = [(previous.place, f"{previous.id} is listed before it")]
            yield rules.PASSAGES_OUT_OF_ORDER.at(passage.place, previous=previous.id, related=related)
            span = text.find(passage.quote)
        if span is not None:
            covered.append((*span, passage.place))
    if reading.is_complete(Part.PASSAGES) and len(covered) == len(reading.argument.passages):
        yield from _uncovered(text.text, sorted(covered))


def _uncovered(text: str, covered: list[tuple[int, int, Place]]) -> Iterator[Diagnostic]:
    """Report what lies between passages, at the passage after it, and what comes after the last."""
    end = 0
    for start, until, place in [*covered, (len(text), len(text), covered[-1][2])] if covered else ():
        left_out = text[end:start]
        if any(map(str.isalnum, left_out)):
            yield rules.UNCOVERED_TEXT.at(place, text=" ".join(left_out.split()))
        end = max(end, until)


def _check_placement(reading: Reading) -> Iterator[Diagnostic]:
    """Check that the author's claims, and only they, are placed in the text."""
    argument = reading.argument
    author = argument.about.author.id if argument.about else None
    is_told = Part.ABOUT not in reading.unread and (author is None or author in argument.people)
    for claim in argument.claims.values() if is_told else ():
        if claim.by.id not in argument.people:
            continue
        placed = bool(claim.stated) + bool(claim.unstated)
        if placed > 1:
            yield rules.MISPLACED_CLAIM.at(claim.place, what="this claim is both stated and unstated")
        elif claim.by.id == author and not placed:
            yield rules.UNPLACED_CLAIM.at(claim.place)
        elif claim.by.id != author and placed:
            what = f"this claim is {claim.by.id}'s, so the mapped text does not state it"
            yield rules.MISPLACED_CLAIM.at(claim.place, what=what)
    yield from _missing(reading, Part.PASSAGES, (ref for claim in argument.claims.values() for ref in claim.stated))


def _check_passages_are_claimed(reading: Reading) -> Iterator[Diagnostic]:
    argument = reading.argument
    stated = {reference.id: (claim, reference) for claim in argument.claims.values() for reference in claim.stated}
    is_told = reading.is_complete(Part.CLAIMS) and stated.keys() <= argument.passages.keys()
    for passage in argument.passages.values():
        if passage.id not in stated and not passage.no_claim and is_told:
            yield rules.UNCLAIMED_PASSAGE.at(passage.place, id=passage.id)
        elif passage.id in stated and passage.no_claim:
            claim, reference = stated[passage.id]
            related = [(reference.place, "the claim is said to be stated there")]
            yield rules.CLAIMED_NO_CLAIM.at(passage.place, id=passage.id, claim=claim.id, related=related)


def _check_rivals(reading: Reading) -> Iterator[Diagnostic]:
    for rivals in reading.argument.rivals.values():
        if not is_id(rivals.id):
            yield rules.BAD_ID.at(rivals.place, id=rivals.id, hint="rename the file")
        yield from _missing(reading, Part.CLAIMS, [*rivals.columns, *(p.claim for p in rivals.positions)])
        yield from _missing(reading, Part.SOURCES, rivals.sources)
        if rivals.place.path not in reading.broken_files:
            yield from _check_grid_is_filled(rivals)
        yield from _check_cells(rivals, reading.written[Part.CLAIMS])


def _check_grid_is_filled(rivals: Rivals) -> Iterator[Diagnostic]:
    if rivals.positions or (rivals.rows and len(rivals.columns) >= _FEWEST_RIVALS):
        return
    what = "has no rivals" if rivals.rows else "has no evidence" if rivals.columns else "is empty"
    yield rules.EMPTY_GRID.at(rivals.place, what=f"this grid {what}")


_FEWEST_RIVALS = 2


def _check_cells(rivals: Rivals, claims: Collection[str]) -> Iterator[Diagnostic]:
    """Check that every row rates every rival, once each; a rival that is misspelled in one of the two is told once."""
    for row in rivals.rows:
        missing = dict.fromkeys(id_ for id_ in rivals.hypotheses if id_ not in row.cells)
        for id_, cell in row.cells.items():
            if id_ in rivals.hypotheses:
                continue
            meant = nearest(id_, missing)
            missing.pop(meant or "", None)
            if meant is None or meant in claims:
                yield unknown(rules.UNKNOWN_CLAIM, Reference(id_, cell.place), rivals.hypotheses)
        for id_ in missing:
            yield rules.MISSING_RATING.at(row.place, id=id_)


def _check_likelihoods(reading: Reading) -> Iterator[Diagnostic]:
    """Check that likelihood words are of a scale, of one scale, and apart from confidence."""
    first: dict[str, Claim] = {}
    for claim in reading.argument.claims.values():
        if any(_says_both(text) for text in (claim.text, claim.note, claim.correction) if text):
            yield rules.LIKELIHOOD_AND_CONFIDENCE.at(claim.place, length=len(claim.id))
        if claim.likelihood is None:
            continue
        word = claim.likelihood
        scales = {meaning.scale for meaning in likelihoods().get(word.lower(), ())}
        if not scales:
            place, hint = reading.place_in(claim, "likelihood"), did_you_mean(word, likelihoods())
            yield rules.UNKNOWN_LIKELIHOOD.at(place, word=word, hint=hint, length=len(word))
        elif len(scales) == 1:
            first.setdefault(only := next(iter(scales)), claim)
            if other := next((scale for scale in first if scale != only), None):
                place, elsewhere = (reading.place_in(each, "likelihood") for each in (claim, first[other]))
                yield rules.MIXED_LIKELIHOODS.at(
                    place,
                    word=word,
                    scale=only,
                    other=other,
                    related=[(elsewhere, f"a word of {other}")],
                    length=len(word),
                )


def _says_both(text: str) -> bool:
    return any(_CONFIDENCE.search(sentence) and _LIKELIHOOD.search(sentence) for sentence in re.split(r"[.!?]\s", text))


_CONFIDENCE = re.compile(r"\b(?:high|moderate|medium|low) confidence\b", re.IGNORECASE)
_LIKELIHOOD = re.compile(rf"\b(?:{'|'.join(map(re.escape, likelihoods()))})\b", re.IGNORECASE)


def _check_grades(reading: Reading) -> Iterator[Diagnostic]:
    for _, item in reading.argument.evidence():
        if item.credibility is None or item.credibility_why is None:
            yield rules.UNGRADED_EVIDENCE.at(item.place)


def _check_sources_are_used(reading: Reading) -> Iterator[Diagnostic]:
    argument = reading.argument
    used = {item.source.id for _, item in argument.evidence()}
    used.update(reference.id for rivals in argument.rivals.values() for reference in rivals.sources)
    if argument.about:
        used.add(argument.about.source.id)
    if not reading.sound or not used <= argument.sources.keys():
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
    _check_passages_are_of_the_text,
    _check_passages,
    _check_placement,
    _check_passages_are_claimed,
    check_prose,
    check_renamed,
    _check_rivals,
    _check_likelihoods,
    _check_grades,
    check_dates,
    _check_sources_are_used,
    check_wording,
    check_duplicates,
)
