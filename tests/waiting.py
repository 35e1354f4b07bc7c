"""Wait for what a page comes to. Asked from outside, since the policy of the site lets no text run as a script."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 30.0


def until(page: Page, holds: str, argument: Any = None) -> None:
    """Wait until an expression holds on a page."""
    end = monotonic() + PATIENCE
    while not page.evaluate(holds, argument):
        assert monotonic() < end, f"it did not come about that {holds}"
        page.wait_for_timeout(10)
