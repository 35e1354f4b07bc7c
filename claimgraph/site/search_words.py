"""The words of the search: further forms of words by which a text is found.

A browser looks words up letter by letter. What it could not find that way is written beside a
text in another form: a text without spaces in pairs of its signs, words with special letters
in plain ones. ``assets/search/words.js`` treats what a reader types in the same way.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_lowercase

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
"""Signs of scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
_RUN = re.compile(f"[{UNSPACED}\U00020000-\U0003ffff]+")
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
"""Words, each with those that apostrophes or hyphens join to it."""
_PLAIN = str.maketrans(
    {
        "ß": "ss",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "\u0131": "i",
        "ħ": "h",
        "ŧ": "t",
    }
)
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
OTHER = "other"
"""Name of the list of words that begin with none of the letters a to z."""
LISTS = (*ascii_lowercase, OTHER)


def keys(*texts: str) -> str:
    """Return the further words by which texts are found, separated by spaces."""
    found: dict[str, None] = {}
    for text in texts:
        normal = unicodedata.normalize("NFKC", text).lower()
        for run in _RUN.findall(normal):
            found |= dict.fromkeys(_pairs(run))
        for word in _WORD.findall(normal):
            if _RUN.search(word):  # a number within such a text is typed with it, and looked up alone
                found |= dict.fromkeys(filter(None, _RUN.split(word)))
            if not word.isascii():
                spelt = word.translate(_SPELT_OUT)
                found |= dict.fromkeys(other for other in (folded(word), folded(spelt)) if other.isascii())
    return " ".join(found)


def folded(word: str) -> str:
    """Return a word in lower-case base letters, without diacritics."""
    parts = unicodedata.normalize("NFKD", word.lower().translate(_PLAIN))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _pairs(run: str) -> Iterator[str]:
    """Yield each two signs that follow each other, and the last alone; marks stay with their sign."""
    signs: list[str] = []
    for sign in run:
        if signs and unicodedata.category(sign).startswith("M"):
            signs[-1] += sign
        else:
            signs.append(sign)
    yield from ("".join(signs[place : place + 2]) for place in range(len(signs)))


def counted(texts: Iterable[str]) -> Counter[str]:
    """Return every word that can be searched, with the number of texts that have it."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(filter(_is_listed, _words(text.lower()))))
    return counts


def _is_listed(word: str) -> bool:
    return not word.isdigit() and (word.isascii() or not _RUN.search(word))


def vocabulary(counts: Mapping[str, int]) -> Mapping[str, Mapping[str, int]]:
    """Return counted words by their first letter."""
    lists: dict[str, dict[str, int]] = {name: {} for name in LISTS}
    for word, count in sorted(counts.items()):
        lists[_list_of(word)][word] = count
    return lists


def _words(text: str) -> Iterator[str]:
    """Yield every word; one with apostrophes or hyphens also in one piece, as many write it."""
    for found in {*_JOINED.findall(text)}:
        if found.isalnum():
            yield found
        else:
            yield from _WORD.findall(found)
            yield re.sub("['\u2019-]", "", found)


def _list_of(word: str) -> str:
    first = folded(word)[:1]
    return first if first and first in ascii_lowercase else OTHER
