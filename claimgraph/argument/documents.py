"""Hand-written pages: their ``[[claim-id]]`` links, found with places and turned into links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from claimgraph.argument.model import Reference
from claimgraph.argument.prose import CLAIM_LINK
from claimgraph.argument.reading import Reading, unknown
from claimgraph.argument.things import Thing
from claimgraph.diagnostics import Diagnostic, Place, rules

_CODE = re.compile(r"^( *)(```+|~~~+).*?^\1\2[^\n]*$|(?<!`)(`+)(?!`).+?(?<!`)\3(?!`)", re.DOTALL | re.MULTILINE)
_MARKUP = re.compile(r"[\\`*_{}\[\]()#+\-.!]")


def link_claims(markdown: str, show: Callable[[str, str | None], str]) -> str:
    """Replace every ``[[claim-id]]`` of a Markdown text outside code by what ``show`` returns."""
    parts: list[str] = []
    end = 0
    for match in claim_links(markdown):
        parts += [markdown[end : match.start()], show(match["id"], match["words"])]
        end = match.end()
    return "".join([*parts, markdown[end:]])


def literal(text: str) -> str:
    """Write a text so that Markdown shows it as it is."""
    return _MARKUP.sub(r"\\\g<0>", escape(text, quote=False))


def check_documents(folder: Path, reading: Reading) -> Iterator[Diagnostic]:
    """Report every link of a hand-written page to a claim that does not exist."""
    for path in sorted(folder.rglob("*.md")) if folder.is_dir() else ():
        if not path.is_file():
            continue
        text = path.read_text("utf-8", errors="replace")
        shown = path.relative_to(folder.parent).as_posix()
        for match in claim_links(text):
            if not reading.may_exist(Thing.CLAIM, match["id"]):
                start = match.start("id")
                line = text.count("\n", 0, start) + 1
                place = Place(shown, line, start - text.rfind("\n", 0, start))
                reference = Reference(match["id"], place)
                yield unknown(rules.UNKNOWN_CLAIM, reference, reading.written[Thing.CLAIM])


def claim_links(markdown: str) -> Iterator[re.Match[str]]:
    """Find every ``[[claim-id]]`` of a Markdown text outside code."""
    return outside_code(CLAIM_LINK, markdown)


def outside_code(pattern: re.Pattern[str], markdown: str) -> Iterator[re.Match[str]]:
    """Find a pattern in a Markdown text, but not in what is shown as code."""
    code = [match.span() for match in _CODE.finditer(markdown)] if "`" in markdown or "~~~" in markdown else []
    for match in pattern.finditer(markdown):
        if not any(start <= match.start() < end for start, end in code):
            yield match
