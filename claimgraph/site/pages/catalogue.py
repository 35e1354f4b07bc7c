"""The catalogue of diagnostics, and a page for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from itertools import groupby

from claimgraph.argument.ids import slugify
from claimgraph.diagnostics import Severity, rules
from claimgraph.diagnostics.catalogue import Article, Example, catalogue
from claimgraph.diagnostics.diagnostic import CATALOGUE_PATH
from claimgraph.language import gettext, pgettext
from claimgraph.site.atlas import Atlas
from claimgraph.site.page import Page, Shown

GROUP = "group of rules"
"""Context of the messages that are names of groups."""


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
class RuleGroup:
    """Rules of one sort."""

    anchor: str
    title: str
    rules: tuple[RuleCard, ...]


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """The page of all diagnostics."""

    groups: tuple[RuleGroup, ...]


def catalogue_pages(_: Atlas) -> Iterator[Page]:
    """Yield the catalogue of diagnostics, and the page of every rule in it."""
    articles = catalogue()
    cards = [_rule_card(article) for article in articles]
    yield Page(
        path=CATALOGUE_PATH,
        title=pgettext("page", "Diagnostics"),
        template="diagnostics",
        show=partial(_show, articles, cards),
        description=gettext("Everything that the check can find, why it matters, and how to mend it."),
        listed=True,
    )
    for before, article, card, after in zip([None, *cards], articles, cards, [*cards[1:], None], strict=False):
        yield Page(
            path=card.path,
            title=card.code,
            template="diagnostic",
            show=partial(_show_rule, article, card, before, after),
            description=gettext("%(rule)s: what the check found, why it matters, and how to mend it.", rule=card.title),
            contents=False,
        )


def _show(articles: Sequence[Article], cards: Sequence[RuleCard]) -> Shown:
    return Shown(
        CatalogueView(
            tuple(
                RuleGroup(slugify(group), pgettext(GROUP, group), tuple(card for _, card in listed))
                for group, listed in groupby(zip(articles, cards, strict=True), key=lambda pair: pair[0].group)
            )
        )
    )


def _show_rule(article: Article, card: RuleCard, before: RuleCard | None, after: RuleCard | None) -> Shown:
    return Shown(_rule(article, card, before, after))


def _rule_card(article: Article) -> RuleCard:
    rule = article.rule
    return RuleCard(rule.page, rule.code, rule.severity.value, gettext(article.title))


def _rule(article: Article, card: RuleCard, before: RuleCard | None, after: RuleCard | None) -> RuleView:
    return RuleView(
        rule=card,
        group=pgettext(GROUP, article.group),
        what=gettext(article.what),
        why=gettext(article.why),
        mend=gettext(article.mend),
        bad=_example(article.bad, article.good),
        good=_example(article.good, article.bad),
        can_be_ignored=article.rule.severity is Severity.WARNING and article.rule is not rules.UNUSED_IGNORE,
        previous=before,
        next=after,
    )


def _example(example: Example, other: Example) -> ExampleView:
    """Return the view of an example, with the lines in which it differs from the other one of its page."""
    ours, theirs = example.text.splitlines(), other.text.splitlines()
    alike = {
        line
        for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        for line in range(block.a, block.a + block.size)
    }
    return ExampleView(example.file, tuple((line, number not in alike) for number, line in enumerate(ours)))
