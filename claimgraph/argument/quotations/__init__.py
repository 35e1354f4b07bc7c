"""Quotations: whether the words of one stand in a text, and what the text has in their place.

The package exists so that what counts as word for word is decided in one place, for any text: where
a text comes from is no concern of it. What may enter compares a quotation with a text, or reads one
of the two for that.

Files:

- `gaps`: What stands between two letters: spaces and signs, and which differences of them do not
  count.
- `letters`: The letters of a text: what is left of it without spaces and signs, in one spelling.
- `nearest`: What a text has in the place of a quotation that is not in it.
- `note_marks`: The note marks of a text, which may be left out of a quotation from it.
- `readings`: How a quotation is to be read: ellipses part it, and brackets are an editor's or the
  source's own.
- `stored_text`: A text against which quotations are checked.
"""

from claimgraph.argument.quotations.nearest import nearest, word_diff
from claimgraph.argument.quotations.readings import has_words
from claimgraph.argument.quotations.stored_text import Match, StoredText, Tier

__all__ = ["Match", "StoredText", "Tier", "has_words", "nearest", "word_diff"]
