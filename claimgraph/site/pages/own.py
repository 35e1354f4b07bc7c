"""Pages of tags and of the choices of the argument's own fields: the claims under each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from claimgraph.argument.model import Argument, OwnField
from claimgraph.language import gettext
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas
from claimgraph.site.links import choice_path, field_path, list_path, tag_path
from claimgraph.site.own import choice_slugs, own_lists
from claimgraph.site.page import Page, Shown
from claimgraph.site.pages.lists import ListEntry, list_of
from claimgraph.site.paging import Paging, paged

NARROWING = ("tables.js",)
"""The scripts of pages whose lists can be narrowed down."""


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """A page that lists the claims that have something in common."""

    what: str
    """What they have in common."""
    above: tuple[str, str]
    """Path and title of the page that lists the pages of its kind."""
    claims: tuple[v.ClaimCard, ...]
    own: v.OwnListsView | None
    paging: Paging


def own_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield the pages of tags, and of every field that lists can be narrowed down by."""
    tags = atlas.argument.tags
    if tags:
        lead = gettext("Words under which the editors put claims, each with what is put under it.")
        words = [_Word(tag_path(tag), tag, ids) for tag, ids in sorted(tags.items(), key=lambda it: it[0].casefold())]
        yield from _pages(atlas, _Kind(list_path("tags"), gettext("Tags"), lead, gettext("Tag")), words)
    for own in atlas.argument.fields.values():
        if own.narrows:
            kind = _Kind(
                field_path(own.id), own.name, gettext("Claims by the field “%(name)s”.", name=own.name), own.name
            )
            yield from _pages(atlas, kind, list(_choices(atlas.argument, own)))


class _Word(NamedTuple):
    """A tag or a choice: the path of its page, the word itself, and its claims."""

    path: str
    word: str
    claims: Sequence[str]


class _Kind(NamedTuple):
    """The page that lists words of a kind: its path, title and lead, and what one of the words is called."""

    path: str
    title: str
    lead: str
    what: str


def _choices(argument: Argument, own: OwnField) -> Iterator[_Word]:
    """Yield every choice of a field."""
    for choice, slug in choice_slugs(own).items():
        ids = [claim.id for claim in argument.claims.values() if claim.fields.get(own.id) == choice]
        yield _Word(choice_path(own.id, slug), choice, ids)


def _pages(atlas: Atlas, kind: _Kind, words: Sequence[_Word]) -> Iterator[Page]:
    """Yield the list of the words of a kind, and the page of each of them with its claims."""

    def entry(each: _Word) -> ListEntry:
        return ListEntry(each.path, each.word, None, atlas.tallies(each.claims))

    yield from list_of(atlas, kind.path, kind.title, kind.lead, words, entry)
    for each in words:
        page = Page(
            path=each.path,
            title=each.word,
            template="claims",
            show=partial(_show, atlas, kind, each.claims, Paging((each.path,))),
            description=f"{kind.what}: {each.word}",
            contents=False,
            scripts=NARROWING,
        )
        yield from paged(page, each.claims, atlas.room.rows, partial(_show, atlas, kind))


def _show(atlas: Atlas, kind: _Kind, ids: Collection[str], paging: Paging) -> Shown:
    above = (kind.path, kind.title)
    return Shown(ClaimsView(kind.what, above, atlas.cards(ids), own_lists(atlas.argument, ids), paging))
