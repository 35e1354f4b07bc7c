"""Views: exactly what templates see. Plain values, no lookups, no logic left to templates."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.argument.clocks import ByClock


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status as it is shown: by shape, word and colour."""

    name: str
    """CSS name and shape: stands, contested, defeated, unsupported, circular."""
    word: str
    meaning: str
    """What the word means, in one plain sentence."""


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim wherever it is named."""

    id: str
    path: str
    text: str
    short: str
    """Its name in a few words, for running text and small places."""
    kind: str
    by: str
    by_author: bool
    """Whether the author of the mapped text asserts it."""
    by_editors: bool
    """Whether it is the map's own remark."""
    unsaid: bool
    """Whether the mapped text needs it and does not say it."""
    status: StatusView
    status_then: StatusView
    topic: str
    why: str
    """One sentence of prose: why it has its status now."""
    why_then: str
    """The same for then."""

    @property
    def moved(self) -> bool:
        """Whether its status changed from then to now."""
        return self.status.name != self.status_then.name


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A source wherever it is named."""

    id: str
    path: str
    title: str
    title_shown: bool
    author: str | None
    publisher: str
    date: str | None
    language: str
    reliability: str
    reliability_meaning: str
    reliability_why: str | None
    stake: str | None
    medium: str


@dataclass(frozen=True, slots=True)
class StateView:
    """How a step fares."""

    name: str
    """``holds``, ``contested`` or ``fails``."""
    words: str


@dataclass(frozen=True, slots=True)
class AttackView:
    """A claim brought against a step."""

    claim: ClaimCard


@dataclass(frozen=True, slots=True)
class PremiseView:
    """A claim as a premise."""

    claim: ClaimCard
    role: str | None
    """What the scheme asks of a premise in this place."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A critical question of an inference's scheme."""

    ask: str
    answer: str | None
    burden: str


@dataclass(frozen=True, slots=True)
class InferenceView:
    """A step from premises to the claim."""

    anchor: str
    premises: tuple[PremiseView, ...]
    warrant: str | None
    scheme: str | None
    scheme_reference: str | None
    questions: tuple[QuestionView, ...]
    undercutters: tuple[AttackView, ...]
    state: ByClock[StateView]
    by: str | None
    """Who takes the step, where it is not who asserts the claim."""
    unstated: str | None


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A finding as it bears on a claim."""

    anchor: str
    source: SourceCard
    claim: ClaimCard | None
    """The claim, where the page is not the claim's own."""
    stance: str
    finding: str
    quote: str | None
    check: str | None
    check_words: str | None
    depth: str
    locator: str | None
    credibility: int | None
    credibility_meaning: str
    credibility_why: str | None
    origin: str | None
    later: str | None
    """Why it counts only now; None where it was known then."""
    outweighs: str | None
    undercutters: tuple[AttackView, ...]


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """A claim that speaks against the page's claim."""

    anchor: str
    claim: ClaimCard
    warrant: str | None
    outweighs: str | None
    replies: tuple[AttackView, ...]
    state: ByClock[StateView]


@dataclass(frozen=True, slots=True)
class UseView:
    """A step that the page's claim takes part in."""

    claim: ClaimCard
    anchor: str
    words: str
    """What the claim does there: is a premise, objects, undercuts."""
    others: tuple[ClaimCard, ...] = ()
    """Premises that are needed with it."""
    cuts: bool = False
    """Whether it attacks a step towards the claim rather than the claim."""


@dataclass(frozen=True, slots=True)
class BackingView:
    """How well a claim is backed on the map, as a band."""

    word: str
    low: float
    """From 0 to 100, for drawing."""
    width: float
    """From 0 to 100, for drawing; never so small that it cannot be seen."""
    figure: str
    """The number or numbers, for the details."""
    unmerged: str | None
    """The figure if findings of one origin counted separately, where that differs."""


@dataclass(frozen=True, slots=True)
class CarrierView:
    """What a conclusion hangs on, and what becomes of it without."""

    claim: ClaimCard
    finding: str | None
    """The finding, where it is evidence on that claim."""
    for_it: bool
    """Whether it weighs for the conclusion."""
    weight: float
    """From 0 to 100, relative to the heaviest."""
    without: StatusView
    figure: str


@dataclass(frozen=True, slots=True)
class TurningView:
    """A claim that would change a conclusion if what is missing were found."""

    claim: ClaimCard
    turned: StatusView
    """What the conclusion would then be."""


@dataclass(frozen=True, slots=True)
class CarryingView:
    """A headline conclusion's carriers by one clock."""

    clock: str
    carriers: tuple[CarrierView, ...]
    turning: tuple[TurningView, ...]
    status: StatusView
    figure: str


@dataclass(frozen=True, slots=True)
class WeakLink:
    """The weakest link of a headline conclusion, by one clock."""

    claim: ClaimCard
    matters: str
    """What becomes of the conclusion without it."""


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """A sentence of the mapped text."""

    id: str
    quote: str


@dataclass(frozen=True, slots=True)
class GapView:
    """An open evidence gap."""

    claim: ClaimCard
    need: str
    where: str | None


@dataclass(frozen=True, slots=True)
class TextView:
    """The mapped text: what it is and where it is."""

    title: str
    author: str
    role: str | None
    publisher: str
    url: str | None
    path: str
    author_path: str = ""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim's own page."""

    claim: ClaimCard
    kind_words: str
    holder_role: str | None
    topic_path: str
    topic_title: str
    map: str
    """Where the topic's map is."""
    card: str
    """Where its card is."""
    stated: tuple[QuotedPassage, ...]
    unstated: str | None
    likelihood: str | None
    granted: str | None
    note: str | None
    correction: str | None
    as_of: str | None
    because: tuple[InferenceView, ...]
    evidence_for: tuple[EvidenceView, ...]
    evidence_against: tuple[EvidenceView, ...]
    evidence_qualifying: tuple[EvidenceView, ...]
    evidence_context: tuple[EvidenceView, ...]
    objections: tuple[ObjectionView, ...]
    therefore: tuple[UseView, ...]
    against: tuple[UseView, ...]
    """Where this claim is brought against others."""
    beside: tuple[ClaimCard, ...]
    """Claims of the same passage."""
    gaps: tuple[GapView, ...]
    changes_if: tuple[str, ...]
    text: TextView | None
    file: str
    line: int
    under: tuple[WayView, ...]
    """The ways from headline conclusions down to this claim."""
    walk: str | None
    """For a headline conclusion with reasons, the address of its walk."""
    reviewed: str | None
    rivals: tuple[RivalsCard, ...]
    """Pages on which it competes with others."""
    backing_then: BackingView
    backing_now: BackingView


@dataclass(frozen=True, slots=True)
class WayView:
    """The way from a headline conclusion down to a claim."""

    root: ClaimCard
    between: tuple[ClaimCard, ...]
    """The claims on the way, the nearest to the conclusion first."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims have a status."""

    status: StatusView
    count: int


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic wherever it is named."""

    path: str
    title: str
    summary: str | None
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class RivalsCard:
    """A page of rival answers wherever it is named."""

    path: str
    question: str
