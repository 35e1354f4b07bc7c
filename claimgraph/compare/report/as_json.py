"""A comparison as JSON, for other programs.

The form, of which fields may be added to and are never removed; ids are those after the change::

    {"format": 1,
     "before": {"name": "main", "commit": "…", "day": "2026-05-03", "errors": 0},
     "after": {"name": "the working tree", "commit": null, "day": null, "errors": 0},
     "changed": true,
     "judged": true,                    false where a version has errors: then nothing moved
     "moved": [{
        "claim": "well-runs-dry",
        "headline": true,
        "clocks": ["then", "now"],      by which it moved so
        "before": "nothing-found",      a status
        "after": "stands",
        "cause": {
            "way": "undone",            each edit undone brings the old status back; "alone": each
                                        alone would have moved it; "together": only all together
            "edits": [{"entry": "claim", "id": "no-rain"}]
        }}],
     "weights": [{…}]                   of headline conclusions: the same, where "before" and "after"
                                        are {"for": [sure, possible], "against": the same,
                                        "firmness": a number, or null where it is not accepted};
                                        an edit of a cause has "weights": those with the edit undone
                                        or alone, where "way" is so
     "edits": [{
        "entry": "claim",               claim, source, argument, topic, person, passage, rivals
                                        or expectations
        "id": "no-rain",
        "how": "changed",               or "added", "removed"
        "was": null,                    the id before, where it was renamed
        "changes": [{
            "key": "stance",            the key of the format
            "how": "changed",
            "before": "supports",       null where it is new
            "after": "contradicts",     null where it is gone
            "within": {"section": "evidence", "of": ["gauge"]}     or null
        }]}],
     "stale": [{"claim": "well-runs-dry", "because": [{
        "what": "claim",                or "wording", "proof", "reason", "objection", "finding", "source";
                                        null where it cannot be told
        "of": ["no-rain"]               what tells it from others of its kind
        }]}],
     "unread": []                       what cannot be compared, because a version cannot be read
    }

Where a whole part was added or removed, a change has the key of its list, and further changes
within the same part say what was in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.argument.fingerprint import Part
from claimgraph.compare.comparison import Comparison, Edition
from claimgraph.compare.difference import Change, Edit
from claimgraph.compare.movement import Cause, Move, Shift
from claimgraph.judging.model import Standing
from claimgraph.terminal import as_json

FORMAT = 1


def format_json(comparison: Comparison) -> str:
    """Return a comparison as JSON."""
    found, movement = comparison.difference, comparison.movement
    roots = {root.id for root in found.after.argument.roots}
    report = {
        "format": FORMAT,
        "before": _edition(comparison.before),
        "after": _edition(comparison.after),
        "changed": not comparison.is_empty,
        "judged": movement is not None,
        "moved": [_move(move, headline=move.claim in roots) for move in movement.moves] if movement else [],
        "weights": [_shift(shift) for shift in movement.shifts] if movement else [],
        "edits": [_edit(edit) for edit in found.edits],
        "stale": [{"claim": stale.claim, "because": list(map(_part, stale.because))} for stale in found.stale],
        "unread": list(found.unread),
    }
    return as_json(report, ascii_only=False)


def _part(part: Part) -> dict[str, object]:
    return {"what": part.what.name.lower() if part.what else None, "of": list(part.of)}


def _edition(edition: Edition) -> dict[str, object]:
    return {"name": edition.name, "commit": edition.commit, "day": edition.day, "errors": len(edition.errors)}


def _move(move: Move, *, headline: bool) -> dict[str, object]:
    return {
        "claim": move.claim,
        "headline": headline,
        "clocks": [clock.value for clock in move.clocks],
        "before": move.before.value,
        "after": move.after.value,
        "cause": {"way": move.cause.way.value, "edits": [_named(edit) for edit in move.cause.edits]},
    }


def _shift(shift: Shift) -> dict[str, object]:
    return {
        "claim": shift.claim,
        "headline": True,
        "clocks": [clock.value for clock in shift.clocks],
        "before": _weights(shift.before),
        "after": _weights(shift.after),
        "cause": {"way": shift.cause.way.value, "edits": list(_tried(shift.cause, shift.tried))},
    }


def _tried(cause: Cause, tried: tuple[Standing, ...]) -> Iterator[dict[str, object]]:
    if not tried:
        yield from map(_named, cause.edits)
    for edit, standing in zip(cause.edits, tried, strict=False):
        yield {**_named(edit), "weights": _weights(standing)}


def _weights(standing: Standing) -> dict[str, object]:
    """Return both sides' weights, from the steps that apply and from those that may, and the firmness."""
    return {
        "for": [round(weight, 4) for weight in standing.pro],
        "against": [round(weight, 4) for weight in standing.con],
        "firmness": None if standing.firmness is None else round(standing.firmness, 4),
    }


def _named(edit: Edit) -> dict[str, object]:
    return {"entry": edit.entry.value, "id": edit.id}


def _edit(edit: Edit) -> dict[str, object]:
    changes = [_change(change) for change in edit.changes]
    return {**_named(edit), "how": edit.how.value, "was": edit.was, "changes": changes}


def _change(change: Change) -> dict[str, object]:
    within = change.within
    return {
        "key": change.key,
        "how": change.how.value,
        "before": change.before,
        "after": change.after,
        "within": {"section": within.section, "of": list(within.of)} if within else None,
    }
