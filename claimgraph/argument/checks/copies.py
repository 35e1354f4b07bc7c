"""Quotations are in the private copies of their sources, by the lock's records; and sources are still available."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.argument.lock import CopyRecord, Lock, QuoteRecord
from claimgraph.argument.model import Quotation, Source
from claimgraph.argument.quotations import has_words
from claimgraph.argument.quotations.letters import UNSPACED, letters_of
from claimgraph.argument.reading import Reading
from claimgraph.diagnostics import Diagnostic, rules
from claimgraph.language import gettext, message

_FEWEST_LETTERS, _FEWEST_WORDS, _FEWEST_CHARACTERS = 12, 4, 6
"""Least lengths at which finding a quotation means something; characters for scripts without spaces."""
_LOOK_UP_AGAIN = message("claimgraph sources verify looks it up again")


def check_lock(reading: Reading) -> Iterator[Diagnostic]:
    """Report quotations that the lock does not confirm, for sources with copies."""
    argument = reading.argument
    if not argument.lock.copies:
        return
    for quotation in argument.quotations():
        if quotation.source not in argument.sources or not argument.lock.copies_of(quotation.source):
            continue
        if not has_words(quotation.quote):
            continue
        record = argument.lock.quote(quotation.source, quotation.quote)
        copy = argument.lock.copy(quotation.source, record.copy) if record else None
        length = len(quotation.quote)
        if record is None or copy is None:
            yield rules.LOCK_STALE.at(
                quotation.place, source=quotation.source, hint=gettext(_LOOK_UP_AGAIN), length=length
            )
        elif record.is_found:
            yield from _doubts(quotation, record, argument.sources[quotation.source], copy)
        elif copy.is_full:
            named = gettext("of %(day)s (%(sum)s…)", day=copy.kept, sum=copy.copy[:8])
            hint = gettext("claimgraph sources verify shows what it has in their place")
            yield rules.QUOTE_NOT_IN_COPY.at(
                quotation.place, source=quotation.source, copy=named, hint=hint, length=length
            )


def _doubts(quotation: Quotation, record: QuoteRecord, source: Source, copy: CopyRecord) -> Iterator[Diagnostic]:
    """Report why it means little that a quotation was found."""
    place, length = quotation.place, len(quotation.quote)
    if record.gone_from:
        hint = gettext("they are in the copy of %(day)s: say so, or quote what the source now says", day=copy.kept)
        yield rules.COPY_CHANGED.at(place, source=source.id, hint=hint, length=length)
    if record.is_title or letters_of(quotation.quote) in letters_of(source.title):
        yield rules.QUOTE_IS_TITLE.at(place, source=source.id, length=length)
    elif is_short(quotation.quote):
        yield rules.QUOTE_TOO_SHORT.at(place, length=length)
    elif record.count > 1 and not quotation.is_placed:
        yield rules.QUOTE_REPEATS.at(place, source=source.id, count=record.count, length=length)


def is_short(quote: str) -> bool:
    """Whether a quotation has so few words that it may stand in any text by chance."""
    if re.search(UNSPACED, quote):
        return len(letters_of(quote)) < _FEWEST_CHARACTERS
    return len(letters_of(quote)) < _FEWEST_LETTERS or len(quote.split()) < _FEWEST_WORDS


def check_sources_are_there(reading: Reading) -> Iterator[Diagnostic]:
    """Report sources that are gone, that others cannot see, or of which a notice was found."""
    lock = reading.argument.lock
    for source in reading.argument.sources.values():
        if not source.archive:
            yield from _check_others_can_see(source, lock)
        for notice in lock.notices:
            if notice.source == source.id and notice.doi in (source.url or "").lower():
                kind = notice.kind.replace("_", " ")
                read = (
                    gettext("read %(address)s", address=f"https://doi.org/{notice.notice}") if notice.notice else None
                )
                yield rules.RETRACTED_SOURCE.at(source.place, id=source.id, kind=kind, hint=read, length=len(source.id))


def _check_others_can_see(source: Source, lock: Lock) -> Iterator[Diagnostic]:
    """Report a source without an archived copy if its page is gone, or was fetched and may be gone one day."""
    link, length = lock.link(source.id), len(source.id)
    if link and link.url == source.url and link.state == "gone":
        yield rules.SOURCE_GONE.at(source.place, id=source.id, asked=link.asked, why=link.why, length=length)
    elif source.url and any(copy.is_fetched for copy in lock.copies_of(source.id)):
        hint = f"claimgraph sources archive {source.id}"
        yield rules.NO_ARCHIVE.at(source.place, id=source.id, hint=hint, length=length)
