"""Reference pages that come with the tool: the method, and the catalogue of diagnostics."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby

from claimgraph.analysis.judgement import Status
from claimgraph.argument.shape import slugify
from claimgraph.diagnostics import Severity
from claimgraph.diagnostics import rules
from claimgraph.diagnostics.catalogue import Article
from claimgraph.diagnostics.catalogue import Example
from claimgraph.diagnostics.catalogue import catalogue
from claimgraph.diagnostics.diagnostic import CATALOGUE_PATH
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.page import Page
from claimgraph.standards import Scheme
from claimgraph.standards import credibility
from claimgraph.standards import reliability
from claimgraph.standards import schemes


def method_page(atlas: Atlas) -> Iterator[Page]:
    """Yield the method page, with a worked example from this argument."""
    yield Page(
        path="method",
        title="Method",
        template="method",
        view=v.MethodView(
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
        view=v.CatalogueView(
            tuple(
                v.RuleGroup(slugify(group), group, tuple(card for _, card in listed))
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


def _rule_card(article: Article) -> v.RuleCard:
    rule = article.rule
    return v.RuleCard(rule.page, rule.code, rule.severity.value, article.title)


def _rule(article: Article, card: v.RuleCard, before: v.RuleCard | None, after: v.RuleCard | None) -> v.RuleView:
    return v.RuleView(
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


def _example(example: Example, other: Example) -> v.ExampleView:
    """Show an example, and how it differs from the other one of its page."""
    ours, theirs = example.text.splitlines(), other.text.splitlines()
    alike = {
        line
        for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        for line in range(block.a, block.a + block.size)
    }
    return v.ExampleView(example.file, tuple((line, number not in alike) for number, line in enumerate(ours)))


def _telling(atlas: Atlas) -> v.ClaimCard | None:
    """The first headline conclusion that does not simply stand, or else the first."""
    roots = [root.id for root in atlas.argument.roots]
    telling = [id_ for id_ in roots if atlas.judgement.now.statuses[id_] is not Status.STANDS]
    return atlas.card((telling or roots)[0]) if roots else None


def _scheme(scheme: Scheme) -> v.SchemeView:
    return v.SchemeView(
        scheme.id,
        scheme.name,
        scheme.reference,
        tuple(scheme.premises.items()),
        scheme.conclusion,
        tuple(v.QuestionView(question.ask, None, question.burden.value) for question in scheme.questions),
    )
