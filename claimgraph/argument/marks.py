"""Marks of fields: what the classes of the format declare about a field beyond its type.

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
    """Mark of a word that is the id of something defined elsewhere."""

    thing: Thing
    among: str | None = None
    """A field of the same file whose keys or items are the only ids allowed; a separate check ensures that."""


@dataclass(frozen=True, slots=True)
class Own:
    """Mark of a key that is the id of its value."""

    thing: Thing


@dataclass(frozen=True, slots=True)
class Sentence:
    """Mark of a text of whole sentences, which comparisons show word by word."""

    is_prose: bool = False
    """Whether it takes inline Markdown and links to claims."""


@dataclass(frozen=True, slots=True)
class Bears:
    """Mark of a field that statuses can depend on."""


@dataclass(frozen=True, slots=True)
class Names:
    """Mark of a field that identifies an entry in a list."""


@dataclass(frozen=True, slots=True)
class Uncompared:
    """Mark of a field that comparisons ignore, because it is compared in another way or not at all."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Mark of an entry that is compared as one value, in the model's words for it."""


@dataclass(frozen=True, slots=True)
class Assumed:
    """Mark of a field whose default means the same as leaving it out, so that comparisons do not show it."""


@dataclass(frozen=True, slots=True)
class Items:
    """Mark with the name of an item of a list."""

    noun: str
    before_name: str
    """The words before the names that identify it."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Mark of a field that ``new`` adds as a comment, with the placeholder that it gets."""

    draft: Value


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Mark of a word that must be in a catalogue."""

    words: Callable[[], Iterable[str]]
    adds: str | None = None
    """The field of argument.yml under which an argument adds words of its own, if it may."""


Mark = Ref | Own | Sentence | Bears | Names | Uncompared | Whole | Assumed | Items | Offered | Catalogue
