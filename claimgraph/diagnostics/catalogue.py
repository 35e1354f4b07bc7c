"""The catalogue: the explanation of every rule for editors, kept as data beside the rules.

It is read only where it is shown, so that a check does not pay for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from claimgraph.diagnostics import rules
from claimgraph.diagnostics.diagnostic import Rule

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser where PyYAML has it; the Python one is ten times slower."""


@dataclass(frozen=True, slots=True)
class Example:
    """A part of an argument, as an editor would write it."""

    file: str | None
    """Where it stands; None where it is no part of a text file."""
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """What the catalogue says of one rule."""

    rule: Rule
    group: str
    """Heading under which it is listed."""
    title: str
    """The rule as a plain sentence."""
    what: str
    """What was found."""
    why: str
    """Why it matters to a reader or an editor."""
    mend: str
    """How to mend it."""
    bad: Example
    """An example that breaks the rule."""
    good: Example
    """The example, mended."""


@cache
def catalogue() -> tuple[Article, ...]:
    """Return the article of every rule, in the order of the rules."""
    text = files("claimgraph.diagnostics").joinpath("catalogue.yml").read_text("utf-8")
    written = yaml.load(text, _LOADER)  # noqa: S506 - a safe one
    by_code = {rule.code: rule for rule in rules.CATALOGUE}
    return tuple(
        _article(by_code[code], group, entry) for group, entries in written.items() for code, entry in entries.items()
    )


def _article(rule: Rule, group: str, entry: Mapping[str, str]) -> Article:
    file = entry.get("file")
    return Article(
        rule=rule,
        group=group,
        title=entry["title"],
        what=entry["what"],
        why=entry["why"],
        mend=entry["mend"],
        bad=Example(file, entry["bad"]),
        good=Example(entry.get("good-file", file), entry["good"]),
    )
