"""Plain words for what is computed. All of the site's own voice that is not in a template is here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimgraph.argument.lock import CopyRecord, QuoteRecord
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
from claimgraph.judging.status_reasons import StatusReasons
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
    """Return the word of so many claims, as in "14 stand"."""
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
    """Return the kind of a claim as it is said beside a status: a fact that is claimed is not called one."""
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
    Label.IN: "This objection stands.",
    Label.UNDECIDED: "This objection is contested: it and what supports the claim stand against each other.",
    Label.OUT: "This objection does not bite: it does not stand itself, or it is answered.",
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
    """Say which standard of proof a claim is held to, and what it asks."""
    rule = standards_of_proof()[verdict.map.statements[verdict.map.index[id_]].standard]
    return f"{rule.id.replace('-', ' ')}: {rule.meaning}"


def _percent(weight: float) -> float:
    return round(100 * weight, 1)


_AMOUNTS = ((0.9, "very much"), (0.6, "much"), (0.25, "something"), (0.005, "little"), (0.0, "nothing"))


def _amount(weight: float) -> str:
    return next(word for least, word in _AMOUNTS if weight >= least)


def _scale_words(standing: Standing, rule: Standard) -> str:
    """Say a scale in a sentence, for those who do not see it."""
    pro, con = _amount(standing.pro[1]), _amount(standing.con[1])
    return sentence(f"{pro} speaks for it, {con} against it; the standard is {rule.id.replace('-', ' ')}.")


def figure(standing: Standing) -> str:
    """Return the weights of both sides as figures, from 0 to 1."""
    firm = "" if standing.firmness is None else f"; firmness {standing.firmness:.2f}"
    return f"for {_span(standing.pro)}, against {_span(standing.con)}{firm}"


def _span(weights: tuple[float, float]) -> str:
    low, high = (f"{weight:.2f}" for weight in weights)
    return low if low == high else f"{low} to {high}"


def check(result: Check, found: Match | None, seen: tuple[QuoteRecord, CopyRecord] | None = None) -> str:
    """Say what the check of a quotation gave, and what was allowed for.

    Args:
        result: what came of it in a stored text.
        found: where it stands there, if it does.
        seen: what is recorded of it in a private copy, if it was found in one.
    """
    if seen:
        record, copy = seen
        what = "a private copy" if copy.is_full else "an excerpt that the editors keep"
        return f"found word for word in {what}{_allowed(record)}, as recorded on {record.checked}"
    return _CHECKS[result] + (_allowed(found) if found else "")


def _allowed(found: Match | QuoteRecord) -> str:
    """Say what was allowed for where a quotation was found."""
    allowed = ""
    if found.tier == Tier.LINE_JOINS:
        allowed = ", words divided at the end of a line joined"
    elif found.tier == Tier.NOTE_MARKS:
        allowed = f", without its {'note mark' if len(found.left_out) == 1 else 'note marks'} {listing(found.left_out)}"
    return allowed


def brief(meaning: str) -> str:
    """Return the meaning of a grade in its first words; the method page has the whole."""
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


def listing(parts: Sequence[str], last: str = "and") -> str:
    """Join parts as English does."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}" if parts else ""


def inference_state(verdict: Verdict, inference: Inference) -> StateView:
    """Say how an inference fares."""
    value = verdict.label(inference.id)
    if value is Label.IN:
        words = "This step holds: its premises stand, and nothing that stands attacks it."
    elif value is Label.UNDECIDED:
        words = "This step is contested: it hangs on something that is itself contested."
    else:
        missing = sum(verdict.label(premise.claim.id) is Label.OUT for premise in inference.premises)
        do = "does" if missing == 1 else "do"
        few = "its premise does" if len(inference.premises) == 1 else f"{number_word(missing)} of its premises {do}"
        cut_off = "This step is cut off: its premises may stand, but what stands attacks the step itself."
        words = f"This step fails as it stands: {few} not stand." if missing else cut_off
    return StateView(STATES[value], words)


def matters(word: Word, without: Word) -> str:
    """Say what becomes of a conclusion without something that it rests on."""
    shown = STATUSES[without].word.lower()
    return f"Without it the conclusion would {'still be' if word is without else 'be'}: {shown}."


STEPS = {
    Label.IN: "This step holds.",
    Label.UNDECIDED: "This step is contested.",
    Label.OUT: "This step fails.",
}
"""In few words, for what-if."""


def holder(card: ClaimCard) -> str:
    """Say who asserts a claim."""
    if card.by_editors:
        return "this map"
    if card.unsaid:
        return "unsaid in the text"
    return f"{card.by}, the author" if card.by_author else card.by


def search_line(card: ClaimCard) -> str:
    """Say in a list of results what kind of claim it is and whose, and where the text does not say it."""
    kind = "factual claim" if card.kind == Kind.FACT.value else card.kind
    whose = "a remark of this map" if card.by_editors else f"put forward by {card.by}"
    return f"{kind} · {'not said in the text, but needed by it' if card.unsaid else whose}"


def objection_state(verdict: Verdict, objection: Objection) -> StateView:
    """Say how an objection fares."""
    value = verdict.label(objection.id)
    return StateView(STATES[value], _OBJECTIONS[value])


def why(reasons: StatusReasons) -> str:
    """Say in one sentence of prose why a claim has its word; claims are named as ``[[id]]``."""
    return sentence(_WHY[reasons.word](reasons))


def _why_it_stands(reasons: StatusReasons) -> str:
    verb = "supports" if len(reasons.findings_for) + len(reasons.reasons) == 1 else "support"
    return f"{_supports(reasons)} {verb} it, {_against(reasons)}."


def _against(reasons: StatusReasons) -> str:
    opponents = _opponents(reasons)
    return f"and {opponents} against it, but not enough" if opponents else "and nothing that stands speaks against it"


def _why_if_granted(reasons: StatusReasons) -> str:
    grants = reasons.needed_grants
    if grants is None:
        return f"it stands only as long as claims further down are granted, {_against(reasons)}."
    if grants == (reasons.claim.id,):
        return f"what is found for it is not enough by itself; it stands as long as it is granted, {_against(reasons)}."
    verb = "is" if len(grants) == 1 else "are"
    return f"it stands only if {_claims(grants)} {verb} granted, {_against(reasons)}."


def _why_as_given(reasons: StatusReasons) -> str:
    return f"it is taken for granted; nothing on this map shows it, {_against(reasons)}."


def _why_contested(reasons: StatusReasons) -> str:
    if reasons.draws_here and (against := _opponents(reasons)):
        supports = _supports(reasons) or "its being granted"
        return f"{supports} for it; {against} against it; neither side has the lead."
    if reasons.contested:
        return f"the reasoning for it rests on what is itself contested: {_claims(reasons.contested)}."
    if against := _opponents(reasons):
        return f"{against} against it, and whether that holds is itself contested."
    return "the reasoning for it is itself contested."


def _why_outweighed(reasons: StatusReasons) -> str:
    supports = _supports(reasons)
    rest = (
        f"{supports} for it weigh{'s' if _is_one(reasons) else ''} less"
        if supports
        else "nothing that holds speaks for it"
    )
    return f"{_opponents(reasons)} against it, and {rest}."


def _why_cut_off(reasons: StatusReasons) -> str:
    if reasons.cut_off_by:
        return (
            f"the reason for it fails: {_claims(reasons.cut_off_by)} {_verb(reasons.cut_off_by, 'breaks', 'break')} it."
        )
    if reasons.missing:
        return f"the reasoning for it {_needs(reasons)}."
    return f"{_opponents(reasons) or 'other claims speak'} against it, and without that it would stand."


def _why_weak(reasons: StatusReasons) -> str:
    supports = _supports(reasons) or "what is found"
    return f"{supports} for it {'is' if _is_one(reasons) else 'are'} too little for its standard of proof."


def _why_nothing_found(reasons: StatusReasons) -> str:
    return f"evidence was looked for, and none that holds was found{_rest(reasons)}."


def _why_not_examined(reasons: StatusReasons) -> str:
    return f"nothing on this map speaks for it, and no search for evidence is on record{_rest(reasons)}."


def _why_no_reason(reasons: StatusReasons) -> str:
    if reasons.missing:
        return f"the reason given for it {_needs(reasons)}."
    return "no reason that holds is given for it."


def _why_circular(_: StatusReasons) -> str:
    return "its only support runs through itself."


def _rest(reasons: StatusReasons) -> str:
    """Say what else there is about a claim for which nothing speaks."""
    if reasons.missing:
        return f"; the reasoning for it {_needs(reasons)}"
    if reasons.later:
        return "; what was found counts only now"
    against = _opponents(reasons)
    return f"; {against} against it" if against else ""


_WHY = {
    Word.STANDS: _why_it_stands,
    Word.IF_GRANTED: _why_if_granted,
    Word.AS_GIVEN: _why_as_given,
    Word.CONTESTED: _why_contested,
    Word.OUTWEIGHED: _why_outweighed,
    Word.CUT_OFF: _why_cut_off,
    Word.WEAK: _why_weak,
    Word.NOTHING_FOUND: _why_nothing_found,
    Word.NOT_EXAMINED: _why_not_examined,
    Word.NO_REASON: _why_no_reason,
    Word.CIRCULAR: _why_circular,
}


def _needs(reasons: StatusReasons) -> str:
    return f"needs {_claims(reasons.missing)}, which {_verb(reasons.missing, 'does', 'do')} not stand"


def _verb(things: Sequence[object], one: str, many: str) -> str:
    return one if len(things) == 1 else many


def _supports(reasons: StatusReasons) -> str:
    parts = []
    if reasons.findings_for:
        origins = reasons.origins_for
        shared = f" from {count(origins, 'origin')}" if origins < len(reasons.findings_for) else ""
        parts.append(count(len(reasons.findings_for), "finding") + shared)
    if reasons.reasons:
        failing = len(reasons.claim.because) - len(reasons.reasons)
        rest = f" ({count(failing, 'more fails', 'more fail')})" if failing else ""
        parts.append(count(len(reasons.reasons), "line of reasoning", "lines of reasoning") + rest)
    return listing(parts)


def _is_one(reasons: StatusReasons) -> bool:
    return len(reasons.findings_for) + len(reasons.reasons) == 1


def _opponents(reasons: StatusReasons) -> str:
    parts = []
    if reasons.findings_against:
        parts.append(count(len(reasons.findings_against), "finding"))
    if reasons.objections:
        objections = tuple(item.claim.id for item in reasons.objections)
        named = f" ({_claims(objections)})" if len(objections) <= _NAMED else ""
        parts.append(count(len(objections), "objection") + named)
    if not parts:
        return ""
    number = len(reasons.findings_against) + len(reasons.objections)
    return f"{listing(parts)} {'speaks' if number == 1 else 'speak'}"


_NAMED = 2
"""Up to this many claims are named in a sentence."""


def _claims(ids: Sequence[str]) -> str:
    named = [f"[[{id_}]]" for id_ in ids[:_NAMED]]
    more = len(ids) - len(named)
    return listing([*named, f"{count(more, 'more', 'more')}"] if more else named)


def likelihood(word: str) -> str:
    """Return a likelihood word with its range on the scales that have it."""
    ranges = [f"{found.low} to {found.high} per cent, {found.scale}" for found in likelihoods().get(word.lower(), ())]
    return f"{word} ({'; '.join(ranges)})" if ranges else word


def later(date: SourceDate | None, as_of: PartialDate | None) -> str | None:
    """Say why something of this date counts only now; None where it was certainly known then."""
    if as_of is None or (date is not None and date.known_by(as_of)):
        return None
    if date is None:
        return "no date shown, so counted only now"
    if date.earliest > as_of.latest:
        return "known only later"
    how = f"to the {date.precision}" if isinstance(date, PartialDate) else "by its bounds"
    return f"dated only {how}, so counted only now"


def hindsight(item: Evidence, date: SourceDate | None, as_of: PartialDate | None) -> str | None:
    """Say why a finding counts only now, and of an outcome which way it went; None where it was known then."""
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
