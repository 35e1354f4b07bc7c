"""The lists of topics, of rival answers and of walks, each entry with its statuses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from claimgraph.argument.clocks import ByClock
from claimgraph.language import gettext, pgettext
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas
from claimgraph.site.links import list_path, walk_path
from claimgraph.site.page import Page, Shown


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One line of a list."""

    path: str
    title: str
    summary: str | None = None
    tallies: ByClock[tuple[v.Tally, ...]] | None = None
    claims: tuple[v.ClaimCard, ...] = ()
    """Claims that are shown with their words: a conclusion, or the answers that compete."""
    section: str = ""
    """The heading above it and the others of its section."""


@dataclass(frozen=True, slots=True)
class ListView:
    """A page that lists pages of one kind."""

    lead: str
    entries: tuple[ListEntry, ...]


def list_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield a list of each kind of page of which there is any."""
    yield _page(
        "topics",
        pgettext("page", "Topics"),
        gettext("The argument, part by part. Each topic leads from its conclusions down to what they rest on."),
        partial(_topics, atlas),
    )
    if atlas.argument.rivals:
        yield _page(
            "rivals",
            pgettext("page", "Rival answers"),
            gettext("Questions to which several answers are given, each with what tells the answers apart."),
            partial(_rivals, atlas),
        )
    if atlas.headlines:
        yield _page(
            "walks",
            pgettext("page", "Walks"),
            gettext("From each headline conclusion down to its evidence, premise by premise."),
            partial(_walks, atlas),
        )


def _topics(atlas: Atlas) -> Iterator[ListEntry]:
    topics = [atlas.topic(id_) for id_ in atlas.argument.topics]
    for section in dict.fromkeys(topic.section for topic in topics):
        for topic in topics:
            if topic.section == section:
                yield ListEntry(topic.path, topic.title, topic.summary, topic.tallies, section=section)


def _rivals(atlas: Atlas) -> Iterator[ListEntry]:
    for rivals in atlas.argument.rivals.values():
        card = atlas.rivals(rivals)
        yield ListEntry(card.path, card.question, claims=atlas.cards(rivals.answers))


def _walks(atlas: Atlas) -> Iterator[ListEntry]:
    for root in atlas.headlines:
        yield ListEntry(walk_path(root), atlas.card(root).text, claims=(atlas.card(root),))


def _page(folder: str, title: str, lead: str, entries: Callable[[], Iterable[ListEntry]]) -> Page:
    return Page(
        path=list_path(folder),
        title=title,
        template="list",
        show=lambda: Shown(ListView(lead, tuple(entries()))),
        description=lead,
        listed=True,
        contents=False,
    )
