"""Work shared among processes: each part is done in one of them, and what comes of it is taken in order.

Processes are forked, so that all of them know what this one does, and nothing has to be sent to
them. Where a system cannot fork, or other threads run here, which a fork would leave behind in
an unknown state, everything is done in this process.
"""

from __future__ import annotations

import errno
import gc
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import SynchronizedArray
from queue import SimpleQueue
from typing import Any, Generic, TypeVar, cast

from claimgraph.progress import listening, undisturbed

P = TypeVar("P")
R = TypeVar("R")

_LOOK = 0.02
"""Seconds between looks at what this process has done."""


@dataclass(slots=True)
class _Done(Generic[R]):
    """What came of a part."""

    number: int
    result: R | None = None
    logged: list[logging.LogRecord] = field(default_factory=list)
    failed: str = ""
    """Why it could not be done; the first process does it again, so that the fault is told as any other."""


def shared(
    lanes: Sequence[Sequence[P]],
    work: Callable[[P], R],
    take: Callable[[R], None],
    among: int,
    tell: Callable[[int], None] = lambda _: None,
) -> None:
    """Do every part of a work, and take what comes of each: of the first of every lane, then of the second, and so on.

    Args:
        lanes: the parts. Those of a lane, and of neighbouring ones, are done by one process as far as possible, so that
            what it has worked out for one part is there for the next.
        work: does a part; what it returns is sent between processes, all else that it changes may be lost.
        take: takes what came of a part, in this process; it may be called on another thread of it.
        among: how many processes share the work.
        tell: told in this process how many parts were begun.

    Raises:
        Exception: what `work` or `take` raises.
    """
    numbered = _numbered(lanes)
    parts = [part for _, part in numbered]
    with _frozen():
        if among < 2 or len(parts) < 2:  # noqa: PLR2004 - fewer than two
            for number, part in enumerate(parts, 1):
                take(work(part))
                tell(number)
            return
        among = min(among, len(parts))
        shares: list[list[int]] = [[] for _ in range(among)]
        for number, (lane, _) in enumerate(numbered):
            shares[lane * among // len(lanes)].append(number)
        _Sharing(parts, shares, work, take).run(tell)


def _numbered(lanes: Sequence[Sequence[P]]) -> list[tuple[int, P]]:
    """Return the parts in the order in which they are taken, each with the number of its lane."""
    longest = max(map(len, lanes), default=0)
    return [(lane, parts[row]) for row in range(longest) for lane, parts in enumerate(lanes) if row < len(parts)]


@contextmanager
def _frozen() -> Iterator[None]:
    """Let garbage collection pass over everything that is there: it stays, and untouched memory is shared."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class _Sharing(Generic[P, R]):
    """One work that several processes share."""

    def __init__(
        self, parts: Sequence[P], shares: Sequence[Sequence[int]], work: Callable[[P], R], take: Callable[[R], None]
    ) -> None:
        self.parts, self.shares, self.work, self.take = parts, shares, work, take
        self.context: ForkContext = multiprocessing.get_context("fork")
        self.begun: SynchronizedArray[int] = self.context.Array("l", len(shares))
        """How many parts of each process's share were begun, by whichever process."""
        self.own: SimpleQueue[_Done[R] | None] = SimpleQueue()
        """What this process has done; None once it does nothing more."""
        self.fault: BaseException | None = None
        """Why nothing more is taken."""

    def run(self, tell: Callable[[int], None]) -> None:
        """Do everything."""
        with undisturbed():
            others = list(self._start_others())
        taking = threading.Thread(target=self._take_all, args=([there for _, there in others],), daemon=True)
        taking.start()
        try:
            self._work_here(tell)
            self.own.put(None)
            taking.join()
        finally:
            self.own.put(None)
            for process, _ in others:
                process.terminate()
                process.join()
            taking.join()
            for _, there in others:
                there.close()
        if isinstance(self.fault, _FailedThereError):
            self.work(self.parts[self.fault.number])
        if self.fault:
            raise self.fault

    def _work_here(self, tell: Callable[[int], None]) -> None:
        for number in self._numbers(0):
            self.own.put(_Done(number, self.work(self.parts[number])))
            tell(sum(self.begun[:]))
            if self.fault:
                return

    def _numbers(self, own: int) -> Iterator[int]:
        """Yield the parts of a share, then those of others, each as soon as the process has done the one before."""
        for whose in (*range(own, len(self.shares)), *range(own)):
            share = self.shares[whose]
            while (begun := self._begin_one(whose)) < len(share):
                yield share[begun]

    def _begin_one(self, whose: int) -> int:
        with self.begun.get_lock():
            begun: int = self.begun[whose]
            self.begun[whose] = min(begun + 1, len(self.shares[whose]))
        return begun

    def _start_others(self) -> Iterator[tuple[BaseProcess, Connection]]:
        """Start a process for every other share, as far as the machine has room for them."""
        with suppress(OSError):
            for own in range(1, len(self.shares) if threading.active_count() == 1 else 1):
                yield self._start(own)

    def _start(self, own: int) -> tuple[BaseProcess, Connection]:
        here, there = self.context.Pipe(duplex=False)
        process = self.context.Process(target=self._work_there, args=(own, there, os.getpid()), daemon=True)
        process.start()
        there.close()
        return process, here

    def _work_there(self, own: int, there: Connection, parent: int) -> None:
        """Do parts in another process, until there are no more, or nobody waits for them."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process is stopped by it, and stops this one
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        with suppress(BrokenPipeError), listening(lambda *_: None):
            for number in self._numbers(own):
                if os.getppid() != parent:
                    break
                there.send(self._done_there(number))
        there.close()
        os._exit(0)  # nothing of the first process's is to be ended here

    def _done_there(self, number: int) -> _Done[R]:
        with _logging_kept() as logged:
            try:
                return _Done(number, self.work(self.parts[number]), logged)
            except Exception as error:  # noqa: BLE001 - it is told where the part is done again
                return _Done(number, failed=repr(error))

    def _take_all(self, others: list[Connection]) -> None:
        try:
            for done in _in_order(self._all_done(others), len(self.parts)):
                for record in done.logged:
                    logging.getLogger(record.name).handle(record)
                self.take(cast("R", done.result))
        except BaseException as fault:  # noqa: BLE001 - it is raised where the work was begun
            self.fault = fault

    def _all_done(self, others: list[Connection]) -> Iterator[_Done[R]]:
        """Yield what is done, in any order, in whichever process."""
        is_working = True
        while others or is_working:
            for there in wait(others, _LOOK if is_working else None):
                assert isinstance(there, Connection)
                if done := _received(there):
                    yield done
                else:
                    others = [each for each in others if each is not there]
            if is_working:
                is_working = yield from self._done_here(to_the_end=not others)

    def _done_here(self, *, to_the_end: bool) -> Generator[_Done[R], None, bool]:
        """Yield what this process has done, or all that it will do; return whether there is more to come."""
        while to_the_end or not self.own.empty():
            done = self.own.get()
            if done is None:
                return False
            yield done
        return True


def _received(there: Connection) -> _Done[Any] | None:
    """Return what another process has done; None where it has ended."""
    try:
        done: _Done[Any] = there.recv()
    except EOFError:
        return None
    return done


class _FailedThereError(Exception):
    """A part could not be done in another process."""

    def __init__(self, number: int, why: str) -> None:
        super().__init__(f"a part of the site could not be written: {why}")
        self.number = number


def _in_order(found: Iterable[_Done[R]], parts: int) -> Iterator[_Done[R]]:
    """Yield what is done in the order of its parts.

    Raises:
        _FailedThereError: where a part could not be done in another process.
        ChildProcessError: where something is missing at the end, because a process was ended from outside.
    """
    early: dict[int, _Done[R]] = {}
    number = 0
    for done in found:
        early[done.number] = done
        while number in early:
            following = early.pop(number)
            if following.failed:
                raise _FailedThereError(number, following.failed)
            yield following
            number += 1
    if number < parts:
        raise ChildProcessError(errno.ECHILD, "a process that wrote a part of the site was ended")


@contextmanager
def _logging_kept() -> Iterator[list[logging.LogRecord]]:
    """Keep what is logged, to be logged by the first process."""
    logged: list[logging.LogRecord] = []
    keeper = _Keeper(logged)
    root, mkdocs = logging.getLogger(), logging.getLogger("mkdocs")
    before = root.handlers, mkdocs.handlers, mkdocs.propagate
    root.handlers, mkdocs.handlers, mkdocs.propagate = [keeper], [keeper], False
    try:
        yield logged
    finally:
        root.handlers, mkdocs.handlers, mkdocs.propagate = before


class _Keeper(logging.Handler):
    def __init__(self, logged: list[logging.LogRecord]) -> None:
        super().__init__()
        self.logged = logged

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record, in words that another process can read."""
        record.msg, record.args, record.exc_info = record.getMessage(), None, None
        self.logged.append(record)
