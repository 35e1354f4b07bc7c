"""The review page: what an editor, or a sceptical reader, should look at first."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.analysis.grounds import grounds
from claimgraph.analysis.judgement import Status
from claimgraph.argument.model import Check
from claimgraph.argument.model import Claim
from claimgraph.argument.model import Stance
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.page import Page
from claimgraph.site.pages.home import weight


def review_page(atlas: Atlas) -> Iterator[Page]:
    """Yield the review page."""
    argument = atlas.argument
    checks = [item.check for _, item in argument.evidence() if item.check]
    checks += [passage.check for passage in argument.passages.values()]
    yield Page(
        path="review",
        title="Review",
        template="review",
        view=v.ReviewView(
            lists=tuple(_lists(atlas)),
            tallies=atlas.tallies(argument.claims),
            quotes_verified=checks.count(Check.VERIFIED),
            quotes_not_checkable=checks.count(Check.NOT_CHECKABLE),
        ),
        description="What to look at first: unsupported claims, single sources, open gaps, quotations not verified.",
        listed=True,
        hide=("navigation",),
    )


def _lists(atlas: Atlas) -> Iterator[v.FindingList]:
    yield v.FindingList(
        "unsupported",
        "Unsupported claims",
        "Nothing that stands is behind these. The list says what is missing, not that they are false.",
        _rows(atlas, ((claim, atlas.card(claim.id).why) for claim in _with_status(atlas, Status.UNSUPPORTED))),
    )
    yield v.FindingList(
        "circular",
        "Circular claims",
        "Claims whose only support runs through themselves. A site with one is not built, so this list stays empty.",
        _rows(atlas, ((claim, "") for claim in _with_status(atlas, Status.CIRCULAR))),
    )
    yield v.FindingList(
        "single-source",
        "Standing on a single source",
        "One source, or several that repeat one origin, is all that supports these.",
        _rows(atlas, _single_source(atlas)),
    )
    yield v.FindingList(
        "gaps",
        "Open evidence gaps",
        "Evidence that would be needed and was not found, the gaps that most rests on first.",
        _rows(atlas, ((claim, gap.need) for claim in atlas.argument.claims.values() for gap in claim.gaps)),
    )
    yield v.FindingList(
        "unverified-quotes",
        "Quotations that cannot be checked here",
        "No copy of these sources is stored with the map; the quotations are as they were read.",
        _rows(atlas, _unverified(atlas)),
    )


def _rows(atlas: Atlas, found: Iterator[tuple[Claim, str]]) -> tuple[v.FindingRow, ...]:
    rows = [v.FindingRow(atlas.card(claim.id), what, claim.place.path, claim.place.line) for claim, what in found]
    return tuple(sorted(rows, key=lambda row: -weight(atlas, row.claim.id)))


def _with_status(atlas: Atlas, status: Status) -> Iterator[Claim]:
    return (c for c in atlas.argument.claims.values() if atlas.judgement.now.statuses[c.id] is status)


def _single_source(atlas: Atlas) -> Iterator[tuple[Claim, str]]:
    for claim in atlas.argument.claims.values():
        ground = grounds(atlas.judgement.now, claim)
        if ground.findings_for and ground.origins_for == 1 and not ground.reasons:
            item = ground.findings_for[0]
            yield claim, f"{item.origin or item.source.id}: {wording.count(len(ground.findings_for), 'finding')}"


def _unverified(atlas: Atlas) -> Iterator[tuple[Claim, str]]:
    for claim in atlas.argument.claims.values():
        quoted = [e for e in claim.evidence if e.check is Check.NOT_CHECKABLE and e.stance is not Stance.CONTEXT]
        if quoted:
            sources = list(dict.fromkeys(atlas.source(item.source.id).publisher for item in quoted))
            yield claim, f"{len(quoted)}: {'; '.join(sources)}"
