"""Argument schemes are in the catalogue, and roles and questions belong to their scheme."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from claimgraph.argument.checks.of_each_claim import of_each_claim
from claimgraph.argument.model import Claim, Inference
from claimgraph.argument.reading import Reading, unknown
from claimgraph.diagnostics import Diagnostic, Place, did_you_mean, rules
from claimgraph.language import gettext
from claimgraph.standards import Scheme, schemes


@of_each_claim
def check_schemes(reading: Reading, claim: Claim) -> Iterator[Diagnostic]:
    """Report schemes, roles and questions that are not of the catalogue."""
    for number, inference in enumerate(claim.because):
        yield from _check_scheme(inference, partial(reading.place_in, claim, "because", number))


def _check_scheme(inference: Inference, at: Callable[..., Place]) -> Iterator[Diagnostic]:
    roles = [*dict.fromkeys(premise.role for premise in inference.premises if premise.role)]
    if inference.scheme is None:
        if roles or inference.answers:
            what, field = (gettext("premises with roles"), "premises") if roles else (gettext("answers"), "answers")
            yield rules.ROLE_WITHOUT_SCHEME.at(at(field, key=True), what=what, length=len(field))
        return
    scheme = schemes().get(inference.scheme.id)
    if scheme is None:
        yield unknown(rules.UNKNOWN_SCHEME, inference.scheme, schemes())
        return
    yield from _check_roles(scheme, roles, at)
    yield from _check_answers(scheme, inference.answers, at)


def _check_roles(scheme: Scheme, roles: Iterable[str], at: Callable[..., Place]) -> Iterator[Diagnostic]:
    for role in roles:
        if role not in scheme.premises:
            place = at("premises", role, key=True)
            hint = did_you_mean(role, scheme.premises) or gettext(
                "roles here: %(roles)s", roles=", ".join(scheme.premises)
            )
            yield rules.UNKNOWN_ROLE.at(place, scheme=scheme.id, role=role, hint=hint, length=len(role))


def _check_answers(scheme: Scheme, answered: Iterable[str], at: Callable[..., Place]) -> Iterator[Diagnostic]:
    asked = [question.ask for question in scheme.questions]
    for question in answered:
        if question not in asked:
            place = at("answers", question, key=True)
            meant = did_you_mean(question, asked) or gettext("it asks: %(questions)s", questions=" ".join(asked))
            yield rules.UNKNOWN_QUESTION.at(
                place, scheme=scheme.id, question=question, hint=meant, length=len(question)
            )
