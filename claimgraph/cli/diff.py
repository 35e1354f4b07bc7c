"""``diff``: show what changed in the argument between two versions."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import click

from claimgraph.cli.project import project_of
from claimgraph.compare.comparison import Comparison
from claimgraph.compare.report import format_json, format_markdown, format_text
from claimgraph.compare.revisions import HEAD, RevisionError, UnknownRevisionError, compare_revisions
from claimgraph.compare.summary import digest
from claimgraph.terminal import say

TEXT = "text"


def _as_text(comparison: Comparison) -> str:
    return format_text(digest(comparison), colour=_is_coloured())


def _is_coloured() -> bool:
    return sys.stdout is not None and sys.stdout.isatty() and "NO_COLOR" not in os.environ


FORMATS: dict[str, Callable[[Comparison], str]] = {
    TEXT: _as_text,
    "markdown": lambda comparison: format_markdown(digest(comparison)).rstrip("\n"),
    "json": format_json,
}


@click.command()
@click.argument("before", metavar="[REV", default=HEAD)
@click.argument("after", metavar="[REV]]", required=False)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default=TEXT, help="Form of the report.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when something changed.")
@click.pass_obj
def diff(obj: dict[str, object], before: str, after: str | None, *, form: str, exit_code: bool) -> None:
    """Show what changed in the argument, which statuses changed, and why.

    Two revisions of git are compared, or one (HEAD unless given) and the working tree:

    \b
      claimgraph diff                  what you changed since the last commit
      claimgraph diff main             how your argument differs from that of main
      claimgraph diff v1.0 v2.0        two revisions

    A version with errors is compared as far as it can be read, without statuses.
    """  # noqa: D301 - click reads the \\b
    try:
        comparison = compare_revisions(project_of(obj), before, after)
    except UnknownRevisionError as error:
        raise click.UsageError(str(error)) from None
    except RevisionError as error:
        raise click.ClickException(str(error)) from None
    say(FORMATS[form](comparison), styled=form == TEXT and _is_coloured())
    sys.exit(1 if exit_code and not comparison.is_empty else 0)
