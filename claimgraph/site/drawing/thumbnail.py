"""A thumbnail of a map: no words, only the places and statuses of claims. It links to the map itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, sqrt

from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing.topic import MOST_DRAWN, Step, TopicMap
from claimgraph.site.drawing.whole import HEAD, WIDTH, Bundle, TopicBox, Whole
from claimgraph.site.views import ClaimCard

ROOM = 14.0
"""Around the claims in a topic's box."""

Rectangle = tuple[float, float, float, float]
"""Left, top, width, height."""


@dataclass(frozen=True, slots=True)
class Patch:
    """All claims of one look, as one path."""

    look: str
    clock: str
    """``then`` or ``now``; empty where they have the status by both."""
    path: str


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small map."""

    width: int
    height: int
    grounds: str
    """What claims stand on, as one path: the topics, or the one topic."""
    guests: str
    """Claims of other topics, as one path."""
    lines: str
    """The edges, as straight lines, as one path."""
    patches: tuple[Patch, ...]


def of_topic(map_: TopicMap) -> Thumbnail:
    """Make the map of a topic small."""
    claims = [(box.card, (box.x, box.y, box.width, box.height)) for box in map_.boxes]
    return Thumbnail(
        width=round(map_.width),
        height=round(map_.height),
        grounds=_rectangle((0, 0, map_.width, map_.height)),
        guests="".join(_rectangle((box.x, box.y, box.width, box.height)) for box in map_.guests),
        lines="".join(edge.line.straight for edge in map_.edges) + "".join(map(_stub, map_.steps)),
        patches=_patches(claims),
    )


def of_whole(atlas: Atlas, map_: Whole) -> Thumbnail | None:
    """Make the whole map small: the claims of a topic as squares in its box, in their order; None where too many."""
    if len(atlas.argument.claims) > MOST_DRAWN:
        return None
    claims = [
        (atlas.card(id_), square)
        for box in map_.topics
        for id_, square in zip(atlas.argument.topics[box.id].claims, _squares(box), strict=True)
    ]
    return Thumbnail(
        width=round(map_.width),
        height=round(map_.height),
        grounds="".join(_rectangle((box.x, box.y, WIDTH, box.height)) for box in map_.topics),
        guests="",
        lines="".join(map(_touching, map_.bundles)),
        patches=_patches(claims),
    )


def _stub(step: Step) -> str:
    """Draw what leads from a joint to its claim."""
    end = step.end
    return f"M{end.x:.0f} {end.y:.0f}h{-end.outward * step.away:.0f}"


def _touching(bundle: Bundle) -> str:
    """Draw a line from box to box, without the room for its arrows."""
    (x, y), head = bundle.line.end, -HEAD if bundle.ends else HEAD
    start = f"M{bundle.line.start[0]:.0f} {bundle.line.start[1]:.0f}h{-head:.0f}" if bundle.back else ""
    return f"{bundle.line.straight}M{x:.0f} {y:.0f}h{head:.0f}{start}"


def _squares(box: TopicBox) -> Iterable[Rectangle]:
    """Place a square for each claim in a topic's box, as large as they can be."""
    width, height = WIDTH - 2 * ROOM, box.height - 2 * ROOM
    across = max(1, ceil(sqrt(box.claims * width / height)))
    side = min(width / across, height / max(1, ceil(box.claims / across)))
    for place in range(box.claims):
        yield box.x + ROOM + place % across * side, box.y + ROOM + place // across * side, side * 0.8, side * 0.8


def _patches(claims: Iterable[tuple[ClaimCard, Rectangle]]) -> tuple[Patch, ...]:
    paths: dict[tuple[str, str], list[str]] = defaultdict(list)
    for card, rectangle in claims:
        then, now = card.status_then.look, card.status.look
        for key in ((now, ""),) if then == now else ((then, "then"), (now, "now")):
            paths[key].append(_rectangle(rectangle))
    return tuple(Patch(look, clock, "".join(parts)) for (look, clock), parts in sorted(paths.items()))


def _rectangle(rectangle: Rectangle) -> str:
    x, y, width, height = rectangle
    return f"M{x:.0f} {y:.0f}h{width:.0f}v{height:.0f}h-{width:.0f}z"
