"""The index of the search is the same, of however many batches it is made, and however much of it was there before."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from project import tree

from claimgraph.publish import growing_index
from claimgraph.publish.growing_index import GrowingIndex, short_names
from claimgraph.publish.index_joining import BOUNDS, chunks_of
from claimgraph.publish.index_pieces import Piece
from claimgraph.publish.last_files import IndexBefore, stamp_of
from claimgraph.publish.search_index import Indexer
from claimgraph.site.search import of_map, written_document

WORDS = ["well", "wells", "Brunnen", "café", "cafe", "CAFÉ", "naïve", "été", "eel", "mill", "sluice", "über", "井戸"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


@st.composite
def documents(draw):
    """Pages with their documents: some are of a map and some for editors, so that fields and filters differ."""
    texts = draw(st.dictionaries(st.sampled_from("abcdefgh"), TEXTS, min_size=1))
    found = {}
    for page, text in texts.items():
        told = written_document(page, draw(TEXTS) or page, text, draw(st.booleans()))
        found[f"{page}/index.html"] = of_map(told, "mill") if draw(st.booleans()) else told
    return found


def written(pages, folder, before=None, batch=1000):
    """Write an index of pages, and return what is known of it."""
    with patch.object(growing_index, "BATCH", batch), closing(GrowingIndex("fr")) as index:
        index.begin_as(before)
        for address, document in pages.items():
            index.add(address, document)
        index.write(folder)
    files = {str(path.relative_to(folder)): stamp_of(str(path)) for path in folder.rglob("*") if path.is_file()}
    return IndexBefore(index.pages, files, folder)


@settings(max_examples=12, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(documents(), documents(), st.integers(1, 3))
def test_neither_batches_nor_what_was_there_before_can_be_told_from_an_index(pages, others, batch):
    with TemporaryDirectory() as folder:
        clean, last, next_ = (Path(folder, name) for name in ("clean", "last", "next"))
        written(pages, clean)
        written(pages, next_, written({**others, **dict(list(pages.items())[::2])}, last), batch)
        assert tree(next_) == tree(clean)


@settings(max_examples=12, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(documents())
def test_joined_words_are_those_that_pagefind_finds_in_all_pages_at_once(pages):
    addresses = [*pages]
    halves = [addresses[::2], addresses[1::2]]
    pieces = [piece_of(pages, half, [addresses.index(each) for each in half]) for half in halves if half]
    whole = piece_of(pages, addresses, range(len(addresses)))
    found = [*words([whole])]
    assert [*words(pieces)] == found
    assert [(word, in_text(on)) for word, on, _ in found] == [
        (word, in_text(on)) for word, on, _ in whole.words("", None)
    ]


def in_text(pages):
    return [page[:2] for page in pages]


def piece_of(pages, addresses, places):
    indexer = Indexer("fr")
    for address in addresses:
        indexer.add(address, pages[address])
    return Piece(indexer.made().__getitem__, places)


def words(pieces):
    return (word for bound in range(len(BOUNDS)) for chunk in chunks_of(pieces, bound) for word in chunk)


def test_names_are_as_short_as_they_can_be_while_no_two_are_the_same():
    alike = ["b" * 63 + end for end in "cd"]
    begin_alike = ["e" * 5 + rest * 59 for rest in "fa"]
    assert short_names(["a" * 64, *alike, *begin_alike]) == ["aaaaa", *alike, "eeeeefffffff", "eeeeeaaaaaaa"]
