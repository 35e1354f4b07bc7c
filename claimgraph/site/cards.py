"""Cards: a claim alone, small enough to stand in another site's page, and how to cite or embed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from claimgraph.language import gettext
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.citation import Citation, cite
from claimgraph.site.links import Addresses, card_path
from claimgraph.site.page import Page, Shown

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


def card_pages(atlas: Atlas, addresses: Addresses) -> Iterator[Page]:
    """Yield the card of every claim."""
    for claim in atlas.argument.claims.values():
        show = partial(_show, atlas, claim.id, addresses)
        yield Page(path=card_path(claim.id), title=claim.text, template="card", show=show, subject=claim.id)


def _show(atlas: Atlas, id_: str, addresses: Addresses) -> Shown:
    card, work, path = atlas.card(id_), atlas.argument.title, card_path(id_)
    address, frame_address = addresses.whole(card.path, path), addresses.whole(path, path)
    frame_title = gettext("A claim of the map %(title)s", title=work)
    return Shown(
        CardView(
            claim=card,
            work=work,
            citation=cite(card, work, wording.holder(card), atlas.as_of, address),
            address=address,
            frame=f'<iframe src="{frame_address}" title="{frame_title}" width="100%" height="{HEIGHT}"'
            ' loading="lazy" style="border:0"></iframe>',
            frame_address=frame_address,
        )
    )
