"""Whether a page is open to everybody: the rules of axe (WCAG 2.2 A and AA), and the contrast of every text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from waiting import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

PHONE, WIDE = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
_AXE = Axe()
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SCHEMES = {"light": "default", "dark": "slate"}

_FAINT_TEXTS = """() => {
    const context = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const over = (layers) => {
        context.clearRect(0, 0, 1, 1);
        for (const [colour, opacity] of [["white", 1], ...layers]) {
            context.globalAlpha = opacity;
            context.fillStyle = colour;
            context.fillRect(0, 0, 1, 1);
        }
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
        const style = getComputedStyle(element), around = [];
        for (let up = element; up; up = up.parentElement) around.unshift(getComputedStyle(up));
        let opacity = 1;
        // What a map leaves out it draws faintly, on purpose.
        const dimmed = element instanceof HTMLElement;
        const grounds = around.map((it) => [it.backgroundColor, opacity *= dimmed ? it.opacity : 1]);
        const [one, other] = [over(grounds), over([...grounds, [style.color, opacity]])].map(luminance);
        const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
        if (ratio < (large ? 3 : 4.5)) faint.set(element.className || element.tagName, `${ratio.toFixed(2)}: ${text}`);
    }
    return [...faint].map(([what, how]) => `${what} ${how}`);
}"""


def faults(page: Page) -> list[str]:
    """Return what is wrong with a page as it is shown: all that axe finds, and every text that is faint."""
    everything = {"runOnly": {"type": "tag", "values": _TAGS}, "rules": {"color-contrast": {"enabled": False}}}
    return [*_found(page, everything), *faint(page)]


def faint(page: Page) -> list[str]:
    """Return the texts of a page with less contrast than WCAG 2 asks for at level AA.

    Axe needs four fifths of its time for contrast, and looks at it no more sharply.
    """
    return page.evaluate(_FAINT_TEXTS)


def faint_to_axe(page: Page) -> list[str]:
    """Return the texts of a page that axe finds too faint."""
    return _found(page, {"runOnly": ["color-contrast"]})


def paint(page: Page, palette: str) -> None:
    """Let the reader's system ask for a palette, and wait until the page shows it; some pages know no other way."""
    page.emulate_media(color_scheme=palette)
    until(page, "scheme => [undefined, scheme].includes(document.body.dataset.mdColorScheme)", _SCHEMES[palette])


def _found(page: Page, rules: dict[str, object]) -> list[str]:
    found = _AXE.run(page, options={**rules, "resultTypes": ["violations"]}).response["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]
