"""What a first visit of a large site loads: little, and nothing moves once it is seen."""

import pytest
from loading import LINES, fullest, visit
from serving import served

pytestmark = pytest.mark.browser

PARTS = {"", "claims", "embed", "map", "read", "report", "review", "topics", "walks"}


@pytest.fixture(scope="module")
def visits(browser, flagship):
    deepest = {path.split("/")[0]: path for path in fullest(flagship.site)}  # of each part its deepest kind of page
    with served(flagship.site) as address:
        return {path: visit(browser, address + path, LINES["4G"]) for part, path in deepest.items() if part in PARTS}


def test_no_page_loads_more_than_250_kb_over_the_wire(visits):
    assert {path: found.wire for path, found in visits.items() if found.wire > 250_000} == {}
    assert min(found.wire for found in visits.values()) > 20_000  # else nothing was measured


def test_nothing_shifts_while_a_page_comes_in_over_a_slow_line(visits):
    assert {path: found.shift for path, found in visits.items() if found.shift > 0} == {}
