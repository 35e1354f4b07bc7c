"""The method page: what the words, shapes and grades mean, and how they are worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from claimgraph.graph.weighed_map import Statement, Step, WeighedMap
from claimgraph.judging.judgement import Verdict
from claimgraph.judging.words import Notes, Word
from claimgraph.language import Spoken, current, gettext, in_a_row, message, pgettext, with_point
from claimgraph.language.catalogues import ENGLISH
from claimgraph.site import statuses, wording
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas
from claimgraph.site.page import Page, Shown
from claimgraph.standards import Scheme, credibility, reliability, schemes
from claimgraph.standards.weights import (
    Standard,
    Weight,
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
    usual_words: Mapping[str, str]
    """The usual words for statuses for which this argument has its own, by the names of these."""
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
        title=pgettext("page", "Method"),
        template="method",
        show=partial(_show, atlas),
        description=gettext("What the words, shapes and grades of this map mean, and how they are worked out."),
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
            usual_words=statuses.usual_words(),
            statuses=tuple(statuses.STATUSES[word] for word in Word),
            kinds=tuple((wording.KIND_WORDS[kind], words) for kind, words in wording.KINDS.items()),
            reliability=tuple((letter, gettext(meaning)) for letter, meaning in reliability().items()),
            credibility=tuple((digit, gettext(grade.meaning)) for digit, grade in credibility().items()),
            schemes=tuple(_scheme(scheme) for scheme in schemes().values()),
            as_of=atlas.as_of,
            example=_telling(atlas),
        )
    )


def _standard(rule: Standard) -> StandardView:
    accepted = [gettext("for at least %(weight)s", weight=_number(rule.least))]
    if not rule.least:
        accepted = [gettext("anything at all for it")]
    if rule.lead >= 0:
        accepted.append(gettext("a lead of %(weight)s", weight=_number(rule.lead)))
    if rule.most_against < 1:
        accepted.append(gettext("nothing against above %(weight)s", weight=_number(rule.most_against)))
    refused = [gettext("for below %(weight)s", weight=_number(rule.below))]
    if not rule.below:
        refused = [gettext("nothing at all for it")]
    if rule.lead_against <= 1:
        refused.append(gettext("or against leads by %(weight)s", weight=_number(rule.lead_against)))
    return StandardView(rule.id, gettext(rule.meaning), in_a_row(accepted), in_a_row(refused), gettext(rule.why))


def _number(weight: float) -> str:
    written = f"{weight:g}"
    return written.removeprefix("0") or "0" if current() == ENGLISH else with_point(written)


def _weights() -> Iterator[WeightRow]:
    # Where numbers have a comma within, another one between them would be read wrongly.
    between = "; " if with_point(".") == "," else ", "
    digits = between.join(f"{digit}: {_number(grade.value or 0)}" for digit, grade in credibility().items())
    yield WeightRow(gettext("A finding, by the digit of its grade"), digits, gettext(credibility_why()))
    for letter, cap in reliability_caps().items():
        most = gettext("at most %(weight)s", weight=_number(cap.value))
        yield WeightRow(gettext("A finding of a source graded %(letter)s", letter=letter), most, gettext(cap.why))
    for word, factor in relevances().items():
        yield WeightRow(_BEARINGS[word], _times(factor.value), gettext(factor.why))
    for word, force in forces().items():
        yield WeightRow(_reason(word, force), _number(force.value), gettext(force.why))
    yield WeightRow(gettext("What is granted"), _number(grant_weight().value), gettext(grant_weight().why))
    yield WeightRow(gettext("A reason that is weakened"), _times(weakening().value), gettext(weakening().why))


def _times(factor: float) -> str:
    return gettext("times %(factor)s", factor=_number(factor))


def _reason(word: str, force: Weight) -> str:
    """Return what a reason of a force is, in words."""
    said = {"force": pgettext("force", word), "meaning": gettext(force.meaning)}
    if word == default_force():
        return gettext("A reason of %(force)s force (the usual force): %(meaning)s", **said)
    return gettext("A reason of %(force)s force: %(meaning)s", **said)


def _numbers() -> dict[str, object]:
    """Return what the worked example needs in order to be judged in the browser."""
    digits = {str(digit): grade.value or 0 for digit, grade in credibility().items()}
    bands = [[band.least, pgettext("firmness", band.word)] for band in firmness_bands()]
    return numbers_for_browser() | {"credibility": digits, "firmness": bands}


_BEARINGS = Spoken(
    {
        "direct": message("A finding that bears directly on its claim"),
        "indirect": message("A finding that bears indirectly"),
        "marginal": message("A finding that bears at the margin"),
    }
)


def _play() -> PlayView:
    """Judge the worked example in its initial state."""
    digits = (2, 4)
    weights = [credibility()[digit].value or 0.0 for digit in digits]
    sides = zip(("for", "against"), weights, strict=True)
    steps = [Step(id_, (), "claim", pro=id_ == "for", weight=weight) for id_, weight in sides]
    verdict = Verdict(WeighedMap.of([Statement("claim")], steps), Notes())
    scale = wording.scale(verdict.standing("claim"), default_standard())
    return PlayView(*digits, default_standard(), statuses.STATUSES[verdict.word("claim")], scale, scale.firmness or "")


def _telling(atlas: Atlas) -> v.ClaimCard | None:
    """Return the first headline conclusion that does not simply stand, or else the first."""
    roots = [root.id for root in atlas.argument.roots]
    telling = [id_ for id_ in roots if atlas.judgement.now.word(id_) is not Word.STANDS]
    return atlas.card((telling or roots)[0]) if roots else None


def _scheme(scheme: Scheme) -> SchemeView:
    return SchemeView(
        scheme.id,
        gettext(scheme.name),
        scheme.reference,
        tuple((role, gettext(asked)) for role, asked in scheme.premises.items()),
        gettext(scheme.conclusion),
        pgettext("force", scheme.force),
        gettext(scheme.force_why),
        tuple(v.QuestionView(gettext(question.ask), None, question.burden.value) for question in scheme.questions),
    )
