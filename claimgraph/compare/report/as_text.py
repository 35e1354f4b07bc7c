"""A comparison for the terminal.

Reworded sentences are marked word by word, ``[-as they were-]{+as they are+}``; where there is
colour, what is gone is struck through and what is new underlined instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

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

MARKS = {"added": "+", "removed": "-", "changed": "~"}


def format_text(digest: Digest, *, colour: bool = False) -> str:
    """Return a comparison as text.

    Args:
        digest: the comparison.
        colour: whether words are marked by colour and line instead of by brackets.
    """
    return "\n".join(_Text(colour=colour).lines(digest))


class _Text:
    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def lines(self, digest: Digest) -> Iterator[str]:
        yield _clean(f"{digest.before.told} → {digest.after.told}")
        for version in (digest.before, digest.after):
            yield from _errors(version)
        yield digest.summary
        yield from self._section("Headline conclusions that moved", map(self._moved, digest.headline))
        yield from self._section("Other claims that moved", map(self._moved, digest.moved))
        claims = [*digest.added, *digest.removed, *digest.changed]
        yield from self._section("Claims", map(self._edit, claims))
        yield from self._section("Evidence", map(self._edit, digest.evidence))
        yield from self._section("Sources", map(self._edit, digest.sources))
        yield from self._section("Beside the claims", map(self._edit, digest.frame))
        stale = ([f"  {view.claim.id}: changed since: {_grounds(view.because)}"] for view in digest.stale)
        yield from self._section("Reviews made stale", stale)
        yield from self._section(
            "Not compared, because one version cannot be read", ([f"  {id_}"] for id_ in digest.unread)
        )

    def _section(self, title: str, entries: Iterable[Iterable[str]]) -> Iterator[str]:
        found = [line for entry in entries for line in entry]
        if found:
            yield ""
            yield click.style(title, bold=True) if self.colour else title
            yield from found

    def _moved(self, view: MovedView) -> Iterator[str]:
        yield f"  {_whole(view.claim)}"
        for move in view.moves:
            yield f"    {_clocked(move.clock)}{move.before.word.lower()} → {move.after.word.lower()}"
            yield f"      {_cause(move.cause)}"
        for shift in view.shifts:
            yield f"    {_clocked(shift.clock)}weights: {shift.before} → {shift.after}"
            yield f"      {_cause(shift.cause)}"

    def _edit(self, view: EditView) -> Iterator[str]:
        facts = [view.about, view.status.word.lower() if view.status else ""]
        whole = view.how != "changed"
        told = f" ({'; '.join(fact for fact in facts if fact)})" if whole and any(facts) else ""
        yield f"  {MARKS[view.how]} {_whole(view.name)}{told}"
        if view.was:
            yield f"      renamed from {view.was}"
        if whole:
            if view.brought:
                yield f"      with {view.brought}"
            return
        yield from (f"      {self._line(line)}" for line in view.lines)
        for part in view.parts:
            yield from self._part(part)

    def _part(self, part: PartView) -> Iterator[str]:
        of = " + ".join(map(_name, part.of))
        yield f"      {MARKS[part.how]} {part.words} {of}"
        yield from (f"          {self._line(line, plain=part.how != 'changed')}" for line in part.lines)

    def _line(self, line: Line, *, plain: bool = False) -> str:
        if line.runs:
            return f"{line.label}: {''.join(map(self._run, line.runs))}"
        if line.before and line.after:
            return f"{line.label}: {_name(line.before)} → {_name(line.after)}"
        mark = "" if plain else "+ " if line.after else "- "
        return f"{mark}{line.label}: {_name(line.after or line.before)}"

    def _run(self, run: Run) -> str:
        text = _clean(run.text)
        match run.fate:
            case Fate.GONE:
                return click.style(text, fg="red", strikethrough=True) if self.colour else f"[-{text}-]"
            case Fate.NEW:
                return click.style(text, fg="green", underline=True) if self.colour else f"{{+{text}+}}"
        return text


def _errors(version: VersionView) -> Iterator[str]:
    if version.errors:
        yield f"{version.name} has errors, so no statuses are compared:"
        yield from (f"  {_clean(error)}" for error in version.errors)
        if version.more_errors:
            yield f"  and {version.more_errors} more"


def _cause(cause: CauseView) -> str:
    edits = [
        f"{edit.name.id or edit.name.words} ({edit.gist}{f'; {edit.figure}' if edit.figure else ''})"
        for edit in cause.edits
    ]
    told = f"moved by {', '.join(edits)}. " if edits else ""
    return _clean(f"{told}{cause.tail}".strip())


def _clocked(clock: str) -> str:
    return f"{clock}: " if clock else ""


def _whole(named: Named) -> str:
    return _clean(f"{named.id}: {named.words}" if named.id and named.id != named.words else named.words)


def _name(named: Named | None) -> str:
    return _clean(named.id or named.words) if named else ""


def _grounds(grounds: Iterable[GroundView]) -> str:
    return "; ".join(ground.words + " and ".join(map(_name, ground.of)) for ground in grounds)


def _clean(text: str) -> str:
    return visible(text.replace("\n", " "))
