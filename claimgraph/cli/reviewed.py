"""``reviewed``: record that claims were reviewed in their present form."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

import click

from claimgraph.argument.field_types import is_date
from claimgraph.cli.change import change, dry_run_option, examples
from claimgraph.cli.id_argument import ID
from claimgraph.cli.project import project_of
from claimgraph.edit.draft import Draft
from claimgraph.edit.reviewing import Reviewer, mark_reviewed, stale
from claimgraph.terminal import say


@click.command(
    epilog=examples(
        'claimgraph reviewed cancel-visit use-nearness --by "A. Miller"',
        "claimgraph reviewed --all-stale --on 2026-11-22",
    )
)
@click.argument("ids", type=ID, nargs=-1, metavar="[ID]...")
@click.option("--all-stale", is_flag=True, help="Every claim whose reviews are all stale.")
@click.option("--by", metavar="NAME", help="Who reviewed; by default your name in git.")
@click.option("--on", metavar="DATE", help="Day of the review; by default today.")
@dry_run_option
@click.pass_obj
def reviewed(  # noqa: PLR0913 - the options of the command
    obj: dict[str, object], ids: tuple[str, ...], by: str | None, on: str | None, *, all_stale: bool, dry_run: bool
) -> None:
    """Record that claims were reviewed in their present form.

    A review has a fingerprint of everything that the claim's status rests on. When any of it changes, the review is
    stale; while all reviews of a claim are stale, `check --audit` and the page Review say so, and what changed.
    """
    if bool(ids) == all_stale:
        raise click.UsageError("name the claims, or give --all-stale")
    project = project_of(obj, *ids)
    reviewer = Reviewer(by or _name_in_git(project.root), on or _today())
    if not is_date(reviewer.on):
        raise click.UsageError(f'"{on}" is not a date: write YYYY-MM-DD')

    def edit(draft: Draft) -> str:
        changed = stale(draft.reading().argument)
        named = list(changed if all_stale else ids)
        mark_reviewed(draft, named, reviewer)
        since = [f"  {id_} had changed: {'; '.join(map(str, changed[id_]))}" for id_ in named if id_ in changed]
        if dry_run and since:
            say("\n".join(since), err=True)
        return "\n".join([f"reviewed on {reviewer.on} by {reviewer.by}: {', '.join(named)}", *since])

    change(project, edit, dry_run=dry_run)


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()


def _name_in_git(root: Path) -> str:
    try:
        told = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607 - the git that the editor uses
            cwd=root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except OSError:
        told = None
    if told is None or not told.stdout.strip():
        raise click.UsageError("git knows no name here: say who reviewed with --by")
    return told.stdout.strip()
