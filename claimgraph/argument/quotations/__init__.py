"""Quotations: whether the words of one stand in a text, and what the text has in their place.

A text is any string: where it comes from is no concern of this package. `StoredText` holds one,
made ready for any number of quotations. Two texts are compared letter by letter (`letters`), and
what stands between the letters is compared too (`gaps`); a quotation's ellipses and brackets
are read first (`readings`), and the note marks of a text may be left out of it (`note_marks`).
"""

from claimgraph.argument.quotations.nearest import nearest, word_diff
from claimgraph.argument.quotations.readings import has_words
from claimgraph.argument.quotations.stored_text import Match, StoredText, Tier

__all__ = ["Match", "StoredText", "Tier", "has_words", "nearest", "word_diff"]
