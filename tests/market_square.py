"""A small sound argument, into which the examples of the catalogue of diagnostics are set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimgraph.argument.lock import CopyRecord, LinkRecord, Lock, NoticeRecord, QuoteRecord, quote_sum, written

if TYPE_CHECKING:
    from pathlib import Path


def _copy(source: str, digit: str, day: str, **more: str) -> CopyRecord:
    """Make the record of a copy that nobody has."""
    told = {"media": "text/html", "origin": "added", "extractor": "claimgraph-html/1"} | more
    return CopyRecord(source=source, copy=digit * 64, bytes=900, kept=day, text="e" * 64, characters=700, **told)


def _quote(quote: str, **more: object) -> QuoteRecord:
    told = {"tier": "exact", "at": (10, 40), "count": 1, "window": "f" * 64} | more
    return QuoteRecord(source="gazette", quote=quote_sum(quote), copy="a" * 64, checked="1931-03-09", **told)


LOCK = Lock(
    [
        _copy("gazette", "a", "1931-03-09"),
        _copy("gazette", "b", "1931-03-20"),
        _copy("letter", "c", "1931-03-09", origin="fetched", url="https://example.org/letter"),
    ],
    [
        _quote("we found every shop of the square shut"),
        _quote("we found each shop of the square closed", tier="none"),
        _quote("not a soul was seen before noon", gone_from="b" * 64),
        _quote("The Gazette of Monday, a paper for the county", is_title=True),
        _quote("every shop"),
        _quote("the square was as quiet as a church", count=3),
    ],
    [
        LinkRecord(
            source="gazette",
            url="https://example.org/gazette",
            state="gone",
            status=404,
            why="404 Not Found",
            asked="1931-03-20",
        )
    ],
    [NoticeRecord(source="gazette", doi="10.1000/182", kind="retraction", notice="10.1000/183", asked="1931-03-20")],
)
"""What is recorded of copies: a quotation for each that the lock can bear out or not."""
SOUND = {
    "letter.txt": "A letter that lies outside the folder of claims.\n",
    "claims/argument.yml": """\
title: Was the market square quiet?
question: Was anybody on the square on Sunday?
roots: [square-was-quiet]
topics: [square, fair]
people: {author: {name: The letter writer}, clerk: {name: The clerk}}
about: {source: letter, author: author}
places: {square: {name: The market square, at: [11.5, 48]}}
fields: {stage: {name: Stage}}
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
    "claims/sources.lock.json": written(LOCK),
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
