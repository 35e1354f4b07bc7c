"""The difference between two versions of an argument: what changed in what is claimed, not in the files.

Moved lines, comments, another order in a list or another file for the same topic are no changes. An
entry of which one version cannot be read is left out, and named as unread: nothing is said to be
removed that may well be there. What may enter compares models; it judges nothing.

Files:

- `changes`: What can differ between two versions of an argument, as values.
- `claims`: What was changed in the entry of one claim.
- `identities`: Which ids were renamed between two versions, and the earlier version rewritten with
  the later ids.
- `matching`: Which item of one list is which of another.
- `records`: What changed in all but claims: sources, the head, topics, people, places, passages,
  rivals, expectations.
- `rewording`: How a wording changed, word by word.
- `said`: The values of an item of the model, by the key that editors write them under.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from claimgraph.argument import model as m
from claimgraph.argument.files import FileKind
from claimgraph.argument.fingerprint import rests_on_what_is_there, what_changed
from claimgraph.argument.things import Thing
from claimgraph.compare.difference.changes import Change, Difference, Edit, Entry, How, Stale, Version, Within, how
from claimgraph.compare.difference.claims import claim_changes
from claimgraph.compare.difference.identities import Names, find_renamings, told_in_later_ids
from claimgraph.compare.difference.records import (
    expectations_table,
    field_table,
    head_table,
    passage_table,
    person_table,
    place_table,
    record_changes,
    rivals_table,
    source_table,
    topic_table,
)
from claimgraph.compare.difference.rewording import Fate, Run, reworded

__all__ = [
    "Change",
    "Difference",
    "Edit",
    "Entry",
    "Fate",
    "How",
    "Run",
    "Stale",
    "Version",
    "Within",
    "difference",
    "reworded",
]

Item = TypeVar("Item")
Changes = Callable[[Item | None, Item | None], Iterable[Change]]
"""Yields what differs between two versions of an entry, one of which may be missing."""


def difference(before: Version, after: Version) -> Difference:
    """Compare two versions of an argument.

    The head, topics, people, places, passages, rivals and expectations are compared only where both
    versions could be read completely.
    """
    renamings = find_renamings(before.argument, after.argument)
    was = {new: old for old, new in renamings.claims.items()}
    told = replace(
        before,
        argument=told_in_later_ids(before.argument, renamings),
        texts={renamings.sources.get(id_, id_): text for id_, text in before.texts.items()},
    )
    unread = [*_unread(told, after, Thing.CLAIM), *_unread(told, after, Thing.SOURCE)]
    edits = [edit for edit in _entry_edits(told, after, renamings.claims, renamings.sources) if edit.id not in unread]
    if before.reading is None and after.reading is None:
        edits += _frame_edits(told.argument, after.argument, renamings.topics)
    return Difference(
        before=told,
        after=after,
        edits=tuple(edits),
        stale=tuple(_stale(before.argument, after.argument, was)),
        unread=tuple(unread),
    )


def _entry_edits(before: Version, after: Version, claims: Names, sources: Names) -> Iterator[Edit]:
    ours, theirs = before.argument, after.argument

    def source_changes(was: m.Source | None, now: m.Source | None) -> Iterator[Change]:
        id_ = now.id if now else was.id if was else ""
        yield from record_changes(source_table(was, before.texts.get(id_)), source_table(now, after.texts.get(id_)))

    yield from _edits(Thing.CLAIM, ours.claims, theirs.claims, claim_changes, claims)
    yield from _edits(Thing.SOURCE, ours.sources, theirs.sources, source_changes, sources)


def _frame_edits(before: m.Argument, after: m.Argument, topics: Names) -> Iterator[Edit]:
    head = tuple(record_changes(head_table(before), head_table(after)))
    if head:
        yield Edit(FileKind.ARGUMENT, "argument", How.CHANGED, head)
    yield from _edits(Thing.TOPIC, before.topics, after.topics, _compared(topic_table), topics)
    yield from _edits(Thing.PERSON, before.people, after.people, _compared(person_table), {})
    yield from _edits(Thing.PLACE, before.places, after.places, _compared(place_table), {})
    yield from _edits(Thing.FIELD, before.fields, after.fields, _compared(field_table), {})
    yield from _edits(Thing.PASSAGE, before.passages, after.passages, _compared(passage_table), {})
    yield from _edits(Thing.RIVALS, before.rivals, after.rivals, _compared(rivals_table), {})
    expected = tuple(record_changes(expectations_table(before), expectations_table(after)))
    if expected:
        yield Edit(FileKind.EXPECTATIONS, "expectations", How.CHANGED, expected)


def _compared(table: Callable[[Item | None], Mapping[tuple[Within | None, str], str | None]]) -> Changes[Item]:
    return lambda was, now: record_changes(table(was), table(now))


def _edits(
    entry: Entry, before: Mapping[str, Item], after: Mapping[str, Item], changes: Changes[Item], renamed: Names
) -> Iterator[Edit]:
    was = {new: old for old, new in renamed.items()}
    for id_ in [*after, *(id_ for id_ in before if id_ not in after)]:
        ours, theirs = before.get(id_), after.get(id_)
        found = tuple(changes(ours, theirs))
        if found or id_ in was or ours is None or theirs is None:
            yield Edit(entry, id_, how(ours, theirs), found, was.get(id_))


def _unread(before: Version, after: Version, thing: Thing) -> Iterator[str]:
    """Yield what one version has, and the other may have although it could not be read."""
    ours, theirs = (getattr(version.argument, thing.plural) for version in (before, after))
    yield from (id_ for id_ in theirs if id_ not in ours and before.may_have(thing, id_))
    yield from (id_ for id_ in ours if id_ not in theirs and after.may_have(thing, id_))


def _stale(before: m.Argument, after: m.Argument, was: Names) -> Iterator[Stale]:
    """Yield every claim whose review held before and does not hold after."""
    for claim in after.claims.values():
        earlier = before.claims.get(was.get(claim.id, claim.id))
        if earlier is None or not earlier.reviewed or what_changed(before, earlier):
            continue
        if rests_on_what_is_there(after, claim) and (because := what_changed(after, claim)):
            yield Stale(claim.id, because)
