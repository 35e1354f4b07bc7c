"""Pauses in Python's garbage collection, while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_for_later() -> Iterator[None]:
    """Pause garbage collection for a block: each pass would go through everything made so far."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
