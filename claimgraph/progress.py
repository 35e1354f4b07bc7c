"""Progress reports of long work, sent to a listener that the command line may set."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")

Listener = Callable[[str, int, int], None]
"""Takes what is being done, how many are done and how many there are."""

Pause = Callable[[], AbstractContextManager[None]]
"""Has nothing shown within a block."""

_pause: ContextVar[Pause] = ContextVar("pause", default=nullcontext)
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
def listening(listener: Listener, pause: Pause = nullcontext) -> Iterator[None]:
    """Send the progress reports of a block to a listener.

    Args:
        listener: takes the reports.
        pause: has the listener show nothing, and run no thread, within a block.
    """
    before = _listener.set(listener), _pause.set(pause)
    try:
        yield
    finally:
        _listener.reset(before[0])
        _pause.reset(before[1])


def undisturbed() -> AbstractContextManager[None]:
    """Show no progress within a block, which forks this process: no thread may run then."""
    return _pause.get()()
