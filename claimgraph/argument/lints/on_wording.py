"""Warnings on wording: of claims, of the titles made from their ids, of findings, and of what the text assumes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimgraph.argument.lints.duplicates import near_duplicates
from claimgraph.argument.lints.english import is_english
from claimgraph.argument.lints.findings import infers
from claimgraph.argument.lints.titles import doubt_of_title
from claimgraph.argument.lints.vocabulary import vocabulary_of
from claimgraph.argument.lints.wording import Doubt, not_a_claim, several_claims, supposes, unclear
from claimgraph.argument.model import Argument, Claim, Kind, Passage
from claimgraph.argument.reading import Reading
from claimgraph.argument.things import title_of
from claimgraph.argument.yaml_nodes import Step
from claimgraph.diagnostics import Diagnostic, Place, Rule, rules
from claimgraph.language import gettext

LONGEST = 2000
"""Characters of a text that are looked at; a longer one is no sentence, and may be hostile."""

_OF_ONE_CLAIM: tuple[tuple[Rule, Callable[[str], Doubt | None]], ...] = (
    (rules.NOT_A_CLAIM, not_a_claim),
    (rules.SEVERAL_CLAIMS, several_claims),
    (rules.UNCLEAR, unclear),
)


def check_wording(reading: Reading) -> Iterator[Diagnostic]:
    """Report claims that ask, that say several things, or that cannot be understood by themselves."""
    claims = claims_in_english(reading.argument)
    if not is_english(claim.text for claim in claims):
        return
    for claim in claims:
        for rule, find in _OF_ONE_CLAIM:
            if doubt := find(claim.text[:LONGEST]):
                place, length = _find(reading, claim, claim.text, doubt.words, "claim")
                yield rule.at(place, words=doubt.words, why=gettext(doubt.why), length=length)


def check_duplicates(reading: Reading) -> Iterator[Diagnostic]:
    """Report claims that say nearly the same as one before them."""
    claims = reading.argument.claims
    for pair in near_duplicates({id_: claim.text for id_, claim in claims.items()}):
        later, earlier = claims[pair.later], claims[pair.earlier]
        place, length = _find(reading, later, later.text, later.text, "claim")
        there, _ = _find(reading, earlier, earlier.text, earlier.text, "claim")
        yield rules.DUPLICATE_CLAIM.at(
            place,
            how=gettext("the same") if pair.same else gettext("nearly the same"),
            other=pair.earlier,
            related=[(there, gettext("the other is worded here"))],
            hint=gettext("join the two, or say in the wording how they differ"),
            length=length,
        )


def check_titles(reading: Reading) -> Iterator[Diagnostic]:
    """Report claims without a short name whose id makes no phrase."""
    claims = claims_in_english(reading.argument)
    untitled = [claim for claim in claims if claim.short == title_of(claim.id) and not reading.has(claim, "short")]
    if not untitled or not is_english(claim.text for claim in claims):
        return
    vocabulary = vocabulary_of(claim.text[:LONGEST] for claim in claims)
    for claim in untitled:
        if why := doubt_of_title(claim.short, claim.text[:LONGEST], vocabulary):
            hint = gettext("add short: with its name in a few words")
            yield rules.SHORT_TITLE.at(claim.place, title=claim.short, why=why, hint=hint, length=len(claim.id))


def check_findings(reading: Reading) -> Iterator[Diagnostic]:
    """Report findings that go on from what a source reports to what it shows."""
    argument = reading.argument
    if not (may_be_english(argument.language) and is_english(item.finding for _, item in argument.evidence())):
        return
    for claim in reading.argument.claims.values():
        for number, item in enumerate(claim.evidence):
            if doubt := infers(item.finding[:LONGEST]):
                place, length = _find(reading, claim, item.finding, doubt.words, "evidence", number, "finding")
                hint = gettext("leave it to credibility-why, or make a claim of it that rests on this finding")
                yield rules.FINDING_INFERS.at(place, words=doubt.words, hint=hint, length=length)


def check_assumptions(reading: Reading) -> Iterator[Diagnostic]:
    """Report assumptions that the text states as facts, without a word such as suppose."""
    passages = reading.argument.passages
    if not is_english(passage.quote for passage in passages.values()):
        return
    for claim in reading.argument.claims.values():
        said = [passages[reference.id] for reference in claim.stated if reference.id in passages]
        if claim.kind is Kind.ASSUMPTION and said and not any(map(_supposes, said)):
            kind, length = reading.place_in(claim, "kind"), len(Kind.ASSUMPTION)
            related = [(passage.place, gettext("stated here")) for passage in said]
            hint = gettext("give it the kind in which the text states it, and what speaks for it")
            yield rules.STATED_ASSUMPTION.at(kind, id=said[0].id, related=related, hint=hint, length=length)


def claims_in_english(argument: Argument) -> list[Claim]:
    """Return the claims that are not said to be in another language."""
    return [claim for claim in argument.claims.values() if may_be_english(claim.language or argument.language)]


def may_be_english(language: str) -> bool:
    """Whether a tag names English, which is also what an argument is in that names no language."""
    return language.partition("-")[0].lower() == "en"


def _supposes(passage: Passage) -> bool:
    return supposes(f"{passage.quote[:LONGEST]} {passage.act or ''}")


def _find(reading: Reading, claim: Claim, text: str, words: str, *steps: Step) -> tuple[Place, int]:
    """Return where words of a text stand, and their length; where a line breaks them, the start of the text."""
    start = reading.place_in(claim, *steps)
    lines = len(text.split()) + 1
    found = reading.document_at(claim.place).find("", words, start, lines)
    is_there = found != start or text.startswith(words)
    return (found, len(words)) if is_there else (start, 0)
