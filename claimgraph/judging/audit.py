"""The audit: what an editor, or a sceptical reader, should look at first.

Each audit yields claims with a remark; its docstring says what it looks for. Its name and its docstring
are messages, which `scripts/words.py` collects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claimgraph.argument.fingerprint import what_changed
from claimgraph.argument.model import Argument, Check, Claim, Evidence, Kind
from claimgraph.argument.prose import verbatim
from claimgraph.graph.network import argument_of
from claimgraph.judging.judgement import Judgement
from claimgraph.judging.open_questions import open_questions
from claimgraph.judging.status_reasons import StatusReasons
from claimgraph.judging.words import Word
from claimgraph.language import gettext, message_in, ngettext, pgettext
from claimgraph.standards import Burden, likelihoods

EVEN = 50
"""Percent: a likelihood word whose whole range lies above asserts more than a possibility."""
_NO_REASON = message_in("status in a sentence", "no reason")
POOR = frozenset("DEF")
"""Reliability letters that call for a second look."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at on a claim."""

    claim: Claim
    what: str


class Audit:
    """The audits of one judged argument."""

    def __init__(self, judgement: Judgement) -> None:
        self.judgement = judgement
        self.argument: Argument = argument_of(judgement.graph)
        self.reasons = {claim.id: StatusReasons(judgement.now, claim) for claim in self.argument.claims.values()}

    def nothing_found(self) -> Iterator[Remark]:
        """Evidence was looked for, and nothing that holds was found."""
        yield from self._with_word(Word.NOTHING_FOUND)

    def not_examined(self) -> Iterator[Remark]:
        """Nothing that holds speaks for it, and no search is on record."""
        yield from self._with_word(Word.NOT_EXAMINED)

    def weak(self) -> Iterator[Remark]:
        """Something speaks for it, and less than its standard of proof asks."""
        yield from self._with_word(Word.WEAK)

    def no_reason(self) -> Iterator[Remark]:
        """A value or a definition, for which no reason that holds is given."""
        yield from self._with_word(Word.NO_REASON)

    def circular(self) -> Iterator[Remark]:
        """Its only support runs through itself."""
        yield from self._with_word(Word.CIRCULAR)

    def _with_word(self, word: Word) -> Iterator[Remark]:
        for claim in self.argument.claims.values():
            if self.judgement.now.word(claim.id) is word:
                yield Remark(claim, "")

    def overclaimed(self) -> Iterator[Remark]:
        """Stated as a fact, or as likely, while the map does not let it stand."""
        for claim in self.argument.claims.values():
            word = self.judgement.now.word(claim.id)
            if claim.stated and word is not Word.STANDS and (how := _asserted(claim)):
                status = pgettext(
                    "status in a sentence", _NO_REASON if word is Word.NO_REASON else word.replace("-", " ")
                )
                yield Remark(claim, gettext("stated as %(how)s; %(status)s on this map", how=how, status=status))

    def single_source(self) -> Iterator[Remark]:
        """One source is all that supports it."""
        for claim, reasons in self._supported_by_findings():
            if len({item.source.id for item in reasons.findings_for}) == 1:
                yield Remark(claim, self._publisher(reasons.findings_for[0]))

    def counted_once(self) -> Iterator[Remark]:
        """Several reasons for it, or against it, come down to the same, and count as one."""
        for once in self.judgement.now.counted_once:
            claim = self.argument.claims[once.target]
            yield Remark(claim, _once(len(once.steps), pro=once.pro))

    def poor_sources(self) -> Iterator[Remark]:
        """No source better than D supports it."""
        for claim, reasons in self._supported_by_findings():
            letters = {self.argument.sources[item.source.id].reliability for item in reasons.findings_for}
            if letters <= POOR:
                yield Remark(claim, gettext("graded %(letters)s", letters=", ".join(sorted(letters))))

    def _supported_by_findings(self) -> Iterator[tuple[Claim, StatusReasons]]:
        for claim in self.argument.claims.values():
            reasons = self.reasons[claim.id]
            if reasons.findings_for and not reasons.reasons:
                yield claim, reasons

    def unanswered_objections(self) -> Iterator[Remark]:
        """An objection is in play, and nothing is brought against it."""
        for claim in self.argument.claims.values():
            for objection in self.reasons[claim.id].objections:
                if not objection.undercut and not self.argument.claims[objection.claim.id].objections:
                    yield Remark(claim, f"[[{objection.claim.id}]]")

    def open_questions(self) -> Iterator[Remark]:
        """A step by a known pattern leaves a question open that whoever argues so owes."""
        for claim, _, question in open_questions(self.argument):
            if question.burden is Burden.PROPONENT:
                yield Remark(claim, gettext(question.ask))

    def gaps(self) -> Iterator[Remark]:
        """Evidence would be needed and was not found."""
        for claim in self.argument.claims.values():
            for gap in claim.gaps:
                yield Remark(claim, gap.need)

    def stale_reviews(self) -> Iterator[Remark]:
        """What was reviewed has changed since."""
        for claim in self.argument.claims.values():
            if changed := what_changed(self.argument, claim):
                what = "; ".join(part.in_prose for part in changed)
                yield Remark(claim, gettext("changed since: %(what)s", what=what))

    def unverified_quotes(self) -> Iterator[Remark]:
        """Quotations were found in no text, copy or excerpt of their source."""
        for claim in self.argument.claims.values():
            quoted = [item for item in claim.evidence if self._is_unverified(item)]
            if quoted:
                names = dict.fromkeys(map(self._publisher, quoted))
                yield Remark(claim, f"{len(quoted)}: {'; '.join(names)}")

    def _publisher(self, item: Evidence) -> str:
        """Return the publisher of a finding's source, as prose."""
        return verbatim(self.argument.sources[item.source.id].publisher)

    def _is_unverified(self, item: Evidence) -> bool:
        seen = self.argument.looked_up(item)
        return item.check is Check.NOT_CHECKABLE and not (seen and seen[0].is_found)

    def all(self) -> Iterator[tuple[str, str, list[Remark]]]:
        """Yield every audit: its name, what it looks for, and what it found."""
        for audit in AUDITS:
            yield audit.__name__.replace("_", "-"), gettext((audit.__doc__ or "").strip()), list(audit(self))


AUDITS: tuple[Callable[[Audit], Iterator[Remark]], ...] = (
    Audit.nothing_found,
    Audit.not_examined,
    Audit.weak,
    Audit.no_reason,
    Audit.circular,
    Audit.overclaimed,
    Audit.single_source,
    Audit.counted_once,
    Audit.poor_sources,
    Audit.unanswered_objections,
    Audit.open_questions,
    Audit.gaps,
    Audit.stale_reviews,
    Audit.unverified_quotes,
)


def _asserted(claim: Claim) -> str | None:
    """Return how strongly a claim is asserted, if more strongly than as an opinion."""
    if claim.likelihood:
        ranges = likelihoods().get(claim.likelihood.lower(), ())
        return claim.likelihood if any(found.low > EVEN for found in ranges) else None
    return gettext("a fact") if claim.kind is Kind.FACT else None


def _once(steps: int, *, pro: bool) -> str:
    if pro:
        return ngettext("%(number)s reasons for it count as one", "%(number)s reasons for it count as one", steps)
    return ngettext("%(number)s reasons against it count as one", "%(number)s reasons against it count as one", steps)
