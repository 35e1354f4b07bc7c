"""Pages stay small: long lists go on on further pages, and a large report comes in parts."""

import json
import re
from collections import Counter

import pytest
from html_pages import faults, read_pages
from project import BRIDGE

from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge_sound
from claimgraph.site.atlas import Atlas
from claimgraph.site.links import Addresses
from claimgraph.site.own_files import own_files
from claimgraph.site.page import Page, Shown
from claimgraph.site.paging import Room, paged, pagings
from claimgraph.site.render import render
from claimgraph.site.search import search_document

SMALL = Room(rows=3, entries=2, titles=5, bytes=3_000)
TABLE_ROW = re.compile(r"<tbody>(.*?)</tbody>", re.DOTALL)


@pytest.fixture(scope="module")
def judgement():
    return judge_sound(Project(BRIDGE), Problems())


@pytest.fixture(scope="module")
def site(judgement):
    return render(judgement, room=SMALL)


@pytest.fixture(scope="module")
def html(site):
    """Every page of the argument, by its path."""
    return {rendered.page.path: rendered.html for rendered in site.rendered()}


@pytest.fixture(scope="module")
def folder(site, html, tmp_path_factory):
    """The pages and files of the site, without the frame of the theme, in a folder."""
    made = {Addresses().file(path): page.encode() for path, page in html.items()}
    made |= {address: make() for address, make in site.files.items()} | own_files()
    root = tmp_path_factory.mktemp("site")
    for address, content in made.items():
        file = root / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return root


def pages_of(html, path):
    """The pages of a list, in order."""
    rest = sorted(
        (each for each in html if re.fullmatch(rf"{re.escape(path)}/\d+", each)),
        key=lambda it: int(it.rpartition("/")[2]),
    )
    return [html[path], *(html[each] for each in rest)]


def test_every_claim_of_a_topic_stands_in_one_row_of_one_of_its_pages(judgement, html):
    for topic in Atlas(judgement).argument.topics.values():
        pages = pages_of(html, f"topics/{topic.id}")
        rows = [re.findall(r"<tr.*?</tr>", "".join(TABLE_ROW.findall(page)), re.DOTALL) for page in pages]
        assert len(pages) > 1
        assert all(len(each) <= SMALL.rows for each in rows)
        linked = Counter(
            id_ for page in rows for row in page for id_ in re.findall(r'href="[./]*claims/([^/"]+)/"', row)
        )
        assert linked == dict.fromkeys(topic.claims, 1)


def test_every_gap_stands_on_one_page_of_its_topic(judgement, html):
    atlas = Atlas(judgement)
    for topic in atlas.argument.topics.values():
        wanted = sum(len(atlas.argument.claims[id_].gaps) for id_ in topic.claims)
        assert sum(page.count("cg-gaps__need") for page in pages_of(html, f"topics/{topic.id}")) == wanted


def test_every_source_stands_in_one_row_of_one_page(judgement, html):
    found = [
        id_
        for page in pages_of(html, "sources/index")
        for id_ in re.findall(r'<td><a href="[./]*(?:sources/)?([\w-]+)/"', page)
    ]
    assert sorted(found) == sorted(Atlas(judgement).argument.sources)


def test_every_topic_is_listed_once_and_the_front_page_leads_to_the_list(judgement, html):
    pages = pages_of(html, "topics/index")
    found = [id_ for page in pages for id_ in re.findall(r'<h2><a href="[./]*(?:topics/)?([\w-]+)/"', page)]
    assert len(pages) > 1
    assert found == [*Atlas(judgement).argument.topics]
    assert html["index"].count('<li class="cg-topic">') == SMALL.entries
    assert '<a href="topics/">All topics</a>' in html["index"]


def test_an_outline_that_is_too_long_goes_on_with_what_stands_above(judgement, html):
    for topic in Atlas(judgement).argument.topics.values():
        pages = pages_of(html, f"map/{topic.id}")
        opened = [id_ for page in pages for id_ in re.findall(r'<li data-id="([^"]+)"', page)]
        assert sorted(opened) == sorted(topic.claims)
        assert all(page.count("<ul") == page.count("</ul>") for page in pages)
    assert any("(on an earlier page)" in page for page in html.values())


def test_every_address_and_anchor_of_a_site_in_pages_leads_somewhere(folder):
    missing = faults(folder, read_pages(folder))
    assert missing == []


def test_the_report_is_in_parts_of_which_the_first_leads_to_all_others(site, folder):
    pages = read_pages(folder)
    parts = [path for path in pages if path.startswith("report/")]
    contents = (folder / "report/index.html").read_text("utf-8")
    assert len(parts) > 4
    assert "report/2/index.html" in parts
    for number in range(2, len(parts) + 1):
        assert f'href="{number}/#' in contents
    ids = Counter(anchor for path in parts for anchor in pages[path].anchors)
    claims = [page.subject for page in site.pages if page.template == "claim"]
    sources = [f"source-{page.subject}" for page in site.pages if page.template == "source"]
    assert {ids[each] for each in (*claims, *sources)} == {1}


def test_what_is_printed_is_the_whole_report(judgement, site):
    assert [*site.for_print] == ["report/index.html"]
    alone = render(judgement)
    assert site.for_print["report/index.html"]() == alone.files["report/index.html"]()
    assert not alone.for_print


def test_the_list_of_wordings_comes_in_scripts_that_have_each_page_once(site, judgement):
    scripts = [make().decode() for address, make in site.files.items() if address.startswith("search/titles")]
    whole = render(judgement).files["search/titles.js"]().decode()
    rows = ",".join(re.fullmatch(r"cgTitles\(\[(.*)\],(\d+)\);\n", script, re.DOTALL)[1] for script in scripts)
    assert len(scripts) > 2
    assert f"cgTitles([{rows}]);\n" == whole


def test_the_parts_of_the_map_that_scripts_judge_are_together_the_whole(judgement, site):
    parts = [json.loads(make()) for address, make in site.files.items() if address.startswith("data/map")]
    whole = json.loads(render(judgement).files["data/map.json"]())
    assert parts[0].pop("parts") == len(parts) > 1
    for name in ("statements", "steps"):
        assert [row for part in parts for row in part[name]] == whole[name]
    assert {id_: short for part in parts for id_, short in part["names"].items()} == whole["names"]
    assert parts[0].keys() == whole.keys()


def test_later_pages_are_not_listed_and_not_found_twice(site):
    later = [page for page in site.pages if page.continues]
    assert later
    assert not any(page.listed or page.subject for page in later)
    assert {search_document(site.render(page)) for page in later} == {None}


def test_a_page_tells_which_rows_it_has_and_leads_on_and_back(html):
    second = html["sources/index/2"]
    assert "Rows 4 to " in second
    assert 'rel="prev" href="../../../sources/"' in second
    assert 'aria-current="page">2</a>' in second
    assert 'rel="next"' in html["sources/index"]


def test_a_list_that_fits_has_no_pages(judgement):
    for rendered in render(judgement).rendered():
        assert not rendered.page.continues
        assert "cg-pages" not in rendered.html


def test_of_very_many_pages_the_first_the_last_and_the_near_ones_are_offered():
    last = [*pagings("a", [[1]] * 100)][49]
    assert last.offered == (1, None, *range(46, 55), None, 100)
    assert next(pagings("a", [[1]] * 7)).offered == (1, 2, 3, 4, 5, None, 7)


@pytest.mark.parametrize("rows", [0, 1, 3, 4, 10])
def test_rows_are_cut_without_loss_and_counted_through(rows):
    def show(some, paging):
        return Shown((list(some), paging.first, paging.last))

    page = Page("a", "A", "list", lambda: Shown(None))
    shown = [each.show().view for each in paged(page, range(rows), 3, show)]
    assert [row for some, _, _ in shown for row in some] == [*range(rows)]
    assert all(last - first + 1 == len(some) <= 3 for some, first, last in shown)
