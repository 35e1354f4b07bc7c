"""The whole map: a box for every topic, with its claims counted by status, and lines for how much bears on what.

A line between two topics stands for all that leads from one to the other. It is the thicker
the more that is, and has an arrow at each end at which something bears.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from claimgraph.argument.clocks import ByClock
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing.bonds import bonds_of
from claimgraph.site.drawing.layers import Layers, Point, lay_out
from claimgraph.site.drawing.lettering import width, wrap
from claimgraph.site.drawing.routes import Columns, End, Line, crossed, route
from claimgraph.site.drawing.rows import Rows
from claimgraph.site.links import map_path

SIZE, SMALL = 13.0, 12.0
"""Of a topic's title, and of the numbers."""
WIDTH, HEIGHT = 228.0, 112.0
"""Of a box; it is taller where many lines meet it."""
ROW = HEIGHT + 30.0
HEAD = 10.0
"""Length of an arrow's head."""
PORT = 22.0
"""From one line at a box to the next."""
LINES = 3
PAD, EDGE = 12.0, 16.0
MARK = 14.0
"""From a status to its number."""
THINNEST, THICKEST = 2, 9
MOST_TOPICS = 300
"""Topics that are drawn; more are a list only."""
COLUMNS = Columns(first=EDGE, width=WIDTH, apart=WIDTH + 84.0, joints=HEAD + 6.0, clear=HEAD + 6.0)


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims of a topic have a look."""

    look: str
    number: int
    x: float


@dataclass(frozen=True, slots=True)
class TopicBox:
    """A topic as a box."""

    id: str
    topic: v.TopicCard
    map: str
    """The path of its own map."""
    claims: int
    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    """Its title."""
    counts: ByClock[tuple[Count, ...]]


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that leads from one topic to another, and back."""

    given: v.TopicCard
    to: v.TopicCard
    number: int
    """How many links lead from the one to the other."""
    back: int
    """How many lead back, which are fewer or as many."""
    line: Line
    weight: int
    """Its thickness."""
    x: float
    y: float
    """Where its number stands."""
    ends: bool
    """Whether the number ends there, to the left of the line's beginning, or begins there."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Topics, and what goes between them."""

    width: float
    height: float
    topics: tuple[TopicBox, ...]
    bundles: tuple[Bundle, ...]


@lru_cache(maxsize=1)
def draw_all(atlas: Atlas) -> Whole | None:
    """Draw all topics of an argument, once for all pages. None where there are too many."""
    return draw({id_: atlas.topic(id_) for id_ in atlas.argument.topics}, _links(atlas))


def draw(topics: Mapping[str, v.TopicCard], links: Mapping[tuple[str, str], tuple[int, int]]) -> Whole | None:
    """Draw topics; None where there are too many.

    Args:
        topics: by their ids.
        links: how much leads from one to another, and how much back; each pair once, the way that more goes.
    """
    if len(topics) > MOST_TOPICS:
        return None
    plan = _Plan(topics, links)
    boxes = plan.boxes.values()
    return Whole(
        width=max((box.x for box in boxes), default=0.0) + WIDTH + EDGE + HEAD,
        height=max((0.0, plan.y(plan.layers.rows), *(box.y + box.height for box in boxes))) + EDGE,
        topics=tuple(boxes),
        bundles=tuple(_bundle(plan, *ends, *numbers) for ends, numbers in links.items()),
    )


def _links(atlas: Atlas) -> dict[tuple[str, str], tuple[int, int]]:
    """Count what leads from topic to topic, and back; each pair once, the way that more goes."""
    claims = atlas.argument.claims
    pairs = Counter((claims[bond.given].topic, claim.topic) for claim in claims.values() for bond in bonds_of(claim))
    return {
        (given, to): (number, pairs[to, given])
        for (given, to), number in sorted(pairs.items())
        if given != to and (number, given) > (pairs[to, given], to)
    }


class _Plan:
    """Where topics stand, and where lines leave and reach each."""

    def __init__(self, topics: Mapping[str, v.TopicCard], links: Iterable[tuple[str, str]]) -> None:
        self.layers = lay_out(links)
        alone = [id_ for id_ in topics if id_ not in self.layers.at]
        self.at = dict(self.layers.at) | _beneath(alone, self.layers)
        self.ports = self._ports(links)
        most = {id_: max(len(self.ports[id_, right]) for right in (False, True)) for id_ in topics}
        heights = {id_: max(HEIGHT, PORT * (most[id_] + 1)) for id_ in topics}
        self.rows = Rows(ROW, ((row, heights[id_] - HEIGHT) for id_, (_, row) in self.at.items()))
        self.boxes = {id_: self._box(id_, topic, heights[id_]) for id_, topic in topics.items()}

    def y(self, row: float) -> float:
        """Return the height of the middle of a row."""
        return EDGE + self.rows.y(row) - (ROW - HEIGHT) / 2

    def turned(self, given: str, to: str) -> bool:
        """Whether a topic stands to the left of what it bears on."""
        return self.at[given][0] < self.at[to][0]

    def end(self, id_: str, other: str, *, right: bool, away: float) -> End:
        """Return where the line to another topic leaves or reaches one, so far away from its box."""
        box, order = self.boxes[id_], self.ports[id_, right]
        y = box.y + box.height * (order.index(other) + 1) / (len(order) + 1)
        return End(box.x + WIDTH + away if right else box.x - away, y, int(self.at[id_][0]), right)

    def _ports(self, links: Iterable[tuple[str, str]]) -> Mapping[tuple[str, bool], list[str]]:
        """Return per topic and side the topics to which lines lead from there, in order."""
        found: dict[tuple[str, bool], list[str]] = defaultdict(list)
        for given, to in links:
            turned = self.turned(given, to)
            found[given, turned].append(to)
            found[to, not turned].append(given)
        for (id_, _), others in found.items():
            others.sort(key=lambda other: (self.layers.toward(id_, other), other))
        return found

    def _box(self, id_: str, topic: v.TopicCard, height: float) -> TopicBox:
        column, row = self.at[id_]
        return TopicBox(
            id=id_,
            topic=topic,
            map=map_path(id_),
            claims=sum(tally.count for tally in topic.tallies.now),
            x=COLUMNS.left(column),
            y=self.y(row) - height / 2,
            height=height,
            lines=wrap(topic.title, WIDTH - 2 * PAD, SIZE, LINES),
            counts=ByClock(_counts(topic.tallies.then), _counts(topic.tallies.now)),
        )


def _beneath(alone: Iterable[str], layers: Layers) -> dict[str, Point]:
    """Set topics that nothing leads to or from in rows beneath the rest."""
    across = max(layers.columns, 3)
    first = layers.rows + 1 if layers.at else 0.0
    return {id_: (float(number % across), first + number // across) for number, id_ in enumerate(alone)}


def _counts(tallies: Iterable[v.Tally]) -> tuple[Count, ...]:
    numbers: Counter[str] = Counter()
    for tally in tallies:
        numbers[tally.status.look] += tally.count
    found, x = [], PAD
    for look, number in numbers.items():
        found.append(Count(look, number, x))
        x += MARK + width(str(number), SMALL) + 9
    return tuple(found)


def _bundle(plan: _Plan, given: str, to: str, number: int, back: int) -> Bundle:
    turned = plan.turned(given, to)
    start = plan.end(given, to, right=turned, away=HEAD if back else 0.0)
    stop = plan.end(to, given, right=not turned, away=HEAD)
    kept = {column: plan.y(row) for column, row in plan.layers.by.get((given, to), ())}
    by = [(float(column), kept[column]) for column in crossed(start, stop) if column in kept]
    weight = min(THICKEST, round(THINNEST + sqrt(number + back) - 1))
    return Bundle(
        given=plan.boxes[given].topic,
        to=plan.boxes[to].topic,
        number=number,
        back=back,
        line=route(start, stop, by, COLUMNS),
        weight=weight,
        x=start.x + (6 if turned else -6),
        y=start.y - weight / 2 - 3,
        ends=not turned,
    )
