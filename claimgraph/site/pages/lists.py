"""The lists of topics, of rival answers and of walks, each entry with its statuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from claimgraph.argument.clocks import ByClock
from claimgraph.argument.model import Rivals
from claimgraph.language import gettext, pgettext
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas
from claimgraph.site.links import list_path, walk_path
from claimgraph.site.page import Page, Shown
from claimgraph.site.paging import Paging, paged

Item = TypeVar("Item")


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
    paging: Paging


def list_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield a list of each kind of page of which there is any."""
    lead = gettext("The argument, part by part. Each topic leads from its conclusions down to what they rest on.")
    title = pgettext("page", "Topics")
    yield from list_of(atlas, list_path("topics"), title, lead, _topics(atlas), partial(_topic, atlas))
    if rivals := [*atlas.argument.rivals.values()]:
        lead = gettext("Questions to which several answers are given, each with what tells the answers apart.")
        title = pgettext("page", "Rival answers")
        yield from list_of(atlas, list_path("rivals"), title, lead, rivals, partial(_rivals, atlas))
    if atlas.headlines:
        lead = gettext("From each headline conclusion down to its evidence, premise by premise.")
        title = pgettext("page", "Walks")
        yield from list_of(atlas, list_path("walks"), title, lead, atlas.headlines, partial(_walk, atlas))


def list_of(  # noqa: PLR0913, PLR0917 - all that a list is
    atlas: Atlas, path: str, title: str, lead: str, items: Sequence[Item], entry: Callable[[Item], ListEntry]
) -> Iterator[Page]:
    """Yield the page of a list, and further ones where it is long.

    Args:
        atlas: the argument.
        path: of the page.
        title: of the page.
        lead: what it lists, in a sentence.
        items: what it lists.
        entry: makes the line of one of them.
    """

    def show(listed: Sequence[Item], paging: Paging) -> Shown:
        return Shown(ListView(lead, tuple(map(entry, listed)), paging))

    page = Page(
        path=path,
        title=title,
        template="list",
        show=partial(show, items, Paging((path,))),
        description=lead,
        listed=True,
        contents=False,
    )
    yield from paged(page, items, atlas.room.entries, show)


def _topics(atlas: Atlas) -> list[str]:
    """Return the topics, those of a section together."""
    topics = atlas.argument.topics.values()
    sections = dict.fromkeys(topic.section for topic in topics)
    return [topic.id for section in sections for topic in topics if topic.section == section]


def _topic(atlas: Atlas, id_: str) -> ListEntry:
    topic = atlas.topic(id_)
    return ListEntry(topic.path, topic.title, topic.summary, topic.tallies, section=topic.section)


def _rivals(atlas: Atlas, rivals: Rivals) -> ListEntry:
    card = atlas.rivals(rivals)
    return ListEntry(card.path, card.question, claims=atlas.cards(rivals.answers))


def _walk(atlas: Atlas, root: str) -> ListEntry:
    return ListEntry(walk_path(root), atlas.card(root).text, claims=(atlas.card(root),))
