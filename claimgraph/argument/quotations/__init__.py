"""Quotations: whether a quotation is in a text, and which words the text has instead.

The package exists so that what counts as word for word is decided in one place, for any text: where
a text comes from is no concern of it. What may enter compares a quotation with a text, or prepares one
of the two for that.

Files:

- `gaps`: Gaps between two letters, made of spaces and signs, and which differences between gaps are
  ignored.
- `letters`: The letters of a text, without spaces and signs, in a normal form.
- `nearest`: The passage of a text that is most like a quotation that is not in it.
- `note_marks`: The note marks of a text, which may be left out of a quotation from it.
- `readings`: How a quotation is read: ellipses divide it, and brackets are an editor's or the
  source's own.
- `stored_text`: A text against which quotations are checked.
"""

from claimgraph.argument.quotations.nearest import nearest, word_diff
from claimgraph.argument.quotations.readings import has_words
from claimgraph.argument.quotations.stored_text import Match, StoredText, Tier

__all__ = ["Match", "StoredText", "Tier", "has_words", "nearest", "word_diff"]
