"""The map: find, filter, focus and move about, by mouse, finger and keyboard; and the outline that says the same."""

import re

import pytest
from playwright.sync_api import expect
from waiting import until

from claimgraph.diagnostics import Problems
from claimgraph.graph.network import argument_of
from claimgraph.pipeline import Project, judge_sound

pytestmark = pytest.mark.browser

ROOT = "close-bridge"
DOUBTED = "pier-is-hollow"
NODES = ".cg-draw--map a[data-kind]"


@pytest.fixture(scope="module")
def argument(built):
    return argument_of(judge_sound(Project(built.project), Problems()).graph)


def bearing_on(argument, id_):
    """Everything that bears on a claim, at any remove."""
    found, pending = {id_}, [id_]
    while pending:
        claim = argument.claims[pending.pop()]
        steps = [*claim.because, *claim.objections]
        near = [premise.claim.id for step in claim.because for premise in step.premises]
        near += [objection.claim.id for objection in claim.objections]
        near += [cutter.id for step in steps for cutter in step.undercut]
        pending += [id_ for id_ in near if id_ not in found]
        found.update(near)
    return found


def shown(page):
    nodes = page.locator(f"{NODES}:not(.out)")
    return set(nodes.evaluate_all("nodes => nodes.map(node => node.id.slice(2))"))


def outlined(page):
    return set(
        page.locator("[data-outline] li[data-id]").evaluate_all(
            "entries => entries.filter(it => it.checkVisibility() && !it.matches('.cg-outline__between'))"
            ".map(it => it.dataset.id)"
        )
    )


def opened(page):
    expect(page.locator("[data-map][data-ready]")).to_be_visible()


PLACE = "JSON.stringify(document.querySelector('.cg-draw--map').getBoundingClientRect())"


def place(page):
    return page.evaluate(PLACE)


def moved(page, before):
    """Wait until the drawing has left its place."""
    until(page, f"before => {PLACE} !== before", before)


def test_every_claim_is_on_the_map_and_in_the_outline(visitor, argument):
    with visitor.visit("map/") as page:
        opened(page)
        assert shown(page) == outlined(page) == set(argument.claims)


def test_without_scripts_the_drawing_and_the_outline_are_there_with_their_links(visitor, argument):
    with visitor.visit("map/", java_script_enabled=False) as page:
        assert page.locator(NODES).count() == len(argument.claims)
        assert page.locator("[data-outline] li[data-id]:visible").count() == len(argument.claims)
        page.locator("[data-outline] a").first.click()
        assert "/claims/" in page.url


@pytest.mark.parametrize(("name", "value"), [("topic", "river"), ("kind", "fact"), ("status", "outweighed")])
def test_a_filter_holds_for_the_map_and_for_the_outline_and_is_in_the_address(visitor, argument, name, value):
    with visitor.visit("map/") as page:
        opened(page)
        page.locator(".cg-map__filters summary").click()
        page.locator(f"select[name={name}]").select_option(value)
        found = shown(page)
        assert 0 < len(found) < len(argument.claims)
        assert found == outlined(page)
        expect(page.locator(".cg-map__told")).to_have_text(f"{len(found)} of {len(argument.claims)} claims")
        page.wait_for_url(re.compile(f"{name}={value}"))
        address = page.url
    with visitor.visit(address) as page:
        opened(page)
        assert shown(page) == found


def test_a_claim_is_found_by_its_words_and_what_it_rests_on_is_shown_alone(visitor, argument):
    with visitor.visit("map/") as page:
        opened(page)
        page.get_by_label("Find a claim").fill("close bridge")
        page.keyboard.press("Enter")
        card = page.locator("[data-map-card]")
        expect(card).to_contain_text(argument.claims[ROOT].text)
        expect(card).to_contain_text("Evidence from Gazette press")
        card.get_by_role("button", name="What it rests on").click()
        assert shown(page) == outlined(page) == bearing_on(argument, ROOT)
        page.wait_for_url(re.compile(f"claim={ROOT}.*show=down"))
        card.get_by_role("link").click()
        assert page.url.partition("?")[0].endswith(f"/claims/{ROOT}/")


def test_the_address_restores_what_was_seen(visitor):
    with visitor.visit("map/") as page:
        opened(page)
        page.locator("[data-zoom=in]").click()
        page.locator("[data-zoom=in]").click()
        page.evaluate("new Promise(done => setTimeout(done, 300))")  # the address follows where the reader rests
        page.wait_for_url(re.compile("view="))
        address, before = page.url, place(page)
    with visitor.visit(address) as page:
        opened(page)
        page.wait_for_timeout(100)
        found = [round(float(number)) for number in re.findall(r"-?\d+\.?\d*", place(page))]
        expected = [round(float(number)) for number in re.findall(r"-?\d+\.?\d*", before)]
        assert found == pytest.approx(expected, abs=2)


def test_the_map_moves_by_dragging_and_a_drag_follows_no_link(visitor):
    with visitor.visit("map/bridge/") as page:
        opened(page)
        before = place(page)
        node = page.locator(NODES).first
        node.scroll_into_view_if_needed()
        box = node.bounding_box()
        page.mouse.move(box["x"] + 5, box["y"] + 5)
        page.mouse.down()
        page.mouse.move(box["x"] + 80, box["y"] + 60, steps=5)
        page.mouse.up()
        moved(page, before)
        expect(page.locator("[data-map-card]")).to_be_hidden()


def test_the_map_can_be_used_by_keyboard_alone(visitor):
    with visitor.visit("map/bridge/") as page:
        opened(page)
        page.locator("[data-map]").focus()
        for key in ("ArrowRight", "+", "-", "0", "ArrowDown"):
            before = place(page)
            page.keyboard.press(key)
            moved(page, before)
        page.keyboard.press("Tab")
        node = page.locator(f"{NODES}:focus")
        expect(node).to_have_count(1)
        page.keyboard.press("Enter")
        expect(page.locator("[data-map-card]")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("[data-map-card]")).to_be_hidden()


def test_a_what_if_shows_on_the_map(visitor):
    with visitor.visit(f"map/?claim={DOUBTED}") as page:
        opened(page)
        page.locator("[data-map-card]").get_by_role("button", name="What if it fell?").click()
        expect(page.locator(".cg-bar__summary")).to_contain_text("4 other statuses change")
        doubted = page.locator(f"#n-{DOUBTED} use").first
        expect(doubted).to_have_attribute("href", "#cg-doubted")
        expect(page.locator(f"#n-{ROOT} use").first).to_have_attribute("href", "#cg-outweighed")


def test_a_claims_page_leads_to_its_place_on_the_map(visitor):
    with visitor.visit(f"claims/{ROOT}/") as page:
        page.get_by_role("link", name="On the map of its topic").click()
        opened(page)
        expect(page.locator("[data-map-card]")).to_be_visible()
        expect(page.locator(f"#n-{ROOT}.chosen")).to_have_count(1)
