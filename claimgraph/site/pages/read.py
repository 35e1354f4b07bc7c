"""The read page: the mapped text, sentence by sentence, beside its claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from claimgraph.argument.model import Passage
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.page import Page


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
    stated = atlas.stated_in
    sentences = [(passage.paragraph, _sentence(atlas, passage, stated)) for passage in _passages(atlas)]
    unsaid = [claim.id for claim in atlas.argument.claims.values() if claim.unstated]
    yield Page(
        path="read",
        title="Read",
        template="read",
        view=ReadView(
            text=atlas.text,
            paragraphs=tuple(
                tuple(sentence for _, sentence in group) for _, group in groupby(sentences, key=lambda pair: pair[0])
            ),
            sentences=len(sentences),
            with_claims=sum(1 for passage in _passages(atlas) if passage.id in stated),
            without_claims=sum(1 for passage in _passages(atlas) if passage.no_claim),
            uncovered=sum(1 for p in _passages(atlas) if p.id not in stated and not p.no_claim),
            stated=len({id_ for ids in stated.values() for id_ in ids}),
            unsaid=atlas.cards(unsaid),
        ),
        description=f"The mapped text, sentence by sentence, beside the claims it makes: {atlas.text.title}",
        listed=True,
        contents=False,
    )


def _passages(atlas: Atlas) -> Iterator[Passage]:
    yield from atlas.argument.passages.values()


def _sentence(atlas: Atlas, passage: Passage, stated: dict[str, list[str]]) -> SentenceView:
    claims = stated.get(passage.id, [])
    return SentenceView(
        id=passage.id,
        quote=passage.quote,
        act=passage.act,
        note=passage.note,
        no_claim=passage.no_claim,
        check_words=wording.CHECKS[passage.check],
        claims=atlas.cards(claims),
        unsaid=(),
    )
