"""A small sound argument, into which the examples of the catalogue of diagnostics are set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SOUND = {
    "letter.txt": "A letter that lies outside the folder of claims.\n",
    "claims/argument.yml": """\
title: Was the market square quiet?
question: Was anybody on the square on Sunday?
roots: [square-was-quiet]
topics: [square, fair]
people: {author: {name: The letter writer}, clerk: {name: The clerk}}
about: {source: letter, author: author}
""",
    "claims/square.yml": """\
topic: The square
claims:
  square-was-quiet:
    claim: The market square was quiet on Sunday.
    kind: inference
    by: author
    stated: S1
    because:
      - premises: [shops-were-shut]
  shops-were-shut:
    claim: The shops on the square were shut on Sunday.
    kind: fact
    by: author
    stated: S2
    evidence:
      - source: gazette
        stance: supports
        finding: The Gazette found every shop shut.
        credibility: 2
        credibility-why: One newspaper.
""",
    "claims/fair.yml": """\
topic: The fair
claims:
  fair-was-on:
    claim: The fair was held on Sunday.
    kind: fact
    by: clerk
""",
    "claims/sources/papers.yml": """\
letter:
  title: A letter from the square
  publisher: The letter writer
  text: texts/letter.txt
gazette:
  title: The Gazette of Monday
  publisher: The Gazette
""",
    "claims/texts/letter.txt": "The square was quiet. The shops were shut. Good day.\n",
    "claims/passages.yml": """\
of: letter
passages:
  S1: {quote: The square was quiet.}
  S2: {quote: The shops were shut.}
  S3: {quote: Good day., no-claim: A greeting.}
""",
    "claims/hypotheses/why-quiet.yml": """\
question: Why was the square quiet?
hypotheses:
  shops-were-shut: Shut shops
  fair-was-on: The fair
evidence:
  stalls:
    item: The Gazette counted three stalls elsewhere.
    sources: gazette
    ratings:
      shops-were-shut: {rating: N, why: Stalls say nothing of shops.}
      fair-was-on: {rating: CC, why: Stalls are what a fair is made of.}
""",
}


def write_with(root: Path, file: str, example: str) -> None:
    """Write the argument with an example set into one of its files."""
    for name, text in (SOUND | {file: set_into(SOUND.get(file, ""), example)}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def set_into(text: str, example: str) -> str:
    """Set an example into the text of a file.

    The fields at the top that the example gives take the place of those in the text; of the
    claims, only those that it gives. An example with a second document is a file of its own.
    """
    if "\n---" in example:
        return example
    fields, given = _entries(text, 0), _entries(example, 0)
    if "claims:" in fields and "claims:" in given:
        claims = _entries(_inside(fields["claims:"]), 2) | _entries(_inside(given["claims:"]), 2)
        given["claims:"] = "claims:\n" + "".join(claims.values())
    return "".join((fields | given).values())


def _entries(text: str, indent: int) -> dict[str, str]:
    """Part a text into the entries at an indentation, each by its first word."""
    found: dict[str, str] = {}
    key = ""
    for line in text.splitlines(keepends=True):
        if re.match(rf" {{{indent}}}\S", line):
            key = line.split()[0]
        found[key] = found.get(key, "") + line
    return found


def _inside(entry: str) -> str:
    return entry.partition("\n")[2]
