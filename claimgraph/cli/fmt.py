"""``fmt``: format files in the canonical way."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from claimgraph.cli.change import at_work, dry_run_option, examples, named_outside
from claimgraph.cli.project import project_of
from claimgraph.diagnostics import did_you_mean
from claimgraph.edit.draft import Draft, FileChange
from claimgraph.edit.formatting import file_names, format_files
from claimgraph.edit.journal import carry_out
from claimgraph.edit.patch import diff
from claimgraph.terminal import say, visible


@click.command(
    epilog=examples("claimgraph fmt", "claimgraph fmt claims/kazakhstan.yml --dry-run", "claimgraph fmt --check")
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; list the files that differ, and fail if any does."
)
@dry_run_option
@click.pass_obj
def fmt(obj: dict[str, object], files: tuple[Path, ...], *, only_check: bool, dry_run: bool) -> None:
    """Format the files of the argument, or some of them, in the canonical way.

    Fields are put in the order of the format, lists are indented under their keys, long texts are folded at 110
    columns, and long entries are separated by blank lines. The content does not change, and comments stay with what
    they are about.
    """
    project = project_of(obj)
    with at_work(project, dry_run=dry_run or only_check) as under, Draft(project, under) as draft:
        unread = format_files(draft, _names(draft, files))
        changes = draft.changes()
        if dry_run:
            say(diff(changes), nl=False)
        elif only_check:
            say("\n".join([*(visible(change.name) for change in changes), _counted(changes, "would change")]))
        else:
            carry_out(changes, project.root, named_outside(project))
            say("\n".join([*(visible(change.name) for change in changes), _counted(changes, "changed")]))
    for problem in unread:
        say(visible(f"{problem.place}: {problem.message}; this file is left as it is"), err=True)
    sys.exit(1 if unread or (only_check and changes) else 0)


def _counted(changes: Sequence[FileChange], what: str) -> str:
    return (
        f"{len(changes)} file{'s' * (len(changes) != 1)} {what}" if changes else "every file is in its canonical form"
    )


def _names(draft: Draft, files: Sequence[Path]) -> list[str]:
    """Return the files that are named on the command line as the draft knows them."""
    argument = (draft.real.root / draft.real.claims).resolve()
    known = list(file_names(draft))
    found = []
    for file in files:
        path = file.resolve()
        name = f"{draft.claims}/{path.relative_to(argument).as_posix()}" if path.is_relative_to(argument) else str(file)
        if name not in known:
            hint = did_you_mean(name, known)
            raise click.UsageError(f"{file} is no file of the argument" + (f": {hint}" if hint else ""))
        found.append(name)
    return found
