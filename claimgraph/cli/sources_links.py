"""``sources dead-links``: whether the addresses of the sources still work, and which have notices. Goes online."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import click

from claimgraph.argument.lock import LinkRecord, Lock, NoticeRecord
from claimgraph.argument.model import Source
from claimgraph.cli.change import change, examples
from claimgraph.cli.id_argument import ID
from claimgraph.cli.locker import Locker, opened
from claimgraph.cli.project import project_of
from claimgraph.cli.sources import dry_run_option
from claimgraph.cli.sources_fetch import chosen, jobs_option, web_of
from claimgraph.cli.verbosity import teller_of
from claimgraph.edit.source_fields import set_fields
from claimgraph.locker.dead_links import (
    BLOCKED,
    CHANGED,
    CROSSREF,
    GONE,
    MOVED,
    OK,
    UNCLEAR,
    ask_link,
    ask_notices,
    doi_of,
    sure_of_hosts,
)
from claimgraph.locker.robots import Robots
from claimgraph.locker.web import Web, WebError
from claimgraph.pipeline import Project
from claimgraph.progress import watched
from claimgraph.terminal import say

_STATES = {OK: "ok", MOVED: "moved", CHANGED: "changed", GONE: "gone", BLOCKED: "not for programs", UNCLEAR: "unclear"}


@click.command(
    "dead-links",
    epilog=examples("claimgraph sources dead-links", "claimgraph sources dead-links --rewrite"),
)
@click.argument("ids", type=ID, nargs=-1, metavar="[ID]...")
@click.option("--rewrite", is_flag=True, help="Give sources that have moved for good their new addresses.")
@click.option("--crossref", default=CROSSREF, show_default=True, help="The service to ask for notices about a DOI.")
@jobs_option
@dry_run_option
@click.pass_obj
def dead_links(  # noqa: PLR0913 - the options of the command
    obj: dict[str, object], ids: tuple[str, ...], *, rewrite: bool, crossref: str, jobs: int, dry_run: bool
) -> None:
    """Check that the address of every source still works, and whether a publication was retracted.

    Pages that have moved, changed or gone are listed, and recorded in the lock. An answer that only refuses programs,
    such as 403, counts as no fault. For a DOI, Crossref is asked for notices.
    """
    project, web = project_of(obj), web_of(obj)
    with opened(project, dry_run=dry_run) as locker:
        asked = [source for source in chosen(locker, ids) if source.url]
        if dry_run:
            for source in asked:
                say(f"would ask {source.url}")
            return
        with teller_of(obj).work():
            links = _links(asked, Robots(web), locker, jobs)
            notices, silent = _notices(asked, web, crossref, locker.today)
        _record_links(locker, asked, links, notices, silent)
    _say_what_was_found(links, notices)
    _follow_moved(project, links, rewrite=rewrite)
    if silent or notices or any(link.state in {GONE, CHANGED} for link in links):
        sys.exit(1)


def _follow_moved(project: Project, links: Sequence[LinkRecord], *, rewrite: bool) -> None:
    """Write the new addresses of sources that have moved into the argument, or say what would."""
    moved = {link.source: link.leads_to for link in links if link.state == MOVED}
    if moved and rewrite:
        change(project, lambda draft: set_fields(draft, "url", moved), dry_run=False)
    elif moved:
        say("sources that have moved are given their new addresses with --rewrite")


def _say_what_was_found(links: Sequence[LinkRecord], notices: Iterable[NoticeRecord]) -> None:
    """Say which addresses have a fault, which publications have a notice, and how many addresses are in which state."""
    for link in links:
        if link.state not in {OK, BLOCKED}:
            leads_to = f": {link.leads_to}" if link.leads_to else ""
            say(f"{link.source}: {link.state}: {link.why}{leads_to}")
    for notice in notices:
        say(f"{notice.source}: {notice.kind.replace('_', ' ')}: https://doi.org/{notice.notice}")
    counts = Counter(link.state for link in links)
    told = "; ".join(f"{counts[state]} {words}" for state, words in _STATES.items() if counts[state])
    say(f"{len(links)} address{'' if len(links) == 1 else 'es'}: {told or 'nothing to ask'}")


def _links(asked: Sequence[Source], robots: Robots, locker: Locker, jobs: int) -> list[LinkRecord]:
    """Request all addresses, different hosts at the same time, and return the state of each."""
    quotes: dict[str, list[str]] = {}
    for quotation in locker.argument.quotations():
        record = locker.lock.quote(quotation.source, quotation.quote)
        copy = locker.lock.copy(quotation.source, record.copy) if record and record.is_found else None
        if copy and copy.is_full:
            quotes.setdefault(quotation.source, []).append(quotation.quote)
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        coming = [pool.submit(ask_link, each, quotes.get(each.id, []), robots, locker.today) for each in asked]
        return sure_of_hosts([future.result() for future in watched(coming, "asking for addresses")])


def _notices(asked: Iterable[Source], web: Web, crossref: str, today: str) -> tuple[list[NoticeRecord], set[str]]:
    """Return the notices about publications, and the sources of which nothing could be learnt."""
    found, silent = list[NoticeRecord](), set[str]()
    for source in asked:
        if doi := doi_of(source):
            try:
                found += ask_notices(source, doi, web, crossref, today)
            except WebError as error:
                say(f"{source.id}: nothing was learnt about notices: {error}", err=True)
                silent.add(source.id)
    return found, silent


def _record_links(
    locker: Locker,
    asked: Sequence[Source],
    links: Sequence[LinkRecord],
    notices: Sequence[NoticeRecord],
    silent: Container[str],
) -> None:
    """Write the results into the lock; an unchanged result keeps its earlier date."""
    lock, ids = locker.lock, {source.id for source in asked}
    known_links = {replace(each, asked=""): each for each in lock.links}
    known_notices = {replace(each, asked=""): each for each in lock.notices}
    all_links = [known_links.get(replace(each, asked=""), each) for each in links]
    all_links += [each for each in lock.links if each.source not in ids]
    all_notices = [known_notices.get(replace(each, asked=""), each) for each in notices]
    all_notices += [each for each in lock.notices if each.source not in ids or each.source in silent]
    locker.save(Lock(lock.copies, lock.quotes, all_links, all_notices))
