"""The one-minute test: what a reader passes, from the front page to each of four answers, in headless Chromium.

python benchmarks/reading.py [SITE] [--width 360]

The answers, for every headline conclusion: what is claimed; how well it is backed; where it is weakest and why; what
would change it. For each, on the front page and on the conclusion's own page: the words and the pixels above the end of
the answer, and the clicks that lead there. Words are those that can be seen, without those in pictures and in closed
folds. Then the fullest claim pages: their words before the evidence, whose quotations and grades fold, and before the
first section that folds as a whole; and their height on a phone. A broken budget makes the exit code 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from browser import chromium  # noqa: E402
from playwright.sync_api import Page  # noqa: E402
from serving import served  # noqa: E402

HOME_WORDS, CLAIM_WORDS, CLAIM_PIXELS = 350, 250, 5000
"""Words of the front page before its topics; words of a claim page before its evidence, and its height on a phone."""
PHONE = 400
"""Up to this width in pixels it is a phone."""
BEFORE = """(end) => {
    const stop = end.getBoundingClientRect();
    const walker = document.createTreeWalker(document.getElementById("start"), NodeFilter.SHOW_TEXT);
    let words = 0;
    while (walker.nextNode()) {
        const node = walker.currentNode, around = node.parentElement;
        const isAfter = end.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING && !end.contains(node);
        if (isAfter) break;
        if (around.closest("svg, script, .cg-hidden")) continue;
        if (!around.checkVisibility({visibilityProperty: true})) continue;
        words += node.textContent.split(/\\s+/).filter((word) => /[\\p{L}\\p{N}]/u.test(word)).length;
    }
    return [words, Math.round(stop.bottom + scrollY)];
}"""


@dataclass(frozen=True, slots=True)
class Passed:
    """What a reader has passed at the end of an answer."""

    words: int
    pixels: int


def passed(page: Page, selector: str, *, before: bool = False) -> Passed | None:
    """Return what stands above the end of the first element that fits, or above its start; None where none fits."""
    found = page.query_selector(selector)
    if found is None:
        return None
    words, pixels = found.evaluate(BEFORE)
    if before:
        words -= len(found.inner_text().split())
        pixels -= round((found.bounding_box() or {"height": 0})["height"])
    return Passed(words, pixels)


def answers_at_home(page: Page) -> Iterator[tuple[str, dict[str, Passed | None]]]:
    """Yield the address of each headline conclusion, and what is passed on the front page before each answer."""
    rows = page.query_selector_all(".cg-root")
    for number, row in enumerate(rows, 1):
        at = f".cg-root:nth-child({number}) "
        link = row.query_selector("a")
        yield (
            (link and link.get_attribute("href")) or "",
            {
                "claimed": passed(page, at + ".cg-root__text"),
                "backed": passed(page, at + ".cg-root__status"),
                "weakest": passed(page, at + ".cg-root__weakest"),
                "change": passed(page, at + ".cg-root__turn"),
            },
        )


def answers_on_page(page: Page) -> dict[str, Passed | None]:
    """Return what is passed on a conclusion's own page before each answer."""
    return {
        "claimed": passed(page, "h1"),
        "backed": passed(page, ".cg-verdicts .cg-verdict__why"),
        "weakest": passed(page, ".cg-weakest p"),
        "change": passed(page, "#changes + *"),
    }


def told(found: Passed | None) -> str:
    """Say what is passed in a column."""
    return f"{found.words:5} w {found.pixels:6} px" if found else f"{'-':>15}"


def fullest_claims(site: Path, number: int = 12) -> list[str]:
    """Return the addresses of the largest claim pages."""
    pages = sorted(site.glob("claims/*/index.html"), key=lambda page: -page.stat().st_size)
    return [f"claims/{page.parent.name}/" for page in pages[:number]]


def main() -> None:
    """Print the table; exit with 1 where a budget is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path, nargs="?", default=ROOT / "site")
    parser.add_argument("--width", type=int, default=360)
    asked = parser.parse_args()
    with served(asked.site) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": asked.width, "height": 780})
        page.goto(address)
        headlines, over = front_page(page)
        for path in dict.fromkeys([*headlines, *fullest_claims(asked.site)]):
            page.goto(f"{address}{path}")
            over += claim_page(page, path, is_phone=asked.width <= PHONE)
    print("\n".join(over) or "budgets held")
    sys.exit(1 if over else 0)


def front_page(page: Page) -> tuple[list[str], list[str]]:
    """Print what is passed on the front page; return the addresses of the headlines, and the budgets it breaks."""
    print(f"{'from the front page':40}" + "".join(f"{name:>17}" for name in ("claimed", "backed", "weakest", "change")))
    rows = list(answers_at_home(page))
    for path, found in rows:
        print(in_columns(path, found) + "   no click")
    home = passed(page, "#topics", before=True)
    print(f"front page before its topics: {told(home)}\n")
    over = []
    if home and home.words > HOME_WORDS:
        over.append(f"the front page has {home.words} words before its topics (budget {HOME_WORDS})")
    return [path for path, _ in rows], over


def claim_page(page: Page, path: str, *, is_phone: bool) -> Iterator[str]:
    """Print what is passed on a claim's page; yield each budget that it breaks."""
    argued = passed(page, "#evidence", before=True)
    unfolded = passed(page, "details.cg-part", before=True)
    height = page.evaluate("document.documentElement.scrollHeight")
    columns = in_columns(path, answers_on_page(page))
    print(f"{columns}   one click; before the evidence {told(argued)}, unfolded {told(unfolded)}; height {height} px")
    if argued and argued.words > CLAIM_WORDS:
        yield f"{path} has {argued.words} words before its evidence (budget {CLAIM_WORDS})"
    if is_phone and height > CLAIM_PIXELS:
        yield f"{path} is {height} px high on a phone (budget {CLAIM_PIXELS})"


def in_columns(path: str, found: dict[str, Passed | None]) -> str:
    """Return what is passed before each answer as a row of the table."""
    return f"{path:40}" + "".join(f"  {told(each)}" for each in found.values())


if __name__ == "__main__":
    main()
