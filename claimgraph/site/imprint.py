"""What a site says of itself: who makes it, what it is called, and where its files are."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.site.repository import Repository


@dataclass(frozen=True, slots=True)
class Imprint:
    """What citations and links to the files take from the configuration of the site; None where it says nothing."""

    name: str | None = None
    """Name of the site."""
    author: str | None = None
    """Who makes it."""
    repository: Repository | None = None
    """Where its files are."""
