"""Time the comparison of two versions of a large argument, of which some claims and sources were edited.

python benchmarks/changes.py [--claims 10000] [--edits 20] [--seed 1]

Every edit reverses the findings of a claim, so that statuses change; some sources get new
dates. What is timed is the comparison alone, after both versions were read and judged, and
then the whole of `claimgraph diff` from a repository.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent.parent))

from large_argument import write

from claimgraph.argument.assemble import read
from claimgraph.argument.model import Argument, PartialDate, Stance
from claimgraph.compare.difference import Version, difference
from claimgraph.compare.movement import movement
from claimgraph.diagnostics import Problems
from claimgraph.graph.network import link
from claimgraph.judging.judgement import judge

TURNED = {Stance.SUPPORTS: Stance.CONTRADICTS, Stance.CONTRADICTS: Stance.SUPPORTS, Stance.QUALIFIES: Stance.SUPPORTS}
DATED = 5
"""How many sources get a new date."""


def edited(argument: Argument, edits: int, random: Random) -> Argument:
    """Return the argument with some claims and sources edited."""
    claims, sources = dict(argument.claims), dict(argument.sources)
    for id_ in random.sample([id_ for id_, claim in claims.items() if claim.evidence], edits - DATED):
        turned = tuple(replace(item, stance=TURNED[item.stance]) for item in claims[id_].evidence)
        claims[id_] = replace(claims[id_], evidence=turned)
    for id_ in random.sample(list(sources), DATED):
        sources[id_] = replace(sources[id_], date=PartialDate("2015"))
    return replace(argument, claims=claims, sources=sources)


def main() -> None:
    """Time what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, asked.claims, topics=10, seed=asked.seed)
        before = read(folder / "claims", folder, Problems()).argument
        after = edited(before, asked.edits, Random(asked.seed))
        judged = judge(link(before)), judge(link(after))
        started = perf_counter()
        found = difference(Version(before), Version(after))
        between = perf_counter()
        moved = movement(found, *judged)
        print(f"difference {between - started:.2f} s: {len(found.edits)} edits")
        print(
            f"movement   {perf_counter() - between:.2f} s: {len(moved.moves)} statuses, {len(moved.shifts)} strengths"
        )
        _time_command(folder)


def _time_command(folder: Path) -> None:
    git = ["git", "-C", str(folder), "-c", "user.name=-", "-c", "user.email=-"]
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "-"]):
        subprocess.run([*git, *command], check=True)
    file = folder / "claims/topic-0.yml"
    file.write_text(file.read_text("utf-8").replace('"contradicts"', '"supports"', 20), "utf-8")
    started = perf_counter()
    command = [sys.executable, "-m", "claimgraph", "--root", str(folder), "diff", "--format", "json"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=Path(__file__).parent.parent)
    print(f"claimgraph diff, from the files to the report: {perf_counter() - started:.2f} s")


if __name__ == "__main__":
    main()
