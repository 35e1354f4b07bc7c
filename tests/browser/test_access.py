"""Open to everybody: no fault that axe can find (WCAG 2.2 A and AA), in both palettes, wide and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

AXE = Axe()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
"""All that axe knows of WCAG 2.2 A and AA, and its own good practice."""
CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
RULES = {"light": EVERYTHING, "dark": CONTRAST}
"""The palettes differ in nothing but colours, so a second one needs to be asked for those only."""
PHONE, WIDE = {"width": 360, "height": 740}, {"width": 1440, "height": 900}


FAINT_TEXTS = """() => {
    const context = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const over = (colours) => {
        context.clearRect(0, 0, 1, 1);
        for (const colour of ["white", ...colours]) { context.fillStyle = colour; context.fillRect(0, 0, 1, 1); }
        return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const luminance = (rgb) => {
        const [r, g, b] = rgb.map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const faint = new Map();
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
        if (!text || !element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
        const style = getComputedStyle(element), grounds = [];
        for (let up = element; up; up = up.parentElement) grounds.unshift(getComputedStyle(up).backgroundColor);
        const [one, other] = [over(grounds), over([...grounds, style.color])].map(luminance);
        const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
        if (ratio < (large ? 3 : 4.5)) faint.set(element.className || element.tagName, `${ratio.toFixed(2)}: ${text}`);
    }
    return [...faint].map(([what, how]) => `${what} ${how}`);
}"""
"""Texts of the page with less contrast than WCAG 2 asks for at level AA."""


def faults(page, palette):
    found = AXE.run(page, options=RULES[palette]).response["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize(("size", "palette"), [(PHONE, "light"), (WIDE, "dark")], ids=["phone, light", "wide, dark"])
def test_no_kind_of_page_has_a_fault_and_every_text_stands_out_from_its_ground(visitor, kinds, size, palette):
    found = {}
    with visitor.visit(color_scheme=palette, reduced_motion="reduce", viewport=size, bypass_csp=True) as page:
        for path in kinds:
            page.goto(path)
            scheme = page.locator("body").get_attribute("data-md-color-scheme")
            assert scheme in {None, {"light": "default", "dark": "slate"}[palette]}
            page.locator("main details").evaluate_all("all => all.forEach(it => { it.open = true; })")
            found[path] = [*faults(page, palette), *page.evaluate(FAINT_TEXTS)]
    assert {path: told for path, told in found.items() if told} == {}


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_what_opens_on_a_page_has_no_fault_either(visitor, palette):
    options = {"color_scheme": palette, "reduced_motion": "reduce", "bypass_csp": True}
    found = {}
    with visitor.visit("claims/close-bridge/", **options) as page:
        page.keyboard.press("/")
        page.keyboard.type("ferry")
        expect(page.locator(".cg-find__result").first).to_be_visible()
        page.locator(".cg-find--dialog summary").click()
        expect(page.locator(".cg-find--dialog select").first).to_be_visible()
        found["search"] = faults(page, palette)
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Cite or embed").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        found["take away"] = faults(page, palette)
        page.keyboard.press("Escape")
        page.get_by_role("button", name="What if it fell?").click()
        expect(page.locator(".cg-bar")).to_be_visible()
        page.locator(".cg-bar summary").click()
        found["what if"] = faults(page, palette)
    with visitor.visit("map/?claim=close-bridge&show=down&kind=fact", **options) as page:
        expect(page.locator("[data-map-card]")).to_be_visible()
        found["map"] = faults(page, palette)
    with visitor.visit(viewport=PHONE, **options) as page:
        page.get_by_role("checkbox", name="Menu").press("Space")
        expect(page.get_by_role("navigation", name="Site")).to_be_visible()
        page.locator(".cg-nav summary").first.click()
        found["menu"] = faults(page, palette)
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
