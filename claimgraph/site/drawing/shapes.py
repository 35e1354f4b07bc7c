"""What a drawing is made of. Units are those of its view box; x goes right, y goes down."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from claimgraph.site.drawing.lettering import ELLIPSIS, wrap
from claimgraph.site.drawing.lettering import width as width_of
from claimgraph.site.views import ClaimCard

SIZE = 12.0
"""Size of the letters."""
LEADING = 13.5
"""From one line of letters to the next."""
PAD = 5.0
"""Between the edge of a box and what is in it."""
TITLE = 110
"""Bytes of a claim's words in the title of its box."""
FIRST_LINE = 10.0
"""By how much the middle of a box's first line is below its top, about."""
FINGER = 27.0
"""Height of what a finger is to hit: 24 pixels, where a drawing is a little smaller than its units."""
BASE = 17.0
"""From the upper edge of that to the line on which its letters stand."""
MARK = 10.0
"""Size of the shape that tells a status."""


@dataclass(frozen=True, slots=True)
class Box:
    """A claim's box: a link with its status and its name."""

    card: ClaimCard
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    focus: bool = False
    """Whether it is the claim that the drawing is about."""
    note: str = ""
    """A last line, in small letters."""

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the drawing."""

    path: str
    kind: str
    """``pro`` for support, ``con`` for attack, ``string`` for what joins premises that are all needed."""
    end: str = ""
    """``arrow``, ``stop`` for the bar in which attacks end, or nothing."""


@dataclass(frozen=True, slots=True)
class Joint:
    """The dot at which an inference is: its premises are joined there, and an undercut ends there."""

    x: float
    y: float
    title: str = ""
    anchor: str = ""
    """Where on the page its step is, if it is there."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A word beside something."""

    x: float
    y: float
    text: str
    anchor: str = ""
    """Where on the page it leads, if anywhere."""

    @property
    def top(self) -> float:
        """The upper edge of what a finger can hit, where it leads somewhere."""
        return self.y - BASE

    @property
    def width(self) -> float:
        """The width of that."""
        return width_of(self.text, SIZE)


@dataclass(slots=True)
class Drawing:
    """A drawing, as it is put together."""

    width: float
    height: float = 0.0
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    joints: list[Joint] = field(default_factory=list)
    labels: list[Caption] = field(default_factory=list)

    @property
    def in_reading_order(self) -> list[tuple[str, Box | Joint | Caption]]:
        """Joints, labels and boxes in reading order: from the top, a joint before what meets there."""
        found: list[tuple[str, Box | Joint | Caption]] = [
            *(("joint", joint) for joint in self.joints),
            *(("label", label) for label in self.labels),
            *(("box", box) for box in self.boxes),
        ]
        return sorted(found, key=lambda it: it[1].y + (FIRST_LINE if it[0] == "box" else 0))

    def plain(self, kind: str) -> str:
        """Return all lines of a kind without an end sign, as one path."""
        return "".join(line.path for line in self.lines if line.kind == kind and not line.end)


def lettered(card: ClaimCard, width: float, lines: int) -> tuple[str, ...]:
    """Return a claim's name as it stands in a box of some width."""
    return wrap(card.short, width - 3 * PAD - MARK, SIZE, lines)


def height_of(lines: int) -> float:
    """Return the height of a box with so many lines."""
    return lines * LEADING + 2 * PAD - 1


def clip(text: str) -> str:
    """Return a claim's words cut to the length of a title, at the end of a word where possible."""
    if _bytes(text) <= TITLE:
        return text
    room, cut = TITLE - len(ELLIPSIS.encode()), 0
    for character in text:
        room -= _bytes(character)
        if room < 0:
            break
        cut += 1
    return f"{text[:cut].rpartition(' ')[0] or text[:cut]}{ELLIPSIS}"


def weight(card: ClaimCard) -> int:
    """Return about how many bytes a claim's box takes as SVG; rather more than less."""
    words = min(TITLE, _bytes(card.text)) + _bytes(card.short)
    return 290 + len(card.id) + words + (75 if card.moved else 0)


def _bytes(text: str) -> int:
    return len(escape(text).encode())


def number(value: float) -> str:
    """Return a coordinate in its shortest form."""
    return f"{value:.1f}".removesuffix(".0")
