"""Data that the site's scripts read: the map that they judge anew, and the cards of claims for previews.

Everything is fetched only when a reader asks for it. Cards come in chunks, so that the
preview of a claim among ten thousand costs a few kilobytes; the chunk is told by the id.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from claimgraph.argument.model import Claim
from claimgraph.argument.prose import CLAIM_LINK
from claimgraph.graph.abstract_map import AbstractMap, Interval
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas

MAP = "data/map.json"
"""Address of the map."""
CARDS = "data/cards"
"""Folder of the cards."""
CHUNK = 64
"""Claims in a chunk of cards, about."""
SOURCES_SHOWN = 3

Json = object


def published(atlas: Atlas) -> Iterator[tuple[str, bytes]]:
    """Yield every data file by its address."""
    yield MAP, _json(published_map(atlas))
    for number, cards in enumerate(_chunks(atlas)):
        yield f"{CARDS}/{number}.json", _json(cards)


def chunks(claims: int) -> int:
    """Return in how many chunks the cards of so many claims come."""
    return max(1, claims // CHUNK)


def chunk_of(id_: str, count: int) -> int:
    """Return the chunk of a claim's card: FNV-1a (32 bits) of its id, so that scripts can tell it too."""
    found = 0x811C9DC5
    for byte in id_.encode():
        found = (found ^ byte) * 0x01000193 & 0xFFFFFFFF
    return found % count


def _chunks(atlas: Atlas) -> list[dict[str, Json]]:
    found: list[dict[str, Json]] = [{} for _ in range(chunks(len(atlas.argument.claims)))]
    for claim in atlas.argument.claims.values():
        found[chunk_of(claim.id, len(found))][claim.id] = _card(atlas, claim)
    return found


def _card(atlas: Atlas, claim: Claim) -> list[Json]:
    """Return a card as a row: wording, kind, holder, status and why by each clock, some sources, their number."""
    card = atlas.card(claim.id)
    sources = list(dict.fromkeys(atlas.source(item.source.id).publisher for item in claim.evidence))
    why = [_plain(atlas, card.why_then), _plain(atlas, card.why)]
    return [
        card.text,
        card.kind,
        wording.holder(card),
        [card.status_then.name, card.status.name],
        why if why[0] != why[1] else why[:1],
        sources[:SOURCES_SHOWN],
        len(sources),
    ]


def _plain(atlas: Atlas, prose: str) -> str:
    """Return a sentence of the site's own with claims by their names."""
    return CLAIM_LINK.sub(lambda link: link["words"] or atlas.card(link["id"]).short, prose)


def published_map(atlas: Atlas) -> dict[str, Json]:
    """Return the map of both clocks, with what scripts need in order to tell what moved.

    The form is that of ``assets/judge/argument-map.mjs``.
    """
    now, then = atlas.judgement.now.map, atlas.judgement.then.map
    sources: dict[str, list[int]] = defaultdict(list)
    for _, item in atlas.argument.evidence():
        if item.id in now.index:
            sources[item.source.id].append(now.index[item.id])
    return {
        "statements": list(_statements(now, then)),
        "steps": list(_steps(now, then)),
        "sources": sources,
        "names": {id_: claim.short for id_, claim in atlas.argument.claims.items()},
        "publishers": {id_: atlas.argument.sources[id_].publisher for id_ in sources},
        "roots": [root.id for root in atlas.argument.roots],
        "words": {
            "statuses": {view.name: view.word for view in wording.STATUSES.values()},
            "backing": wording.BACKING,
            "open": wording.OPEN,
            "steps": {label.value: words for label, words in wording.STEPS.items()},
        },
    }


def _statements(now: AbstractMap, then: AbstractMap) -> Iterator[list[Json]]:
    for statement in now.statements:
        before = then.statements[then.index[statement.id]] if statement.id in then.index else None
        flags = statement.basic | (before.basic << 1 | 4 if before else 0)
        yield [statement.id, flags, *_shortened(statement.base)]


def _steps(now: AbstractMap, then: AbstractMap) -> Iterator[list[Json]]:
    first = len(then.statements)
    for number, step in enumerate(now.steps):
        before = then.steps[then.index[step.id] - first] if step.id in then.index else None
        flags = step.pro | step.mutual << 1 | (before.mutual << 2 | 8 if before else 0)
        row: list[Json] = [step.id, now.premises[number], now.target[number], flags]
        if step.origin is not None or step.base != (1.0, 1.0):
            row.append(None if step.base == (1.0, 1.0) else step.base)
        yield [*row, step.origin] if step.origin is not None else row


def _shortened(base: Interval) -> list[float]:
    low, high = base
    return [low] if low == high else [low, high]


def _json(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
