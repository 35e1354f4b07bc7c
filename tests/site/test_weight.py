"""What a page weighs before compression."""

import re

LIMIT = 60_000
MAP_LIMIT = 8_192
MAP = re.compile(rb'<svg class="cg-draw".*?</svg>', re.DOTALL)


def claim_pages(built):
    return {path: (built.site / path).read_bytes() for path in built.pages if path.startswith("claims/")}


def test_no_claim_page_weighs_more_than_a_phone_is_glad_to_load(built):
    heavy = {path: len(page) for path, page in claim_pages(built).items() if len(page) > LIMIT}
    assert heavy == {}


def test_every_claim_page_has_a_map_of_no_more_than_8_kb(built):
    maps = {path: MAP.findall(page) for path, page in claim_pages(built).items()}
    assert {path for path, found in maps.items() if len(found) != 1} == set()
    assert {path: len(found) for path, (found,) in maps.items() if len(found) > MAP_LIMIT} == {}


def test_every_node_of_a_map_is_a_link_with_a_title(built):
    for page in claim_pages(built).values():
        (drawing,) = MAP.findall(page)
        links = re.findall(rb"<a .*?</a>", drawing, re.DOTALL)
        assert sum(b"<rect" in link for link in links) == drawing.count(b"<rect")
        assert all(b"<title>" in link or b'class="label"' in link for link in links)
