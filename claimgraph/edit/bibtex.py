"""BibTeX and BibLaTeX as bibliographic records."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import Block, Entry

from claimgraph.edit.csl import Record, record_of
from claimgraph.edit.errors import EditError

TYPES = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "legislation": "legislation",
    "jurisdiction": "legal_case",
    "legal": "treaty",
}
"""Types of CSL, by the type of an entry, where the entry is surely of that type."""
SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
VERBATIM = {"url", "doi", "howpublished"}
"""Fields that hold addresses."""
CONTAINERS = ("journaltitle", "journal", "booktitle", "maintitle")
PUBLISHERS = ("publisher", "institution", "school", "organization")
LANGUAGES = {
    **dict.fromkeys(("english", "american", "usenglish", "british", "ukenglish", "canadian", "australian"), "en"),
    **dict.fromkeys(("german", "ngerman", "austrian", "naustrian", "swissgerman", "nswissgerman"), "de"),
    "french": "fr",
    "francais": "fr",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "brazilian": "pt-BR",
    "dutch": "nl",
    "polish": "pl",
    "russian": "ru",
    "ukrainian": "uk",
    "japanese": "ja",
    "chinese": "zh",
}
"""Tags of the languages that babel names."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BETWEEN_NAMES = "\N{SYMBOL FOR UNIT SEPARATOR}"
_PIECE = r'(?:"[^"]*"|\{[^{}]*\}|[^\s"{}#]+)'
_PUT_TOGETHER = re.compile(rf"\s*{_PIECE}(?:\s*#\s*{_PIECE})+\s*")


class _JoinedNames(middlewares.BlockMiddleware):
    """Joins the names of an entry into one text, so that LaTeX can be decoded before they are split again."""

    def transform_entry(self, entry: Entry, library: Library) -> Block:  # noqa: ARG002 - the parser's signature
        for each in entry.fields:
            if isinstance(each.value, list):
                each.value = _BETWEEN_NAMES.join(each.value)
        return entry


class _Decoded(middlewares.LatexDecodingMiddleware):
    """Turns LaTeX into text, but not in addresses, where % and _ stand for themselves."""

    def transform_entry(self, entry: Entry, library: Library) -> Block:
        addresses = {each.key: each.value for each in entry.fields if each.key.lower() in VERBATIM}
        done = super().transform_entry(entry, library)
        for each in entry.fields:
            if each.key in addresses:
                each.value = re.sub(r"\\([%_&#~$])", r"\1", addresses[each.key])
        return done


def read_bibtex(text: str, origin: str) -> tuple[list[Record], list[str]]:
    """Read every entry of a bibliography that can be read.

    Returns:
        The records, and of every entry that cannot be read where it stands and why.

    Raises:
        EditError: where no entry can be read.
    """
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # the errors below say the same
    names = [middlewares.SeparateCoAuthors(), middlewares.SplitNameParts(), middlewares.MergeNameParts(style="first")]
    library = parse_string(text, append_middleware=[*names, _JoinedNames(), _Decoded()])
    unread = [
        f"{origin}:{(block.start_line or 0) + 1}: this entry cannot be read: {_fault(block.error)}"
        for block in library.failed_blocks
    ]
    if unread and not library.entries:
        raise EditError("; ".join(unread))
    if not library.entries:
        raise EditError(f"{origin} is not BibTeX: no entry was found")
    strings = {name.lower(): str(string.value) for name, string in library.strings_dict.items()}
    return [record_of(_csl(entry, strings)) for entry in library.entries], unread


def _fault(error: Exception) -> str:
    return str(error).split(". Note:")[0] or "a bracket or a quotation mark is not closed"


def _csl(entry: Entry, strings: Mapping[str, str]) -> dict[str, Any]:
    """Return an entry as a record of CSL."""
    said = {each.key.lower(): _put_together(str(each.value), strings) for each in entry.fields}
    kind = SUBTYPES.get(said.get("entrysubtype", "")) or TYPES.get(entry.entry_type.lower(), "")
    return {
        "id": entry.key,
        "type": kind,
        "title": said.get("title"),
        "subtitle": said.get("subtitle"),
        "author": _authors(said.get("author", "")),
        "container-title": next((said[name] for name in CONTAINERS if said.get(name)), ""),
        "publisher": next((said[name] for name in PUBLISHERS if said.get(name)), ""),
        "issued": _date(said.get("date") or "-".join(_old_date(said))),
        "accessed": _date(said.get("urldate", "")),
        "DOI": said.get("doi"),
        "URL": said.get("url") or _address_in(said.get("howpublished", "")),
        "language": LANGUAGES.get((language := said.get("langid") or said.get("language", "")).lower(), language),
    }


def _authors(names: str) -> list[dict[str, str]]:
    return [{"literal": name} for name in names.split(_BETWEEN_NAMES) if name and name.lower() != "others"]


def _put_together(value: str, strings: Mapping[str, str]) -> str:
    """Return a value with its pieces, which # joins and the parser keeps apart, concatenated."""
    if not _PUT_TOGETHER.fullmatch(value):
        return value
    pieces = re.findall(_PIECE, value)
    return "".join(piece[1:-1] if piece[0] in '"{' else strings.get(piece.lower(), piece) for piece in pieces)


def _old_date(said: Mapping[str, str]) -> Iterator[str]:
    """Yield year, month and day from BibTeX's own fields, as far as each is a number or a month's name."""
    year, month, day = (said.get(name, "").strip() for name in ("year", "month", "day"))
    if re.fullmatch("[0-9]{4}", year):
        yield year
        number = (
            MONTHS.index(month[:3].lower()) + 1
            if month[:3].lower() in MONTHS
            else int(month)
            if month.isdecimal()
            else 0
        )
        if number:
            yield str(number)
            yield from [day] if day.isdecimal() else []


def _date(text: str) -> dict[str, Any]:
    """Return a date, or a span of two, as CSL has it; what is uncertain stays a text."""
    ends = [end.split("-") for end in text.split("/") if end]
    if not ends or not all(part.isdecimal() for end in ends for part in end):
        return {"literal": text}
    return {"date-parts": [[int(part) for part in end] for end in ends]}


def _address_in(text: str) -> str:
    found = re.search(r"https?://[^\s{}]+", text)
    return found[0] if found else ""
