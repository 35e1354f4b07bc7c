"""Plain words for computed results: every text of the site's own that is not in a template."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimgraph import language
from claimgraph.argument.lock import QuoteRecord
from claimgraph.argument.model import (
    Check,
    DateBounds,
    Depth,
    Evidence,
    Inference,
    Kind,
    Objection,
    PartialDate,
    SourceDate,
    Stance,
)
from claimgraph.argument.quotations import Match, Tier
from claimgraph.judging.judgement import Verdict
from claimgraph.judging.model import Label, Standing
from claimgraph.judging.words import Word
from claimgraph.language import (
    Spoken,
    decimal,
    gettext,
    listing,
    message,
    message_in,
    ngettext,
    number_of,
    number_word,
    pgettext,
)
from claimgraph.site.statuses import STATUSES, within
from claimgraph.site.views import ClaimCard, ScaleView, StateView
from claimgraph.standards import likelihoods
from claimgraph.standards.weights import Standard, firmness_word, standards_of_proof

KINDS: Mapping[Kind, str] = Spoken(
    {
        Kind.FACT: message("Something said to be so"),
        Kind.INFERENCE: message("A conclusion drawn from something else"),
        Kind.SPECULATION: message("A guess, and called one by whoever makes it"),
        Kind.VALUE: message("A judgement of what is good, right or weighty"),
        Kind.RECOMMENDATION: message("A call to do something"),
        Kind.ASSUMPTION: message("Taken for granted, so that the rest can follow"),
        Kind.DEFINITION: message("What a word is to mean"),
    }
)
"""What each kind of claim is."""

KIND_WORDS: Mapping[str, str] = Spoken(
    {
        Kind.FACT.value: message_in("kind of claim", "fact"),
        Kind.INFERENCE.value: message_in("kind of claim", "inference"),
        Kind.SPECULATION.value: message_in("kind of claim", "speculation"),
        Kind.VALUE.value: message_in("kind of claim", "value"),
        Kind.RECOMMENDATION.value: message_in("kind of claim", "recommendation"),
        Kind.ASSUMPTION.value: message_in("kind of claim", "assumption"),
        Kind.DEFINITION.value: message_in("kind of claim", "definition"),
    },
    "kind of claim",
)
"""The name of each kind of claim."""


def kind_name(kind: str) -> str:
    """Return the name of a claim's kind beside a status: a claimed fact is not called a fact."""
    return pgettext("kind of claim", "factual claim") if kind == Kind.FACT else KIND_WORDS.get(kind, kind)


_CHECKS = Spoken(
    {
        Check.VERIFIED: message("verified: word for word in the stored text"),
        Check.NOT_CHECKABLE: message("quotation not checkable here"),
        Check.MISMATCH: message("not found in the stored text"),
    }
)

DEPTHS: Mapping[Depth, str] = Spoken(
    {
        Depth.FULL: message("read in full"),
        Depth.EXCERPT: message("read as an excerpt"),
        Depth.ABSTRACT: message("read as an abstract"),
    }
)

STATES = {Label.IN: "holds", Label.UNDECIDED: "contested", Label.OUT: "fails"}
"""The name of a state, by which templates and scripts know it."""

_OBJECTIONS = Spoken(
    {
        Label.IN: message("This objection holds."),
        Label.UNDECIDED: message("This objection is contested: neither side clearly wins."),
        Label.OUT: message("This objection fails: it does not stand, or it is answered."),
    }
)


RATINGS: Mapping[str, str] = Spoken(
    {
        "CC": message_in("rating", "fits very well"),
        "C": message_in("rating", "fits"),
        "N": message_in("rating", "tells nothing either way"),
        "I": message_in("rating", "sits badly"),
        "II": message_in("rating", "sits very badly"),
        "NA": message_in("rating", "not known"),
    },
    "rating",
)


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its English noun, small numbers as words; for what is never translated."""
    return f"{number_word(number)} {one if number == 1 else many or one + 's'}"


def firmness(standing: Standing) -> str | None:
    """Return how firmly a claim holds, in a word; None where it is not accepted."""
    return None if standing.firmness is None else pgettext("firmness", firmness_word(standing.firmness))


def scale(standing: Standing, standard: str) -> ScaleView:
    """Return the scale of a claim: what speaks for it and against it, and how much its standard asks."""
    rule = standards_of_proof()[standard]
    (pro, pro_may), (con, con_may) = standing.pro, standing.con
    return ScaleView(
        pro=_percent(pro),
        pro_may=_percent(pro_may),
        con=_percent(con),
        con_may=_percent(con_may),
        least=_percent(rule.least),
        words=_scale_words(standing, rule),
        firmness=firmness(standing),
        figure=figure(standing),
    )


def standard_name(id_: str) -> str:
    """Return the name of a standard of proof, within a sentence."""
    return pgettext("standard of proof", id_.replace("-", " "))


def standard(verdict: Verdict, id_: str) -> str:
    """Return a sentence on a claim's standard of proof and what it asks."""
    rule = standards_of_proof()[verdict.map.statements[verdict.map.index[id_]].standard]
    return gettext("%(name)s: %(meaning)s", name=standard_name(rule.id), meaning=gettext(rule.meaning))


def _percent(weight: float) -> float:
    return round(100 * weight, 1)


_AMOUNTS = (
    (0.9, message_in("weight", "very much")),
    (0.6, message_in("weight", "much")),
    (0.25, message_in("weight", "something")),
    (0.005, message_in("weight", "little")),
    (0.0, message_in("weight", "nothing")),
)


def amounts() -> tuple[str, ...]:
    """Return the words for what something weighs, heaviest first."""
    return tuple(pgettext("weight", word) for _, word in _AMOUNTS)


def amount(weight: float) -> str:
    """Return how much something of this weight, from 0 to 1, says."""
    return pgettext("weight", next(word for least, word in _AMOUNTS if weight >= least))


def _scale_words(standing: Standing, rule: Standard) -> str:
    """Return a scale as a sentence, for those who do not see it."""
    return sentence(
        gettext(
            "%(pro)s speaks for it, %(con)s against it; the standard is %(standard)s.",
            pro=amount(standing.pro[1]),
            con=amount(standing.con[1]),
            standard=standard_name(rule.id),
        )
    )


def figure(standing: Standing) -> str:
    """Return the weights of both sides as figures, from 0 to 1."""
    pro, con = _span(standing.pro), _span(standing.con)
    if standing.firmness is None:
        return gettext("for %(pro)s, against %(con)s", pro=pro, con=con)
    firm = decimal(standing.firmness, 2)
    return gettext("for %(pro)s, against %(con)s; firmness %(firmness)s", pro=pro, con=con, firmness=firm)


def _span(weights: tuple[float, float]) -> str:
    low, high = (decimal(weight, 2) for weight in weights)
    return low if low == high else gettext("%(low)s to %(high)s", low=low, high=high)


def quote_check(result: Check, found: Match | None) -> str:
    """Return the result of the check of a sentence of the mapped text in words, with the accepted differences.

    Args:
        result: what came of it.
        found: where it stands in the text, if it does.
    """
    return _CHECKS[result] + (allowed(found) if found else "")


def allowed(found: Match | QuoteRecord) -> str:
    """Return which differences were accepted where a quotation was found."""
    if found.tier == Tier.LINE_JOINS:
        return gettext(", words divided at the end of a line joined")
    if found.tier == Tier.NOTE_MARKS:
        marks = listing(found.left_out)
        return ngettext(
            ", without its note mark %(marks)s", ", without its note marks %(marks)s", len(found.left_out), marks=marks
        )
    return ""


def brief(meaning: str) -> str:
    """Return the first words of the meaning of a grade; the method page has all of it."""
    return re.split("[:;\uff1a\uff1b]", meaning, maxsplit=1)[0]


def shortened(text: str, words: int) -> str:
    """Return the first words of a text, with an ellipsis where there are more."""
    all_words = text.split()
    return text if len(all_words) <= words else f"{' '.join(all_words[:words]).rstrip(',;:.')} …"


def sentence(text: str) -> str:
    """Return the text with a capital at its start."""
    return text[:1].upper() + text[1:]


def clause(text: str) -> str:
    """Return the text with a small letter at its start, and every other letter as it is."""
    return text[:1].lower() + text[1:]


def inference_state(verdict: Verdict, inference: Inference) -> StateView:
    """Return the state of an inference in words."""
    value = verdict.label(inference.id)
    if value is Label.IN:
        words = gettext("This step holds: its premises stand, and no attack on it holds.")
    elif value is Label.UNDECIDED:
        words = gettext("This step is contested: it needs something that is contested.")
    else:
        words = _failing(sum(verdict.label(it.claim.id) is Label.OUT for it in inference.premises), inference)
    return StateView(STATES[value], words)


def _failing(missing: int, inference: Inference) -> str:
    """Return why a step fails, by how many of its premises do not stand."""
    if not missing:
        return gettext("This step is cut off: an attack on it holds.")
    if len(inference.premises) == 1:
        return gettext("This step fails: its premise does not stand.")
    return number_of(
        "This step fails: %(number)s of its premises does not stand.",
        "This step fails: %(number)s of its premises do not stand.",
        missing,
    )


def matters(word: Word, without: Word) -> str:
    """Return a sentence on the conclusion's status without something that it rests on."""
    shown = within(STATUSES[without])
    if word is without:
        return gettext("Without it the conclusion would still be: %(status)s.", status=shown)
    return gettext("Without it the conclusion would be: %(status)s.", status=shown)


STEPS: Mapping[Label, str] = Spoken(
    {
        Label.IN: message("This step holds."),
        Label.UNDECIDED: message("This step is contested."),
        Label.OUT: message("This step fails."),
    }
)
"""In few words, for what-if."""


_SEVERAL = re.compile(r"[,;、,]|\s(?:&|and|et al\.?)\s?")
"""What joins several names."""
_NO_NAMES = {"editors", "the editors", "the editor"}
"""Names of those who make the map that say no more than that they do."""


def is_no_name(name: str) -> bool:
    """Whether what those who make the map are called says no more than that they do."""
    return name.lower() in _NO_NAMES


def holder(card: ClaimCard) -> str:
    """Return who asserts a claim, in words."""
    if card.by_editors:
        if is_no_name(card.by):
            return gettext("this map")
        return gettext("this map (%(names)s)", names=card.by)
    if card.unsaid:
        return gettext("unsaid in the text")
    return _author(card.by) if card.by_author else card.by


def _author(name: str) -> str:
    if _SEVERAL.search(name):
        return gettext("%(names)s, the authors", names=name)
    return gettext("%(name)s, the author", name=name)


def search_line(card: ClaimCard) -> str:
    """Return a claim's kind and holder for a list of results, and whether the text leaves it unsaid."""
    kind = kind_name(card.kind)
    if card.unsaid:
        holder = gettext("not said in the text, but needed by it")
    elif card.by_editors:
        holder = gettext("a remark of %(who)s", who=gettext("this map"))
    else:
        holder = gettext("put forward by %(who)s", who=card.by)
    return f"{kind} · {holder}"


def objection_state(verdict: Verdict, objection: Objection) -> StateView:
    """Return the state of an objection in words."""
    value = verdict.label(objection.id)
    return StateView(STATES[value], _OBJECTIONS[value])


def likelihood(word: str) -> str:
    """Return a likelihood word with its range on the scales that have it."""
    ranges = [
        gettext("%(low)s to %(high)s per cent, %(scale)s", low=found.low, high=found.high, scale=found.scale)
        for found in likelihoods().get(word.lower(), ())
    ]
    return f"{word} ({'; '.join(ranges)})" if ranges else word


def later(date: SourceDate | None, as_of: PartialDate | None) -> str | None:
    """Return why something of this date counts only now; None where it was certainly known then."""
    if as_of is None or (date is not None and date.known_by(as_of)):
        return None
    if date is None:
        return gettext("no date shown, so counted only now")
    if date.earliest > as_of.latest:
        return gettext("known only later")
    return (
        _PRECISIONS[date.precision]
        if isinstance(date, PartialDate)
        else gettext("dated only by its bounds, so counted only now")
    )


_PRECISIONS = Spoken(
    {
        "day": message("dated only to the day, so counted only now"),
        "month": message("dated only to the month, so counted only now"),
        "year": message("dated only to the year, so counted only now"),
    }
)


def hindsight(item: Evidence, date: SourceDate | None, as_of: PartialDate | None) -> str | None:
    """Return why a finding counts only now, and for an outcome which way it went; None where it was known then."""
    if item.stance is Stance.OUTCOME and item.turned_out:
        return gettext("what became known afterwards: it turned out to be true")
    if item.stance is Stance.OUTCOME:
        return gettext("what became known afterwards: it turned out to be false")
    return later(date, as_of)


def day(date: SourceDate) -> str:
    """Return a date in words, as far as it is known."""
    if isinstance(date, DateBounds):
        if date.since:
            return gettext("between %(first)s and %(last)s", first=day(date.since), last=day(date.until))
        return gettext("by %(day)s", day=day(date.until))
    return language.day(*map(int, date.text.split("-")))
