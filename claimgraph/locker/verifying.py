"""Verifying: look up every quotation in the private copies of its source and record the result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from claimgraph.argument.lock import NOT_FOUND, CopyRecord, Lock, QuoteRecord, quote_sum
from claimgraph.argument.model import Argument, Check, Quotation
from claimgraph.argument.quotations import Tier
from claimgraph.locker.extract import UnreadableCopyError
from claimgraph.locker.looking import CopyText
from claimgraph.locker.media import HTML, MHTML, PDF, extract
from claimgraph.locker.store import DamagedCopyError, Store
from claimgraph.progress import watched


class Outcome(StrEnum):
    """How looking up a quotation ended."""

    FOUND = "found"
    NOT_FOUND = "not found"
    """A full copy does not have it."""
    NOT_IN_EXCERPT = "not in the excerpt"
    """There is only an excerpt, which may have left it out."""
    NO_COPY = "no copy"
    NOT_HERE = "not here"
    """Its copy is recorded, but not in this locker."""


@dataclass(frozen=True, slots=True)
class Result:
    """One quotation, and how looking it up ended."""

    quotation: Quotation
    outcome: Outcome
    record: QuoteRecord | None = None
    instead: str = ""
    """What the copy has instead, where the quotation is not there."""


@dataclass(frozen=True, slots=True)
class Verified:
    """The result of looking up quotations: the new lock, and how each lookup ended."""

    lock: Lock
    results: tuple[Result, ...]
    public: int
    """Quotations from sources with a published text, against which `check` holds them."""
    faults: tuple[str, ...]
    """Copies that could not be read, and why."""

    @property
    def is_vacuous(self) -> bool:
        """Whether there are copies of what is quoted, and none of them is in this locker."""
        outcomes = {result.outcome for result in self.results}
        return Outcome.NOT_HERE in outcomes <= {Outcome.NOT_HERE, Outcome.NO_COPY}


class Copies:
    """The copies of a locker, each read when it is first asked for."""

    def __init__(self, store: Store) -> None:
        """Read copies from a store."""
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
    """Look up every quotation in the private copies, and return the updated lock with every result.

    Args:
        argument: the argument.
        lock: what was recorded before.
        copies: the locker.
        today: the day.
        only: the sources to look at; by default all. What is recorded of the others stays.
    """
    chosen: Container[str] = argument.sources if only is None else only
    wanted = [each for each in argument.quotations() if each.source in chosen]
    results = [_result(each, lock, copies, today) for each in watched(wanted, "looking quotations up")]
    others = [] if only is None else [each for each in lock.quotes if each.source not in only]
    quotes = [*others, *(each.record for each in results if each.record)]
    one_of_each = {(each.source, each.quote): each for each in quotes}.values()
    renewed = Lock(_renewed_copies(argument, lock, copies, chosen), one_of_each, lock.links, lock.notices)
    return Verified(renewed, tuple(results), _count_public(argument, chosen), tuple(copies.faults))


def _renewed_copies(argument: Argument, lock: Lock, copies: Copies, chosen: Container[str]) -> list[CopyRecord]:
    """Return the records of the copies of the argument's sources, those of the chosen sources renewed."""
    kept = [each for each in lock.copies if each.source in argument.sources]
    return [_renewed(each, copies) if each.source in chosen else each for each in kept]


def _count_public(argument: Argument, chosen: Container[str]) -> int:
    """Return how many quotations of the chosen sources are compared with a published text."""
    compared = {Check.VERIFIED, Check.MISMATCH}
    return sum(item.check in compared and item.source.id in chosen for _, item in argument.evidence())


def _result(quotation: Quotation, lock: Lock, copies: Copies, today: str) -> Result:
    known = lock.copies_of(quotation.source)
    if not known:
        return Result(quotation, Outcome.NO_COPY)
    before = lock.quote(quotation.source, quotation.quote)
    here = [(record, text) for record in known if (text := copies.text(record))]
    if not here:
        return Result(quotation, Outcome.NOT_HERE, before)
    newest, newest_text = here[0]
    found = next(((record, text) for record, text in here if text.find(quotation.quote)), None)
    if found:
        record = _gone_from(newest, found[0], _quote_record(quotation, *found, today))
        return Result(quotation, Outcome.FOUND, _with_earlier_day(record, before))
    if before and before.is_found and (absent := _absent_copy(before, known, here)):
        return Result(quotation, Outcome.NOT_HERE, _gone_from(newest, absent, before))
    record = _with_earlier_day(_quote_record(quotation, *here[0], today), before)
    outcome = Outcome.NOT_FOUND if newest.is_full else Outcome.NOT_IN_EXCERPT
    return Result(quotation, outcome, record, newest_text.instead(quotation.quote))


def _absent_copy(
    before: QuoteRecord, known: Sequence[CopyRecord], here: Sequence[tuple[CopyRecord, CopyText]]
) -> CopyRecord | None:
    """Return the copy that a quotation was found in before, if it is recorded and not in this locker."""
    absent = (copy for copy in known if copy.copy == before.copy and copy not in [record for record, _ in here])
    return next(absent, None)


def _gone_from(newest: CopyRecord, found: CopyRecord, record: QuoteRecord) -> QuoteRecord:
    """Return a record that says of a quotation found only in an older copy that the newest has it no more."""
    is_gone = newest.is_full and found.is_full and found != newest
    return replace(record, gone_from=newest.copy) if is_gone else record


def _with_earlier_day(record: QuoteRecord, before: QuoteRecord | None) -> QuoteRecord:
    """Return the record as it was before, with the day of then, where nothing but the day has changed."""
    if before and replace(before, checked="") == replace(record, checked=""):
        return before
    return record


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
    """Return what an address ends with to open at a passage; empty where that is not known.

    An excerpt is taken to be words of a page: where they are not, the page opens at its top.
    """
    if copy.media == PDF:
        return f"page={text.extract.page_at(start)}"
    is_page = copy.media in {HTML, MHTML} or not copy.is_full
    return text.fragments.fragment(start, end) if is_page else ""


def _renewed(record: CopyRecord, copies: Copies) -> CopyRecord:
    """Return the record of a copy with the hash and length of its text as this version extracts it."""
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
    parts = [_how_found(verified)]
    parts += [f"{outcomes[outcome]} {words}" for outcome, words in OUTCOME_WORDS.items() if outcomes[outcome]]
    if verified.public:
        parts.append(f"{verified.public} in texts that are published, which `check` looks at")
    total = len(verified.results) + verified.public
    return f"{total} quotation{'' if total == 1 else 's'}: {'; '.join(parts)}"


def _how_found(verified: Verified) -> str:
    """Say how many quotations were found, how closely, and how many in an excerpt or an earlier copy only."""
    found = [result.record for result in verified.results if result.outcome is Outcome.FOUND and result.record]
    tiers = Counter(record.tier for record in found)
    how = [f"{tiers[tier]} {words}" for tier, words in TIER_WORDS.items() if tiers[tier]]
    excerpts = sum(_is_of_excerpt(record, verified.lock) for record in found)
    gone = sum(bool(record.gone_from) for record in found)
    closely = f" ({', '.join(how)})" if how else ""
    in_excerpts = f", {excerpts} of them in an excerpt only" if excerpts else ""
    in_earlier = f", {gone} of them in an earlier copy only" if gone else ""
    return f"{len(found)} verified{closely}{in_excerpts}{in_earlier}"


def _is_of_excerpt(record: QuoteRecord, lock: Lock) -> bool:
    copy = lock.copy(record.source, record.copy)
    return copy is not None and not copy.is_full
