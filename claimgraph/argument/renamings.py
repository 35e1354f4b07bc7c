"""Checks of claims/renamed.yml: old addresses are free, and lead on to something that is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from claimgraph.argument.reading import Part, Reading, unknown
from claimgraph.diagnostics import Diagnostic, rules

_UNKNOWN = {
    "claims": rules.UNKNOWN_CLAIM,
    "sources": rules.UNKNOWN_SOURCE,
    "topics": rules.UNKNOWN_TOPIC,
    "rivals": rules.UNKNOWN_RIVALS,
}


def check_renamed(reading: Reading) -> Iterator[Diagnostic]:
    """Report old ids that are in use again, and new ones that lead nowhere."""
    in_use = _in_use(reading)
    for each in reading.argument.renamed:
        old, new = each.old, each.new
        if old.id in in_use[each.part]:
            yield rules.RENAMED_ID_IN_USE.at(old.place, id=old.id, new=new.id, length=len(old.id))
        if new.id not in in_use[each.part] and not _may_be_unread(reading, each.part):
            yield unknown(_UNKNOWN[each.part], new, in_use[each.part])


def _in_use(reading: Reading) -> Mapping[str, Collection[str]]:
    return {
        "claims": reading.written[Part.CLAIMS],
        "sources": reading.written[Part.SOURCES],
        "topics": reading.topic_files.keys(),
        "rivals": reading.argument.rivals.keys(),
    }


def _may_be_unread(reading: Reading, part: str) -> bool:
    if part == "rivals":
        return bool(reading.broken_files)
    return part in {"claims", "sources"} and Part(part) in reading.unread
