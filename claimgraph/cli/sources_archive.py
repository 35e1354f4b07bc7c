"""``sources archive``: archived copies of the sources, looked up or asked for. Goes online."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from claimgraph.argument.model import Source
from claimgraph.cli.change import change, examples
from claimgraph.cli.id_argument import ID
from claimgraph.cli.locker import Locker
from claimgraph.cli.project import project_of
from claimgraph.cli.sources import dry_run_option
from claimgraph.cli.sources_fetch import chosen, web_of
from claimgraph.cli.verbosity import teller_of
from claimgraph.edit.source_fields import set_fields
from claimgraph.locker.wayback import HOST, Keys, Wayback
from claimgraph.locker.web import WebError
from claimgraph.progress import watched
from claimgraph.terminal import say

ACCESS, SECRET = "CLAIMGRAPH_ARCHIVE_ACCESS", "CLAIMGRAPH_ARCHIVE_SECRET"


@click.command(
    "archive",
    epilog=examples(
        "claimgraph sources archive",
        "claimgraph sources archive gazette --save",
        "claimgraph sources fetch --from-archive   # and verify the quotations against what was archived",
    ),
)
@click.argument("ids", type=ID, nargs=-1, metavar="[ID]...")
@click.option("--save", is_flag=True, help="Ask the archive for a new copy where it has none.")
@click.option("--again", is_flag=True, help="Include sources that already have an archived copy.")
@click.option("--host", default=HOST, show_default=True, help="An archive that answers as the Wayback Machine does.")
@dry_run_option
@click.pass_obj
def archive(  # noqa: PLR0913 - the options of the command
    obj: dict[str, object], ids: tuple[str, ...], *, save: bool, again: bool, host: str, dry_run: bool
) -> None:
    """Find the archived copy of every source that is nearest to the day of reading, and write it into archive:.

    --save asks for a new copy where there is none. With the keys of an account at archive.org, which may save more,
    in the environment variables CLAIMGRAPH_ARCHIVE_ACCESS and CLAIMGRAPH_ARCHIVE_SECRET, they are used.
    """
    project = project_of(obj)
    locker = Locker(project, dry_run=True)
    wanted = [source for source in chosen(locker, ids) if source.url and (again or not source.archive)]
    wayback = Wayback(web_of(obj), host.rstrip("/"), _keys())
    with teller_of(obj).work():
        found, silent = _find_copies(wanted, wayback, locker.today, may_save=save and not dry_run)
    if found:
        change(project, lambda draft: set_fields(draft, "archive", found), dry_run=dry_run)
    say(f"{len(wanted)} source{'' if len(wanted) == 1 else 's'}: {len(found)} with an archived copy")
    if silent:
        sys.exit(1)


def _find_copies(
    wanted: Sequence[Source], wayback: Wayback, today: str, *, may_save: bool
) -> tuple[dict[str, str], set[str]]:
    """Return the archived copy of each source that has one, and the sources of which nothing could be learnt."""
    found, silent = dict[str, str](), set[str]()
    for source in watched(wanted, "asking the archive"):
        try:
            copy = _copy_of(source, wayback, today, may_save=may_save)
        except WebError as error:
            say(f"{source.id}: the archive gave no answer: {error}", err=True)
            silent.add(source.id)
            continue
        if copy is None:
            say(f"{source.id}: no archived copy{'' if may_save else '; --save asks for one'}")
        else:
            found[source.id] = copy
    return found, silent


def _copy_of(source: Source, wayback: Wayback, today: str, *, may_save: bool) -> str | None:
    """Return the address of an archived copy: the nearest there is, or a new one where one may be made."""
    url = source.url or ""
    nearest = wayback.nearest(url, source.retrieved or today)
    return wayback.save(url) if nearest is None and may_save else nearest


def _keys() -> Keys | None:
    access, secret = os.environ.get(ACCESS), os.environ.get(SECRET)
    return Keys(access, secret) if access and secret else None
