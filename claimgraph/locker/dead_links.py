"""Dead links: whether the address of each source still answers, and whether a publication has a notice. Goes online."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlsplit

from claimgraph.argument.lock import LinkRecord, NoticeRecord
from claimgraph.argument.model import Source
from claimgraph.locker.adding import read_copy
from claimgraph.locker.extract import UnreadableCopyError
from claimgraph.locker.robots import RefusedError, Robots
from claimgraph.locker.web import Answer, NoSuchHostError, Web, WebError

CROSSREF = "https://api.crossref.org"
OK, MOVED, GONE, BLOCKED, CHANGED, UNCLEAR = "ok", "moved", "gone", "blocked", "changed", "unclear"
_GONE = {404, 410}
_BLOCKED = {401, 402, 403, 429, 451}
"""Status codes that refuse a program and may still be fine for a reader."""
_HEAD_IS_NOT_ENOUGH = {400, 403, 404, 405, 406, 500, 501, 503}
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s?#\"<>]+)", re.IGNORECASE)
_GRAVE = ("retraction", "removal", "withdrawal", "partial_retraction", "expression_of_concern", "correction", "erratum")
_NOT_FOUND, _FIRST_ERROR = 404, 400


def ask_link(source: Source, quotes: Sequence[str], robots: Robots, today: str) -> LinkRecord:
    """Request the address of a source and return whether it answers, has moved, has changed or is gone.

    Args:
        source: a source that has an address.
        quotes: the quotations from it that are in a copy; if the page has none of them any more, it has changed.
        robots: what sites ask for, and the web behind it.
        today: the day.
    """
    url = source.url or ""
    record = LinkRecord(source=source.id, url=url, state=UNCLEAR, asked=today)
    try:
        robots.check(url)
        answer = _answer(url, robots, whole=bool(quotes))
    except NoSuchHostError as error:
        return replace(record, state=GONE, why=str(error))
    except RefusedError as refused:
        return replace(record, state=BLOCKED, why=str(refused))
    except WebError as error:
        return replace(record, why=str(error))
    return _fared(replace(record, status=answer.status, why=answer.said()), answer, quotes)


def _fared(record: LinkRecord, answer: Answer, quotes: Sequence[str]) -> LinkRecord:
    """Return the record with the state that an answer means for a reader who follows the link."""
    if answer.status >= _FIRST_ERROR:
        return replace(
            record, state=GONE if answer.status in _GONE else BLOCKED if answer.status in _BLOCKED else UNCLEAR
        )
    if quotes and _has_none(answer, quotes):
        leads_to = answer.url if answer.url != record.url else ""
        return replace(record, state=CHANGED, why="the page has none of the quotations any more", leads_to=leads_to)
    if answer.moved_to and not quotes and not _same_host(record.url, answer.moved_to):
        why = "it has moved for good to another host, and no quotation shows that it is the same page"
        return replace(record, state=UNCLEAR, leads_to=answer.moved_to, why=why)
    if answer.moved_to:
        return replace(record, state=MOVED, leads_to=answer.moved_to, why="it has moved for good")
    return replace(record, state=OK, why="")


def sure_of_hosts(links: Sequence[LinkRecord]) -> list[LinkRecord]:
    """Return the links of a run, with none called gone if no host answered at all: the machine may be offline."""
    if any(link.status for link in links):
        return [*links]
    why = "{}, and no other host answered: this machine may be offline"
    return [replace(link, state=UNCLEAR, why=why.format(link.why)) if link.state == GONE else link for link in links]


def _same_host(one: str, other: str) -> bool:
    """Return whether two addresses are on one host, with or without www."""
    first, second = (urlsplit(each).netloc.lower().removeprefix("www.") for each in (one, other))
    return first == second


def _answer(url: str, robots: Robots, *, whole: bool) -> Answer:
    """Ask for the head of a page, and for the page where that does not tell enough."""
    if not whole:
        answer = robots.web.get(url, method="HEAD", may_follow=robots.check)
        if answer.status not in _HEAD_IS_NOT_ENOUGH:
            return answer
    return robots.web.get(url, may_follow=robots.check)


def _has_none(answer: Answer, quotes: Sequence[str]) -> bool:
    """Whether a page can be read, and has none of some quotations."""
    try:
        _, text = read_copy(answer.body, told=answer.media, charset=answer.charset)
    except UnreadableCopyError:
        return True
    return not any(text.find(quote) for quote in quotes)


# --- notices ------------------------------------------------------------------------------


def doi_of(source: Source) -> str | None:
    """Return the DOI of a source, if its address has one."""
    found = _DOI.search(source.url or "")
    return found[1].rstrip(".,;)").lower() if found else None


def ask_notices(source: Source, doi: str, web: Web, crossref: str, today: str) -> list[NoticeRecord]:
    """Ask Crossref whether a publication was retracted, corrected, or is of concern.

    Raises:
        WebError: where there is no answer that can be read.
    """
    answer = web.get(f"{crossref}/works/{quote(doi, safe='')}", {"Accept": "application/json"})
    if answer.status == _NOT_FOUND:
        return []  # registered with an agency other than Crossref, which has no such notices
    if answer.status >= _FIRST_ERROR:
        raise WebError(f"{crossref} answers {answer.said()}")
    try:
        message = json.loads(answer.body)["message"]
        found = [*_notices(message.get("updated-by") or [])]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise WebError(f"{crossref} did not answer with a record") from None
    return [
        NoticeRecord(source=source.id, doi=doi, kind=kind, notice=notice, date=date, asked=today)
        for kind, notice, date in dict.fromkeys(found)
    ]


def _notices(updates: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Yield kind, DOI and date of every notice that a reader must know of."""
    for update in updates:
        kind = str(update.get("type", "")).lower().replace("-", "_").replace(" ", "_")
        if kind in _GRAVE:
            parts = (update.get("updated") or {}).get("date-parts") or [[]]
            yield kind, str(update.get("DOI", "")).lower(), "-".join(f"{part:02d}" for part in parts[0])
