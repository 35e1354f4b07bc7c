"""``init``: start a new argument."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from claimgraph.cli.change import examples
from claimgraph.diagnostics.suggestion import did_you_mean
from claimgraph.edit.journal import alone, carry_out, is_cut_off, recover
from claimgraph.edit.starter import Wishes, start
from claimgraph.edit.starter_kinds import STARTERS, VILLAGE, Starter
from claimgraph.terminal import say

_KINDS = "\b\n" + "\n".join(["Kinds:", *(f"  {it.kind:12} {it.what}" for it in STARTERS.values())])
_EXAMPLES = examples(
    "claimgraph init my-argument",
    "claimgraph init my-debate --kind debate",
    'claimgraph init . --title "Who owns the mill?"',
    "claimgraph init --empty --language ja --from kokoro.txt kokoro",
)


def _starter(_context: click.Context, _option: click.Parameter, kind: str | None) -> Starter | None:
    if kind is None or kind in STARTERS:
        return STARTERS[kind] if kind else None
    hint = did_you_mean(kind, STARTERS) or f"there are {', '.join(STARTERS)}"
    raise click.BadParameter(f'no kind "{kind}": {hint}')


@click.command(epilog=f"{_KINDS}\n\n{_EXAMPLES}")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--title", help="Title of the argument and of its site.")
@click.option(
    "--kind",
    "starter",
    metavar="KIND",
    callback=_starter,
    help=f"Which example to begin from.  [default: {VILLAGE.kind}]",
)
@click.option("--empty", is_flag=True, help="Begin with one topic and one claim to replace, without an example.")
@click.option("--language", default="en", show_default=True, help="With --empty: language, as a tag such as ja.")
@click.option(
    "--from",
    "text",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="TEXT.txt",
    help="With --empty: a text to map, which is stored and split into its sentences.",
)
def init(  # noqa: PLR0913 - one for each option
    folder: Path, title: str | None, starter: Starter | None, *, empty: bool, language: str, text: Path | None
) -> None:
    """Start a new argument in DIR, a folder that is new, empty, or a new repository.

    It gets a small, complete, invented example with everything that is needed to build its site: look at it, change
    it, and replace it by your own. With --empty it gets a place for your first claim instead. A README, a LICENSE and
    hidden files that are there stay as they are.
    """
    if not empty and (text or language != "en"):
        raise click.UsageError("--from and --language are for an argument that begins empty: add --empty")
    if empty and starter:
        raise click.UsageError("--kind names an example, and --empty begins without one: leave one of them out")
    example = starter or VILLAGE
    where = Path.cwd() / folder
    if is_cut_off(where):
        with alone(where):
            recover(where)
    begun = start(where, Wishes(title, example, empty, language, text))
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
    say(_what_waits(None if empty else example, text))


def _what_waits(example: Starter | None, text: Path | None) -> str:
    """Say what an argument that was begun waits for."""
    if example:
        return f"README.md says what is here, and {example.left_open} has a claim that waits for your evidence."
    if text:
        return (
            "claims/passages.yml has the text, sentence by sentence. Say of each what it claims, or no-claim: and why."
        )
    return "claims/argument.yml waits for your question, and claims/first-topic.yml for your first claim."
