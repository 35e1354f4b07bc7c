"""Ask a DOI resolver for the record of a publication."""

from __future__ import annotations

from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from claimgraph.edit.csl import DOI, Record, read_csl
from claimgraph.edit.errors import EditError

RESOLVER = "https://doi.org/"
CSL = "application/vnd.citationstyles.csl+json"
PATIENCE = 20
"""Seconds to wait for an answer."""
LARGEST = 5_000_000
"""The most bytes of an answer that are read."""
_NOT_FOUND, _NOT_ACCEPTABLE = 404, 406


def fetch_record(doi: str, resolver: str = RESOLVER) -> Record:
    """Ask for the record of a DOI.

    Raises:
        EditError: where there is no answer, no such DOI, or no record in CSL-JSON.
    """
    found = DOI.fullmatch(doi.strip())
    if not found:
        raise EditError(f'"{doi}" is not a DOI: one looks like 10.1000/182')
    if urlsplit(resolver).scheme not in {"http", "https"}:
        raise EditError(f"{resolver} is not the address of a resolver: it begins with https://")
    address = f"{resolver.rstrip('/')}/{quote(found['doi'], safe='/:;()._-+')}"
    told, kind = _ask(address, found["doi"])
    if "json" not in kind:
        raise EditError(f"{address} answered with {kind or 'something unknown'}, not with a record in CSL-JSON")
    return read_csl(told, address)[0]


def _ask(address: str, doi: str) -> tuple[str, str]:
    request = Request(address, headers={"Accept": CSL, "User-Agent": "claimgraph"})  # noqa: S310 - checked above
    try:
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - the same
            return answer.read(LARGEST).decode("utf-8", "replace"), answer.headers.get_content_type()
    except HTTPError as error:
        with error:
            raise EditError(_refusal(error.code, address, doi)) from None
    except (URLError, HTTPException, OSError) as error:
        reason = getattr(error, "reason", None) or str(error) or type(error).__name__
        raise EditError(f"no answer from {address}: {reason}; is there a network? --csl takes a file") from None


def _refusal(code: int, address: str, doi: str) -> str:
    if code == _NOT_FOUND:
        return f"there is no DOI {doi}, says {address}"
    if code == _NOT_ACCEPTABLE:
        return f"{address} has no record in CSL-JSON; look for a BibTeX or CSL file instead"
    return f"{address} answered with an error: {code}"
