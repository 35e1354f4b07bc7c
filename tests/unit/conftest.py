"""What tests of the locker share: a site on this machine whose answers a test writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from loopback import Site, site

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def here() -> Iterator[Site]:
    """Serve a site for the length of a test."""
    with site() as one:
        yield one
