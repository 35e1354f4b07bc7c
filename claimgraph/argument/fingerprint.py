"""Fingerprints: the form in which a claim was reviewed, and what it then rested on.

The first part is the claim's own; one short part follows for every premise. When a premise
is reworded, the conclusion's review is *stale*, and the parts tell which premise it was: the
"suspect link" of requirements tracing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from claimgraph.argument.model import Argument, Claim

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
    ]
    parts = [_hash(own, OWN), *(_hash(argument.claims[id_].text, EACH) for id_ in _rests_on(claim))]
    return "-".join(parts)


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
