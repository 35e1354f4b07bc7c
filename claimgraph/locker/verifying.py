"""Verifying: every quotation looked up in the private copies of its source, and what came of it recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from claimgraph.argument.lock import NOT_FOUND, CopyRecord, Lock, QuoteRecord, quote_sum
from claimgraph.argument.model import Argument, Check, Evidence, Quotation
from claimgraph.argument.quotations import Tier
from claimgraph.locker.extract import UnreadableCopyError
from claimgraph.locker.looking import CopyText
from claimgraph.locker.media import HTML, MHTML, PDF, extract
from claimgraph.locker.store import DamagedCopyError, Store
from claimgraph.progress import watched


class Outcome(StrEnum):
    """What came of a quotation."""

    FOUND = "found"
    NOT_FOUND = "not found"
    """A copy in full has it not."""
    NOT_IN_EXCERPT = "not in the excerpt"
    """There is only an excerpt, which may have left it out."""
    NO_COPY = "no copy"
    NOT_HERE = "not here"
    """Its copy is recorded, but not in this locker."""


@dataclass(frozen=True, slots=True)
class Result:
    """One quotation, and what came of it."""

    quotation: Quotation
    outcome: Outcome
    record: QuoteRecord | None = None
    instead: str = ""
    """What the copy has in its place, where it is not there."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What a run came to."""

    lock: Lock
    results: tuple[Result, ...]
    public: int
    """Quotations from sources with a published text, against which `check` holds them."""
    faults: tuple[str, ...]
    """Copies that could not be read, and why."""


class Copies:
    """The copies of a locker, each read when it is first asked for."""

    def __init__(self, store: Store) -> None:
        """Take a store."""
        self._store = store
        self._read: dict[str, CopyText | None] = {}
        self.faults: list[str] = []

    def text(self, record: CopyRecord) -> CopyText | None:
        """Return the text of a copy; None where it is not here, or cannot be read."""
        if record.copy not in self._read:
            self._read[record.copy] = self._read_copy(record)
        return self._read[record.copy]

    def _read_copy(self, record: CopyRecord) -> CopyText | None:
        try:
            raw = self._store.get(record.copy)
            return CopyText(extract(raw, record.media, record.charset)) if raw is not None else None
        except (UnreadableCopyError, DamagedCopyError) as error:
            self.faults.append(f"{record.source}: {error}")
            return None


def verify(argument: Argument, lock: Lock, copies: Copies, today: str, only: Container[str] | None = None) -> Verified:
    """Look up every quotation again, and bring the lock up to date.

    Args:
        argument: the argument.
        lock: what was recorded before.
        copies: the locker.
        today: the day.
        only: the sources to look at; by default all. What is recorded of the others stays.
    """
    wanted = [each for each in argument.quotations() if only is None or each.source in only]
    results = [_result(each, lock, copies, today) for each in watched(wanted, "looking quotations up")]
    public = sum(_is_public(item, only) for _, item in argument.evidence())
    records = {(each.source, each.quote): each for each in lock.quotes if only is not None and each.source not in only}
    records |= {(each.record.source, each.record.quote): each.record for each in results if each.record}
    kept = [
        _renewed(each, copies) if only is None or each.source in only else each
        for each in lock.copies
        if each.source in argument.sources
    ]
    renewed = Lock(kept, records.values(), lock.links, lock.notices)
    return Verified(renewed, tuple(results), public, tuple(copies.faults))


def _is_public(item: Evidence, only: Container[str] | None) -> bool:
    is_checked = item.check in {Check.VERIFIED, Check.MISMATCH}
    return is_checked and (only is None or item.source.id in only)


def _result(quotation: Quotation, lock: Lock, copies: Copies, today: str) -> Result:
    known = lock.copies_of(quotation.source)
    if not known:
        return Result(quotation, Outcome.NO_COPY)
    before = lock.quote(quotation.source, quotation.quote)
    here = [(record, text) for record in known if (text := copies.text(record))]
    if not here:
        return Result(quotation, Outcome.NOT_HERE, before)
    found = next(((record, text) for record, text in here if text.find(quotation.quote)), None)
    record = _quote_record(quotation, *(found or here[0]), today)
    newest = here[0][0]
    if found and newest.is_full and found[0].is_full and found[0] != newest:
        record = replace(record, gone_from=newest.copy)
    if before and replace(before, checked="") == replace(record, checked=""):
        record = before
    if found:
        return Result(quotation, Outcome.FOUND, record)
    outcome = Outcome.NOT_FOUND if newest.is_full else Outcome.NOT_IN_EXCERPT
    return Result(quotation, outcome, record, here[0][1].instead(quotation.quote))


def _quote_record(quotation: Quotation, copy: CopyRecord, text: CopyText, today: str) -> QuoteRecord:
    sighting = text.find(quotation.quote)
    record = QuoteRecord(
        source=quotation.source, quote=quote_sum(quotation.quote), copy=copy.copy, tier=NOT_FOUND, checked=today
    )
    if sighting is None:
        return record
    match = sighting.match
    page = text.extract.page_at(match.start) or 0
    return replace(
        record,
        tier=str(match.tier),
        at=(match.start, match.end),
        count=sighting.count,
        left_out=match.left_out,
        page=page,
        window=sighting.window,
        fragment=_fragment(copy, text, match.start, match.end),
        is_title=text.is_title(quotation.quote),
    )


def _fragment(copy: CopyRecord, text: CopyText, start: int, end: int) -> str:
    if copy.media == PDF:
        return f"page={text.extract.page_at(start)}"
    is_page = copy.media in {HTML, MHTML} and copy.is_full
    return text.fragments.fragment(start, end) if is_page else ""


def _renewed(record: CopyRecord, copies: Copies) -> CopyRecord:
    """Return the record of a copy, with what its text now is, should it be read in another way than before."""
    text = copies.text(record)
    if text is None:
        return record
    return replace(record, text=text.sum, characters=len(text.extract.text), extractor=text.extract.extractor)


# --- in words -----------------------------------------------------------------------------

TIER_WORDS: Mapping[str, str] = {
    Tier.EXACT: "word for word",
    Tier.LINE_JOINS: "with words joined that a line end divides",
    Tier.NOTE_MARKS: "without note marks",
}
OUTCOME_WORDS: Mapping[Outcome, str] = {
    Outcome.NOT_FOUND: "not found",
    Outcome.NOT_IN_EXCERPT: "not in the excerpt that there is",
    Outcome.NOT_HERE: "whose copy is not in this locker",
    Outcome.NO_COPY: "without a copy",
}


def summary(verified: Verified) -> str:
    """Say how many quotations there are, how many were looked up, and what came of each."""
    outcomes = Counter(result.outcome for result in verified.results)
    found = [result.record for result in verified.results if result.outcome is Outcome.FOUND and result.record]
    tiers = Counter(record.tier for record in found)
    excerpts = sum(_is_of_excerpt(record, verified.lock) for record in found)
    how = [f"{tiers[tier]} {words}" for tier, words in TIER_WORDS.items() if tiers[tier]]
    parts = [f"{len(found)} verified" + (f" ({', '.join(how)})" if how else "")]
    if excerpts:
        parts[0] += f", {excerpts} of them in an excerpt only"
    parts += [f"{outcomes[outcome]} {words}" for outcome, words in OUTCOME_WORDS.items() if outcomes[outcome]]
    if verified.public:
        parts.append(f"{verified.public} in texts that are published, which `check` looks at")
    total = len(verified.results) + verified.public
    return f"{total} quotation{'' if total == 1 else 's'}: {'; '.join(parts)}"


def _is_of_excerpt(record: QuoteRecord, lock: Lock) -> bool:
    copy = lock.copy(record.source, record.copy)
    return copy is not None and not copy.is_full
