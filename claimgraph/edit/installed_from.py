"""What claimgraph was installed from, as a line that pip can read (PEP 610 records it)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from urllib.request import url2pathname

NAME = "claimgraph"
FOLDER = "wheels"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where claimgraph can be installed from again."""

    requirement: str
    """A line of requirements.txt."""
    words: str
    """What that is, for people."""
    wheel: Path | None = None
    """The file that the line names in the folder ``wheels/`` of the project, and that is to be copied there."""


def installed_from(distribution: Distribution | None = None) -> Origin:
    """Return what claimgraph was installed from.

    Args:
        distribution: what pip knows of the installed package; by default looked up.
    """
    try:
        found = distribution or Distribution.from_name(NAME)
    except PackageNotFoundError:
        return Origin(NAME, "claimgraph is not installed as a package: name in requirements.txt where it is to be had")
    version = f"{NAME}=={found.version}"
    told = _direct_url(found)
    address = str(told.get("url", ""))
    if commit := _dict(told.get("vcs_info")).get("commit_id"):
        return Origin(
            f"{NAME} @ git+{_without_login(address)}@{commit}", f"the commit {str(commit)[:12]} of its repository"
        )
    local = Path(url2pathname(urlsplit(address).path)) if address.startswith("file:") else None
    if local and local.suffix == ".whl" and local.is_file():
        return Origin(f"./{FOLDER}/{local.name}", f"a copy of {local.name}, in {FOLDER}/", local)
    if address.startswith("http"):
        return Origin(f"{NAME} @ {_without_login(address)}", f"the file {urlsplit(address).path.rpartition('/')[2]}")
    if local:
        where = "it was installed here from a folder: name its repository if your package index lacks it"
        return Origin(version, f"version {found.version}; {where}")
    return Origin(version, f"version {found.version} of the package index")


def _direct_url(distribution: Distribution) -> dict[str, Any]:
    try:
        return _dict(json.loads(distribution.read_text("direct_url.json") or "{}"))
    except ValueError:
        return {}


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _without_login(address: str) -> str:
    """Return an address without a name and a password, which belong to whoever installed."""
    parts = urlsplit(address)
    host = parts.netloc if parts.scheme == "ssh" else parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=host))
