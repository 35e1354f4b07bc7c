"""Cards: a claim alone, small enough to stand in another site's page, and how to cite or embed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.citation import Citation, cite
from claimgraph.site.links import Addresses, card_path
from claimgraph.site.page import Page

HEIGHT = 240
"""Pixels of a frame that shows a card."""


@dataclass(frozen=True, slots=True)
class CardView:
    """A claim's card."""

    claim: v.ClaimCard
    work: str
    citation: Citation
    address: str
    """Where the claim's page is: the whole address where it is known, else as seen from the card."""
    frame: str
    """HTML that shows the card in another page."""
    frame_address: str


def card_pages(pages: Iterable[Page], work: str, as_of: str | None, addresses: Addresses) -> Iterator[Page]:
    """Yield the card of every claim that has a page."""
    for page in pages:
        if isinstance(page.view, v.ClaimView):
            yield _card(page.view.claim, work, as_of, addresses)


def _card(card: v.ClaimCard, work: str, as_of: str | None, addresses: Addresses) -> Page:
    path = card_path(card.id)
    address, frame_address = addresses.whole(card.path, path), addresses.whole(path, path)
    return Page(
        path=path,
        title=card.text,
        template="card",
        view=CardView(
            claim=card,
            work=work,
            citation=cite(card, work, wording.holder(card), as_of, address),
            address=address,
            frame=f'<iframe src="{frame_address}" title="A claim of the map {work}" width="100%" height="{HEIGHT}"'
            ' loading="lazy" style="border:0"></iframe>',
            frame_address=frame_address,
        ),
    )
