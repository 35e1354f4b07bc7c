"""The smallest sound argument, and the report on what tests make of it."""

from __future__ import annotations

from pathlib import Path

from claimgraph.diagnostics.report import format_text
from claimgraph.pipeline import Project, check

BASE = {
    "claims/argument.yml": """\
title: Is the well dry?
question: Will there be water?
roots: [dry]
topics: [well]
people: {clerk: {name: The clerk}}
""",
    "claims/well.yml": """\
topic: The well
claims:
  dry:
    claim: The well runs dry.
    kind: fact
    by: clerk
""",
}

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
"""Small bad arguments, each with the report on it."""


def write(root, files):
    """Write files by path."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def report(root):
    """Return what `check` says of a project."""
    return format_text(check(Project(root)), root)


def unpack(case):
    """A case is the files that differ from the small sound argument, and the report on them."""
    parts = {}
    for block in case.split("--- ")[1:]:
        name, _, text = block.partition("\n")
        parts[name.strip()] = text
    return parts.pop("problems"), parts
