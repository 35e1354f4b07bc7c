"""What speaks for a claim and against it, in a line each; and its weakest premise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimgraph.argument.clocks import ByClock
from claimgraph.argument.model import Claim, Evidence
from claimgraph.argument.prose import plain_text
from claimgraph.judging.change import Change
from claimgraph.judging.judgement import Verdict
from claimgraph.judging.what_if import TooMuchError
from claimgraph.language import gettext, listing, ngettext, number_of
from claimgraph.site import statuses, wording
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas

SHOWN = 2
"""How many points of a side are shown."""
PREMISES = 2
"""How many premises of a reason are named."""
_WORDS = 14
"""How many words of a finding are shown."""


def speaks_for(atlas: Atlas, claim: Claim) -> v.SideView:
    """Return the reasons and findings for a claim, strongest first."""
    reasons = ((step.id, _reason(atlas, step.id, [p.claim.id for p in step.premises])) for step in claim.because)
    rest = "because" if claim.because else "evidence"
    return _side(atlas, [*reasons, *_findings(atlas, claim, speaks_for=True)], rest)


def speaks_against(atlas: Atlas, claim: Claim) -> v.SideView:
    """Return the objections, the findings and the attacks on reasons that speak against a claim, strongest first."""
    objections = ((it.id, _reason(atlas, it.id, [it.claim.id])) for it in claim.objections)
    findings = list(_findings(atlas, claim, speaks_for=False))
    rest = "objections" if claim.objections else "evidence" if findings else "because"
    return _side(atlas, [*objections, *findings, *_undercuts(atlas, claim)], rest)


def weakest_premise(atlas: Atlas, claim: Claim) -> ByClock[v.WeakPremise | None]:
    """Return the weakest premise of the strongest reason for a claim; None where no reason is given.

    It is worked out once: the claim's page shows it, and the report.
    """
    if claim.id not in atlas.weakest:
        atlas.weakest[claim.id] = atlas.judgement.clocks.map(lambda verdict: _weakest_premise(atlas, verdict, claim))
    return atlas.weakest[claim.id]


def _weakest_premise(atlas: Atlas, verdict: Verdict, claim: Claim) -> v.WeakPremise | None:
    steps = [step for step in claim.because if step.id in verdict.map.index]
    if not steps:
        return None
    best = max(steps, key=lambda step: (verdict.weight(step.id), -_missing(verdict, step.id)))
    worst = min(
        (premise.claim.id for premise in best.premises),
        key=lambda id_: (verdict.standing(id_).firmness or 0.0, verdict.standing(id_).pro[1]),
    )
    try:
        without = verdict.word_trial.one(claim.id, Change(absent=frozenset([worst])))
    except TooMuchError:
        return v.WeakPremise(atlas.card(worst), None)
    return v.WeakPremise(atlas.card(worst), statuses.STATUSES[without])


def heaviest(atlas: Atlas, items: Iterable[Evidence]) -> list[Evidence]:
    """Return findings by what they weigh now, then by what they weighed then."""
    return sorted(items, key=lambda item: _by_weight(atlas, item.id))


def _side(atlas: Atlas, points: list[tuple[str, v.PointView]], rest: str) -> v.SideView:
    points.sort(key=lambda point: _by_weight(atlas, point[0]))
    return v.SideView(tuple(view for _, view in points[:SHOWN]), max(0, len(points) - SHOWN), rest)


def _reason(atlas: Atlas, step: str, claims: list[str]) -> v.PointView:
    named = atlas.cards(claims[:PREMISES])
    left_out = len(claims) - PREMISES
    more = number_of("and %(number)s more premise", "and %(number)s more premises", left_out) if left_out > 0 else ""
    return v.PointView(step.partition("/")[2], named, more, None, _state(atlas, step))


def _findings(atlas: Atlas, claim: Claim, *, speaks_for: bool) -> Iterator[tuple[str, v.PointView]]:
    for item in claim.evidence:
        if item.speaks_for is speaks_for:
            words = wording.shortened(plain_text(item.finding), _WORDS)
            publisher = atlas.source(item.source.id).publisher
            dated = atlas.argument.sources[item.source.id].date is not None
            state = _state(atlas, item.id, uncounted="later" if dated else "undated")
            yield item.id, v.PointView(item.id.partition("/")[2], (), words, publisher, state)


def _undercuts(atlas: Atlas, claim: Claim) -> Iterator[tuple[str, v.PointView]]:
    """Yield the attacks on reasons; one that is brought against several of them stands once."""
    cut_by: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for number, step in enumerate(claim.because, 1):
        for cut in step.undercut:
            cut_by[cut.claim.id, cut.weakens].append(number)
    for (attacker, weakens), numbers in cut_by.items():
        step = claim.because[numbers[0] - 1]
        id_ = f"{step.id}/undercut-by-{attacker}"
        words = _cut(numbers if len(claim.because) > 1 else [], weakens=weakens)
        yield id_, v.PointView(step.id.partition("/")[2], atlas.cards([attacker]), words, None, _state(atlas, id_))


def _cut(numbers: Sequence[int], *, weakens: bool) -> str:
    """Return what an attack does to reasons, given by their numbers; by none, where there is but one reason."""
    if not numbers:
        return gettext("weakens the reason given") if weakens else gettext("breaks the reason given")
    which = listing(list(map(str, numbers)))
    if weakens:
        return ngettext("weakens reason %(which)s", "weakens reasons %(which)s", len(numbers), which=which)
    return ngettext("breaks reason %(which)s", "breaks reasons %(which)s", len(numbers), which=which)


def _state(atlas: Atlas, step: str, uncounted: str = "later") -> ByClock[str]:
    return atlas.judgement.clocks.map(
        lambda verdict: wording.STATES[verdict.label(step)] if step in verdict.map.index else uncounted
    )


def _by_weight(atlas: Atlas, step: str) -> tuple[float, float]:
    return -atlas.judgement.now.weight(step), -atlas.judgement.then.weight(step)


def _missing(verdict: Verdict, step: str) -> int:
    map_ = verdict.map
    return sum(verdict.standing(map_.id_of(node)).firmness is None for node in map_.premises[map_.index[step]])
