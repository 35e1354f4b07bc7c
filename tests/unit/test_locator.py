"""Locator maps: where places stand on them, that names have room, and that land is land wherever one looks from."""

import re
from itertools import combinations, pairwise

import coastlines
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, PackageLoader, StrictUndefined
from tries import tries

from claimgraph.argument.areas import Area
from claimgraph.argument.model import NamedPlace
from claimgraph.language.templates import install_words
from claimgraph.site.drawing.coast import BEYOND, FINE, Frame, land, outlines
from claimgraph.site.drawing.globe import View, vector
from claimgraph.site.drawing.lettering import width
from claimgraph.site.drawing.locator import EDGE, HEIGHT, LETTERS, LINE, WIDTH, locator
from claimgraph.site.drawing.shapes import number

LARGEST = 12_000
"""Bytes that a picture may take."""
LAND = {
    "Moscow": (38, 56), "the Sahara": (10, 23), "Alice Springs": (134, -24), "the South Pole": (0, -90),
    "Greenland": (-40, 72), "Kansas": (-98, 38), "Chukotka": (179, 67),
}  # fmt: skip
WATER = {
    "the North Pole": (0, 90), "the Caspian Sea": (51, 42), "the Sea of Okhotsk": (150, 54),
    "the Atlantic": (-35, 30), "the Pacific": (-140, -20), "the date line": (180, 20),
}  # fmt: skip
FRAME = Frame((0.0, 0.0), 100.0, 420.0, 420.0)
"""A frame around nearly the whole globe."""

east, north = st.floats(-180, 180), st.floats(-90, 90)
characters = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
names = st.just("' '" * 40) | st.text(characters, min_size=1, max_size=60)
areas = st.builds(lambda w, e, s, n: Area(w, min(s, n), e, max(s, n)), east, east, north, north)
spots = st.builds(lambda e, n: Area.of([e, n]), east, north)


def place(name, *at):
    return NamedPlace(name.lower(), name, Area.of(at))


def boxes(found):
    for spot in found.spots:
        if spot.name:
            wide = max(width(line, LETTERS) for line in spot.name.lines)
            left = spot.name.x - {"start": 0, "middle": wide / 2, "end": wide}[spot.name.align]
            top = spot.name.y - LETTERS * 0.8
            yield left, top, left + wide, top + LINE * len(spot.name.lines)


def lines(path):
    """The closed lines of a path, as points in units."""
    for start, steps in re.findall(r"M(-?\d+ -?\d+)l([^z]*)z", path):
        x, y = map(int, start.split())
        points = [(x, y)]
        for dx, dy in re.findall(r"(-?\d+) ?(-?\d+)", steps):
            x, y = x + int(dx), y + int(dy)
            points.append((x, y))
        yield [(x / FINE, y / FINE) for x, y in points]


def is_inside(path, x, y):
    """Whether an odd number of lines of a path is around a point."""
    crossed = 0
    for line in lines(path):
        for (ax, ay), (bx, by) in pairwise([*line, line[0]]):
            crossed += (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay)
    return crossed % 2 == 1


@pytest.fixture(scope="module")
def figure():
    env = Environment(
        loader=PackageLoader("claimgraph.site"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    install_words(env)
    others = ("to", "prose", "walk", "clip", "brief", "holder", "kind", "inner", "editing", "objecting", "within")
    env.filters |= dict.fromkeys(others, str) | {"n": number}
    template = env.from_string('{% import "pictures.html" as p with context %}{{ p.places(map) }}')
    return lambda map_: template.render(map=map_, links=None, as_of=None)


@settings(max_examples=tries(30, fewest=10), deadline=None)
@given(st.lists(st.tuples(names.filter(str.strip), spots | areas), min_size=1, max_size=50))
def test_any_places_of_the_globe_are_drawn_within_the_frame_and_are_few_bytes(figure, given_):
    found = locator([NamedPlace(f"p{nr}", name, at) for nr, (name, at) in enumerate(given_)])
    assert 1 <= len(found.spots) <= len(given_)
    assert all(0 <= spot.x <= WIDTH and 0 <= spot.y <= HEIGHT for spot in found.spots)
    for left, top, right, bottom in boxes(found):
        assert left >= EDGE - 1e-6
        assert top >= EDGE - 1e-6
        assert right <= WIDTH - EDGE + 1e-6
        assert bottom <= HEIGHT - EDGE + 1e-6
    for one, other in combinations(boxes(found), 2):
        assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]
    reach = BEYOND + 1
    for line in lines(found.land):
        assert all(-reach <= x <= WIDTH + reach and -reach <= y <= HEIGHT + reach for x, y in line)
    assert len(figure(found).encode()) <= LARGEST


@settings(max_examples=20, deadline=None)
@given(east, north)
def test_land_is_land_and_water_is_water_from_wherever_one_looks(a, b):
    view = View.above(a, b)
    path = land(view, FRAME).path
    for name, at in (LAND | WATER).items():
        here = view.place(vector(*at))
        if here[0] ** 2 + here[1] ** 2 < 1.8**2:  # nearer to the rim little is left of it
            assert is_inside(path, *FRAME.at(here)) == (name in LAND), name


def test_places_on_both_sides_of_the_180th_meridian_stand_side_by_side():
    one, other = locator([place("One", 179, 60), place("Other", -179, 60)]).spots
    assert 0 < other.x - one.x < 30


def test_north_is_up_and_east_is_right():
    japan, okhotsk, ukraine = locator([place("J", 138, 36), place("O", 150, 54), place("U", 31, 49)]).spots
    assert ukraine.x < japan.x < okhotsk.x + 40
    assert okhotsk.y < japan.y


@pytest.mark.parametrize("at", [(67, 48), (-140, -20), (20, 0), (0, 90), (0, -90)])
def test_a_single_place_is_in_the_middle_with_a_coast_to_know_it_by(at):
    found = locator([place("Here", *at)])
    assert (found.spots[0].x, found.spots[0].y) == pytest.approx((WIDTH / 2, HEIGHT / 2), abs=3)
    assert any(len(line) > 4 for line in lines(found.land))


def test_an_area_is_an_outline_with_its_name_within():
    (spot,) = locator([place("The strait", 170, 60, -160, 70)]).spots
    (line,) = lines(spot.outline)
    assert min(x for x, _ in line) < spot.name.x < max(x for x, _ in line)


def test_names_without_room_are_told_below_and_places_beyond_the_most_are_counted():
    found = locator([place(f"Place {nr} of many", 10, 50) for nr in range(40)])
    named, more = [spot for spot in found.spots if spot.name], 40 - len(found.spots)
    assert 0 < len(named) < len(found.spots) < 40
    assert found.unnamed.endswith(f" and {more} further places")
    assert "Place 0 of many (50° N, 10° E)" in found.words


def test_the_coastlines_are_closed_lines_of_the_whole_world():
    assert len(outlines()) > 100
    assert all(outline[0] == outline[-1] and len(outline) > 4 for outline in outlines())


def test_outlines_are_read_from_arcs_and_thinned_to_what_shapes_them():
    arcs = [[[0, 0], [10, 0], [10, 0], [0, 20]], [[20, 20], [-20, 0], [0, -20]]]
    topology = {
        "transform": {"scale": [1, 1], "translate": [-10, 5]},
        "arcs": arcs,
        "objects": {"land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[0, 1]]]}]}},
    }
    (outline,) = coastlines.read(topology)
    assert outline[0] == outline[-1] == (-10, 5)
    assert coastlines.thinned([(0, 0), (1, 0), (2, 0), (2, 2), (0, 0)]) == [(0, 0), (2, 0), (2, 2)]
