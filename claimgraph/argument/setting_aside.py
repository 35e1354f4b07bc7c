"""What the checks found, less what editors ask to ignore.

Only warnings can be ignored. An ignore covers every warning of its code whose place lies in
its item; one that covers none is reported, so that none outlives its reason.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from claimgraph.argument.ignores import Ignore, Item
from claimgraph.argument.reading import Reading
from claimgraph.diagnostics import Diagnostic, Place, Problems, Severity, did_you_mean, rules


def note_unless_ignored(found: Iterable[Diagnostic], reading: Reading, problems: Problems) -> None:
    """Note what the checks found; what is to be ignored is set aside.

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
    problems.extend(_faults(ignores))
    if reading.sound:
        problems.extend(_unused(ignore for ignore in ignores if ignore.place not in used))


class _Index:
    """Ignores by what they cover."""

    def __init__(self, ignores: Iterable[Ignore]) -> None:
        self.files: dict[tuple[str, str], Ignore] = {}
        self.parts: dict[tuple[str, str], list[Ignore]] = defaultdict(list)
        for ignore in sorted(ignores, key=_start):
            key = (ignore.place.path, ignore.code)
            if ignore.item is Item.FILE:
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


def _faults(ignores: Iterable[Ignore]) -> Iterator[Diagnostic]:
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
