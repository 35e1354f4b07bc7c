"""The method page: what the words, shapes and grades mean, and how they are worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from claimgraph.graph.weighed_map import Statement, Step, WeighedMap
from claimgraph.judging.judgement import Verdict
from claimgraph.judging.words import Notes, Word
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.page import Page, Shown
from claimgraph.standards import Scheme, credibility, reliability, schemes
from claimgraph.standards.weights import (
    Standard,
    credibility_why,
    default_force,
    default_standard,
    firmness_bands,
    forces,
    grant_weight,
    numbers_for_browser,
    relevances,
    reliability_caps,
    standards_of_proof,
    weakening,
)


@dataclass(frozen=True, slots=True)
class SchemeView:
    """An argument scheme in the catalogue."""

    id: str
    name: str
    reference: str
    premises: tuple[tuple[str, str], ...]
    conclusion: str
    force: str
    force_why: str
    questions: tuple[v.QuestionView, ...]


@dataclass(frozen=True, slots=True)
class StandardView:
    """A standard of proof, in words."""

    id: str
    meaning: str
    accepted: str
    refused: str
    why: str


@dataclass(frozen=True, slots=True)
class WeightRow:
    """What one thing weighs in judgement, and why."""

    what: str
    weight: str
    why: str


@dataclass(frozen=True, slots=True)
class PlayView:
    """The worked example as it stands at first: one finding for a claim, one against it."""

    credible_for: int
    credible_against: int
    standard: str
    status: v.StatusView
    scale: v.ScaleView
    words: str


@dataclass(frozen=True, slots=True)
class MethodView:
    """The method page."""

    standards: tuple[StandardView, ...]
    usual: str
    weights: tuple[WeightRow, ...]
    play: PlayView
    numbers: dict[str, object]
    """What the worked example needs in order to be judged in the browser."""
    statuses: tuple[v.StatusView, ...]
    kinds: tuple[tuple[str, str], ...]
    reliability: tuple[tuple[str, str], ...]
    credibility: tuple[tuple[int, str], ...]
    schemes: tuple[SchemeView, ...]
    as_of: str | None
    example: v.ClaimCard | None


def method_page(atlas: Atlas) -> Iterator[Page]:
    """Yield the method page, with a worked example from this argument."""
    yield Page(
        path="method",
        title="Method",
        template="method",
        show=partial(_show, atlas),
        description="What the words, shapes and grades of this map mean, and how they are worked out.",
        listed=True,
    )


def _show(atlas: Atlas) -> Shown:
    return Shown(
        MethodView(
            standards=tuple(map(_standard, standards_of_proof().values())),
            usual=default_standard(),
            weights=tuple(_weights()),
            play=_play(),
            numbers=_numbers(),
            statuses=tuple(wording.STATUSES[word] for word in Word),
            kinds=tuple((kind.value, words) for kind, words in wording.KINDS.items()),
            reliability=tuple(reliability().items()),
            credibility=tuple((digit, grade.meaning) for digit, grade in credibility().items()),
            schemes=tuple(_scheme(scheme) for scheme in schemes().values()),
            as_of=atlas.as_of,
            example=_telling(atlas),
        )
    )


def _standard(rule: Standard) -> StandardView:
    least = f"for at least {_number(rule.least)}" if rule.least else "anything at all for it"
    lead = f", a lead of {_number(rule.lead)}" if rule.lead >= 0 else ""
    most = f", nothing against above {_number(rule.most_against)}" if rule.most_against < 1 else ""
    below = f"for below {_number(rule.below)}" if rule.below else "nothing at all for it"
    against = f", or against leads by {_number(rule.lead_against)}" if rule.lead_against <= 1 else ""
    return StandardView(rule.id, rule.meaning, least + lead + most, below + against, rule.why)


def _number(weight: float) -> str:
    return f"{weight:g}".removeprefix("0") or "0"


def _weights() -> Iterator[WeightRow]:
    digits = ", ".join(f"{digit}: {_number(grade.value or 0)}" for digit, grade in credibility().items())
    yield WeightRow("A finding, by the digit of its grade", digits, credibility_why())
    for letter, cap in reliability_caps().items():
        yield WeightRow(f"A finding of a source graded {letter}", f"at most {_number(cap.value)}", cap.why)
    for word, factor in relevances().items():
        yield WeightRow(f"A finding that bears {_bearing(word)}", f"times {_number(factor.value)}", factor.why)
    for word, force in forces().items():
        usual = " (the usual force)" if word == default_force() else ""
        yield WeightRow(f"A reason of {word} force{usual}: {force.meaning}", _number(force.value), force.why)
    yield WeightRow("What is granted", _number(grant_weight().value), grant_weight().why)
    yield WeightRow("A reason that is weakened", f"times {_number(weakening().value)}", weakening().why)


def _numbers() -> dict[str, object]:
    """Return what the worked example needs in order to be judged in the browser."""
    digits = {str(digit): grade.value or 0 for digit, grade in credibility().items()}
    bands = [[band.least, band.word] for band in firmness_bands()]
    return numbers_for_browser() | {"credibility": digits, "firmness": bands}


def _bearing(word: str) -> str:
    return {"direct": "directly on its claim", "indirect": "indirectly", "marginal": "at the margin"}[word]


def _play() -> PlayView:
    """Judge the worked example in its initial state."""
    digits = (2, 4)
    weights = [credibility()[digit].value or 0.0 for digit in digits]
    sides = zip(("for", "against"), weights, strict=True)
    steps = [Step(id_, (), "claim", pro=id_ == "for", weight=weight) for id_, weight in sides]
    verdict = Verdict(WeighedMap.of([Statement("claim")], steps), Notes())
    scale = wording.scale(verdict.standing("claim"), default_standard())
    return PlayView(*digits, default_standard(), wording.STATUSES[verdict.word("claim")], scale, scale.firmness or "")


def _telling(atlas: Atlas) -> v.ClaimCard | None:
    """Return the first headline conclusion that does not simply stand, or else the first."""
    roots = [root.id for root in atlas.argument.roots]
    telling = [id_ for id_ in roots if atlas.judgement.now.word(id_) is not Word.STANDS]
    return atlas.card((telling or roots)[0]) if roots else None


def _scheme(scheme: Scheme) -> SchemeView:
    return SchemeView(
        scheme.id,
        scheme.name,
        scheme.reference,
        tuple(scheme.premises.items()),
        scheme.conclusion,
        scheme.force,
        scheme.force_why,
        tuple(v.QuestionView(question.ask, None, question.burden.value) for question in scheme.questions),
    )
