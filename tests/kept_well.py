"""A small argument that quotes sources of which nothing is published, and copies of these to keep in a locker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commands import command
from dry_well import BASE, write

if TYPE_CHECKING:
    from pathlib import Path

    from commands import Told

    from claimgraph.locker.web import Web

_EVIDENCE = """\
      - source: {source}
        stance: {stance}
        finding: The source tells of the well.
        quote: {quote}
        credibility: 2
        credibility-why: It was there.
"""
QUOTES = {
    "log": ["No rain fell between the third and the ninth.", "the gauge was read at seven each morning"],
    "diary": ["the bucket came up with sand in it again"],
}
FILLER = "<p>" + "The council met and spoke of roads, of bread and of the school. " * 12 + "</p>"
"""What makes a page as long as those of sources are."""
LOG = """<!doctype html><meta charset="utf-8"><title>Log of the gauge</title><nav>Home News</nav>
<p>What the children of the school wrote down in May of that year, day by day.</p>
<p>No rain fell between the third<sup><a href="#n1">1</a></sup> and the ninth. A shower of the tenth did not reach the
village, though it was seen from the church.</p>
<p>At the school the gauge was read at seven each morning, by the teacher.</p>"""
DIARY = "5 May. The wind has turned.\n\n7 May. Today the bucket came up with sand in it again.\n"


def kept_well(root: Path, **quotes: list[str]) -> Path:
    """Write the argument, with other quotations where some are given."""
    told = QUOTES | quotes
    evidence = "".join(
        _EVIDENCE.format(source=source, quote=quote, stance="qualifies" if number else "supports")
        for source, each in told.items()
        for number, quote in enumerate(each)
    )
    write(
        root,
        BASE
        | {
            "claims/well.yml": f"{BASE['claims/well.yml']}    evidence:\n{evidence}",
            "claims/sources/all.yml": (
                "log: {title: Readings of the school, publisher: The school}\n"
                "diary: {title: Diary of the teacher, publisher: The teacher, retrieved: 1921-05-08}\n"
            ),
            "log.html": LOG,
            "diary.txt": DIARY,
        },
    )
    return root


def sources(root: Path, *words: str | Path, web: Web | None = None, **environment: str) -> Told:
    """Run a command on its sources."""
    return command("sources", *words, cwd=root, web=web, **environment)


def lock_of(root: Path) -> str:
    """Return the text of its lock."""
    return (root / "claims/sources.lock.json").read_text("utf-8")
