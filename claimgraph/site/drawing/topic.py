"""The map of a topic: its claims in layers, with those of other topics that bear on them or on which they bear.

A claim is a box. To its right is what bears on it: premises, whose lines meet at the joint of
their inference, and objections, whose broken lines end in a bar. An undercut ends at a joint.
Where two claims object to each other, one line has a bar at both ends.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimgraph.argument.model import Topic
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing.bonds import Bond, bonds_of, is_inference
from claimgraph.site.drawing.layers import Layers, Point, lay_out
from claimgraph.site.drawing.ports import Ports
from claimgraph.site.drawing.routes import Columns, End, Line, crossed, route
from claimgraph.site.drawing.rows import Rows
from claimgraph.site.drawing.shapes import Box, lettered
from claimgraph.site.paging import ROOM
from claimgraph.site.views import ClaimCard

WIDTH, HEIGHT = 190.0, 38.0
"""Of a box; it is taller where more joints stand beside it."""
ROW = HEIGHT + 14.0
"""From one box to the next below it."""
JOINT, BAR = 19.0, 15.0
"""From a box to the joints of its inferences, and to where the line of an objection becomes its bar."""
SHORT = 6.0
"""From where an undercut ends to the joint that it is against."""
PORT = 11.0
"""From one joint of a box to the next."""
BESIDE = 7.0
"""From a box to a line that has to pass it in its own column."""
LINES = 2
TITLE, EDGE = 40.0, 24.0
"""Height of the title, and room around the boxes."""
MOST_DRAWN, MOST_LINES = 800, 4000
"""Claims and lines that the page of all topics shows; beyond that it has only the topics. One map has fewer boxes."""
COLUMNS = Columns(first=EDGE, width=WIDTH, apart=WIDTH + 92.0, joints=JOINT + 6.0)


@dataclass(frozen=True, slots=True)
class Edge:
    """One line of the map."""

    line: Line
    given: str
    """The claim that it comes from."""
    to: str
    """The claim that it bears on."""
    kind: str
    """``pro``, ``con`` or ``cut``."""
    mutual: bool = False
    """Whether each of the two claims objects to the other."""


@dataclass(frozen=True, slots=True)
class Step:
    """The joint of an inference, with its arrow to the claim; or the bar of an objection."""

    id: str
    to: str
    kind: str
    """``pro`` or ``con``."""
    end: End

    @property
    def away(self) -> float:
        """How far it is from its box."""
        return JOINT if self.kind == "pro" else BAR


@dataclass(frozen=True, slots=True)
class TopicMap:
    """A topic's drawing."""

    topic: str
    title: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    guests: tuple[Box, ...]
    """Claims of other topics."""
    edges: tuple[Edge, ...]
    steps: tuple[Step, ...]

    @property
    def in_reading_order(self) -> list[Box]:
        """Boxes column by column, as the eye goes: what is concluded first, then what bears on it."""
        return sorted((*self.boxes, *self.guests), key=lambda box: (box.x, box.y))


@lru_cache(maxsize=1)
def draw_topics(atlas: Atlas) -> Mapping[str, TopicMap | None]:
    """Draw each topic, with those claims of others that bear on it or on which it bears; once for all pages.

    None stands for a topic that has too much to be drawn.
    """
    bonds: dict[str, list[Bond]] = {id_: [] for id_ in atlas.argument.topics}
    claims = atlas.argument.claims
    for claim in claims.values():
        for bond in bonds_of(claim):
            for topic in dict.fromkeys(claims[end].topic for end in bond.ends):
                bonds[topic].append(bond)
    most = atlas.room.rows
    return {topic.id: draw(topic, bonds[topic.id], atlas.card, most) for topic in atlas.argument.topics.values()}


def is_too_much(claims: Collection[str], bonds: Collection[Bond], most: int = MOST_DRAWN) -> bool:
    """Whether it is more than one page shows."""
    return len(claims) > most or len(bonds) > MOST_LINES


def draw(
    topic: Topic, bonds: Sequence[Bond], card: Callable[[str], ClaimCard], most: int = ROOM.rows
) -> TopicMap | None:
    """Draw a topic; None where it has too much to be drawn.

    Args:
        topic: the topic.
        bonds: what bears on its claims, and what these bear on.
        card: finds the card of a claim.
        most: how many boxes are drawn: as many as its outline, on the same page, has rows.
    """
    if is_too_much({*topic.claims, *(end for bond in bonds for end in bond.ends)}, bonds, most):
        return None
    layers = lay_out([bond.ends for bond in bonds], _weak(bonds))
    alone = [id_ for id_ in topic.claims if id_ not in layers.at]
    ports = Ports(bonds, layers)
    places = _Places(card, dict(layers.at) | _beneath(alone, layers.rows, layers.columns), ports)
    edges = tuple(_edges(bonds, layers, ports, places))
    width, height = places.extent(edges)
    own = set(topic.claims)
    return TopicMap(
        topic=topic.id,
        title=topic.title,
        width=width,
        height=max(height, places.y(layers.rows) + EDGE),
        boxes=tuple(places.boxes[id_] for id_ in topic.claims),
        guests=tuple(places.boxes[id_] for id_ in layers.at if id_ not in own),
        edges=edges,
        steps=tuple(_step(bond, places) for bond in {bond.step: bond for bond in bonds}.values()),
    )


def _step(bond: Bond, places: _Places) -> Step:
    return Step(bond.step, bond.to, "pro" if is_inference(bond.step) else "con", places.joint(bond))


def _weak(bonds: Iterable[Bond]) -> set[tuple[str, str]]:
    """Return what may be drawn the other way round, which only objections bear."""
    firm = {bond.ends for bond in bonds if bond.kind != "con"}
    return {bond.ends for bond in bonds} - firm


def _beneath(alone: Sequence[str], rows: float, columns: int) -> dict[str, Point]:
    """Set what nothing bears on, and what bears on nothing, in rows beneath the rest."""
    across = max(columns, 2)
    first = rows + 1.4 if columns else 0.0
    return {id_: (float(number % across), first + number // across) for number, id_ in enumerate(alone)}


class _Places:
    """Boxes as they stand, and the places of their ports."""

    def __init__(self, card: Callable[[str], ClaimCard], at: Mapping[str, Point], ports: Ports) -> None:
        heights = {id_: max(HEIGHT, PORT * (ports.most(id_) + 1)) for id_ in at}
        self.rows = Rows(ROW, ((row, heights[id_] - HEIGHT) for id_, (_, row) in at.items()))
        self.at, self.ports = at, ports
        self.boxes: dict[str, Box] = {}
        for id_, (column, row) in at.items():
            claim, height = card(id_), heights[id_]
            lines = lettered(claim, WIDTH, LINES)
            self.boxes[id_] = Box(claim, COLUMNS.left(column), self.y(row) - height / 2, WIDTH, height, lines)

    def extent(self, edges: Iterable[Edge]) -> tuple[float, float]:
        """Return the width and the height of what holds all boxes and lines."""
        boxes = self.boxes.values()
        right = max((0.0, *(box.x + box.width for box in boxes), *(edge.line.right for edge in edges)))
        return right + EDGE, max((box.bottom for box in boxes), default=0.0) + EDGE

    def y(self, row: float) -> float:
        """Return the height of the middle of a row."""
        return TITLE + self.rows.y(row) - (ROW - HEIGHT) / 2

    def port(self, id_: str, port: str, *, right: bool, away: float = 0.0) -> End:
        """Return the place of a port, so far away from its box."""
        box, order = self.boxes[id_], self.ports.order[id_, right]
        y = box.y + box.height * (order.index(port) + 1) / (len(order) + 1)
        x = box.x + box.width + away if right else box.x - away
        return End(x, y, int(self.at[id_][0]), right)

    def joint(self, bond: Bond, *, short: float = 0.0) -> End:
        """Return the joint of a bond's step, or a place so far short of it."""
        away = JOINT if is_inference(bond.step) else BAR
        return self.port(bond.to, bond.step, right=self.ports.joints[bond.step], away=away + short)

    def start(self, bond: Bond) -> End:
        """Return where a line leaves its claim."""
        away = BAR if self.ports.is_mutual(bond) else 0.0
        return self.port(bond.given, self.ports.leaving(bond), right=self.ports.leaves_right(bond), away=away)


def _edges(bonds: Iterable[Bond], layers: Layers, ports: Ports, places: _Places) -> Iterable[Edge]:
    for bond in bonds:
        if not ports.is_spared(bond):
            start = places.start(bond)
            end = places.joint(bond, short=SHORT if bond.kind == "cut" else 0.0)
            by = _crossings(bond, start, end, layers, places)
            yield Edge(route(start, end, by, COLUMNS), *bond.ends, bond.kind, ports.is_mutual(bond))


def _crossings(bond: Bond, start: End, end: End, layers: Layers, places: _Places) -> list[Point]:
    """Return where a line crosses columns: at places kept for it, and beside the box that it has to go round."""
    kept = dict(layers.by.get(bond.ends, ()))
    columns = crossed(start, end)
    found = [(float(column), places.y(kept[column])) for column in columns if column in kept]
    if columns and columns[-1] == end.column:
        box = places.boxes[bond.to]
        above = not found or found[-1][1] < box.y
        found.append((float(end.column), box.y - BESIDE if above else box.bottom + BESIDE))
    return found
