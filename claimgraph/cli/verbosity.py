"""How much progress a command shows: bars at a terminal, lines elsewhere, nothing when it is quick or quiet."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Self

import click

from claimgraph.progress import listening
from claimgraph.terminal import say

if TYPE_CHECKING:
    from rich.console import Console

LONG = 1.0
"""Seconds after which progress is shown."""
AGAIN = 5.0
"""Seconds between two lines about the same work, where there is no terminal."""


class Level(IntEnum):
    """How much a command prints."""

    QUIET = 0
    """Problems, and nothing else."""
    NORMAL = 1
    """The outcome, and the progress of long work."""
    VERBOSE = 2
    """Every step with its time, too."""


class Teller:
    """Prints the progress and the outcome of a command's work."""

    def __init__(self) -> None:
        self.level = Level.NORMAL

    def say(self, words: str) -> None:
        """Print a line, unless the level is quiet."""
        if self.level > Level.QUIET:
            say(words)

    @contextmanager
    def work(self) -> Iterator[None]:
        """Show the progress of the work of a block."""
        if self.level is Level.QUIET:
            yield
            return
        with _Work(steps=self.level is Level.VERBOSE) as work, listening(work.hear, work.pause):
            yield


def teller_of(obj: dict[str, Any]) -> Teller:
    """Return the teller of a run of the command line."""
    teller: Teller = obj.setdefault("teller", Teller())
    return teller


def tells(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options --quiet and --verbose to a command."""

    def set_level(context: click.Context, option: click.Parameter, given: bool) -> None:  # noqa: FBT001 - the library's
        if given:
            teller_of(context.ensure_object(dict)).level = Level[str(option.name).upper()]

    for name, short, words in (
        ("--verbose", "-v", "Show every step with its time."),
        ("--quiet", "-q", "Show only problems."),
    ):
        option = click.option(name, short, is_flag=True, expose_value=False, callback=set_level, help=words)
        command = option(command)
    return command


class _Work:
    """Work in progress: what is being done now, and how much of it is done."""

    def __init__(self, *, steps: bool) -> None:
        self.steps = steps
        self.what, self.done, self.of = "", 0, 0
        self._began = time.perf_counter()
        self._told = ""
        self._over = Event()
        self._thread: Thread | None = None

    def __enter__(self) -> Self:
        self._begin_to_show()
        return self

    def __exit__(self, *_: object) -> None:
        self._end_step()
        self._end_to_show()

    @contextmanager
    def pause(self) -> Iterator[None]:
        """Show nothing within a block."""
        self._end_to_show()
        try:
            yield
        finally:
            self._begin_to_show()

    def _begin_to_show(self) -> None:
        self._over.clear()
        self._thread = Thread(target=self._show, daemon=True)
        self._thread.start()

    def _end_to_show(self) -> None:
        self._over.set()
        if self._thread:
            self._thread.join()

    def hear(self, what: str, done: int, of: int) -> None:
        """Receive a progress report and show it where it is due."""
        if what != self.what:
            self._end_step()
            self._began = time.perf_counter()
        self.what, self.done, self.of = what, done, of

    def _end_step(self) -> None:
        if self.steps and self.what:
            count = f" ({self.of})" if self.of else ""
            self._say(f"{time.perf_counter() - self._began:6.2f} s  {self.what}{count}")

    def _show(self) -> None:
        if self._over.wait(LONG):
            return
        from rich.console import Console  # noqa: PLC0415 - slow to load, and most work is over by now

        console = Console(stderr=True)
        if console.is_terminal:
            self._show_bar(console)
        else:
            self._show_lines()

    def _show_lines(self) -> None:
        is_first = True
        while is_first or not self._over.wait(AGAIN):
            is_first = False
            now = f"{self.what}: {self.done} of {self.of}" if self.of else self.what
            if now not in {self._told, ""}:
                self._say(f"... {now}")
                self._told = now

    def _show_bar(self, console: Console) -> None:
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - as above

        columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"), TimeElapsedColumn()
        with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bars:
            bar, shown = bars.add_task("", count=""), ""
            while not self._over.wait(0.1):
                if shown != self.what:
                    bars.remove_task(bar)
                    bar, shown = bars.add_task(self.what, total=self.of or None, count=""), self.what
                bars.update(bar, completed=self.done, count=f"{self.done} of {self.of}" if self.of else "")

    def _say(self, line: str) -> None:
        say(line, err=True)
