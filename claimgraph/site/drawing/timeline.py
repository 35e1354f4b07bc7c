"""A timeline of evidence: when what speaks for a claim, and against it, became known.

What speaks for it is above the axis, what speaks against it below, each with a shape of its own.
What was known on the day of the text is filled, what came later is hollow. Horizontal units are
hundredths of the width, vertical ones pixels: it can be widened without enlarging its letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from claimgraph import language
from claimgraph.argument.model import Claim, Evidence
from claimgraph.language import Spoken, gettext, message, message_in, ngettext, number_of, plural, sentences
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing.axis import LEFT, NARROW, RIGHT, Axis, Tick, axis

Found = tuple[Claim, Evidence]
Column = tuple[float, float]
"""Where a column of bars begins and how wide it is."""

STEP = 24.0
"""Between the middles of two marks, in pixels, so that a finger hits one of them."""
HEAD, FOOT = 22.0, 20.0
"""Room for the day of the text above, and for the dates below the axis."""
CLEAR = 5.0
"""Between the axis and what is next to it."""
MARKS = 24
"""The most findings that are drawn as single marks; more are put into columns."""
COLUMNS, TALL, LEAST = 24, 64.0, 4.0
"""Columns along the axis, the height of the tallest, and of the lowest."""
FIRST, LANE = 22.0, 10
"""Where the undated begin, right of their name, and how many of them are marks of their own."""
SIDES = ("for", "against")
_SIDES = Spoken({"for": message_in("side", "for"), "against": message_in("side", "against")}, "side")
_KNOWN = message("Known by %(day)s: %(findings)s.")
_DATED = message("With a date: %(findings)s.")
_LATER = message("Later: %(findings)s.")
_UNDATED = message("No date: %(findings)s.")
_ON_CLAIM = plural(
    "%(number)s finding on this claim speaks for or against.", "%(number)s findings on this claim speak for or against."
)
_ON_MAP = plural(
    "%(number)s finding on this map speaks for or against.", "%(number)s findings on this map speak for or against."
)
_OF_SOURCE = plural(
    "%(number)s finding of this source speaks for or against.",
    "%(number)s findings of this source speak for or against.",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding, or several of one day."""

    x: float
    y: float
    side: str
    """``for`` or ``against``."""
    later: bool
    """Whether it counts only now."""
    title: str
    anchor: str
    """Anchor on the page of the finding; empty where it has none."""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """A column: findings of a stretch of time."""

    x: float
    y: float
    width: float
    height: float
    side: str
    later: bool
    title: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline, ready to be drawn."""

    height: float
    axis_y: float
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    as_of: Tick | None
    """The day of the text."""
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    undated: tuple[Mark, ...]
    dates_y: float
    """Where the dates along the axis are written."""
    undated_y: float
    words: str
    """The same in a sentence."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """A finding that speaks for a claim or against it."""

    item: Evidence
    day: int | None
    """The last day that it can be from; None where no date is shown."""
    side: str
    later: bool
    title: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """What stands along an axis: how far down that is, and how far what is drawn comes below it."""

    y: float
    below: float
    marks: tuple[Mark, ...] = ()
    bars: tuple[Bar, ...] = ()
    undated: tuple[Mark, ...] = ()


def of_claim(atlas: Atlas, claim: Claim) -> Timeline | None:
    """Draw the evidence on a claim; None where there are not two findings to compare."""
    found = [_counted(atlas, item) for item in claim.evidence if item.speaks_for is not None]
    if len(found) < 2:  # noqa: PLR2004 - what is alone shows no order
        return None
    words = _sentence(atlas, found, _ON_CLAIM)
    if len(found) > MARKS:
        return _in_columns(atlas, found, words)
    return _each(atlas, found, words, lambda item: item.id.partition("/")[2])


def of_all(atlas: Atlas) -> Timeline | None:
    """Draw all evidence of an argument; None where there is too little."""
    found = _all(atlas)
    return _in_columns(atlas, found, _sentence(atlas, found, _ON_MAP)) if len(found) > 1 else None


def of_source(atlas: Atlas, used: Iterable[Found]) -> Timeline | None:
    """Draw what one source reports among all evidence; None where it has no date, or nothing that counts."""
    own = [_counted(atlas, item) for _, item in used if item.speaks_for is not None]
    if not own or own[0].day is None or len(_all(atlas)) < 2:  # noqa: PLR2004 - as above
        return None
    (scale, bars), words = behind(atlas), _sentence(atlas, own, _OF_SOURCE)
    levels: Counter[str] = Counter()
    groups = Counter((each.later, each.side) for each in own)
    y = _middle(TALL)
    marks = []
    for (later, side), count in sorted(groups.items()):
        title = wording.sentence(_findings(count, side))
        place = _at_level(y, side, levels[side])
        marks.append(Mark(scale.at(own[0].day), place, side, later, title, "rests", count))
        levels[side] += 1
    below = max(_below(bars, y), levels["against"] * STEP)
    return _picture(atlas, scale, _Shown(y, below, tuple(marks), bars), words)


@lru_cache(maxsize=1)
def behind(atlas: Atlas) -> tuple[Axis, tuple[Bar, ...]]:
    """Return the axis and the bars of all evidence, which stand behind that of each source; once for all pages."""
    scale = _axis(atlas, _all(atlas))
    return scale, _bars(atlas, scale, _all(atlas), _middle(TALL))


@lru_cache(maxsize=1)
def _all(atlas: Atlas) -> list[_Counted]:
    return [_counted(atlas, item) for _, item in atlas.argument.evidence() if item.speaks_for is not None]


def _counted(atlas: Atlas, item: Evidence) -> _Counted:
    source, side = atlas.source(item.source.id), "for" if item.speaks_for else "against"
    dated = atlas.argument.sources[item.source.id].date
    date = source.date or gettext("undated")
    title = gettext("%(publisher)s, %(date)s: %(side)s", publisher=source.publisher, date=date, side=_SIDES[side])
    day = dated.latest.toordinal() if dated else None
    return _Counted(item, day, side, not atlas.argument.known_then(item), title)


def _axis(atlas: Atlas, found: Iterable[_Counted]) -> Axis:
    as_of = atlas.argument.as_of
    fixed = [as_of.latest.toordinal()] if as_of else []
    days = sorted(each.day for each in found if each.day is not None)
    return axis(days or fixed or [1], fixed)


def _middle(above: float) -> float:
    return HEAD + above + CLEAR


def _at_level(y: float, side: str, level: int) -> float:
    away = CLEAR + STEP / 2 + level * STEP
    return y - away if side == "for" else y + away


def _each(atlas: Atlas, found: Sequence[_Counted], words: str, anchor: Callable[[Evidence], str]) -> Timeline:
    """Draw every finding as a mark, piled up where they come close to each other."""
    scale = _axis(atlas, found)
    placed, tallest = _piled(scale, found)
    y = _middle(max(tallest["for"], 1) * STEP)
    marks = tuple(
        Mark(x, _at_level(y, each.side, level), each.side, each.later, each.title, anchor(each.item))
        for each, x, level in placed
    )
    undated = [each for each in found if each.day is None]
    lane = tuple(
        Mark(FIRST + place * STEP / NARROW, 0.0, each.side, each.later, each.title, anchor(each.item))
        for place, each in enumerate(undated)
    )
    if len(undated) > LANE:
        lane = _in_lane(undated)
    return _picture(atlas, scale, _Shown(y, tallest["against"] * STEP, marks, undated=lane), words)


def _piled(scale: Axis, found: Iterable[_Counted]) -> tuple[list[tuple[_Counted, float, int]], dict[str, int]]:
    """Return each dated finding with its place along the axis and its level, and how many levels each side has."""
    ends: dict[str, list[float]] = {side: [] for side in SIDES}
    placed = []
    for day, each in sorted(((each.day, each) for each in found if each.day is not None), key=_by_day):
        x, rows = scale.at(day), ends[each.side]
        level = next((row for row, end in enumerate(rows) if end + STEP / NARROW <= x), len(rows))
        rows[level : level + 1] = [x]
        placed.append((each, x, level))
    return placed, {side: len(rows) for side, rows in ends.items()}


def _by_day(dated: tuple[int, _Counted]) -> tuple[int, str]:
    return dated[0], dated[1].item.id


def _in_columns(atlas: Atlas, found: Sequence[_Counted], words: str) -> Timeline:
    scale, y = _axis(atlas, found), _middle(TALL)
    bars = _bars(atlas, scale, found, y)
    undated = _in_lane([each for each in found if each.day is None])
    return _picture(atlas, scale, _Shown(y, _below(bars, y), bars=bars, undated=undated), words)


def _below(bars: Iterable[Bar], y: float) -> float:
    """Return how far columns come below the axis."""
    return max([LEAST, *(bar.y + bar.height - y for bar in bars)])


def _in_lane(undated: Iterable[_Counted]) -> tuple[Mark, ...]:
    """Return the undated findings as one mark for each side and clock, with its number."""
    counts = Counter((each.later, each.side) for each in undated)
    sorts = [(later, side) for later in (False, True) for side in SIDES if counts[later, side]]
    return tuple(
        Mark(
            FIRST + place * 2.5 * STEP / NARROW,
            0.0,
            side,
            later,
            _so_many(counts[later, side], side),
            "",
            counts[later, side],
        )
        for place, (later, side) in enumerate(sorts)
    )


def _bars(atlas: Atlas, scale: Axis, found: Iterable[_Counted], y: float) -> tuple[Bar, ...]:
    """Put findings into columns; the day of the text is between two of them."""
    as_of = atlas.argument.as_of
    columns = _columns(scale.at(as_of.latest.toordinal()) if as_of else RIGHT)
    edges = [x for x, _ in columns]
    counts: Counter[tuple[int, str, bool]] = Counter()
    days: dict[int, list[int]] = {}
    for each in found:
        if each.day is not None:
            place = _column(edges, scale.at(each.day), after=bool(as_of and each.day > as_of.latest.toordinal()))
            counts[place, each.side, each.later] += 1
            days.setdefault(place, []).append(each.day)
    most = max((counts[p, s, False] + counts[p, s, True] for p, s, _ in list(counts)), default=1)
    bars = []
    for place, side, later in sorted(counts):
        count, below = counts[place, side, later], counts[place, side, False] if later else 0
        height, start = _tall(count, most), _tall(below, most) if below else 0.0
        top = y - start - height if side == "for" else y + start
        x, wide = columns[place]
        title = gettext("%(time)s: %(findings)s", time=_stretch(days[place]), findings=_so_many(count, side))
        bars.append(Bar(x + 0.25, top, wide - 0.5, height, side, later, title))
    return tuple(bars)


def _tall(count: int, most: int) -> float:
    return max(LEAST, TALL * count / most)


def _columns(line: float) -> list[Column]:
    """Return columns of about one width, so that the line is an edge."""
    wide = (RIGHT - LEFT + 2) / COLUMNS
    found: list[Column] = []
    for left, right in ((LEFT - 1, line), (line, RIGHT + 1)):
        many = max(1, round((right - left) / wide))
        found += [(left + place * (right - left) / many, (right - left) / many) for place in range(many)]
    return found


def _column(edges: Sequence[float], x: float, *, after: bool) -> int:
    """Return the last column that begins before x; on the line itself, the one of its side."""
    places = [place for place, edge in enumerate(edges) if (edge <= x if after else edge < x)]
    return places[-1] if places else 0


def _stretch(days: Sequence[int]) -> str:
    first, last = _month(min(days)), _month(max(days))
    return first if first == last else gettext("%(first)s to %(last)s", first=first, last=last)


def _month(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return language.day(day.year, day.month)


def _picture(atlas: Atlas, scale: Axis, shown: _Shown, words: str) -> Timeline:
    foot = shown.y + shown.below + CLEAR + FOOT
    return Timeline(
        height=foot + (STEP + 6 if shown.undated else 2),
        axis_y=shown.y,
        ticks=scale.ticks,
        breaks=scale.breaks,
        as_of=_line(atlas, scale),
        marks=shown.marks,
        bars=shown.bars,
        undated=shown.undated,
        dates_y=foot - 4,
        undated_y=foot + STEP / 2 + 4,
        words=words,
    )


def _line(atlas: Atlas, scale: Axis) -> Tick | None:
    as_of = atlas.argument.as_of
    if as_of is None:
        return None
    day, x = as_of.latest, scale.at(as_of.latest.toordinal())
    align = "start" if x < 25 else "end" if x > 75 else "middle"  # noqa: PLR2004 - a quarter from the edges
    return Tick(x, language.short_day(day.year, day.month, day.day), align)


def _sentence(atlas: Atlas, found: Sequence[_Counted], where: tuple[str, str]) -> str:
    """Return what the picture shows, in words."""
    known = _KNOWN if atlas.as_of else _DATED
    groups: dict[str, list[_Counted]] = {known: [], _LATER: [], _UNDATED: []}
    for each in found:
        groups[_UNDATED if each.day is None else _LATER if each.later else known].append(each)
    told = [gettext(words, day=atlas.as_of, findings=_sides(some)) for words, some in groups.items() if some]
    return sentences([wording.sentence(number_of(*where, len(found))), *told])


def _sides(found: Iterable[_Counted]) -> str:
    counts = Counter(each.side for each in found)
    return language.listing([_so_many(counts[side], side) for side in SIDES if counts[side]])


def _so_many(count: int, side: str) -> str:
    """Return how many findings speak for or against something, in brief."""
    if side == "for":
        return ngettext("%(number)s for", "%(number)s for", count)
    return ngettext("%(number)s against", "%(number)s against", count)


def _findings(count: int, side: str) -> str:
    if side == "for":
        return number_of("%(number)s finding for", "%(number)s findings for", count)
    return number_of("%(number)s finding against", "%(number)s findings against", count)
