"""Gaps between two letters, made of spaces and signs, and which differences between gaps are ignored.

Ignored are the width and kind of a space, spaces around a sign, the kind of quotation marks and
dashes, invisible characters, and spaces in scripts without spaces. Next to digits less is
ignored, because there a space, a sign or a mark makes another number.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from claimgraph.argument.quotations.letters import APOSTROPHES, compatible, is_invisible, is_mark, is_spaced

_SAME = {
    **dict.fromkeys("‘’‚‛′`´‹›׳" + APOSTROPHES, "'"),  # noqa: RUF001 - the marks themselves
    **dict.fromkeys("“”„‟«»″״「」『』〝〞〟", '"'),
    **dict.fromkeys("‐‑−﹣－⁃", "-"),  # noqa: RUF001
    **dict.fromkeys("–‒", "–"),  # noqa: RUF001
    **dict.fromkeys("—―⸺⸻﹘", "—"),  # noqa: RUF001
    **dict.fromkeys("〜～", "~"),  # noqa: RUF001
}
INSERTION = "\ufffc"
"""Placeholder in a quotation for an editor's words, which are not in the text."""
_HYPHENS = "-–"  # noqa: RUF001
_MINUS = "−"  # noqa: RUF001


class _Signs(dict[int, str]):
    """Maps each code point to the sign that represents it in comparisons."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isspace():
            self[code] = " "
        elif is_invisible(character) or character == INSERTION:
            self[code] = ""
        else:
            self[code] = _SAME.get(character) or _SAME.get(compatible(character), compatible(character))
        return self[code]


_SIGNS = _Signs()
_DIVIDED = re.compile("\\s?[-\u00ad\u2010\u2011][^\\S\n\r]*[\n\r]\\s*")


def is_division(gap: str) -> bool:
    """Whether a gap is a hyphen at the end of a line."""
    return _DIVIDED.fullmatch(gap) is not None


def signs_of(gap: str) -> str:
    """Return a gap in normalised signs, with each run of white space as one space."""
    return re.sub(" +", " ", gap.translate(_SIGNS))


@lru_cache(maxsize=1024)
def compared(gap: str, before: str | None, after: str | None) -> str:
    """Return a gap in the normal form in which gaps are compared.

    Args:
        gap: what stands between two letters.
        before: the letter before it; None at the start of the text.
        after: the letter after it; None at the end.
    """
    signs = signs_of(gap)
    if not signs.strip():
        apart = before and after and is_spaced(before) and is_spaced(after)
        return signs if apart else ""
    signs = _mark_minus(signs if before else f" {signs}", after)
    if not _spaces_count(signs, before, after):
        signs = signs.replace(" ", "")
    kept = signs[:1] if _is_digit(before) and signs[0] in "'\"" else ""
    """A mark right after a digit may be a measure: 5' is not 5\"."""
    rest = re.sub('"+', '"', signs[len(kept) :].replace("'", '"'))
    return kept + re.sub(r"-{2,}|[–—]", "-", rest)  # noqa: RUF001


def _mark_minus(signs: str, after: str | None) -> str:
    """Replace a dash before a number by a minus, if it has a space before it and none after."""
    return signs[:-1] + _MINUS if _is_digit(after) and re.search(rf" [{_HYPHENS}]$", signs) else signs


def _spaces_count(signs: str, before: str | None, after: str | None) -> bool:
    """Whether a space would make another number: 1, 5 is not 1,5, and .5 is not the end of a sentence and 5."""
    if not _is_digit(after):
        return False
    return signs.endswith(" .") or (_is_digit(before) and signs.strip() in _WITHIN_NUMBERS)


_WITHIN_NUMBERS = {*".,:/'·"}


def _is_digit(letter: str | None) -> bool:
    return letter is not None and letter.isnumeric()


@lru_cache(maxsize=1024)
def cuts_at_end(gap: str, before: str, after: str | None, *, taken: bool) -> bool:
    """Whether a quotation that ends in this gap ends inside a word or a number of the text.

    Args:
        gap: what stands in the text after the last letter of the quotation.
        before: that letter.
        after: the next letter of the text; None at its end.
        taken: whether the quotation has signs of the gap.
    """
    signs = signs_of(gap)
    if before.isnumeric() and not taken and signs.lstrip()[:1] in _AFTER_A_NUMBER:
        return True
    if after is None:
        return False
    if not taken and signs == "'" and is_spaced(after):
        return True
    return _joins(gap, signs, before, after)


@lru_cache(maxsize=1024)
def cuts_at_start(gap: str, before: str | None, after: str, *, taken: bool) -> bool:
    """Whether a quotation that starts in this gap starts inside a word or a number of the text.

    Args:
        gap: what stands in the text before the first letter of the quotation.
        before: the letter before that; None at the start of the text.
        after: the first letter of the quotation.
        taken: whether the quotation has signs of the gap.
    """
    signs = signs_of(gap)
    if after.isnumeric() and not taken and signs and (signs[-1] in _BEFORE_A_NUMBER or _is_counted(signs[-1])):
        return True
    if after.isnumeric() and not taken and (signs.endswith(" .") or (before is None and signs == ".")):
        return True
    return before is not None and _joins(gap, signs, before, after)


_AFTER_A_NUMBER = {*"%‰‱°℃℉"}  # a set, because the empty string is in every string
_BEFORE_A_NUMBER = {*"-–#"}  # noqa: RUF001


def _is_counted(sign: str) -> bool:
    """Whether a sign before a number is a part of it: ``+``, ``<``, ``$`` and their like."""
    return unicodedata.category(sign) in {"Sm", "Sc"}


def _joins(gap: str, signs: str, before: str, after: str) -> bool:
    """Whether what stands on both sides of a gap is one word, or one number."""
    numbers = before.isnumeric() and after.isnumeric()
    spaced = is_spaced(before) and is_spaced(after)
    if not signs:
        return is_mark(after) or numbers or spaced
    if numbers and " " not in signs and signs != "—":
        return True
    return spaced and (signs == "-" or (is_division(gap) and not gap[0].isspace()))


def is_divided_word(gap: str, before: str, after: str) -> bool:
    """Whether a gap divides one word at the end of a line, so that its parts may be joined."""
    letters = all((each.isalpha() or is_mark(each)) and is_spaced(each) for each in (before, after))
    return letters and is_division(gap)
