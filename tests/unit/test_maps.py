"""Maps: no line runs through a box, no joint lies on another, and every line ends where it says."""

from itertools import pairwise
from math import dist

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from project import BRIDGE, ROOT
from small_arguments import HERE
from tries import tries

from claimgraph.argument import model as m
from claimgraph.argument.clocks import ByClock
from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge_sound
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing import layers, topic, whole
from claimgraph.site.drawing.bonds import Bond, bonds_of, is_inference
from claimgraph.site.drawing.rows import Rows
from claimgraph.site.drawing.shapes import Box
from claimgraph.site.drawing.thumbnail import of_topic, of_whole

STANDS = v.StatusView("stands", "stands", "Stands", "…")
SCALE = v.ScaleView(0.0, 0.0, 0.0, 0.0, 25.0, "Nothing speaks for it.", None, "for 0.00, against 0.00")
DOT = 7.0
"""Across."""


def card(id_):
    return v.ClaimCard(
        id=id_,
        path=f"claims/{id_}",
        text=f"This is what {id_} says.",
        short=id_,
        kind="fact",
        by="Somebody",
        by_author=False,
        by_editors=False,
        unsaid=False,
        status=STANDS,
        status_then=STANDS,
        topic="x",
        why="Because.",
        why_then="Because.",
        scale=ByClock(SCALE, SCALE),
    )


def drawn(*bonds, more=()):
    """Draw a topic of the claims that some bonds join, and of more that stand alone."""
    ids = dict.fromkeys([*(end for bond in bonds for end in bond.ends), *more])
    return topic.draw(m.Topic("x", "X", None, tuple(ids), HERE), bonds, card)


def premises(to, *ids, step=1):
    return [Bond(id_, to, "pro", f"{to}/because-{step}") for id_ in ids]


def objection(to, id_, step=1):
    return Bond(id_, to, "con", f"{to}/objection-{step}")


def undercut(step, id_):
    return Bond(id_, step.partition("/")[0], "cut", step)


@st.composite
def bonds(draw):
    """Reasons that do not run in a circle; objections and undercuts from anywhere, also from the claim itself."""
    count = draw(st.integers(2, 9))
    numbers = st.integers(0, count - 1)
    found, steps = [], []
    for to in range(count - 1):
        later = st.integers(to + 1, count - 1)
        for step, ids in enumerate(draw(st.lists(st.sets(later, min_size=1, max_size=3), max_size=2)), 1):
            found += premises(f"c{to}", *(f"c{id_}" for id_ in sorted(ids)), step=step)
            steps.append(f"c{to}/because-{step}")
    for place, (to, id_) in enumerate(draw(st.lists(st.tuples(numbers, numbers), max_size=8))):
        if to != id_:
            found.append(objection(f"c{to}", f"c{id_}", place))
            steps.append(f"c{to}/objection-{place}")
    if steps:
        cutters = st.tuples(st.sampled_from(steps), numbers)
        found += [undercut(step, f"c{id_}") for step, id_ in draw(st.lists(cutters, max_size=5))]
    return found


def points(line):
    """Points along a line, close together."""
    start = line.start
    for leg in line.legs:
        one, other = leg.bend or (start, leg.end)
        for step in range(17):
            t = step / 16
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            corners = (start, one, other, leg.end)
            yield tuple(sum(w * corner[axis] for w, corner in zip(weights, corners, strict=True)) for axis in (0, 1))
        start = leg.end


def is_inside(point, corner, size, margin=0.5):
    return all(low + margin < at < low + far - margin for at, low, far in zip(point, corner, size, strict=True))


def struck(drawing):
    """Boxes of a topic's map through which a line runs."""
    return [
        (edge.given, edge.to, box.card.id)
        for edge in drawing.edges
        for box in (*drawing.boxes, *drawing.guests)
        if any(is_inside(point, (box.x, box.y), (box.width, box.height)) for point in points(edge.line))
    ]


def struck_topics(drawing):
    return [
        (bundle.given.title, bundle.to.title, box.id)
        for bundle in drawing.bundles
        for box in drawing.topics
        if any(is_inside(point, (box.x, box.y), (whole.WIDTH, box.height)) for point in points(bundle.line))
    ]


def outside(drawing):
    """Points of lines beyond the edge of a drawing."""
    lines = getattr(drawing, "edges", ()) or getattr(drawing, "bundles", ())
    return [
        point
        for each in lines
        for point in points(each.line)
        if not is_inside(point, (0, 0), (drawing.width, drawing.height), margin=-1e-6)
    ]


@pytest.fixture(scope="module", params=[BRIDGE, ROOT], ids=["small", "flagship"])
def atlas(request):
    return Atlas(judge_sound(Project(request.param), Problems()))


def test_no_line_of_a_published_argument_runs_through_a_box(atlas):
    for drawing in topic.draw_topics(atlas).values():
        assert struck(drawing) == []
        assert outside(drawing) == []
    assert struck_topics(whole.draw_all(atlas)) == []
    assert outside(whole.draw_all(atlas)) == []


@settings(max_examples=tries(40))
@given(found=bonds(), longest=st.sampled_from([0, layers.LONGEST]))
@example([undercut("c0/objection-1", "c0"), objection("c0", "c1")], layers.LONGEST)
@example([*premises("c0", "c1"), *premises("c1", "c2"), undercut("c1/because-1", "c0")], layers.LONGEST)
def test_no_line_runs_through_a_box_however_claims_bear_on_each_other(found, longest):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layers, "LONGEST", longest)
        drawing = drawn(*found, more=["alone"])
    assert struck(drawing) == []
    assert outside(drawing) == []


@settings(max_examples=tries(40))
@given(found=bonds(), longest=st.sampled_from([0, layers.LONGEST]))
def test_joints_and_bars_keep_apart_and_boxes_do_too(found, longest):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layers, "LONGEST", longest)
        drawing = drawn(*found)
    ends = sorted((step.end.x, step.end.y) for step in drawing.steps)
    assert all(dist(one, other) >= DOT for place, one in enumerate(ends) for other in ends[:place])
    columns = sorted((box.x, box.y, box.bottom) for box in drawing.boxes)
    assert all(left != other or bottom < top for (left, _, bottom), (other, top, _) in pairwise(columns))


@settings(max_examples=tries(40))
@given(found=bonds())
def test_a_line_ends_at_the_joint_of_its_step_and_none_is_missing(found):
    drawing = drawn(*found)
    ends = {step.id: (step.end.x, step.end.y) for step in drawing.steps}
    boxes = {box.card.id: box for box in drawing.boxes}
    told = {(edge.given, edge.to, edge.kind) for edge in drawing.edges}
    told |= {(edge.to, edge.given, "con") for edge in drawing.edges if edge.mutual}
    assert told == {(bond.given, bond.to, bond.kind) for bond in found}
    for edge in drawing.edges:
        assert min(dist(edge.line.end, end) for end in ends.values()) <= (DOT if edge.kind == "cut" else 0)
        assert touches(edge.line.start, boxes[edge.given]) or edge.line.start in ends.values()
    for step in drawing.steps:
        box, end = boxes[step.to], step.end
        assert box.y < end.y < box.bottom
        assert end.x - end.outward * step.away == pytest.approx(box.x + box.width if end.right else box.x)


def touches(point, box: Box):
    return point[0] in {box.x, box.x + box.width} and box.y < point[1] < box.bottom


def test_a_box_grows_with_what_meets_it():
    one, many = drawn(objection("a", "b")), drawn(*(objection("a", f"b{n}", n) for n in range(9)))
    assert height(one, "a") == topic.HEIGHT
    assert height(many, "a") >= 9 * DOT
    assert height(many, "b0") == topic.HEIGHT


def height(drawing, id_):
    return next(box.height for box in drawing.boxes if box.card.id == id_)


def test_two_claims_that_object_to_each_other_share_a_line_with_a_bar_at_both_ends():
    drawing = drawn(objection("a", "b"), objection("b", "a"))
    (edge,) = drawing.edges
    assert edge.mutual
    bars = {step.to: (step.end.x, step.end.y) for step in drawing.steps}
    assert {edge.line.start, edge.line.end} == set(bars.values())


def test_what_is_given_as_a_reason_is_to_the_right_even_where_objections_run_in_a_circle():
    drawing = drawn(*premises("a", "b"), *premises("b", "c"), objection("c", "a"), objection("b", "a", 2))
    column = {box.card.id: box.x for box in drawing.boxes}
    assert column["a"] < column["b"] < column["c"]


def test_what_leads_away_from_a_circle_is_not_turned_round():
    circle = [objection("a", "b"), objection("b", "c"), objection("c", "a")]
    drawing = drawn(*circle, *premises("p", "a"), objection("p", "o"))
    column = {box.card.id: box.x for box in drawing.boxes}
    assert column["p"] < column["o"]
    assert column["p"] < column["a"]


def test_an_undercut_ends_at_its_joint_where_the_step_is_drawn_in_another_topic():
    cut = undercut("elsewhere/because-1", "here")
    drawing = topic.draw(m.Topic("x", "X", None, ("here",), HERE), [cut], card)
    (step,), (edge,) = drawing.steps, drawing.edges
    assert dist(edge.line.end, (step.end.x, step.end.y)) <= DOT


pairs = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] != pair[1])


@settings(max_examples=tries(40))
@given(links=st.sets(pairs, max_size=20), back=st.booleans())
def test_lines_between_topics_run_through_no_topic(links, back):
    drawing = topics_drawn({(f"t{one}", f"t{other}"): (3, int(back)) for one, other in links})
    assert struck_topics(drawing) == []
    assert outside(drawing) == []
    places = sorted((bundle.x, bundle.y) for bundle in drawing.bundles)
    assert all(dist(one, other) > whole.SMALL for place, one in enumerate(places) for other in places[:place])


def topics_drawn(links):
    links = {ends: number for ends, number in links.items() if ends[::-1] not in links or ends < ends[::-1]}
    tallies = ByClock((v.Tally(STANDS, 4, "4 stand"),), (v.Tally(STANDS, 4, "4 stand"),))
    cards = {f"t{n}": v.TopicCard(f"topics/t{n}", f"Is it so that t{n}?", None, tallies) for n in range(9)}
    return whole.draw(cards, links)


def test_a_line_between_topics_is_the_thicker_the_more_leads_along_it():
    drawing = topics_drawn({("t0", "t1"): (1, 0), ("t0", "t2"): (5, 0), ("t0", "t3"): (9, 9)})
    weights = [bundle.weight for bundle in sorted(drawing.bundles, key=lambda bundle: bundle.number)]
    assert weights == sorted(set(weights))


def test_the_numbers_of_the_whole_map_are_those_of_the_argument(atlas):
    drawing, claims = whole.draw_all(atlas), atlas.argument.claims
    counted = {box.id: box.claims for box in drawing.topics}
    assert counted == {topic.id: len(topic.claims) for topic in atlas.argument.topics.values()}
    for box in drawing.topics:
        for counts in (box.counts.then, box.counts.now):
            assert sum(count.number for count in counts) == box.claims
    across = [bond for claim in claims.values() for bond in bonds_of(claim) if claims[bond.given].topic != claim.topic]
    assert sum(bundle.number + bundle.back for bundle in drawing.bundles) == len(across)


def test_a_small_map_has_every_claim_and_lines_that_end_at_boxes(atlas):
    for drawing in topic.draw_topics(atlas).values():
        small = of_topic(drawing)
        then = "".join(patch.path for patch in small.patches if patch.clock != "now")
        assert then.count("M") == len(drawing.boxes)
        assert small.guests.count("M") == len(drawing.guests)
        assert small.lines.count("M") == len(drawing.edges) + len(drawing.steps)
    squares = of_whole(atlas, whole.draw_all(atlas)).patches
    assert sum(patch.path.count("M") for patch in squares if patch.clock != "then") == len(atlas.argument.claims)


ways = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=40)


@given(ways=ways, loose=st.sets(st.integers(0, 40)), longest=st.sampled_from([0, layers.LONGEST]))
def test_a_line_crosses_a_column_clear_of_what_stands_there(ways, loose, longest):
    edges = [(f"n{given_:02}", f"n{to:02}") for given_, to in ways]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layers, "LONGEST", longest)
        found = layers.lay_out(edges, {edge for place, edge in enumerate(edges) if place in loose})
    for (one, other), by in found.by.items():
        first, last = sorted((found.at[one][0], found.at[other][0]))
        assert all(first < column < last for column, _ in by)
        assert longest == 0 or len(by) == last - first - 1
        for column, row in by:
            there = [place for at, place in found.at.values() if at == column]
            assert all(abs(row - place) >= 0.5 for place in there)


tall = st.lists(st.tuples(st.floats(0, 20), st.floats(0, 200)), max_size=12)


@settings(max_examples=tries(60))
@given(tall=tall, rows=st.lists(st.floats(0, 20), min_size=2, max_size=8))
def test_rows_keep_their_order_and_make_room_for_what_is_tall(tall, rows):
    stretched = Rows(50.0, tall)
    for above, below in pairwise(sorted(rows)):
        assert stretched.y(below) - stretched.y(above) >= 50 * (below - above) - 1e-6
    for row, extra in tall:
        assert stretched.y(row + 0.5) - stretched.y(row - 0.5) >= 50 + extra - 1e-6


def test_an_inference_is_known_from_an_objection():
    assert is_inference("because-1-of-many/because-2")
    assert not is_inference("because-1-of-many/objection-2")
