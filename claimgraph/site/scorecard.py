"""The nine tradecraft standards of ICD 203, each with how this map fares and how that was judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.argument.model import Kind
from claimgraph.site.atlas import Atlas
from claimgraph.standards import tradecraft


@dataclass(frozen=True, slots=True)
class StandardView:
    """A tradecraft standard, and how the map fares by it."""

    title: str
    found: str
    how: str
    """How that was judged."""


def scorecard(atlas: Atlas) -> tuple[StandardView, ...]:
    """Judge the map by each standard, from what is on it."""
    return tuple(
        StandardView(title, found, how) for title, (found, how) in zip(tradecraft(), _findings(atlas), strict=True)
    )


def _findings(atlas: Atlas) -> Iterator[tuple[str, str]]:
    argument = atlas.argument
    claims, sources = argument.claims.values(), argument.sources.values()
    evidence = [item for _, item in argument.evidence()]
    reasoned = [source for source in sources if source.reliability_why]
    graded = [item for item in evidence if item.credibility and item.credibility_why]
    yield (
        f"{len(reasoned)} of {len(sources)} sources, {len(graded)} of {len(evidence)} findings have a reasoned grade.",
        "Counted: a letter or a digit without its reason does not count.",
    )
    gaps = sum(len(claim.gaps) for claim in claims)
    hedged = sum(claim.likelihood is not None for claim in claims)
    yield (
        f"{gaps} gaps are listed; {hedged} claims carry a likelihood word of their asserter.",
        "Counted. The map itself gives statuses and bands, never likelihoods.",
    )
    unsaid = sum(claim.unstated is not None for claim in claims)
    assumed = sum(claim.kind is Kind.ASSUMPTION or claim.granted is not None for claim in claims)
    yield (
        f"{unsaid} unsaid premises and {assumed} assumptions are claims of their own; every claim names its holder.",
        "Counted; a claim without a holder or a kind is an error.",
    )
    contested = sum(bool(claim.objections) for claim in claims)
    yield (
        f"{len(argument.rivals)} questions set rival answers side by side; {contested} claims carry objections.",
        "Counted. Whether the rivals are the right ones is for readers to say.",
    )
    yield (
        f"{len(argument.roots)} headline conclusions lead the front page, each with what it hangs on.",
        "Counted. Relevance to a reader is not something that a program can judge.",
    )
    steps = [step for claim in claims for step in claim.because]
    warranted = sum(step.warrant is not None for step in steps)
    named = sum(step.scheme is not None for step in steps)
    yield (
        f"{warranted} of {len(steps)} steps give a warrant, {named} name their pattern; no support runs in a circle.",
        "Counted; a circle of support is an error.",
    )
    moved = sum(atlas.card(claim.id).moved for claim in claims)
    yield (
        f"{moved} statuses differ between then and now, and both are shown.",
        "Counted, by judging the map once for each clock.",
    )
    fixed = sum(claim.correction is not None for claim in claims)
    yield (
        f"{fixed} corrections of fact are shown; quotations are checked where a copy is stored.",
        "Counted. Whether a judgement was right is not something that a map can know of itself.",
    )
    yield (
        "Statuses are told by shape, word and colour; grids and bands show what words would hide.",
        "By design; not counted.",
    )
