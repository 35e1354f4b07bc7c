"""Take it away: cite a claim, embed it, print a page, keep the whole as a report."""

import json
import re

import pytest
from playwright.sync_api import expect
from serving import served

pytestmark = pytest.mark.browser

CLAIM = "close-bridge"
WORDING = "The council should close the old bridge until the flood has passed."


def offered(page):
    texts = page.get_by_role("dialog").locator("[data-copy]").all_inner_texts()
    return dict(zip(["plain", "bibtex", "csl", "permalink", "frame"], texts, strict=True))


@pytest.fixture
def dialog(visitor):
    with visitor.visit(f"claims/{CLAIM}/") as page:
        page.get_by_role("link", name="Cite or embed").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        yield page


def test_a_claim_can_be_cited_in_words_for_bibtex_and_for_csl(dialog, address):
    found = offered(dialog)
    where = f"{address}claims/{CLAIM}/"
    assert found["plain"].startswith(f"“{WORDING}” In: Should the old bridge")
    assert where in found["plain"]
    assert re.match(rf"@misc\{{{CLAIM},\n  title = \{{{re.escape(WORDING)}\}},\n", found["bibtex"])
    assert f"  url = {{{where}}}\n}}" in found["bibtex"]
    (item,) = json.loads(found["csl"])
    assert (item["title"], item["URL"], item["type"]) == (WORDING, where, "webpage")
    assert "contested by 10 March 1931, outweighed with hindsight" in item["note"]
    assert found["permalink"] == where


def test_what_is_offered_can_be_copied(visitor):
    with visitor.visit(f"claims/{CLAIM}/", permissions=["clipboard-read", "clipboard-write"]) as page:
        page.get_by_role("link", name="Cite or embed").click()
        page.get_by_role("dialog").get_by_role("button", name="Copy").nth(3).click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").endswith(f"/claims/{CLAIM}/")


def test_the_card_of_a_claim_stands_in_a_page_of_another_origin(dialog, browser, tmp_path):
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Blog</title>{offered(dialog)['frame']}", "utf-8")
    with served(tmp_path) as elsewhere, browser.new_context() as context:
        page = context.new_page()
        page.goto(elsewhere)
        card = page.frame_locator("iframe")
        expect(card.get_by_role("heading", name=WORDING)).to_be_visible()
        expect(card.get_by_text("Contested by 10 March 1931", exact=True)).to_be_visible()
        card.get_by_role("link", name="Reasons, evidence, objections").click()
        page.wait_for_url(re.compile(f"/claims/{CLAIM}/"))


@pytest.mark.parametrize("scripts", [True, False])
def test_a_card_fills_its_frame_which_scripts_make_as_high_as_the_card(dialog, browser, tmp_path, scripts):
    frame = offered(dialog)["frame"]
    shown = frame if scripts else frame.partition("<script>")[0]
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Blog</title>{shown}", "utf-8")
    with served(tmp_path) as elsewhere, browser.new_context() as context:
        page = context.new_page()
        page.set_viewport_size({"width": 1100, "height": 800})
        page.goto(elsewhere)
        card = page.frame_locator("iframe").locator("main")
        expect(card.locator("summary")).to_be_visible()

        def heights():
            inside = "it => [it.scrollHeight, innerHeight, it.lastElementChild.getBoundingClientRect().bottom]"
            needed, frame, last = card.evaluate(inside)
            return needed, frame, frame - last

        if scripts:
            expect(page.locator("iframe")).not_to_have_attribute("height", "240")
        needed, frame, below = heights()
        assert abs(needed - frame) <= 3
        assert (below < 20) == scripts
        card.locator("summary").click()
        if scripts:
            expect(page.locator("iframe")).not_to_have_attribute("height", str(frame))
            needed, frame, below = heights()
            assert abs(needed - frame) <= 3


def test_the_card_reads_without_scripts(visitor):
    with visitor.visit(f"embed/{CLAIM}/", java_script_enabled=False) as page:
        expect(page.get_by_role("heading", name=WORDING)).to_be_visible()
        page.locator("summary").click()
        expect(page.get_by_text("@misc{")).to_be_visible()


def test_on_paper_a_page_has_no_frame_and_nothing_is_folded(visitor):
    with visitor.visit(f"claims/{CLAIM}/") as page:
        page.emulate_media(media="print")
        for hidden in (".cg-top", ".cg-contents", ".cg-bottom", ".cg-clock", ".cg-doubt"):
            expect(page.locator(hidden).first).to_be_hidden()
        expect(page.locator("h1")).to_be_visible()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("article details:not([open])").count() == 0
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("article details:not([open])").count() > 0


def test_the_report_has_every_claim_source_and_gap_with_links_that_lead_within_it(built):
    html = (built.site / "report/index.html").read_text("utf-8")
    claims = [path.split("/")[1] for path in built.pages if path.startswith("claims/")]
    sources = [path.split("/")[1] for path in built.pages if path.count("/") == 2 and path.startswith("sources/")]
    anchors = set(re.findall(r'\bid="([^"]+)"', html))
    assert {*claims, *(f"source-{id_}" for id_ in sources)} <= anchors
    assert set(re.findall(r'href="#([^"]+)"', html)) <= anchors | {
        f"cg-{shape}" for shape in ("stands", "granted", "contested", "outweighed", "open")
    }
    order = [html.index(f'id="{anchor}"') for anchor in ("conclusions", "topic-1", "rivals", "gaps", "sources")]
    assert order == sorted(order)


def test_the_report_is_there_as_a_pdf_and_the_foot_of_every_page_leads_to_it(browser, printed):
    pdf = (printed.site / "report.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b(?!s)", pdf)) > 5
    with served(printed.site) as address, browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto(f"claims/{CLAIM}/")
        assert page.locator(".cg-bottom").get_by_role("link", name="PDF").get_attribute("href") == "../../report.pdf"
        page.locator(".cg-bottom").get_by_role("link", name="The whole as one report").click()
        expect(page.locator("h1")).to_contain_text("Should the old bridge")
