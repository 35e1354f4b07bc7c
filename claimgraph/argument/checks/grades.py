"""Findings have grades, outcomes have results, sources are used, and likelihood words are of one scale."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from claimgraph.argument.checks.of_each_claim import of_each_claim
from claimgraph.argument.entries import WEAKENS
from claimgraph.argument.model import Argument, Claim, Evidence, Kind, Stance
from claimgraph.argument.reading import Reading
from claimgraph.diagnostics import Diagnostic, Place, did_you_mean, rules
from claimgraph.language import gettext
from claimgraph.standards import likelihoods

_CONFIDENCE = re.compile(r"\b(?:high|moderate|medium|low) confidence\b", re.IGNORECASE)
_LIKELIHOOD = re.compile(rf"\b(?:{'|'.join(map(re.escape, likelihoods()))})\b", re.IGNORECASE)


def check_likelihoods(reading: Reading) -> Iterator[Diagnostic]:
    """Report likelihood words of no scale, or of several scales."""
    first: dict[str, Claim] = {}
    for claim in reading.argument.claims.values():
        if claim.likelihood is not None:
            yield from _check_scale(reading, claim, claim.likelihood, first)


@of_each_claim
def check_no_confidence(_: Reading, claim: Claim) -> Iterator[Diagnostic]:
    """Report likelihood and confidence in one sentence."""
    if any(_says_both(text) for text in (claim.text, claim.note, claim.correction) if text):
        yield rules.LIKELIHOOD_AND_CONFIDENCE.at(claim.place, length=len(claim.id))


def _check_scale(reading: Reading, claim: Claim, word: str, first: dict[str, Claim]) -> Iterator[Diagnostic]:
    """Report a likelihood word of no scale, or of another scale than the claims before it use.

    Args:
        reading: what was read.
        claim: the claim.
        word: its likelihood word.
        first: per scale, the first claim with a word of that scale only; the claim is added where it is the first.
    """
    scales = {meaning.scale for meaning in likelihoods().get(word.lower(), ())}
    place = reading.place_in(claim, "likelihood")
    if not scales:
        hint = did_you_mean(word, likelihoods())
        yield rules.UNKNOWN_LIKELIHOOD.at(place, word=word, hint=hint, length=len(word))
    elif len(scales) == 1:
        first.setdefault(only := next(iter(scales)), claim)
        if other := next((scale for scale in first if scale != only), None):
            related = [(reading.place_in(first[other], "likelihood"), gettext("a word of %(scale)s", scale=other))]
            yield rules.MIXED_LIKELIHOODS.at(
                place, word=word, scale=only, other=other, related=related, length=len(word)
            )


@lru_cache(maxsize=1 << 16)
def _says_both(text: str) -> bool:
    if "confidence" not in text.lower():  # as in most texts
        return False
    return any(_CONFIDENCE.search(sentence) and _LIKELIHOOD.search(sentence) for sentence in re.split(r"[.!?]\s", text))


def check_grades(reading: Reading) -> Iterator[Diagnostic]:
    """Report findings without a grade, or without a reason for it; context, which is not weighed, needs neither."""
    for _, item in reading.argument.evidence():
        if item.stance is Stance.CONTEXT and item.credibility is None:
            continue
        if item.credibility is None or item.credibility_why is None:
            yield rules.UNGRADED_EVIDENCE.at(item.place)


def check_sources_are_used(reading: Reading) -> Iterator[Diagnostic]:
    """Report sources that nothing rests on."""
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


def check_standards(reading: Reading) -> Iterator[Diagnostic]:
    """Report standards of proof on what is not proved."""
    for claim in reading.argument.claims.values():
        if claim.standard and claim.kind is Kind.DEFINITION:
            place = reading.place_in(claim, "standard", key=True)
            why = gettext("a definition is not proved, but laid down")
            yield rules.IDLE_FIELD.at(place, field="standard", why=why, length=len("standard"))


def check_weakening(reading: Reading) -> Iterator[Diagnostic]:
    """Report steps that are said to weaken, which only an undercut of a step can do."""
    for claim in reading.claims_in_files_with(WEAKENS):
        for steps in _steps(claim):
            if reading.has(claim, *steps, WEAKENS):
                place = reading.place_in(claim, *steps, WEAKENS, key=True)
                hint = gettext("write undercut: {claim: …, weakens: true}, or force: weak on the step")
                why = gettext("only an undercut weakens")
                yield rules.IDLE_FIELD.at(place, field=WEAKENS, why=why, hint=hint, length=len(WEAKENS))


def _steps(claim: Claim) -> Iterator[tuple[str, int]]:
    """Yield where the reasons, objections and findings of a claim stand in its entry."""
    yield from (("because", number) for number in range(len(claim.because)))
    yield from (("objections", number) for number in range(len(claim.objections)))
    yield from (("evidence", number) for number in range(len(claim.evidence)))


def check_outcomes(reading: Reading) -> Iterator[Diagnostic]:
    """Report outcomes that do not say how it turned out, or that were known by the day of the text."""
    argument = reading.argument
    for claim in argument.claims.values():
        for number, item in enumerate(claim.evidence):
            at = partial(reading.place_in, claim, "evidence", number)
            if item.stance is Stance.OUTCOME:
                yield from _check_outcome(argument, item, at)
            elif item.turned_out is not None:
                why = gettext("only a finding with the stance outcome tells how a claim turned out")
                place = at("turned-out", key=True)
                yield rules.IDLE_FIELD.at(place, field="turned-out", why=why, length=len("turned-out"))


def _check_outcome(argument: Argument, item: Evidence, at: Callable[..., Place]) -> Iterator[Diagnostic]:
    stance, length = at("stance"), len(Stance.OUTCOME)
    if item.turned_out is None:
        hint = gettext("add turned-out: true or turned-out: false")
        yield rules.NO_OUTCOME.at(stance, hint=hint, length=length)
    source = argument.sources.get(item.source.id)
    if argument.as_of and source and source.date and source.date.known_by(argument.as_of):
        related = [(source.place, gettext("its source"))]
        yield rules.EARLY_OUTCOME.at(
            stance, as_of=str(argument.as_of), date=str(source.date), related=related, length=length
        )
