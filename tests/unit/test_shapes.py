"""Arguments of extreme shapes: whatever can be checked can be judged, drawn, outlined and rendered."""

from html.parser import HTMLParser
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapes import SHAPES, write
from tries import tries

from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge_sound, render
from claimgraph.site.atlas import MOST_STOPS, Atlas
from claimgraph.site.drawing import layers
from claimgraph.site.drawing.layers import lay_out
from claimgraph.site.links import Addresses
from claimgraph.site.outline import DEEPEST, MENTIONS, outline
from claimgraph.site.pages import all_pages
from claimgraph.site.render import Renderer

LONG_CHAIN = 400
"""Claims: a recursion of two or three calls a level would not come to its end."""


def judged(folder, claims):
    write(folder, claims)
    return judge_sound(Project(folder), Problems())


def rendered(folder, claims):
    return {page.page.path: page.html for page in render(judged(folder, claims)).rendered()}


def pages_of(folder, claims, *paths):
    """Return some of the pages; the others are made as data, and not rendered."""
    atlas = Atlas(judged(folder, claims))
    renderer, pages = Renderer(atlas, Addresses()), {page.path: page for page in all_pages(atlas)}
    return [renderer.render(pages[path]).html for path in paths]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("shape")


class Lists(HTMLParser):
    """How deep the lists of a page are nested, and whether all that begin also end."""

    def __init__(self, html):
        super().__init__()
        self.open, self.deepest = [], 0
        self.feed(html)

    def handle_starttag(self, tag, _):
        if tag in {"ul", "li"}:
            self.open.append(tag)
            self.deepest = max(self.deepest, self.open.count("ul"))

    def handle_endtag(self, tag):
        if tag in {"ul", "li"}:
            assert self.open.pop() == tag


@pytest.mark.parametrize("shape", SHAPES)
def test_an_argument_of_any_shape_is_rendered_with_every_claim_on_its_map(shape, tmp_path):
    claims = SHAPES[shape](16)
    pages = rendered(tmp_path, claims)
    for id_ in claims:
        assert f"claims/{id_}" in pages
        assert sum(f'<a href="../../claims/{id_}/" id="n-{id_}"' in html for html in pages.values()) >= 1
        assert pages["map/index"].count(f'<li data-id="{id_}" ') == 1
    assert Lists(pages["map/index"]).open == []


@settings(max_examples=tries(12, fewest=6), deadline=None)
@given(shape=st.sampled_from(sorted(SHAPES)), count=st.integers(1, 25), deepest=st.integers(1, 4))
def test_an_outline_opens_each_claim_once_however_shallow_it_is_and_however_they_hang_together(
    folder, shape, count, deepest
):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("claimgraph.site.outline.DEEPEST", deepest)
        atlas = Atlas(judged(folder, SHAPES[shape](count)))
        seen: set[str] = set()
        items = [item for topic in atlas.argument.topics for item in outline(atlas, topic, seen)]
    opened = [item.claim.id for item in items if not item.elsewhere]
    assert sorted(opened) == sorted(atlas.argument.claims)
    depth = 0
    for item in items:
        assert depth <= deepest
        depth += item.opens - item.closes
    assert depth == 0


def test_a_long_chain_is_outlined_in_pieces_that_a_page_can_show(tmp_path):
    (html,) = pages_of(tmp_path, SHAPES["chain"](LONG_CHAIN), "map/whole")
    lists = Lists(html)
    assert lists.open == []
    assert lists.deepest <= DEEPEST + 2
    assert "opened below" in html


def test_what_many_claims_share_is_named_a_few_times_and_then_counted(tmp_path):
    claims = {"top": {"kind": "inference", "by": "clerk", "because": [{"premises": [f"p{n}"]} for n in range(40)]}}
    ground = {f"p{n}": {"kind": "assumption", "by": "clerk"} for n in range(40)}
    over = {"over": {**claims["top"], "because": [{"premises": ["top", *ground]}]}}
    (html,) = pages_of(tmp_path, over | claims | ground, "map/whole")
    assert f"and {40 - MENTIONS} more that bear on it, opened elsewhere" in html


def test_the_numbers_of_a_long_walk_stay_short_and_its_page_says_where_it_goes_on(tmp_path):
    claims = SHAPES["chain"](MOST_STOPS + 60)
    (html,) = pages_of(tmp_path, claims, "walks/c0")
    assert html.count('class="cg-stop ') == MOST_STOPS
    assert '<span class="cg-stop__number">…1.1.1.1.1.1</span>' in html
    assert "And 59 more stops." in html


def test_a_claim_needed_with_many_others_names_a_few_and_counts_the_rest(tmp_path):
    (html,) = pages_of(tmp_path, SHAPES["premises"](40), "claims/p7")
    assert "; and 32 more" in html


def test_what_is_too_much_for_one_picture_is_outlined_only(tmp_path):
    whole, maps, home = pages_of(tmp_path, SHAPES["bipartite"](160), "map/whole", "map/index", "index")
    assert "too much to be read in one picture" in whole
    assert "cg-draw--map" not in whole
    assert " data-open>" not in maps
    assert '<a href="whole/#outline" id="t-whole"' in maps
    assert '<li data-id="c0" ' in whole
    assert "cg-thumbnail" in home


pairs = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda pair: (f"n{pair[0]}", f"n{pair[1]}"))


@given(edges=st.lists(pairs, max_size=40), longest=st.sampled_from([0, layers.LONGEST]))
def test_nothing_lies_on_anything_else_in_either_layout(edges, longest):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layers, "LONGEST", longest)
        found = lay_out(edges)
    places = sorted(found.at.values())
    assert set(found.at) == {end for edge in edges if edge[0] != edge[1] for end in edge}
    for (column, row), (other, below) in pairwise(places):
        assert column != other or below - row >= 1 - 1e-9
    assert all(0 <= column < found.columns and 0 <= row <= found.rows for column, row in places)


@given(edges=st.lists(pairs, max_size=40), longest=st.sampled_from([0, layers.LONGEST]))
def test_what_bears_on_a_claim_is_to_its_right_where_no_circle_forbids_it(edges, longest):
    acyclic = [(one, other) for one, other in edges if one > other]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layers, "LONGEST", longest)
        found = lay_out(acyclic)
    assert all(found.at[given_][0] > found.at[to][0] for given_, to in acyclic)


def test_a_layout_that_the_library_does_not_end_takes_plain_layers():
    claims = SHAPES["clique"](70)
    edges = [(other, id_) for id_, entry in claims.items() for other in entry.get("objections", ())]
    started = process_time()
    found = lay_out(edges)
    assert len(found.at) == 70
    assert process_time() - started < 2


@pytest.mark.nightly
@pytest.mark.parametrize("shape", sorted(set(SHAPES) - {"clique"}))
def test_large_arguments_of_any_shape_are_rendered_within_bounds(shape, tmp_path):
    write(tmp_path, SHAPES[shape](2000))
    problems, started = Problems(), process_time()
    site = render(judge_sound(Project(tmp_path), problems))
    assert process_time() - started < 60
    assert len(problems) == 0
    assert max(len(page.html) for page in site.rendered()) < 4_000_000


@pytest.mark.nightly
def test_a_chain_of_20_000_claims_is_judged_and_rendered(tmp_path):
    claims = SHAPES["chain"](20_000)
    started = process_time()
    pages = rendered(tmp_path, claims)
    assert process_time() - started < 180
    assert f"claims/c{len(claims) - 1}" in pages
