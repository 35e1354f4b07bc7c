"""The atlas: everything that pages ask of a judged argument, looked up once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, partial

from claimgraph.argument.clocks import ByClock
from claimgraph.argument.model import Claim, Evidence, Gap, Inference, Objection, Person, Rivals, Source, Undercut
from claimgraph.graph.network import argument_of, rests_on, uses_of
from claimgraph.graph.relations import Relation
from claimgraph.judging.judgement import Judgement, Verdict
from claimgraph.judging.robustness import Turn, turns
from claimgraph.judging.status_reasons import StatusReasons
from claimgraph.judging.walks import Walk, walk
from claimgraph.judging.words import Word
from claimgraph.language import Spoken, gettext, message, message_in
from claimgraph.site import status_sentences, statuses, wording
from claimgraph.site import views as v
from claimgraph.site.links import claim_path, rivals_path, source_path, topic_path
from claimgraph.site.paging import ROOM, Room
from claimgraph.site.quotations import checked
from claimgraph.standards import Scheme, credibility, reliability, schemes

EDITORS = "editors"
"""Person id of those who make the map."""
MOST_STOPS = 200
"""How many stops of a walk its page shows, which then has four hundred kilobytes."""
TOGETHER = 6
"""How many of the premises that are needed together are named."""


class Atlas:
    """Makes and caches the views of one judged argument."""

    def __init__(self, judgement: Judgement, room: Room = ROOM) -> None:
        """Begin with nothing looked up.

        Args:
            judgement: the argument, judged.
            room: how much a page of the site holds.
        """
        self.judgement = judgement
        self.room = room
        self.graph = judgement.graph
        self.argument = argument_of(judgement.graph)
        self.author = self.argument.about.author.id if self.argument.about else None
        """Person id of the author of the mapped text, if there is one."""
        self.headlines = tuple(dict.fromkeys(root.id for root in self.argument.roots))
        """The headline conclusions, in reading order."""
        self._cards: dict[str, v.ClaimCard] = {}
        self._sources: dict[str, v.SourceCard] = {}
        self._seen_uses: dict[str, tuple[v.UseView, ...]] = {}
        self.firmness: dict[str, tuple[v.FirmnessView, ...]] = {}
        """How firm headline conclusions are, as far as that was worked out."""
        self.weakest: dict[str, ByClock[v.WeakPremise | None]] = {}
        """The weakest premise of claims, as far as that was worked out."""

    def person(self, id_: str) -> Person:
        """Return the person with an id; one that is named by the id where none is declared."""
        return self.argument.people.get(id_) or Person(id_, id_, None)

    def card(self, id_: str) -> v.ClaimCard:
        """Return a claim's card."""
        if id_ not in self._cards:
            claim, judgement = self.argument.claims[id_], self.judgement
            why = status_sentences.why(StatusReasons(judgement.now, claim))
            is_same = judgement.then is judgement.now
            self._cards[id_] = v.ClaimCard(
                id=id_,
                path=claim_path(id_),
                text=claim.text,
                short=claim.short,
                kind=claim.kind.value,
                by=self.person(claim.by.id).name,
                by_author=claim.by.id == self.author,
                by_editors=claim.by.id == EDITORS,
                unsaid=claim.unstated is not None,
                status=self.status(self.judgement.now, id_),
                status_then=self.status(self.judgement.then, id_),
                topic=claim.topic,
                why=why,
                why_then=why if is_same else status_sentences.why(StatusReasons(judgement.then, claim)),
                scale=ByClock(self.scale(self.judgement.then, id_), self.scale(self.judgement.now, id_)),
            )
        return self._cards[id_]

    def cards(self, ids: Iterable[str]) -> tuple[v.ClaimCard, ...]:
        """Return the cards of several claims."""
        return tuple(self.card(id_) for id_ in ids)

    def status(self, verdict: Verdict, id_: str) -> v.StatusView:
        """Return the status of a claim by one clock."""
        return statuses.STATUSES[verdict.word(id_)]

    def scale(self, verdict: Verdict, id_: str) -> v.ScaleView:
        """Return the scale of a claim by one clock."""
        standard = verdict.map.statements[verdict.map.index[id_]].standard
        return wording.scale(verdict.standing(id_), standard)

    @cached_property
    def findings(self) -> dict[str, tuple[Claim, Evidence]]:
        """Every evidence item with its claim, by id."""
        return {item.id: (claim, item) for claim, item in self.argument.evidence()}

    def source(self, id_: str) -> v.SourceCard:
        """Return a source's card."""
        if id_ not in self._sources:
            source = self.argument.sources[id_]
            self._sources[id_] = _source_card(source, self.argument.media.get(source.medium))
        return self._sources[id_]

    def inference(self, inference: Inference) -> v.InferenceView:
        """Return the view of an inference."""
        scheme = schemes().get(inference.scheme.id) if inference.scheme else None
        return v.InferenceView(
            anchor=inference.id.partition("/")[2],
            premises=tuple(
                v.PremiseView(self.card(premise.claim.id), _role(scheme, premise.role))
                for premise in inference.premises
            ),
            warrant=inference.warrant,
            scheme=gettext(scheme.name) if scheme else None,
            scheme_reference=scheme.reference if scheme else None,
            questions=tuple(
                v.QuestionView(gettext(question.ask), inference.answers.get(question.ask), question.burden.value)
                for question in (scheme.questions if scheme else ())
            ),
            undercutters=self.attacks(inference.undercut),
            state=self._clocked(lambda verdict: wording.inference_state(verdict, inference)),
            by=self._maker(inference),
            unstated=inference.unstated,
        )

    def _maker(self, inference: Inference) -> str | None:
        if inference.by is None:
            return None
        if inference.by.id == EDITORS:
            return gettext("supplied by this map")
        return gettext("as %(name)s has it", name=self.person(inference.by.id).name)

    def _clocked(self, read: Callable[[Verdict], v.StateView]) -> ByClock[v.StateView]:
        return self.judgement.clocks.map(read)

    def attacks(self, undercuts: Iterable[Undercut]) -> tuple[v.AttackView, ...]:
        """Return the views of undercutters."""
        return tuple(v.AttackView(self.card(undercut.claim.id)) for undercut in undercuts)

    def objection(self, objection: Objection) -> v.ObjectionView:
        """Return the view of an objection."""
        return v.ObjectionView(
            anchor=objection.id.partition("/")[2],
            claim=self.card(objection.claim.id),
            warrant=objection.warrant,
            outweighs=objection.outweighs,
            replies=self.attacks(objection.undercut),
            state=self._clocked(lambda verdict: wording.objection_state(verdict, objection)),
        )

    def evidence(self, claim: Claim, item: Evidence, *, elsewhere: bool = False) -> v.EvidenceView:
        """Return the view of an evidence item; with its claim, when shown elsewhere than on the claim's page."""
        source = self.argument.sources[item.source.id]
        grade = credibility().get(item.credibility or 0)
        return v.EvidenceView(
            anchor=item.id.replace("/", "--") if elsewhere else item.id.partition("/")[2],
            source=self.source(source.id),
            claim=self.card(claim.id) if elsewhere else None,
            stance=_BEARINGS.get(item.speaks_for, item.stance.value),
            finding=item.finding,
            quote=item.quote,
            language=item.language or source.language,
            check=checked(self.argument, item),
            depth=wording.DEPTHS[source.depth],
            locator=item.locator,
            credibility=item.credibility,
            credibility_meaning=gettext(grade.meaning if grade else message("Not graded")),
            credibility_why=item.credibility_why,
            origin=item.origin.replace("-", " ") if item.origin else None,
            later=wording.hindsight(item, source.date, self.argument.as_of),
            outweighs=item.outweighs,
            undercutters=self.attacks(item.undercut),
        )

    def uses(self, id_: str) -> tuple[v.UseView, ...]:
        """Return the steps to other claims that a claim is a premise of."""
        if id_ not in self._seen_uses:
            self._seen_uses[id_] = tuple(self._uses(id_))
        return self._seen_uses[id_]

    def _uses(self, id_: str) -> Iterator[v.UseView]:
        for step, _, target in uses_of(self.graph, id_, Relation.PREMISE):
            premises = step.premises if isinstance(step, Inference) else ()
            others = [premise.claim.id for premise in premises[: TOGETHER + 1] if premise.claim.id != id_][:TOGETHER]
            more = len(premises) - 1 - len(others)
            words = gettext("is a premise of")
            yield v.UseView(self.card(target.id), step.id.partition("/")[2], words, self.cards(others), more)

    def opposed(self, id_: str) -> tuple[v.UseView, ...]:
        """Return the objections and undercuts in which a claim is used against others."""
        found = [
            v.UseView(self.card(target.id), step.id.partition("/")[2], gettext(words), cuts=cuts is Relation.UNDERCUTS)
            for relation, words in _OPPOSING
            for step, cuts, target in uses_of(self.graph, id_, relation)
        ]
        return tuple(found)

    @cached_property
    def carried(self) -> dict[str, tuple[str, ...]]:
        """Per claim, the headline conclusions that it supports, directly or through others (itself left out)."""
        under: dict[str, list[str]] = defaultdict(list)
        for root in self.argument.roots:
            for id_ in rests_on(self.graph, root.id):
                under[id_].append(root.id)
        return {id_: tuple(roots) for id_, roots in under.items()}

    @cached_property
    def walks(self) -> dict[str, Walk]:
        """Per headline conclusion, the walk from it down to what it rests on."""
        return {root: walk(self.judgement, root) for root in self.headlines}

    @cached_property
    def turns(self) -> dict[str, ByClock[tuple[Turn, ...]]]:
        """Per headline conclusion, what would change it."""
        return {root: self.judgement.clocks.map(partial(turns, self.argument, root=root)) for root in self.headlines}

    @cached_property
    def ways(self) -> dict[str, list[v.WayView]]:
        """Per claim, the ways from headline conclusions down to it."""
        found: dict[str, list[v.WayView]] = defaultdict(list)
        for root, way in self.walks.items():
            for number, stop in enumerate(way.stops):
                anchor = stop.claim if number < MOST_STOPS else ""
                found[stop.claim].append(v.WayView(self.card(root), anchor))
        return found

    @cached_property
    def stated_in(self) -> dict[str, list[str]]:
        """Per passage, the claims that are stated in it."""
        found: dict[str, list[str]] = defaultdict(list)
        for claim in self.argument.claims.values():
            for passage in claim.stated:
                found[passage.id].append(claim.id)
        return found

    @cached_property
    def competing(self) -> dict[str, tuple[v.RivalsCard, ...]]:
        """Per claim, the pages on which it competes with others."""
        found: dict[str, list[v.RivalsCard]] = defaultdict(list)
        for rivals in self.argument.rivals.values():
            for id_ in rivals.answers:
                found[id_].append(self.rivals(rivals))
        return {id_: tuple(cards) for id_, cards in found.items()}

    def rivals(self, rivals: Rivals) -> v.RivalsCard:
        """Return the card of a set of rival answers."""
        return v.RivalsCard(rivals_path(rivals.id), rivals.question)

    def gap(self, claim: Claim, gap: Gap) -> v.GapView:
        """Return the view of a gap."""
        return v.GapView(self.card(claim.id), gap.need, gap.where)

    def tallies(self, ids: Collection[str]) -> ByClock[tuple[v.Tally, ...]]:
        """Count claims by status, in the order of the statuses."""
        then, now = (self._tallies(verdict, ids) for verdict in (self.judgement.then, self.judgement.now))
        return ByClock(then, now)

    def _tallies(self, verdict: Verdict, ids: Iterable[str]) -> tuple[v.Tally, ...]:
        counts = Counter(map(verdict.word, ids))
        return tuple(
            v.Tally(statuses.STATUSES[word], counts[word], statuses.faring(word, counts[word]))
            for word in Word
            if counts[word]
        )

    def topic(self, id_: str) -> v.TopicCard:
        """Return a topic's card."""
        topic = self.argument.topics[id_]
        return v.TopicCard(topic_path(id_), topic.title, topic.summary, self.tallies(topic.claims), topic.section)

    @cached_property
    def text(self) -> v.TextView | None:
        """The mapped text, if there is one."""
        if self.argument.about is None:
            return None
        source = self.argument.sources[self.argument.about.source.id]
        author = self.person(self.argument.about.author.id)
        return v.TextView(source.title, author.name, author.role, source.publisher, source.url, source_path(source.id))

    @property
    def as_of(self) -> str | None:
        """The day of *then*, in words."""
        return wording.day(self.argument.as_of) if self.argument.as_of else None


_OPPOSING = (
    (Relation.OBJECTS, message("objects to")),
    (Relation.UNDERCUTS, message("attacks a step towards")),
)
_BEARINGS: Mapping[bool | None, str] = {True: "supports", False: "contradicts"}
"""What a finding does to its claim, by whether it speaks for it; its stance where it does neither."""


MEDIA: Mapping[str, str] = Spoken(
    {
        "agency": message_in("medium", "agency"),
        "newspaper": message_in("medium", "newspaper"),
        "broadcaster": message_in("medium", "broadcaster"),
        "magazine": message_in("medium", "magazine"),
        "official": message_in("medium", "official"),
        "parliament": message_in("medium", "parliament"),
        "think-tank": message_in("medium", "think tank"),
        "academic": message_in("medium", "academic"),
        "blog": message_in("medium", "blog"),
        "digest": message_in("medium", "digest"),
        "state-media": message_in("medium", "state media"),
        "copy": message_in("medium", "copy"),
        "other": message_in("medium", "other"),
    },
    "medium",
)
"""What sort of publication a source is."""


def _role(scheme: Scheme | None, role: str | None) -> str | None:
    """Return what a scheme asks of the premise in a role."""
    asked = scheme.premises.get(role) if scheme and role else None
    return gettext(asked) if asked else None


def _source_card(source: Source, own_medium: str | None) -> v.SourceCard:
    return v.SourceCard(
        id=source.id,
        path=source_path(source.id),
        title=source.title,
        title_shown=source.title_shown,
        author=source.author,
        publisher=source.publisher,
        date=wording.day(source.date) if source.date else None,
        language=source.language,
        reliability=source.reliability,
        reliability_meaning=gettext(reliability()[source.reliability]),
        reliability_why=source.reliability_why,
        stake=source.stake,
        medium=own_medium or MEDIA.get(source.medium, source.medium.replace("-", " ")),
    )
