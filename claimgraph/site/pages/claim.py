"""Claim pages: a claim, what it rests on, what speaks against it, what rests on it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from functools import lru_cache, partial

from claimgraph.argument.clocks import ByClock
from claimgraph.argument.fingerprint import changed_since
from claimgraph.argument.model import Claim, Evidence, Review, Stance
from claimgraph.language import gettext
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing import timeline
from claimgraph.site.drawing.locator import of_places
from claimgraph.site.drawing.neighbourhood import neighbourhood
from claimgraph.site.firmness import firmness, own_turns, root_turns
from claimgraph.site.linked_data import linked_data
from claimgraph.site.links import card_path, claim_path, map_path, topic_path, walk_path
from claimgraph.site.own import own_values, tag_values
from claimgraph.site.page import Page, Pictures, Shown
from claimgraph.site.sides import heaviest, speaks_against, speaks_for, weakest_premise

TOP = 3
"""Findings that are shown in full at once: the heaviest for and against the claim."""
RECENT = 6000
"""How many views are kept, for the report, which shows the same."""
MANY = 20
"""How many findings of one stance are folded together; where there are more, those of like weight are."""


def claim_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield the page of every claim."""

    @lru_cache(RECENT)
    def view(id_: str) -> v.ClaimView:
        return claim_view(atlas, atlas.argument.claims[id_])

    for claim in atlas.argument.claims.values():
        yield Page(
            path=claim_path(claim.id),
            title=claim.text,
            template="claim",
            show=partial(_show, atlas, claim, view),
            show_text=partial(view, claim.id),
            subject=claim.id,
        )


def _show(atlas: Atlas, claim: Claim, viewed: Callable[[str], v.ClaimView]) -> Shown:
    view = viewed(claim.id)
    return Shown(
        view=view,
        drawing=neighbourhood(view),
        pictures=Pictures(
            timeline=timeline.of_claim(atlas, claim),
            places=of_places(atlas, (place.id for place in claim.places)),
        ),
        description=gettext("%(status)s: %(claim)s", status=view.claim.status.word, claim=claim.text),
        linked_data=linked_data(atlas, claim, (each.source.id for each in view.evidence_top)),
    )


def claim_view(atlas: Atlas, claim: Claim) -> v.ClaimView:
    """Return what a claim's page shows."""
    card, topic = atlas.card(claim.id), atlas.argument.topics[claim.topic]
    evidence = {stance: _evidence(atlas, claim, is_wanted) for stance, is_wanted in _STANCES.items()}
    top = _top(atlas, claim, [*evidence["for"], *evidence["against"]])
    return v.ClaimView(
        claim=card,
        kind_words=wording.KINDS[claim.kind],
        holder_role=atlas.person(claim.by.id).role,
        topic_path=topic_path(topic.id),
        topic_title=topic.title,
        map=map_path(topic.id),
        card=card_path(claim.id),
        stated=_stated(atlas, claim),
        unstated=claim.unstated,
        likelihood=wording.likelihood(claim.likelihood) if claim.likelihood else None,
        granted=claim.granted,
        note=claim.note,
        correction=claim.correction,
        as_of=atlas.as_of,
        speaks_for=speaks_for(atlas, claim),
        speaks_against=speaks_against(atlas, claim),
        weakest=weakest_premise(atlas, claim),
        turns=_turns(atlas, claim),
        firmness=firmness(atlas, claim.id) if claim.id in atlas.headlines else (),
        because=tuple(atlas.inference(inference) for inference in claim.because),
        evidence_for=evidence["for"],
        evidence_against=evidence["against"],
        evidence_qualifying=evidence["qualifying"],
        evidence_context=evidence["context"],
        evidence_top=top,
        evidence_rest=tuple(_groups(atlas, claim, evidence, {item.anchor for item in top})),
        objections=tuple(atlas.objection(objection) for objection in claim.objections),
        therefore=atlas.uses(claim.id),
        against=atlas.opposed(claim.id),
        beside=_beside(atlas, claim),
        gaps=tuple(atlas.gap(claim, gap) for gap in claim.gaps),
        changes_if=claim.changes_if,
        text=atlas.text,
        file=claim.place.path,
        line=claim.place.line,
        under=tuple(atlas.ways.get(claim.id, ())),
        walk=walk_path(claim.id) if claim.id in atlas.headlines and claim.because else None,
        standard=wording.standard(atlas.judgement.now, claim.id),
        is_headline=claim.id in atlas.headlines,
        aliases=claim.aliases,
        own=own_values(atlas.argument, claim, at_top=True),
        own_folded=own_values(atlas.argument, claim, at_top=False),
        tags=tag_values(claim),
        rivals=atlas.competing.get(claim.id, ()),
        reviews=tuple(_review(atlas, claim, review) for review in claim.reviewed),
    )


def _stated(atlas: Atlas, claim: Claim) -> tuple[v.QuotedPassage, ...]:
    passages = atlas.argument.passages
    return tuple(v.QuotedPassage(each.id, passages[each.id].quote) for each in claim.stated)


def _turns(atlas: Atlas, claim: Claim) -> ByClock[tuple[v.TurnView, ...] | None]:
    """Return what would change a claim; for a headline conclusion, everything that it rests on is tried."""
    return root_turns(atlas, claim.id) if claim.id in atlas.headlines else own_turns(atlas, claim)


def _review(atlas: Atlas, claim: Claim, review: Review) -> v.ReviewView:
    changed = changed_since(atlas.argument, claim, review)
    return v.ReviewView(review.on, review.by, "; ".join(part.in_prose for part in changed) or None)


def _evidence(atlas: Atlas, claim: Claim, is_wanted: Callable[[Evidence], bool]) -> tuple[v.EvidenceView, ...]:
    """Return the findings that are wanted: what was known then first."""
    found = [atlas.evidence(claim, item) for item in claim.evidence if is_wanted(item)]
    return tuple(sorted(found, key=lambda view: view.later is not None))


def _top(atlas: Atlas, claim: Claim, bearing: list[v.EvidenceView]) -> tuple[v.EvidenceView, ...]:
    """Return the heaviest of the findings for and against a claim."""
    views = {view.anchor: view for view in bearing}
    items = [item for item in claim.evidence if item.speaks_for is not None]
    return tuple(views[item.id.partition("/")[2]] for item in heaviest(atlas, items)[:TOP])


_STANCES: dict[str, Callable[[Evidence], bool]] = {
    "for": lambda item: item.speaks_for is True,
    "against": lambda item: item.speaks_for is False,
    "qualifying": lambda item: item.stance is Stance.QUALIFIES,
    "context": lambda item: item.stance is Stance.CONTEXT,
}


def _groups(
    atlas: Atlas, claim: Claim, evidence: Mapping[str, tuple[v.EvidenceView, ...]], shown: Container[str]
) -> Iterator[v.EvidenceGroup]:
    """Yield the findings that are not shown yet, by stance; many of one stance by what they weigh, too."""
    for stance, views in evidence.items():
        found = [view for view in views if view.anchor not in shown]
        if len(found) <= MANY:
            yield from [v.EvidenceGroup(stance, tuple(found))] if found else []
            continue
        now = atlas.judgement.now
        weighed = {item.id.partition("/")[2]: wording.amount(now.weight(item.id)) for item in claim.evidence}
        for weight in wording.amounts():
            if alike := tuple(view for view in found if weighed[view.anchor] == weight):
                yield v.EvidenceGroup(stance, alike, weight, has_contents=len(alike) > MANY)


def _beside(atlas: Atlas, claim: Claim) -> tuple[v.ClaimCard, ...]:
    here = dict.fromkeys(id_ for passage in claim.stated for id_ in atlas.stated_in.get(passage.id, ()))
    return atlas.cards(id_ for id_ in here if id_ != claim.id)
