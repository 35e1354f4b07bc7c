"""Findings are graded, sources are used, and likelihoods are words of one scale."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.argument.model import Claim
from claimgraph.argument.reading import Reading
from claimgraph.diagnostics import Diagnostic, did_you_mean, rules
from claimgraph.standards import likelihoods

_CONFIDENCE = re.compile(r"\b(?:high|moderate|medium|low) confidence\b", re.IGNORECASE)
_LIKELIHOOD = re.compile(rf"\b(?:{'|'.join(map(re.escape, likelihoods()))})\b", re.IGNORECASE)


def check_likelihoods(reading: Reading) -> Iterator[Diagnostic]:
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


def check_grades(reading: Reading) -> Iterator[Diagnostic]:
    """Report findings without a grade, or without a reason for it."""
    for _, item in reading.argument.evidence():
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
