"""Progress reports of long work, sent to a listener that the command line may set."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")

Listener = Callable[[str, int, int], None]
"""Takes what is being done, how many are done and how many there are."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def watched(items: Collection[T], what: str) -> Iterator[T]:
    """Yield items, and report after each how many are done."""
    for done, item in enumerate(items):
        tell(what, done, len(items))
        yield item
    tell(what, len(items), len(items))


def tell(what: str, done: int = 0, of: int = 0) -> None:
    """Send a progress report: what is being done, how many items are done, and of how many if they are counted."""
    if (listener := _listener.get()) is not None:
        listener(what, done, of)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Send the progress reports of a block to a listener."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)
