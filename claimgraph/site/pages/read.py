"""The read page: the mapped text, sentence by sentence, beside its claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from claimgraph.argument.model import Passage
from claimgraph.language import gettext, pgettext
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.page import Page, Shown


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence of the read page with its margin."""

    id: str
    quote: str
    act: str | None
    note: str | None
    no_claim: str | None
    check_words: str
    claims: tuple[v.ClaimCard, ...]
    unsaid: tuple[v.ClaimCard, ...]


@dataclass(frozen=True, slots=True)
class ReadView:
    """The mapped text beside its claims."""

    text: v.TextView
    paragraphs: tuple[tuple[SentenceView, ...], ...]
    sentences: int
    with_claims: int
    without_claims: int
    uncovered: int
    stated: int
    unsaid: tuple[v.ClaimCard, ...]
    """Claims that the text needs and does not say."""


def read_page(atlas: Atlas) -> Iterator[Page]:
    """Yield the read page, where a text is mapped."""
    if atlas.text is None or not atlas.argument.passages:
        return
    yield Page(
        path="read",
        title=pgettext("page", "Read"),
        template="read",
        show=partial(_show, atlas, atlas.text),
        description=gettext(
            "The mapped text, sentence by sentence, beside the claims it makes: %(title)s", title=atlas.text.title
        ),
        listed=True,
        contents=False,
    )


def _show(atlas: Atlas, text: v.TextView) -> Shown:
    stated, passages = atlas.stated_in, atlas.argument.passages.values()
    return Shown(
        ReadView(
            text=text,
            paragraphs=tuple(_paragraphs(atlas, stated)),
            sentences=len(passages),
            with_claims=sum(passage.id in stated for passage in passages),
            without_claims=sum(passage.no_claim is not None for passage in passages),
            uncovered=sum(passage.id not in stated and not passage.no_claim for passage in passages),
            stated=len({id_ for ids in stated.values() for id_ in ids}),
            unsaid=atlas.cards(claim.id for claim in atlas.argument.claims.values() if claim.unstated),
        )
    )


def _paragraphs(atlas: Atlas, stated: dict[str, list[str]]) -> Iterator[tuple[SentenceView, ...]]:
    for _, passages in groupby(atlas.argument.passages.values(), key=lambda passage: passage.paragraph):
        yield tuple(_sentence(atlas, passage, stated) for passage in passages)


def _sentence(atlas: Atlas, passage: Passage, stated: dict[str, list[str]]) -> SentenceView:
    claims = stated.get(passage.id, [])
    return SentenceView(
        id=passage.id,
        quote=passage.quote,
        act=passage.act,
        note=passage.note,
        no_claim=passage.no_claim,
        check_words=wording.quote_check(passage.check, passage.found),
        claims=atlas.cards(claims),
        unsaid=(),
    )
