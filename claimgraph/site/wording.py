"""Plain words for what is computed. All of the site's own voice that is not in a template is here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimgraph.analysis.grounds import Grounds
from claimgraph.analysis.judgement import Status, Verdict
from claimgraph.analysis.status import Label
from claimgraph.analysis.strength import Strength
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
from claimgraph.site.views import BackingView, ClaimCard, StateView, StatusView
from claimgraph.standards import likelihoods

_STATUS = {
    Status.STANDS: ("Stands", "A reason for it stands, and nothing that stands speaks against it."),
    Status.CONTESTED: ("Contested", "Reasons stand on both sides, and neither side beats the other."),
    Status.DEFEATED: ("Defeated", "It would stand, but for what stands against it."),
    Status.UNSUPPORTED: (
        "Unsupported",
        "Nothing that stands is behind it. That is a gap in what was found, not a finding that it is false.",
    ),
    Status.CIRCULAR: ("Circular", "Its only support runs through itself."),
}

STATUSES: dict[Status, StatusView] = {
    status: StatusView(status.value, word, meaning) for status, (word, meaning) in _STATUS.items()
}

FALLEN: dict[Label, StatusView] = {
    Label.IN: STATUSES[Status.STANDS],
    Label.UNDECIDED: STATUSES[Status.CONTESTED],
    Label.OUT: StatusView(Status.UNSUPPORTED.value, "Does not stand", "Nothing that stands would be left behind it."),
}
"""What is left of a conclusion when something is taken away."""

KINDS: dict[Kind, str] = {
    Kind.FACT: "Something said to be so",
    Kind.INFERENCE: "A conclusion drawn from something else",
    Kind.SPECULATION: "A guess, and called one by whoever makes it",
    Kind.VALUE: "A judgement of what is good, right or weighty",
    Kind.RECOMMENDATION: "A call to do something",
    Kind.ASSUMPTION: "Taken for granted, so that the rest can follow",
    Kind.DEFINITION: "What a word is to mean",
}

CHECKS = {
    Check.VERIFIED: "verified: word for word in the stored text",
    Check.NOT_CHECKABLE: "quotation not checkable here",
    Check.MISMATCH: "not found in the stored text",
}

DEPTHS = {
    Depth.FULL: "read in full",
    Depth.EXCERPT: "read as an excerpt",
    Depth.ABSTRACT: "read as an abstract",
}

_STATES = {Label.IN: "holds", Label.UNDECIDED: "contested", Label.OUT: "fails"}

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


BACKING = (
    (0.85, "Strongly backed"),
    (0.65, "Backed"),
    (0.55, "Slightly backed"),
    (0.45, "In the balance"),
    (0.35, "Slightly outweighed"),
    (0.15, "Outweighed"),
    (0.0, "Strongly outweighed"),
)
OPEN = 0.4
"""Width from which a band says little more than that it is open."""
_THIN = 2.0
"""Percent: the least width at which a band can be seen."""


def figure(strength: Strength) -> str:
    """Return a strength as figures."""
    if strength is None:
        return "no stable value"
    return f"{strength:.2f}" if isinstance(strength, float) else f"{strength[0]:.2f} to {strength[1]:.2f}"


def backing(merged: Strength, unmerged: Strength) -> BackingView:
    """Say how well a claim is backed: a band and a word."""
    if merged is None:
        return BackingView("No stable value", 0.0, 100.0, figure(None), None)
    low, high = (merged, merged) if isinstance(merged, float) else merged
    middle = (low + high) / 2
    word = "Open" if high - low >= OPEN else next(word for least, word in BACKING if middle >= least)
    width = max(_THIN, 100 * (high - low))
    apart = figure(unmerged) if figure(unmerged) != figure(merged) else None
    return BackingView(word, round(min(100 * low, 100 - width), 1), round(width, 1), figure(merged), apart)


def brief(meaning: str) -> str:
    """Return the meaning of a grade in its first words; the method page has the whole."""
    return re.split("[:;]", meaning, maxsplit=1)[0]


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
    value = verdict.holds(inference.id)
    if value is Label.IN:
        words = "This step holds: its premises stand, and nothing that stands attacks it."
    elif value is Label.UNDECIDED:
        words = "This step is contested: it hangs on something that is itself contested."
    else:
        labels = verdict.labels.statements
        missing = sum(labels.get(premise.claim.id) is Label.OUT for premise in inference.premises)
        do = "does" if missing == 1 else "do"
        few = "its premise does" if len(inference.premises) == 1 else f"{number_word(missing)} of its premises {do}"
        cut_off = "This step is cut off: its premises may stand, but what stands attacks the step itself."
        words = f"This step fails as it stands: {few} not stand." if missing else cut_off
    return StateView(_STATES[value], words)


def matters(label: Label, without: Label) -> str:
    """Say what becomes of a conclusion without something that it rests on."""
    return (_STAYS if label is without else _BECOMES)[without]


_STAYS = {
    Label.IN: "Without it the conclusion would still stand, on what else there is.",
    Label.UNDECIDED: "Without it the conclusion would still be contested.",
    Label.OUT: "Without it the conclusion would still not stand.",
}
_BECOMES = {
    Label.IN: "Without it the conclusion would stand, where now it does not.",
    Label.UNDECIDED: "Without it the conclusion would be contested.",
    Label.OUT: "Without it nothing would stand behind the conclusion.",
}


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


def objection_state(verdict: Verdict, objection: Objection) -> StateView:
    """Say how an objection fares."""
    value = verdict.holds(objection.id)
    return StateView(_STATES[value], _OBJECTIONS[value])


def why(grounds: Grounds) -> str:
    """Say in one sentence of prose why a claim has its status; claims are named as ``[[id]]``."""
    match grounds.status:
        case Status.STANDS:
            return _why_it_stands(grounds)
        case Status.CONTESTED:
            return _why_it_is_contested(grounds)
        case Status.DEFEATED:
            return _why_it_is_defeated(grounds)
        case Status.UNSUPPORTED:
            return _why_it_is_unsupported(grounds)
    return "Its only support runs through itself."


def _why_it_stands(grounds: Grounds) -> str:
    if grounds.assumed:
        return "It is taken for granted, and nothing that stands speaks against it."
    verb = "supports" if _is_one(grounds) else "support"
    return sentence(f"{_supports(grounds)} {verb} it, and nothing that stands speaks against it.")


def _why_it_is_contested(grounds: Grounds) -> str:
    against = _opponents(grounds)
    if against and (grounds.findings_for or grounds.reasons):
        return sentence(f"{_supports(grounds)} for it; {against} against it; neither beats the other.")
    if against:
        return sentence(f"It is taken for granted, and {against} against it whose own standing is contested.")
    if grounds.contested:
        return f"The reasoning for it rests on what is itself contested: {_claims(grounds.contested)}."
    return "The reasoning for it is itself contested."


def _why_it_is_defeated(grounds: Grounds) -> str:
    if grounds.objections or grounds.findings_against:
        reason = f"{_opponents(grounds)} against it"
        rest = "it is only taken for granted" if grounds.assumed else "what supports it is outweighed or cut off"
        return sentence(f"{reason}, and {rest}.")
    return _why_support_fails(grounds)


def _why_it_is_unsupported(grounds: Grounds) -> str:
    if grounds.unsupported:
        missing = f"The reasoning for it needs {_claims(grounds.unsupported)}, which nothing found supports"
        return missing + (f"; {_opponents(grounds)} against it." if _opponents(grounds) else ".")
    if grounds.cut_off_by or grounds.missing:
        return _why_support_fails(grounds)
    if _opponents(grounds):
        return sentence(f"No support for it was found, and {_opponents(grounds)} against it.")
    found = "what was found counts only now" if grounds.later else "no evidence was found"
    return f"No reason is given for it, and {found}."


def _why_support_fails(grounds: Grounds) -> str:
    verb = "does" if len(grounds.missing) == 1 else "do"
    missing = (
        f"the reasoning for it needs {_claims(grounds.missing)}, which {verb} not stand" if grounds.missing else ""
    )
    cut_off = f"what would support it is cut off by {_claims(grounds.cut_off_by)}" if grounds.cut_off_by else ""
    return sentence(f"{', and '.join(part for part in (missing, cut_off) if part)}.")


def _supports(grounds: Grounds) -> str:
    parts = []
    if grounds.findings_for:
        origins = grounds.origins_for
        shared = f" from {count(origins, 'origin')}" if origins < len(grounds.findings_for) else ""
        parts.append(count(len(grounds.findings_for), "finding") + shared)
    if grounds.reasons:
        failing = grounds.given - len(grounds.reasons)
        rest = f" ({count(failing, 'more fails', 'more fail')})" if failing else ""
        parts.append(count(len(grounds.reasons), "line of reasoning", "lines of reasoning") + rest)
    return listing(parts)


def _is_one(grounds: Grounds) -> bool:
    return len(grounds.findings_for) + len(grounds.reasons) == 1


def _opponents(grounds: Grounds) -> str:
    parts = []
    if grounds.findings_against:
        parts.append(count(len(grounds.findings_against), "finding"))
    if grounds.objections:
        objections = tuple(item.claim.id for item in grounds.objections)
        named = f" ({_claims(objections)})" if len(objections) <= _NAMED else ""
        parts.append(count(len(objections), "objection") + named)
    if not parts:
        return ""
    number = len(grounds.findings_against) + len(grounds.objections)
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
