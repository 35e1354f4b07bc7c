"""Reference pages that come with the tool: the method, and the catalogue of diagnostics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from claimgraph.analysis.judgement import Status
from claimgraph.argument.validate import slugify
from claimgraph.diagnostics import Severity, rules
from claimgraph.diagnostics.catalogue import Article, Example, catalogue
from claimgraph.diagnostics.diagnostic import CATALOGUE_PATH
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.page import Page
from claimgraph.standards import Scheme, credibility, reliability, schemes


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule wherever it is named."""

    path: str
    code: str
    severity: str
    title: str


@dataclass(frozen=True, slots=True)
class ExampleView:
    """A part of an argument, as an editor would write it."""

    file: str | None
    lines: tuple[tuple[str, bool], ...]
    """Each line, and whether it is what the two examples of a page differ in."""


@dataclass(frozen=True, slots=True)
class RuleView:
    """The page of a rule that arguments are held to."""

    rule: RuleCard
    group: str
    what: str
    why: str
    mend: str
    bad: ExampleView
    good: ExampleView
    can_be_ignored: bool
    previous: RuleCard | None
    next: RuleCard | None


@dataclass(frozen=True, slots=True)
class SchemeView:
    """An argument scheme in the catalogue."""

    id: str
    name: str
    reference: str
    premises: tuple[tuple[str, str], ...]
    conclusion: str
    questions: tuple[v.QuestionView, ...]


@dataclass(frozen=True, slots=True)
class MethodView:
    """The method page."""

    statuses: tuple[v.StatusView, ...]
    kinds: tuple[tuple[str, str], ...]
    reliability: tuple[tuple[str, str], ...]
    credibility: tuple[tuple[int, str], ...]
    schemes: tuple[SchemeView, ...]
    as_of: str | None
    example: v.ClaimCard | None


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules of one sort."""

    anchor: str
    title: str
    rules: tuple[RuleCard, ...]


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """The page of all diagnostics."""

    groups: tuple[RuleGroup, ...]


def method_page(atlas: Atlas) -> Iterator[Page]:
    """Yield the method page, with a worked example from this argument."""
    yield Page(
        path="method",
        title="Method",
        template="method",
        view=MethodView(
            statuses=tuple(wording.STATUSES[status] for status in Status),
            kinds=tuple((kind.value, words) for kind, words in wording.KINDS.items()),
            reliability=tuple(reliability().items()),
            credibility=tuple((digit, grade.meaning) for digit, grade in credibility().items()),
            schemes=tuple(_scheme(scheme) for scheme in schemes().values()),
            as_of=atlas.as_of,
            example=_telling(atlas),
        ),
        description="What the words, shapes and grades of this map mean, and how they are worked out.",
        listed=True,
    )


def catalogue_pages(_: Atlas) -> Iterator[Page]:
    """Yield the catalogue of diagnostics, and the page of every rule in it."""
    articles = catalogue()
    cards = [_rule_card(article) for article in articles]
    yield Page(
        path=CATALOGUE_PATH,
        title="Diagnostics",
        template="diagnostics",
        view=CatalogueView(
            tuple(
                RuleGroup(slugify(group), group, tuple(card for _, card in listed))
                for group, listed in groupby(zip(articles, cards, strict=True), key=lambda pair: pair[0].group)
            )
        ),
        description="Everything that the check can find, why it matters, and how to mend it.",
        listed=True,
    )
    for before, article, card, after in zip([None, *cards], articles, cards, [*cards[1:], None], strict=False):
        yield Page(
            path=card.path,
            title=card.code,
            template="diagnostic",
            view=_rule(article, card, before, after),
            description=f"{card.title}: what the check found, why it matters, and how to mend it.",
            contents=False,
        )


def _rule_card(article: Article) -> RuleCard:
    rule = article.rule
    return RuleCard(rule.page, rule.code, rule.severity.value, article.title)


def _rule(article: Article, card: RuleCard, before: RuleCard | None, after: RuleCard | None) -> RuleView:
    return RuleView(
        rule=card,
        group=article.group,
        what=article.what,
        why=article.why,
        mend=article.mend,
        bad=_example(article.bad, article.good),
        good=_example(article.good, article.bad),
        can_be_ignored=article.rule.severity is Severity.WARNING and article.rule is not rules.UNUSED_IGNORE,
        previous=before,
        next=after,
    )


def _example(example: Example, other: Example) -> ExampleView:
    """Show an example, and how it differs from the other one of its page."""
    ours, theirs = example.text.splitlines(), other.text.splitlines()
    alike = {
        line
        for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        for line in range(block.a, block.a + block.size)
    }
    return ExampleView(example.file, tuple((line, number not in alike) for number, line in enumerate(ours)))


def _telling(atlas: Atlas) -> v.ClaimCard | None:
    """The first headline conclusion that does not simply stand, or else the first."""
    roots = [root.id for root in atlas.argument.roots]
    telling = [id_ for id_ in roots if atlas.judgement.now.statuses[id_] is not Status.STANDS]
    return atlas.card((telling or roots)[0]) if roots else None


def _scheme(scheme: Scheme) -> SchemeView:
    return SchemeView(
        scheme.id,
        scheme.name,
        scheme.reference,
        tuple(scheme.premises.items()),
        scheme.conclusion,
        tuple(v.QuestionView(question.ask, None, question.burden.value) for question in scheme.questions),
    )
