"""A change shown as a diff, in the form that ``git apply`` takes."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from claimgraph.edit.draft import FileChange

_NOTHING = "/dev/null"


def diff(changes: Iterable[FileChange]) -> str:
    """Return the unified diff of changed files; a file that was moved is shown as moved."""
    by_name = {change.name: change for change in changes}
    moved = {change.moved_from for change in by_name.values() if change.moved_from}
    return "".join(
        line
        for change in by_name.values()
        if change.name not in moved
        for line in _lines(change, by_name[change.moved_from].before if change.moved_from else change.before)
    )


def _lines(change: FileChange, before: bytes | None) -> Iterator[str]:
    old = change.moved_from or change.name
    yield f"diff --git a/{old} b/{change.name}\n"
    if change.moved_from:
        yield f"rename from {old}\nrename to {change.name}\n"
    elif before is None:
        yield "new file mode 100644\n"
    elif change.after is None:
        yield "deleted file mode 100644\n"
    labels = (
        f"a/{old}" if before is not None else _NOTHING,
        f"b/{change.name}" if change.after is not None else _NOTHING,
    )
    for line in difflib.unified_diff(_split(before), _split(change.after), *labels):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _split(content: bytes | None) -> list[str]:
    """Split a text into lines, ends included; only a line feed ends a line here, as it does for git."""
    text = (content or b"").decode("utf-8", "surrogateescape")
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [last for last in text.split("\n")[-1:] if last]
