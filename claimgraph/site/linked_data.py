"""What a claim's page says to search engines, in the words of schema.org.

Only what the editors wrote is said: who asserts the claim and in which text, what the page cites, and, where the map
says that it is a fact check, the status as its rating. A rating is a word and no number: a status is none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from claimgraph.argument.dates import PartialDate
from claimgraph.argument.fingerprint import changed_since
from claimgraph.argument.model import Checker, Claim, FactCheck, Source
from claimgraph.judging.words import Word
from claimgraph.site.atlas import Atlas

Json = Any
_TYPES = {Checker.ORGANISATION: "Organization", Checker.PERSON: "Person"}
_UNRATED = {Word.NOT_EXAMINED, Word.NO_REASON}
"""Statuses that say only that nobody has looked yet, or that there is no fact to be checked."""


def linked_data(atlas: Atlas, claim: Claim, sources: Iterable[str]) -> dict[str, Json]:
    """Return what is said of a claim's page; its address is left to whoever knows it.

    Args:
        atlas: the argument.
        claim: the claim.
        sources: ids of the sources that the page shows first.
    """
    about, checked = _claim(atlas, claim), _fact_check(atlas, claim)
    cited = [atlas.argument.sources[id_] for id_ in dict.fromkeys(sources)]
    said = {
        "@context": "https://schema.org",
        **(checked or {"@type": "WebPage"}),
        "itemReviewed" if checked else "mainEntity": about,
        "citation": [source.url or source.title for source in cited],
    }
    return _without_nothing(said)


def as_script(said: Mapping[str, Json], address: str | None) -> str:
    """Return it as the content of a script element, in which nothing can end the element.

    Args:
        said: what is said.
        address: of the page, where that is known.
    """
    whole = {**said, "url": address} if address else said
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _claim(atlas: Atlas, claim: Claim) -> dict[str, Json]:
    """Return the claim itself: its words, who asserts it, and the text in which it stands."""
    card, text, appearance = atlas.card(claim.id), atlas.text, None
    if claim.stated and text and atlas.argument.about:
        source = atlas.argument.sources[atlas.argument.about.source.id]
        appearance = {**_work(source), "author": text.author}
    return _without_nothing(
        {
            "@type": "Claim",
            "text": claim.text,
            "author": None if card.unsaid or card.by_editors else card.by,
            "datePublished": appearance and appearance.get("datePublished"),
            "appearance": appearance,
        }
    )


def _work(source: Source) -> dict[str, Json]:
    """Return a source; a day within bounds is no day of publication."""
    date = source.date.text if isinstance(source.date, PartialDate) else None
    return _without_nothing({"@type": "CreativeWork", "name": source.title, "url": source.url, "datePublished": date})


def _fact_check(atlas: Atlas, claim: Claim) -> dict[str, Json] | None:
    """Return the review of a claim, if the map is a fact check and somebody else asserts the claim."""
    check, card = atlas.argument.fact_check, atlas.card(claim.id)
    if check is None or card.by_editors or card.unsaid or claim.by.id == check.by.id:
        return None
    if atlas.judgement.now.word(claim.id) in _UNRATED:
        return None
    reviews = [review.on for review in claim.reviewed if not changed_since(atlas.argument, claim, review)]
    return {
        "@type": "ClaimReview",
        "claimReviewed": claim.text,
        "author": _without_nothing(_checker(atlas, check)),
        "datePublished": max(reviews, default=None),
        "reviewRating": {"@type": "Rating", "alternateName": card.status.word},
    }


def _checker(atlas: Atlas, check: FactCheck) -> dict[str, Json]:
    return {"@type": _TYPES[check.kind], "name": atlas.person(check.by.id).name, "url": check.link}


def _without_nothing(said: Mapping[str, Json]) -> dict[str, Json]:
    """Return it without what is not known."""
    return {name: value for name, value in said.items() if value not in (None, [])}
