"""How much a file may hold: more than anybody writes, and little enough to be read at once.

What is larger is refused with a diagnostic before it is taken apart, so that no file can hold
up a check or fill the memory.
"""

from __future__ import annotations

LARGEST_FILE = 8_000_000
"""Bytes of a YAML file: a topic of twenty thousand claims has five million."""
MOST_FILES = 10_000
"""Files below the folder of the argument."""
LARGEST_PAGE = 2_000_000
"""Bytes of a hand-written page: a long novel has one million."""
LARGEST_TEXT = 100_000_000
"""Bytes of a stored text: the Encyclopaedia Britannica has three hundred million in thirty-two volumes."""
LONGEST_TEXT = 50_000
"""Characters of one text in a YAML file: a long chapter of a book."""
MOST_ENTRIES = 25_000
"""Keys of one mapping, and items of one list."""
MOST_VALUES = 500_000
"""Texts, words, numbers, lists and mappings of one YAML file."""
MOST_FAULTS = 100
"""Faults of its YAML up to which a file is read."""
DEEPEST = 60
"""Lists and mappings that stand within one another; the format itself needs fewer than ten."""
