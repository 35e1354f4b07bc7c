"""New ids: whether they can be used, and which others could be."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from claimgraph.argument.ids import fault_of, likeness, nearest_id, shortened
from claimgraph.argument.things import Thing
from claimgraph.argument.yaml_writer import is_plain
from claimgraph.edit.errors import EditError

_PASSAGE = re.compile(r"[A-Za-z0-9]+(?:[-._][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Renaming:
    """What is renamed, and to what."""

    thing: Thing
    old: str
    new: str


def renamed_id(text: str, old: str, new: str) -> str:
    """Return a text with the new id in the place of the old one."""
    return re.sub(rf"(?<![\w-])(?<!\w\.){re.escape(old)}(?![\w-]|\.\w)", lambda _: new, text)


def check_new_id(id_: str, taken: Collection[str], thing: Thing, old: str | None = None) -> None:
    """Check that something can have a new id.

    Args:
        id_: the id.
        taken: the ids of its sort that are in use.
        thing: what it is.
        old: the id that it had, if it had one.

    Raises:
        EditError: where it cannot, with one that could be used instead.
    """
    if thing is Thing.PASSAGE:
        if not _PASSAGE.fullmatch(id_):
            raise EditError(f'"{id_}" cannot be a passage: use letters and digits, as in P1S1')
    elif why := fault_of(id_):
        near = nearest_id(id_)
        raise EditError(f'"{id_}" cannot be an id: {why}' + (f": write {near}" if near else ""))
    if not is_plain(id_):
        raise EditError(f'"{id_}" cannot be a new id: YAML reads it as a number or a word of its own; add a letter')
    if id_ in taken:
        raise EditError(f'there is a {thing} "{id_}" already: take {free_id(id_, taken)} or another id')
    alike = (other for other in taken if other != old and likeness(other) == likeness(id_))
    if thing is not Thing.PASSAGE and (other := next(alike, None)):
        told = f'"{id_}" is too like the {thing} "{other}": some systems tell no capitals from small letters'
        raise EditError(f"{told}, so take {free_id(id_, taken)} or another id")


def free_id(wish: str, taken: Collection[str]) -> str:
    """Return an unused id that is like the wished one."""
    alike = {likeness(id_) for id_ in taken}
    number = 2
    found = wish
    while likeness(found) in alike:
        ending = f"-{number}"
        found = shortened(wish, len(ending)) + ending
        number += 1
    return found
