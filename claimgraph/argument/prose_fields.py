"""The prose of the files: every field that takes inline Markdown, checked where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.argument.model import Reference
from claimgraph.argument.prose import claim_ids, unsafe_links
from claimgraph.argument.reading import Part, Reading, unknown
from claimgraph.argument.yaml_nodes import Document, Map, Seq
from claimgraph.diagnostics import Diagnostic, rules

PROSE = frozenset(
    {
        "answers",
        "changes-if",
        "correction",
        "credibility-why",
        "finding",
        "gaps",
        "granted",
        "ignore",
        "item",
        "licence",
        "need",
        "no-claim",
        "note",
        "objection",
        "outweighs",
        "reason",
        "reliability-why",
        "summary",
        "unstated",
        "warrant",
        "where",
        "who",
        "why",
    }
)
"""Fields that are shown as prose, or hold nothing but prose."""

_KEYED_BY_TEXT = {"answers", "ignore"}
"""Fields whose keys are no fields themselves."""


def check_prose(reading: Reading) -> Iterator[Diagnostic]:
    """Report links in prose that lead to no claim, or where no link may lead."""
    known = reading.written[Part.CLAIMS]
    for document in reading.documents:
        for text, start in prose_of(document):
            for id_ in claim_ids(text):
                if not reading.may_exist(Part.CLAIMS, id_):
                    yield unknown(rules.UNKNOWN_CLAIM, Reference(id_, document.find(r"\[\[\s*", id_, start)), known)
            for url in unsafe_links(text):
                yield rules.UNSAFE_LINK.at(document.find(r"\]\(\s*<?", url, start), url=url, length=len(url))


def prose_of(document: Document) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield every prose text of a document that may hold a link, with the line and column of its value."""
    pending: list[tuple[object, str, tuple[int, int]]] = [(document.data, "", document.start)]
    while pending:
        value, field, at = pending.pop()
        if isinstance(value, str):
            if field in PROSE and "[" in value:
                yield value, at
        elif isinstance(value, Map):
            inner = field if field in _KEYED_BY_TEXT else None
            pending += [(each, inner or key, value.values_at[key]) for key, each in value.items()]
        elif isinstance(value, Seq):
            pending += [(each, field, place) for each, place in zip(value, value.items_at, strict=True)]
