"""Work that a second process does beside this one, where there is a core for it.

The process is forked, so that it knows what this one knows, and nothing has to be sent to it. Where a
system cannot fork, or other threads run here, which a fork would leave behind in an unknown
state, the work is done in this process.
"""

from __future__ import annotations

import marshal
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from claimgraph.progress import undisturbed

PROCESSES = "CLAIMGRAPH_PROCESSES"
"""Environment variable that sets how many processes may work at once."""

Work = Callable[[], Any]
"""Returns plain values: numbers, texts, None, and lists, tuples and dictionaries of such."""


def processes() -> int:
    """Return how many processes can work at once: one per core that this one may use."""
    if sys.platform != "linux":
        return 1
    asked = os.environ.get(PROCESSES, "")
    return max(1, int(asked)) if asked.isdecimal() else len(os.sched_getaffinity(0))


@contextmanager
def beside(work: Work) -> Iterator[Work]:
    """Have a second process do some work for the length of a block; yield what waits for it, and gives the outcome.

    Where the work fails there, it is done here when it is waited for, so that the fault is told as any other.
    """
    with undisturbed():
        second = _Second(work) if processes() > 1 and threading.active_count() == 1 else None
    if second is None:
        yield work
        return
    try:
        yield second.outcome
    finally:
        second.end()


class _Second:
    """A process that does one piece of work."""

    def __init__(self, work: Work) -> None:
        self.work = work
        source, sink = os.pipe()
        self.number = os.fork()
        if not self.number:
            _work_and_exit(work, source, sink)
        os.close(sink)
        self.source = source
        self.is_over = False

    def outcome(self) -> Any:  # noqa: ANN401 - whatever the work returns
        """Wait for the work, and return what came of it."""
        with open(self.source, "rb", closefd=False) as file:
            sent = file.read()
        self.is_over = True
        _, status = os.waitpid(self.number, 0)
        return self.work() if status else marshal.loads(sent)  # noqa: S302 - from a process of our own

    def end(self) -> None:
        """Let go of the process, whether anybody has waited for it or not."""
        os.close(self.source)
        if not self.is_over:
            with suppress(ProcessLookupError):
                os.kill(self.number, signal.SIGKILL)
            os.waitpid(self.number, 0)


def _work_and_exit(work: Work, source: int, sink: int) -> None:
    """Do the work in the process that was forked for it, send what comes of it, and end the process."""
    done = 1
    try:
        os.close(source)
        with open(sink, "wb") as file:
            file.write(marshal.dumps(work()))
        done = 0
    finally:
        os._exit(done)
