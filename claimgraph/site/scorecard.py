"""The nine tradecraft standards of ICD 203, each with how well this map meets it and how that was judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claimgraph.argument.model import Kind
from claimgraph.language import gettext, ngettext
from claimgraph.site.atlas import Atlas
from claimgraph.standards import tradecraft

Finding = tuple[str, str]
"""How well the map meets a standard, and how that was judged."""


@dataclass(frozen=True, slots=True)
class TradecraftView:
    """A tradecraft standard, and how well the map meets it."""

    title: str
    found: str
    how: str
    """How that was judged."""


def scorecard(atlas: Atlas) -> tuple[TradecraftView, ...]:
    """Judge the map by each standard, from what is on it."""
    findings = zip(tradecraft(), STANDARDS, strict=True)
    return tuple(TradecraftView(gettext(title), *standard(atlas)) for title, standard in findings)


def _sourcing(atlas: Atlas) -> Finding:
    sources = atlas.argument.sources.values()
    evidence = [item for _, item in atlas.argument.evidence()]
    reasoned = sum(source.reliability_why is not None for source in sources)
    graded = sum(bool(item.credibility and item.credibility_why) for item in evidence)
    return (
        gettext(
            "%(sources)s, %(findings)s have a reasoned grade.",
            sources=ngettext(
                "%(some)s of %(number)s source", "%(some)s of %(number)s sources", len(sources), some=reasoned
            ),
            findings=ngettext(
                "%(some)s of %(number)s finding", "%(some)s of %(number)s findings", len(evidence), some=graded
            ),
        ),
        gettext("Counted: a letter or a digit without its reason does not count."),
    )


def _uncertainty(atlas: Atlas) -> Finding:
    claims = atlas.argument.claims.values()
    gaps = sum(len(claim.gaps) for claim in claims)
    hedged = sum(claim.likelihood is not None for claim in claims)
    return (
        gettext(
            "%(gaps)s; %(hedged)s.",
            gaps=ngettext("%(number)s gap is listed", "%(number)s gaps are listed", gaps),
            hedged=ngettext(
                "%(number)s claim carries a likelihood word of their asserter",
                "%(number)s claims carry a likelihood word of their asserter",
                hedged,
            ),
        ),
        gettext("Counted. The map itself gives statuses and bands, never likelihoods."),
    )


def _assumptions(atlas: Atlas) -> Finding:
    claims = atlas.argument.claims.values()
    unsaid = sum(claim.unstated is not None for claim in claims)
    assumed = sum(claim.kind is Kind.ASSUMPTION or claim.granted is not None for claim in claims)
    return (
        gettext(
            "%(premises)s and %(assumptions)s are claims of their own; every claim names its holder.",
            premises=ngettext("%(number)s unsaid premise", "%(number)s unsaid premises", unsaid),
            assumptions=ngettext("%(number)s assumption", "%(number)s assumptions", assumed),
        ),
        gettext("Counted; a claim without a holder or a kind is an error."),
    )


def _alternatives(atlas: Atlas) -> Finding:
    contested = sum(bool(claim.objections) for claim in atlas.argument.claims.values())
    return (
        gettext(
            "%(questions)s; %(claims)s.",
            questions=ngettext(
                "%(number)s question sets rival answers side by side",
                "%(number)s questions set rival answers side by side",
                len(atlas.argument.rivals),
            ),
            claims=ngettext("%(number)s claim carries objections", "%(number)s claims carry objections", contested),
        ),
        gettext("Counted. Whether the rivals are the right ones is for readers to say."),
    )


def _relevance(atlas: Atlas) -> Finding:
    return (
        ngettext(
            "%(number)s headline conclusions lead the front page, each with what it hangs on.",
            "%(number)s headline conclusions lead the front page, each with what it hangs on.",
            len(atlas.argument.roots),
        ),
        gettext("Counted. Relevance to a reader is not something that a program can judge."),
    )


def _argumentation(atlas: Atlas) -> Finding:
    steps = [step for claim in atlas.argument.claims.values() for step in claim.because]
    warranted = sum(step.warrant is not None for step in steps)
    named = sum(step.scheme is not None for step in steps)
    return (
        ngettext(
            "%(some)s of %(number)s steps give a warrant, %(named)s name their pattern; no support runs in a circle.",
            "%(some)s of %(number)s steps give a warrant, %(named)s name their pattern; no support runs in a circle.",
            len(steps),
            some=warranted,
            named=named,
        ),
        gettext("Counted; a circle of support is an error."),
    )


def _change(atlas: Atlas) -> Finding:
    then, now = atlas.judgement.then, atlas.judgement.now
    moved = sum(then.word(id_) is not now.word(id_) for id_ in atlas.argument.claims)
    return (
        ngettext(
            "%(number)s statuses differ between then and now, and both are shown.",
            "%(number)s statuses differ between then and now, and both are shown.",
            moved,
        ),
        gettext("Counted, by judging the map once for each clock."),
    )


def _accuracy(atlas: Atlas) -> Finding:
    fixed = sum(claim.correction is not None for claim in atlas.argument.claims.values())
    return (
        ngettext(
            "%(number)s corrections of fact are shown; quotations are checked where a copy is stored.",
            "%(number)s corrections of fact are shown; quotations are checked where a copy is stored.",
            fixed,
        ),
        gettext("Counted. Whether a judgement was right is not something that a map can know of itself."),
    )


def _visuals(_: Atlas) -> Finding:
    return (
        gettext("Statuses are told by shape, word and colour; grids and bands show what words would hide."),
        gettext("By design; not counted."),
    )


STANDARDS: tuple[Callable[[Atlas], Finding], ...] = (
    _sourcing,
    _uncertainty,
    _assumptions,
    _alternatives,
    _relevance,
    _argumentation,
    _change,
    _accuracy,
    _visuals,
)
"""How each standard is judged, in the order of `claimgraph.standards.tradecraft`."""
