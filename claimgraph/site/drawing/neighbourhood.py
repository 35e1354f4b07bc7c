"""A claim and what is around it: what rests on it above, what it rests on and what speaks against it below.

Support runs along the left and ends in arrows; attacks run along the right and end in bars.
Premises that are all needed hang on one string, from the joint of their inference. An
undercut ends at that joint, never at the claim. The drawing is made for a phone's width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from claimgraph.language import gettext, in_a_row, ngettext, pgettext, plural
from claimgraph.site import views as v
from claimgraph.site.drawing.shapes import (
    BASE,
    FINGER,
    PAD,
    Box,
    Caption,
    Drawing,
    Joint,
    Line,
    height_of,
    lettered,
    weight,
)
from claimgraph.site.drawing.shapes import number as n

T = TypeVar("T")

WIDTH = 312.0
"""A little more than the column of the narrowest phone, on which letters are still 11 pixels large."""
LEFT, STRING, RIGHT = 6.0, 18.0, WIDTH - 6.0
"""Where support runs, where premises hang, where attacks run."""
EDGE = 28.0
"""Where boxes begin; they end at `WIDTH` less `MARGIN`."""
MARGIN = 14.0
GAP = 8.0
STUB = 14.0
"""From a row of boxes to the line that joins them."""
HEAD = 20.0
"""Height of the line that a reason begins with."""
LINES = 3
"""Lines of a name in a box."""
USES, ATTACKED, UNDERCUTTERS, OBJECTIONS = 4, 2, 2, 6
"""How many of each are drawn at most; the rest is told in a word, and stands in the text."""
BYTES = 6200
"""The most bytes of all boxes together, so that the drawing stays below 8 KB."""
ABOVE, REASONS = 0.3, 0.75
"""Shares of it that may be used up after everything above the claim, and after the reasons."""


def neighbourhood(view: v.ClaimView) -> Drawing:
    """Draw a claim and what is around it."""
    pen = _Pen()
    attacked = _draw_above(pen, view.against[:ATTACKED], RIGHT, "con")
    used = _draw_above(pen, view.therefore[:USES], LEFT, "pro")
    left_out = len(view.therefore) + len(view.against) - len(used) - len(attacked)
    pen.tell_more(left_out, _MORE_USES, "therefore")
    claim = _draw_claim(pen, view)
    for rows, x, kind in ((used, LEFT, "pro"), (attacked, RIGHT, "con")):
        if rows:
            pen.line(f"M{n(x)} {n(claim.y)}V{n(min(rows))}", kind)
    joints = _draw_reasons(pen, view.because)
    if joints:
        pen.line(f"M{n(LEFT)} {n(max(joints))}V{n(claim.bottom + 1)}", "pro", "arrow")
    rails = _draw_objections(pen, view.objections)
    if rails:
        pen.line(f"M{n(RIGHT)} {n(max(rails))}V{n(claim.bottom + 3)}", "con", "stop")
    pen.drawing.height = pen.y
    return pen.drawing


class _Pen:
    """A drawing in progress, and how far down it reaches."""

    def __init__(self) -> None:
        self.drawing = Drawing(WIDTH)
        self.y = 2.0
        self.spent = 0

    def afford(self, cards: Sequence[v.ClaimCard], share: float) -> int:
        """Return how many of these boxes, from the first, can be drawn within a share of all bytes."""
        for place, card in enumerate(cards):
            price = weight(card)
            if self.spent + price > share * BYTES:
                return place
            self.spent += price
        return len(cards)

    def line(self, path: str, kind: str, end: str = "") -> None:
        self.drawing.lines.append(Line(path, kind, end))

    def row(self, cards: Sequence[v.ClaimCard], left: float = EDGE) -> list[Box]:
        """Place boxes side by side; one alone takes no more than its share and a half."""
        room = WIDTH - MARGIN - left
        width = (room - GAP) / 2 if len(cards) > 1 else min(room, 0.72 * (WIDTH - MARGIN - EDGE))
        lines = [lettered(card, width, LINES) for card in cards]
        height = height_of(max(map(len, lines)))
        boxes = [
            Box(card, left + place * (width + GAP), self.y, width, height, names)
            for place, (card, names) in enumerate(zip(cards, lines, strict=True))
        ]
        self.drawing.boxes += boxes
        self.y += height
        return boxes

    def tell_more(self, left_out: int, forms: tuple[str, str], section: str) -> None:
        """Add a label with how many are left out, and where on the page they are."""
        if left_out > 0:
            words = ngettext(*forms, left_out)
            self.drawing.labels.append(Caption(EDGE, self.y + BASE, words, section))
            self.y += FINGER


def _draw_above(pen: _Pen, uses: Sequence[v.UseView], trunk: float, kind: str) -> list[float]:
    """Draw what the claim bears on; return the y of the line under each row, once for every box."""
    found = []
    for row in _pairs(uses[: pen.afford([use.claim for use in uses], ABOVE)]):
        boxes = pen.row([use.claim for use in row])
        y = boxes[0].bottom + STUB
        far = (max if trunk == LEFT else min)(box.middle for box in boxes)
        pen.line(f"M{n(trunk)} {n(y)}H{n(far)}", kind)
        for use, box in zip(row, boxes, strict=True):
            _draw_stub(pen, use, box, y, kind)
        found += [y] * len(boxes)
        pen.y = y + GAP
    return found


def _draw_stub(pen: _Pen, use: v.UseView, box: Box, y: float, kind: str) -> None:
    x, end = box.middle, box.bottom + (1 if kind == "pro" else 3)
    if kind == "con" and use.cuts:
        pen.drawing.joints.append(Joint(x, end))
        end += 6
    pen.line(f"M{n(x)} {n(y)}V{n(end)}", kind, "arrow" if kind == "pro" else "stop")
    if kind == "pro":
        pen.drawing.joints.append(Joint(x, y))
        if use.others:
            pen.drawing.labels.append(Caption(x + 6, y - 3, _with(len(use.others) + use.more)))


def _with(others: int) -> str:
    return ngettext("with %(number)s more", "with %(number)s more", others)


def _draw_claim(pen: _Pen, view: v.ClaimView) -> Box:
    lines = lettered(view.claim, WIDTH, LINES)
    note = _evidence(view)
    box = Box(view.claim, 1, pen.y, WIDTH - 2, height_of(len(lines) + bool(note)), lines, focus=True, note=note)
    pen.drawing.boxes.append(box)
    pen.y = box.bottom + GAP
    return box


def _evidence(view: v.ClaimView) -> str:
    sides = (
        (view.evidence_for, plural("%(number)s for", "%(number)s for")),
        (view.evidence_against, plural("%(number)s against", "%(number)s against")),
        (view.evidence_qualifying, plural("%(number)s qualifying", "%(number)s qualifying")),
    )
    counts = [ngettext(*forms, len(items)) for items, forms in sides if items]
    return gettext("Evidence: %(findings)s", findings=in_a_row(counts)) if counts else ""


def _draw_reasons(pen: _Pen, steps: Sequence[v.InferenceView]) -> list[float]:
    """Draw every reason below the claim; return the y of its joint."""
    found: list[float] = []
    for place, step in enumerate(steps):
        premises = [premise.claim for premise in step.premises]
        shown = premises[: pen.afford(premises, REASONS)]
        if not shown:
            pen.tell_more(len(steps) - place, _MORE_REASONS, "because")
            break
        found.append(_draw_reason(pen, step, place + 1, shown))
        pen.tell_more(len(premises) - len(shown), _MORE_PREMISES, step.anchor)
        pen.y += GAP / 2
    return found


def _draw_reason(pen: _Pen, step: v.InferenceView, place: int, premises: Sequence[v.ClaimCard]) -> float:
    y = pen.y + HEAD / 2
    pen.drawing.joints.append(Joint(STRING, y, gettext("Reason %(number)s", number=place), step.anchor))
    pen.line(f"M{n(STRING)} {n(y)}H{n(LEFT)}", "pro")
    cutters = [attack.claim for attack in step.undercutters[:UNDERCUTTERS]]
    cutters = cutters[: pen.afford(cutters, REASONS)]
    if cutters:
        _draw_undercut(pen, cutters, y)
    elif len(step.premises) > 1:
        pen.drawing.labels.append(Caption(EDGE, y + 3.5, _all_needed(len(step.premises))))
    pen.y = max(pen.y, y + HEAD / 2)
    _draw_string(pen, premises, y)
    return y


def _all_needed(premises: int) -> str:
    return ngettext("all %(number)s are needed", "all %(number)s are needed", premises)


_MORE_USES = plural("and %(number)s more use", "and %(number)s more uses")
_MORE_REASONS = plural("and %(number)s more reason", "and %(number)s more reasons")
_MORE_PREMISES = plural("and %(number)s more premise", "and %(number)s more premises")
_MORE_OBJECTIONS = plural("and %(number)s more objection", "and %(number)s more objections")


def _draw_undercut(pen: _Pen, cutters: Sequence[v.ClaimCard], y: float) -> None:
    """Draw what attacks the step itself, beside its joint."""
    left = EDGE + 34
    for card in cutters:
        box = pen.row([card], left)[0]
        middle = box.y + box.height / 2
        bend = f"V{n(y)}" if middle > y + 1 else ""
        start = left - 6 if bend else left
        pen.line(f"M{n(left)} {n(middle)}H{n(start)}{bend}H{n(STRING + 5)}", "con", "stop")
        pen.y += GAP / 2


def _draw_string(pen: _Pen, premises: Sequence[v.ClaimCard], y: float) -> None:
    """Draw premises, strung together from their joint."""
    path, last = "", y
    for row in _pairs(premises):
        boxes = pen.row(row)
        last = boxes[0].y + boxes[0].height / 2
        path += f"M{n(STRING)} {n(last)}H{n(EDGE)}"
        path += "".join(f"M{n(box.x - GAP)} {n(last)}h{n(GAP)}" for box in boxes[1:])
        pen.y += GAP
    pen.line(f"M{n(STRING)} {n(y)}V{n(last)}{path}", "string" if len(premises) > 1 else "pro")


def _draw_objections(pen: _Pen, objections: Sequence[v.ObjectionView]) -> list[float]:
    """Draw the objections; return the y of the line over each row of them."""
    found = []
    shown = objections[:OBJECTIONS]
    shown = shown[: pen.afford([objection.claim for objection in shown], 1.0)]
    if shown:
        pen.drawing.labels.append(Caption(EDGE, pen.y + HEAD / 2 + 3.5, pgettext("side", "against")))
    for row in _pairs(shown):
        y = pen.y + HEAD / 2
        pen.y += HEAD
        boxes = pen.row([objection.claim for objection in row])
        pen.line(f"M{n(min(box.middle for box in boxes))} {n(y)}H{n(RIGHT)}", "con")
        for box in boxes:
            pen.line(f"M{n(box.middle)} {n(box.y)}V{n(y)}", "con")
        found.append(y)
    pen.tell_more(len(objections) - len(shown), _MORE_OBJECTIONS, "objections")
    pen.y += PAD
    return found


def _pairs(items: Iterable[T]) -> Iterator[list[T]]:
    pair: list[T] = []
    for item in items:
        pair.append(item)
        if len(pair) == 2:  # noqa: PLR2004 - a pair
            yield pair
            pair = []
    if pair:
        yield pair
