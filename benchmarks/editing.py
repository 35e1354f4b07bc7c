"""What an editor waits for: the first page after the start of ``serve``, and the new page after a save.

python benchmarks/editing.py [--claims 1000 10000] [--saves 5]

Writes an argument of each size into a folder of its own, in eleven files, serves it, and opens
the front page in headless Chromium; the time runs from the start of the command to the page on
the screen. Then it saves a claim in other words, and a claim of another kind, by which statuses
move, and waits each time until the open page shows it; told is the middle one of some saves.
Budgets: 6 s, 500 ms and 1 s; a broken one makes the exit code 1.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep, time

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))

from browser import chromium
from large_argument import write
from playwright.sync_api import Browser, Page

FRONT_DOOR = Path(__file__).parent.parent / "build_graph.py"
START, WORDING, STATUS = 6.0, 0.5, 1.0
"""Seconds that each may take."""
TOPIC, CLAIM = "claims/topic-0.yml", "c0-20"
SERVING = re.compile(r"serving at (\S+)")
PATIENCE = 120_000
"""Milliseconds."""
PAINTED = """\
addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => { window.paintedAt = Date.now(); }));
"""
"""Notes when a page is painted, with all its scripts begun."""
REST = 3.0
"""Seconds between saves; nobody saves without a breath."""


@contextmanager
def serving(project: Path) -> Iterator[str]:
    """Serve a project for the length of a block; give its address."""
    command = [sys.executable, "-u", str(FRONT_DOOR), "serve", "--port", "8700"]
    log = project / "log.txt"
    with log.open("w") as file, subprocess.Popen(command, cwd=project, stdout=file, stderr=file) as process:
        try:
            while not (found := SERVING.search(log.read_text("utf-8"))):
                sleep(0.02)
            yield found[1]
        finally:
            process.terminate()


def saved(project: Path, change: Callable[[dict[str, object]], None]) -> float:
    """Change the entry of a claim, and save its file; return the time at which it is saved."""
    file = project / TOPIC
    topic = json.loads(file.read_text("utf-8"))
    change(topic["claims"][CLAIM])
    file.write_text(json.dumps(topic, indent=1, ensure_ascii=False), "utf-8")
    return time()


def until_shown(page: Page, project: Path, words: str, **fields: str | None) -> float:
    """Return the seconds from a save of a claim in some words, and with other fields, until the page shows them."""

    def change(entry: dict[str, object]) -> None:
        entry.update(fields, claim=f"It is {words}.")

    sleep(REST)
    started = saved(project, change)
    page.locator("h1", has_text=words).wait_for(timeout=PATIENCE)
    while not (painted := page.evaluate("window.paintedAt")):  # what waits in the page, its policy forbids
        sleep(0.02)
    return float(painted) / 1000 - started


def measure(browser: Browser, project: Path, saves: int) -> tuple[float, float, float]:
    """Return the seconds of the start, of a save of other words, and of one that moves statuses."""
    started = perf_counter()
    with serving(project) as address, browser.new_page() as page:
        page.add_init_script(PAINTED)
        page.goto(address)
        page.locator("article").wait_for(timeout=PATIENCE)
        start = perf_counter() - started
        page.goto(f"{address}claims/{CLAIM}/")
        reworded = [until_shown(page, project, f"said in way {number}") for number in range(saves)]
        kinds = ["assumption" if number % 2 else "fact" for number in range(saves + 1)]
        moved = [until_shown(page, project, f"moved {number}", kind=kind) for number, kind in enumerate(kinds)]
    return start, statistics.median(reworded), statistics.median(moved[1:])


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--saves", type=int, default=3)
    asked = parser.parse_args()
    kept = True
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        for claims in asked.claims:
            project = Path(folder, str(claims))
            write(project, claims, topics=10)
            found = measure(browser, project, asked.saves)
            start, reworded, moved = found
            told = f"start to first page {start:.1f} s, save of other words {1000 * reworded:.0f} ms"
            print(f"{claims:6} claims: {told}, save that moves statuses {1000 * moved:.0f} ms")
            kept = kept and all(took <= most for took, most in zip(found, (START, WORDING, STATUS), strict=True))
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
