"""Reference pages that come with the tool: the method, and the catalogue of diagnostics."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.analysis.judgement import Status
from claimgraph.diagnostics import rules
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
            example=_example(atlas),
        ),
        description="What the words, shapes and grades of this map mean, and how they are worked out.",
        listed=True,
    )


def catalogue_page(_: Atlas) -> Iterator[Page]:
    """Yield the catalogue of diagnostics."""
    yield Page(
        path="diagnostics",
        title="Diagnostics",
        template="diagnostics",
        view=v.CatalogueView(
            tuple(
                v.RuleView(rule.code, rule.severity.value, rule.title, rule.why, rule.mend, rule.bad, rule.good)
                for rule in rules.CATALOGUE
            )
        ),
        description="Everything that the check can find, why it matters, and how to mend it.",
        listed=True,
    )


def _example(atlas: Atlas) -> v.ClaimCard | None:
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
