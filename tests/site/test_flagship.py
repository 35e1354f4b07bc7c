"""The flagship's site: built without a complaint, whole, and light enough for a phone."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter

import pytest
from html_pages import faults, is_elsewhere, target
from project import copy_project, run, tree

CLAIM_LIMIT = 60 * 1024
MAP_LIMIT = 8_192
"""Bytes, before compression."""
MAP = re.compile(rb'<svg class="cg-draw".*?</svg>', re.DOTALL)


def test_nothing_is_complained_of(flagship):
    assert "  no problems found\n" in flagship.said
    assert [line for line in flagship.complained.splitlines() if not line.startswith("... ")] == []


@pytest.mark.nightly
def test_plain_mkdocs_builds_the_same_with_sets_in_another_order_and_on_another_day(flagship, tmp_path):
    project = copy_project(tmp_path / "project")
    told = run(
        *("-W", "error", "-m", "mkdocs", "build", "--strict"),
        cwd=project,
        PYTHONHASHSEED="2",
        SOURCE_DATE_EPOCH="2000000000",
    )
    assert told.returncode == 0, told.stderr
    ours, theirs = tree(flagship.site), tree(project / "site")
    assert sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)) == []


def test_every_internal_link_and_anchor_resolves(flagship):
    assert sum(len(page.references) for page in flagship.pages.values()) > 10_000
    assert faults(flagship.site, flagship.pages) == []


def test_no_page_names_an_anchor_twice(flagship):
    twice = {
        page.path: [anchor for anchor, number in Counter(page.anchors).items() if number > 1]
        for page in flagship.pages.values()
    }
    assert {path: anchors for path, anchors in twice.items() if anchors} == {}


def test_every_page_can_be_reached_from_the_home_page(flagship):
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = flagship.pages[waiting.pop()]
        for reference in page.references:
            if reference.element != "a" or is_elsewhere(reference.address):
                continue
            file, _ = target(page.path, reference.address)
            if file in flagship.pages and file not in reached:
                reached.add(file)
                waiting.append(file)
    assert set(flagship.pages) - reached == {"404.html"}


def test_every_page_has_a_title(flagship):
    assert [path for path, page in flagship.pages.items() if not page.title.strip()] == []


def test_nothing_is_loaded_from_elsewhere(flagship):
    loaded = {
        (page.path, reference.address)
        for page in flagship.pages.values()
        for reference in page.references
        if reference.loads and is_elsewhere(reference.address) and not reference.address.startswith("data:")
    }
    assert loaded == set()


def test_styles_load_only_files_that_are_there(flagship):
    for style in flagship.site.rglob("*.css"):
        for address in re.findall(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", style.read_text("utf-8")):
            wanted = "".join(address)
            if wanted.startswith(("data:", "#")):
                continue
            assert not is_elsewhere(wanted), f"{style.name} loads {wanted}"
            file, _ = target(style.relative_to(flagship.site).as_posix(), wanted)
            assert (flagship.site / file).is_file(), f"{style.name}: {wanted}"


def test_the_search_finds_only_places_that_are_there(flagship):
    anchors = {path: set(page.anchors) for path, page in flagship.pages.items()}
    found = set()
    for fragment in (flagship.site / "pagefind/fragment").iterdir():
        entry = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd"))
        file, _ = target("index.html", entry["url"])
        places = {anchor["id"] for anchor in entry["anchors"]}
        assert places <= anchors[file], entry["url"]
        found.add(file)
    assert set(flagship.framed) - found == {"404.html", "search/index.html"}


def test_the_list_of_wordings_leads_to_pages_that_are_there(flagship):
    script = (flagship.site / "search/titles.js").read_text("utf-8")
    rows = json.loads(script.removeprefix("cgTitles(").removesuffix(");\n"))
    assert {target("index.html", f"{row[1]}/")[0].replace("index/index", "index") for row in rows} <= set(
        flagship.pages
    )
    assert sum(row[2] in {"claim", "conclusion"} for row in rows) == sum(
        path.startswith("claims/") for path in flagship.pages
    )


def claim_pages(flagship):
    return {path: (flagship.site / path).read_bytes() for path in flagship.pages if path.startswith("claims/")}


def test_no_claim_page_weighs_more_than_a_phone_is_glad_to_load(flagship):
    heavy = {path: len(page) for path, page in claim_pages(flagship).items() if len(page) > CLAIM_LIMIT}
    assert heavy == {}


def test_every_claim_page_has_a_map_of_no_more_than_8_kb(flagship):
    maps = {path: MAP.findall(page) for path, page in claim_pages(flagship).items()}
    assert {path for path, found in maps.items() if len(found) != 1} == set()
    assert {path: len(found) for path, (found,) in maps.items() if len(found) > MAP_LIMIT} == {}


def test_every_node_of_a_map_is_a_link_with_a_title(flagship):
    for page in claim_pages(flagship).values():
        (drawing,) = MAP.findall(page)
        links = re.findall(rb"<a .*?</a>", drawing, re.DOTALL)
        assert sum(b"<rect" in link for link in links) == drawing.count(b"<rect")
        assert all(b"<title>" in link or b'class="label"' in link for link in links)
