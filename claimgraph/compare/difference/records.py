"""What changed in all but claims: sources, the head, topics, people, places, passages, rivals, expectations.

Each of these becomes one flat table of its values, and two tables are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimgraph.argument import model as m
from claimgraph.argument.entries import (
    AboutEntry,
    ArgumentFile,
    CellEntry,
    FieldEntry,
    HypothesesFile,
    PassageEntry,
    PersonEntry,
    PlaceEntry,
    PositionEntry,
    RowEntry,
    SourceEntry,
    TopicFile,
)
from claimgraph.compare.difference.changes import Change, Within
from claimgraph.compare.difference.said import Said, in_one_line, listed, own_values, said

Table = Mapping[tuple[Within | None, str], str | None]
"""What a record says, by part and key."""


def record_changes(before: Table, after: Table) -> Iterator[Change]:
    """Yield what differs between two records."""
    for within, key in dict.fromkeys([*after, *before]):
        was, now = before.get((within, key)), after.get((within, key))
        if was != now:
            yield Change(key, was, now, within)


def source_table(source: m.Source | None, text: str | None) -> Table:
    """Return a source as a table.

    Args:
        source: the source, if there is one.
        text: a hash of its stored copy, if it has one.
    """
    return _plain(said(SourceEntry, source) | own_values(source) | {"stored copy": text}) if source else {}


def head_table(argument: m.Argument) -> Table:
    """Return the head of an argument as a table."""
    about = said(AboutEntry, argument.about) if argument.about else {}
    lists = {(Within(key, (id_,)), key): id_ for key, ids in listed(ArgumentFile, argument).items() for id_ in ids}
    added = {f"medium {id_}": name for id_, name in argument.media.items()}
    added |= {f"word for {status}": word for status, word in argument.verdicts.items()}
    return _plain(said(ArgumentFile, argument) | about | added) | lists


def field_table(field: m.OwnField | None) -> Table:
    """Return a field of the argument's own as a table."""
    return _plain(in_one_line(FieldEntry, field)) if field else {}


def topic_table(topic: m.Topic | None) -> Table:
    """Return a topic as a table, without its claims, which are compared by themselves."""
    return _plain(said(TopicFile, topic) | {"folder": topic.folder or None}) if topic else {}


def person_table(person: m.Person | None) -> Table:
    """Return a person as a table."""
    return _plain(said(PersonEntry, person)) if person else {}


def place_table(place: m.NamedPlace | None) -> Table:
    """Return a place as a table."""
    return _plain(said(PlaceEntry, place)) if place else {}


def passage_table(passage: m.Passage | None) -> Table:
    """Return a sentence of the mapped text as a table."""
    return _plain(said(PassageEntry, passage)) if passage else {}


def rivals_table(rivals: m.Rivals | None) -> Table:
    """Return a page of rival answers as a table: its grid cell by cell, its positions one by one."""
    if rivals is None:
        return {}
    table = _plain(said(HypothesesFile, rivals))
    table |= {(Within(key, (id_,)), key): id_ for key, ids in listed(HypothesesFile, rivals).items() for id_ in ids}
    table |= {(Within("hypotheses", (claim,)), "hypotheses"): name for claim, name in rivals.hypotheses.items()}
    for row in rivals.rows:
        table |= _plain(in_one_line(RowEntry, row), Within("evidence", (row.id,)))
        table[Within("evidence", (row.id,)), "findings"] = ", ".join(map(str, row.findings)) or None
        sets: dict[tuple[str, ...], Mapping[str, m.Cell]] = {(): row.cells}
        sets |= {(analyst,): cells for analyst, cells in row.by_analyst.items()}
        for whose, cells in sets.items():
            for claim, cell in cells.items():
                table |= _plain(said(CellEntry, cell), Within("evidence", (row.id, *whose, claim)))
    for position in rivals.positions:
        table |= _plain(in_one_line(PositionEntry, position), Within("positions", (position.claim.id,)))
    return table


def expectations_table(argument: m.Argument) -> Table:
    """Return the expected statuses of claims as a table."""
    return {
        (Within("expectations", (each.claim.id,)), each.clock or "then and now"): each.status
        for each in argument.expectations
    }


def _plain(table: Said, within: Within | None = None) -> dict[tuple[Within | None, str], str | None]:
    return {(within, key): value for key, value in table.items()}
