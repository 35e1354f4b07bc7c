"""A reader's walk: from the home page down to a source, and back up, by links only."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["JavaScript", "no JavaScript"])
EVIDENCE = "article.cg-finding--supports"
USES = "details:has(#therefore) a.cg-ref"


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def follow(link: Locator) -> str:
    """Click a link as a reader does; return the heading of the page that it leads to."""
    page = link.page
    before = page.url
    link.click()
    page.wait_for_url(lambda url: url != before)
    assert page.locator("h1").count() == 1
    return heading(page)


@with_and_without_scripts
def test_from_home_to_a_source_and_back_up(visitor, scripts):
    with visitor.visit(java_script_enabled=scripts) as page:
        way = [follow(page.locator(".cg-root__text a").first)]
        while len(way) == 1 or page.locator(f"{EVIDENCE}:visible").count() == 0:
            way.append(follow(page.locator("section:has(> #for) .cg-points a.cg-ref:visible").first))

        finding = page.locator(f"{EVIDENCE}:visible").first
        found = finding.locator("p").first.inner_text()
        follow(finding.locator(".cg-by a"))
        assert re.search(r"/sources/[^/]+/$", page.url)
        resting = page.locator("article.cg-finding", has_text=found).first
        expect(resting).to_be_visible()

        assert follow(resting.locator("a.cg-item")) == way.pop()
        while way:
            page.locator("summary:has(#therefore)").click()
            for number in range(page.locator(f"{USES}:visible").count()):
                if follow(page.locator(f"{USES}:visible").nth(number)) == way[-1]:
                    break
                page.go_back()
            assert heading(page) == way.pop()
        assert follow(page.locator(".cg-crumbs a").first)
        expect(page.locator(".cg-root__text a").first).to_be_visible()


@with_and_without_scripts
def test_from_a_sentence_to_its_claim_and_back(visitor, scripts):
    with visitor.visit("read/", java_script_enabled=scripts) as page:
        sentence = page.locator("details.cg-sentence", has=page.locator("a.cg-item")).first
        id_ = sentence.get_attribute("id")
        sentence.locator("summary").click()
        claim = follow(sentence.locator("a.cg-item").first)
        assert claim
        page.locator("summary:has(#notes)").click()
        back = page.locator(".cg-source-quote figcaption a", has_text=id_)
        follow(back)
        assert page.url.endswith(f"/read/#{id_}")
        if scripts:
            expect(page.locator(f"details#{id_}")).to_have_attribute("open", "")


def test_a_sentence_opens_and_closes_by_keyboard(visitor):
    with visitor.visit("read/") as page:
        sentence = page.locator("details.cg-sentence", has=page.locator("a.cg-item")).first
        summary, claim = sentence.locator("summary"), sentence.locator("a.cg-item").first
        for _ in range(100):
            page.keyboard.press("Tab")
            if summary.evaluate("element => element === document.activeElement"):
                break
        expect(summary).to_be_focused()
        expect(claim).to_be_hidden()
        for key in ("Enter", "Enter", "Space"):
            page.keyboard.press(key)
        expect(claim).to_be_visible()
        page.keyboard.press("Tab")
        expect(claim).to_be_focused()
        words = claim.locator(":scope > span").nth(1).inner_text()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(words)


def test_the_search_finds_a_claim(visitor):
    with visitor.visit() as page:
        wanted = follow(page.locator(".cg-root__text a").first)
        page.go_back()
        page.keyboard.press("/")
        page.keyboard.type(wanted)
        result = page.locator(".cg-find__result > a", has_text=wanted[:30]).first
        expect(result).to_be_visible()
        result.click()
        expect(page.locator("h1")).to_have_text(wanted)


@pytest.fixture
def two_clocks(built):
    """The address of a page on which some claim fares otherwise now than then."""
    topics = (page for path, page in built.pages.items() if path.startswith("topics/"))
    return next(page.path for page in topics if "cg-at--then" in page.article).removesuffix("index.html")


def test_the_reader_chooses_the_clock_and_it_is_remembered(visitor, two_clocks):
    with visitor.visit(two_clocks) as page:
        then, now = page.locator(".cg-at--then").first, page.locator(".cg-at--now").first
        expect(then).to_be_visible()
        expect(now).to_be_hidden()
        page.get_by_label("With hindsight").check()
        expect(then).to_be_hidden()
        expect(now).to_be_visible()
        page.reload()
        expect(now).to_be_visible()
        expect(page.get_by_label("With hindsight")).to_be_checked()


def test_without_scripts_both_clocks_are_shown(visitor, two_clocks):
    with visitor.visit(two_clocks, java_script_enabled=False) as page:
        for clock in ("then", "now"):
            expect(page.locator(f".cg-at--{clock}").first).to_be_visible()
            expect(page.locator(f".cg-at--{clock} > i").first).to_be_visible()
