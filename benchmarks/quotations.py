"""How long it takes to look 200 quotations up in a text of 5 MB.

python benchmarks/quotations.py [--megabytes 5] [--quotations 200] [--runs 3]

A text of made-up words, and quotations of five to thirty of them: half as they stand there, the
rest hard in one way each (other signs and capitals, words left out, words divided at line ends,
note marks, or a word changed so that it is not there at all). Reading the text counts, and it is
the seconds of the processor that count, so that a busy machine does not matter. The
budget is one second for 5 MB and 200 quotations, and in proportion for others; a broken one
makes the exit code 1.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
from collections.abc import Callable
from itertools import cycle, islice
from time import process_time

from claimgraph.argument.quotations import StoredText

BUDGET = 1.0
"""Seconds for 5 MB and 200 quotations."""
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "el", "or")]


def made_up(megabytes: float, chance: random.Random) -> list[str]:
    """Return so many megabytes of words: among fifty, one with a note mark, one that a line's end divides."""
    words, size = list[str](), 0.0
    vocabulary = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(20_000)]
    while size < megabytes * 1_000_000:
        word = chance.choice(vocabulary)
        marked = [f"{word}[{chance.randint(1, 99)}]", f"{word[:3]}-\n{word[3:]}", f"{word}.\n", f"{word},"]
        words.append(chance.choices([word, *marked], weights=_OFTEN)[0])
        size += len(words[-1]) + 1
    return words


_OFTEN = (45, 1, 1, 1, 2)
"""How often a word stands alone, and with each of what may follow it."""
_HARD: tuple[tuple[Callable[[list[str]], list[str]], bool], ...] = (
    *[(list[str], True)] * 4,
    (lambda part: [word.upper() for word in part], True),
    (lambda part: [*part[:2], "…", *part[3:]], True),
    (lambda part: [re.sub(r"\[.*?\]|-\n", "", word) for word in part], True),
    (lambda part: [*part[:3], "neverthere", *part[4:]], False),
)
"""What makes a quotation of some words of a text, and whether it is there then."""


def quoted(words: list[str], number: int, chance: random.Random) -> list[tuple[str, bool]]:
    """Return quotations from a text, each with whether it is there."""
    found = []
    for change, is_there in islice(cycle(_HARD), number):
        start, length = chance.randrange(len(words) - _LONGEST), chance.randint(5, _LONGEST)
        found.append((" ".join(change(words[start : start + length])), is_there))
    return found


_LONGEST = 30


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=5)
    parser.add_argument("--quotations", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    chance = random.Random(7)
    words = made_up(asked.megabytes, chance)
    text, quotations = " ".join(words), quoted(words, asked.quotations, chance)
    took = []
    for _ in range(asked.runs):
        started = process_time()
        stored = StoredText(text)
        found = [stored.find(quote) is not None for quote, _ in quotations]
        took.append(process_time() - started)
        if found != [there for _, there in quotations]:
            sys.exit("a quotation that is there was not found, or one that is not there was")
    budget = BUDGET * max(1.0, asked.megabytes / 5) * max(1.0, asked.quotations / 200)
    seconds = f"{statistics.median(took):.2f} s (budget {budget:.1f})"
    print(f"{len(quotations)} quotations in {len(text) / 1e6:.1f} MB: {seconds}")
    sys.exit(1 if statistics.median(took) > budget else 0)


if __name__ == "__main__":
    main()
