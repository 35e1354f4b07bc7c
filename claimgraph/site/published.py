"""Data for the site's scripts: the map that they judge in the browser, and the cards of claims for previews.

Everything is fetched only when a reader asks for it. Cards come in chunks, so that the
preview of a claim among ten thousand costs a few kilobytes; the chunk follows from the id.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from math import ceil

from claimgraph.argument.ids import as_id
from claimgraph.argument.lock import written
from claimgraph.argument.model import Claim, Evidence, Inference, Objection
from claimgraph.argument.prose import CLAIM_LINK
from claimgraph.argument.remembering import remembered
from claimgraph.argument.things import Thing
from claimgraph.graph.weighed_map import Statement, Step, WeighedMap
from claimgraph.judging.words import Notes
from claimgraph.language import pgettext
from claimgraph.locker.annotations import annotated
from claimgraph.site import statuses, wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.page import Maker
from claimgraph.site.paging import FULL
from claimgraph.standards.weights import firmness_bands, numbers_for_browser, standards_of_proof

MAP = "data/map.json"
"""Address of the map, or of its first part."""
RENAMED = "data/renamed.json"
"""Address of the list of renamed ids."""
LOCK = "data/sources.lock.json"
"""Address of the lock, the records of private copies of the sources."""
ANNOTATIONS = "data/annotations.jsonld"
"""Address of the annotations, the places of the quotations in them."""
CARDS = "data/cards"
"""Folder of the cards."""
CHUNK = 64
"""Claims in a chunk of cards, about."""
SOURCES_SHOWN = 3
_STATEMENT, _STEP = 40, 40
"""Bytes that a claim and a step take in the map, besides ids and names."""

Json = object


def published(atlas: Atlas) -> Iterator[tuple[str, Maker]]:
    """Yield what makes every data file, by its address."""
    count = map_parts(atlas)
    for part in range(count):
        address = f"{MAP.removesuffix('.json')}-{part + 1}.json" if part else MAP
        yield address, partial(_map, atlas, part, count)
    yield RENAMED, lambda: _json(_renamed(atlas))
    if atlas.argument.lock:
        yield LOCK, written(atlas.argument.lock).encode
        yield ANNOTATIONS, lambda: _json(annotated(atlas.argument))
    claims = cache(partial(_chunks, atlas))
    for number in range(chunks(len(atlas.argument.claims))):
        yield f"{CARDS}/{number}.json", partial(_cards, atlas, claims, number)


def _renamed(atlas: Atlas) -> dict[str, dict[str, str]]:
    """Return the renamed ids, earlier to present, by part of the argument."""
    renamed = atlas.argument.renamed
    return {
        thing.plural: {each.old.id: each.new.id for each in renamed if each.thing is thing}
        for thing in (Thing.CLAIM, Thing.SOURCE)
    }


def chunks(claims: int) -> int:
    """Return the number of chunks for the cards of so many claims."""
    return max(1, claims // CHUNK)


def chunk_of(id_: str, count: int) -> int:
    """Return the chunk of a claim's card: FNV-1a (32 bits) of its id, so that scripts can compute it too."""
    found = 0x811C9DC5
    for byte in id_.encode():
        found = (found ^ byte) * 0x01000193 & 0xFFFFFFFF
    return found % count


def _chunks(atlas: Atlas) -> list[list[Claim]]:
    """Return the claims whose cards stand together."""
    found: list[list[Claim]] = [[] for _ in range(chunks(len(atlas.argument.claims)))]
    for claim in atlas.argument.claims.values():
        found[chunk_of(claim.id, len(found))].append(claim)
    return found


def _cards(atlas: Atlas, chunked: Callable[[], list[list[Claim]]], number: int) -> bytes:
    return _json({claim.id: _card(atlas, claim) for claim in chunked()[number]})


def _card(atlas: Atlas, claim: Claim) -> list[Json]:
    """Return a card as a row: wording, kind, holder, status and why by each clock, some sources, their number."""
    card = atlas.card(claim.id)
    sources = list(dict.fromkeys(atlas.source(item.source.id).publisher for item in claim.evidence))
    why = [_plain(atlas, card.why_then), _plain(atlas, card.why)]
    return [
        card.text,
        wording.KIND_WORDS.get(card.kind, card.kind),
        wording.holder(card),
        [card.status_then.name, card.status.name],
        why if why[0] != why[1] else why[:1],
        sources[:SOURCES_SHOWN],
        len(sources),
    ]


def _plain(atlas: Atlas, prose: str) -> str:
    """Return a sentence in which links to claims are replaced by the claims' names."""
    return CLAIM_LINK.sub(lambda link: link["words"] or atlas.card(as_id(link["id"])).short, prose)


def map_parts(atlas: Atlas) -> int:
    """Return in how many files the map comes, by the ids and names in it."""
    return max(1, ceil(sum(map(_length, atlas.argument.claims.values())) / (FULL * atlas.room.bytes)))


@remembered
def _length(claim: Claim) -> int:
    """Return how many bytes a claim takes in the map, about, with its steps, whose ids begin with its own."""
    steps: tuple[Inference | Objection | Evidence, ...] = (*claim.because, *claim.objections, *claim.evidence)
    cut = sum(len(step.undercut) for step in steps)
    id_ = len(claim.id.encode())
    return 2 * id_ + len(claim.short.encode()) + _STATEMENT + (len(steps) + cut) * (id_ + _STEP)


def _map(atlas: Atlas, part: int, parts: int) -> bytes:
    return _json(published_map(atlas, part, parts))


def published_map(atlas: Atlas, part: int = 0, parts: int = 1) -> dict[str, Json]:
    """Return the map of both clocks, with what scripts need to say which statuses change.

    ``statements``: rows of id, number of the standard, weight of being granted, and whether it is
    an assumption (1), has a search on record (2), is a value or a definition (4). ``steps``: rows
    of id, premises, target, flags, weight, and the origin now and then, where it has one (from 1).
    Premises and targets are numbers: of a statement its row, of a step its row after all
    statements. Flags: for (1), weakens (2), outweighs (4), counted then (8).

    Args:
        atlas: the argument.
        part: which part of the map, from 0. The first has all but the rows and the names of the others.
        parts: how many there are.
    """
    now, then = atlas.judgement.now.map, atlas.judgement.then.map
    standards = list(standards_of_proof())
    statements = now.statements[_stretch(len(now.statements), part, parts)]
    claims = [*atlas.argument.claims.values()]
    names = {claim.id: claim.short for claim in claims[_stretch(len(claims), part, parts)]}
    rows = {
        "statements": list(_statements(statements, atlas.judgement.now.notes, standards)),
        "steps": list(_steps(now, then, _stretch(len(now.steps), part, parts))),
    }
    if part:
        return {**rows, "names": names}
    sources: dict[str, list[int]] = defaultdict(list)
    for _, item in atlas.argument.evidence():
        if item.id in now.index:
            sources[item.source.id].append(now.index[item.id])
    return {
        **rows,
        "numbers": numbers_for_browser(),
        "sources": sources,
        "names": names,
        "publishers": {id_: atlas.argument.sources[id_].publisher for id_ in sources},
        "roots": [root.id for root in atlas.argument.roots],
        "words": {
            "statuses": {view.name: [view.word, view.look] for view in statuses.STATUSES.values()},
            "firmness": [[band.least, pgettext("firmness", band.word)] for band in firmness_bands()],
            "steps": {label.value: words for label, words in wording.STEPS.items()},
        },
        **({"parts": parts} if parts > 1 else {}),
    }


def _stretch(length: int, part: int, parts: int) -> slice:
    """Return where a part of rows begins and ends."""
    return slice(length * part // parts, length * (part + 1) // parts)


def _statements(statements: Iterable[Statement], notes: Notes, standards: list[str]) -> Iterator[list[Json]]:
    for statement in statements:
        id_ = statement.id
        flags = (id_ in notes.assumed) | (id_ in notes.searched) << 1 | (id_ in notes.beyond_search) << 2
        yield [id_, standards.index(statement.standard), statement.granted, flags]


def _steps(now: WeighedMap, then: WeighedMap, wanted: slice) -> Iterator[list[Json]]:
    for node, step in enumerate(now.steps[wanted], now.first + wanted.start):
        before = then.step(then.index[step.id]) if step.id in then.index else None
        flags = step.pro | step.weakens << 1 | step.outweighs << 2 | (before is not None) << 3
        row: list[Json] = [step.id, list(now.premises[node]), now.target[node], flags, step.weight]
        origins = [_origin(now, step), _origin(then, before) if before else 0]
        yield [*row, *origins] if any(origins) else row


def _origin(map_: WeighedMap, step: Step) -> int:
    """Return a number that is the same for all steps of an origin; 0 where a step is an origin of its own."""
    if step.origin is None:
        return 0
    return 1 + map_.index.get(step.origin, 0)


def _json(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
