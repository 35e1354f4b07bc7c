"""Bibliographic records (CSL-JSON) as sources: what a record states, and nothing beyond it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import quote

from claimgraph.argument.field_types import is_date
from claimgraph.argument.ids import slugify
from claimgraph.edit.errors import EditError

MEDIA = {
    "article-journal": "academic",
    "journal-article": "academic",
    "paper-conference": "academic",
    "proceedings-article": "academic",
    "thesis": "academic",
    "dissertation": "academic",
    "article-newspaper": "newspaper",
    "article-magazine": "magazine",
    "broadcast": "broadcaster",
    "post-weblog": "blog",
    "bill": "official",
    "legal_case": "official",
    "legislation": "official",
    "regulation": "official",
    "treaty": "official",
    "hearing": "parliament",
}
"""The medium that a CSL type certainly means; the types with their words swapped are Crossref's."""

DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(?P<doi>10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")
_MARKUP = re.compile(r"</?(?:i|b|em|strong|u|sub|sup|sc|scp|span|tt)\b[^<>]*>")
_SAFE_IN_DOI = "/:;()._-+"


@dataclass(slots=True)
class Record:
    """What a record says of a source."""

    fields: dict[str, str] = field(default_factory=dict)
    """Fields of the source, as the format names them."""
    key: str = ""
    """What the record itself is called, if that could be an id."""
    left_out: list[str] = field(default_factory=list)
    """What it says that a source cannot hold, each with the reason."""

    @property
    def wish(self) -> str:
        """The preferred id: the record's own key, or its first author or publisher and its date."""
        first = self.fields.get("author", "").split(",")[0].split() or [self.fields.get("publisher", "source")]
        return slugify(self.key) or slugify(f"{first[-1]} {self.fields.get('date', '')}") or "source"


def read_csl(text: str, origin: str) -> list[Record]:
    """Read CSL-JSON, one record or a list of them.

    Raises:
        EditError: where it is none.
    """
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise EditError(f"{origin} is not JSON: {error}") from None
    items = read if isinstance(read, list) else [read]
    if not items or not all(isinstance(item, dict) and item.get("title") for item in items):
        raise EditError(f"{origin} is not CSL-JSON: a record with a title was expected")
    return [record_of(item) for item in items]


def record_of(item: Mapping[str, Any]) -> Record:
    """Read one record of CSL."""
    record = Record(key=_key(item))
    said = {
        "title": _title(item),
        "author": ", ".join(_names(item.get("author"))),
        "publisher": _publisher(item),
        "date": _date(item.get("issued") or item.get("published"), "the date of publication", record),
        "url": _address(item, record),
        "language": _language(item.get("language"), record),
        "medium": MEDIA.get(str(item.get("type", "")), ""),
        "retrieved": _date(item.get("accessed"), "the day on which it was read", record),
    }
    record.fields = {name: value for name, value in said.items() if value}
    return record


def _key(item: Mapping[str, Any]) -> str:
    key = str(item.get("id") or item.get("citation-key") or "")
    return "" if "/" in key or not re.search("[a-zA-Z]", key) else key


def _text(value: object) -> str:
    """Return a text of a record: the first of a list, without markup, on one line."""
    first = next(iter(value), "") if isinstance(value, list) else value
    return " ".join(unescape(_MARKUP.sub("", str(first or ""))).split())


def _title(item: Mapping[str, Any]) -> str:
    title, more = _text(item.get("title")), _text(item.get("subtitle"))
    return f"{title}: {more}" if more and more.lower() not in title.lower() else title


def _publisher(item: Mapping[str, Any]) -> str:
    """Return where the publication appeared, and its publisher."""
    within, by = _text(item.get("container-title")), _text(item.get("publisher"))
    return f"{within} ({by})" if within and by and by not in within else within or by


def _names(people: object) -> Iterator[str]:
    for person in people if isinstance(people, list) else ():
        if isinstance(person, dict):
            parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
            whole = (
                person.get("literal") or person.get("name") or " ".join(str(person.get(part) or "") for part in parts)
            )
            if name := _text(whole):
                yield name


def _date(value: object, what: str, record: Record) -> str:
    """Return a date as precisely as the record gives it; for a span, what its two ends share."""
    if not isinstance(value, dict):
        return ""
    ends = _ends(value)
    found = "-".join(_shared(ends))
    if found and is_date(found) and not value.get("circa"):
        return found
    if any(any(end) for end in ends):
        told = "/".join("-".join(end) for end in ends)
        record.left_out.append(f"{what}, {told}: it is no single day, month or year")
    return ""


def _ends(value: Mapping[str, Any]) -> list[list[str]]:
    """Return the ends of a span, or the one date, each as year, month and day as far as they are given."""
    ends = [_parts(end) for end in value.get("date-parts") or () if isinstance(end, list)]
    return [end for end in ends if end] or [str(value.get("raw") or value.get("literal") or "").split("-")]


def _shared(ends: list[list[str]]) -> list[str]:
    shared = ends[0]
    for end in ends[1:]:
        shared = [a for a, b in zip(shared, end, strict=False) if a == b]
    return shared


def _parts(end: list[object]) -> list[str]:
    widths = (4, 2, 2)
    return [str(part).zfill(width) for part, width in zip(end, widths, strict=False) if part not in (None, "", 0)]


def _address(item: Mapping[str, Any], record: Record) -> str:
    """Return the address: the DOI's, which is permanent, before any other."""
    doi, url = DOI.fullmatch(_text(item.get("DOI"))), _text(item.get("URL"))
    if doi:
        return f"https://doi.org/{quote(doi['doi'], safe=_SAFE_IN_DOI)}"
    if url and not re.fullmatch(r"https?://[^\s/<>\"][^\s<>\"]*", url):
        record.left_out.append(f"the address {url}: only http and https lead to a page")
        return ""
    return url


def _language(value: object, record: Record) -> str:
    tag = _text(value)
    if tag and not _LANGUAGE.fullmatch(tag):
        record.left_out.append(f"the language {tag}: write its BCP 47 tag, as in language: fr")
        return ""
    return tag.replace("_", "-")
