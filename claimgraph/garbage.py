"""Pauses in Python's garbage collection, while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_for_later() -> Iterator[None]:
    """Pause garbage collection for a block, and pass over what was made in it afterwards, until `collect`.

    Each collection would go through everything made so far, and find that it is still needed.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def collect() -> None:
    """Look for garbage among everything, also what was made to be kept."""
    gc.unfreeze()
    gc.collect()
