"""A map made small: no words, only where claims are and how they fare. It leads to the map itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

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
    """What bears on what, straightened, as one path."""
    patches: tuple[Patch, ...]


def thumbnail(map_: Map) -> Thumbnail:
    """Make a map small."""
    places = {box.card.id: _centre(block, box) for block in map_.blocks for box in (*block.boxes, *block.guests)}
    paths: dict[tuple[str, str], list[str]] = defaultdict(list)
    for block in map_.blocks:
        for box in block.boxes:
            then, now = box.card.status_then.look, box.card.status.look
            for key in ((now, ""),) if then == now else ((then, "then"), (now, "now")):
                paths[key].append(_rectangle(block.x + box.x, block.y + box.y, box.width, box.height))
    edges = dict.fromkeys((edge.given, edge.to) for edge in (*(e for b in map_.blocks for e in b.edges), *map_.edges))
    return Thumbnail(
        width=round(map_.width),
        height=round(map_.height),
        grounds="".join(_rectangle(block.x, block.y, block.width, block.height) for block in map_.blocks),
        lines="".join(f"M{places[given]}L{places[to]}" for given, to in edges if given in places and to in places),
        patches=tuple(Patch(look, clock, "".join(parts)) for (look, clock), parts in sorted(paths.items())),
    )


def _centre(block: Block, box: Box) -> str:
    return f"{block.x + box.x + box.width / 2:.0f} {block.y + box.y + box.height / 2:.0f}"


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"M{x:.0f} {y:.0f}h{width:.0f}v{height:.0f}h-{width:.0f}z"
