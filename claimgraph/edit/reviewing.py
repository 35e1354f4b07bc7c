"""Record that a claim was reviewed, with the fingerprint of its present form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimgraph.argument.entries import ClaimEntry
from claimgraph.argument.fingerprint import Part, fingerprint, rests_on_what_is_there, what_changed
from claimgraph.argument.model import Argument, Review
from claimgraph.argument.yaml_writer import word
from claimgraph.diagnostics import did_you_mean
from claimgraph.edit.blocks import add_after
from claimgraph.edit.draft import Draft
from claimgraph.edit.errors import EditError
from claimgraph.edit.items import add_item
from claimgraph.edit.layout import INDENT, WIDTH, last_before
from claimgraph.edit.splices import Splice, splice
from claimgraph.edit.tree import Collection, Tree, read_tree


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who reviewed, and when."""

    by: str
    on: str


def stale(argument: Argument) -> dict[str, tuple[Part, ...]]:
    """Return the claims whose reviews are all stale, each with what changed since the last review."""
    found = {
        id_: what_changed(argument, claim)
        for id_, claim in argument.claims.items()
        if rests_on_what_is_there(argument, claim)
    }
    return {id_: changed for id_, changed in found.items() if changed}


def mark_reviewed(draft: Draft, ids: Sequence[str], reviewer: Reviewer) -> None:
    """Write a review of every claim below those that are there.

    Raises:
        EditError: where there is no such claim, or it or what it rests on cannot be read.
    """
    argument = draft.reading().argument
    by_file: dict[str, list[str]] = {}
    for id_ in dict.fromkeys(ids):
        _check(argument, id_)
        by_file.setdefault(argument.claims[id_].place.path, []).append(id_)
    for name, here in by_file.items():
        tree = read_tree(draft.text(name))
        changes = [change for id_ in here for change in _review(tree, name, argument, id_, reviewer)]
        draft.write(name, splice(tree.text, changes))


def _check(argument: Argument, id_: str) -> None:
    if id_ not in argument.claims:
        hint = did_you_mean(id_, argument.claims)
        raise EditError(f'no claim "{id_}" that can be read' + (f": {hint}" if hint else ""))
    if not rests_on_what_is_there(argument, argument.claims[id_]):
        raise EditError(f'"{id_}" rests on something that is not there or cannot be read: mend that first')


def _review(tree: Tree, name: str, argument: Argument, id_: str, reviewer: Reviewer) -> Iterator[Splice]:
    entry = tree.top.at("claims", id_) if isinstance(tree.top, Collection) else None
    if not isinstance(entry, Collection) or entry.is_flow:
        raise EditError(f"{name}: {id_} is written in brackets: run `fmt` on the file first")
    claim = argument.claims[id_]
    review = Review(reviewer.on, reviewer.by, fingerprint(argument, claim))
    if review in claim.reviewed:
        return
    column = tree.column(entry.start)
    said = {"on": review.on, "by": review.by, "of": review.of}
    if claim.reviewed or entry.find("reviewed"):
        yield add_item(tree, entry, "reviewed", _as_item(said, column + INDENT))
    else:
        yield add_after(tree, last_before(entry, ClaimEntry, "reviewed"), column, _as_field(said, column))


def _as_item(said: Mapping[str, str], column: int) -> list[str]:
    """Return the lines of a review in a list: one line where it fits behind a column, else a line per field."""
    line = f"- {_in_brackets(said)}"
    if column + len(line) <= WIDTH:
        return [line]
    first, *rest = _field_by_field(said)
    return [f"- {first}", *(f"  {field}" for field in rest)]


def _as_field(said: Mapping[str, str], column: int) -> list[str]:
    """Return the lines of the only review of a claim: one line where it fits behind a column, else a line per field."""
    line = f"reviewed: {_in_brackets(said)}"
    if column + len(line) <= WIDTH:
        return [line]
    return ["reviewed:", *(" " * INDENT + field for field in _field_by_field(said))]


def _in_brackets(said: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{field}: {word(value, in_brackets=True)}" for field, value in said.items()) + "}"


def _field_by_field(said: Mapping[str, str]) -> list[str]:
    return [f"{field}: {word(value)}" for field, value in said.items()]
