"""Warnings on reasons: truisms as undercuts, documents that count twice, inconsistent grades and rivals."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.argument.lints.counting import counted_again
from claimgraph.argument.lints.english import is_english
from claimgraph.argument.lints.grading import graded_unlike
from claimgraph.argument.lints.on_wording import claims_in_english
from claimgraph.argument.lints.truisms import names_nothing_of
from claimgraph.argument.lints.vocabulary import vocabulary_of
from claimgraph.argument.model import Argument, Claim, Evidence, Inference, Objection, Reference
from claimgraph.argument.reading import Reading
from claimgraph.diagnostics import Diagnostic, rules
from claimgraph.language import gettext

Part = Inference | Objection | Evidence
"""What can be undercut."""


def check_undercuts(reading: Reading) -> Iterator[Diagnostic]:
    """Report undercuts that cancel a step with words that name nothing of the case."""
    argument = reading.argument
    texts = [claim.text for claim in claims_in_english(argument)]
    groundless = [
        (claim, part, cut, cutting)
        for claim, part, cut in _cancelling(argument)
        if (cutting := argument.claims.get(cut.id)) and not _has_ground(cutting)
    ]
    if not groundless or not is_english(texts):
        return
    vocabulary = vocabulary_of(texts)
    told: set[str] = set()
    for claim, part, cut, cutting in groundless:
        if cut.id in told:
            continue
        if names_nothing_of(_case(argument, claim, part), cutting.text, vocabulary):
            told.add(cut.id)
            place = reading.place_in(cutting, "claim")
            related = [(cut.place, gettext("it cancels a step here"))]
            hint = gettext("say what it is in this case, or write {claim: %(id)s, weakens: true}", id=cut.id)
            yield rules.TRUISM_UNDERCUT.at(place, hint=hint, related=related)


def _cancelling(argument: Argument) -> Iterator[tuple[Claim, Part, Reference]]:
    for claim in argument.claims.values():
        parts: tuple[Part, ...] = (*claim.because, *claim.objections, *claim.evidence)
        for part in parts:
            yield from ((claim, part, cut.claim) for cut in part.undercut if not cut.weakens)


def _has_ground(claim: Claim) -> bool:
    """Whether a claim rests on something specific to the case."""
    return bool(claim.because) or any(item.speaks_for for item in claim.evidence)


def _case(argument: Argument, claim: Claim, part: Part) -> Iterator[str]:
    """Yield the claims that a step leads to and from."""
    yield claim.text
    match part:
        case Inference():
            ids = [premise.claim.id for premise in part.premises]
        case Objection():
            ids = [part.claim.id]
        case Evidence():
            ids = []
    yield from (argument.claims[id_].text for id_ in ids if id_ in argument.claims)


def check_counted_once(reading: Reading) -> Iterator[Diagnostic]:
    """Report documents, and claims, that are made to count twice about one claim."""
    for again in counted_again(reading.argument):
        related = [(again.first.place, gettext("counted already here"))]
        yield rules.COUNTED_TWICE.at(
            again.here.place, what=again.what, related=related, hint=gettext(again.mend), length=len(again.here.id)
        )


def check_like_grades(reading: Reading) -> Iterator[Diagnostic]:
    """Report sources whose grade differs from similar ones, and relays with better grades than what they relay."""
    for unlike in graded_unlike(reading.argument.sources.values()):
        source, other = unlike.source, unlike.other
        place, there = (reading.document_at(it.place).place(it.id, "reliability") for it in (source, other))
        yield rules.LIKE_GRADED_UNLIKE.at(
            place,
            grade=source.reliability,
            other=other.id,
            what=gettext(unlike.what),
            grade_there=other.reliability,
            related=[(there, gettext("the grade of the other"))],
            hint=gettext("grade them alike, or say with ignore: what makes this one different"),
            length=len(source.reliability),
        )


def check_rivals_are_mutual(reading: Reading) -> Iterator[Diagnostic]:
    """Report claims that are set against a rival answer to one question, which is not set against them."""
    argument = reading.argument
    against = {id_: {it.claim.id: it.claim for it in claim.objections} for id_, claim in argument.claims.items()}
    told: set[tuple[str, str]] = set()
    for rivals in argument.rivals.values():
        ids = {reference.id for reference in rivals.columns} | {position.claim.id for position in rivals.positions}
        for id_ in sorted(ids & against.keys()):
            for rival, reference in against[id_].items():
                is_told = (id_, rival) in told
                if rival in ids and rival in against and id_ not in against[rival] and not is_told:
                    told.add((id_, rival))
                    related = [(reference.place, gettext("the objection"))]
                    hint = gettext(
                        "add %(id)s to its objections, or say with ignore: why it does not speak against it", id=id_
                    )
                    place = argument.claims[rival].place
                    yield rules.RIVAL_NOT_MUTUAL.at(
                        place, id=rival, other=id_, rivals=rivals.id, related=related, hint=hint, length=len(rival)
                    )
