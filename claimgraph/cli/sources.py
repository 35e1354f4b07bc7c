"""``sources``: keep private copies of the sources, and check every quotation against them."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from claimgraph.argument.field_types import is_date
from claimgraph.argument.lock import CopyRecord, Lock
from claimgraph.cli.change import examples
from claimgraph.cli.id_argument import ID
from claimgraph.cli.locker import Locker, opened
from claimgraph.cli.on_demand import OnDemand
from claimgraph.cli.project import project_of
from claimgraph.cli.verbosity import teller_of
from claimgraph.diagnostics import Problems, rules
from claimgraph.diagnostics.report import format_text
from claimgraph.edit.errors import EditError
from claimgraph.locker.adding import keep, read_copy
from claimgraph.locker.comparing import compare
from claimgraph.locker.extract import UnreadableCopyError
from claimgraph.locker.mhtml import Saved
from claimgraph.locker.verifying import Copies, Outcome, Verified, summary, verify
from claimgraph.locker.web_archives import is_web_archive, page_in_web_archive
from claimgraph.terminal import as_json, say

dry_run_option = click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")


@click.group(
    cls=OnDemand,
    homes={
        "fetch": "claimgraph.cli.sources_fetch:fetch_",
        "archive": "claimgraph.cli.sources_archive:archive",
        "dead-links": "claimgraph.cli.sources_links:dead_links",
    },
)
def sources() -> None:
    """Keep private copies of the sources, and check every quotation against them.

    Copies are kept in claims/.locker/, or in the folder named by CLAIMGRAPH_LOCKER, and are never published. Which
    quotations were found in them is recorded in claims/sources.lock.json, which belongs to the argument. Only fetch,
    archive and dead-links go online.
    """


@sources.command(
    epilog=examples(
        "claimgraph sources add gazette saved-page.html",
        "claimgraph sources add gazette article.pdf --retrieved 2026-11-22",
        "claimgraph sources add gazette what-i-noted.txt --excerpt",
    )
)
@click.argument("id_", type=ID, metavar="ID")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--retrieved", metavar="DATE", help="Day of the copy; by default the source's `retrieved`, or today.")
@click.option("--excerpt", is_flag=True, help="FILE is only a part of the source: what is not in it may be elsewhere.")
@dry_run_option
@click.pass_obj
def add(  # noqa: PLR0913 - the options of the command
    obj: dict[str, object], /, id_: str, file: Path, *, retrieved: str | None, excerpt: bool, dry_run: bool
) -> None:
    """Keep a copy of the source ID that you have in FILE.

    FILE may be a page (HTML, or MHTML as browsers save it), a PDF, plain text, or a web archive (WARC, WACZ). Use it
    for what is behind a paywall, gone from the web, or on paper. Its quotations are looked up at once.
    """
    if retrieved and not is_date(retrieved):
        raise click.UsageError(f'"{retrieved}" is not a date: write YYYY-MM-DD')
    with opened(project_of(obj), dry_run=dry_run) as locker:
        source = locker.source(id_)
        with _errors_naming(file):
            page = _page_of(file, source.url)
            media, text = read_copy(page.raw, told=page.media or None, charset=page.charset, name=file.name)
        record = CopyRecord(
            source=id_,
            copy=hashlib.sha256(page.raw).hexdigest(),
            bytes=len(page.raw),
            media=media,
            charset=page.charset or "",
            origin="added",
            kept=retrieved or source.retrieved or locker.today,
            depth="excerpt" if excerpt else "full",
            text=text.sum,
            characters=len(text.extract.text),
            extractor=text.extract.extractor,
        )
        kind = "an excerpt" if excerpt else "a copy"
        told = f"{kind} of {id_}: {len(page.raw)} bytes, {media}, sha256 {record.copy}"
        if dry_run:
            say(f"would keep {told}")
            return
        lock = keep(page.raw, record, locker.lock, locker.store)
        verified = verify(locker.argument, lock, Copies(locker.store), locker.today, {id_})
        say(f"kept {told}")
        finish(locker, verified)


@contextmanager
def _errors_naming(file: Path) -> Iterator[None]:
    """Turn the errors of reading a file into errors of the command, which name the file."""
    try:
        yield
    except OSError as error:
        raise EditError(f"{file} cannot be read: {error.strerror or error}") from None
    except UnreadableCopyError as error:
        raise EditError(f"{file} cannot be read: {error}") from None


def _page_of(file: Path, url: str | None) -> Saved:
    """Return what a file holds; of a web archive, the page of an address."""
    raw = file.read_bytes()
    return page_in_web_archive(raw, url) if is_web_archive(raw) else Saved(raw, None, "")


@sources.command(
    "verify",
    epilog=examples(
        "claimgraph sources verify",
        "claimgraph sources verify gazette",
        "claimgraph sources verify gazette --copy my-own-copy.html",
    ),
)
@click.argument("ids", type=ID, nargs=-1, metavar="[ID]...")
@click.option(
    "--copy", "file", type=click.Path(path_type=Path), metavar="FILE", help="Check the lock against a copy of your own."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the report.")
@dry_run_option
@click.pass_obj
def verify_(obj: dict[str, object], ids: tuple[str, ...], *, file: Path | None, form: str, dry_run: bool) -> None:
    """Look up every quotation in the private copies again, and update the lock.

    Nothing is fetched. With --copy nothing is written and no locker is needed: anyone who has the source can check
    that what the lock says is true of it.
    """
    project = project_of(obj)
    if file is not None:
        if len(ids) != 1:
            raise click.UsageError("say of which one source FILE is a copy")
        _compare(Locker(project, dry_run=True), ids[0], file, form)
        return
    with opened(project, dry_run=dry_run) as locker:
        only = {locker.source(each).id for each in ids} or None
        with teller_of(obj).work():
            verified = verify(locker.argument, locker.lock, Copies(locker.store), locker.today, only)
        if form == "json":
            say(_as_json(verified))
        finish(locker, verified, quietly=form == "json")
        if verified.is_vacuous:
            say(f"nothing was looked up: none of the copies is in {locker.store.folder}", err=True)
            sys.exit(1)


def _compare(locker: Locker, id_: str, file: Path, form: str) -> None:
    """Print which records of the lock hold for the user's own copy; exit with 1 where one does not."""
    locker.source(id_)
    with _errors_naming(file):
        raw = file.read_bytes()
        _, text = read_copy(raw, charset=_recorded_charset(locker.lock, id_, raw), name=file.name)
    compared = compare(locker.argument, locker.lock, id_, raw, text)
    if form == "json":
        say(as_json(compared.as_data()))
    else:
        for line in compared.lines():
            say(line)
    sys.exit(0 if compared.holds else 1)


def _recorded_charset(lock: Lock, id_: str, raw: bytes) -> str | None:
    """Return the encoding that a server named for a copy of a source: for these very bytes, or else for others."""
    same = lock.copy(id_, hashlib.sha256(raw).hexdigest())
    copies = [same] if same else lock.copies_of(id_)
    return next((copy.charset for copy in copies if copy.charset), None)


def finish(locker: Locker, verified: Verified, *, quietly: bool = False) -> None:
    """Write the lock, say what was found, and exit with 1 if a quotation is not in its copy or a copy is unreadable.

    Args:
        locker: the argument, its lock and its store.
        verified: what looking the quotations up found.
        quietly: say only what is wrong.
    """
    changed = locker.save(verified.lock)
    problems = _missing(verified)
    for fault in verified.faults:
        say(f"a copy cannot be read: {fault}", err=True)
    if problems:
        say(format_text(problems, locker.project.root), err=True)
    if not quietly:
        _say_left_out_marks(verified)
        say(summary(verified))
        if changed:
            say(f"{'would write' if locker.dry_run else 'wrote'} {locker.project.claims.as_posix()}/sources.lock.json")
    if problems or verified.faults:
        sys.exit(1)


def _missing(verified: Verified) -> Problems:
    """Return an error for each quotation that is not in its copy."""
    problems = Problems()
    for result in verified.results:
        if result.outcome is Outcome.NOT_FOUND:
            quotation = result.quotation
            copy = verified.lock.copy(quotation.source, result.record.copy) if result.record else None
            problems.add(
                rules.QUOTE_NOT_IN_COPY.at(
                    quotation.place,
                    source=quotation.source,
                    copy=f"of {copy.kept} ({copy.copy[:8]}…)" if copy else "",
                    hint=result.instead,
                    length=len(quotation.quote),
                )
            )
    return problems


def _say_left_out_marks(verified: Verified) -> None:
    """Say which note marks were left out to find a quotation, for an editor to look at."""
    for result in verified.results:
        if result.outcome is Outcome.FOUND and result.record and result.record.left_out:
            marks = ", ".join(result.record.left_out)
            say(f"{result.quotation.place}: left out as note marks: {marks} (see that they are nothing else)")


def _as_json(verified: Verified) -> str:
    return as_json(
        {
            "quotations": [
                {
                    "source": result.quotation.source,
                    "place": str(result.quotation.place),
                    "quote": result.quotation.quote,
                    "outcome": str(result.outcome),
                    "tier": result.record.tier if result.record else None,
                    "copy": result.record.copy if result.record else None,
                    "instead": result.instead or None,
                }
                for result in verified.results
            ],
            "summary": summary(verified),
        }
    )
