"""Ids of any letters, and what an argument has of its own, in a browser: links, maps, lists and the search."""

from __future__ import annotations

import pytest
from conftest import Visitor, built_once
from html_pages import faults
from openness import PHONE
from openness import faults as faults_of
from playwright.sync_api import expect
from project import GOALS
from serving import served

pytestmark = pytest.mark.browser

BELL = "claims/%E5%95%8F1/"
"""The page of the claim 問1."""


@pytest.fixture(scope="module")
def goals(tmp_path_factory):
    """The small argument of the lift, built."""
    return built_once(tmp_path_factory, "goals", GOALS)


@pytest.fixture(scope="module")
def address(goals):
    with served(goals.site) as address:
        yield address


@pytest.fixture
def reader(browser, address):
    visitor = Visitor(browser, address)
    yield visitor
    assert not visitor.strays
    assert not visitor.complaints


def test_every_link_of_the_site_leads_somewhere(goals):
    assert faults(goals.site, goals.pages) == []
    assert {"claims/G1.2/index.html", "claims/問1/index.html", "tags/ケーブル/index.html"} <= set(goals.pages)


def test_a_claim_is_found_on_the_map_and_leads_to_its_page(reader):
    with reader.visit(f"{BELL}") as page:
        page.get_by_role("link", name="On the map").click()
        page.locator("[data-map-card] a").first.click()
        expect(page).to_have_url(f"{reader.address}{BELL}")


def test_what_if_a_claim_fell_moves_what_rests_on_it_and_each_is_named(reader):
    with reader.visit("claims/S1/") as page:
        page.locator(".cg-doubt--main").click()
        expect(page.locator("html[data-cg-took]")).to_have_count(1)
        page.locator(".cg-bar summary").click()
        page.locator(".cg-bar__moved a").first.click()
        expect(page).to_have_url(f"{reader.address}claims/G1/?doubt=S1&clock=then")
        expect(page.locator(".cg-verdict b, .cg-verdict .cg-status").first).to_contain_text("was shown")


def test_an_old_address_leads_on_and_a_preview_shows_the_claim_by_the_arguments_own_words(reader):
    with reader.visit("claims/bell/#gaps") as page:
        expect(page).to_have_url(f"{reader.address}{BELL}#gaps")
        page.goto("claims/G1/")
        page.locator("article a.cg-ref", has_text="G1.1").first.hover()
        expect(page.locator("#cg-preview .cg-status")).to_have_text("Shown")


def test_a_list_is_narrowed_down_by_a_choice_and_by_a_tag(reader):
    with reader.visit("topics/lift/") as page:
        rows = page.locator("tbody tr:visible")
        expect(rows).to_have_count(4)
        page.get_by_label("Tags").select_option("ケーブル")
        expect(rows).to_have_count(1)
        page.get_by_label("Stage").select_option("Agreed, in part")
        expect(rows).to_have_count(0)
        page.get_by_label("Tags").select_option("Brakes")
        expect(rows.locator("td").nth(1)).to_have_text("The brake of the lift holds.")


def test_pages_of_tags_choices_and_fields_have_no_fault_on_a_phone_and_run_over_nothing(reader):
    found = {}
    with reader.visit(viewport=PHONE, reduced_motion="reduce", bypass_csp=True) as page:
        for path in ("claims/G1/", "tags/", "tags/Brakes/", "fields/stage/", "fields/stage/draft/", "topics/"):
            page.goto(path)
            page.locator("main details").evaluate_all("all => all.forEach(it => { it.open = true; })")
            found[path] = faults_of(page)
            found[path] += ["too wide"] * page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert {path: told for path, told in found.items() if told} == {}


def test_the_search_finds_a_claim_by_its_tag_and_by_a_value(reader):
    with reader.visit("search/?q=miller") as page:
        expect(page.locator(".cg-find__results a").first).to_have_attribute("href", "/claims/G1/")
        page.goto("search/?q=%E3%82%B1%E3%83%BC%E3%83%96%E3%83%AB")
        expect(page.locator(".cg-find__results")).to_contain_text("The cable of the lift is sound.")
