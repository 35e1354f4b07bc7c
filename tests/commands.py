"""The command line, and that of MkDocs, run in this process: what it says, and with which code it leaves.

Python and its modules are loaded once for many commands. A process of its own is for tests of what only a process has:
signals, limits, the environment of Python.
"""

from __future__ import annotations

import io
import logging
import os
import sys
import threading
import warnings
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest.mock import patch

from project import PLAIN

from claimgraph.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from claimgraph.locker.web import Web


@dataclass(frozen=True, slots=True)
class Told:
    """What a command said."""

    returncode: int
    stdout: str
    stderr: str


def command(
    *words: str | Path, cwd: Path, piped: str = "", together: bool = False, web: Web | None = None, **environment: str
) -> Told:
    """Run a command in a folder.

    Args:
        words: what is typed after `claimgraph`.
        cwd: the folder.
        piped: what it reads from standard input.
        together: whether errors go where the rest goes, in the order in which all is said.
        web: another web than the real one.
        environment: variables of the environment.
    """
    return _told("claimgraph", words, lambda: main(web=web), cwd, environment, piped=piped, together=together)


def mkdocs(*words: str | Path, cwd: Path, **environment: str) -> Told:
    """Run a command of MkDocs in a folder."""
    from mkdocs.__main__ import cli  # noqa: PLC0415 - slow to load

    return _told("mkdocs", words, cli, cwd, environment)


def _told(  # noqa: PLR0913 - all that makes a run
    program: str,
    words: tuple[str | Path, ...],
    run: Callable[[], object],
    cwd: Path,
    environment: dict[str, str],
    *,
    piped: str = "",
    together: bool = False,
) -> Told:
    said = io.StringIO()
    complained = said if together else io.StringIO()
    typed = io.TextIOWrapper(io.BytesIO(piped.encode()), "utf-8")
    with (
        chdir(cwd),
        redirect_stdout(said),
        redirect_stderr(complained),
        patch.dict(os.environ, PLAIN | environment),
        patch.object(sys, "argv", [program, *map(str, words)]),
        patch.object(sys, "stdin", typed),
        patch.object(threading, "excepthook", threading.excepthook),  # which a command sets
        _log_as_before(),
        warnings.catch_warnings(),
    ):
        try:
            run()
            code = 0
        except SystemExit as leave:
            code = leave.code if isinstance(leave.code, int) else int(leave.code is not None)
    return Told(code, said.getvalue(), complained.getvalue())


@contextmanager
def _log_as_before() -> Iterator[None]:
    """Undo what a command does to the log of MkDocs and of all."""
    logs = [logging.getLogger(), logging.getLogger("mkdocs")]
    before = [(log.level, log.propagate, log.handlers[:]) for log in logs]
    try:
        yield
    finally:
        for log, (level, propagate, handlers) in zip(logs, before, strict=True):
            log.setLevel(level)
            log.propagate, log.handlers[:] = propagate, handlers
