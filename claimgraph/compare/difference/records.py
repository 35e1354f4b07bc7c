"""What was changed in everything but the claims: sources, the head, topics, people, passages, rivals, expectations.

Each of these is laid out as one flat table of what it says, and two tables are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from claimgraph.argument import model as m
from claimgraph.compare.difference.changes import Change, Within

Table = Mapping[tuple[Within | None, str], str | None]
"""What a record says, by part and key."""
LISTED = "roots"


def record_changes(before: Table, after: Table) -> Iterator[Change]:
    """Yield what differs between two records."""
    for within, key in dict.fromkeys([*after, *before]):
        was, now = before.get((within, key)), after.get((within, key))
        if was != now:
            yield Change(key, was, now, within)


def source_table(source: m.Source | None, text: str | None) -> Table:
    """Lay out a source.

    Args:
        source: the source, if there is one.
        text: what tells its stored copy from others, if it has one.
    """
    if source is None:
        return {}
    return _plain(
        {
            "title": source.title,
            "title-shown": None if source.title_shown else "no",
            "author": source.author,
            "publisher": source.publisher,
            "date": str(source.date) if source.date else None,
            "url": source.url,
            "archive": source.archive,
            "language": source.language,
            "medium": source.medium,
            "reliability": source.reliability,
            "reliability-why": source.reliability_why,
            "stake": source.stake,
            "depth": source.depth.value,
            "retrieved": source.retrieved,
            "text": source.text,
            "stored copy": text,
            "licence": source.licence,
            "note": source.note,
        }
    )


def head_table(argument: m.Argument) -> Table:
    """Lay out the head of an argument."""
    about = argument.about
    roots = [root.id for root in argument.roots]
    return _plain(
        {
            "title": argument.title,
            "question": argument.question,
            "summary": argument.summary,
            "as-of": str(argument.as_of) if argument.as_of else None,
            "source": about.source.id if about else None,
            "author": about.author.id if about else None,
            "licence": argument.licence,
        }
    ) | {(Within(LISTED, (root,)), LISTED): root for root in roots}


def topic_table(topic: m.Topic | None) -> Table:
    """Lay out a topic; its claims are compared as claims."""
    return _plain({"topic": topic.title, "summary": topic.summary}) if topic else {}


def person_table(person: m.Person | None) -> Table:
    """Lay out a person."""
    return _plain({"name": person.name, "role": person.role}) if person else {}


def passage_table(passage: m.Passage | None) -> Table:
    """Lay out a sentence of the mapped text."""
    if passage is None:
        return {}
    said = {"quote": passage.quote, "act": passage.act, "no-claim": passage.no_claim, "note": passage.note}
    return _plain(said)


def rivals_table(rivals: m.Rivals | None) -> Table:
    """Lay out a page of rival answers: its grid cell by cell, its positions one by one."""
    if rivals is None:
        return {}
    table = dict(_plain({"question": rivals.question, "note": rivals.note}))
    table |= {(Within("hypotheses", (claim,)), "hypotheses"): name for claim, name in rivals.hypotheses.items()}
    for row in rivals.rows:
        table[Within("evidence", (row.id,)), "item"] = row.item
        table[Within("evidence", (row.id,)), "sources"] = _listed(row.sources)
        for claim, cell in row.cells.items():
            table[Within("evidence", (row.id, claim)), "rating"] = cell.rating
            table[Within("evidence", (row.id, claim)), "why"] = cell.why
    for position in rivals.positions:
        within = Within("positions", (position.claim.id,))
        table |= {(within, "name"): position.name, (within, "who"): position.who, (within, "reason"): position.reason}
        table |= {(within, "objection"): position.objection}
        table[within, "sources"] = _listed(position.sources)
    return table


def expectations_table(argument: m.Argument) -> Table:
    """Lay out what the editors expect of claims."""
    return {
        (Within("expectations", (each.claim.id,)), each.clock or "then and now"): each.status
        for each in argument.expectations
    }


def _listed(references: Iterable[m.Reference]) -> str | None:
    return ", ".join(reference.id for reference in references) or None


def _plain(said: Mapping[str, str | None]) -> dict[tuple[Within | None, str], str | None]:
    return {(None, key): value for key, value in said.items()}
