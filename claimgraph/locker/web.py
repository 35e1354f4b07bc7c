"""HTTP requests within limits: which machines, how long, how often, and how large an answer. Goes online.

Each name is looked up once, and only an address that was looked at is connected to: a name
that means another machine a moment later gains nothing. Redirects are followed by hand, each
held to the same.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from threading import Lock, Timer
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from claimgraph.locker.addresses import ForbiddenAddressError, MayAsk, is_public, resolve

AGENT = "claimgraph"
USER_AGENT = f"{AGENT} (checks quotations against their sources)"
PATIENCE = 20.0
"""Seconds without a byte after which a request fails."""
LONGEST = 60.0
"""Seconds after which an answer must be complete."""
LARGEST = 10_000_000
"""The most bytes of an answer, unpacked, that are accepted."""
_MOST_HOPS = 5
_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
"""Faults that are a name's own; of any other, such as that of a machine that is offline, nothing follows for it."""
_CHUNK = 65536


class WebError(Exception):
    """There is no answer, or none that can be taken; the message says why."""


class NoSuchHostError(WebError):
    """No host has this name."""


class ForbiddenHostError(WebError):
    """The host is at an address that may not be requested."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer."""

    url: str
    """The address that answered, after all redirects."""
    status: int
    headers: Mapping[str, str]
    """By name in lower case."""
    body: bytes = b""
    moved_to: str = ""
    """Where the address has moved for good; empty where it has not."""

    @property
    def media(self) -> str | None:
        """The type that the server names."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower() or None

    @property
    def charset(self) -> str | None:
        """The encoding that the server names."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'") or None
        return None

    def said(self) -> str:
        """Return the status in numbers and words."""
        return f"{self.status} {http.client.responses.get(self.status, '')}".strip()


@dataclass(slots=True)
class Limits:
    """Limits on time, pauses between requests, and the size of answers."""

    patience: float = PATIENCE
    longest: float = LONGEST
    largest: int = LARGEST
    pause: float = 1.0
    """Seconds between two requests to one host."""


@dataclass(slots=True)
class Web:
    """Sends requests, within limits, to the machines that may be asked."""

    may_ask: MayAsk = is_public
    limits: Limits = field(default_factory=Limits)
    sleep: Callable[[float], None] = time.sleep
    _next: dict[str, float] = field(default_factory=dict)
    """When each host may be asked again."""
    _lock: Lock = field(default_factory=Lock)

    def get(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,
        *,
        method: str = "GET",
        body: bytes | None = None,
        may_follow: Callable[[str], None] | None = None,
    ) -> Answer:
        """Request an address, follow its redirects, and return the answer.

        Args:
            url: the address.
            headers: what to say with the request.
            method: how to ask.
            body: what to send.
            may_follow: called with each further address before it is asked; raises where it may not be.

        Raises:
            WebError: where there is no answer, or none that can be taken.
        """
        until = time.monotonic() + self.limits.longest
        asked, for_good, moved = {url}, True, ""
        while True:
            answer = self._ask(url, headers or {}, method, body, until)
            leads_to = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not leads_to:
                return Answer(url, answer.status, answer.headers, answer.body, moved)
            url = _safe(urljoin(url, leads_to))
            for_good = for_good and answer.status in _PERMANENT
            moved = url if for_good else moved
            if url in asked:
                raise WebError("its redirects go in a circle")
            asked.add(url)
            if len(asked) > _MOST_HOPS + 1:
                raise WebError(f"it leads on more than {_MOST_HOPS} times")
            if may_follow:
                may_follow(url)

    def _ask(self, url: str, headers: Mapping[str, str], method: str, body: bytes | None, until: float) -> Answer:
        """Ask one address once."""
        parts = urlsplit(_safe(url))
        host, port = parts.hostname, _port(parts.port, parts.scheme)
        if parts.scheme not in {"http", "https"} or not host:
            raise WebError(f"{url} is no web address")
        self._wait_for(host)
        try:
            addresses = resolve(host, port, self.may_ask)
            connection = _connection(parts.scheme, host, port, self.limits.patience, addresses)
            with closing(connection):
                connection.connect()
                watch = Timer(max(0.01, until - time.monotonic()), _cut, [connection])
                watch.start()
                try:
                    said = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate", "Accept": "*/*", **headers}
                    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
                    connection.request(method, path, body, said)
                    return self._taken(url, connection.getresponse(), until)
                finally:
                    watch.cancel()
        except ForbiddenAddressError as error:
            raise ForbiddenHostError(str(error)) from None
        except socket.gaierror as error:
            if error.errno in _NO_SUCH_NAME:
                raise NoSuchHostError(f"there is no host {host}") from None
            raise WebError(f"whether there is a host {host} cannot be found out: {error.strerror}") from None
        except ssl.SSLCertVerificationError as error:
            raise WebError(f"the certificate of {host} is not sound: {error.verify_message}") from None
        except TimeoutError:
            raise WebError(f"no answer within {self.limits.patience:g} seconds") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            if time.monotonic() >= until:
                raise WebError(_TOO_SLOW.format(self.limits.longest)) from None
            raise WebError(f"no whole answer: {str(error) or type(error).__name__}") from None

    def _taken(self, url: str, response: http.client.HTTPResponse, until: float) -> Answer:
        """Take the answer, up to the size and the time that there are."""
        headers = {name.lower(): value for name, value in response.getheaders()}
        unpacked = _Unpacked(headers.get("content-encoding", ""), self.limits.largest)
        while chunk := response.read1(_CHUNK):
            unpacked.add(chunk)
        if time.monotonic() >= until:
            raise WebError(_TOO_SLOW.format(self.limits.longest))
        if response.length:
            raise WebError(f"the answer broke off: {response.length} bytes are missing")
        return Answer(url, response.status, headers, unpacked.whole())

    def _wait_for(self, host: str) -> None:
        """Wait until a host may be asked again."""
        with self._lock:
            now = time.monotonic()
            at = max(now, self._next.get(host, now))
            self._next[host] = at + self.limits.pause
        if at > now:
            self.sleep(at - now)


_TOO_SLOW = "the answer was not there in full after {:g} seconds"


class _Unpacked:
    """An answer as it is unpacked, piece by piece, so that a small one cannot become a huge one."""

    def __init__(self, how: str, largest: int) -> None:
        self._given, self._size, self._parts, self._largest = 0, 0, list[bytes](), largest
        self._how = how.strip().lower()
        if self._how not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise WebError(f"the answer is packed as {self._how}, which was not asked for")
        self._unpack = None if self._how in {"", "identity"} else zlib.decompressobj(wbits=47)

    def add(self, chunk: bytes) -> None:
        """Unpack one more piece."""
        self._given += len(chunk)
        if self._unpack is not None:
            try:
                chunk = self._unpack.decompress(chunk, self._largest + 1)
            except zlib.error:
                raise WebError(f"the answer is packed as {self._how}, and broken") from None
        self._size += len(chunk)
        if self._size > self._largest:
            raise WebError(f"the answer has more than {self._largest // 1_000_000} MB")
        self._parts.append(chunk)

    def whole(self) -> bytes:
        """Return the whole unpacked answer."""
        if self._unpack is not None and self._given and not self._unpack.eof:
            raise WebError(f"the answer is packed as {self._how}, and broke off")
        return b"".join(self._parts)


def _connection(
    scheme: str, host: str, port: int, patience: float, addresses: list[tuple[int, str]]
) -> http.client.HTTPConnection:
    """Return a connection to a host that goes to the addresses that were looked at, and to no other."""

    def connect(_: tuple[str, int], timeout: float, __: object = None) -> socket.socket:
        failed: OSError | None = None
        for family, address in addresses:
            here = socket.socket(family, socket.SOCK_STREAM)
            here.settimeout(timeout)
            try:
                here.connect((address, port))
            except OSError as error:
                here.close()
                failed = error
            else:
                return here
        raise failed or OSError("no address")

    made: http.client.HTTPConnection
    if scheme == "https":
        made = http.client.HTTPSConnection(host, port, timeout=patience, context=ssl.create_default_context())
    else:
        made = http.client.HTTPConnection(host, port, timeout=patience)
    made._create_connection = connect  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other way in
    return made


def _cut(connection: http.client.HTTPConnection) -> None:
    """Close a connection that has taken too long, so that a pending read fails."""
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _port(given: int | None, scheme: str) -> int:
    return given or (443 if scheme == "https" else 80)


def _safe(url: str) -> str:
    """Return an address as it is sent: its letters beyond ASCII encoded, without its fragment and any password.

    Raises:
        WebError: where it is none.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode() if not _is_ascii(parts.hostname) else parts.hostname or ""
        host = f"[{host}]" if ":" in host else host
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        raise WebError(f"{url} is no web address") from None
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~?-._[]|") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme.lower(), host + port, path, query, ""))


def _is_ascii(text: str | None) -> bool:
    return text is None or text.isascii()
