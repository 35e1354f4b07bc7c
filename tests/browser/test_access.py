"""Open to everybody: no fault that axe can find (WCAG 2.2 A and AA), in both palettes, wide and on a phone.

Every kind of page is visited once, and seen to ask nothing of others and to fit a phone meanwhile.
"""

import pytest
from openness import PHONE, WIDE, faint, faint_to_axe, faults, paint
from playwright.sync_api import expect
from waiting import until

pytestmark = pytest.mark.browser


def unfold(page):
    page.locator("main details").evaluate_all("all => all.forEach(it => { it.open = true; })")


def sideways(page):
    """How far a page can be scrolled sideways."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def fonts(page):
    """What became of the fonts of a page that was read to its foot."""
    page.keyboard.press("End")
    until(page, "document.fonts.status === 'loaded'")
    return set(page.evaluate("[...document.fonts].map(font => font.status)"))


@pytest.mark.parametrize("scripts", [True, False], ids=["JavaScript", "no JavaScript"])
def test_every_kind_of_page_is_open_to_everybody_fits_a_phone_and_asks_nothing_of_another_origin(
    visitor, kinds, scripts
):
    """In one visit: what is asked of another origin is told at the end of every test.

    A phone by day has all rules, and a wide window by night the contrast of every text. Without scripts axe does not
    run, and a page is not laid out by what it would need them for.
    """
    found, wide = {}, {}
    phone = {"viewport": PHONE, "is_mobile": True, "has_touch": True, "reduced_motion": "reduce"}
    with visitor.visit(**phone, java_script_enabled=scripts) as page:
        for path in kinds:
            page.set_viewport_size(PHONE)
            page.goto(path)
            wide[path] = sideways(page)
            unfold(page)
            wide[f"{path} (unfolded)"] = sideways(page)
            assert {"loaded"} <= fonts(page) <= {"loaded", "unloaded"}
            if scripts:
                paint(page, "light")
                found[f"{path} (phone, light)"] = faults(page)
                paint(page, "dark")
                page.set_viewport_size(WIDE)
                found[f"{path} (wide, dark)"] = faint(page)
    assert {path: told for path, told in found.items() if told} == {}
    assert {path: pixels for path, pixels in wide.items() if pixels > 0} == {}


def test_what_opens_on_a_page_has_no_fault_in_either_palette(visitor):
    options = {"reduced_motion": "reduce", "bypass_csp": True}
    found = {}

    def look(page, what):
        paint(page, "light")
        found[f"{what} (light)"] = faults(page)
        paint(page, "dark")
        found[f"{what} (dark)"] = faint(page)

    with visitor.visit("claims/close-bridge/", **options) as page:
        page.keyboard.press("/")
        page.keyboard.type("ferry")
        expect(page.locator(".cg-find__result").first).to_be_visible()
        page.locator(".cg-find--dialog summary").click()
        expect(page.locator(".cg-find--dialog select").first).to_be_visible()
        look(page, "search")
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Cite or embed").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        look(page, "take away")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="What if it fell?").click()
        expect(page.locator(".cg-bar")).to_be_visible()
        page.locator(".cg-bar summary").click()
        look(page, "what if")
        page.goto("map/?claim=close-bridge&show=down&kind=fact")
        expect(page.locator("[data-map-card]")).to_be_visible()
        look(page, "map")
        page.set_viewport_size(PHONE)
        page.goto("")
        page.get_by_role("checkbox", name="Menu").press("Space")
        expect(page.get_by_role("navigation", name="Site")).to_be_visible()
        page.locator(".cg-nav summary").first.click()
        look(page, "menu")
    assert {what: told for what, told in found.items() if told} == {}


FAINT = "h1 { color: #777 !important; font-size: 1rem !important } .cg-crumbs { opacity: 0.3 }"


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_axe_finds_a_text_faint_where_we_do(visitor, palette):
    """So that contrast, which axe is slow to measure, can be measured without it on all other pages."""
    options = {"color_scheme": palette, "reduced_motion": "reduce", "bypass_csp": True}
    with visitor.visit("claims/close-bridge/", **options) as page:
        assert faint_to_axe(page) == faint(page) == []
        page.add_style_tag(content=FAINT)
        for text in (page.locator("h1").inner_text(), page.locator(".cg-crumbs a").last.inner_text()):
            assert any(text in told for told in faint_to_axe(page))
            assert any(text in told for told in faint(page))


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
