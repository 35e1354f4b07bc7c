"""Checks that editors ask to pass over: one code on one item, with a reason.

An item is a claim, a source, a passage, or a file as a whole; ``ignore:`` in it maps the
code of a warning to the reason. Only warnings can be ignored. An ignore covers every warning
of its code whose place lies in its item; one that covers none is reported, so that it can be
removed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from sys import maxsize

from claimgraph.argument.files import Files
from claimgraph.argument.model import Ignore, Stretch
from claimgraph.argument.reading import Reading
from claimgraph.argument.things import Thing
from claimgraph.argument.yaml_nodes import Document, Map
from claimgraph.diagnostics import Diagnostic, Place, Problems, Severity, did_you_mean, rules

_IGNORE = "ignore"


def find_ignores(files: Files) -> Iterator[Ignore]:
    """Yield every ignore that stands in the files of an argument."""
    whole = (files.argument, files.passages, *files.topics.values(), *files.hypotheses.values())
    for document in whole:
        if document and document.may_have(_IGNORE):
            whole_file = Stretch(Place(document.path), Place(document.path, maxsize))
            yield from _ignores(document, document.data, None, document.path, whole_file)
    for document in files.topics.values():
        yield from _ignores_of_entries(document, Thing.CLAIM, Thing.CLAIM.plural)
    for document in files.sources.values():
        yield from _ignores_of_entries(document, Thing.SOURCE)
    if files.passages:
        yield from _ignores_of_entries(files.passages, Thing.PASSAGE, "passages")


def _ignores_of_entries(document: Document, item: Thing, section: str | None = None) -> Iterator[Ignore]:
    """Yield the ignores of a file's entries; an entry ends where the next key, of any level, starts."""
    if not document.may_have(_IGNORE):
        return
    entries: object = document.data
    end = Place(document.path, maxsize)
    if section and isinstance(entries, Map):
        keys = [document.at(at) for at in entries.keys_at.values()]
        own = document.place(section, key=True)
        end = min((place for place in keys if place > own), default=end)
        entries = entries.get(section)
    if not isinstance(entries, Map) or not entries:
        return
    starts = [document.at(at) for at in entries.keys_at.values()]
    ends = chain(starts[1:], [end])
    for (id_, entry), start, until in zip(entries.items(), starts, ends, strict=True):
        yield from _ignores(document, entry, item, id_, Stretch(start, until))


def _ignores(document: Document, entry: object, item: Thing | None, id_: str, covers: Stretch) -> Iterator[Ignore]:
    given = entry.get(_IGNORE) if isinstance(entry, Map) else None
    if isinstance(given, Map):
        for code, reason in given.items():
            if isinstance(reason, str):
                yield Ignore(code, reason, item, id_, document.at(given.keys_at[code]), covers)


def note_unless_ignored(found: Iterable[Diagnostic], reading: Reading, problems: Problems) -> None:
    """Add diagnostics to the problems, the ignored ones separately, with the faults of ignores themselves.

    Args:
        found: what the checks found.
        reading: what was read, with the ignores in it.
        problems: where to note it, with what is wrong with the ignores themselves.
    """
    ignores = reading.argument.ignores
    index = _Index(ignores)
    used: set[Place] = set()
    for diagnostic in found:
        ignore = index.over(diagnostic) if diagnostic.severity is Severity.WARNING else None
        if ignore is None:
            problems.add(diagnostic)
        else:
            used.add(ignore.place)
            problems.set_aside(diagnostic, ignore.reason)
    problems.extend(find_faulty(ignores))
    if reading.sound:
        problems.extend(_unused(ignore for ignore in ignores if ignore.place not in used))


class _Index:
    """Ignores by what they cover."""

    def __init__(self, ignores: Iterable[Ignore]) -> None:
        self.files: dict[tuple[str, str], Ignore] = {}
        self.parts: dict[tuple[str, str], list[Ignore]] = defaultdict(list)
        for ignore in sorted(ignores, key=_start):
            key = (ignore.place.path, ignore.code)
            if ignore.item is None:
                self.files[key] = ignore
            else:
                self.parts[key].append(ignore)

    def over(self, diagnostic: Diagnostic) -> Ignore | None:
        """Return the ignore that covers a diagnostic: the item's, or else the file's."""
        place, key = diagnostic.place, (diagnostic.place.path, diagnostic.rule.code)
        parts = self.parts.get(key, [])
        number = bisect_right(parts, place, key=_start)
        if number and place in parts[number - 1].covers:
            return parts[number - 1]
        return self.files.get(key)


def _start(ignore: Ignore) -> Place:
    return ignore.covers.start


def find_faulty(ignores: Iterable[Ignore]) -> Iterator[Diagnostic]:
    """Yield an error for every ignore of a code that is unknown, or that of an error."""
    for ignore in ignores:
        code, length = ignore.code, len(ignore.code)
        if code not in _SEVERITIES:
            yield rules.UNKNOWN_CODE.at(ignore.place, code=code, hint=did_you_mean(code, _SEVERITIES), length=length)
        elif _SEVERITIES[code] is Severity.ERROR:
            yield rules.IGNORED_ERROR.at(ignore.place, code=code, length=length)


def _unused(ignores: Iterable[Ignore]) -> Iterator[Diagnostic]:
    for ignore in ignores:
        if _SEVERITIES.get(ignore.code) is Severity.WARNING:
            yield rules.UNUSED_IGNORE.at(ignore.place, code=ignore.code, length=len(ignore.code))


_SEVERITIES = {rule.code: rule.severity for rule in rules.CATALOGUE}
