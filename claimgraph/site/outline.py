"""The outline of a topic: its claims as a list, below each what bears on it, each claim opened once.

The list is flat, and each item says where levels begin and end, so that neither this module nor a
template recurses over the argument; and it is never deeper than a page can show.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
BEGUN = message("on an earlier page")


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
    return _items(atlas, list(_rows(atlas, topic, seen, mentions)), mentions)


class Outline:
    """The outline of a topic that is too long for one page."""

    def __init__(self, atlas: Atlas, topic: str, most: int) -> None:
        """Work out its rows.

        Args:
            atlas: the argument.
            topic: the topic.
            most: how many claims a page opens.
        """
        self._atlas = atlas
        self._mentions: Counter[str] = Counter()
        self._pages = list(_pages(_rows(atlas, topic, set(), self._mentions), most))

    def page(self, number: int) -> Iterator[OutlineItem]:
        """Yield the items of a page, counted from 1: first the claims above its first one, which are opened before."""
        return _items(self._atlas, self._pages[number - 1], self._mentions)


def _items(atlas: Atlas, rows: Sequence[_Row], mentions: Mapping[str, int]) -> Iterator[OutlineItem]:
    depths = [row.depth for row in rows]
    for row, after in zip(rows, [*depths[1:], 0], strict=True):
        more = 0 if row.elsewhere else max(0, mentions.get(row.claim, 0) - MENTIONS)
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


def _pages(rows: Iterable[_Row], most: int) -> Iterator[list[_Row]]:
    """Cut rows into pages; each begins with what stands above its first row."""
    page: list[_Row] = []
    above: list[_Row] = []
    opened = 0
    for row in rows:
        del above[row.depth :]
        if not row.elsewhere:
            if opened == most:
                yield page
                page, opened = [each._replace(elsewhere=BEGUN) for each in above], 0
            opened += 1
            above.append(row)
        page.append(row)
    yield page


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
