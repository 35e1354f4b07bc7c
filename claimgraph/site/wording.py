"""Plain words for computed results: every text of the site's own that is not in a template."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
from claimgraph.site.views import ClaimCard, ScaleView, StateView, StatusView
from claimgraph.standards import likelihoods
from claimgraph.standards.weights import Standard, firmness_word, standards_of_proof

_STATUS = {
    Word.STANDS: ("stands", "Stands", "What speaks for it is enough, and nothing has to be taken for granted."),
    Word.IF_GRANTED: (
        "granted",
        "Stands if granted",
        "It stands once something is granted that nothing on this map shows. What that is, is named.",
    ),
    Word.AS_GIVEN: ("granted", "Taken as given", "An assumption. It is granted, as nothing speaks against it enough."),
    Word.CONTESTED: (
        "contested",
        "Contested",
        "What speaks for it and against it is too close to tell, here or in something that it rests on.",
    ),
    Word.OUTWEIGHED: ("outweighed", "Outweighed", "What speaks against it is clearly heavier."),
    Word.CUT_OFF: ("outweighed", "Cut off", "What is offered for it would be enough, but other claims break it."),
    Word.WEAK: ("open", "Weak", "Something speaks for it, but too little."),
    Word.NOTHING_FOUND: (
        "open",
        "Nothing found",
        "Evidence was looked for and not found. That is a gap, not a finding that it is false.",
    ),
    Word.NOT_EXAMINED: ("open", "Not examined", "Nothing on this map speaks for it, and no search is on record."),
    Word.NO_REASON: (
        "open",
        "No reason that holds",
        "A value or a definition, for which no reason that holds is given.",
    ),
    Word.CIRCULAR: ("open", "Circular", "Its only support runs through itself."),
}

STATUSES: dict[Word, StatusView] = {
    word: StatusView(word.value, look, shown, meaning) for word, (look, shown, meaning) in _STATUS.items()
}

LOOKS: tuple[tuple[str, str], ...] = tuple(
    (look, ", ".join(view.word.lower() for view in STATUSES.values() if view.look == look))
    for look in dict.fromkeys(view.look for view in STATUSES.values())
)
"""Each look, with the words that share it."""


def fare(word: Word, number: int) -> str:
    """Return the status word in the form for so many claims, as in "14 stand"."""
    shown = STATUSES[word].word.lower()
    return shown.replace("stands", "stand") if number != 1 else shown


KINDS: dict[Kind, str] = {
    Kind.FACT: "Something said to be so",
    Kind.INFERENCE: "A conclusion drawn from something else",
    Kind.SPECULATION: "A guess, and called one by whoever makes it",
    Kind.VALUE: "A judgement of what is good, right or weighty",
    Kind.RECOMMENDATION: "A call to do something",
    Kind.ASSUMPTION: "Taken for granted, so that the rest can follow",
    Kind.DEFINITION: "What a word is to mean",
}


def kind_name(kind: str) -> str:
    """Return the name of a claim's kind beside a status: a claimed fact is not called a fact."""
    return "factual claim" if kind == Kind.FACT else kind


_CHECKS = {
    Check.VERIFIED: "verified: word for word in the stored text",
    Check.NOT_CHECKABLE: "quotation not checkable here",
    Check.MISMATCH: "not found in the stored text",
}

DEPTHS = {
    Depth.FULL: "read in full",
    Depth.EXCERPT: "read as an excerpt",
    Depth.ABSTRACT: "read as an abstract",
}

STATES = {Label.IN: "holds", Label.UNDECIDED: "contested", Label.OUT: "fails"}

_OBJECTIONS = {
    Label.IN: "This objection holds.",
    Label.UNDECIDED: "This objection is contested: neither side clearly wins.",
    Label.OUT: "This objection fails: it does not stand, or it is answered.",
}


RATINGS = {
    "CC": "fits very well",
    "C": "fits",
    "N": "tells nothing either way",
    "I": "sits badly",
    "II": "sits very badly",
    "NA": "not known",
}


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun, small numbers as words."""
    return f"{number_word(number)} {one if number == 1 else many or one + 's'}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number in digits with what agrees with it, such as a noun or a verb."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def firmness(standing: Standing) -> str | None:
    """Return how firmly a claim holds, in a word; None where it is not accepted."""
    return None if standing.firmness is None else firmness_word(standing.firmness)


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


def standard(verdict: Verdict, id_: str) -> str:
    """Return a sentence on a claim's standard of proof and what it asks."""
    rule = standards_of_proof()[verdict.map.statements[verdict.map.index[id_]].standard]
    return f"{rule.id.replace('-', ' ')}: {rule.meaning}"


def _percent(weight: float) -> float:
    return round(100 * weight, 1)


_AMOUNTS = ((0.9, "very much"), (0.6, "much"), (0.25, "something"), (0.005, "little"), (0.0, "nothing"))


WEIGHTS: tuple[str, ...] = tuple(word for _, word in _AMOUNTS)
"""The words for what something weighs, heaviest first."""


def amount(weight: float) -> str:
    """Return how much something of this weight, from 0 to 1, says."""
    return next(word for least, word in _AMOUNTS if weight >= least)


def _scale_words(standing: Standing, rule: Standard) -> str:
    """Return a scale as a sentence, for those who do not see it."""
    pro, con = amount(standing.pro[1]), amount(standing.con[1])
    return sentence(f"{pro} speaks for it, {con} against it; the standard is {rule.id.replace('-', ' ')}.")


def figure(standing: Standing) -> str:
    """Return the weights of both sides as figures, from 0 to 1."""
    firm = "" if standing.firmness is None else f"; firmness {standing.firmness:.2f}"
    return f"for {_span(standing.pro)}, against {_span(standing.con)}{firm}"


def _span(weights: tuple[float, float]) -> str:
    low, high = (f"{weight:.2f}" for weight in weights)
    return low if low == high else f"{low} to {high}"


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
        return ", words divided at the end of a line joined"
    if found.tier == Tier.NOTE_MARKS:
        return f", without its {'note mark' if len(found.left_out) == 1 else 'note marks'} {listing(found.left_out)}"
    return ""


def brief(meaning: str) -> str:
    """Return the first words of the meaning of a grade; the method page has all of it."""
    return re.split("[:;]", meaning, maxsplit=1)[0]


def shortened(text: str, words: int) -> str:
    """Return the first words of a text, with an ellipsis where there are more."""
    all_words = text.split()
    return text if len(all_words) <= words else f"{' '.join(all_words[:words]).rstrip(',;:.')} …"


def number_word(number: int) -> str:
    """Return a small number as a word."""
    words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return words[number] if number < len(words) else str(number)


def sentence(text: str) -> str:
    """Return the text with a capital at its start."""
    return text[:1].upper() + text[1:]


def clause(text: str) -> str:
    """Return the text with a small letter at its start, and every other letter as it is."""
    return text[:1].lower() + text[1:]


def listing(parts: Sequence[str], last: str = "and") -> str:
    """Join parts as English does."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}" if parts else ""


def inference_state(verdict: Verdict, inference: Inference) -> StateView:
    """Return the state of an inference in words."""
    value = verdict.label(inference.id)
    if value is Label.IN:
        words = "This step holds: its premises stand, and no attack on it holds."
    elif value is Label.UNDECIDED:
        words = "This step is contested: it needs something that is contested."
    else:
        missing = sum(verdict.label(premise.claim.id) is Label.OUT for premise in inference.premises)
        few = "its premise" if len(inference.premises) == 1 else f"{number_word(missing)} of its premises"
        do = "does" if missing == 1 else "do"
        cut_off = "This step is cut off: an attack on it holds."
        words = f"This step fails: {few} {do} not stand." if missing else cut_off
    return StateView(STATES[value], words)


def matters(word: Word, without: Word) -> str:
    """Return a sentence on the conclusion's status without something that it rests on."""
    shown = STATUSES[without].word.lower()
    return f"Without it the conclusion would {'still be' if word is without else 'be'}: {shown}."


STEPS = {
    Label.IN: "This step holds.",
    Label.UNDECIDED: "This step is contested.",
    Label.OUT: "This step fails.",
}
"""In few words, for what-if."""


_SEVERAL = re.compile(r"[,;、,]|\s(?:&|and|et al\.?)\s?")
"""What joins several names."""
_NO_NAMES = {"editors", "the editors", "the editor"}
"""Names of those who make the map that say no more than that they do."""


def holder(card: ClaimCard) -> str:
    """Return who asserts a claim, in words."""
    if card.by_editors:
        return "this map" if card.by.lower() in _NO_NAMES else f"this map ({card.by})"
    if card.unsaid:
        return "unsaid in the text"
    return f"{card.by}, {_author(card.by)}" if card.by_author else card.by


def _author(name: str) -> str:
    return "the authors" if _SEVERAL.search(name) else "the author"


def search_line(card: ClaimCard) -> str:
    """Return a claim's kind and holder for a list of results, and whether the text leaves it unsaid."""
    kind = "factual claim" if card.kind == Kind.FACT.value else card.kind
    whose = "a remark of this map" if card.by_editors else f"put forward by {card.by}"
    return f"{kind} · {'not said in the text, but needed by it' if card.unsaid else whose}"


def objection_state(verdict: Verdict, objection: Objection) -> StateView:
    """Return the state of an objection in words."""
    value = verdict.label(objection.id)
    return StateView(STATES[value], _OBJECTIONS[value])


def likelihood(word: str) -> str:
    """Return a likelihood word with its range on the scales that have it."""
    ranges = [f"{found.low} to {found.high} per cent, {found.scale}" for found in likelihoods().get(word.lower(), ())]
    return f"{word} ({'; '.join(ranges)})" if ranges else word


def later(date: SourceDate | None, as_of: PartialDate | None) -> str | None:
    """Return why something of this date counts only now; None where it was certainly known then."""
    if as_of is None or (date is not None and date.known_by(as_of)):
        return None
    if date is None:
        return "no date shown, so counted only now"
    if date.earliest > as_of.latest:
        return "known only later"
    how = f"to the {date.precision}" if isinstance(date, PartialDate) else "by its bounds"
    return f"dated only {how}, so counted only now"


def hindsight(item: Evidence, date: SourceDate | None, as_of: PartialDate | None) -> str | None:
    """Return why a finding counts only now, and for an outcome which way it went; None where it was known then."""
    if item.stance is Stance.OUTCOME:
        return f"what became known afterwards: it turned out to be {'true' if item.turned_out else 'false'}"
    return later(date, as_of)


def day(date: SourceDate) -> str:
    """Return a date in words, as far as it is known."""
    if isinstance(date, DateBounds):
        return f"between {day(date.since)} and {day(date.until)}" if date.since else f"by {day(date.until)}"
    parts = date.text.split("-")
    month = [MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    number = [str(int(parts[2]))] if len(parts) > 2 else []  # noqa: PLR2004 - year, month, day
    return " ".join([*number, *month, parts[0]])


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
