"""The Content-Security-Policy of each page of a build, with the code that it allows.

Allowed are the theme's inline scripts, and the inline code that other plugins add to a page after
the theme made it; what stands in a page as it was made is not allowed by standing there.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimgraph.publish.page_html import InlineCode, inline_code
from claimgraph.site.policy import guarded, headers_file, inline_scripts
from claimgraph.site.redirects import SCRIPT as LEADS_ON


class PagePolicies:
    """Gives pages their policies, and remembers what these allow for the headers of static hosts."""

    def __init__(self) -> None:
        self._scripts: frozenset[str] = frozenset()
        self._made = InlineCode()
        self.hashes: set[str] = set()
        """Of the inline scripts that pages allow."""

    def begin(self, scripts: Iterable[str]) -> None:
        """Begin a site, with the inline scripts of its theme."""
        self._scripts = frozenset(scripts)

    def note(self, html: str) -> None:
        """Note a page as the theme made it, before other plugins add to it."""
        self._made = inline_code(html)

    def guard(self, html: str, *, own: bool) -> str:
        """Return the page that was noted last, as other plugins left it, with its policy.

        Args:
            html: the page.
            own: whether it is a page of the argument, on which no other inline style applies.
        """
        added = inline_code(html).without(self._made)
        hashes = sorted(inline_scripts(html, self._scripts | added.scripts))
        self.hashes.update(hashes)
        return guarded(html, hashes, styles=added.styles, inline_styles=not own)

    def headers(self) -> str:
        """Return the headers of all pages for static hosts."""
        self.hashes.update(inline_scripts(f"<script>{LEADS_ON}</script>", [LEADS_ON]))
        return headers_file(self.hashes)
