"""The whole map: a block for every topic, laid out in layers, and lines between the blocks.

A claim is a box. To its right is what bears on it: premises, whose lines meet at the joint of
their inference, and objections, whose broken lines end in a bar. An undercut ends at a joint.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from claimgraph.argument.model import Claim, Topic
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing.layers import Layers, Point, lay_out
from claimgraph.site.drawing.shapes import Box, lettered
from claimgraph.site.drawing.shapes import number as n

WIDTH, HEIGHT = 172.0, 34.0
"""Of a box."""
COLUMN, ROW = WIDTH + 76.0, HEIGHT + 11.0
"""From one box to the next."""
JOINT = 17.0
"""From a box to the joints of its inferences."""
LINES = 2
TITLE, EDGE = 34.0, 18.0
"""Height of a block's title, and room around its boxes."""
BETWEEN = 46.0
"""From one block to the next."""
MOST_DRAWN, MOST_LINES = 1000, 5000
"""Claims and lines that are drawn on one page; beyond that the topics are folded, and opened on demand."""
MOST_COLUMNS = 24
"""Columns that blocks are set into at most."""
SHAPE = 1.35
"""Ratio of width to height that the whole is arranged to approach."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One line of the map."""

    path: str
    given: str
    """The claim that it comes from."""
    to: str
    """The claim that it bears on."""
    kind: str
    """``pro``, ``con`` or ``cut``."""


@dataclass(frozen=True, slots=True)
class MapJoint:
    """The joint of an inference, with its arrow to the claim."""

    id: str
    to: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Block:
    """A topic's part of the map. What is in it is placed relative to it."""

    topic: str
    title: str
    x: float
    y: float
    width: float
    height: float
    boxes: tuple[Box, ...]
    guests: tuple[Box, ...]
    """Claims of other topics that are drawn here, where the block stands alone."""
    edges: tuple[Edge, ...]
    steps: tuple[MapJoint, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """Blocks, and what goes between them."""

    width: float
    height: float
    blocks: tuple[Block, ...]
    edges: tuple[Edge, ...]


@lru_cache(maxsize=1)
def draw_topics(atlas: Atlas) -> Mapping[str, Map | None]:
    """Draw each topic alone, with those claims of others that bear on it or on which it bears; once for all pages.

    None stands for a topic that has too much to be drawn.
    """
    bonds: dict[str, list[_Bond]] = {id_: [] for id_ in atlas.argument.topics}
    claims = atlas.argument.claims
    for claim in claims.values():
        for bond in _bonds(claim):
            for topic in dict.fromkeys(claims[end].topic for end in bond.ends):
                bonds[topic].append(bond)
    return {topic.id: _alone(atlas, topic, bonds[topic.id]) for topic in atlas.argument.topics.values()}


def _alone(atlas: Atlas, topic: Topic, bonds: Sequence[_Bond]) -> Map | None:
    if _too_many({*topic.claims, *(end for bond in bonds for end in bond.ends)}, bonds):
        return None
    block = _draw(atlas, topic, bonds)
    return Map(block.width, block.height, (block,), ())


@lru_cache(maxsize=1)
def draw_all(atlas: Atlas) -> Map | None:
    """Draw every topic, side by side, with the lines between them; once for all pages. None where that is too much."""
    claims, topics = atlas.argument.claims, atlas.argument.topics.values()
    if _too_many(claims, [bond for claim in claims.values() for bond in _bonds(claim)]):
        return None
    blocks = _arranged([_draw(atlas, topic, list(_within(topic, claims))) for topic in topics])
    width = max((block.x + block.width for block in blocks), default=0.0)
    height = max((block.y + block.height for block in blocks), default=0.0)
    return Map(width, height, blocks, tuple(_between(atlas, blocks)))


def _too_many(claims: Collection[str], bonds: Collection[_Bond]) -> bool:
    return len(claims) > MOST_DRAWN or len(bonds) > MOST_LINES


def _within(topic: Topic, claims: Mapping[str, Claim]) -> Iterator[_Bond]:
    inside = set(topic.claims)
    for id_ in topic.claims:
        yield from (bond for bond in _bonds(claims[id_]) if inside.issuperset(bond.ends))


def _between(atlas: Atlas, blocks: Iterable[Block]) -> Iterator[Edge]:
    """Yield the lines from one block to another, in the units of the whole."""
    by_topic = {block.topic: block for block in blocks}
    boxes = {box.card.id: box for block in by_topic.values() for box in block.boxes}
    joints = {step.id: step for block in by_topic.values() for step in block.steps}
    topic = {id_: claim.topic for id_, claim in atlas.argument.claims.items()}
    for claim in atlas.argument.claims.values():
        for bond in _bonds(claim):
            given, to = by_topic[topic[bond.given]], by_topic[topic[bond.to]]
            if given is not to:
                start, end = _start(boxes[bond.given]), _end(boxes[bond.to], joints.get(bond.step))
                path = _path((start[0] + given.x, start[1] + given.y), (end[0] + to.x, end[1] + to.y), ())
                yield Edge(path, *bond.ends, bond.kind)


@dataclass(frozen=True, slots=True)
class _Bond:
    """A claim that bears on another."""

    given: str
    to: str
    kind: str
    step: str
    """The inference that it is a premise of, or that it undercuts; for an objection the objection itself."""

    @property
    def ends(self) -> tuple[str, str]:
        return self.given, self.to


def _bonds(claim: Claim) -> Iterator[_Bond]:
    """Yield everything that bears on a claim."""
    for step in claim.because:
        for premise in step.premises:
            yield _Bond(premise.claim.id, claim.id, "pro", step.id)
        for cutter in step.undercut:
            yield _Bond(cutter.claim.id, claim.id, "cut", step.id)
    for objection in claim.objections:
        yield _Bond(objection.claim.id, claim.id, "con", objection.id)
        for reply in objection.undercut:
            yield _Bond(reply.claim.id, claim.id, "cut", objection.id)


def _draw(atlas: Atlas, topic: Topic, bonds: Sequence[_Bond]) -> Block:
    layers = lay_out(bond.ends for bond in bonds)
    boxes = {id_: _box(atlas, id_, place) for id_, place in _places(topic, layers).items()}
    steps = {step.id: step for step in _joints(bonds, boxes)}
    visiting = layers.at.keys() - set(topic.claims)
    return Block(
        topic=topic.id,
        title=topic.title,
        x=0.0,
        y=0.0,
        width=max((box.x + box.width for box in boxes.values()), default=0.0) + EDGE,
        height=max((box.bottom for box in boxes.values()), default=0.0) + EDGE,
        boxes=tuple(boxes[id_] for id_ in topic.claims),
        guests=tuple(boxes[id_] for id_ in layers.at if id_ in visiting),
        edges=tuple(_edge(bond, boxes, steps, layers) for bond in bonds),
        steps=tuple(steps.values()),
    )


def _edge(bond: _Bond, boxes: Mapping[str, Box], steps: Mapping[str, MapJoint], layers: Layers) -> Edge:
    start, end = _start(boxes[bond.given]), _end(boxes[bond.to], steps.get(bond.step))
    return Edge(_path(start, end, map(_pass, layers.by.get(bond.ends, ()))), *bond.ends, bond.kind)


def _places(topic: Topic, layers: Layers) -> dict[str, Point]:
    """Place the claims that lines join in their layers, and those of the topic that nothing joins below."""
    joined = {id_: _place(point) for id_, point in layers.at.items()}
    alone = [id_ for id_ in topic.claims if id_ not in joined]
    return joined | _beneath(alone, layers.rows, layers.columns)


def _place(point: Point) -> Point:
    column, row = point
    return EDGE + column * COLUMN, TITLE + row * ROW


def _pass(point: Point) -> Point:
    x, y = _place(point)
    return x + WIDTH / 2, y + HEIGHT / 2


def _beneath(alone: Sequence[str], rows: float, columns: int) -> dict[str, Point]:
    """Place claims without edges in rows below the rest."""
    across = max(columns, 2)
    first = rows + 1.4 if columns else 0.0
    return {id_: _place((number % across, first + number // across)) for number, id_ in enumerate(alone)}


def _box(atlas: Atlas, id_: str, place: Point) -> Box:
    card = atlas.card(id_)
    return Box(card, *place, WIDTH, HEIGHT, lettered(card, WIDTH, LINES))


def _joints(bonds: Iterable[_Bond], boxes: Mapping[str, Box]) -> Iterator[MapJoint]:
    """Place the joints of a claim's inferences, and the ends of its objections, along its right side."""
    arriving: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for bond in bonds:
        if bond.kind != "cut":
            arriving[bond.to][bond.step].append(boxes[bond.given].y)
    for to, steps in arriving.items():
        box = boxes[to]
        ordered = sorted(steps, key=lambda step: (sum(steps[step]) / len(steps[step]), step))
        for place, step in enumerate(ordered):
            y = box.y + box.height * (place + 1) / (len(ordered) + 1)
            yield MapJoint(step, to, box.x + box.width + JOINT, y)


def _start(box: Box) -> Point:
    return box.x, box.y + box.height / 2


def _end(box: Box, step: MapJoint | None) -> Point:
    return (step.x, step.y) if step else (box.x + box.width + JOINT, box.y + box.height / 2)


def _path(start: Point, end: Point, by: Iterable[Point]) -> str:
    """Return an SVG path that leaves to the left, arrives from the right and passes given places."""
    points = [start, *by, end]
    path = f"M{n(start[0])} {n(start[1])}"
    for (x, y), (next_x, next_y) in pairwise(points):
        bend = max(18.0, min(60.0, abs(x - next_x) / 2))
        path += f"C{n(x - bend)} {n(y)} {n(next_x + bend)} {n(next_y)} {n(next_x)} {n(next_y)}"
    return path


def _arranged(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Arrange blocks in the number of columns that brings the whole nearest to `SHAPE`."""
    options = [_in_columns(blocks, count) for count in range(1, min(len(blocks), MOST_COLUMNS) + 1)]
    return min(options, key=_misshape, default=())


def _in_columns(blocks: Sequence[Block], count: int) -> tuple[Block, ...]:
    room = sum(block.height + BETWEEN for block in blocks) / count
    placed: list[Block] = []
    x = y = widest = 0.0
    for block in blocks:
        if y and y + block.height / 2 > room:
            x, y, widest = x + widest + BETWEEN, 0.0, 0.0
        placed.append(replace(block, x=x, y=y))
        y += block.height + BETWEEN
        widest = max(widest, block.width)
    return tuple(placed)


def _misshape(blocks: Sequence[Block]) -> float:
    width = max(block.x + block.width for block in blocks)
    height = max(block.y + block.height for block in blocks)
    return max(width / height / SHAPE, SHAPE * height / width)
