"""Marks of pages: as long as the mark of a page is the same, so is the page, and need not be made again.

A mark is worked out from what a page is made of, not from the page. It holds more than the page shows
rather than less: the page of a claim is of the claim and all that it rests on, however far down, since
its status follows from that; of the claims that it is brought for or against; and of what is common
to all pages of the map. What has no mark of its own here has that of the whole map.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cached_property
from io import BytesIO
from operator import attrgetter
from typing import Any

from claimgraph.argument.ids import as_id
from claimgraph.argument.lock import Lock
from claimgraph.argument.model import Claim, Topic
from claimgraph.argument.prose import CLAIM_LINK
from claimgraph.diagnostics import Place
from claimgraph.graph.components import strong_components
from claimgraph.graph.network import used_in
from claimgraph.judging.reasons import share_of_grants
from claimgraph.judging.words import share_of_each
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing.timeline import behind
from claimgraph.site.links import card_path, claim_path, map_path, source_path, topic_path, walk_path
from claimgraph.sums import sum_of


class Marks:
    """The marks of a map's pages and files."""

    def __init__(self, atlas: Atlas, besides: object) -> None:
        """Begin with nothing worked out.

        Args:
            atlas: the argument.
            besides: what else all pages depend on, which two builds print alike where it is the same.
        """
        self._atlas, self._argument, self._besides = atlas, atlas.argument, repr(besides).encode()

    def of_pages(self) -> Iterator[tuple[str, str]]:
        """Yield the path of each page that shows less than the whole map, with its mark."""
        for id_ in self._argument.claims:
            yield claim_path(id_), self._mark(self._pages[id_])
            yield card_path(id_), self._mark(self._grounds[id_])
        for id_ in self._argument.sources:
            yield source_path(id_), self._mark(self._source_pages[id_])
        for root in self._atlas.headlines:
            yield walk_path(root), self._mark(self._grounds[root], *self._roots.values())
        topics = [*self._argument.topics.values()]
        for before, topic, after in zip([None, *topics], topics, [*topics[1:], None], strict=False):
            yield map_path(topic.id), self._mark(self._topics[topic.id])
            yield topic_path(topic.id), self._mark(*(self._topics[each.id] for each in (before, topic, after) if each))

    def of_some(self, claims: Iterable[str], sources: Iterable[str], besides: bytes) -> str:
        """Return the mark of what shows some claims as their pages do, and of some sources what is written of them.

        Args:
            claims: the claims, by id.
            sources: the sources, by id.
            besides: what else it shows.
        """
        return self._mark(besides, *(self._pages[id_] for id_ in claims), *(self._sources[id_] for id_ in sources))

    @property
    def common(self) -> str:
        """The mark of what shows nothing of any claim, topic or source."""
        return self._mark()

    @cached_property
    def whole(self) -> str:
        """The mark of what may show anything of the map."""
        argument = self._argument
        rest = (argument.topics, argument.rivals, argument.expectations, argument.ignores, argument.renamed)
        return self._mark(_written(rest), *self._pages.values(), *self._source_pages.values())

    def _mark(self, *parts: bytes) -> str:
        return sum_of(self._common, *parts).hex()

    @cached_property
    def _common(self) -> bytes:
        """What every page may show, and what limits how far the judging goes."""
        argument = self._argument
        head = replace(argument, topics={}, claims={}, sources={}, rivals={}, expectations=(), ignores=(), lock=Lock())
        lock = (argument.lock.copies, argument.lock.quotes, argument.lock.links, argument.lock.notices)
        topics = [(each.id, each.title, each.section) for each in argument.topics.values()]
        rivals = [(each.id, each.question, each.answers) for each in argument.rivals.values()]
        sizes = [len(verdict.map.statements) for verdict in (self._atlas.judgement.then, self._atlas.judgement.now)]
        limits = [(share_of_each(size), share_of_grants(size)) for size in sizes]
        text = self._sources[argument.about.source.id] if argument.about else b""
        return sum_of(self._besides, text, _written((head, lock, topics, rivals, limits)))

    @cached_property
    def _sources(self) -> dict[str, bytes]:
        """By source, what is written of it."""
        return {id_: self._with_names(_written(source)) for id_, source in self._argument.sources.items()}

    @cached_property
    def _source_pages(self) -> dict[str, bytes]:
        """By source, what its page shows."""
        found = {id_: [self._grounds[claim] for claim in self._citing.get(id_, ())] for id_ in self._sources}
        times = _written(behind(self._atlas))  # of all findings, which every timeline of a source shows
        sources = self._argument.sources.values()
        return {each.id: sum_of(times, self._sources[each.id], _at(each.place), *found[each.id]) for each in sources}

    @cached_property
    def _own(self) -> list[bytes]:
        """In order of the claims, what is written of each and of its sources, and which place it has in its topic.

        Where claims are alike otherwise, the judging takes them in the order in which they stand.
        """
        places = {id_: place for topic in self._argument.topics.values() for place, id_ in enumerate(topic.claims)}
        return [sum_of(b"%d" % places[claim.id], self._own_of(claim)) for claim in self._argument.claims.values()]

    def _own_of(self, claim: Claim) -> bytes:
        sources = (self._sources.get(item.source.id, b"") for item in claim.evidence)
        return sum_of(self._with_names(_written(claim)), *sources)

    def _with_names(self, written: bytes) -> bytes:
        """Return what is written, with the names of the claims that its prose leads to."""
        if b"[[" not in written:
            return written
        named = {as_id(match["id"]) for match in CLAIM_LINK.finditer(written.decode("utf-8", "replace"))}
        claims = self._argument.claims
        return written + repr([(id_, claims[id_].short) for id_ in sorted(named) if id_ in claims]).encode()

    @cached_property
    def _grounds(self) -> dict[str, bytes]:
        """By claim, what is written of it and of all that it rests on, and that is brought against any of it."""
        claims = self._argument.claims
        number = {id_: place for place, id_ in enumerate(claims)}
        below = [[number[id_] for id_ in used_in(claim) if id_ in number] for claim in claims.values()]
        found: list[bytes] = [b""] * len(below)
        for component in strong_components(below):
            mark = self._of_component(component, below, found)
            for member in component:
                found[member] = sum_of(mark, self._own[member])
        return dict(zip(claims, found, strict=True))

    def _of_component(self, members: Iterable[int], below: Sequence[Sequence[int]], known: Sequence[bytes]) -> bytes:
        """Return what is written of claims that rest on each other and of all that they rest on, which is known."""
        under = dict.fromkeys(other for member in members for other in below[member])
        return sum_of(*(self._own[member] for member in members), *(known[other] for other in under if known[other]))

    @cached_property
    def _pages(self) -> dict[str, bytes]:
        """By claim, what its page shows."""
        return {claim.id: sum_of(*self._shown(claim)) for claim in self._argument.claims.values()}

    def _shown(self, claim: Claim) -> Iterator[bytes]:
        grounds, atlas = self._grounds, self._atlas
        yield grounds[claim.id]
        yield _at(claim.place)
        for step, relation, target in atlas.graph.uses[claim.id].values():
            yield f"{step.id} {relation}".encode()
            yield grounds[target.id]
        for way in atlas.ways.get(claim.id, ()):
            yield f"{way.root.id} {way.anchor}".encode()
            yield self._roots[way.root.id]
        for passage in claim.stated:
            yield from (grounds[id_] for id_ in atlas.stated_in[passage.id])

    @cached_property
    def _roots(self) -> Mapping[str, bytes]:
        """By headline conclusion, what pages show of it that lie under it."""
        return {id_: self._with_names(_written(self._atlas.card(id_))) for id_ in self._atlas.headlines}

    @cached_property
    def _topics(self) -> dict[str, bytes]:
        """By topic, what is written of it, and the pages of its claims."""
        return {topic.id: self._of_topic(topic) for topic in self._argument.topics.values()}

    def _of_topic(self, topic: Topic) -> bytes:
        return sum_of(self._with_names(_written(topic)), *(self._pages[id_] for id_ in topic.claims))

    @cached_property
    def _citing(self) -> Mapping[str, list[str]]:
        """By source, the claims that have findings of it."""
        found: dict[str, list[str]] = defaultdict(list)
        for claim, item in self._argument.evidence():
            found[item.source.id].append(claim.id)
        return found


def _at(place: Place) -> bytes:
    return f"{place.path}:{place.line}".encode()


class _Parts(dict[type, Callable[[Any], Any]]):
    """By type, what gives the parts of a value of the model, in the form in which pickle asks for them."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if issubclass(kind, Place):  # where something stands in a file
            self[kind] = lambda _: (str, ())
        elif issubclass(kind, Enum):
            self[kind] = lambda value: (str, (value.value,))
        elif is_dataclass(kind):
            parts = attrgetter("__class__.__name__", *(each.name for each in fields(kind)))
            self[kind] = lambda value: (str, parts(value))
        else:
            raise KeyError(kind)
        return self[kind]


_PARTS = _Parts()


def _written(value: object) -> bytes:
    """Return a value of the model as bytes, which are the same where it is, in every process; nothing reads them."""
    into = BytesIO()
    writer = pickle.Pickler(into, pickle.HIGHEST_PROTOCOL)
    writer.fast = True  # else it would tell which equal values are one and the same
    writer.dispatch_table = _PARTS
    writer.dump(value)
    return into.getvalue()
