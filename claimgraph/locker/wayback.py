"""The Wayback Machine: the archived copy of an address that is nearest to a day, or a new one. Goes online.

Its answer to a request to save is unreliable: a copy counts as made when the list of copies has
it. That list is a TimeMap (RFC 7089).
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from claimgraph.locker.web import Web, WebError

HOST = "https://web.archive.org"
_FIRST_ERROR, _NOT_FOUND = 400, 404
_MEMENTO = re.compile(r"<([^<>]*/web/(\d{14})[a-z_]*/[^<>]*)>\s*;[^,<]*\brel=\"[^\"]*\bmemento\b")
_POLLS, _BETWEEN_POLLS = 20, 6.0


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of an account, with which more can be asked for."""

    access: str
    secret: str


@dataclass(slots=True)
class Wayback:
    """An archive that answers as the Wayback Machine does."""

    web: Web
    host: str = HOST
    keys: Keys | None = None
    sleep: Callable[[float], None] = time.sleep

    def nearest(self, url: str, day: str) -> str | None:
        """Return the address of the archived copy that is nearest to a day; None where there is none.

        Args:
            url: the address that was archived.
            day: the day, as YYYY-MM-DD.

        Raises:
            WebError: where the archive does not answer.
        """
        wanted = _moment(day.replace("-", "").ljust(14, "0"))
        copies = self._copies(url)
        if not copies:
            return None
        _, stamp = min((abs((_moment(stamp) - wanted).total_seconds()), stamp) for stamp in copies)
        return f"{self.host}/web/{stamp}/{url}"

    def save(self, url: str) -> str:
        """Ask for a new archived copy, wait for it, and return its address.

        Raises:
            WebError: where there is none in the end.
        """
        before = self._copies(url)
        asked = datetime.now(UTC)
        refusal = self._ask_to_save(url)
        new = sorted(self._copies(url) - before)
        if new:
            return f"{self.host}/web/{new[-1]}/{url}"
        raise WebError(refusal or f"{self.host} has no copy that was made after {asked:%H:%M} UTC; try again later")

    def _copies(self, url: str) -> set[str]:
        """Return the moments at which an address was archived."""
        answer = self.web.get(f"{self.host}/web/timemap/link/{url}")
        if answer.status == _NOT_FOUND:
            return set()
        if answer.status >= _FIRST_ERROR:
            raise WebError(f"{self.host} answers {answer.said()}")
        return {stamp for _, stamp in _MEMENTO.findall(answer.body.decode("utf-8", "replace"))}

    def _ask_to_save(self, url: str) -> str:
        """Ask for a copy and wait until the archive says that it is done; return its refusal, if it refused."""
        try:
            job, refusal = self._job(url)
            for _ in range(_POLLS if job else 0):
                self.sleep(_BETWEEN_POLLS)
                said = self._said(self.web.get(f"{self.host}/save/status/{job}", self._headers()).body)
                if said.get("status") != "pending":
                    return str(said.get("message") or "") if said.get("status") == "error" else ""
        except WebError as error:
            return str(error)
        return refusal

    def _job(self, url: str) -> tuple[str, str]:
        body = urlencode({"url": url, "skip_first_archive": "1"}).encode()
        headers = self._headers() | {"Content-Type": "application/x-www-form-urlencoded"}
        answer = self.web.get(f"{self.host}/save", headers, method="POST", body=body)
        said = self._said(answer.body)
        refusal = str(said.get("message") or "") or (answer.said() if answer.status >= _FIRST_ERROR else "")
        job = str(said.get("job_id") or "")
        return (job, refusal) if re.fullmatch(r"[\w-]+", job) else ("", refusal)

    def _headers(self) -> dict[str, str]:
        headers = {"Accept": "application/json"}
        return headers | ({"Authorization": f"LOW {self.keys.access}:{self.keys.secret}"} if self.keys else {})

    def _said(self, body: bytes) -> dict[str, object]:
        try:
            said = json.loads(body)
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}


def _moment(stamp: str) -> datetime:
    """Return the moment of a time stamp; noon for a day, and the earliest moment for anything else."""
    try:
        found = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return found.replace(hour=12) if stamp.endswith("000000") else found
