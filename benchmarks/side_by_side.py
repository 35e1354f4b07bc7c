"""Build a large argument, and let other site generators build as many pages with as many bytes, in one run.

python benchmarks/side_by_side.py [--claims 10000] [--rivals FOLDER] [--runs 1] [--no-editing]

Writes what it finds to benchmarks/README.md, with the machine that it ran on. The generators are
installed from the package index into FOLDER, by default one that is deleted at the end. Nothing
else should run meanwhile.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))

import editing
from browser import chromium
from large_argument import write
from processes import Run, SlowError, measured
from rivals import RIVALS, Rival, installed, samples, versions, write_needs

ROOT = Path(__file__).parent.parent
FRONT_DOOR = ROOT / "build_graph.py"
CLAIM_FILE = "claims/topic-0.yml"
NAMED = {"hugo", "zensical", "mkdocs", "mkdocs-material", "sphinx-needs"}
README = Path(__file__).parent / "README.md"
SHELL = 14_000
"""Bytes of a page of Material around its content, about."""
MOST_NEEDS = 2_000
"""sphinx-needs takes minutes for more."""
PATIENCE = 400
"""Seconds after which another generator is stopped."""
PHASES = """
import json, sys
from pathlib import Path
from time import perf_counter
from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge, link, load
from claimgraph.publish.build import build, read_config, render
marks = [("", perf_counter())]
def mark(name): marks.append((name, perf_counter()))
problems, project = Problems(), Project()
argument = load(project, problems); mark("read and check")
graph = link(argument, problems); mark("link")
judgement = judge(graph, problems); mark("judge")
config = read_config(project)
site = render([judgement], config); mark("prepare the pages")
build(site, config, project); mark("write the site, with its search index")
print(json.dumps([[name, at - marks[place][1]] for place, (name, at) in enumerate(marks[1:])]))
"""


@dataclass(frozen=True, slots=True)
class Built:
    """What a generator took, and what it made."""

    name: str
    run: Run
    pages: int
    size: int
    """Bytes of the pages."""


def main() -> None:
    """Measure what the command line asks for, and write it down."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--rivals", type=Path, help="where the generators are, or are to be, installed")
    parser.add_argument("--runs", type=int, default=1, help="how often each builds; the middle one is told")
    parser.add_argument("--no-editing", action="store_true", help="leave out what needs a browser")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = installed(asked.rivals or folder / "rivals")
        found = []
        for line in report(folder, programs, asked.claims, asked.runs, edits=not asked.no_editing):
            print(line, flush=True)
            found.append(f"{line}\n")
    README.write_text("".join(found), "utf-8")


def report(folder: Path, programs: Path, claims: int, runs: int, *, edits: bool) -> Iterator[str]:
    """Measure everything, and yield the lines of the report."""
    project = folder / "argument"
    write(project, claims, topics=10)
    ours = built("claimgraph", lambda: own(project, "build"), project / "site", runs)
    sizes = [page.stat().st_size for page in sorted((project / "site").rglob("*.html"))]
    yield from _head(programs)
    yield from _builds(claims, [ours, *(rival_built(rival, folder, programs, sizes, runs) for rival in RIVALS)])
    yield from _again(project)
    yield from _phases(project)
    if edits:
        yield from _editing(folder, claims)
    yield from _needs(folder, programs, min(claims, MOST_NEEDS))


def own(project: Path, *command: str) -> Run:
    """Run a command of claimgraph on a project."""
    return measured([sys.executable, FRONT_DOOR, "--quiet", *command], project)


def built(name: str, build: Callable[[], Run], site: Path, runs: int) -> Built:
    """Build a site several times from nothing; the middle run is told."""
    took = []
    for _ in range(runs):
        shutil.rmtree(site, ignore_errors=True)
        took.append(build())
    sizes = [page.stat().st_size for page in site.rglob("*.html")]
    return Built(name, sorted(took, key=lambda run: run.seconds)[runs // 2], len(sizes), sum(sizes))


def rival_built(rival: Rival, folder: Path, programs: Path, sizes: list[int], runs: int) -> Built:
    """Let another generator build as many pages, of these sizes in bytes; where it takes too long, none are told."""
    project = folder / rival.program
    project.mkdir()
    rival.write(project, samples([size if rival.whole_page else max(500, size - SHELL) for size in sizes]))
    command: list[str | Path] = [programs / rival.program, *rival.arguments]
    try:
        return built(rival.name, lambda: measured(command, project, PATIENCE), project / rival.site, runs)
    except SlowError:
        return Built(rival.name, Run(PATIENCE, 0, ""), 0, 0)


def _head(programs: Path) -> Iterator[str]:
    yield from ("# Benchmarks", "")
    yield "This page is written by `python benchmarks/side_by_side.py`, which anyone can run; `make bench` runs it too."
    machine = f"{_processor()}, {os.cpu_count()} cores, {_memory_gb()} GB, {platform.system()}"
    named = ", ".join(f"{name} {version}" for name, version in versions(programs).items() if name in NAMED)
    yield from (
        "",
        f"Measured on {datetime.now(UTC):%Y-%m-%d}: {machine}, Python {platform.python_version()}; {named}.",
        "",
    )


def _builds(claims: int, all_built: list[Built]) -> Iterator[str]:
    ours = all_built[0].run.seconds
    yield f"## A clean build: {claims:,} claims, and as many pages with as many bytes by others"
    yield from (
        "",
        "| | time of claimgraph / its time | seconds | peak MB | pages | MB of pages |",
        "|---|---|---|---|---|---|",
    )
    for each in all_built:
        if not each.pages:
            yield f"| {each.name} | under **{ours / each.run.seconds:.2f}** | stopped after {PATIENCE} | | | |"
            continue
        ratio = "" if each is all_built[0] else f"**{ours / each.run.seconds:.2f}**"
        figures = f"{each.run.seconds:.1f} | {each.run.peak:.0f} | {each.pages:,} | {each.size / 1e6:.0f}"
        yield f"| {each.name} | {ratio} | {figures} |"
    yield ""
    yield "The others turn ready Markdown into pages; claimgraph also reads, checks and judges the argument, draws its"
    yield "maps, and indexes every page for the search, as Zensical and MkDocs do, and Hugo does not."
    yield ""


def _again(project: Path) -> Iterator[str]:
    path = project / CLAIM_FILE
    took = []
    for _ in range(2):
        path.write_text(path.read_text("utf-8").replace("Seen near", "Heard near", 1), "utf-8")
        took.append(own(project, "build").seconds)
    checked = own(project, "check")
    yield f"A second build after one edit: **{took[0]:.1f} s**; a third, after another: **{took[1]:.1f} s**. The third"
    yield f"begins as the site before the last, which the second has kept. `check`: **{checked.seconds:.1f} s**."
    yield ""


def _phases(project: Path) -> Iterator[str]:
    shutil.rmtree(project / "site")
    told = measured([sys.executable, "-c", PHASES], project, PYTHONPATH=str(ROOT)).output
    yield from ("## Where the time goes", "", "| step | seconds |", "|---|---|")
    for name, seconds in json.loads(told.splitlines()[-1]):
        yield f"| {name} | {seconds:.1f} |"
    yield ""


def _editing(folder: Path, claims: int) -> Iterator[str]:
    project = folder / "edited"
    write(project, claims, topics=10)
    with chromium() as browser:
        start, reworded, moved = editing.measure(browser, project, saves=3)
    yield from (f"## `serve`, in headless Chromium, at {claims:,} claims", "", "| | seconds |", "|---|---|")
    yield f"| start to first page | {start:.1f} |"
    yield f"| save of other words to the refreshed page | {reworded:.2f} |"
    yield f"| save that moves statuses to the refreshed page | {moved:.2f} |"
    yield ""


def _needs(folder: Path, programs: Path, claims: int) -> Iterator[str]:
    needs, project = folder / "needs", folder / "small"
    needs.mkdir()
    write_needs(needs, claims)
    theirs = measured([programs / "sphinx-build", "-q", "-b", "html", ".", "_build"], needs)
    write(project, claims, topics=10)
    ours = own(project, "build")
    yield from ("## Linked items: sphinx-needs", "")
    yield f"{claims:,} linked needs on ten pages take sphinx-needs {theirs.seconds:.1f} s; {claims:,} claims, each with"
    yield f"a page of its own, take claimgraph {ours.seconds:.1f} s: **{ours.seconds / theirs.seconds:.2f}** of it."


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.processor() or platform.machine()
    return next(line.split(": ")[1] for line in told.splitlines() if line.startswith("model name"))


def _memory_gb() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9)


if __name__ == "__main__":
    main()
