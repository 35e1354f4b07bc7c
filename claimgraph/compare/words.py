"""Plain words for what changed between two versions of an argument."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimgraph.compare.difference import Change, Edit, Entry, How
from claimgraph.compare.movement import BOTH, Cause, Clock, Way
from claimgraph.site.wording import count, listing

LABELS = {
    "claim": "wording",
    "short": "short name",
    "by": "asserted by",
    "stated": "sentence that states it",
    "unstated": "why the text needs it",
    "likelihood": "likelihood, in the asserter's word",
    "granted": "why it is taken as given",
    "note": "note of the editors",
    "reviewed": "review",
    "premises": "premise",
    "warrant": "why it would bear on it",
    "scheme": "pattern of reasoning",
    "undercut": "attack on the step",
    "outweighs": "why it outweighs",
    "stance": "how it bears on the claim",
    "quote": "quotation",
    "locator": "place in the source",
    "credibility": "grade of the information",
    "credibility-why": "reason for the grade",
    "gaps": "what is needed",
    "where": "where it might be",
    "changes-if": "what would change it",
    "date": "date",
    "url": "address",
    "archive": "archived copy",
    "reliability": "grade of the source",
    "reliability-why": "reason for the grade",
    "stake": "stake in the matter",
    "depth": "how much was read",
    "title-shown": "title seen",
    "text": "file of the stored copy",
    "as-of": "day of then",
    "topic": "topic",
    "no-claim": "why it makes no claim",
    "act": "sort of sentence",
    "item": "what was found",
}
"""What a key of the format is called; other keys are words already."""

PROSE = frozenset(
    {
        *("claim", "unstated", "granted", "note", "correction", "warrant", "outweighs", "finding", "quote"),
        *("credibility-why", "reliability-why", "gaps", "where", "changes-if", "summary", "title", "question"),
        *("no-claim", "item", "why", "reason", "objection", "stake"),
    }
)
"""Keys under which sentences stand, which are compared word by word."""

PARTS = {
    "because": "reason from",
    "objections": "objection",
    "evidence": "finding of",
    "gaps": "gap",
    "roots": "headline conclusion",
    "hypotheses": "rival answer",
    "positions": "position",
    "expectations": "status expected of",
}
"""What an item of a list is called, before what tells it from the others."""
GRID = "item of the grid"

ENTRIES = {
    Entry.CLAIM: "claim",
    Entry.SOURCE: "source",
    Entry.ARGUMENT: "the argument as a whole",
    Entry.TOPIC: "topic",
    Entry.PERSON: "person",
    Entry.PASSAGE: "sentence of the text",
    Entry.RIVALS: "rival answers",
    Entry.EXPECTATIONS: "expected statuses",
}

_BEARING = frozenset(
    {
        *("kind", "granted", "because", "premises", "undercut", "objections", "outweighs"),
        *("evidence", "stance", "credibility", "origin", "source", "date", "as-of"),
    }
)
"""Keys on which statuses and strengths hang."""


def label(change: Change) -> str:
    """Return what the key of a change is called."""
    return LABELS.get(change.key, change.key)


def is_prose(change: Change) -> bool:
    """Whether a change is of a sentence."""
    return change.key in PROSE or change.key.startswith("answer to ")


def part_words(entry: Entry, section: str) -> str:
    """Return what an item of a list is called."""
    return GRID if entry is Entry.RIVALS and section == "evidence" else PARTS.get(section, section)


def gist(edit: Edit) -> str:
    """Say in few words what an edit changed that bears on statuses."""
    if edit.how is not How.CHANGED:
        return f"{ENTRIES[edit.entry]} {edit.how.value}"
    return listing(list(dict.fromkeys(_gists(edit)))) or "edited"


def _gists(edit: Edit) -> Iterator[str]:
    whole = {change.within for change in edit.changes if change.is_of_a_part}
    for change in edit.changes:
        if change.key not in _BEARING or (change.within in whole and not change.is_of_a_part):
            continue
        name = label(change)
        if change.within is not None and change.key != "premises":
            part = f"{part_words(edit.entry, change.within.section)} {' + '.join(change.within.of)}"
            name = part if change.is_of_a_part else f"{part}: {name}"
        elif change.key == "premises":
            name = f"premise {change.after or change.before}"
        yield f"{name} {change.how.value}"


def brought(edit: Edit) -> str:
    """Say how much an added or removed claim has with it."""
    counts = Counter(change.within.section for change in edit.changes if change.within and change.is_of_a_part)
    nouns = (("because", "reason"), ("objections", "objection"), ("evidence", "finding"), ("gaps", "gap"))
    return listing([count(counts[section], noun) for section, noun in nouns if counts[section]])


def clock_words(clocks: tuple[Clock, ...], as_of: str | None) -> str:
    """Say by which clock something moved; nothing where the argument knows of one only."""
    if as_of is None:
        return ""
    return "then and now" if clocks == BOTH else clocks[0].value


def tail(cause: Cause) -> str:
    """Say in one sentence how the edits of a cause moved a status."""
    one = len(cause.edits) == 1
    if not cause.edits:
        return "What moved it cannot be told apart."
    match cause.way:
        case Way.UNDONE:
            return "Take this edit back, and it is as before." if one else "Take any one back, and it is as before."
        case Way.ALONE:
            return "This edit alone would have moved it." if one else "Each of them alone would have moved it."
    return "Only all of them together move it."
