"""How firm a headline conclusion is: its weakest link, what it depends on, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.argument.clocks import ByClock
from claimgraph.argument.model import Claim
from claimgraph.argument.prose import verbatim
from claimgraph.judging.judgement import Verdict
from claimgraph.judging.lines import Link, WeakestLink, weakest_link
from claimgraph.judging.robustness import OneStep, OneStepKind, Removal, Turn, TurnCause, nearest, removals, robustness
from claimgraph.judging.robustness import own_turns as claim_turns
from claimgraph.language import gettext, message, pgettext
from claimgraph.site import statuses, wording
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas
from claimgraph.site.status_sentences import without_names

SHOWN = 10
"""Carriers, turning points and one-step changes that are listed."""


def firmness(atlas: Atlas, root: str) -> tuple[v.FirmnessView, ...]:
    """Return the firmness views of a headline conclusion, one by each clock; only one where they are the same."""
    if root not in atlas.firmness:
        atlas.firmness[root] = tuple(_by_each_clock(atlas, root))
    return atlas.firmness[root]


def _by_each_clock(atlas: Atlas, root: str) -> Iterator[v.FirmnessView]:
    turns = atlas.turns[root]
    clocks = [("then", atlas.judgement.then, turns.then), ("now", atlas.judgement.now, turns.now)]
    if atlas.judgement.then is atlas.judgement.now:
        clocks = [("", atlas.judgement.now, turns.now)]
    for clock, verdict, found in clocks:
        yield _firmness(atlas, clock, verdict, root, found)


def _firmness(atlas: Atlas, clock: str, verdict: Verdict, root: str, turns: Sequence[Turn]) -> v.FirmnessView:
    firm = robustness(atlas.argument, verdict, root)
    return v.FirmnessView(
        clock=clock,
        status=atlas.status(verdict, root),
        scale=atlas.scale(verdict, root),
        carriers=tuple(_carrier(atlas, removal) for removal in removals(atlas.argument, verdict, root, SHOWN)),
        turns=tuple(_turn(atlas, turn) for turn in turns[:SHOWN]),
        tried=firm.tried,
        held=firm.held,
        moves=tuple(
            v.MoveView(_claim_of(atlas, step), _step_words(atlas, step), statuses.STATUSES[word])
            for step, word in firm.moving[:SHOWN]
        ),
    )


def _carrier(atlas: Atlas, removal: Removal) -> v.CarrierView:
    claim, item = atlas.findings.get(removal.id, (None, None))
    return v.CarrierView(
        claim=atlas.card(claim.id if claim else removal.id),
        finding=f"{atlas.source(item.source.id).publisher}: {item.finding}" if item else None,
        without=statuses.STATUSES[removal.word],
        figure=wording.figure(removal.standing),
    )


def root_turns(atlas: Atlas, root: str) -> ByClock[tuple[v.TurnView, ...] | None]:
    """Return what would change a headline conclusion, the nearest first."""
    return atlas.turns[root].map(lambda found: tuple(_turn(atlas, turn) for turn in found))


def own_turns(atlas: Atlas, claim: Claim) -> ByClock[tuple[v.TurnView, ...] | None]:
    """Return which gaps, indicators and questions of a claim itself would change it; None where not tried."""

    def told(verdict: Verdict) -> tuple[v.TurnView, ...] | None:
        found = claim_turns(claim, verdict)
        return None if found is None else tuple(_turn(atlas, turn) for turn in found)

    return atlas.judgement.clocks.map(told)


_CONDITIONS = {
    TurnCause.GAP: message("If this were found: %(what)s"),
    TurnCause.INDICATOR: message("If this were seen: %(what)s"),
    TurnCause.QUESTION: message("If this were answered against the reasoning: %(what)s"),
}


def _turn(atlas: Atlas, turn: Turn) -> v.TurnView:
    # A question may be one of a pattern of reasoning, which has it in every language.
    what = gettext(turn.text) if turn.cause is TurnCause.QUESTION else turn.text
    condition = gettext(_CONDITIONS[turn.cause], what=what)
    return v.TurnView(atlas.card(turn.claim), condition, statuses.STATUSES[turn.word])


def _claim_of(atlas: Atlas, step: OneStep) -> v.ClaimCard | None:
    """Return the claim that a change is made on; None for a source and for the margin."""
    claim = step.id.partition("/")[0]
    return atlas.card(claim) if step.step not in {OneStepKind.SOURCE, OneStepKind.MARGIN} else None


def _step_words(atlas: Atlas, step: OneStep) -> str:
    match step.step:
        case OneStepKind.CREDIBILITY:
            return gettext(
                "the finding of %(publisher)s graded %(after)s instead of %(before)s",
                publisher=_publisher(atlas, step.id),
                after=step.after,
                before=step.before,
            )
        case OneStepKind.RELEVANCE:
            return gettext(
                "the finding of %(publisher)s taken as %(after)s instead of %(before)s",
                publisher=_publisher(atlas, step.id),
                after=pgettext("relevance", step.after),
                before=pgettext("relevance", step.before),
            )
        case OneStepKind.FORCE:
            after, before = pgettext("force", step.after), pgettext("force", step.before)
            return gettext("a reason taken as %(after)s instead of %(before)s", after=after, before=before)
        case OneStepKind.GRANT:
            return gettext("no longer granted")
        case OneStepKind.SOURCE:
            return gettext("%(publisher)s withdrawn as a source", publisher=atlas.source(step.id).publisher)
    return gettext("a lead of %(after)s asked for instead of %(before)s", after=step.after, before=step.before)


def _publisher(atlas: Atlas, finding: str) -> str:
    """Return the publisher of the source of a finding."""
    _, item = atlas.findings[finding]
    return atlas.source(item.source.id).publisher


def headline(atlas: Atlas, root: str) -> v.HeadlineView:
    """Return the front page's view of a headline conclusion."""
    verdict = atlas.judgement.now
    behind = [atlas.findings[id_][1] for id_ in nearest(verdict.map, root) if id_ in atlas.findings]
    found = atlas.turns[root].now
    return v.HeadlineView(
        claim=atlas.card(root),
        weakest=weakest(atlas, root),
        sources=len({item.source.id for item in behind}),
        origins=len({item.origin or f"source:{item.source.id}" for item in behind}),
        turn=_turn(atlas, found[0]) if found else None,
    )


def weakest(atlas: Atlas, root: str) -> ByClock[v.WeakLink] | None:
    """Return the weakest link under a headline conclusion; None where no reason is given for it."""
    if not (atlas.argument.claims[root].because or atlas.argument.claims[root].evidence):
        return None
    return atlas.judgement.clocks.map(lambda verdict: _weak_link(atlas, verdict, root))


def _weak_link(atlas: Atlas, verdict: Verdict, root: str) -> v.WeakLink:
    link = weakest_link(verdict.model, root)
    return v.WeakLink(atlas.card(link.id.partition("/")[0]), _why_weak(atlas, verdict, link))


def _why_weak(atlas: Atlas, verdict: Verdict, link: WeakestLink) -> str:
    """Say in a plain sentence why a link is the weakest."""
    if link.link is Link.NOT_ACCEPTED:
        card = atlas.card(link.id)
        return without_names(card.why_then if verdict is atlas.judgement.then else card.why)
    if link.link is Link.GRANT:
        return gettext("It is taken as given, not shown.")
    if link.link is Link.CLAIM:
        return gettext("The case against it weakens it most.")
    if link.id in atlas.findings:
        return gettext(
            "It rests on the finding of %(publisher)s, graded %(grade)s.",
            publisher=verbatim(_publisher(atlas, link.id)),
            grade=_grade(atlas, link.id),
        )
    return gettext("The reason for it is no stronger.")


def _grade(atlas: Atlas, finding: str) -> str:
    _, item = atlas.findings[finding]
    return f"{atlas.argument.sources[item.source.id].reliability}{item.credibility or ''}"
