"""``sources fetch``: fetch the pages at the addresses of the sources. Goes online."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import click

from claimgraph.argument.model import Source
from claimgraph.cli.change import examples
from claimgraph.cli.id_argument import ID
from claimgraph.cli.locker import Locker, opened
from claimgraph.cli.project import project_of
from claimgraph.cli.sources import dry_run_option, finish
from claimgraph.cli.verbosity import teller_of
from claimgraph.locker.adding import keep
from claimgraph.locker.fetching import Fate, Fetched, Wanted, fetch
from claimgraph.locker.robots import Robots
from claimgraph.locker.verifying import Copies, verify
from claimgraph.locker.web import Web
from claimgraph.progress import tell
from claimgraph.terminal import say

_FATES = {
    Fate.NEW: "kept",
    Fate.SAME: "as before",
    Fate.REFUSED: "refused by robots.txt",
    Fate.NOT_KEPT: "not kept",
    Fate.FAILED: "failed",
}
older_than_option = click.option(
    "--older-than", metavar="DAYS", help="Only sources without a copy newer than this, such as 90d."
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(1, 16), default=4, show_default=True, help="How many hosts to ask at the same time."
)


def web_of(obj: dict[str, Any]) -> Web:
    """Return the web client of this run."""
    web = obj["web"] or Web()
    if not isinstance(web, Web):
        raise TypeError(web)
    return web


@click.command(
    "fetch",
    epilog=examples(
        "claimgraph sources fetch", "claimgraph sources fetch gazette", "claimgraph sources fetch --older-than 90d"
    ),
)
@click.argument("ids", type=ID, nargs=-1, metavar="[ID]...")
@older_than_option
@click.option("--from-archive", is_flag=True, help="Fetch the archived copies instead, as they were taken.")
@jobs_option
@dry_run_option
@click.pass_obj
def fetch_(  # noqa: PLR0913 - the options of the command
    obj: dict[str, object],
    ids: tuple[str, ...],
    *,
    older_than: str | None,
    from_archive: bool,
    jobs: int,
    dry_run: bool,
) -> None:
    """Fetch what is at the addresses of the sources, and look the quotations up in it.

    An answer is kept if it is the source: an error, or a page with none of the quotations in it, is reported and not
    kept. No earlier copy is lost. robots.txt is obeyed, a host gets one request a second, and no address within your
    own network is requested.
    """
    with opened(project_of(obj), dry_run=dry_run) as locker:
        robots = Robots(web_of(obj))
        wanted = [*_wanted(locker, ids, _since(older_than, locker.today), from_archive=from_archive)]
        if dry_run:
            for each in wanted:
                say(f"would fetch {each.source.id} from {each.address}")
            return
        fates: Counter[Fate] = Counter()
        kept = set[str]()
        with teller_of(obj).work():
            for fetched in _fetched(wanted, robots, locker, jobs):
                fates[fetched.fate] += 1
                _take(fetched, locker, kept)
        told = "; ".join(f"{fates[fate]} {words}" for fate, words in _FATES.items() if fates[fate])
        say(f"{len(wanted)} source{'' if len(wanted) == 1 else 's'}: {told or 'nothing to fetch'}")
        if kept:
            verified = verify(locker.argument, locker.lock, Copies(locker.store), locker.today, kept)
            finish(locker, verified)
        if fates[Fate.FAILED] or fates[Fate.NOT_KEPT]:
            sys.exit(1)


def chosen(locker: Locker, ids: Sequence[str]) -> list[Source]:
    """Return the sources that are named; all, where none is."""
    return [locker.source(id_) for id_ in ids] or [*locker.argument.sources.values()]


def _since(older_than: str | None, today: str) -> str | None:
    """Return the day before which a copy is old; None where all count as old."""
    if older_than is None:
        return None
    found = re.fullmatch(r"(\d{1,5})d?", older_than.strip())
    if not found:
        raise click.UsageError(f'"{older_than}" is no number of days: write 90d')
    return (date.fromisoformat(today) - timedelta(days=int(found[1]))).isoformat()


def _wanted(locker: Locker, ids: Sequence[str], since: str | None, *, from_archive: bool) -> Iterator[Wanted]:
    quotes: dict[str, list[str]] = {}
    for quotation in locker.argument.quotations():
        quotes.setdefault(quotation.source, []).append(quotation.quote)
    for source in chosen(locker, ids):
        address = raw_memento(source.archive) if from_archive else source.url
        newest = max((copy.kept for copy in locker.lock.copies_of(source.id) if copy.is_fetched), default="")
        if address and (since is None or newest < since):
            yield Wanted(source, tuple(quotes.get(source.id, ())), address, is_archive=from_archive)
        elif not address and ids:
            say(f"{source.id} has no {'archive' if from_archive else 'url'}: to fetch from", err=True)


def raw_memento(archive: str | None) -> str | None:
    """Return the address of the unchanged archived page, without what the archive adds around it."""
    return re.sub(r"(//web\.archive\.org/web/\d{4,14})(?:[a-z]{2}_)?/", r"\1id_/", archive) if archive else None


def _fetched(wanted: Sequence[Wanted], robots: Robots, locker: Locker, jobs: int) -> Iterator[Fetched]:
    """Fetch sources, different hosts at the same time; yield each result as it arrives."""
    lock, today = locker.lock, locker.today
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        coming = [pool.submit(fetch, each, robots, lock, locker.store, today) for each in _by_turns(wanted)]
        try:
            for done, future in enumerate(as_completed(coming), 1):
                tell("fetching", done, len(wanted))
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _by_turns(wanted: Iterable[Wanted]) -> list[Wanted]:
    """Order sources so that hosts take turns, because each gets only one request a second."""
    counts: Counter[str] = Counter()
    turns = []
    for each in wanted:
        host = urlsplit(each.address).netloc
        turns.append((counts[host], each))
        counts[host] += 1
    return [each for _, each in sorted(turns, key=lambda turn: turn[0])]


def _take(fetched: Fetched, locker: Locker, kept: set[str]) -> None:
    """Save a fetched copy at once, so that nothing is lost if the command is stopped, and say why one was not kept."""
    if fetched.record:
        locker.save(keep(fetched.raw, fetched.record, locker.lock, locker.store))
        kept.add(fetched.source)
    if fetched.why:
        say(f"{fetched.source}: {_FATES[fetched.fate]}: {fetched.why}", err=True)
