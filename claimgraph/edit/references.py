"""Where an id or a link to a claim stands in a file, according to the format's declarations of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimgraph.argument.entries import FILES
from claimgraph.argument.files import NamedFile
from claimgraph.argument.marks import Own, Ref, Sentence
from claimgraph.argument.shape import Word, marked_words
from claimgraph.argument.things import Thing
from claimgraph.edit.tree import Offsets, Scalar


def find_references(file: NamedFile, thing: Thing, id_: str) -> Iterator[Scalar]:
    """Yield every word of a file that is this id of this sort of thing."""
    for word in marked_words(file.document, FILES[file.kind], Ref, Own):
        if word.text == id_ and isinstance(word.mark, Ref | Own) and word.mark.thing is thing:
            yield _scalar(file, word)


def find_prose(file: NamedFile) -> Iterator[Scalar]:
    """Yield every text that may hold links to claims."""
    for word in marked_words(file.document, FILES[file.kind], Sentence):
        if word.mark.is_prose and "[[" in word.text:
            yield _scalar(file, word)


def _scalar(file: NamedFile, word: Word[Any]) -> Scalar:
    known = file.document.remembered
    if Offsets not in known:
        known[Offsets] = Offsets(file.document.text)
    offsets: Offsets = known[Offsets]
    return offsets.scalar(word.text, word.at)
