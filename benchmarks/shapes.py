"""Write arguments of extreme shapes, and measure what it costs to check and to build them.

    python benchmarks/shapes.py [SHAPE ...] [--claims 5000] [--only check] [--into FOLDER]

Every shape can have any size. Each command runs in a process of its own; its time is
that of the wall clock, its memory the peak of that process and of those that it starts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import TemporaryDirectory
from time import perf_counter

Entry = dict[str, object]
Claims = dict[str, Entry]

SIDE = 100
"""Attackers, and attacked, of the bipartite shape at most."""
CLIQUE = 80
"""Claims that all object to all at most."""
WIDTH = 100
"""Reasons for one claim of a tree, and topics."""
BELOW = 3
"""Premises that a claim of a random argument has at most."""


def chain(count: int) -> Claims:
    """Return claims of which each rests on the next."""
    return {f"c{i}": _claim([[f"c{i + 1}"]] if i + 1 < count else []) for i in range(count)}


def ladder(count: int) -> Claims:
    """Return levels of two claims, which both need the two of the next level: 2^n ways lead down."""
    levels = max(1, count // 2)
    down = [[[f"a{i + 1}", f"b{i + 1}"]] if i + 1 < levels else [] for i in range(levels)]
    return {f"{side}{i}": _claim(down[i]) for i in range(levels) for side in "ab"}


def comb(count: int) -> Claims:
    """Return a chain of which each link also needs a claim of its own."""
    links = max(1, count // 2)
    spine = {f"c{i}": _claim([[f"c{i + 1}", f"t{i}"]] if i + 1 < links else [[f"t{i}"]]) for i in range(links)}
    return spine | {f"t{i}": _claim() for i in range(links)}


def star(count: int) -> Claims:
    """Return a claim for which all others are reasons, one by one."""
    points = [f"p{i}" for i in range(count - 1)]
    return {"c0": _claim([[point] for point in points])} | {point: _claim() for point in points}


def premises(count: int) -> Claims:
    """Return a claim that needs all others in one step."""
    needed = [f"p{i}" for i in range(count - 1)]
    return {"c0": _claim([needed] if needed else [])} | {id_: _claim() for id_ in needed}


def shared(count: int) -> Claims:
    """Return many claims that all rest on the same five."""
    ground = [f"g{i}" for i in range(min(5, count - 1))]
    above = {f"c{i}": _claim([ground] if ground else []) for i in range(count - len(ground))}
    return above | {id_: _claim() for id_ in ground}


def bipartite(count: int) -> Claims:
    """Return two sides, of which each claim of the one objects to each of the other; further claims stand apart."""
    part = range(min(count // 2, SIDE))
    claims = {f"c{i}": _claim(objections=[f"o{j}" for j in part]) for i in part}
    claims |= {f"o{j}": _claim() for j in part}
    return claims | {f"r{i}": _claim() for i in range(count - len(claims))}


def mutual(count: int) -> Claims:
    """Return pairs of claims that object to each other."""
    return {f"c{i}": _claim(objections=[f"c{i ^ 1}"] if i ^ 1 < count else []) for i in range(count)}


def clique(count: int) -> Claims:
    """Return claims that all object to each other; further claims stand apart."""
    group = range(min(count, CLIQUE))
    claims = {f"c{i}": _claim(objections=[f"c{j}" for j in group if j != i]) for i in group}
    return claims | {f"r{i}": _claim() for i in range(count - len(claims))}


def ring(count: int) -> Claims:
    """Return claims of which each objects to the one before it, the first to the last."""
    return {f"c{i}": _claim(objections=[f"c{(i + 1) % count}"] if count > 1 else []) for i in range(count)}


def tree(count: int) -> Claims:
    """Return claims of which each is a reason for one of those above it, a hundred for each."""
    below = {i: [[f"c{j}"] for j in range(WIDTH * i + 1, min(WIDTH * i + WIDTH + 1, count))] for i in range(count)}
    return {f"c{i}": _claim(below[i]) for i in range(count)}


def topics(count: int) -> Claims:
    """Return a claim that needs all others in a hundred steps, each with claims of a topic of its own."""
    number = {f"c{i}": (i - 1) % WIDTH for i in range(1, count)}
    steps = [[id_ for id_, topic in number.items() if topic == each] for each in range(min(WIDTH, count - 1))]
    return {"c0": _claim(steps)} | {id_: {"topic": f"part-{topic}"} | _claim() for id_, topic in number.items()}


def findings(count: int) -> Claims:
    """Return a claim with many findings, each of a source of its own."""
    return {"c0": _fact(f"s{i}" for i in range(count))}


def source(count: int) -> Claims:
    """Return claims that all rest on one source."""
    return {f"c{i}": _fact(["s0"]) for i in range(count)}


def acyclic(count: int, seed: int = 1) -> Claims:
    """Return claims that rest on some later ones, drawn at random."""
    return _random(count, seed, objections=0.0)


def random(count: int, seed: int = 1) -> Claims:
    """Return the same, with objections from anywhere, so that attacks go in circles."""
    return _random(count, seed, objections=0.5)


def _random(count: int, seed: int, objections: float) -> Claims:
    random = Random(seed)
    claims: Claims = {}
    for i in range(count):
        later = range(i + 1, count)
        drawn = random.sample(later, min(len(later), random.randint(0, BELOW)))
        other = random.randrange(count)
        objecting = [f"c{other}"] if other != i and random.random() < objections else []
        claims[f"c{i}"] = _claim([[f"c{j}" for j in drawn]] if drawn else [], objecting)
    return claims


SHAPES: dict[str, Callable[[int], Claims]] = {
    shape.__name__: shape
    for shape in (
        *(chain, ladder, comb, star, premises, shared, tree, topics),
        *(bipartite, mutual, clique, ring, findings, source, acyclic, random),
    )
}


def _claim(because: Iterable[list[str]] = (), objections: Iterable[str] = ()) -> Entry:
    """Return a claim; one that rests on nothing is taken for granted."""
    steps = [{"premises": needed} for needed in because]
    entry: Entry = {"kind": "inference" if steps else "assumption", "by": "clerk"}
    return entry | ({"because": steps} if steps else {}) | ({"objections": [*objections]} if objections else {})


def _fact(sources: Iterable[str]) -> Entry:
    """Return a claim with a finding of each of some sources."""
    grade = {"credibility": 2, "credibility-why": "Read daily."}
    found = [{"source": id_, "stance": "supports", "finding": f"It is told by {id_}."} | grade for id_ in sources]
    return {"kind": "fact", "by": "clerk", "evidence": found}


def write(folder: Path, claims: Claims, texts: Callable[[str], str] = "The matter of {} is settled.".format) -> None:
    """Write claims, their sources, mkdocs.yml and an empty docs folder; the first claim is the conclusion.

    What the folder held of another argument is removed.
    """
    rmtree(folder / "claims", ignore_errors=True)
    (folder / "claims/sources").mkdir(parents=True)
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: A shape\ntheme: {name: material, font: false}\nplugins: [{claimgraph: {pdf: false}}]\n", "utf-8"
    )
    files: dict[str, Claims] = {}
    for id_, entry in claims.items():
        said = {key: value for key, value in entry.items() if key != "topic"}
        files.setdefault(str(entry.get("topic", "whole")), {})[id_] = {"claim": texts(id_)} | said
    head = {
        "title": "A shape",
        "question": "Does it hold?",
        "roots": [next(iter(claims))],
        "topics": list(files),
        "people": {"clerk": {"name": "The clerk"}},
    }
    # JSON is YAML; it is written faster than any YAML library writes.
    (folder / "claims/argument.yml").write_text(json.dumps(head, indent=1), "utf-8")
    for name, entries in files.items():
        topic = {"topic": name.capitalize(), "claims": entries}
        (folder / f"claims/{name}.yml").write_text(json.dumps(topic, indent=1), "utf-8")
    used = {item["source"] for entry in claims.values() for item in entry.get("evidence", ())}
    grade = {"reliability": "B", "reliability-why": "Kept daily."}
    found = {id_: {"title": f"Log {id_}", "publisher": f"School {id_}"} | grade for id_ in sorted(used)}
    (folder / "claims/sources/all.yml").write_text(json.dumps(found, indent=1), "utf-8")


def measure(folder: Path, command: str, most: float) -> str:
    """Run a command of claimgraph on a folder; return its time, the peak of its memory, and how it ended, in words."""
    root = Path(__file__).resolve().parent.parent
    words = [sys.executable, str(root / "build_graph.py"), *command.split()]
    started = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _WITNESS, str(most), *words], cwd=folder, capture_output=True, text=True, check=True
    )
    busy, memory, how = done.stdout.strip().split(maxsplit=2)
    return f"{perf_counter() - started:7.1f} s {float(busy):7.1f} s of the processor {float(memory):6.0f} MB  {how}"


_WITNESS = """
import resource, subprocess, sys
try:
    code = subprocess.run(sys.argv[2:], capture_output=True, timeout=float(sys.argv[1])).returncode
except subprocess.TimeoutExpired:
    code = "stopped"
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, "ok" if code == 0 else code)
"""


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapes", nargs="*", help=f"of {', '.join(SHAPES)}")
    parser.add_argument("--claims", type=int, default=5000)
    parser.add_argument("--only", action="append", help="a command; check and build unless told")
    parser.add_argument("--most", type=float, default=120, help="seconds until a command is stopped")
    parser.add_argument("--into", type=Path, help="write the arguments here, and keep them")
    asked = parser.parse_args()
    with TemporaryDirectory() as spare:
        for shape in asked.shapes or SHAPES:
            folder = (asked.into or Path(spare)) / f"{shape}-{asked.claims}"
            write(folder, SHAPES[shape](asked.claims))
            for command in asked.only or ("check", "build"):
                print(f"{shape:10} {asked.claims:6} {command:8} {measure(folder, command, asked.most)}", flush=True)


if __name__ == "__main__":
    main()
