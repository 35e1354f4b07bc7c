"""The page of changes: what is different from an earlier version of the argument."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.site.atlas import Atlas
from claimgraph.site.digest import Digest
from claimgraph.site.page import Page
from claimgraph.site.telling import digest

LISTED = 300
"""Entries of one list that are shown."""


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The page of changes."""

    since: Digest
    listed: int


def changes_page(atlas: Atlas) -> Iterator[Page]:
    """Yield the page of changes, where there is an earlier version to compare with."""
    if atlas.changes is None:
        return
    told = digest(atlas.changes)
    yield Page(
        path="changes",
        title="Changes",
        template="changes",
        view=ChangesView(told, LISTED),
        description=f"What changed in this argument since {told.before.told}, and what moved because of it.",
        listed=True,
    )
