"""Quotations are exact, and the mapped text is covered sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.argument.checks.of_each_claim import of_each_claim
from claimgraph.argument.model import Check, Claim
from claimgraph.argument.quotations import has_words, nearest, word_diff
from claimgraph.argument.reading import Reading
from claimgraph.argument.things import Thing
from claimgraph.diagnostics import Diagnostic, Place, rules
from claimgraph.language import gettext


@of_each_claim
def check_quotes(reading: Reading, claim: Claim) -> Iterator[Diagnostic]:
    """Report quotations of findings that are not in the stored text, and empty ones."""
    for item in claim.evidence:
        if item.quote:
            yield from _check_quote(reading, item.quote, item.source.id, item.check, item.place)


def check_quotes_of_passages(reading: Reading) -> Iterator[Diagnostic]:
    """Report passages that are not in the stored text, and empty ones."""
    of = reading.passages_of
    for passage in reading.argument.passages.values() if of else ():
        yield from _check_quote(reading, passage.quote, of.id if of else "", passage.check, passage.place)


def _check_quote(reading: Reading, quote: str, source: str, result: Check | None, place: Place) -> Iterator[Diagnostic]:
    if not has_words(quote):
        yield rules.QUOTE_EMPTY.at(place, length=len(quote))
    elif result is Check.MISMATCH:
        yield _mismatch(reading, place, source, quote)


def _mismatch(reading: Reading, place: Place, source: str, quote: str) -> Diagnostic:
    found = nearest(reading.texts[source], quote)
    if found is None:
        return rules.QUOTE_MISMATCH.at(
            place, source=source, hint=gettext("nothing in the text is like it"), length=len(quote)
        )
    near, where = found
    hint = gettext("%(words)s ([-your words-], {+those of the text+})", words=word_diff(quote, near))
    related = [(where, gettext("the text has, most like it"))]
    return rules.QUOTE_MISMATCH.at(place, source=source, hint=hint, related=related, length=len(quote))


def check_passages_are_of_the_text(reading: Reading) -> Iterator[Diagnostic]:
    """Report passages of another text than the one that is mapped."""
    about, of = reading.argument.about, reading.passages_of
    if of is None or reading.about_unread or of.id not in reading.argument.sources:
        return
    if about and (about.source.id == of.id or about.source.id not in reading.argument.sources):
        return
    mapped = (
        gettext("the argument is about %(source)s", source=about.source.id)
        if about
        else gettext("the argument does not say that it is about it")
    )
    related = [(about.source.place, gettext("the mapped text is named here"))] if about else []
    yield rules.OTHER_TEXT.at(of.place, of=of.id, mapped=mapped, related=related, length=len(of.id))


def check_passages(reading: Reading) -> Iterator[Diagnostic]:
    """Report passages that are out of the order of the text, and text that no passage covers."""
    text = reading.texts.get(reading.passages_of.id) if reading.passages_of else None
    if text is None:
        return
    end, previous = 0, None
    covered: list[tuple[int, int, Place]] = []
    for passage in reading.argument.passages.values():
        span = text.find(passage.quote, end)
        if span is not None:
            end, previous = span.end, passage
        elif passage.check is Check.VERIFIED and previous:
            related = [(previous.place, gettext("%(id)s is listed before it", id=previous.id))]
            yield rules.PASSAGES_OUT_OF_ORDER.at(passage.place, previous=previous.id, related=related)
            span = text.find(passage.quote)
        if span is not None:
            covered.append((span.start, span.end, passage.place))
    if reading.is_complete(Thing.PASSAGE) and len(covered) == len(reading.argument.passages):
        yield from _uncovered(text.text, sorted(covered))


def _uncovered(text: str, covered: list[tuple[int, int, Place]]) -> Iterator[Diagnostic]:
    """Report text between passages, at the passage after it, and text after the last passage."""
    end = 0
    for start, until, place in [*covered, (len(text), len(text), covered[-1][2])] if covered else ():
        left_out = text[end:start]
        if any(map(str.isalnum, left_out)):
            yield rules.UNCOVERED_TEXT.at(place, text=" ".join(left_out.split()))
        end = max(end, until)


def check_placement(reading: Reading) -> Iterator[Diagnostic]:
    """Report the author's claims without a place in the text, and claims of others with one."""
    argument = reading.argument
    author = argument.about.author.id if argument.about else None
    is_told = not reading.about_unread and (author is None or author in argument.people)
    for claim in argument.claims.values() if is_told else ():
        if claim.by.id not in argument.people:
            continue
        placed = bool(claim.stated) + bool(claim.unstated)
        if placed > 1:
            yield rules.MISPLACED_CLAIM.at(claim.place, what=gettext("this claim is both stated and unstated"))
        elif claim.by.id == author and not placed:
            yield rules.UNPLACED_CLAIM.at(claim.place)
        elif claim.by.id != author and placed:
            what = gettext("this claim is %(person)s's, so the mapped text does not state it", person=claim.by.id)
            yield rules.MISPLACED_CLAIM.at(claim.place, what=what)


def check_passages_are_claimed(reading: Reading) -> Iterator[Diagnostic]:
    """Report sentences that no claim states, and those that are marked to make none and do."""
    argument = reading.argument
    stated = {reference.id: (claim, reference) for claim in argument.claims.values() for reference in claim.stated}
    is_told = reading.is_complete(Thing.CLAIM) and stated.keys() <= argument.passages.keys()
    for passage in argument.passages.values():
        if passage.id not in stated and not passage.no_claim and is_told:
            yield rules.UNCLAIMED_PASSAGE.at(passage.place, id=passage.id)
        elif passage.id in stated and passage.no_claim:
            claim, reference = stated[passage.id]
            related = [(reference.place, gettext("the claim is said to be stated there"))]
            yield rules.CLAIMED_NO_CLAIM.at(passage.place, id=passage.id, claim=claim.id, related=related)
