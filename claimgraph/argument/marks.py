"""What the classes of the format say of a field beside its type, and what is derived from that.

A field is declared once, in `claimgraph.argument.entries`. What it is called, what it is for
and what it may hold stand in pydantic's own ``title``, ``description`` and ``examples``;
everything else is a mark in its type. Checks, renaming, comparison, the page of the format
and the drafts of ``new`` are made from these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claimgraph.argument.things import Thing
from claimgraph.argument.yaml_nodes import Value


@dataclass(frozen=True, slots=True)
class Ref:
    """A word that is the id of something that stands elsewhere."""

    thing: Thing
    among: str | None = None
    """A mapping of the same file, where only its keys may be named; a check of its own sees to that."""


@dataclass(frozen=True, slots=True)
class Own:
    """A key that is the id of what stands under it."""

    thing: Thing


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text of whole sentences, which are compared word by word."""

    is_prose: bool = False
    """Whether it takes inline Markdown and links to claims."""


@dataclass(frozen=True, slots=True)
class Bears:
    """A change of this field can move a status."""


@dataclass(frozen=True, slots=True)
class Names:
    """An entry of a list is told from the others by this field."""


@dataclass(frozen=True, slots=True)
class Uncompared:
    """A field that a comparison passes over: what it says is compared in another way, or not at all."""


@dataclass(frozen=True, slots=True)
class Whole:
    """An entry that is compared as one thing, in the words that the model has for it."""


@dataclass(frozen=True, slots=True)
class Assumed:
    """A field whose default says no more than nothing at all does, so that a comparison does not tell it."""


@dataclass(frozen=True, slots=True)
class Items:
    """What an item of a list is called."""

    noun: str
    before_name: str
    """The words before what tells it from the others."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A field that ``new`` offers as a comment, and what is to stand in it there."""

    draft: Value


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A word that must be one of a catalogue."""

    words: Callable[[], Iterable[str]]


Mark = Ref | Own | Sentence | Bears | Names | Uncompared | Whole | Assumed | Items | Offered | Catalogue
