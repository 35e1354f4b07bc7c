"""A comparison as Markdown, for a pull request or the summary of a job on GitHub.

Everything that editors wrote is escaped: it shows as it was written, mentions no GitHub user and
makes no HTML element. Long lists are cut off, because a summary holds a million characters at most.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TypeVar

from claimgraph.compare.difference import Fate, Run
from claimgraph.compare.digest import (
    CauseView,
    Digest,
    EditView,
    GroundView,
    Line,
    MovedView,
    Named,
    PartView,
    VersionView,
)
from claimgraph.terminal import visible

Entry = TypeVar("Entry")
LISTED = 100
"""Entries of one list that are shown."""
LONGEST = 1_000
"""Characters of one text that are shown."""
_MARKUP = re.compile(r"[\\`*_{}\[\]()!|~:$]")
_CALL = re.compile(r"[@#](?=\w)")


def format_markdown(digest: Digest) -> str:
    """Return a comparison as Markdown."""
    return "\n".join(_lines(digest)) + "\n"


def _lines(digest: Digest) -> Iterator[str]:
    yield "## What this changes in the argument"
    yield ""
    yield f"{_text(digest.before.told)} → {_text(digest.after.told)}"
    yield ""
    yield f"**{_text(digest.summary)}**"
    for version in (digest.before, digest.after):
        yield from _errors(version)
    yield from _open("Headline conclusions that moved", digest.headline, _moved)
    yield from _open("Other claims that moved", digest.moved, _moved)
    yield from _folded("Claims", (*digest.added, *digest.removed, *digest.changed), _edit)
    yield from _folded("Evidence", digest.evidence, _edit)
    yield from _folded("Sources", digest.sources, _edit)
    yield from _folded("Beside the claims", digest.frame, _edit)
    stale = [f"- {_name(view.claim)}: changed since: {'; '.join(map(_ground, view.because))}" for view in digest.stale]
    yield from _folded("Reviews made stale", stale, lambda line: iter([line]))
    unread = [f"- {_code(id_)}" for id_ in digest.unread]
    yield from _folded("Not compared, because one version cannot be read", unread, lambda line: iter([line]))


def _open(title: str, entries: Sequence[Entry], tell: Callable[[Entry], Iterator[str]]) -> Iterator[str]:
    if entries:
        yield from ("", f"### {title} ({len(entries)})", "")
        yield from _listed(entries, tell)


def _folded(title: str, entries: Sequence[Entry], tell: Callable[[Entry], Iterator[str]]) -> Iterator[str]:
    if entries:
        yield from ("", f"<details><summary>{title} ({len(entries)})</summary>", "")
        yield from _listed(entries, tell)
        yield from ("", "</details>")


def _listed(entries: Sequence[Entry], tell: Callable[[Entry], Iterator[str]]) -> Iterator[str]:
    for entry in entries[:LISTED]:
        yield from tell(entry)
    if len(entries) > LISTED:
        yield f"- and {len(entries) - LISTED} more"


def _errors(version: VersionView) -> Iterator[str]:
    if version.errors:
        yield from ("", f"{_text(version.name)} has errors, so no statuses are compared:", "")
        yield from (f"- {_text(error)}" for error in version.errors)
        if version.more_errors:
            yield f"- and {version.more_errors} more"


def _moved(view: MovedView) -> Iterator[str]:
    yield f"- **{_text(view.claim.words)}** ({_code(view.claim.id)})"
    for move in view.moves:
        yield f"  - {_clocked(move.clock)}{move.before.word} → **{move.after.word}**. {_cause(move.cause)}"
    for shift in view.shifts:
        yield f"  - {_clocked(shift.clock)}weights: {shift.before} → **{shift.after}**. {_cause(shift.cause)}"


def _cause(cause: CauseView) -> str:
    edits = [
        f"{_name(edit.name)} ({_text(edit.gist)}{f'; {edit.figure}' if edit.figure else ''})" for edit in cause.edits
    ]
    return f"{f'Moved by {_several(edits)}. ' if edits else ''}{cause.tail}".strip()


def _several(told: Sequence[str]) -> str:
    more = [f"{len(told) - LISTED} more"] if len(told) > LISTED else []
    return ", ".join([*told[:LISTED], *more])


def _edit(view: EditView) -> Iterator[str]:
    whole = view.how != "changed"
    what = f"{view.how.capitalize()}: " if whole else ""
    id_ = f" ({_code(view.name.id)})" if view.name.id else ""
    yield f"- {what}**{_text(view.name.words)}**{id_}{_facts(view) if whole else ''}"
    if view.was:
        yield f"  - renamed from {_code(view.was)}"
    if not whole:
        yield from (f"  - {_line(line)}" for line in view.lines)
        for part in view.parts:
            yield from _part(part)


def _facts(view: EditView) -> str:
    """Return the facts that are shown about something that was added or removed."""
    status = view.status.word.lower() if view.status else ""
    told = "; ".join(fact for fact in (view.about, status, f"with {view.brought}" if view.brought else "") if fact)
    return f": {_text(told)}" if told else ""


def _part(part: PartView) -> Iterator[str]:
    of = " + ".join(map(_name, part.of))
    yield f"  - {part.words} {of}{'' if part.how == 'changed' else f' **{part.how}**'}"
    yield from (f"    - {_line(line, plain=part.how != 'changed')}" for line in part.lines)


def _line(line: Line, *, plain: bool = False) -> str:
    if line.runs:
        return f"{_text(line.label)}: {''.join(map(_run, line.runs))}"
    if line.before and line.after:
        return f"{_text(line.label)}: {_name(line.before)} → {_name(line.after)}"
    how = "" if plain else " added" if line.after else " removed"
    return f"{_text(line.label)}{how}: {_name(line.after or line.before)}"


def _run(run: Run) -> str:
    match run.fate:
        case Fate.GONE:
            return f"<del>{_text(run.text)}</del>"
        case Fate.NEW:
            return f"<ins>{_text(run.text)}</ins>"
    return _text(run.text)


def _clocked(clock: str) -> str:
    return f"{clock.capitalize()}: " if clock else ""


def _ground(ground: GroundView) -> str:
    return ground.words + " and ".join(map(_name, ground.of))


def _name(named: Named | None) -> str:
    if named is None:
        return ""
    return _code(named.id) if named.id else _text(named.words)


def _code(id_: str) -> str:
    """Return an id, which holds nothing that needs escaping, as code; anything else as text."""
    return f"`{id_}`" if re.fullmatch(r"[\w/-]+", id_) else _text(id_)


def _text(text: str) -> str:
    """Return a text so that it shows as it was written."""
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    shown = escape(visible(shown.replace("\n", " ")), quote=False)
    return _CALL.sub(r"\g<0><!-- -->", _MARKUP.sub(r"\\\g<0>", shown))
