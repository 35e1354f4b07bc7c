"""Diagnostics in SARIF 2.1.0, the exchange format of static analysis (OASIS).

Every rule of the catalogue is described; what editors ask to ignore is there as a
suppressed result, with the reason as its justification.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from claimgraph.diagnostics.catalogue import Article, Example, catalogue
from claimgraph.diagnostics.diagnostic import Diagnostic, Place, with_hint
from claimgraph.diagnostics.problems import Problems
from claimgraph.diagnostics.repository import from_top, top_of
from claimgraph.diagnostics.source_lines import SourceLines
from claimgraph.terminal import as_json

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

Json = dict[str, Any]


def format_sarif(problems: Problems, root: Path, version: str) -> str:
    """Return all diagnostics, in order of place, as a SARIF log of one run.

    Args:
        problems: what was found.
        root: the folder that the places' paths start from; those of the log start from the repository's top.
        version: the version of claimgraph.
    """
    articles, lines, top = catalogue(), SourceLines(root), top_of(root)
    numbers = {article.rule.code: number for number, article in enumerate(articles)}
    rules = [_rule(article) for article in articles]
    run = {
        "tool": {"driver": {"name": "claimgraph", "version": version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(problems, numbers, lines, top)),
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _results(problems: Problems, numbers: dict[str, int], lines: SourceLines, top: Path) -> Iterator[Json]:
    for diagnostic in problems:
        yield _result(diagnostic, numbers, lines, top) | {"suppressions": []}
    for ignored in problems.ignored:
        suppression = {"kind": "inSource", "justification": ignored.reason}
        yield _result(ignored.diagnostic, numbers, lines, top) | {"suppressions": [suppression]}


def _result(diagnostic: Diagnostic, numbers: dict[str, int], lines: SourceLines, top: Path) -> Json:
    place = from_top(diagnostic.place, lines.root, top)
    related = [(from_top(there, lines.root, top), what) for there, what in diagnostic.related]
    hint = diagnostic.hint
    said = f"{diagnostic.message}\n{with_hint(hint)}" if hint else diagnostic.message
    return {
        "ruleId": diagnostic.rule.code,
        "ruleIndex": numbers[diagnostic.rule.code],
        "level": diagnostic.severity.value,
        "message": {"text": said},
        "locations": [{"physicalLocation": _location(place, lines.end_column(diagnostic))}],
        "relatedLocations": [
            {"id": number, "physicalLocation": _location(there, there.column), "message": {"text": what}}
            for number, (there, what) in enumerate(related)
        ],
    }


def _location(place: Place, end: int) -> Json:
    return {
        "artifactLocation": {"uri": quote(os.fsencode(place.path)), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": place.line, "startColumn": place.column, "endLine": place.line, "endColumn": end},
    }


def _rule(article: Article) -> Json:
    return {
        "id": article.rule.code,
        "shortDescription": {"text": f"{article.title}."},
        "fullDescription": {"text": _plain(article.what)},
        "help": {"text": _help(article), "markdown": _help_in_markdown(article)},
        "defaultConfiguration": {"level": article.rule.severity.value},
    }


def _help(article: Article) -> str:
    parts = [_plain(text) for text in (article.what, article.why, article.mend)]
    examples = (("Instead of", article.bad), ("Write", article.good))
    return "\n\n".join([*parts, *(f"{label}{_where(example)}:\n\n{example.text}" for label, example in examples)])


def _help_in_markdown(article: Article) -> str:
    examples = (("Instead of", article.bad), ("Write", article.good))
    blocks = [f"{label}{_where(example)}:\n\n```yaml\n{example.text}```" for label, example in examples]
    return "\n\n".join([article.what, article.why, article.mend, *blocks])


def _where(example: Example) -> str:
    return f" in {example.file}" if example.file else ""


def _plain(prose: str) -> str:
    """Return a text of the catalogue without its marks of code."""
    return prose.replace("`", "")
