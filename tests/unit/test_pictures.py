"""Pictures: where dates stand on an axis, which marks a timeline has, how a tree is joined, and their words."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.argument.model import PartialDate
from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge_sound, render
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing import timeline, tree
from claimgraph.site.drawing.axis import LETTERS, NARROW, axis
from claimgraph.site.drawing.lettering import width
from claimgraph.site.drawing.timeline import MARKS, STEP

ARGUMENTS = Path(__file__).parents[1] / "arguments"
LARGEST = 12_000
"""Bytes that a picture may take."""


@pytest.fixture(scope="module")
def judgement():
    return judge_sound(Project(ARGUMENTS / "bridge"), Problems())


@pytest.fixture(scope="module")
def atlas(judgement):
    return Atlas(judgement)


@pytest.fixture(scope="module")
def figures(judgement):
    """Every picture on the site of the bridge, by page."""
    return {
        page.page.path: found
        for page in render(judgement).rendered()
        if (found := re.findall(r'<figure class="cg-picture.*?</figure>', page.html, re.DOTALL))
    }


def day(*of):
    return date(*of).toordinal()


days = st.integers(day(1500, 1, 1), day(2100, 1, 1))


@given(st.lists(days, min_size=1, max_size=60).map(sorted), days)
def test_whatever_the_dates_they_stand_in_order_and_on_the_picture(found, fixed):
    scale = axis(found, [fixed])
    places = [scale.at(each) for each in found]
    assert all(one <= other + 1e-6 for one, other in pairwise(places))
    assert all(0 <= place <= 100 for place in places)


@given(st.lists(days, min_size=1, max_size=60).map(sorted), days)
def test_no_two_names_of_dates_lie_on_each_other_on_a_phone(found, fixed):
    ends = []
    for tick in axis(found, [fixed]).ticks:
        room = width(tick.label, LETTERS) / NARROW
        left = tick.x - {"start": 0, "middle": room / 2, "end": room}[tick.align]
        ends.append((left, left + room))
    assert all(end < start for (_, end), (start, _) in pairwise(sorted(ends)))


def test_what_lies_years_away_is_set_behind_a_break_and_the_rest_is_true_to_scale():
    month = [day(2022, 1, number) for number in range(1, 21)]
    scale = axis([day(1956, 10, 19), *month], [day(2022, 1, 25)])
    assert len(scale.breaks) == 1
    steps = [scale.at(other) - scale.at(one) for one, other in pairwise(month)]
    assert max(steps) == pytest.approx(min(steps))
    assert scale.ticks[0].label == "1956"


def test_dates_of_one_stretch_have_no_break():
    assert not axis([day(2022, 1, number) for number in (1, 4, 9, 30)]).breaks


def timelines(atlas):
    return {id_: found for id_, claim in atlas.argument.claims.items() if (found := timeline.of_claim(atlas, claim))}


def test_every_finding_that_counts_is_a_mark_that_leads_to_it(atlas):
    for id_, found in timelines(atlas).items():
        counted = [item for item in atlas.argument.claims[id_].evidence if item.speaks_for is not None]
        assert len(counted) <= MARKS
        anchors = [mark.anchor for mark in (*found.marks, *found.undated)]
        assert sorted(anchors) == sorted(item.id.partition("/")[2] for item in counted)


def test_what_speaks_for_is_above_the_axis_and_what_speaks_against_is_below(atlas):
    for found in timelines(atlas).values():
        assert all((mark.y < found.axis_y) == (mark.side == "for") for mark in found.marks)


@pytest.mark.parametrize(("years", "later"), [(-1, False), (1, True)])
def test_what_was_known_then_is_filled_and_left_of_the_line_and_what_came_later_is_hollow(judgement, years, later):
    as_of = Atlas(judgement).argument.as_of
    found = timelines(with_dates(judgement, PartialDate(str(as_of.latest.year + years)))).values()
    for drawn in found:
        assert all(mark.later is later and (mark.x > drawn.as_of.x) is later for mark in drawn.marks)
    assert any(drawn.marks for drawn in found)


def test_no_two_marks_are_so_close_that_a_finger_hits_both(atlas):
    for found in timelines(atlas).values():
        for one, other in pairwise(sorted(found.marks, key=lambda mark: (mark.y, mark.x))):
            assert other.y - one.y >= STEP or (other.x - one.x) * NARROW >= STEP - 1e-6


def with_dates(judgement, date_):
    """The atlas of the bridge as if all sources had one date."""
    atlas = Atlas(judgement)
    sources = {id_: replace(source, date=date_) for id_, source in atlas.argument.sources.items()}
    atlas.argument = replace(atlas.argument, sources=sources)
    return atlas


def test_the_undated_are_in_a_lane_of_their_own_and_are_called_undated(judgement):
    atlas = with_dates(judgement, None)
    found = next(iter(timelines(atlas).values()))
    assert not found.marks
    assert found.undated
    assert "No date: " in found.words
    assert all("undated" in mark.title for mark in found.undated)


def test_many_findings_are_put_into_columns_and_none_is_lost(judgement, monkeypatch):
    monkeypatch.setattr(timeline, "MARKS", 0)
    atlas = with_dates(judgement, PartialDate("1907-05-01"))
    for id_, found in timelines(atlas).items():
        items = [item for item in atlas.argument.claims[id_].evidence if item.speaks_for is not None]
        assert sum(int(bar.title.split()[-2]) for bar in found.bars) == len(items)


def test_the_words_of_a_timeline_count_what_it_shows(atlas):
    for found in timelines(atlas).values():
        numbers = sum(map(int, re.findall(r"(\d+) (?:for|against)", found.words)))
        assert numbers == len(found.marks) + len(found.undated)


def trees(atlas):
    return {root: found for root in atlas.walks if (found := tree.of_conclusion(atlas, root))}


def test_a_claim_stands_right_of_and_below_what_it_is_a_premise_of(atlas):
    for root, found in trees(atlas).items():
        top, *others = found.rows
        assert top.card.id == root
        assert all(row.x > top.x and row.y > top.y for row in others)
        assert [row.y for row in found.rows] == sorted(row.y for row in found.rows)


def test_a_line_is_as_thick_as_its_step_is_firm_and_only_one_that_fails_is_broken(atlas):
    branches = [branch for found in trees(atlas).values() for branch in found.branches]
    assert {branch.kind for branch in branches} >= {"holds", "fails"}
    for branch in branches:
        assert (branch.cross is not None) == (branch.kind == "fails")
        assert branch.width == tree.THIN or branch.kind == "holds"


def test_the_words_of_a_tree_say_how_its_steps_fare(atlas):
    for found in trees(atlas).values():
        assert re.fullmatch(r"Of [\w ]+ drawn here, .*(hold|contested|fail).*\.", found.words.now)


def test_what_a_tree_has_no_room_for_is_counted(judgement, monkeypatch):
    monkeypatch.setattr(tree, "BYTES", 0)
    atlas = Atlas(judgement)
    for root, found in trees(atlas).items():
        stops = sum(1 for _ in atlas.walks[root].stops)
        assert found.more == stops - len({row.card.id for row in found.rows}) + 1


def test_a_claim_met_again_stands_there_without_what_is_below_it(atlas):
    for found in trees(atlas).values():
        first = [row.card.id for row in found.rows if not row.again]
        assert len(first) == len(set(first))


def test_pictures_are_small_have_words_and_no_colour_of_their_own(figures):
    assert {path.split("/")[0] for path in figures} >= {"index", "claims", "sources", "walks"}
    for found in figures.values():
        for figure in found:
            assert len(figure.encode()) <= LARGEST
            assert "<figcaption" in figure
            assert not re.search(r'(?:fill|stroke|color|style)="', figure)


def test_pictures_are_the_same_each_time(judgement, figures):
    again = {page.page.path: page.html for page in render(judgement).rendered()}
    assert all(figure in again[path] for path, found in figures.items() for figure in found)
