"""How well the evidence is kept: quotations by their state, and the states of sources and their addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.argument.model import Argument, Evidence, Source
from claimgraph.language import Spoken, gettext, in_a_row, message, message_in
from claimgraph.site import wording
from claimgraph.site.links import source_path
from claimgraph.site.published import ANNOTATIONS, LOCK
from claimgraph.site.quotations import WORDS, State, checked, is_noted, state_of

_FOUND = {State.IN_TEXT, State.IN_COPY, State.IN_EXCERPT}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many quotations have a state."""

    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a source's page, and what is wrong there."""

    path: str
    anchor: str
    title: str
    language: str
    what: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Quotations or sources with the same fault."""

    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class KeptView:
    """The part of the review page about quotations and their sources."""

    tallies: tuple[Tally, ...]
    quotations: int
    found: int
    noted: int
    """Of these, how many were found in an excerpt that is the quoted words and no more."""
    oldest: str | None
    """The day of the oldest check that still counts; None where nothing was looked up."""
    addresses: int
    """Sources that have an address."""
    no_archive: int
    """Of these, how many name no archived copy."""
    asked: int
    """Of these, how many addresses were requested."""
    troubles: tuple[Trouble, ...]
    files: tuple[tuple[str, str], ...]
    """The data files that hold all this: address from the root of the site, and what is in it."""


def kept(argument: Argument) -> KeptView:
    """Return how well the evidence of an argument is kept."""
    quoted = [item for _, item in argument.evidence() if item.quote]
    counts = Counter(state_of(argument, item) for item in quoted)
    on_the_web = [source for source in argument.sources.values() if source.url]
    return KeptView(
        tallies=_tallies(counts),
        quotations=len(quoted),
        found=sum(counts[state] for state in _FOUND),
        noted=_count_noted(argument, quoted),
        oldest=min(_days_of_checks(argument, quoted), default=None),
        addresses=len(on_the_web),
        no_archive=sum(not source.archive for source in on_the_web),
        asked=sum(argument.lock.link(source.id) is not None for source in on_the_web),
        troubles=tuple(Trouble(title, places) for title, places in _troubles(argument, quoted) if places),
        files=_files() if argument.lock else (),
    )


def _files() -> tuple[tuple[str, str], ...]:
    return tuple((address, gettext(what)) for address, what in _FILES)


_FILES = (
    (LOCK, message("what was recorded, with all hashes (JSON)")),
    (ANNOTATIONS, message("where each quotation stands in its source (W3C annotations, JSON-LD)")),
)


def _tallies(counts: Counter[State]) -> tuple[Tally, ...]:
    return tuple(Tally(WORDS[state], counts[state]) for state in State if counts[state])


def _count_noted(argument: Argument, quoted: list[Evidence]) -> int:
    return sum(is_noted(*seen) for item in quoted if (seen := argument.looked_up(item)))


def _days_of_checks(argument: Argument, quoted: list[Evidence]) -> Iterator[str]:
    """Yield the days on which quotations were first found as they now are recorded."""
    for item in quoted:
        if (seen := argument.looked_up(item)) and seen[0].is_found:
            yield seen[0].checked


def _troubles(argument: Argument, quoted: list[Evidence]) -> Iterator[tuple[str, tuple[Place, ...]]]:
    lost = [item for item in quoted if state_of(argument, item) not in _FOUND | {State.NO_COPY}]
    yield gettext("Quotations that were looked up and not found"), _quotations(argument, lost)
    yield gettext("Quotations that a newer copy no longer has"), _quotations(argument, _gone_from(argument, quoted))
    for state, title in _FATES.items():
        yield title, tuple(_fares(argument, state))
    yield gettext("Publications with a notice"), tuple(_notices(argument))


_FATES = Spoken(
    {
        "changed": message("Pages that have none of the quotations any more"),
        "gone": message("Pages that are gone"),
        "moved": message("Pages that have moved"),
    }
)


def _gone_from(argument: Argument, quoted: list[Evidence]) -> list[Evidence]:
    return [item for item in quoted if (seen := argument.looked_up(item)) and seen[0].gone_from]


def _quotations(argument: Argument, items: list[Evidence]) -> tuple[Place, ...]:
    views = [(argument.sources[item.source.id], item.quote, checked(argument, item)) for item in items]
    return tuple(
        _place(source, view.words, view.anchor, wording.shortened(quote, 10))
        for source, quote, view in views
        if view and quote
    )


def _fares(argument: Argument, state: str) -> Iterator[Place]:
    for link in argument.lock.links:
        source = argument.sources.get(link.source)
        if source and link.state == state and link.url == source.url:
            # Why is told as the network told it.
            yield _place(source, gettext("%(why)s, asked %(day)s", why=link.why, day=link.asked))


def _notices(argument: Argument) -> Iterator[Place]:
    for notice in argument.lock.notices:
        if source := argument.sources.get(notice.source):
            kind = notice.kind.replace("_", " ")
            date = notice.date or gettext("undated")
            yield _place(source, in_a_row([_NOTICES.get(kind, kind), date]))


_NOTICES = Spoken(
    {
        "retraction": message_in("notice", "retraction"),
        "partial retraction": message_in("notice", "partial retraction"),
        "withdrawal": message_in("notice", "withdrawal"),
        "removal": message_in("notice", "removal"),
        "expression of concern": message_in("notice", "expression of concern"),
        "correction": message_in("notice", "correction"),
        "erratum": message_in("notice", "erratum"),
        "corrigendum": message_in("notice", "corrigendum"),
    },
    "notice",
)
"""What a publisher says of a publication afterwards."""


def _place(source: Source, what: str, anchor: str = "", title: str = "") -> Place:
    return Place(source_path(source.id), anchor, title or source.title, source.language, what)
