"""Write an argument of any size into a folder, to see how the tool and the site cope with it.

python benchmarks/large_argument.py FOLDER [--claims 1000] [--topics 10] [--seed 1]

Claims rest on later claims of their topic, some on one of the next topic; some are objected
to or have a step undercut; most have evidence. A claim takes about 1 KB of YAML. The words
are drawn from some seven thousand, as frequent as words are; they mean nothing.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from random import Random

WORDS = """
harbour lantern orchard granite meadow copper willow ferry ledger market bridge tower river cellar barley
beacon canal chapel cistern cobble compass crane dairy drain fence field forge furnace gate glass grain
gravel hedge hinge kiln ladder lever lock loom mill mortar nail oven pasture pier plough pump quarry quay
rail reservoir ridge roof saddle sail scaffold shed silo slate sluice spring stable stair stove tannery
thatch tile timber track trough tunnel turbine valley vault wagon wall warehouse weir well wharf wheel
windmill winter wire yard
"""
_SIMPLE = WORDS.split()
_VOCABULARY = [*_SIMPLE, *(one + other for one in _SIMPLE for other in _SIMPLE)]
_FREQUENCY = list(accumulate(1 / rank for rank in range(1, len(_VOCABULARY) + 1)))
"""By Zipf's law, as in any language: the second word is half as frequent as the first. Added up."""
PUBLISHERS = ["The Village Clerk", "Almanac", "Rain Gauge Office", "Millers' Gazette", "Parish Record"]
PREMISES = 2
SHARE = {"objection": 0.12, "undercut": 0.06, "evidence": 0.8, "across": 0.08}


def write(folder: Path, claims: int, topics: int, seed: int = 1) -> None:
    """Write claims/, docs/ and mkdocs.yml."""
    random = Random(seed)
    (folder / "claims/sources").mkdir(parents=True, exist_ok=True)
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: A large argument\ntheme: {name: material, font: false}\nplugins: [claimgraph: {pdf: false}]\n",
        "utf-8",
    )
    names = [f"topic-{number}" for number in range(topics)]
    ids = [[f"c{topic}-{number}" for number in range(claims // topics)] for topic in range(topics)]
    sources = [f"source-{number}" for number in range(max(5, claims // 10))]
    head = {
        "title": "A large argument",
        "question": "Does it hold?",
        "as-of": "2020-01-01",
        "roots": [topic[0] for topic in ids[:5]],
        "topics": names,
        "people": {"clerk": {"name": "The clerk"}},
    }
    _write(folder / "claims/argument.yml", head)
    _write(folder / "claims/sources/all.yml", {id_: _source(random) for id_ in sources})
    for place, name in enumerate(names):
        others = ids[(place + 1) % topics]
        entries = {
            id_: _claim(random, ids[place], number, others if topics > 1 else [], sources)
            for number, id_ in enumerate(ids[place])
        }
        _write(folder / f"claims/{name}.yml", {"topic": f"The {_words(random, 3)}", "claims": entries})


def _claim(random: Random, own: list[str], number: int, others: list[str], sources: list[str]) -> dict[str, object]:
    entry: dict[str, object] = {
        "claim": f"The {_words(random, 9)} ({own[number]}).",
        "short": _words(random, 3).capitalize(),
        "kind": random.choice(["fact", "inference", "value", "assumption", "recommendation"]),
        "by": "clerk",
        "note": f"Seen near the {_words(random, 14)}.",
    }
    first = number * PREMISES + 1
    premises = own[first : first + PREMISES]
    if others and random.random() < SHARE["across"] and number < len(others) - 1:
        premises = [*premises, others[-1 - number // 2]] if number * 2 < len(others) else premises
    later = own[first + PREMISES : first + 40]
    if premises:
        step: dict[str, object] = {"premises": premises, "warrant": f"Because the {_words(random, 10)}."}
        if later and random.random() < SHARE["undercut"]:
            step["undercut"] = [random.choice(later)]
        entry["because"] = [step]
    if later and random.random() < SHARE["objection"]:
        entry["objections"] = [random.choice(later)]
    if random.random() < SHARE["evidence"]:
        entry["evidence"] = list(_evidence(random, sources))
    return entry


def _evidence(random: Random, sources: list[str]) -> Iterator[dict[str, object]]:
    for source in random.sample(sources, random.randint(1, 2)):
        yield {
            "source": source,
            "stance": random.choice(["supports", "supports", "supports", "contradicts", "qualifies"]),
            "finding": f"The {_words(random, 16)}.",
            "quote": f"the {_words(random, 8)}",
            "credibility": random.randint(1, 6),
            "credibility-why": f"It agrees with the {_words(random, 5)}.",
        }


def _source(random: Random) -> dict[str, object]:
    return {
        "title": f"On the {_words(random, 4)}",
        "publisher": f"{random.choice(PUBLISHERS)} {random.randint(1, 40)}",
        "date": f"{random.randint(2018, 2021)}-0{random.randint(1, 9)}-1{random.randint(0, 9)}",
        "reliability": random.choice("ABCDEF"),
        "reliability-why": f"It knows the {_words(random, 4)}.",
    }


def _words(random: Random, count: int) -> str:
    return " ".join(random.choices(_VOCABULARY, cum_weights=_FREQUENCY, k=count))


def _write(path: Path, document: object) -> None:
    # JSON is YAML; it is written faster than any YAML library writes.
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False), "utf-8")


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--topics", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    write(asked.folder, asked.claims, asked.topics, asked.seed)
    print(f"wrote {asked.claims} claims in {asked.topics} topics to {asked.folder}")


if __name__ == "__main__":
    main()
