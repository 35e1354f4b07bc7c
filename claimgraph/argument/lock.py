"""The lock, claims/sources.lock.json: records of private copies of sources, and of the quotations in them.

The lock holds no words of a source beyond those that are quoted. One record stands on each
line, in order, so that git shows what changed.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, asdict, dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from claimgraph.diagnostics import Diagnostic, Place, rules
from claimgraph.language import gettext

LOCK = "sources.lock.json"
LOCKER = ".locker"
"""Default folder of the copies under claims/; it is not part of the argument."""
VERSION = 1
NOT_FOUND = "none"
"""Stands in the place of a tier where a quotation is not in any copy."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class CopyRecord:
    """A private copy of a source."""

    source: str
    copy: str
    """SHA-256 of its bytes."""
    bytes: int
    media: str
    charset: str = ""
    """The encoding that was named for it; empty where none was."""
    origin: str
    """How it got into the locker: fetched, added or archive."""
    kept: str
    """Day on which it was fetched, or on which it was read."""
    url: str = ""
    """The address that was asked."""
    final: str = ""
    """The address that answered, if it is another."""
    etag: str = ""
    modified: str = ""
    """The server's Last-Modified header."""
    archive: str = ""
    """Address of the archived copy that it was fetched from."""
    depth: str = "full"
    """Whether it is the source in full, or an excerpt."""
    text: str
    """SHA-256 of its text, without differences of spaces, quotation marks and case."""
    characters: int
    extractor: str

    @property
    def is_full(self) -> bool:
        """Whether the copy is all of the source."""
        return self.depth == "full"

    @property
    def is_fetched(self) -> bool:
        """Whether it was fetched from the address of the source itself."""
        return self.origin == "fetched"


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class QuoteRecord:
    """A quotation as a copy has it, or has it not."""

    source: str
    quote: str
    """SHA-256 of the quotation."""
    copy: str
    """The copy that it was found in; the newest, where it is in none."""
    tier: str
    """How closely it was found; `NOT_FOUND` where it was not."""
    at: tuple[int, int] = (0, 0)
    """Its place in the text of the copy."""
    count: int = 0
    """How often the copy has it."""
    left_out: tuple[str, ...] = ()
    """Note marks of the copy that the quotation leaves out."""
    page: int = 0
    """Its page, from 1; 0 where the copy has none."""
    window: str = ""
    """SHA-256 of the letters of the passage, and of 32 letters on either side."""
    fragment: str = ""
    """The fragment that makes an address open at the passage."""
    is_title: bool = False
    """Whether it is only the title of the copy."""
    gone_from: str = ""
    """A newer full copy that no longer has it."""
    checked: str
    """Day on which this result was first found."""

    @property
    def is_found(self) -> bool:
        """Whether it is in a copy."""
        return self.tier != NOT_FOUND


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class LinkRecord:
    """The state of a source's address when it was last requested."""

    source: str
    url: str
    state: str
    """ok, moved, gone, blocked, changed or unclear."""
    status: int = 0
    """The answer in numbers; 0 where there was none."""
    leads_to: str = ""
    why: str = ""
    asked: str


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class NoticeRecord:
    """A notice about a publication: that it was retracted, corrected, or is of concern."""

    source: str
    doi: str
    kind: str
    notice: str
    """DOI of the notice."""
    date: str = ""
    asked: str


R = TypeVar("R", CopyRecord, QuoteRecord, LinkRecord, NoticeRecord)


class Lock:
    """All records of sources: copies, quotations, addresses and notices."""

    def __init__(
        self,
        copies: Iterable[CopyRecord] = (),
        quotes: Iterable[QuoteRecord] = (),
        links: Iterable[LinkRecord] = (),
        notices: Iterable[NoticeRecord] = (),
    ) -> None:
        """Sort the records."""
        self.copies = tuple(sorted(copies))
        self.quotes = tuple(sorted(quotes))
        self.links = tuple(sorted(links))
        self.notices = tuple(sorted(notices))

    def __bool__(self) -> bool:
        """Whether anything is recorded."""
        return bool(self.copies or self.links or self.notices)

    def copies_of(self, source: str) -> list[CopyRecord]:
        """Return the copies of a source: full ones before excerpts, each group from the newest."""
        return sorted(self._copies.get(source, ()), key=lambda copy: (copy.is_full, copy.kept), reverse=True)

    def copy(self, source: str, sum_: str) -> CopyRecord | None:
        """Return a copy of a source by its hash."""
        return next((each for each in self._copies.get(source, ()) if each.copy == sum_), None)

    def quote(self, source: str, quote: str) -> QuoteRecord | None:
        """Return the record of a quotation from a source; None where there is none."""
        return self._quotes.get((source, quote_sum(quote))) if self._quotes else None

    def link(self, source: str) -> LinkRecord | None:
        """Return the record of a source's address; None where there is none."""
        return next((each for each in self.links if each.source == source), None)

    def renamed(self, old: str, new: str) -> Lock:
        """Return the lock with a source's id replaced."""

        def each(records: Iterable[R]) -> list[R]:
            return [replace(record, source=new) if record.source == old else record for record in records]

        return Lock(each(self.copies), each(self.quotes), each(self.links), each(self.notices))

    @cached_property
    def _copies(self) -> Mapping[str, list[CopyRecord]]:
        found: dict[str, list[CopyRecord]] = {}
        for each in self.copies:
            found.setdefault(each.source, []).append(each)
        return found

    @cached_property
    def _quotes(self) -> Mapping[tuple[str, str], QuoteRecord]:
        return {(each.source, each.quote): each for each in self.quotes}


_PARTS: Mapping[str, type[Any]] = {
    "copies": CopyRecord,
    "quotes": QuoteRecord,
    "links": LinkRecord,
    "notices": NoticeRecord,
}


def quote_sum(quote: str) -> str:
    """Return the hash that identifies a quotation: of its characters in NFC, with single spaces."""
    return text_sum(" ".join(unicodedata.normalize("NFC", quote).split()))


def text_sum(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# --- the file -----------------------------------------------------------------------------


def written(lock: Lock) -> str:
    """Return the lock as the text of its file, one record a line."""
    parts = []
    for name in _PARTS:
        lines = ",\n".join(f"  {_line(record)}" for record in getattr(lock, name))
        parts.append(f'"{name}": [\n{lines}\n ]' if lines else f'"{name}": []')
    head = f'"lock": {VERSION}'
    return "{" + ",\n ".join([head, *parts]) + "\n}\n"


def _line(record: object) -> str:
    """Return a record as a line of JSON, without fields that have their default."""
    defaults = {field.name: field.default for field in fields(record)}  # type: ignore[arg-type]
    said = {key: value for key, value in asdict(record).items() if value != defaults[key]}  # type: ignore[call-overload]
    return json.dumps({key.replace("_", "-"): value for key, value in said.items()}, ensure_ascii=False)


def read_lock(folder: Path, shown: str) -> Lock | Diagnostic:
    """Return the lock of an argument, empty where there is no file; or a diagnostic that says why it is unreadable.

    Args:
        folder: the folder of the argument.
        shown: the path of the lock as the editor knows it.
    """
    path = folder / LOCK
    try:
        held = json.loads(path.read_text("utf-8"))
        if not isinstance(held, dict) or held.get("lock") != VERSION:
            return rules.BAD_LOCK.at(Place(shown), why=gettext("it is not of version %(version)s", version=VERSION))
        return Lock(*([_record(each, kind) for each in held.get(name, [])] for name, kind in _PARTS.items()))
    except FileNotFoundError:
        return Lock()
    except OSError as error:
        return rules.BAD_LOCK.at(Place(shown), why=error.strerror or str(error))
    except json.JSONDecodeError as error:
        return rules.BAD_LOCK.at(Place(shown, error.lineno, error.colno), why=gettext("this is not JSON"))
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        return rules.BAD_LOCK.at(
            Place(shown), why=gettext("a record is not in the form that it has: %(fault)s", fault=error)
        )


def _record(held: Mapping[str, Any], kind: type[T]) -> T:
    """Return the record for an object of the file.

    Raises:
        TypeError: where something is missing, not known, or of another type.
    """
    given = {key.replace("-", "_"): tuple(value) if isinstance(value, list) else value for key, value in held.items()}
    for field in fields(kind):  # type: ignore[arg-type]
        default = () if field.name in {"left_out", "at"} else field.default
        wanted = type(default) if default is not MISSING else int if field.name in {"bytes", "characters"} else str
        if field.name in given and type(given[field.name]) is not wanted:
            raise TypeError(f'"{field.name}" is to be {wanted.__name__}')
    if not all(map(_is_hash, filter(None, (given.get(name) for name in ("copy", "quote", "text", "window"))))):
        raise ValueError("a hash is to be 64 digits from 0 to 9 and a to f")
    return kind(**given)


def _is_hash(text: str) -> bool:
    return len(text) == 64 and set(text) <= set("0123456789abcdef")  # noqa: PLR2004 - of SHA-256
