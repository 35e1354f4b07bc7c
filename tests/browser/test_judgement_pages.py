"""What a reader can do with the judgement: change the clock, change a cell, filter and sort the review."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

MOVED = "claims/close-bridge/"


def test_then_is_shown_first_and_the_choice_holds_on_every_page(visitor):
    with visitor.visit(MOVED) as page:
        expect(page.locator("html")).to_have_attribute("data-cg-clock", "then")
        expect(page.locator(".cg-at--now:visible")).to_have_count(0)
        page.locator(".cg-clock").get_by_text("With hindsight").click()
        expect(page.locator(".cg-at--then:visible")).to_have_count(0)
        page.locator(".cg-crumbs a").first.click()
        expect(page.locator("html")).to_have_attribute("data-cg-clock", "now")
        root = page.locator(".cg-root", has=page.locator("a[href*=close-bridge]"))
        # A word that moved is shown with both clocks, whichever is chosen.
        expect(root.locator(".cg-root__status .cg-status:visible")).to_have_text(["Contested", "Outweighed"])


def test_without_scripts_both_clocks_are_printed(visitor):
    with visitor.visit("", java_script_enabled=False) as page:
        root = page.locator(".cg-root", has=page.locator("a[href*=close-bridge]"))
        assert root.locator(".cg-root__status .cg-status:visible").all_inner_texts() == ["Contested", "Outweighed"]
        assert root.locator(".cg-root__status .cg-move i").all_inner_texts() == ["then", "now"]


def rate(cell, rating):
    """Tap a cell until it has a rating."""
    while cell.get_attribute("data-rating") != rating:
        cell.get_by_role("button").click()


def test_changing_a_cell_moves_the_ranking_and_the_ratings_can_be_put_back(visitor):
    with visitor.visit("rivals/why-hollow/") as page:
        before = page.locator("[data-ranking] li").all_inner_texts()
        leader = page.locator("[data-ranking] li").first.get_attribute("data-hypothesis")
        rate(page.locator(f'td[data-hypothesis="{leader}"]').first, "II")
        assert page.locator("[data-ranking] li").first.get_attribute("data-hypothesis") != leader
        page.locator("[data-reset]").click()
        assert page.locator("[data-ranking] li").all_inner_texts() == before


def test_a_cell_is_changed_by_arrow_keys_too_and_says_what_it_is(visitor):
    with visitor.visit("rivals/why-hollow/") as page:
        cell = page.locator("[data-row] [data-rating]").first
        rate(cell, "N")
        cell.get_by_role("button").press("ArrowUp")
        assert cell.get_attribute("data-rating") == "C"
        assert ": fits. Change it" in cell.get_by_role("button").get_attribute("aria-label")


def test_both_rankings_of_a_grid_move_with_a_cell_and_start_as_they_were_built(visitor):
    with visitor.visit("rivals/why-hollow/") as page:
        alike, weighed = (page.locator(f'[data-ranking="{by}"]') for by in ("alike", "weighed"))
        built = [ranking.all_inner_texts() for ranking in (alike, weighed)]
        cell = (
            page.locator("[data-row]").nth(1).locator("[data-rating]").nth(1)
        )  # of the row of the diver: it is hollow
        rate(cell, "II")
        assert [ranking.all_inner_texts() for ranking in (alike, weighed)] != built
        rate(cell, "CC")
        assert [ranking.all_inner_texts() for ranking in (alike, weighed)] == built
        rate(page.locator("[data-row]").nth(0).locator("[data-rating]").first, "II")  # no finding: it has no weight
        assert alike.all_inner_texts() != built[0]
        assert weighed.all_inner_texts() == built[1]


def test_the_rating_of_one_of_several_analysts_moves_that_ones_ranking_only(visitor):
    with visitor.visit("rivals/who-is-right/") as page:
        clerk, editors = (page.locator(f'[data-ranking="alike"][data-analyst="{who}"]') for who in ("clerk", "editors"))
        built = [ranking.all_inner_texts() for ranking in (clerk, editors)]
        cell = page.locator("#row-survey .cg-shared").nth(1)
        assert cell.locator("[data-apart]").inner_text() == "2 apart"
        rate(cell.locator('[data-analyst="clerk"]'), "II")
        assert cell.locator("[data-apart]").inner_text() == ""
        assert [clerk.all_inner_texts() != built[0], editors.all_inner_texts()] == [True, built[1]]
        page.locator("[data-reset]").click()
        assert [ranking.all_inner_texts() for ranking in (clerk, editors)] == built
        assert cell.locator("[data-apart]").inner_text() == "2 apart"


def test_without_scripts_every_cell_shows_the_ratings_of_all_analysts_and_where_they_differ(visitor):
    with visitor.visit("rivals/who-is-right/", java_script_enabled=False) as page:
        cell = page.locator("#row-survey .cg-shared").nth(1)
        assert cell.locator("[data-rating]").all_inner_texts() == ["A\ntells nothing either way", "B\nsits very badly"]
        assert cell.locator("[data-apart]:visible").inner_text() == "2 apart"


def test_the_grid_reads_without_scripts_with_a_reason_for_every_cell(visitor):
    with visitor.visit("rivals/why-hollow/", java_script_enabled=False) as page:
        cells = page.locator("td[data-rating]").count()
        assert cells == 3 * 3
        assert page.locator(".cg-reasons dd").count() == cells


def test_the_review_can_be_filtered_and_sorted(visitor):
    with visitor.visit("review/") as page:
        rows = page.locator("table[data-sortable] tbody tr:visible")
        everything = rows.count()
        page.locator("[data-filter]").fill("ferry")
        assert 0 < rows.count() < everything
        page.locator("[data-filter]").fill("")
        table = page.locator("table[data-sortable]").first
        table.get_by_role("button", name="Claim").click()
        texts = table.locator("tbody tr td:nth-child(2)").all_inner_texts()
        assert texts == sorted(texts, key=str.lower)
