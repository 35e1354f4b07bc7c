"""Diagnostics as workflow commands, which GitHub Actions shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from claimgraph.diagnostics.diagnostic import Diagnostic, with_hint
from claimgraph.diagnostics.problems import Problems
from claimgraph.diagnostics.repository import from_top, top_of
from claimgraph.diagnostics.source_lines import SourceLines
from claimgraph.terminal import visible


def format_github(problems: Problems, root: Path) -> str:
    """Return one command for each diagnostic, in order of place; nothing where there is none.

    Args:
        problems: what was found.
        root: the folder that the places' paths start from; those of the commands start from the repository's top.
    """
    lines, top = SourceLines(root), top_of(root)
    return "\n".join(_command(diagnostic, lines, top) for diagnostic in problems)


def _command(diagnostic: Diagnostic, lines: SourceLines, top: Path) -> str:
    place = from_top(diagnostic.place, lines.root, top)
    properties = {
        "file": place.path,
        "line": place.line,
        "col": place.column,
        "endColumn": lines.end_column(diagnostic),
        "title": diagnostic.rule.code,
    }
    given = ",".join(f"{name}={_escaped_property(str(value))}" for name, value in properties.items())
    said = _escaped("\n".join(_said(diagnostic, lines.root, top)))
    return f"::{diagnostic.severity} {given}::{said}"


def _said(diagnostic: Diagnostic, root: Path, top: Path) -> Iterator[str]:
    yield diagnostic.message
    yield from (f"{from_top(place, root, top)}: {what}" for place, what in diagnostic.related)
    if hint := diagnostic.hint:
        yield with_hint(hint)


def _escaped(text: str) -> str:
    return visible(text, but="\r\n").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
