"""Indexes of some pages each → the words of one index of all, in files of the size that a search likes.

Pieces are joined word by word, so that of each only a file at a time is held. What comes out does not tell of which
pieces it was joined: it is what one index of all pages would have been.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any

from claimgraph.publish.index_pieces import Piece, Word

BOUNDS = ("", "e", "m", "s")
"""Where stretches of the alphabet begin that processes can join side by side."""
_BEGINNING = 3
"""Letters by which words begin alike."""
_PAGES, _MOST_PAGES = 500, 2000
"""Pages that the words of one file of the index stand on, about, each word's counted; and where all begin alike."""

_the_page = itemgetter(0)


def chunks_of(pieces: Sequence[Piece], bound: int) -> Iterator[list[Word]]:
    """Yield the words of a stretch of the alphabet, cut into what one file has each."""
    end = BOUNDS[bound + 1] if bound + 1 < len(BOUNDS) else None
    yield from _cut(_joined(pieces, BOUNDS[bound], end))


def _joined(pieces: Sequence[Piece], first: str, end: str | None) -> Iterator[Word]:
    words = (zip(piece.words(first, end), repeat(piece)) for piece in pieces)
    for text, found in groupby(merge(*words, key=_text), key=_text):
        having = [*found]
        pages = _pages([(word[1], piece) for word, piece in having])
        forms = defaultdict(list)
        for word, piece in having:
            for form, on in word[2]:
                forms[form].append((on, piece))
        others = [[form, on] for form in sorted(forms) if (on := _pages(forms[form]))]
        if pages or others:
            yield [text, pages, others]


def _text(found: tuple[Word, Piece]) -> str:
    text: str = found[0][0]
    return text


def _pages(parts: Iterable[tuple[list[list[Any]], Piece]]) -> list[list[Any]]:
    """Return the pages on which a word stands, of those on which it does in each of some pieces."""
    found = []
    for pages, piece in parts:
        places, marks, number = piece.places, piece.marks_of_fields, 0
        for page in pages:
            number += page[0]
            if (place := places[number]) >= 0:
                page[0] = place
                if marks:
                    page[2] = [marks.get(each, each) for each in page[2]]
                found.append(page)
    found.sort(key=_the_page)
    before = 0
    for page in found:
        page[0], before = page[0] - before, page[0]
    return found


def _cut(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Yield words in files; a word of very many pages ends one.

    What a search loads is mostly other words than those that are looked for, so files are small. Words that begin alike
    mostly stay together: by a word of which only the beginning is typed all of them are found.
    """
    chunk: list[Word] = []
    pages = 0
    for word in words:
        if chunk:
            last, on_pages, _ = chunk[-1]
            most = _PAGES if last[:_BEGINNING] != word[0][:_BEGINNING] else _MOST_PAGES
            if pages > most or len(on_pages) > _PAGES:
                yield chunk
                chunk, pages = [], 0
        chunk.append(word)
        pages += len(word[1])
    if chunk:
        yield chunk


def joined_filters(pieces: Iterable[Piece]) -> Iterator[tuple[str, list[list[Any]]]]:
    """Yield the filters, each with its values and the pages that have them."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for piece in pieces:
        for name, value, pages in piece.filters():
            found[name][value] += [place for page in pages if (place := piece.places[page]) >= 0]
    for name, values in sorted(found.items()):
        having = [[value, sorted(pages)] for value, pages in sorted(values.items()) if pages]
        if having:
            yield name, having
