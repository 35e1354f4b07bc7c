"""Plain words for what changed between two versions of an argument."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from claimgraph.argument import entries
from claimgraph.argument.clocks import BOTH, Clock
from claimgraph.argument.files import FileKind
from claimgraph.argument.marks import Bears, Items, Sentence
from claimgraph.argument.shape import fields_of
from claimgraph.argument.things import Thing
from claimgraph.compare.difference import Change, Edit, Entry, How
from claimgraph.compare.movement import Cause, Way
from claimgraph.language import Spoken, gettext, listing, message, message_in, number_of, pgettext, plural

_FIELDS = [field for entry in entries.ENTRIES.values() for field in fields_of(entry).values()]
LABELS = {field.key: field.info.title for field in _FIELDS if field.info.title}
"""What a key of the format is called; other keys are words already."""
SENTENCES = frozenset(field.key for field in _FIELDS if field.shape.mark(Sentence))
"""Keys under which sentences stand, which are compared word by word."""
WORDS = frozenset(field.info.title or field.key for field in _FIELDS)
"""What keys of the format are called."""
PARTS = frozenset(items.before_name for field in _FIELDS if (items := field.shape.mark(Items)))
"""What items of lists are called, before the names that identify them."""
_BEARING = frozenset(field.key for field in _FIELDS if field.shape.mark(Bears))
"""Keys that statuses and strengths depend on."""
_CLASSES: Mapping[Entry, type[entries.Entry]] = {
    Thing.CLAIM: entries.ClaimEntry,
    Thing.RIVALS: entries.HypothesesFile,
    FileKind.ARGUMENT: entries.ArgumentFile,
}
"""The class of the entries that have lists of parts."""

ENTRIES: Mapping[Entry, str] = Spoken(
    {
        Thing.CLAIM: message_in("entry", "claim"),
        Thing.SOURCE: message_in("entry", "source"),
        FileKind.ARGUMENT: message_in("entry", "the argument as a whole"),
        Thing.TOPIC: message_in("entry", "topic"),
        Thing.PERSON: message_in("entry", "person"),
        Thing.PLACE: message_in("entry", "place"),
        Thing.PASSAGE: message_in("entry", "sentence of the text"),
        Thing.RIVALS: message_in("entry", "rival answers"),
        Thing.FIELD: message_in("entry", "own field"),
        FileKind.EXPECTATIONS: message_in("entry", "expected statuses"),
    },
    "entry",
)
_CHANGED = {
    How.ADDED: message("%(what)s added"),
    How.REMOVED: message("%(what)s removed"),
    How.CHANGED: message("%(what)s changed"),
}
_BROUGHT = {
    "reason": plural("%(number)s reason", "%(number)s reasons"),
    "objection": plural("%(number)s objection", "%(number)s objections"),
    "finding": plural("%(number)s finding", "%(number)s findings"),
    "gap": plural("%(number)s gap", "%(number)s gaps"),
}


def label(change: Change) -> str:
    """Return what the key of a change is called."""
    return pgettext("field", LABELS.get(change.key, change.key))


def is_prose(change: Change) -> bool:
    """Whether a change is of a sentence."""
    return change.key in SENTENCES or change.key.startswith("answer to ")


def part_words(entry: Entry, section: str) -> str:
    """Return what an item of a list is called."""
    if entry is FileKind.EXPECTATIONS:
        return pgettext("part of an entry", "status expected of")
    field = fields_of(_CLASSES[entry]).get(section) if entry in _CLASSES else None
    items = field.shape.mark(Items) if field else None
    return pgettext("part of an entry", items.before_name) if items else section


def gist(edit: Edit) -> str:
    """Return in a few words what an edit changed that can affect statuses."""
    if edit.how is not How.CHANGED:
        return gettext(_CHANGED[edit.how], what=ENTRIES[edit.entry])
    return listing(list(dict.fromkeys(_gists(edit)))) or gettext("edited")


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
            name = gettext("premise %(claim)s", claim=change.after or change.before)
        yield gettext(_CHANGED[change.how], what=name)


def brought(edit: Edit) -> str:
    """Return how many reasons, objections, findings and gaps an added or removed claim has, in words."""
    counts = Counter(change.within.section for change in edit.changes if change.within and change.is_of_a_part)
    nouns = {
        key: items.noun for key, field in fields_of(entries.ClaimEntry).items() if (items := field.shape.mark(Items))
    }
    return listing([number_of(*_BROUGHT[noun], counts[key]) for key, noun in nouns.items() if counts[key]])


def clock_words(clocks: tuple[Clock, ...], as_of: str | None) -> str:
    """Return the name of the clock by which something moved; empty where the argument has only one."""
    if as_of is None:
        return ""
    return "then and now" if clocks == BOTH else clocks[0].value


def tail(cause: Cause) -> str:
    """Say in one sentence how the edits of a cause moved a status."""
    one = len(cause.edits) == 1
    if not cause.edits:
        return gettext("What moved it cannot be told apart.")
    match cause.way:
        case Way.UNDONE if one:
            return gettext("Take this edit back, and it is as before.")
        case Way.UNDONE:
            return gettext("Take any one back, and it is as before.")
        case Way.ALONE if one:
            return gettext("This edit alone would have moved it.")
        case Way.ALONE:
            return gettext("Each of them alone would have moved it.")
    return gettext("Only all of them together move it.")
