"""Pages are written in stretches side by side, each page once."""

from __future__ import annotations

from itertools import chain

import pytest

from claimgraph.publish.page_order import LANES, PART, in_lanes, in_turn


@pytest.mark.parametrize("number", [0, 1, PART, PART + 1, 3 * PART * LANES, 1000])
def test_every_page_is_in_one_stretch_and_keeps_its_neighbours(number):
    lanes = in_lanes(range(number))
    assert len(lanes) <= LANES
    assert [*chain.from_iterable(part for lane in lanes for part in lane)] == [*range(number)]


@pytest.mark.parametrize("number", [0, 1, PART, PART + 1, 1000])
def test_the_stretches_take_turns(number):
    order = [*in_turn(range(number))]
    assert sorted(order) == [*range(number)]
    assert order[:PART] == [*range(min(PART, number))]
    if number == 1000:
        second = order[PART]
        assert second > PART
        assert order[PART : 2 * PART] == [*range(second, second + PART)]
