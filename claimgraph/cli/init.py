"""``init``: start a new argument."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from claimgraph.cli.change import examples
from claimgraph.edit.journal import alone, carry_out, is_cut_off, recover
from claimgraph.edit.starter import TITLE, starter_files
from claimgraph.terminal import say


@click.command(epilog=examples("claimgraph init my-argument", 'claimgraph init . --title "Who owns the mill?"'))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--title", default=TITLE, show_default=True, help="Title of the argument and of its site.")
def init(folder: Path, title: str) -> None:
    """Start a new argument in DIR, a folder that is new or empty.

    It gets a small, complete, invented example with everything that is needed to build its site: look at it, change
    it, and replace it by your own.
    """
    where = Path.cwd() / folder
    if is_cut_off(where):
        with alone(where):
            recover(where)
    changes = starter_files(where, title)
    carry_out(changes, where)
    say(f"wrote {len(changes)} files into {folder}: an argument, invented, to begin from")
    say("next:")
    if where.resolve() != Path.cwd():
        say(f"  cd {shlex.quote(str(folder))}")
    say("  make serve       # or: claimgraph serve; shows the site, and every change as you save it")
    say("  make check       # or: claimgraph check; finds every problem")
    say("README.md says what is here, and claims/clerk.yml has a claim that waits for your evidence.")
