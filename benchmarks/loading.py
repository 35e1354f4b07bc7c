"""What a reader waits for: largest contentful paint, layout shift and bytes, on a throttled line in headless Chromium.

python benchmarks/loading.py [SITE] [--path claims/x/ …] [--runs 5] [--slow]

The line is that of a 4G phone: 9 Mbit/s down, 1.5 up, 170 ms of latency (WebPageTest's "4G"),
with nothing cached; --slow is Lighthouse's "slow 4G", 1.6 Mbit/s and 150 ms. The processor is
not slowed. Without paths, the fullest page of every kind is read. Figures are medians; a page
that breaks a budget makes the exit code 1.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from browser import chromium  # noqa: E402
from playwright.sync_api import Browser  # noqa: E402
from serving import served  # noqa: E402

LINES = {"4G": (9_000_000, 1_500_000, 170), "slow 4G": (1_600_000, 750_000, 150)}
"""Bits per second down and up, and milliseconds of latency."""
PAINT, SHIFT, WIRE = 1000, 0.0, 250_000
"""Budgets: milliseconds, layout shift, bytes on the wire."""
OBSERVE = """
window.paints = []; window.shifts = [];
new PerformanceObserver((list) => paints.push(...list.getEntries().map((it) => it.startTime)))
    .observe({type: "largest-contentful-paint", buffered: true});
const unasked = (entries) => entries.filter((it) => !it.hadRecentInput).map((it) => it.value);
new PerformanceObserver((list) => shifts.push(...unasked(list.getEntries())))
    .observe({type: "layout-shift", buffered: true});
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit cost."""

    paint: float
    """Milliseconds to the largest contentful paint."""
    shift: float
    wire: int
    """Bytes, compressed, of all that was loaded by itself."""


def visit(browser: Browser, address: str, line: tuple[int, int, int]) -> Visit:
    """Open a page with nothing cached."""
    down, up, latency = line
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    page.add_init_script(OBSERVE)
    session = context.new_cdp_session(page)
    loaded: list[int] = []
    session.on("Network.loadingFinished", lambda event: loaded.append(int(event["encodedDataLength"])))
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": latency, "downloadThroughput": down / 8, "uploadThroughput": up / 8},
    )
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(300)
    paint, shift = page.evaluate("[paints.at(-1) ?? 0, shifts.reduce((sum, it) => sum + it, 0)]")
    context.close()
    return Visit(paint, shift, sum(loaded))


def fullest(site: Path) -> list[str]:
    """Return the fullest page of every kind."""
    kinds: dict[tuple[str, int], Path] = {}
    for page in sorted(site.rglob("index.html")):
        parts = page.relative_to(site).parts
        key = parts[0], len(parts)
        if key not in kinds or page.stat().st_size > kinds[key].stat().st_size:
            kinds[key] = page
    return [page.parent.relative_to(site).as_posix().removeprefix(".") for page in kinds.values()]


def main() -> None:
    """Print the figures of the pages that the command line names; exit with 1 where a budget is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path, nargs="?", default=ROOT / "site")
    parser.add_argument("--path", nargs="*")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slow", action="store_true")
    asked = parser.parse_args()
    name = "slow 4G" if asked.slow else "4G"
    print(f"{'page (' + name + ')':48} {'paint ms':>9} {'shift':>7} {'wire KB':>8}")
    with served(asked.site) as address, chromium() as browser:
        visit(browser, address, LINES[name])  # the first visit also starts the browser's own machinery
        paths = asked.path or fullest(asked.site)
        held = [load(browser, address, path, LINES[name], asked.runs) for path in paths]
    sys.exit(0 if all(held) else 1)


def load(browser: Browser, address: str, path: str, line: tuple[int, int, int], runs: int) -> bool:
    """Open a page several times and print its figures; return whether it keeps to the budgets."""
    whole = f"{address}{path}/".replace("//", "/").replace(":/", "://")
    visits = [visit(browser, whole, line) for _ in range(runs)]
    paint = statistics.median(it.paint for it in visits)
    shift, wire = max(it.shift for it in visits), max(it.wire for it in visits)
    over = paint > PAINT or shift > SHIFT or wire > WIRE
    print(f"{path or 'home':48} {paint:9.0f} {shift:7.3f} {wire / 1000:8.0f}{'  over budget' if over else ''}")
    return not over


if __name__ == "__main__":
    main()
