"""Fetching: what is now at the address of a source, kept unless it is a login or consent page. Goes online."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from claimgraph.argument.lock import CopyRecord, Lock
from claimgraph.argument.model import Source
from claimgraph.locker.adding import read_copy
from claimgraph.locker.extract import UnreadableCopyError
from claimgraph.locker.looking import CopyText
from claimgraph.locker.robots import RefusedError, Robots
from claimgraph.locker.store import Store
from claimgraph.locker.web import Answer, WebError

_NOT_MODIFIED, _FIRST_ERROR = 304, 400
_FEWEST_LETTERS = 500
"""Letters that the page of a source has at least, unless a quotation is found in it."""
_WALL = re.compile(
    r"log ?in|sign ?in|subscri|register to|consent|before you continue|cookie|captcha|robot|just a moment|"
    r"access denied|attention required|verify you are|anmelden|einloggen|connexion|войти|ログイン|会員",
    re.IGNORECASE,
)
_PASSWORD = re.compile(rb"""<input[^>]{0,300}\btype\s*=\s*["']?password""", re.IGNORECASE)


class Fate(StrEnum):
    """What came of an address."""

    NEW = "new"
    SAME = "same"
    REFUSED = "refused"
    """The owner of the site does not want programs there."""
    NOT_KEPT = "not kept"
    """There was an answer, and it is not the source."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched for a source."""

    source: str
    fate: Fate
    why: str = ""
    raw: bytes = b""
    record: CopyRecord | None = None
    """Record of the copy that is to be kept."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A source that is to be fetched."""

    source: Source
    quotes: tuple[str, ...]
    address: str
    """Where it is to be fetched from: its own address, or that of an archived copy."""
    is_archive: bool = False


def fetch(wanted: Wanted, robots: Robots, lock: Lock, store: Store, today: str) -> Fetched:
    """Fetch a source and return its copy, or why there is none to keep: the same as before, refused, or failed.

    Args:
        wanted: the source.
        robots: what sites ask for, and the web behind it.
        lock: what is recorded.
        store: the copies that there are.
        today: the day.
    """
    id_ = wanted.source.id
    before = _before(wanted, lock, store)
    try:
        robots.check(wanted.address)
        answer = robots.web.get(wanted.address, _conditions(before), may_follow=robots.check)
    except RefusedError as refused:
        return Fetched(id_, Fate.REFUSED, f"{refused}; save the page yourself and add it")
    except WebError as error:
        return Fetched(id_, Fate.FAILED, str(error))
    if answer.status == _NOT_MODIFIED and before:
        return Fetched(id_, Fate.SAME)
    if answer.status >= _FIRST_ERROR or not answer.body:
        return Fetched(id_, Fate.FAILED, f"it answers {answer.said()}")
    return _kept(wanted, answer, lock, today)


def _before(wanted: Wanted, lock: Lock, store: Store) -> CopyRecord | None:
    """Return the newest copy from the same address, if it is at hand."""
    same = (each for each in lock.copies_of(wanted.source.id) if wanted.address in {each.url, each.archive})
    newest = next(same, None)
    return newest if newest and store.has(newest.copy) else None


def _conditions(before: CopyRecord | None) -> dict[str, str]:
    """Return the HTTP headers that ask for the page only if it has changed since the last copy."""
    if before is None:
        return {}
    given = {"If-None-Match": before.etag, "If-Modified-Since": before.modified}
    return {name: value for name, value in given.items() if value}


def _kept(wanted: Wanted, answer: Answer, lock: Lock, today: str) -> Fetched:
    """Decide whether an answer is the source, and how it is recorded."""
    source = wanted.source
    try:
        media, text = read_copy(answer.body, told=answer.media, charset=answer.charset)
    except UnreadableCopyError as error:
        return Fetched(source.id, Fate.NOT_KEPT, str(error))
    if why := _wall(wanted, answer, text):
        return Fetched(source.id, Fate.NOT_KEPT, f"{why}; if it is the source all the same, save it and add it")
    if any(each.text == text.sum and each.is_full for each in lock.copies_of(source.id)):
        return Fetched(source.id, Fate.SAME)
    record = CopyRecord(
        source=source.id,
        copy=hashlib.sha256(answer.body).hexdigest(),
        bytes=len(answer.body),
        media=media,
        charset=answer.charset or "",
        origin="archive" if wanted.is_archive else "fetched",
        kept=today,
        url=(source.url or "") if wanted.is_archive else wanted.address,
        final=answer.url if answer.url != wanted.address else "",
        etag=answer.headers.get("etag", ""),
        modified=answer.headers.get("last-modified", ""),
        archive=wanted.address if wanted.is_archive else "",
        text=text.sum,
        characters=len(text.extract.text),
        extractor=text.extract.extractor,
    )
    return Fetched(source.id, Fate.NEW, raw=answer.body, record=record)


def _wall(wanted: Wanted, answer: Answer, text: CopyText) -> str:
    """Return why an answer seems to be a login or consent page and not the source; empty where it does not."""
    found = sum(text.find(quote) is not None for quote in wanted.quotes)
    if found:
        return ""
    short = len(text.stored.spelling.letters) < _FEWEST_LETTERS
    words = f"{text.extract.title}\n{answer.url}" + (f"\n{text.extract.text}" if short else "")
    sign = "it asks for a password" if _PASSWORD.search(answer.body) else ""
    if not sign and (seen := _WALL.search(words)):
        sign = f"it says “{seen[0]}”"
    looks = f"; {sign}, as a wall before the page would" if sign else ""
    if wanted.quotes:
        return f"none of the {len(wanted.quotes)} quotations is in what is there{looks}"
    if short:
        return f"what is there is only a few words{looks}"
    return f"{sign}, as a wall before the page would" if sign.startswith("it asks") else ""
