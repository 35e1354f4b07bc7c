"""What of a Markdown text is shown as code: fenced blocks, and stretches between backticks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

_FENCE = re.compile(r"^(?P<indent> *+)(?P<marks>`{3,}+|~{3,}+)", re.MULTILINE)
_TICKS = re.compile(r"`++")


_Mark: TypeAlias = tuple[int, int, int]
"""Where a stretch of code may begin, whether it is a fence (0) or a run of backticks (1), and where it would end.

The end is 0 where nothing ends it.
"""


def code_spans(markdown: str) -> list[tuple[int, int]]:
    """Return the stretches of a Markdown text that are code, in order; the time is linear in the text."""
    if "`" not in markdown and "~~~" not in markdown:
        return []
    spans: list[tuple[int, int]] = []
    at = 0
    # The backticks of a fence that nothing closes may begin a stretch within lines.
    for start, _, end in sorted([*_fences(markdown), *_ticks(markdown)]):
        if start >= at and end:
            spans.append((start, end))
            at = end
    return spans


def _fences(markdown: str) -> Iterator[_Mark]:
    """Yield the lines that may begin a block, each with the end of the next line that closes it."""
    alike: dict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
    for fence in _FENCE.finditer(markdown):
        alike[fence["indent"], fence["marks"][0]].append(fence)
    for fences in alike.values():
        longer: list[re.Match[str]] = []  # those below, of which each is longer than all between
        for fence in reversed(fences):
            while longer and len(longer[-1]["marks"]) < len(fence["marks"]):
                longer.pop()
            end = _line_end(markdown, longer[-1].end()) if longer else 0
            yield fence.start(), 0, end
            longer.append(fence)


def _ticks(markdown: str) -> Iterator[_Mark]:
    """Yield the runs of backticks, each with the end of the next run of as many."""
    ends: dict[int, int] = {}
    for run in reversed(list(_TICKS.finditer(markdown))):
        length = run.end() - run.start()
        yield run.start(), 1, ends.get(length, 0)
        ends[length] = run.end()


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
