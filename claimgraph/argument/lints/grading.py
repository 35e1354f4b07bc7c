"""Similar sources with different grades, and relays with better grades than what they relay.

Sources are alike that have one publisher, medium and nature. Whose words a source passes on is
told by its publisher, as in "The Herald, citing TASS"; whose page it was read on, as in "TASS,
via The Herald", makes no difference.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimgraph.argument.model import Source
from claimgraph.language import message

_HOUSE = re.compile(r"(?P<house>[^,(]+?)\s*(?:$|[,(]|\bvia\b|\b(?:citing|quoting|relaying|retelling)\b)")
_RELAYED = re.compile(r"\b(?:citing|quoting|relaying|retelling)\s+(?P<house>[^,()]+)")
_LONGEST = 200
"""Characters of a publisher that are looked at; a longer one may be hostile."""
_UNKNOWN = "F"
"""The letter of sources that cannot be judged."""
_ANY = "other"
"""The medium of sources of which nothing is said."""


@dataclass(frozen=True, slots=True)
class Unlike:
    """A source, and another one that it should be graded like."""

    source: Source
    other: Source
    what: str
    """What the other one is; a message."""


def graded_unlike(sources: Iterable[Source]) -> Iterator[Unlike]:
    """Yield sources whose grade differs from that of most similar ones, and relays that are graded too well."""
    graded = [source for source in sources if source.reliability != _UNKNOWN]
    alike: dict[tuple[object, ...], list[Source]] = defaultdict(list)
    of_house: dict[str, list[Source]] = defaultdict(list)
    for source in graded:
        alike[_house(source), source.medium, source.nature].append(source)
        of_house[_house(source)].append(source)
    for group in alike.values():
        yield from _odd_ones(group)
    for source in graded:
        yield from _too_good(source, of_house)


def _house(source: Source) -> str:
    match = _HOUSE.match(source.publisher[:_LONGEST])
    return match["house"].strip().casefold() if match else source.publisher.casefold()


def _odd_ones(group: Sequence[Source]) -> Iterator[Unlike]:
    usual, _ = Counter(source.reliability for source in group).most_common(1)[0]
    models: dict[str | None, Source] = {}
    for source in group:
        if source.reliability == usual:
            models.setdefault(source.author, source)
    for source in group:
        model = models.get(source.author) or _without_author(source, models)
        if source.reliability != usual and model:
            yield Unlike(source, model, message("of the same publisher, medium and nature"))


def _without_author(source: Source, models: Mapping[str | None, Source]) -> Source | None:
    """Return a source that may have the same author as one of a known medium, since one of the two names none."""
    if source.medium == _ANY:
        return None
    return models.get(None) if source.author else next(iter(models.values()), None)


def _too_good(source: Source, of_house: dict[str, list[Source]]) -> Iterator[Unlike]:
    relayed = _RELAYED.search(source.publisher[:_LONGEST])
    originals = of_house.get(relayed["house"].strip().casefold(), []) if relayed else []
    if originals and all(source.reliability < original.reliability for original in originals):
        yield Unlike(source, originals[0], message("which it relays"))
