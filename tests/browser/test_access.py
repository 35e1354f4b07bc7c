"""Open to everybody: no fault that axe can find (WCAG 2.2 A and AA), in both palettes, wide and on a phone.

Every kind of page is visited once, and seen to ask nothing of others and to fit a phone meanwhile.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from waiting import until

pytestmark = pytest.mark.browser

AXE = Axe()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
"""All that axe knows of WCAG 2.2 A and AA, and its own good practice."""
CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
RULES = {"light": EVERYTHING, "dark": CONTRAST}
"""The palettes differ in nothing but colours, so a second one needs to be asked for those only."""
PHONE, WIDE = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
SCHEMES = {"light": "default", "dark": "slate"}


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
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
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


def unfold(page):
    page.locator("main details").evaluate_all("all => all.forEach(it => { it.open = true; })")


def sideways(page):
    """How far a page can be scrolled sideways."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def paint(page, palette):
    """Let the reader's system ask for a palette, and wait until the page shows it; some pages know no other way."""
    page.emulate_media(color_scheme=palette)
    until(page, "scheme => [undefined, scheme].includes(document.body.dataset.mdColorScheme)", SCHEMES[palette])


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

    A phone by day has all of axe, and a wide window by night the contrast of every text. Without scripts axe does not
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
                found[f"{path} (phone, light)"] = [*faults(page, "light"), *page.evaluate(FAINT_TEXTS)]
                paint(page, "dark")
                page.set_viewport_size(WIDE)
                found[f"{path} (wide, dark)"] = page.evaluate(FAINT_TEXTS)
    assert {path: told for path, told in found.items() if told} == {}
    assert {path: pixels for path, pixels in wide.items() if pixels > 0} == {}


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
