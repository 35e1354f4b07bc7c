"""What a first search costs: bytes on the wire and milliseconds, in headless Chromium.

python benchmarks/searching.py SITE [--words "harbour lantern"] [--runs 5]

Opens the home page with nothing cached, then the search, types the words and waits for the
first results. Counted is what the search alone loads: as a host sends it that packs scripts and
data, and as it lies on the disk, where Pagefind has packed its index itself. Budgets: 300 KB
sent, and 200 ms from the last key to the first results; a broken one makes the exit code 1. An
argument of any size is made by `benchmarks/large_argument.py`.
"""

from __future__ import annotations

import argparse
import gzip
import mimetypes
import statistics
import sys
from pathlib import Path
from time import perf_counter
from urllib.parse import unquote, urlsplit

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))

from browser import chromium
from playwright.sync_api import Browser, Request
from serving import COMPRESSED, served

WIRE, TIME = 300_000, 200
SETTLED = 3_000
"""Milliseconds after which nothing more comes of the words without their last letter."""
DEBOUNCE = 80
"""Milliseconds that the page waits for more keys; included, because a reader waits for them too."""


def search(browser: Browser, address: str, words: str) -> tuple[set[str], float, str]:
    """Search once; return the paths of what it loaded, milliseconds, and what is told of the results."""
    context = browser.new_context()
    page = context.new_page()
    loaded: list[Request] = []
    page.goto(address, wait_until="networkidle")
    context.on("requestfinished", lambda request: loaded.append(request))  # noqa: PLW0108 - Playwright marks what it is given
    page.keyboard.press("/")
    field = page.get_by_role("dialog").get_by_role("searchbox")
    field.focus()
    page.wait_for_load_state("networkidle")
    field.press_sequentially(words[:-1])
    page.wait_for_timeout(SETTLED)
    # What was found for the words without their last letter stays until there is something new.
    page.evaluate("document.querySelectorAll('.cg-find__result').forEach((old) => old.classList.add('old'))")
    started = perf_counter()
    field.press_sequentially(words[-1])
    page.locator(".cg-find__result:not(.old)").first.wait_for()
    page.locator(".cg-find__told", has_text="result").wait_for()
    took = 1000 * (perf_counter() - started)
    page.wait_for_load_state("networkidle")
    shown, told = page.locator(".cg-find__result").count(), page.locator(".cg-find__told").inner_text()
    context.close()
    # What a worker loads the browser tells only in part, so all is counted from the files.
    return {unquote(urlsplit(request.url).path).lstrip("/") for request in loaded}, took, f"{shown} of {told}"


def sizes(site: Path, paths: set[str]) -> tuple[int, int]:
    """Return how many bytes are sent of some files, by a host that packs what is worth it, and how many they have."""
    files = [site / path for path in paths]
    return sum(len(_sent(file)) for file in files), sum(file.stat().st_size for file in files)


def _sent(file: Path) -> bytes:
    packed = mimetypes.guess_type(file.name)[0] in COMPRESSED
    return gzip.compress(file.read_bytes()) if packed else file.read_bytes()


def main() -> None:
    """Search what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--words", default="harbour lantern")
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with served(asked.site) as address, chromium() as browser:
        found = [search(browser, address, asked.words) for _ in range(asked.runs)]
    sent, whole = map(max, zip(*(sizes(asked.site, it[0]) for it in found), strict=True))
    took = statistics.median(it[1] for it in found)
    print(f"{found[0][2]} shown, {sent / 1000:.0f} KB sent (budget {WIRE / 1000:.0f}), {whole / 1000:.0f} on the disk, "
          f"{took:.0f} ms from the last key (budget {TIME}; {DEBOUNCE} of them waiting for more keys)")  # fmt: skip
    sys.exit(1 if sent > WIRE or took > TIME else 0)


if __name__ == "__main__":
    main()
