"""The whole argument as one document for print: contents, claims in reading order, evidence, sources, gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from claimgraph.site import views as v
from claimgraph.site.page import HOME, Page, Shown
from claimgraph.site.pages.home import HomeView
from claimgraph.site.pages.rivals import RivalsView
from claimgraph.site.pages.source import SourceView
from claimgraph.site.pages.topic import TopicView

View = TypeVar("View")

REPORT = "report/index"
"""Path of the report."""
REPORT_FILE = f"{REPORT}.html"
"""Its address as a file."""
_PARTS = {"home", "topic", "claim", "rivals", "source"}
"""Templates of the pages that it is put together from."""


@dataclass(frozen=True, slots=True)
class ReportClaim:
    """A claim in the report."""

    number: str
    view: v.ClaimView


@dataclass(frozen=True, slots=True)
class ReportTopic:
    """A chapter of the report."""

    number: int
    title: str
    summary: str | None
    claims: tuple[ReportClaim, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """The report."""

    home: HomeView
    topics: tuple[ReportTopic, ...]
    rivals: tuple[RivalsView, ...]
    sources: tuple[SourceView, ...]
    numbers: Mapping[str, str]
    """Per claim, its number; per source, with ``source:`` before its id, its number."""


def report_page(pages: Sequence[Page]) -> Page:
    """Put the report together from the pages of the site, which have all that it needs."""
    title = next(page.title for page in pages if page.path == HOME)
    return Page(path=REPORT, title=title, template="report", show=partial(_show, pages))


def _show(pages: Iterable[Page]) -> Shown:
    views = [page.view() for page in pages if page.template in _PARTS]
    home = _of_kind(HomeView, views)[0]
    claims = {view.claim.id: view for view in _of_kind(v.ClaimView, views)}
    sources = _of_kind(SourceView, views)
    topics = tuple(_topic(number, view, claims) for number, view in enumerate(_of_kind(TopicView, views), 1))
    numbers = {claim.view.claim.id: claim.number for topic in topics for claim in topic.claims}
    numbers |= {f"source:{view.source.id}": str(number) for number, view in enumerate(sources, 1)}
    return Shown(
        ReportView(
            home=home,
            topics=topics,
            rivals=_of_kind(RivalsView, views),
            sources=sources,
            numbers=numbers,
        )
    )


def _of_kind(kind: type[View], views: Iterable[object]) -> tuple[View, ...]:
    return tuple(view for view in views if isinstance(view, kind))


def _topic(number: int, view: TopicView, claims: Mapping[str, v.ClaimView]) -> ReportTopic:
    """Return the chapter of a topic, its claims ordered as on its page: along its path first, then the rest."""
    on_path = [step.claim.id for step in view.path]
    ids = dict.fromkeys([*on_path, *(card.id for card in view.claims), *(card.id for card in view.others)])
    return ReportTopic(
        number=number,
        title=view.topic.title,
        summary=view.topic.summary,
        claims=tuple(ReportClaim(f"{number}.{place}", claims[id_]) for place, id_ in enumerate(ids, 1)),
    )
