"""Write down that a claim was reviewed, in the form that it now has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimgraph.argument.entries import ClaimEntry
from claimgraph.argument.fingerprint import fingerprint, what_changed
from claimgraph.argument.model import Argument
from claimgraph.argument.shape import fields_of
from claimgraph.argument.yaml_writer import word
from claimgraph.diagnostics import did_you_mean
from claimgraph.edit.blocks import add_after, put_in_place
from claimgraph.edit.draft import Draft
from claimgraph.edit.errors import EditError
from claimgraph.edit.layout import INDENT, WIDTH
from claimgraph.edit.splices import Splice, replace_word, splice
from claimgraph.edit.tree import Collection, Field, Node, Scalar, Tree, read_tree


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who reviewed, and when."""

    by: str
    on: str


def has_premises(argument: Argument, id_: str) -> bool:
    """Whether everything that a claim rests on could be read."""
    steps = argument.claims[id_].because
    return all(premise.claim.id in argument.claims for step in steps for premise in step.premises)


def stale(argument: Argument) -> list[str]:
    """Return the claims whose review is no longer of what they say now."""
    return [
        id_ for id_ in argument.claims if has_premises(argument, id_) and what_changed(argument, argument.claims[id_])
    ]


def mark_reviewed(draft: Draft, ids: Sequence[str], reviewer: Reviewer) -> None:
    """Write a review of every claim, in the place of an older one.

    Raises:
        EditError: where there is no such claim, or it or a premise cannot be read.
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
    if not has_premises(argument, id_):
        raise EditError(f'"{id_}" rests on a claim that is not there or cannot be read: mend that first')


def _review(tree: Tree, name: str, argument: Argument, id_: str, reviewer: Reviewer) -> Iterable[Splice]:
    claim = tree.top.at("claims", id_) if isinstance(tree.top, Collection) else None
    if not isinstance(claim, Collection) or claim.is_flow:
        raise EditError(f"{name}: {id_} is written in brackets: run `fmt` on the file first")
    review = {"on": reviewer.on, "by": reviewer.by, "of": fingerprint(argument, argument.claims[id_])}
    old = claim.find("reviewed")
    parts = _scalars(old.value, review) if old else {}
    if parts:
        return [_replaced(tree, part, review[field]) for field, part in parts.items()]
    column = tree.column(claim.start)
    lines = _lines(review, column)
    if old:
        return [put_in_place(tree, old, column + INDENT, [f"{field}: {word(said)}" for field, said in review.items()])]
    return [add_after(tree, _last_before(claim), column, lines)]


def _scalars(old: Node | None, review: Mapping[str, str]) -> dict[str, Scalar]:
    """Return the values of an older review that can be replaced where they stand; none unless all can."""
    found = {field: old.at(field) for field in review} if isinstance(old, Collection) else {}
    scalars = {field: part for field, part in found.items() if isinstance(part, Scalar)}
    return scalars if len(scalars) == len(found) else {}


def _replaced(tree: Tree, part: Scalar, said: str) -> Splice:
    quotable = '"' not in said and "'" not in said and "\\" not in said and not part.is_block
    return (
        replace_word(tree.text, part, said) if quotable else Splice(part.start, part.end, word(said, in_brackets=True))
    )


def _lines(review: dict[str, str], column: int) -> list[str]:
    inside = ", ".join(f"{field}: {word(said, in_brackets=True)}" for field, said in review.items())
    if column + len(line := f"reviewed: {{{inside}}}") <= WIDTH:
        return [line]
    return ["reviewed:", *(f"{' ' * INDENT}{field}: {word(said)}" for field, said in review.items())]


def _last_before(claim: Collection) -> Field:
    """Return the last field that the format puts before the review."""
    order = [*fields_of(ClaimEntry)]
    before = order[: order.index("reviewed")]
    return next((each for each in reversed(claim.fields) if each.name in before), claim.fields[-1])
