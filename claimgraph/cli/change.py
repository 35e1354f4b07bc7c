"""What all editing commands share: try the change on a copy, check it, then show it or carry it out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from claimgraph.diagnostics import Problems, Severity
from claimgraph.diagnostics.report import format_text
from claimgraph.edit.draft import Draft, new_problems
from claimgraph.edit.errors import EditError
from claimgraph.edit.journal import alone, carry_out, is_cut_off, recover
from claimgraph.edit.patch import diff
from claimgraph.own_folder import own_folder
from claimgraph.pipeline import Project
from claimgraph.terminal import say

Edit = Callable[[Draft], str]
"""Changes a draft, and says in one line what was done."""

dry_run_option = click.option("--dry-run", is_flag=True, help="Show the change as a diff, and write nothing.")


def examples(*lines: str) -> str:
    """Return the end of a help text: examples, each on its own line."""
    shown = (f"  {line}" for example in lines for line in example.split("\n"))
    return "\b\n" + "\n".join(["Example:" if len(lines) == 1 else "Examples:", *shown])


def change(project: Project, edit: Edit, *, dry_run: bool, renamed: Callable[[str], str] = str) -> None:
    """Make a change and say what was done; refuse it if it brings new errors, and only show it in a dry run.

    Args:
        project: the project.
        edit: makes the change in a draft.
        dry_run: whether to show it only.
        renamed: how the change rewrites what was said of problems that were there before.
    """
    with at_work(project, dry_run=dry_run) as under, Draft(project, under) as draft:
        before = draft.problems()
        said = edit(draft)
        changes = draft.changes()
        if not changes:
            say("nothing to change")
            return
        brought = new_problems(before, draft.problems(), renamed)
        _stop_at_errors(brought, draft)
        if dry_run:
            say(diff(changes), nl=False)
        else:
            carry_out(changes, project.root, named_outside(project))
            say(said)
        if len(brought):
            say(format_text(brought, draft.project.root), err=True)


@contextmanager
def at_work(project: Project, *, dry_run: bool) -> Iterator[Path | None]:
    """Keep other editing commands out for the length of a block, and first undo a change that was interrupted.

    Yields:
        Where drafts are to lie, so that the next command clears away those of one that was killed; None for anywhere.
    """
    if dry_run:
        if is_cut_off(project.root):
            raise EditError("a change before this one was cut off; the next command without --dry-run takes it back")
        yield None
        return
    with alone(project.root):
        if files := recover(project.root, named_outside(project)):
            say(f"a change before this one was cut off and has been taken back: {', '.join(files)}", err=True)
        folder = own_folder(project.root)
        folder.mkdir(exist_ok=True)
        yield folder


def named_outside(project: Project) -> list[Path]:
    """Return the folder of the argument where the command line names one outside the project."""
    claims = Path(os.path.normpath(project.root / project.claims))
    return [] if claims.is_relative_to(project.root) else [claims]


def _stop_at_errors(brought: Problems, draft: Draft) -> None:
    if brought.count(Severity.ERROR):
        say(format_text(brought, draft.project.root), err=True)
        say("nothing was written: the change would bring these problems", err=True)
        sys.exit(1)
