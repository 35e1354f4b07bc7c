"""Claim pages: a claim, what it rests on, what speaks against it, what rests on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimgraph.argument.model import Claim, Evidence, Stance
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing.neighbourhood import neighbourhood
from claimgraph.site.firmness import firmness
from claimgraph.site.links import card_path, claim_path, map_path, topic_path, walk_path
from claimgraph.site.page import Page


def claim_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield the page of every claim."""
    for claim in atlas.argument.claims.values():
        view = claim_view(atlas, claim)
        yield Page(
            path=claim_path(claim.id),
            title=claim.text,
            template="claim",
            view=view,
            drawing=neighbourhood(view),
            description=f"{atlas.card(claim.id).status.word}: {claim.text}",
        )


def claim_view(atlas: Atlas, claim: Claim) -> v.ClaimView:
    """Return what a claim's page shows."""
    card, topic = atlas.card(claim.id), atlas.argument.topics[claim.topic]
    return v.ClaimView(
        claim=card,
        kind_words=wording.KINDS[claim.kind],
        holder_role=atlas.person(claim.by.id).role,
        topic_path=topic_path(topic.id),
        topic_title=topic.title,
        map=map_path(topic.id),
        card=card_path(claim.id),
        stated=tuple(v.QuotedPassage(r.id, atlas.argument.passages[r.id].quote) for r in claim.stated),
        unstated=claim.unstated,
        likelihood=wording.likelihood(claim.likelihood) if claim.likelihood else None,
        granted=claim.granted,
        note=claim.note,
        correction=claim.correction,
        as_of=atlas.as_of,
        because=tuple(atlas.inference(inference) for inference in claim.because),
        evidence_for=_evidence(atlas, claim, lambda item: item.speaks_for is True),
        evidence_against=_evidence(atlas, claim, lambda item: item.speaks_for is False),
        evidence_qualifying=_evidence(atlas, claim, lambda item: item.stance is Stance.QUALIFIES),
        evidence_context=_evidence(atlas, claim, lambda item: item.stance is Stance.CONTEXT),
        objections=tuple(atlas.objection(objection) for objection in claim.objections),
        therefore=atlas.uses[claim.id],
        against=atlas.opposed(claim.id),
        beside=_beside(atlas, claim),
        gaps=tuple(atlas.gap(claim, gap) for gap in claim.gaps),
        changes_if=claim.changes_if,
        text=atlas.text,
        file=claim.place.path,
        line=claim.place.line,
        under=tuple(atlas.ways.get(claim.id, ())),
        walk=walk_path(claim.id) if claim.id in atlas.walks and claim.because else None,
        standard=wording.standard(atlas.judgement.now, claim.id),
        firmness=firmness(atlas, claim.id) if claim.id in atlas.walks else (),
        is_headline=claim.id in atlas.walks,
        aliases=claim.aliases,
        rivals=atlas.competing.get(claim.id, ()),
        reviewed=f"{claim.reviewed.on}, {claim.reviewed.by}" if claim.reviewed else None,
    )


def _evidence(atlas: Atlas, claim: Claim, is_wanted: Callable[[Evidence], bool]) -> tuple[v.EvidenceView, ...]:
    """Return the findings that are wanted: what was known then first."""
    found = [atlas.evidence(claim, item) for item in claim.evidence if is_wanted(item)]
    return tuple(sorted(found, key=lambda view: view.later is not None))


def _beside(atlas: Atlas, claim: Claim) -> tuple[v.ClaimCard, ...]:
    here = dict.fromkeys(id_ for passage in claim.stated for id_ in atlas.stated_in.get(passage.id, ()))
    return atlas.cards(id_ for id_ in here if id_ != claim.id)
