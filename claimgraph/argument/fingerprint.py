"""Fingerprints: the form in which a claim was reviewed, and what it then rested on.

The first part is the claim's own; one short part follows for every premise. When a premise
is reworded, the conclusion's review is *stale*, and the parts tell which premise it was: the
"suspect link" of requirements tracing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from claimgraph.argument.model import Argument, Claim, Evidence, Inference, Objection, Relevance

OWN, EACH = 12, 6
"""Characters of the claim's own part, and of each premise's."""


def fingerprint(argument: Argument, claim: Claim) -> str:
    """Return the fingerprint of a claim as it stands."""
    own = [
        claim.text,
        claim.kind.value,
        [[_premises(claim, number), inference.warrant] for number, inference in enumerate(claim.because)],
        [[item.source.id, item.stance.value, item.finding, item.quote] for item in claim.evidence],
        [objection.claim.id for objection in claim.objections],
        *_weights(claim),
    ]
    parts = [_hash(own, OWN), *(_hash(argument.claims[id_].text, EACH) for id_ in _rests_on(claim))]
    return "-".join(parts)


def _weights(claim: Claim) -> Iterator[list[str]]:
    """Yield how the editors weigh the claim and what bears on it, where they say so.

    A claim of which they say nothing has the fingerprint that it had before they could.
    """
    if claim.standard:
        yield ["standard", claim.standard.value]
    steps: tuple[Inference | Objection, ...] = (*claim.because, *claim.objections)
    for step in steps:
        if step.force:
            yield ["force", _within(claim, step.id), step.force.value]
    for item in claim.evidence:
        said = [
            item.relevance.value if item.relevance is not Relevance.DIRECT else "",
            item.nature.value if item.nature else "",
            "" if item.turned_out is None else str(item.turned_out),
        ]
        if any(said):
            yield ["finding", _within(claim, item.id), *said]
    parts: tuple[Inference | Objection | Evidence, ...] = (*claim.because, *claim.objections, *claim.evidence)
    for part in parts:
        yield from (["weakens", _within(claim, part.id), it.claim.id] for it in part.undercut if it.weakens)


def _within(claim: Claim, id_: str) -> str:
    """Return the id of a part without that of its claim, which may be renamed."""
    return id_.removeprefix(claim.id)


def what_changed(argument: Argument, claim: Claim) -> tuple[str, ...]:
    """Return what changed since the claim's review: its own id, and those of reworded premises; empty if nothing."""
    if claim.reviewed is None:
        return ()
    then, now = claim.reviewed.of.split("-"), fingerprint(argument, claim).split("-")
    changed = [claim.id] if then[0] != now[0] else []
    if len(then) == len(now):
        changed += [id_ for id_, old, new in zip(_rests_on(claim), then[1:], now[1:], strict=True) if old != new]
    return tuple(changed or ([claim.id] if then != now else []))


def _rests_on(claim: Claim) -> Iterator[str]:
    ids = (premise.claim.id for inference in claim.because for premise in inference.premises)
    yield from dict.fromkeys(ids)


def _premises(claim: Claim, number: int) -> list[str]:
    return [premise.claim.id for premise in claim.because[number].premises]


def _hash(value: object, length: int) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:length]
