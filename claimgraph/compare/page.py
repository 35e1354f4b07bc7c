"""The page of changes: what is different from an earlier version of the argument."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.compare.comparison import Comparison
from claimgraph.compare.digest import Digest
from claimgraph.compare.summary import digest
from claimgraph.language import gettext, pgettext
from claimgraph.site.page import Page, Shown

LISTED = 300
"""Entries of one list that are shown."""


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The page of changes."""

    since: Digest
    listed: int


def changes_page(comparison: Comparison) -> Page:
    """Return the page that shows what changed between two versions of the argument."""
    told = digest(comparison)
    return Page(
        path="changes",
        title=pgettext("page", "Changes"),
        template="changes",
        show=lambda: Shown(ChangesView(told, LISTED)),
        description=gettext(
            "What changed in this argument since %(version)s, and what moved because of it.", version=told.before.told
        ),
        listed=True,
    )
