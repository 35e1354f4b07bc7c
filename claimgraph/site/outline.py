"""The outline of a topic: its claims as a list, below each what bears on it, each claim opened once.

The list is flat, and each item says where levels begin and end, so that neither this module nor a
template recurses over the argument; and it is never deeper than a page can show.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from claimgraph.argument.model import Claim
from claimgraph.language import gettext, message, message_in, pgettext
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas

DEEPEST = 12
"""Levels of the outline; what would be deeper starts a new entry at the left."""
MENTIONS = 8
"""Claims opened elsewhere that are named below one; the others are counted."""
BELOW = message("opened below")


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A claim in the outline. What bears on it follows, one level deeper."""

    claim: v.ClaimCard
    role: str
    """What it does for the claim above it, in a word; empty at the top."""
    elsewhere: str
    """Where it stands with what bears on it, if that is not here."""
    more: int
    """How many further claims bear on it that are opened elsewhere."""
    opens: bool
    """Whether the next item is one level deeper."""
    closes: int
    """How many levels end with this item."""


def outline(atlas: Atlas, topic: str, seen: set[str]) -> Iterator[OutlineItem]:
    """Yield the items of a topic's outline.

    Args:
        atlas: the argument.
        topic: the topic.
        seen: claims that are opened already and are only named here; those of the topic are added.
    """
    mentions: Counter[str] = Counter()
    rows = list(_rows(atlas, topic, seen, mentions))
    depths = [row.depth for row in rows]
    for row, after in zip(rows, [*depths[1:], 0], strict=True):
        more = 0 if row.elsewhere else max(0, mentions[row.claim] - MENTIONS)
        opens, closes = after > row.depth, max(0, row.depth - after)
        yield OutlineItem(atlas.card(row.claim), _role(row.role), gettext(row.elsewhere), more, opens, closes)


_ROLES = {
    "because": message_in("role in the outline", "because"),
    "against": message_in("role in the outline", "against"),
    "undercuts": message_in("role in the outline", "undercuts"),
}


def _role(name: str) -> str:
    return pgettext("role in the outline", _ROLES[name]) if name else ""


class _Row(NamedTuple):
    depth: int
    claim: str
    above: str
    """The claim that it bears on here."""
    role: str
    elsewhere: str = ""


def _rows(atlas: Atlas, topic: str, seen: set[str], mentions: Counter[str]) -> Iterator[_Row]:
    """Yield the rows of a topic: what nothing else rests on comes first, each claim is opened once.

    Args:
        atlas: the argument.
        topic: the topic.
        seen: claims that are opened; those of the topic are added.
        mentions: counts, per claim, those that bear on it and are opened elsewhere.
    """
    claims, own = atlas.argument.claims, atlas.argument.topics[topic].claims
    inside = set(own)
    bearing = {bearing for id_ in own for bearing, _ in _bearing(claims[id_]) if bearing != id_}
    starts = deque(sorted(own, key=bearing.__contains__))
    while starts:
        pending = [_Row(0, starts.popleft(), "", "")]
        deeper: list[str] = []
        while pending:
            row = pending.pop()
            elsewhere = _elsewhere(row, seen, inside, claims)
            if not elsewhere:
                seen.add(row.claim)
                below = dict(_bearing(claims[row.claim]))
                pending += [_Row(row.depth + 1, id_, row.claim, role) for id_, role in reversed(below.items())]
                yield row
            elif elsewhere == BELOW:
                deeper.append(row.claim)
                yield row._replace(elsewhere=BELOW)
            elif row.depth:
                mentions[row.above] += 1
                if mentions[row.above] <= MENTIONS:
                    yield row._replace(elsewhere=elsewhere)
        starts.extendleft(reversed(deeper))


def _elsewhere(row: _Row, seen: Collection[str], inside: Collection[str], claims: Mapping[str, Claim]) -> str:
    """Return where a claim is expanded, if not in its row."""
    if row.claim in seen:
        return message("above")
    if row.claim not in inside:
        return message("in its own topic")
    too_deep = row.depth == DEEPEST and next(_bearing(claims[row.claim]), None)
    return BELOW if too_deep else ""


def _bearing(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield what bears on a claim, and how."""
    for step in claim.because:
        yield from ((premise.claim.id, "because") for premise in step.premises)
        yield from ((cutter.claim.id, "undercuts") for cutter in step.undercut)
    for objection in claim.objections:
        yield objection.claim.id, "against"
