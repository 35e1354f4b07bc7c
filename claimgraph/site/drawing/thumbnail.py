"""A thumbnail of a map: no words, only the places and statuses of claims. It links to the map itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from claimgraph.site.drawing.shapes import Box
from claimgraph.site.drawing.whole import Block, Map


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
    """The topics' grounds, as one path."""
    lines: str
    """The edges, as straight lines, as one path."""
    patches: tuple[Patch, ...]


def thumbnail(map_: Map) -> Thumbnail:
    """Return the thumbnail of a map."""
    return Thumbnail(
        width=round(map_.width),
        height=round(map_.height),
        grounds="".join(_rectangle(block.x, block.y, block.width, block.height) for block in map_.blocks),
        lines="".join(_lines(map_)),
        patches=tuple(_patches(map_)),
    )


def _lines(map_: Map) -> Iterator[str]:
    """Yield a straight line for each pair of claims that an edge joins."""
    places = {box.card.id: _centre(block, box) for block in map_.blocks for box in (*block.boxes, *block.guests)}
    edges = chain(chain.from_iterable(block.edges for block in map_.blocks), map_.edges)
    for given, to in dict.fromkeys((edge.given, edge.to) for edge in edges):
        if given in places and to in places:
            yield f"M{places[given]}L{places[to]}"


def _patches(map_: Map) -> Iterator[Patch]:
    """Yield all claims of each look and clock as one patch."""
    paths: dict[tuple[str, str], list[str]] = defaultdict(list)
    for block in map_.blocks:
        for box in block.boxes:
            then, now = box.card.status_then.look, box.card.status.look
            for key in ((now, ""),) if then == now else ((then, "then"), (now, "now")):
                paths[key].append(_rectangle(block.x + box.x, block.y + box.y, box.width, box.height))
    for (look, clock), parts in sorted(paths.items()):
        yield Patch(look, clock, "".join(parts))


def _centre(block: Block, box: Box) -> str:
    return f"{block.x + box.x + box.width / 2:.0f} {block.y + box.y + box.height / 2:.0f}"


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"M{x:.0f} {y:.0f}h{width:.0f}v{height:.0f}h-{width:.0f}z"
