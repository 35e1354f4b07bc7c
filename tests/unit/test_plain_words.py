"""What the site says in sentences of its own is easy to read."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from statistics import median

import pytest
import readability

from claimgraph.argument.prose import plain_text
from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge_sound
from claimgraph.site.atlas import Atlas
from claimgraph.site.pages import all_pages

ROOT = Path(__file__).parents[2]
OWN = {"why", "why_then", "matters", "words"}
"""Fields of the pages' data that hold the site's own sentences."""
GRADE = 9
"""Years of school, by Flesch and Kincaid."""


def own_sentences(data: object) -> Iterator[str]:
    """Yield the site's own texts of some page's data."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name in OWN and isinstance(value, str) and value.endswith("."):
                yield value
            else:
                yield from own_sentences(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from own_sentences(value)


def grade(text: str) -> float:
    """Return the school years that a text asks of its reader."""
    lines = [re.findall(r"[\w'\u2019-]+|[.,:;!?]", line) for line in re.split(r"(?<=[.!?])\s", text)]
    measures = readability.getmeasures([" ".join(line) for line in lines], lang="en")
    return measures["readability grades"]["Kincaid"]


@pytest.mark.parametrize("project", [ROOT / "tests/arguments/well", ROOT])
def test_half_of_the_sites_sentences_ask_for_nine_years_of_school_or_less(project):
    atlas = Atlas(judge_sound(Project(project), Problems()))
    named = {id_: claim.short for id_, claim in atlas.argument.claims.items()}
    found = {sentence for page in all_pages(atlas) for sentence in own_sentences(asdict(page.show()))}
    said = {plain_text(re.sub(r"\[\[([^]|]+)]]", lambda link: named[link[1]], text)) for text in found}
    assert len(said) > 40
    assert median(grade(text) for text in said) <= GRADE
