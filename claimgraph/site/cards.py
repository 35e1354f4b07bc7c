"""Cards: a claim alone, small enough to stand in another site's page, and how to cite or embed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import escape

from claimgraph.language import gettext
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import EDITORS, Atlas
from claimgraph.site.citation import Citation, Cited, cite
from claimgraph.site.imprint import Imprint
from claimgraph.site.links import Addresses, card_path
from claimgraph.site.page import Page, Shown

HEIGHT = 240
"""Pixels of a frame that shows a card, until the card says how high it is, or where scripts are not allowed."""
_LISTENER = (
    '<script>addEventListener("message",e=>{for(const f of document.querySelectorAll("iframe"))'
    "if(f.contentWindow===e.source&&e.data?.claimgraph>0)f.height=e.data.claimgraph})</script>"
)
"""Gives a frame the height that the card in it tells."""


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


def card_pages(atlas: Atlas, addresses: Addresses, imprint: Imprint) -> Iterator[Page]:
    """Yield the card of every claim."""
    cited = _cited(atlas, imprint)
    for claim in atlas.argument.claims.values():
        show = partial(_show, atlas, claim.id, addresses, cited)
        yield Page(path=card_path(claim.id), title=claim.text, template="card", show=show, subject=claim.id)


def _cited(atlas: Atlas, imprint: Imprint) -> Cited:
    """Return what every citation says of the map: its makers are whom the site or else the map names."""
    argument = atlas.argument
    makers = [argument.people.get(id_) for id_ in (EDITORS, argument.fact_check and argument.fact_check.by.id) if id_]
    named = next((it.name for it in makers if it and not wording.is_no_name(it.name)), None)
    site = imprint.name if imprint.name != argument.title else None
    return Cited(argument.title, site, imprint.author or named, argument.updated, atlas.as_of)


def _show(atlas: Atlas, id_: str, addresses: Addresses, cited: Cited) -> Shown:
    card, work, path = atlas.card(id_), atlas.argument.title, card_path(id_)
    address, frame_address = addresses.whole(card.path, path), addresses.whole(path, path)
    return Shown(
        CardView(
            claim=card,
            work=work,
            citation=cite(card, wording.holder(card), cited, address),
            address=address,
            frame=_frame(frame_address, work),
            frame_address=frame_address,
        )
    )


def _frame(address: str, work: str) -> str:
    """Return the HTML that shows a card in another page; its script may be left out."""
    title = escape(gettext("A claim of the map %(title)s", title=work))
    shown = f'<iframe src="{address}" title="{title}" width="100%" height="{HEIGHT}" loading="lazy" style="border:0">'
    return f"{shown}</iframe>\n{_LISTENER}"
