"""How far the work has come, told to whoever listens; nobody, unless the command line does."""

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
    """Yield items, and tell how many have been dealt with."""
    for done, item in enumerate(items):
        tell(what, done, len(items))
        yield item
    tell(what, len(items), len(items))


def tell(what: str, done: int = 0, of: int = 0) -> None:
    """Tell that something is being done, and how far it has come; of how many, if they are counted."""
    if (listener := _listener.get()) is not None:
        listener(what, done, of)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Let a listener hear of the work that is done in a block."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)
