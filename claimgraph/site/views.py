"""Views: exactly what templates see. Plain values, no lookups, no logic left to templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimgraph.argument.clocks import ByClock


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status as it is shown: with shape, word and colour."""

    name: str
    """Its id, as in ``claims/expectations.yml``."""
    look: str
    """Shape and colour, which several words share: stands, granted, contested, outweighed, open."""
    word: str
    meaning: str
    """What the word means, in one plain sentence."""


@dataclass(frozen=True, slots=True)
class ScaleView:
    """What speaks for a claim and against it, weighed. Lengths are from 0 to 100."""

    pro: float
    """What surely speaks for it."""
    pro_may: float
    """The same with what is contested."""
    con: float
    con_may: float
    least: float
    """What its standard of proof asks at least."""
    words: str
    """The scale in a sentence."""
    firmness: str | None
    """How firmly it holds: firmly, fairly, thinly; None where it is not accepted."""
    figure: str
    """The numbers, for the details."""


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
    scale: ByClock[ScaleView]
    """What speaks for it and against it."""

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
    """The state of a step."""

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
class ReviewView:
    """A review of a claim."""

    on: str
    by: str
    changed: str | None
    """What changed since; None where it still holds."""


@dataclass(frozen=True, slots=True)
class CheckedView:
    """What came of looking a quotation up."""

    state: str
    words: str
    recorded: str | None
    """The day on which an editor's run first found it so in a private copy; None where none did."""
    copy: str | None
    """The first digits of the hash of that copy."""
    path: str
    """The page of its source, and the anchor of its row there."""
    anchor: str
    passage: str | None
    """Address that opens the source at the quotation, where its copy tells how."""


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
    language: str
    """Of the quotation."""
    check: CheckedView | None
    """What came of looking the quotation up; None where there is none."""
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
class PointView:
    """Something that speaks for or against a claim, in a line."""

    anchor: str
    """Where it stands in full."""
    claims: tuple[ClaimCard, ...]
    """The premises of a reason, or the claim that is brought against; none for a finding."""
    words: str
    """What a finding says, shortened; what an attack is brought against."""
    by: str | None
    """Whose finding it is."""
    state: ByClock[str]
    """Its state: ``holds``, ``contested`` or ``fails``; ``later`` or ``undated`` where it does not count."""


@dataclass(frozen=True, slots=True)
class SideView:
    """What speaks on one side, strongest first."""

    points: tuple[PointView, ...]
    more: int
    """How many weaker ones there are."""
    rest: str
    """Anchor of the part of the page that has these."""


@dataclass(frozen=True, slots=True)
class WeakPremise:
    """The weakest premise of a claim, and the claim's status without it, by one clock."""

    claim: ClaimCard
    without: StatusView | None
    """None where it was not tried, since too much hangs together."""


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    """Findings of one stance, folded together."""

    stance: str
    findings: tuple[EvidenceView, ...]
    weight: str | None = None
    """How much each of them says, where there are so many that they are told apart by it."""
    has_contents: bool = False
    """Whether there are so many that a list leads to each."""


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
    """Premises that are needed with it, the first few."""
    more: int = 0
    """How many further ones there are."""
    cuts: bool = False
    """Whether it attacks a step towards the claim rather than the claim."""


@dataclass(frozen=True, slots=True)
class CarrierView:
    """A claim or finding that a conclusion depends on, and the conclusion's status without it."""

    claim: ClaimCard
    finding: str | None
    """The finding, where it is evidence on that claim."""
    without: StatusView
    figure: str


@dataclass(frozen=True, slots=True)
class TurnView:
    """Something that would change a conclusion, and into what."""

    claim: ClaimCard
    condition: str
    """What would have to happen, as prose: if so and so were found."""
    turned: StatusView


@dataclass(frozen=True, slots=True)
class MoveView:
    """A change of a single grade, grant or source that would give a conclusion another word."""

    claim: ClaimCard | None
    words: str
    turned: StatusView


@dataclass(frozen=True, slots=True)
class FirmnessView:
    """How firm a headline conclusion's verdict is, by one clock."""

    clock: str
    status: StatusView
    scale: ScaleView
    carriers: tuple[CarrierView, ...]
    turns: tuple[TurnView, ...]
    tried: int
    """Number of one-step changes that were tried."""
    held: int
    """Number of those that leave the word as it is."""
    moves: tuple[MoveView, ...]
    """The others, the most plausible first."""


@dataclass(frozen=True, slots=True)
class WeakLink:
    """The weakest link of a headline conclusion, by one clock."""

    claim: ClaimCard
    matters: str
    """Why it is the weakest, and what becomes of the conclusion without it."""


@dataclass(frozen=True, slots=True)
class HeadlineView:
    """A headline conclusion on the front page."""

    claim: ClaimCard
    weakest: ByClock[WeakLink] | None
    sources: int
    """Sources whose findings count for or against it or what it rests on, now."""
    origins: int
    """Independent origins among these."""
    turn: TurnView | None
    """The first thing that would change it, now."""


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
    speaks_for: SideView
    speaks_against: SideView
    weakest: ByClock[WeakPremise | None]
    turns: ByClock[tuple[TurnView, ...] | None]
    """What would change its status, the nearest first; None where that was not tried."""
    firmness: tuple[FirmnessView, ...]
    """For a headline conclusion, how firm its verdict is, by each clock."""
    because: tuple[InferenceView, ...]
    evidence_for: tuple[EvidenceView, ...]
    evidence_against: tuple[EvidenceView, ...]
    evidence_qualifying: tuple[EvidenceView, ...]
    evidence_context: tuple[EvidenceView, ...]
    evidence_top: tuple[EvidenceView, ...]
    """The heaviest findings for and against it."""
    evidence_rest: tuple[EvidenceGroup, ...]
    """The others by stance."""
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
    reviews: tuple[ReviewView, ...]
    rivals: tuple[RivalsCard, ...]
    """Pages on which it competes with others."""
    standard: str
    """Its standard of proof, in words."""
    is_headline: bool = False
    """Whether it is one of the argument's headline conclusions."""
    aliases: tuple[str, ...] = ()
    own: tuple[OwnValueView, ...] = ()
    """Values of the argument's own fields that stand at the top."""
    own_folded: tuple[OwnValueView, ...] = ()
    """Those that are folded away with the notes."""
    tags: tuple[OwnValueView, ...] = ()
    """Other words under which the search finds it."""


@dataclass(frozen=True, slots=True)
class WayView:
    """The way from a headline conclusion down to a claim."""

    root: ClaimCard
    anchor: str
    """Where the claim is on the page of the walk; empty where that does not go so far."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims have a status."""

    status: StatusView
    count: int
    words: str
    """The count and the status word."""


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic wherever it is named."""

    path: str
    title: str
    summary: str | None
    tallies: ByClock[tuple[Tally, ...]]
    section: str = ""
    """Of which folder of topics it is; empty where of none."""


@dataclass(frozen=True, slots=True)
class OwnValueView:
    """A value of a field of the argument's own, or a tag."""

    name: str
    value: str
    path: str | None = None
    """The page of all claims that have it, if there is one."""
    is_link: bool = False
    """Whether it is itself an address."""


@dataclass(frozen=True, slots=True)
class FilterView:
    """Something by which a list of claims can be narrowed down."""

    name: str
    options: tuple[tuple[str, str], ...]
    """What stands for each word in the rows of the list, and the word."""


@dataclass(frozen=True, slots=True)
class OwnListsView:
    """What lists of claims show of the argument's own fields and of tags."""

    columns: tuple[str, ...]
    cells: Mapping[str, tuple[tuple[OwnValueView, ...], ...]]
    """By claim, what stands in each column."""
    filters: tuple[FilterView, ...]
    has: Mapping[str, str]
    """By claim, what stands for its words in the filters, apart by spaces."""


@dataclass(frozen=True, slots=True)
class RivalsCard:
    """A page of rival answers wherever it is named."""

    path: str
    question: str
