"""Comparing: which records of the lock hold for a copy that somebody else has."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from claimgraph.argument.lock import Lock, QuoteRecord
from claimgraph.argument.model import Argument, Quotation
from claimgraph.locker.looking import CopyText


class Agreement(StrEnum):
    """How a quotation stands in somebody's own copy."""

    SAME_PASSAGE = "there, in the passage that the lock records"
    ELSEWHERE = "there, in another passage or with other words around it"
    UNRECORDED = "there, and not recorded in the lock"
    MISSING = "not there"


@dataclass(frozen=True, slots=True)
class Compared:
    """How a copy compares with what the lock says of its source."""

    source: str
    same_bytes: bool
    same_text: bool
    quotations: tuple[tuple[Quotation, Agreement, str], ...]
    """Each with what the copy has in its place, where it is not there."""

    @property
    def holds(self) -> bool:
        """Whether there was something to look up, and all of it is there."""
        return bool(self.quotations) and all(how is not Agreement.MISSING for _, how, _ in self.quotations)

    def lines(self) -> Iterator[str]:
        """Yield the result as lines of text for the terminal."""
        yield f"the bytes are {'those of a' if self.same_bytes else 'not those of any'} copy in the lock"
        yield f"the text is {'that of a' if self.same_text else 'not that of any'} copy in the lock"
        for quotation, how, instead in self.quotations:
            if how is not Agreement.SAME_PASSAGE:
                yield f"{quotation.place}: {how}{f': {instead}' if instead else ''}"
        counts = Counter(how for _, how, _ in self.quotations)
        told = "; ".join(f"{counts[how]} {how}" for how in Agreement if counts[how])
        total = len(self.quotations)
        yield f"{total} quotation{'' if total == 1 else 's'} from {self.source}: {told or 'nothing to look up'}"

    def as_data(self) -> dict[str, object]:
        """Return the result as values that JSON can hold."""
        found = [
            {"place": str(quotation.place), "quote": quotation.quote, "how": how.name.lower().replace("_", "-")}
            for quotation, how, _ in self.quotations
        ]
        return {"source": self.source, "bytes": self.same_bytes, "text": self.same_text, "quotations": found}


def compare(argument: Argument, lock: Lock, source: str, raw: bytes, text: CopyText) -> Compared:
    """Compare a copy with what the lock says of its source."""
    sum_ = hashlib.sha256(raw).hexdigest()
    known = lock.copies_of(source)
    found = []
    for quotation in argument.quotations():
        if quotation.source == source:
            how = _agreement(quotation, lock.quote(source, quotation.quote), text)
            found.append((quotation, how, text.instead(quotation.quote) if how is Agreement.MISSING else ""))
    return Compared(
        source,
        any(each.copy == sum_ for each in known),
        any(each.text == text.sum for each in known),
        tuple(found),
    )


def _agreement(quotation: Quotation, record: QuoteRecord | None, text: CopyText) -> Agreement:
    if text.find(quotation.quote) is None:
        return Agreement.MISSING
    if record is None or not record.is_found:
        return Agreement.UNRECORDED
    return Agreement.SAME_PASSAGE if text.has_window(quotation.quote, record.window) else Agreement.ELSEWHERE
