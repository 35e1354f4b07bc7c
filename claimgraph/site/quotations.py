"""The states of quotations: where each was found, with proofs that anyone can repeat, and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from claimgraph.argument.lock import CopyRecord, QuoteRecord, quote_sum
from claimgraph.argument.model import Argument, Check, Claim, Evidence
from claimgraph.language import Spoken, gettext, message, whole
from claimgraph.locker.fragments import at_passage
from claimgraph.site import wording
from claimgraph.site.links import source_path
from claimgraph.site.views import CheckedView

_SHORT = 8
"""How many digits of a hash are shown, which are enough to distinguish copies."""
_SHOWN = 14
"""How many words of a quotation are used as its name."""


class State(StrEnum):
    """Where a quotation was found. Roughly, the earlier the better."""

    IN_TEXT = "in-text"
    IN_COPY = "in-copy"
    IN_EXCERPT = "in-excerpt"
    NOT_IN_EXCERPT = "not-in-excerpt"
    NO_COPY = "no-copy"
    EDITED = "edited"
    NOT_IN_COPY = "not-in-copy"
    NOT_IN_TEXT = "not-in-text"


WORDS: Mapping[State, str] = Spoken(
    {
        State.IN_TEXT: message("verified: word for word in the stored text"),
        State.IN_COPY: message("word for word in a private copy"),
        State.IN_EXCERPT: message("word for word in a private excerpt"),
        State.NOT_IN_EXCERPT: message("not in the private excerpt, which is only a part"),
        State.NO_COPY: message("no copy to look it up in"),
        State.EDITED: message("not looked up since it was edited"),
        State.NOT_IN_COPY: message("not found in the private copy"),
        State.NOT_IN_TEXT: message("not found in the stored text"),
    }
)
_MEDIA = Spoken(
    {
        "text/html": message("a web page"),
        "application/pdf": message("a PDF"),
        "multipart/related": message("a web page as a browser saves it"),
        "text/plain": message("plain text"),
    }
)
_MADE = {
    "added": message("%(media)s of %(bytes)s bytes, added %(day)s"),
    "fetched": message("%(media)s of %(bytes)s bytes, fetched %(day)s"),
    "archive": message("%(media)s of %(bytes)s bytes, fetched from an archive %(day)s"),
}
"""What a copy is, and how and when it was made."""


@dataclass(frozen=True, slots=True)
class ProofView:
    """The hashes and places by which anyone can repeat looking up a quotation in a private copy."""

    copy: str
    """SHA-256 of the copy, whole, like the other two."""
    text: str
    window: str
    """That of the passage; empty where the quotation was not found."""
    how: str
    """What the copy is, and how and when it was made."""
    read: str
    """How much text was extracted from it, and by which extractor."""
    place: str
    """Where in the text it is; empty where it is not."""
    command: str


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """A quotation in the table of its source, with all findings that give it."""

    check: CheckedView
    words: str
    """The words that it begins with."""
    findings: tuple[tuple[str, str], ...]
    """Of each finding the anchor, and the short name of its claim."""
    archive: str | None
    proof: ProofView | None


def state_of(argument: Argument, item: Evidence) -> State:
    """Return the state of the quotation of a finding that has one."""
    if item.check is not Check.NOT_CHECKABLE:
        return State.IN_TEXT if item.check is Check.VERIFIED else State.NOT_IN_TEXT
    seen = argument.looked_up(item)
    if seen is None:
        return State.EDITED if argument.lock.copies_of(item.source.id) else State.NO_COPY
    record, copy = seen
    if record.is_found:
        return State.IN_COPY if copy.is_full else State.IN_EXCERPT
    return State.NOT_IN_COPY if copy.is_full else State.NOT_IN_EXCERPT


def checked(argument: Argument, item: Evidence) -> CheckedView | None:
    """Return the view of a checked quotation of a finding; None where it has none."""
    if not item.quote:
        return None
    state, seen = state_of(argument, item), argument.looked_up(item)
    found = item.found or (seen[0] if seen and seen[0].is_found else None)
    url = argument.sources[item.source.id].url
    return CheckedView(
        state=state.value,
        words=WORDS[state] + (wording.allowed(found) if found else "") + _since(seen),
        recorded=seen[0].checked if seen else None,
        copy=seen[1].copy[:_SHORT] if seen else None,
        path=source_path(item.source.id),
        anchor=_anchor(item.quote),
        passage=at_passage(url, seen[0].fragment) if url and seen and seen[0].fragment else None,
    )


def _since(seen: tuple[QuoteRecord, CopyRecord] | None) -> str:
    return gettext(", which the newest copy no longer has") if seen and seen[0].gone_from else ""


def _anchor(quote: str) -> str:
    """Return the anchor of the row of a quotation on its source's page, which moves only with its words."""
    return f"q-{quote_sum(quote)[:_SHORT]}"


def rows(argument: Argument, used: Iterable[tuple[Claim, Evidence]]) -> tuple[QuotationRow, ...]:
    """Return the table of the quotations from one source, in the order of its findings.

    Args:
        argument: the argument.
        used: the findings from the source, each with its claim.
    """
    by_quote: dict[str, list[tuple[Claim, Evidence]]] = {}
    for claim, item in used:
        if item.quote:
            by_quote.setdefault(_anchor(item.quote), []).append((claim, item))
    return tuple(_row(argument, items) for items in by_quote.values())


def _row(argument: Argument, items: list[tuple[Claim, Evidence]]) -> QuotationRow:
    first = items[0][1]
    seen, view = argument.looked_up(first), checked(argument, first)
    if view is None or first.quote is None:
        raise ValueError(first.id)
    source = argument.sources[first.source.id]
    return QuotationRow(
        check=view,
        words=wording.shortened(first.quote, _SHOWN),
        findings=tuple((item.id.replace("/", "--"), claim.short) for claim, item in items),
        archive=source.archive or (seen[1].archive if seen else "") or None,
        proof=_proof(*seen) if seen else None,
    )


def _proof(record: QuoteRecord, copy: CopyRecord) -> ProofView:
    part = "" if copy.is_full else gettext(", a part of the source only")
    media = _MEDIA.get(copy.media, copy.media)
    told = _MADE.get(copy.origin, _MADE["added"])
    made = gettext(told, media=media, bytes=whole(copy.bytes), day=copy.kept)
    read = gettext(
        "%(number)s characters, read by %(extractor)s", number=whole(copy.characters), extractor=copy.extractor
    )
    return ProofView(
        copy=copy.copy,
        text=copy.text,
        window=record.window,
        how=made + part,
        read=read,
        place=_place(record, copy) if record.is_found else "",
        command=f"claimgraph sources verify {record.source} --copy FILE",
    )


def is_noted(record: QuoteRecord, copy: CopyRecord) -> bool:
    """Return whether a copy is an excerpt that is the quoted words and no more."""
    return record.is_found and not copy.is_full and record.at == (0, copy.characters)


def _place(record: QuoteRecord, copy: CopyRecord) -> str:
    if is_noted(record, copy):
        return gettext("the excerpt is these words and no more")
    start, end = map(whole, record.at)
    if record.page:
        return gettext("characters %(start)s to %(end)s, page %(page)s", start=start, end=end, page=record.page)
    return gettext("characters %(start)s to %(end)s", start=start, end=end)
