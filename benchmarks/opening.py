"""How soon the largest page of each kind can be used, in headless Chromium, and whether any file is too large.

python benchmarks/opening.py [SITE] [--runs 3]

Opens, with nothing cached, the largest page of each folder of the site, which is the largest of its kind. It can be
used when it has loaded and no task holds up the browser for 50 ms or more; the time is that from the start of the
navigation to the later of the two, the median of some runs. Budgets: 2 seconds; and 500 KB on the disk for every page,
and for every script and data file that a page asks for. A broken one makes the exit code 1. An argument of any size is
made by `benchmarks/large_argument.py`.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from browser import chromium  # noqa: E402
from playwright.sync_api import Browser  # noqa: E402
from serving import served  # noqa: E402

LARGEST, LATEST = 500_000, 2_000
"""Bytes of a file, and milliseconds until a page can be used."""
LOOKED_AT = {".html", ".js", ".mjs", ".json", ".jsonld", ".svg", ".css"}
THEME = "assets/javascripts"
"""Scripts of the theme, among them some for languages that a site does not have, which no page loads."""
USABLE = """() => new Promise((done) => {
    const QUIET = 500;
    let last = performance.getEntriesByType("navigation")[0].loadEventEnd;
    const watch = new PerformanceObserver((list) => {
        for (const task of list.getEntries()) last = Math.max(last, task.startTime + task.duration);
    });
    watch.observe({ type: "longtask", buffered: true });
    const look = () => (performance.now() - last > QUIET ? done(last) : setTimeout(look, 50));
    setTimeout(look, 50);
})"""


def largest(site: Path) -> Iterator[Path]:
    """Yield the largest page of each folder at the top of a site, and of the top itself."""
    pages = [path for path in site.rglob("*.html") if path.name != "404.html"]
    folders: dict[str, Path] = {}
    for page in sorted(pages, key=lambda path: path.stat().st_size):
        inside = page.relative_to(site).parts
        folders[inside[0] if len(inside) > 1 else ""] = page
    yield from (folders[name] for name in sorted(folders))


def usable(browser: Browser, address: str) -> float:
    """Return after how many milliseconds a page can be used."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="load")
    took = float(page.evaluate(USABLE))
    context.close()
    return took


def too_large(site: Path) -> list[Path]:
    """Return the files that are too large, the largest first."""
    files = (path for path in site.rglob("*") if path.suffix in LOOKED_AT and THEME not in path.as_posix())
    return sorted((path for path in files if path.stat().st_size > LARGEST), key=lambda path: -path.stat().st_size)


def main() -> None:
    """Open the pages of the site that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path, nargs="?", default=ROOT / "site")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    slow = 0
    with served(asked.site) as address, chromium() as browser:
        for page in largest(asked.site):
            path = page.relative_to(asked.site).as_posix().removesuffix("index.html")
            took = statistics.median(usable(browser, address + path) for _ in range(asked.runs))
            slow += took > LATEST
            html = page.read_bytes()
            packed = len(gzip.compress(html)) / 1000
            print(f"{path or '/'}: {len(html) / 1000:.0f} KB, {packed:.0f} packed, usable after {took:.0f} ms")
    found = too_large(asked.site)
    for file in found:
        print(f"too large: {file.relative_to(asked.site)}: {file.stat().st_size / 1000:.0f} KB")
    print(f"{slow} pages later than {LATEST} ms, {len(found)} files over {LARGEST / 1000:.0f} KB")
    sys.exit(1 if slow or found else 0)


if __name__ == "__main__":
    main()
