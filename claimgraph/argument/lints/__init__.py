"""Lints: what is probably wrong with the wording of claims.

The package exists because wording can only be judged by heuristics. What may enter warns and never
refuses, and errs by silence.

Files:

- `duplicates`: Claims that say nearly the same in nearly the same words.
- `english`: English words, as far as the lints of wording need them.
- `wording`: Lints of one claim's wording, after the marks that reviewers give on Kialo.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimgraph.argument.lints.duplicates import near_duplicates
from claimgraph.argument.lints.english import is_english
from claimgraph.argument.lints.wording import Doubt, not_a_claim, several_claims, unclear
from claimgraph.argument.model import Claim
from claimgraph.argument.reading import Reading
from claimgraph.diagnostics import Diagnostic, Place, Rule, rules

LONGEST = 2000
"""Characters of a claim that are looked at; a longer one is no sentence, and may be hostile."""

_OF_ONE_CLAIM: tuple[tuple[Rule, Callable[[str], Doubt | None]], ...] = (
    (rules.NOT_A_CLAIM, not_a_claim),
    (rules.SEVERAL_CLAIMS, several_claims),
    (rules.UNCLEAR, unclear),
)


def check_wording(reading: Reading) -> Iterator[Diagnostic]:
    """Report claims that ask, that say several things, or that cannot be understood by themselves."""
    claims = reading.argument.claims.values()
    if not is_english(claim.text for claim in claims):
        return
    for claim in claims:
        for rule, find in _OF_ONE_CLAIM:
            if doubt := find(claim.text[:LONGEST]):
                place, length = _find(reading, claim, doubt.words)
                yield rule.at(place, words=doubt.words, why=doubt.why, length=length)


def check_duplicates(reading: Reading) -> Iterator[Diagnostic]:
    """Report claims that say nearly the same as one before them."""
    claims = reading.argument.claims
    for pair in near_duplicates({id_: claim.text for id_, claim in claims.items()}):
        place, length = _find(reading, claims[pair.later], claims[pair.later].text)
        there, _ = _find(reading, claims[pair.earlier], claims[pair.earlier].text)
        yield rules.DUPLICATE_CLAIM.at(
            place,
            how="the same" if pair.same else "nearly the same",
            other=pair.earlier,
            related=[(there, "the other is worded here")],
            hint="join the two, or say in the wording how they differ",
            length=length,
        )


def _find(reading: Reading, claim: Claim, words: str) -> tuple[Place, int]:
    """Return where words of a claim stand, and their length; where a line breaks them, the start of the claim."""
    start = reading.place_in(claim, "claim")
    lines = len(claim.text.split()) + 1
    found = reading.document_at(claim.place).find("", words, start, lines)
    is_there = found != start or claim.text.startswith(words)
    return (found, len(words)) if is_there else (start, 0)
