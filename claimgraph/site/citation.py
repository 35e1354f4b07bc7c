"""How a claim of this map is cited: as BibTeX, as CSL-JSON and in plain words.

What is cited is the claim's page on the map, with who asserts the claim and its status
there. The address is that of the site where it is known; else scripts fill in where the page
is being read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from claimgraph.language import gettext
from claimgraph.site.statuses import within
from claimgraph.site.views import ClaimCard
from claimgraph.site.wording import KIND_WORDS

_WRITTEN_OUT = {
    **{character: f"\\{character}" for character in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim's citation; ``address`` stands where its address belongs."""

    plain: str
    bibtex: str
    csl: str


def cite(card: ClaimCard, work: str, holder: str, as_of: str | None, address: str) -> Citation:
    """Return how to cite a claim, in every form.

    Args:
        card: the claim.
        work: title of the map.
        holder: who asserts the claim.
        as_of: the day of *then*, in words, if the map has one.
        address: where the claim's page is.
    """
    note = gettext(
        "Claim of kind %(kind)s, put forward by %(who)s. On the map: %(status)s.",
        kind=KIND_WORDS.get(card.kind, card.kind),
        who=holder,
        status=_fares(card, as_of),
    )
    within_work = gettext("In: %(title)s", title=work)
    fields = {"title": _tex(card.text), "howpublished": _tex(within_work), "note": _tex(note)}
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    csl = {
        "id": card.id,
        "type": "webpage",
        "title": card.text,
        "container-title": work,
        "note": note,
        "URL": address,
    }
    return Citation(
        plain=f"{gettext('“%(text)s” In: %(title)s.', text=card.text, title=work)} {note} {address}",
        bibtex="\n".join([f"@misc{{{card.id},", *lines, f"  url = {{{address}}}", "}"]),
        csl=json.dumps([csl], ensure_ascii=False, indent=1),
    )


def _fares(card: ClaimCard, as_of: str | None) -> str:
    if not card.moved or as_of is None:
        return within(card.status)
    then, now = within(card.status_then), within(card.status)
    return gettext("%(then)s by %(day)s, %(now)s with hindsight", then=then, day=as_of, now=now)


def _tex(text: str) -> str:
    """Return a text escaped for TeX."""
    return "".join(_WRITTEN_OUT.get(character, character) for character in text)
