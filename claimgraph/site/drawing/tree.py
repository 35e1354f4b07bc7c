"""The tree of the reasoning under a conclusion: what it rests on, and how firmly.

Each claim is a row, set in below what it is a premise of. A line is the thicker, the firmer
its step, and broken by a cross where the step fails. Premises that are all needed hang on one line.
All of it is in pixels and as wide as a phone, so that its letters stay as large as they are.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimgraph.argument.clocks import ByClock
from claimgraph.argument.model import Inference
from claimgraph.judging.judgement import Verdict
from claimgraph.judging.model import Label
from claimgraph.language import gettext, listing, number_of, plural
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing.lettering import wrap
from claimgraph.site.drawing.shapes import number as n
from claimgraph.site.drawing.shapes import weight
from claimgraph.site.views import ClaimCard

WIDTH = 320.0
"""A phone's column, near enough."""
LETTERS, LEADING = 12.0, 15.0
INDENT, STRING = 28.0, 15.0
"""From a claim's shape to the shapes below it, and to the line that they hang on."""
MARK, ROW = 14.0, 26.0
"""Size of the shape of a status, and the height of a row with one line."""
LINES = 2
DEPTH = 4
"""Levels below the conclusion, at most."""
BYTES = 7600
"""The most bytes of all rows together, so that the picture stays below 12 KB."""
THIN, THICK = 1.6, 8.0
"""The line of a step that just holds, and of the firmest."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim of the tree."""

    card: ClaimCard
    x: float
    """The middle of its shape."""
    y: float
    """The middle of its first line."""
    text_x: float
    lines: tuple[str, ...]
    again: bool
    """Whether it stands further up already, with what is below it."""


@dataclass(frozen=True, slots=True)
class Branch:
    """The line of a step, from its premises to its conclusion."""

    path: str
    width: float
    kind: str
    """``holds``, ``contested`` or ``fails``."""
    cross: tuple[float, float] | None
    """Where it is broken."""
    clock: str
    """``then`` or ``now``; empty where it is the same by both."""
    title: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree, ready to be drawn."""

    height: float
    rows: tuple[Row, ...]
    stems: str
    """The thin lines that steps hang on, as one path."""
    branches: tuple[Branch, ...]
    more: int
    """Claims on the way down that are not drawn."""
    words: ByClock[str]
    """The states of the steps, in a sentence."""


@dataclass(slots=True)
class _Node:
    claim: str
    depth: int
    again: bool
    steps: list[tuple[Inference, list[_Node]]]
    """The steps towards it that are drawn, each with its premises."""
    row: Row | None = None


def of_conclusion(atlas: Atlas, root: str) -> Tree | None:
    """Draw the reasoning under a headline conclusion; None where there is no reason for it."""
    if not atlas.argument.claims[root].because:
        return None
    top, shown = _grown(atlas, root)
    rows, height = [], 4.0
    for node in _from_above(top):
        row = _row(atlas, node, height)
        node.row = row
        rows.append(row)
        height += ROW + (len(row.lines) - 1) * LEADING
    nodes = list(_from_above(top))
    steps = [step for node in nodes for step, _ in node.steps]
    then, now = atlas.judgement.then, atlas.judgement.now
    return Tree(
        height=height,
        rows=tuple(rows),
        stems="".join(_stem(node) for node in nodes if node.steps),
        branches=tuple(branch for node in nodes for branch in _branches(atlas, node)),
        more=sum(1 for _ in atlas.walks[root].stops) - len(shown) + 1 if root in atlas.headlines else 0,
        words=ByClock(_sentence(then, steps), _sentence(now, steps)),
    )


def _grown(atlas: Atlas, root: str) -> tuple[_Node, set[str]]:
    """Build the tree level by level, as far as there is room; a claim's reasons are below it only once."""
    top = _Node(root, 0, again=False, steps=[])
    pending, seen, spent = deque([top]), {root}, weight(atlas.card(root))
    while pending:
        node = pending.popleft()
        if node.again or node.depth == DEPTH:
            continue
        for step in atlas.argument.claims[node.claim].because:
            ids = [premise.claim.id for premise in step.premises]
            spent += sum(weight(atlas.card(id_)) for id_ in ids) + 160
            if spent > BYTES and seen != {root}:
                return top, seen
            premises = [_Node(id_, node.depth + 1, id_ in seen, []) for id_ in ids]
            seen.update(ids)
            node.steps.append((step, premises))
            pending.extend(premises)
    return top, seen


def _from_above(top: _Node) -> Iterator[_Node]:
    """Yield every node, what is below one before the next beside it."""
    pending = [top]
    while pending:
        node = pending.pop()
        yield node
        pending.extend(reversed([premise for _, premises in node.steps for premise in premises]))


def _row(atlas: Atlas, node: _Node, top: float) -> Row:
    card = atlas.card(node.claim)
    x = MARK / 2 + 1 + node.depth * INDENT
    text_x = x + MARK / 2 + 6 + (MARK + 12 if card.moved else 0)
    name = gettext("%(claim)s (see above)", claim=card.short) if node.again else card.short
    return Row(card, x, top + ROW / 2, text_x, wrap(name, WIDTH - text_x, LETTERS, LINES), node.again)


def _stem(node: _Node) -> str:
    """Draw the thin line from a claim down to its last step."""
    x, y = _place(node)
    _, premises = node.steps[-1]
    return f"M{n(x)} {n(y + MARK / 2 + 1)}V{n(_place(premises[0])[1])}"


def _branches(atlas: Atlas, node: _Node) -> Iterator[Branch]:
    then, now = atlas.judgement.then, atlas.judgement.now
    for step, premises in node.steps:
        looks = [_look(verdict, step) for verdict in (then, now)]
        path, (x, _) = _path(node, premises), _place(node)
        cross = (x + STRING / 2, _place(premises[0])[1])
        clocks = ("",) if looks[0] == looks[1] else ("then", "now")
        for clock, (kind, wide), verdict in zip(clocks, looks, (then, now), strict=False):
            broken = cross if kind == "fails" else None
            yield Branch(path, wide, kind, broken, clock, wording.inference_state(verdict, step).words)


def _path(node: _Node, premises: Iterable[_Node]) -> str:
    """Return the line from the stem to the string of the premises, and from there to each premise."""
    x, _ = _place(node)
    places = [_place(premise) for premise in premises]
    first, last = places[0][1], places[-1][1]
    string = f"V{n(last)}" if last > first else ""
    arms = "".join(f"M{n(x + STRING)} {n(y)}H{n(at - MARK / 2 - 2)}" for at, y in places)
    return f"M{n(x)} {n(first)}H{n(x + STRING)}{string}{arms}"


def _look(verdict: Verdict, step: Inference) -> tuple[str, float]:
    label = verdict.label(step.id)
    if label is Label.IN:
        firmness = verdict.model.firmness_of(verdict.map.node(step.id)) or 0.0
        return "holds", round(THIN + (THICK - THIN) * firmness, 1)
    return ("contested" if label is Label.UNDECIDED else "fails"), THIN


def _place(node: _Node) -> tuple[float, float]:
    return (node.row.x, node.row.y) if node.row else (0.0, 0.0)


def _sentence(verdict: Verdict, steps: Iterable[Inference]) -> str:
    """Return how many steps hold, are contested and fail, in words."""
    counts = Counter(verdict.label(step.id) for step in steps)
    told = [number_of(*forms, counts[label]) for label, forms in _FARING.items() if counts[label]]
    return number_of(
        "Of %(number)s step drawn here, %(told)s.",
        "Of %(number)s steps drawn here, %(told)s.",
        counts.total(),
        told=listing(told),
    )


_FARING = {
    Label.IN: plural("%(number)s holds", "%(number)s hold"),
    Label.UNDECIDED: plural("%(number)s is contested", "%(number)s are contested"),
    Label.OUT: plural("%(number)s fails", "%(number)s fail"),
}
