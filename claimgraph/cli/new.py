"""``new``: add a claim, a source, a finding, a topic or the passages of a text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from claimgraph.argument.entries import ClaimEntry, EvidenceEntry, SourceEntry
from claimgraph.argument.things import Thing
from claimgraph.cli.change import change, dry_run_option, examples
from claimgraph.cli.field_options import by_key, field_options
from claimgraph.cli.id_argument import ID
from claimgraph.cli.project import project_of
from claimgraph.edit.csl import Record, read_csl
from claimgraph.edit.doi import RESOLVER, fetch_record
from claimgraph.edit.draft import Draft
from claimgraph.edit.errors import EditError
from claimgraph.edit.ids import free_id
from claimgraph.edit.new_files import add_passages, add_topic
from claimgraph.edit.renaming import ids_in_use
from claimgraph.edit.scaffolds import add_claim, add_evidence, add_source
from claimgraph.terminal import say

_NO_HINTS = click.option("--no-hints", is_flag=True, help="Add no comments with the fields that may still be needed.")


@click.group()
def new() -> None:
    """Add a claim, a source, a finding, a topic or the passages of a text to the right file."""


@new.command(
    epilog=examples(
        "claimgraph new claim riots-began-in-west --topic kazakhstan --kind fact --by editors \\\n"
        '  --text "The riots began in the west of the country."'
    )
)
@click.argument("id_", type=ID, metavar="ID")
@click.option("--topic", type=ID, required=True, help="Topic that it belongs to: the name of a file under claims/.")
@field_options(ClaimEntry)
@_NO_HINTS
@dry_run_option
@click.pass_obj
def claim(obj: dict[str, object], /, id_: str, topic: str, *, no_hints: bool, dry_run: bool, **given: str) -> None:
    """Add the claim ID at the end of a topic.

    Fields that may still be needed are added below it as comments: remove the # and fill them in.
    """
    fields = by_key(ClaimEntry, given)

    def edit(draft: Draft) -> str:
        name = add_claim(draft, topic, id_, fields, hints=not no_hints)
        return f"added the claim {id_} to {name}"

    change(project_of(obj, topic), edit, dry_run=dry_run)


@new.command(
    epilog=examples(
        "claimgraph new evidence riots-in-january --source trend-2022-01-11 --stance supports \\\n"
        '  --finding "Demonstrations followed from 2 January."'
    )
)
@click.argument("claim", type=ID, metavar="CLAIM")
@field_options(EvidenceEntry)
@_NO_HINTS
@dry_run_option
@click.pass_obj
def evidence(obj: dict[str, object], /, claim: str, *, no_hints: bool, dry_run: bool, **given: str) -> None:
    """Add a finding to the evidence of CLAIM."""
    fields = by_key(EvidenceEntry, given)

    def edit(draft: Draft) -> str:
        name = add_evidence(draft, claim, fields, hints=not no_hints)
        return f"added a finding to {claim} in {name}"

    change(project_of(obj, claim), edit, dry_run=dry_run)


@new.command(
    epilog=examples(
        'claimgraph new source gazette-1921-05-02 --title "A dry spring" --publisher "The Gazette"',
        "claimgraph new source --doi 10.1000/182 --into articles",
        "claimgraph new source --bibtex - --into articles < library.bib",
    )
)
@click.argument("id_", type=ID, metavar="[ID]", required=False)
@click.option("--doi", help="Fetch the record of this DOI.")
@click.option("--resolver", default=RESOLVER, show_default=True, help="The DOI resolver to ask.")
@click.option("--bibtex", metavar="FILE", help="Take the records of a BibTeX file, or with - standard input.")
@click.option("--csl", metavar="FILE", help="Take the records of a CSL-JSON file, or with - standard input.")
@click.option("--into", metavar="NAME", help="File under claims/sources/, without its ending.")
@field_options(SourceEntry, needed=False)
@_NO_HINTS
@dry_run_option
@click.pass_obj
def source(
    obj: dict[str, object], /, id_: str | None, into: str | None, *, no_hints: bool, dry_run: bool, **given: str | None
) -> None:
    """Add the record of a source, or several, at the end of a file under claims/sources/.

    Type the record in, fetch it by its DOI, or take it from a file. Nothing is added that the record does not say;
    options that you give take precedence. Without ID the id is made from the record.
    """
    records, unread = _records(given)
    if id_ is None and records is None:
        raise click.UsageError("say which id the source is to have, or give --doi, --bibtex or --csl")
    if id_ and records and len(records) > 1:
        raise click.UsageError(f"there are {len(records)} records, so they cannot all be {id_}: leave the id out")

    left = [*unread]

    def edit(draft: Draft) -> str:
        added: dict[str, str] = {}
        for record in records if records is not None else [Record()]:
            fields = record.fields | by_key(SourceEntry, given)
            taken = {*ids_in_use(draft.reading())[Thing.SOURCE]}
            new_id = id_ or free_id(record.wish, taken)
            if lacking := _lacking(fields):
                left.append(f"nothing names the {lacking} of {new_id}: give it with --{lacking}")
                continue
            added[new_id] = add_source(draft, into, new_id, fields, hints=not no_hints)
        if not added:
            raise EditError("; ".join(left))
        return "\n".join(f"added the source {new_id} to {name}" for new_id, name in added.items())

    change(project_of(obj), edit, dry_run=dry_run)
    _tell(records or (), given)
    for one in left:
        say(f"not added: {one}", err=True)
    if left:
        sys.exit(1)


@new.command(epilog=examples('claimgraph new topic mill --title "Who owns the mill?"'))
@click.argument("id_", type=ID, metavar="ID")
@click.option("--title", required=True, help="Its title, as readers see it.")
@dry_run_option
@click.pass_obj
def topic(obj: dict[str, object], /, id_: str, title: str, *, dry_run: bool) -> None:
    """Add the topic ID: a file without claims, listed in argument.yml.

    FOLDER/ID puts the file into a folder under that of the argument, with which lists of topics are headed.
    """
    change(project_of(obj), lambda draft: f"added the topic {id_}: {add_topic(draft, id_, title)}", dry_run=dry_run)


@new.command(epilog=examples("claimgraph new passages letter"))
@click.argument("source", type=ID, metavar="SOURCE")
@dry_run_option
@click.pass_obj
def passages(obj: dict[str, object], /, source: str, *, dry_run: bool) -> None:
    """Split the stored text of SOURCE into its sentences: the passages of the text that is mapped.

    Of each passage a claim says with stated: that it is made there, or the passage says with no-claim: why none is.
    """

    def edit(draft: Draft) -> str:
        name, number = add_passages(draft, source)
        return f"wrote {number} passages into {name}"

    change(project_of(obj, source), edit, dry_run=dry_run)


def _records(given: dict[str, str | None]) -> tuple[list[Record] | None, list[str]]:
    """Take the source of records (DOI, file) out of the options and return its records, None where none is given.

    Returns:
        The records, and of every one that cannot be read where it stands and why.
    """
    doi, bibtex, csl = (given.pop(name) for name in ("doi", "bibtex", "csl"))
    resolver = given.pop("resolver") or RESOLVER
    if sum(each is not None for each in (doi, bibtex, csl)) > 1:
        raise click.UsageError("give one of --doi, --bibtex and --csl")
    if doi is not None:
        return [fetch_record(doi, resolver)], []
    if bibtex is not None:
        from claimgraph.edit.bibtex import read_bibtex  # noqa: PLC0415 - slow to load, and seldom needed

        return read_bibtex(*_text_of(bibtex))
    return (read_csl(*_text_of(csl)) if csl is not None else None), []


def _text_of(file: str) -> tuple[str, str]:
    """Return the text of a file, or of standard input, and a name for it."""
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return raw.decode("utf-8-sig"), "standard input" if file == "-" else file
    except OSError as error:
        raise EditError(f"{file} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise EditError(f"{file} is not UTF-8 text: save it as UTF-8 first") from None


def _lacking(fields: dict[str, str]) -> str | None:
    """Return the first field that a source must have and that nothing gives."""
    return next((name for name in ("title", "publisher") if not fields.get(name)), None)


def _tell(records: Sequence[Record], given: dict[str, str | None]) -> None:
    """Say which parts of a record a source cannot hold, and what was assumed."""
    for record in records:
        for what in record.left_out:
            say(f"left out of {record.wish}: {what}", err=True)
        if not record.fields.get("language") and not given.get("language"):
            say(f"{record.wish} names no language, which counts as English: else add language:", err=True)
