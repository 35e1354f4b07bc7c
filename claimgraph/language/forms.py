"""Numbers as words, dates and lists, as the language that is spoken writes them.

The forms of other languages are those of the Unicode Common Locale Data Repository, by Babel. English forms
are written out here, the same as Babel's for British English, so that an English site need not load it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from claimgraph.language.catalogues import ENGLISH
from claimgraph.language.pseudo import PSEUDO, pseudo
from claimgraph.language.speech import current, message_in, ngettext, pgettext

if TYPE_CHECKING:
    from babel import Locale

_WORDS = (
    message_in("number", "no"),
    message_in("number", "one"),
    message_in("number", "two"),
    message_in("number", "three"),
    message_in("number", "four"),
    message_in("number", "five"),
    message_in("number", "six"),
    message_in("number", "seven"),
    message_in("number", "eight"),
    message_in("number", "nine"),
)
_WITHOUT_SPACES = {"ja", "zh"}
"""Languages whose full stop is as wide as a letter, so that no space follows it."""
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""In English."""
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
"""In English, for narrow places."""


def number_word(number: int) -> str:
    """Return a small number as a word, or in digits where a language prefers them; a greater one in digits."""
    return pgettext("number", _WORDS[number]) if number < len(_WORDS) else str(number)


def number_of(one: str, many: str, number: int, /, **values: object) -> str:
    """Return the form of a message for a number, as `ngettext`, in which a small number stands as a word."""
    return ngettext(one, many, number, **values | {"number": number_word(number)})


def decimal(value: float, digits: int) -> str:
    """Return a number with so many digits behind the sign that the language puts there."""
    return with_point(f"{value:.{digits}f}")


def with_point(written: str) -> str:
    """Return a number that is written with a decimal point, with the sign that the language has in its place."""
    tag = current()
    if tag in {ENGLISH, PSEUDO}:
        return written
    from babel.numbers import get_decimal_symbol  # noqa: PLC0415 - English does without

    return written.replace(".", get_decimal_symbol(_locale(tag)))


def whole(value: int) -> str:
    """Return a whole number in groups of three digits, as the language divides them."""
    written, tag = f"{value:,}", current()
    if tag in {ENGLISH, PSEUDO}:
        return written
    from babel.numbers import get_group_symbol  # noqa: PLC0415 - English does without

    return written.replace(",", get_group_symbol(_locale(tag)))


def short_day(year: int | None, month: int, number: int | None = None) -> str:
    """Return a date as it is written beside an axis: a day with its month, a month with its year, or all three."""
    tag = current()
    if tag in {ENGLISH, PSEUDO}:
        name = SHORT_MONTHS[month - 1] if tag == ENGLISH else pseudo(SHORT_MONTHS[month - 1])
        return " ".join([*([str(number)] if number else []), name, *([str(year)] if year else [])])
    from babel.dates import format_skeleton  # noqa: PLC0415 - English does without

    skeleton = f"{'y' if year else ''}MMM{'d' if number else ''}"
    return format_skeleton(skeleton, date(year or 2000, month, number or 1), locale=_locale(tag))


def listing(parts: Sequence[str], last: Literal["and", "or"] = "and") -> str:
    """Join parts as the language does, as in "one, two and three"."""
    tag = current()
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(parts)
    if tag == PSEUDO:
        return f"{', '.join(parts[:-1])} {pseudo(last)} {parts[-1]}"
    if tag == ENGLISH:
        return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
    from babel.lists import format_list  # noqa: PLC0415 - English does without

    return format_list(parts, style="standard" if last == "and" else "or", locale=_locale(tag))


def in_a_row(parts: Iterable[str]) -> str:
    """Join parts that no word joins, as in "two findings, one objection"."""
    return pgettext("between parts", ", ").join(parts)


def sentences(parts: Iterable[str]) -> str:
    """Join whole sentences, with a space between them where the language puts one."""
    return ("" if current().partition("-")[0] in _WITHOUT_SPACES else " ").join(parts)


def day(year: int, month: int | None = None, number: int | None = None) -> str:
    """Return a date in words, as far as it is known.

    Args:
        year: from 1 on.
        month: from 1 to 12.
        number: the day of the month, where the month is known.
    """
    tag = current()
    if tag in {ENGLISH, PSEUDO}:
        name = [] if month is None else [MONTHS[month - 1] if tag == ENGLISH else pseudo(MONTHS[month - 1])]
        return " ".join([*([str(number)] if number else []), *name, f"{year:04}"])
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - English does without

    first, locale = date(year, month or 1, number or 1), _locale(tag)
    if number:
        return format_date(first, "long", locale=locale)
    return format_skeleton("yMMMM" if month else "y", first, locale=locale)


def language_name(tag: str) -> str:
    """Return the name of a language; its tag where that is not known."""
    spoken = current()
    if spoken in {ENGLISH, PSEUDO}:
        name = _LANGUAGES.get(tag, tag)
        return name if spoken == ENGLISH else pseudo(name)
    from babel import UnknownLocaleError  # noqa: PLC0415 - English does without

    try:
        return _locale(tag).get_display_name(_locale(spoken)) or tag
    except (UnknownLocaleError, ValueError):
        return tag


_LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
"""In English."""


def is_right_to_left(tag: str) -> bool:
    """Say whether a language is written from right to left."""
    return tag not in {ENGLISH, PSEUDO} and _locale(tag).text_direction == "rtl"


@cache
def _locale(tag: str) -> Locale:
    """Return the forms of a language."""
    from babel import Locale  # noqa: PLC0415 - English does without

    return Locale.parse(tag, sep="-")
