"""The site opened from a disk, without any server: what works there, and what is not offered."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, built):
    context = browser.new_context()
    page = context.new_page()
    page.goto((built.site / "index.html").as_uri())
    yield page
    context.close()


def test_links_lead_on_and_both_clocks_can_be_chosen(page):
    page.locator('main a[href="claims/close-bridge/"]').first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("close the old bridge")
    assert page.url.endswith("/claims/close-bridge/index.html")
    page.get_by_label("With hindsight").check()
    assert page.locator("html").get_attribute("data-cg-clock") == "now"


def test_what_needs_a_server_is_not_offered(page, built):
    page.goto((built.site / "claims/close-bridge/index.html").as_uri())
    assert page.locator("[data-doubt]").count() > 0
    expect(page.locator("[data-doubt]").first).to_be_hidden()


def test_the_map_leads_from_topics_to_drawings_with_links(page, built):
    page.goto((built.site / "map/index.html").as_uri())
    page.locator("main svg a").first.click()
    page.wait_for_url("**/map/bridge/index.html")
    assert page.locator("main svg a").count() > 5


def test_wordings_can_be_searched_and_the_rest_is_said_to_need_a_server(page, built):
    page.goto((built.site / "search/index.html").as_uri() + "?q=ferry")
    expect(page.get_by_text("need the site to be served")).to_be_visible()
    expect(page.locator(".cg-find__result").first).to_be_visible()


def test_ratings_of_a_grid_can_be_changed(page, built):
    page.goto((built.site / "rivals/why-hollow/index.html").as_uri())
    against = page.locator(".cg-ranking__against")
    before = against.all_inner_texts()
    cell = page.locator("[data-rating]").first
    while cell.get_attribute("data-rating") != "II":
        cell.get_by_role("button").click()
    assert against.all_inner_texts() != before
