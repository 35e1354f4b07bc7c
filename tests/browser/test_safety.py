"""Pages in a real browser: a stray request would be noticed, all fit a phone, and the reader chooses the palette."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
LOST = "no-such-page/"

WIDE_ARTICLES = """async (paths) => {
    const root = document.documentElement, wide = {};
    for (const path of paths) {
        const text = await (await fetch(path)).text();
        const article = new DOMParser().parseFromString(text, "text/html").querySelector("article");
        article.querySelectorAll("details").forEach((fold) => { fold.open = true; });
        document.querySelector("article").replaceWith(article);
        if (root.scrollWidth > root.clientWidth) wide[path] = root.scrollWidth - root.clientWidth;
    }
    return wide;
}"""
"""How far each article reaches over the edge, with everything unfolded, all set into one page for speed."""


def test_a_visitor_would_notice_a_stray_request_and_an_error(visitor):
    with visitor.visit() as page:
        page.evaluate("new Image().src = 'http://127.0.0.1:9/stray.png'")
        page.evaluate("console.error('something is wrong')")
        with page.context.expect_event("weberror"):
            page.evaluate("setTimeout(() => { throw new Error('uncaught') })")
    assert [stray.split()[-1] for stray in visitor.strays] == ["http://127.0.0.1:9/stray.png"]
    assert any("something is wrong" in complaint for complaint in visitor.complaints)
    assert any("uncaught" in complaint for complaint in visitor.complaints)
    visitor.strays.clear()
    visitor.complaints.clear()


def test_no_article_at_all_is_wider_than_a_phone(visitor, built):
    with visitor.visit("claims/" + LOST, viewport=PHONE, is_mobile=True, has_touch=True) as page:
        wide = page.evaluate(WIDE_ARTICLES, [f"/{path}" for path in built.framed])
    assert wide == {}


def test_the_reader_can_change_the_palette(visitor):
    with visitor.visit(color_scheme="light") as page:
        ground = "getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(ground)
        page.get_by_role("button", name="Light or dark").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        dark = page.evaluate(ground)
        assert light != dark
        page.reload()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_page_that_is_not_there_says_so_and_leads_home(visitor):
    with visitor.visit(f"claims/{LOST}") as page:
        assert page.locator("h1").inner_text() == "There is no page at this address"
        page.locator(".cg-brand").click()
        expect(page.locator(".cg-root__text a").first).to_be_visible()
