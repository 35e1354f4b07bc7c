"""The map around a claim: what is drawn, how it is joined, and how little it weighs."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, PackageLoader
from tries import tries

from claimgraph.argument.clocks import ByClock
from claimgraph.language.templates import install_words
from claimgraph.site import views as v
from claimgraph.site.drawing.lettering import ELLIPSIS, width, wrap
from claimgraph.site.drawing.neighbourhood import WIDTH, neighbourhood
from claimgraph.site.drawing.shapes import clip, number
from claimgraph.site.statuses import within

STANDS = v.StatusView("stands", "stands", "Stands", "…")
SCALE = v.ScaleView(0.0, 0.0, 0.0, 0.0, 25.0, "Nothing speaks for it.", None, "for 0.00, against 0.00")
CONTESTED = v.StatusView("contested", "contested", "Contested", "…")


def card(id_, text="", *, moved=False):
    return v.ClaimCard(
        id=id_,
        path=f"claims/{id_}",
        text=text or f"This is what {id_} says.",
        short=id_.replace("-", " ").capitalize(),
        kind="fact",
        by="Somebody",
        by_author=False,
        by_editors=False,
        unsaid=False,
        status=STANDS,
        status_then=CONTESTED if moved else STANDS,
        topic="topic",
        why="Because.",
        why_then="Because.",
        scale=ByClock(SCALE, SCALE),
    )


def step(number, *premises, undercut=()):
    state = ByClock(v.StateView("holds", "It holds."), v.StateView("holds", "It holds."))
    return v.InferenceView(
        anchor=f"because-{number}",
        premises=tuple(v.PremiseView(premise, None) for premise in premises),
        warrant=None,
        scheme=None,
        scheme_reference=None,
        questions=(),
        undercutters=tuple(v.AttackView(cutter) for cutter in undercut),
        state=state,
        by=None,
        unstated=None,
    )


def objection(number, claim):
    state = ByClock(v.StateView("holds", "It holds."), v.StateView("holds", "It holds."))
    return v.ObjectionView(f"objection-{number}", claim, None, None, (), state)


def drawn(because=(), objections=(), therefore=(), against=()):
    """Draw a claim with these things around it; what the drawing does not look at is left out."""
    parts = {"evidence_for": (1, 2), "evidence_against": (3,), "evidence_qualifying": ()}
    view = type("View", (), {"claim": card("the-claim"), **parts})()
    view.because, view.objections, view.therefore, view.against = because, objections, therefore, against
    return neighbourhood(view)


def box(drawing, id_):
    return next(box for box in drawing.boxes if box.card.id == id_)


def test_conclusions_are_above_and_what_it_rests_on_is_below():
    drawing = drawn(
        because=[step(1, card("reason"))],
        objections=[objection(1, card("but"))],
        therefore=[v.UseView(card("so"), "because-1", "is a premise of")],
    )
    heights = [box(drawing, id_).y for id_ in ("so", "the-claim", "reason", "but")]
    assert heights == sorted(heights)


def test_evidence_is_folded_to_a_count():
    assert box(drawn(), "the-claim").note == "Evidence: 2 for, 1 against"


def test_premises_that_are_all_needed_hang_on_one_string():
    drawing = drawn(because=[step(1, card("one"), card("two"), card("three"))])
    strings = [line.path for line in drawing.lines if line.kind == "string"]
    assert len(strings) == 1
    for id_ in ("one", "two", "three"):
        premise = box(drawing, id_)
        middle = f"{premise.y + premise.height / 2:.1f}".removesuffix(".0")
        assert f" {middle}" in strings[0]


def test_one_premise_alone_needs_no_string():
    assert not [line for line in drawn(because=[step(1, card("one"))]).lines if line.kind == "string"]


def test_reasons_that_count_apart_hang_on_joints_of_their_own():
    drawing = drawn(because=[step(1, card("one")), step(2, card("two"))])
    assert [joint.anchor for joint in drawing.joints] == ["because-1", "because-2"]


def test_an_undercut_ends_at_the_joint_of_the_step_and_not_at_the_claim():
    drawing = drawn(because=[step(1, card("one"), undercut=[card("cutter")])])
    (cut,) = [line for line in drawing.lines if line.end == "stop"]
    (joint,) = drawing.joints
    end = float(cut.path.rpartition("H")[2])
    assert end == pytest.approx(joint.x, abs=6)
    assert f"{joint.y:.1f}".removesuffix(".0") in cut.path


def test_an_objection_ends_at_the_claim():
    drawing = drawn(objections=[objection(1, card("but"))])
    (attack,) = [line for line in drawing.lines if line.end == "stop"]
    claim = box(drawing, "the-claim")
    assert float(attack.path.rpartition("V")[2]) == pytest.approx(claim.bottom, abs=4)


def test_what_is_left_out_is_told_and_leads_to_where_it_stands():
    drawing = drawn(objections=[objection(n, card(f"objection-{n}")) for n in range(40)])
    (more,) = [label for label in drawing.labels if label.text.startswith("and")]
    shown = len(drawing.boxes) - 1
    assert more.text == f"and {40 - shown} more objections"
    assert more.anchor == "objections"


ids = st.from_regex(r"[a-z][a-z0-9]{0,12}(-[a-z0-9]{1,12}){0,5}", fullmatch=True)
texts = st.text(min_size=1, max_size=60)
cards = st.builds(lambda id_, text, moved: card(id_, text, moved=moved), ids, texts, st.booleans())
steps = st.builds(
    lambda premises, cutters: step(1, *premises, undercut=cutters),
    st.lists(cards, min_size=1, max_size=9),
    st.lists(cards, max_size=3),
)
uses = st.builds(lambda claim, cuts: v.UseView(claim, "because-1", "…", (claim,), cuts=cuts), cards, st.booleans())


@settings(max_examples=tries(40))
@given(
    because=st.lists(steps, max_size=5),
    objections=st.lists(st.builds(lambda claim: objection(1, claim), cards), max_size=9),
    therefore=st.lists(uses, max_size=9),
    against=st.lists(uses, max_size=9),
)
def test_whatever_is_around_a_claim_no_box_leaves_the_drawing_or_lies_on_another(
    because, objections, therefore, against
):
    drawing = drawn(because, objections, therefore, against)
    for place, one in enumerate(drawing.boxes):
        assert one.x >= 0
        assert one.x + one.width <= WIDTH
        assert one.y >= 0
        assert one.bottom <= drawing.height
        for other in drawing.boxes[:place]:
            apart = one.x >= other.x + other.width or other.x >= one.x + one.width
            assert apart or one.y >= other.bottom or other.y >= one.bottom


@given(text=st.text(max_size=120), room=st.floats(30, 300), lines=st.integers(1, 3))
def test_names_fit_their_boxes(text, room, lines):
    found = wrap(text, room, 11, lines)
    assert len(found) <= lines
    assert all(width(line, 11) <= room or len(line) <= 2 for line in found)
    if not any(line.endswith(ELLIPSIS) for line in found):
        assert "".join(found).replace(" ", "") == re.sub(r"\s", "", text)


@settings(max_examples=tries(40))
@given(
    because=st.lists(steps, max_size=5),
    objections=st.lists(st.builds(lambda claim: objection(1, claim), cards), max_size=9),
    therefore=st.lists(uses, max_size=9),
    letter=st.sampled_from(["a", "é", "字", "<"]),
)
def test_no_map_weighs_more_than_8_kb(because, objections, therefore, letter):
    heavy = card("x" * 80, letter * 400, moved=True)
    more = [step(3, heavy, heavy, heavy), step(4, *[heavy] * 7, undercut=[heavy] * 3)]
    drawing = drawn([*because, *more], objections, therefore)
    assert len(svg_of(drawing).encode()) <= 8192


TEMPLATES = Environment(loader=PackageLoader("claimgraph.site"), autoescape=True)
install_words(TEMPLATES)
TEMPLATES.filters |= {"n": number, "clip": clip, "to": lambda path: f"../{path}/", "within": within}


def svg_of(drawing):
    return TEMPLATES.get_template("drawing.html").module.neighbourhood(drawing)


def test_a_drawing_is_read_from_above_reason_by_reason():
    drawing = drawn(
        because=[step(1, card("one"), card("two"), undercut=[card("cut")]), step(2, card("three"))],
        objections=[objection(1, card("but"))],
        therefore=[v.UseView(card("so"), "because-1", "is a premise of")],
    )
    said = [
        {"box": lambda it: it.card.id, "joint": lambda it: it.anchor, "label": lambda it: it.text}[name](it)
        for name, it in drawing.in_reading_order
    ]
    told = ["so", "the-claim", "because-1", "cut", "one", "two", "because-2", "three", "against", "but"]
    assert [each for each in said if each in told] == told
