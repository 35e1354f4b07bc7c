"""The review page, and the page of open questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from claimgraph.argument.clocks import ByClock
from claimgraph.argument.model import Argument, Ignore
from claimgraph.argument.things import Thing
from claimgraph.judging.audit import Audit, Remark
from claimgraph.judging.open_questions import open_questions
from claimgraph.language import gettext, pgettext
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas
from claimgraph.site.kept_evidence import KeptView, kept
from claimgraph.site.links import rule_path, source_path
from claimgraph.site.page import Page, Shown
from claimgraph.site.pages.home import weight
from claimgraph.site.scorecard import TradecraftView, scorecard

LISTED = 100
"""Entries of one list that are shown; with all lists full the page has half a megabyte."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A row of the review: a claim and what is to be looked at."""

    claim: v.ClaimCard
    what: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class FindingList:
    """One list of the review."""

    anchor: str
    title: str
    meaning: str
    rows: tuple[FindingRow, ...]
    """The heaviest."""
    found: int
    """How many there are."""


@dataclass(frozen=True, slots=True)
class IgnoredRow:
    """A check that the editors ask to pass over on one item."""

    rule_path: str
    code: str
    item: str
    """What it is passed over on, in words."""
    path: str | None
    """The page of that; None where it has none."""
    anchor: str
    reason: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class ReviewPageView:
    """The review page."""

    lists: tuple[FindingList, ...]
    tallies: ByClock[tuple[v.Tally, ...]]
    evidence: KeptView
    sentences: int
    uncovered: int
    questions: int
    """Open questions; their page is there when there are any."""
    standards: tuple[TradecraftView, ...]
    ignored: tuple[IgnoredRow, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A critical question that nobody has answered."""

    claim: v.ClaimCard
    anchor: str
    ask: str
    owed: bool
    """Whether whoever argues so owes the answer."""


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """The page of open questions."""

    questions: tuple[OpenQuestion, ...]
    """The heaviest."""
    left_out: int


def review_page(atlas: Atlas) -> Iterator[Page]:
    """Yield the review page."""
    yield Page(
        path="review",
        title=pgettext("page", "Review"),
        template="review",
        show=partial(_show, atlas),
        description=gettext(
            "What to look at first: unsupported claims, single sources, open gaps, quotations not verified."
        ),
        listed=True,
        scripts=("tables.js",),
    )


def _show(atlas: Atlas) -> Shown:
    return Shown(_review_view(atlas))


def _review_view(atlas: Atlas) -> ReviewPageView:
    argument = atlas.argument
    return ReviewPageView(
        lists=tuple(_list(atlas, *found) for found in Audit(atlas.judgement).all()),
        tallies=atlas.tallies(argument.claims),
        evidence=kept(argument),
        sentences=len(argument.passages),
        uncovered=_count_uncovered(argument),
        standards=scorecard(atlas),
        questions=sum(1 for _ in open_questions(argument)),
        ignored=tuple(_ignored(atlas, ignore) for ignore in argument.ignores),
    )


def _count_uncovered(argument: Argument) -> int:
    """Return how many sentences of the text are stated as no claim though they may make one."""
    stated = {reference.id for claim in argument.claims.values() for reference in claim.stated}
    return sum(passage.id not in stated and not passage.no_claim for passage in argument.passages.values())


def _list(atlas: Atlas, name: str, meaning: str, remarks: list[Remark]) -> FindingList:
    ordered = sorted(remarks, key=lambda remark: -weight(atlas, remark.claim.id))
    rows = tuple(_row(atlas, remark) for remark in ordered[:LISTED])
    title = pgettext("list of the review", name.replace("-", " ").capitalize())
    return FindingList(name, title, meaning, rows, len(remarks))


def _ignored(atlas: Atlas, ignore: Ignore) -> IgnoredRow:
    words, path, anchor = ignore.id, None, ""
    if ignore.item is Thing.CLAIM:
        card = atlas.card(ignore.id)
        words, path = card.text, card.path
    elif ignore.item is Thing.SOURCE:
        words, path = atlas.argument.sources[ignore.id].title, source_path(ignore.id)
    elif ignore.item is Thing.PASSAGE and atlas.text:
        words, path, anchor = atlas.argument.passages[ignore.id].quote, "read", ignore.id
    place = ignore.place
    return IgnoredRow(rule_path(ignore.code), ignore.code, words, path, anchor, ignore.reason, place.path, place.line)


def _row(atlas: Atlas, remark: Remark) -> FindingRow:
    card = atlas.card(remark.claim.id)
    return FindingRow(card, remark.what or card.why, remark.claim.place.path, remark.claim.place.line)


def questions_page(atlas: Atlas) -> Iterator[Page]:
    """Yield the page of open critical questions, those that most rests on first."""
    if next(open_questions(atlas.argument), None) is None:
        return
    yield Page(
        path="questions",
        title=pgettext("page", "Open questions"),
        template="questions",
        show=partial(_show_questions, atlas),
        description=gettext(
            "Questions that the patterns of reasoning on this map invite, and that nobody has answered."
        ),
        listed=True,
    )


def _show_questions(atlas: Atlas) -> Shown:
    found = sorted(open_questions(atlas.argument), key=lambda item: -weight(atlas, item[0].id))
    return Shown(
        QuestionsView(
            tuple(
                OpenQuestion(
                    atlas.card(claim.id),
                    inference.id.partition("/")[2],
                    gettext(question.ask),
                    question.burden.value == "proponent",
                )
                for claim, inference, question in found[:LISTED]
            ),
            max(0, len(found) - LISTED),
        )
    )
