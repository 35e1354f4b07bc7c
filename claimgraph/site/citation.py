"""How a claim of this map is cited: as BibTeX, as CSL-JSON and in plain words.

What is cited is the claim's page on the map, with who asserts the claim and its status
there. The address is that of the site where it is known; else scripts fill in where the page
is being read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from claimgraph.argument.dates import PartialDate
from claimgraph.language import gettext
from claimgraph.site import wording
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
class Cited:
    """What every citation says of the map; None where nothing is stated."""

    work: str
    """Title of the map."""
    site: str | None = None
    """Name of the site, where that is another."""
    author: str | None = None
    """Who makes the map."""
    updated: PartialDate | None = None
    """Day of this version."""
    as_of: str | None = None
    """The day of *then*, in words."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim's citation; ``address`` stands where its address belongs."""

    plain: str
    bibtex: str
    csl: str


def cite(card: ClaimCard, holder: str, cited: Cited, address: str) -> Citation:
    """Return how to cite a claim, in every form.

    Args:
        card: the claim.
        holder: who asserts the claim.
        cited: the map.
        address: where the claim's page is.
    """
    note = gettext(
        "Claim of kind %(kind)s, put forward by %(who)s. On the map: %(status)s.",
        kind=KIND_WORDS.get(card.kind, card.kind),
        who=holder,
        status=_fares(card, cited.as_of),
    )
    return Citation(
        plain=_plain(card, cited, note, address),
        bibtex=_bibtex(card, cited, note, address),
        csl=_csl(card, cited, note, address),
    )


def _plain(card: ClaimCard, cited: Cited, note: str, address: str) -> str:
    where = cited.work + (f", {cited.site}" if cited.site else "")
    dated = f"{where}, {wording.day(cited.updated)}" if cited.updated else where
    author = f"{cited.author.rstrip('.')}. " if cited.author else ""
    cited_as = gettext("“%(text)s” In: %(title)s.", text=card.text, title=dated)
    return f"{author}{cited_as} {note} {address}"


def _bibtex(card: ClaimCard, cited: Cited, note: str, address: str) -> str:
    year, month, _ = [*(cited.updated.text.split("-") if cited.updated else []), None, None, None][:3]
    fields = {
        # Double braces: the name of a desk is one name, and no first names and surname.
        "author": cited.author and f"{{{_tex(cited.author)}}}",
        "title": _tex(card.text),
        "howpublished": _tex(gettext("In: %(title)s", title=cited.work)),
        "organization": cited.site and _tex(cited.site),
        "year": year,
        "month": month and str(int(month)),
        "note": _tex(note),
        "url": address,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{card.id},", ",\n".join(lines), "}"])


def _csl(card: ClaimCard, cited: Cited, note: str, address: str) -> str:
    issued = [[int(part) for part in cited.updated.text.split("-")]] if cited.updated else None
    said = {
        "id": card.id,
        "type": "webpage",
        "author": cited.author and [{"literal": cited.author}],
        "title": card.text,
        "container-title": cited.work,
        "publisher": cited.site,
        "issued": issued and {"date-parts": issued},
        "note": note,
        "URL": address,
    }
    return json.dumps([{name: value for name, value in said.items() if value}], ensure_ascii=False, indent=1)


def _fares(card: ClaimCard, as_of: str | None) -> str:
    if not card.moved or as_of is None:
        return within(card.status)
    then, now = within(card.status_then), within(card.status)
    return gettext("%(then)s by %(day)s, %(now)s with hindsight", then=then, day=as_of, now=now)


def _tex(text: str) -> str:
    """Return a text escaped for TeX."""
    return "".join(_WRITTEN_OUT.get(character, character) for character in text)
