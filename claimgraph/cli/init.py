"""``init``: start a new argument."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from claimgraph.cli.change import examples
from claimgraph.edit.journal import alone, carry_out, is_cut_off, recover
from claimgraph.edit.starter import Wishes, start
from claimgraph.terminal import say


@click.command(
    epilog=examples(
        "claimgraph init my-argument",
        'claimgraph init . --title "Who owns the mill?"',
        "claimgraph init --empty --language ja --from kokoro.txt kokoro",
    )
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--title", help="Title of the argument and of its site.")
@click.option("--empty", is_flag=True, help="Begin with one topic and one claim to replace, without the example.")
@click.option("--language", default="en", show_default=True, help="With --empty: language, as a tag such as ja.")
@click.option(
    "--from",
    "text",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="TEXT.txt",
    help="With --empty: a text to map, which is stored and split into its sentences.",
)
def init(folder: Path, title: str | None, *, empty: bool, language: str, text: Path | None) -> None:
    """Start a new argument in DIR, a folder that is new, empty, or a new repository.

    It gets a small, complete, invented example with everything that is needed to build its site: look at it, change
    it, and replace it by your own. With --empty it gets a place for your first claim instead. A README, a LICENSE and
    hidden files that are there stay as they are.
    """
    if not empty and (text or language != "en"):
        raise click.UsageError("--from and --language are for an argument that begins empty: add --empty")
    where = Path.cwd() / folder
    if is_cut_off(where):
        with alone(where):
            recover(where)
    begun = start(where, Wishes(title, empty, language, text))
    carry_out(begun.changes, where)
    what = "to be written" if empty else "invented, to begin from"
    say(f"wrote {len(begun.changes)} files into {folder}: an argument, {what}")
    if begun.kept:
        say(f"left as they were: {', '.join(begun.kept)}")
    say(f"requirements.txt names {begun.origin.words}")
    say("next:")
    if where.resolve() != Path.cwd():
        say(f"  cd {shlex.quote(str(folder))}")
    say("  make serve       # or: claimgraph serve; shows the site, and every change as you save it")
    say("  make check       # or: claimgraph check; finds every problem")
    if text:
        say("claims/passages.yml has the text, sentence by sentence. Say of each what it claims, or no-claim: and why.")
    elif empty:
        say("claims/argument.yml waits for your question, and claims/first-topic.yml for your first claim.")
    else:
        say("README.md says what is here, and claims/clerk.yml has a claim that waits for your evidence.")
