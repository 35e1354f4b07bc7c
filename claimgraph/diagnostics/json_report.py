r"""Diagnostics as JSON, for editors and other programs.

The form, of which fields may be added to and are never removed::

    {"problems": [{
        "code": "unknown-claim",           the rule
        "severity": "error",               or "warning"
        "message": "no claim \"dyr\"",
        "path": "claims/well.yml",         from the folder of the project, with forward slashes
        "line": 7,                         from 1
        "column": 27,                      from 1, in characters
        "endColumn": 30,                   the column after what is marked, on the same line
        "hint": "did you mean \"dry\"?",   what would probably mend it, or null
        "related": [{"path": …, "line": …, "column": …, "message": …}],
        "page": "diagnostics/unknown-claim"    page of the rule on the site, without an ending
     }],
     "errors": 1,
     "warnings": 0,
     "ignored": […]                        like the problems, each with its "reason"
    }
"""

from __future__ import annotations

from pathlib import Path

from claimgraph.diagnostics.diagnostic import Diagnostic, Severity
from claimgraph.diagnostics.problems import Problems
from claimgraph.diagnostics.source_lines import SourceLines
from claimgraph.terminal import as_json, visible


def format_json(problems: Problems, root: Path) -> str:
    """Return all diagnostics, in order of place, as JSON.

    Args:
        problems: what was found.
        root: the folder that the places' paths start from.
    """
    lines = SourceLines(root)
    report = {
        "problems": [_problem(diagnostic, lines) for diagnostic in problems],
        "errors": problems.count(Severity.ERROR),
        "warnings": problems.count(Severity.WARNING),
        "ignored": [_problem(each.diagnostic, lines) | {"reason": each.reason} for each in problems.ignored],
    }
    return as_json(report)


def _problem(diagnostic: Diagnostic, lines: SourceLines) -> dict[str, object]:
    place = diagnostic.place
    return {
        "code": diagnostic.rule.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "path": visible(place.path),
        "line": place.line,
        "column": place.column,
        "endColumn": lines.end_column(diagnostic),
        "hint": diagnostic.hint,
        "related": [
            {"path": visible(there.path), "line": there.line, "column": there.column, "message": what}
            for there, what in diagnostic.related
        ],
        "page": diagnostic.rule.page,
    }
