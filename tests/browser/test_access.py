"""Open to everybody: no fault that axe can find (WCAG 2.2 A and AA), in both palettes, wide and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

AXE = Axe()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}}
"""All that axe knows of WCAG 2.2 A and AA, and its own good practice; contrast is measured anew in each palette."""
PHONE, WIDE = {"width": 360, "height": 740}, {"width": 1440, "height": 900}


def faults(page):
    found = AXE.run(page, options=RULES).response["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize(("size", "palette"), [(PHONE, "light"), (WIDE, "dark")], ids=["phone, light", "wide, dark"])
def test_no_kind_of_page_has_a_fault(visitor, kinds, size, palette):
    found = {}
    with visitor.visit(color_scheme=palette, reduced_motion="reduce", viewport=size, bypass_csp=True) as page:
        for path in kinds:
            page.goto(path)
            page.locator("main details").evaluate_all("all => all.forEach(it => { it.open = true; })")
            found[path] = faults(page)
    assert {path: told for path, told in found.items() if told} == {}


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_what_opens_on_a_page_has_no_fault_either(visitor, palette):
    options = {"color_scheme": palette, "reduced_motion": "reduce", "bypass_csp": True}
    found = {}
    with visitor.visit("claims/cancel-visit/", **options) as page:
        page.keyboard.press("/")
        page.keyboard.type("treaty")
        expect(page.locator(".cg-find__result").first).to_be_visible()
        page.locator(".cg-find--dialog summary").click()
        expect(page.locator(".cg-find--dialog select").first).to_be_visible()
        found["search"] = faults(page)
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Cite or embed").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        found["take away"] = faults(page)
        page.keyboard.press("Escape")
        page.get_by_role("button", name="What if it fell?").click()
        expect(page.locator(".cg-bar")).to_be_visible()
        page.locator(".cg-bar summary").click()
        found["what if"] = faults(page)
    with visitor.visit("map/?claim=cancel-visit&show=down&kind=fact", **options) as page:
        expect(page.locator("[data-map-card]")).to_be_visible()
        found["map"] = faults(page)
    with visitor.visit(viewport=PHONE, **options) as page:
        page.get_by_role("checkbox", name="Menu").press("Space")
        expect(page.get_by_role("navigation", name="Site")).to_be_visible()
        page.locator(".cg-nav summary").first.click()
        found["menu"] = faults(page)
    assert {what: told for what, told in found.items() if told} == {}


def test_motion_is_not_forced_on_those_who_ask_for_none(visitor):
    with visitor.visit("map/", reduced_motion="reduce") as page:
        durations = page.evaluate(
            "[...document.querySelectorAll('*')].map(it => getComputedStyle(it))"
            ".filter(style => parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none').length"
        )
        assert durations == 0


def test_the_menu_of_a_phone_opens_by_keyboard_and_without_scripts(visitor):
    for scripts in (True, False):
        with visitor.visit(viewport=PHONE, java_script_enabled=scripts) as page:
            navigation = page.get_by_role("navigation", name="Site")
            expect(navigation).to_be_hidden()
            for _ in range(10):
                page.keyboard.press("Tab")
                if page.locator("#cg-menu:focus").count():
                    break
            page.keyboard.press("Space")
            expect(navigation).to_be_visible()
            page.keyboard.press("Tab")
            expect(navigation.locator("a").first).to_be_focused()
