"""New ids: whether they can be used, and which others could be."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from claimgraph.argument.field_types import LONGEST_ID, is_id
from claimgraph.argument.things import Thing
from claimgraph.argument.validate import slugify
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
    return re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", lambda _: new, text)


def check_new_id(id_: str, taken: Collection[str], thing: Thing) -> None:
    """Check that something new can have an id.

    Raises:
        EditError: where it cannot, with one that could be used instead.
    """
    if thing is Thing.PASSAGE:
        if not _PASSAGE.fullmatch(id_):
            raise EditError(f'"{id_}" cannot be a passage: use letters and digits, as in P1S1')
    elif not is_id(id_):
        slug = slugify(id_)
        hint = f": write {slug}" if slug else f", at most {LONGEST_ID}"
        raise EditError(f'"{id_}" cannot be an id: use lower-case letters, digits and single hyphens{hint}')
    if not is_plain(id_):
        raise EditError(f'"{id_}" cannot be a new id: YAML reads it as a number or a word of its own; add a letter')
    if id_ in taken:
        raise EditError(f'there is a {thing} "{id_}" already: take {free_id(id_, taken)} or another id')


def free_id(wish: str, taken: Collection[str]) -> str:
    """Return an unused id that is like the wished one."""
    number = 2
    found = wish
    while found in taken:
        ending = f"-{number}"
        found = wish[: LONGEST_ID - len(ending)].rstrip("-") + ending
        number += 1
    return found
