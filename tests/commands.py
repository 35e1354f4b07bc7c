"""The command line, run in this process: what it says, and with which code it leaves."""

from __future__ import annotations

import io
import os
import sys
import threading
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest.mock import patch

from claimgraph.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from claimgraph.locker.web import Web


@dataclass(frozen=True, slots=True)
class Told:
    """What a command said."""

    returncode: int
    stdout: str
    stderr: str


def command(*words: str | Path, cwd: Path, piped: str = "", web: Web | None = None, **environment: str) -> Told:
    """Run a command in a folder, with another web than the real one where one is given."""
    said, complained = io.StringIO(), io.StringIO()
    typed = io.TextIOWrapper(io.BytesIO(piped.encode()), "utf-8")
    with (
        chdir(cwd),
        redirect_stdout(said),
        redirect_stderr(complained),
        patch.dict(os.environ, environment),
        patch.object(sys, "argv", ["claimgraph", *map(str, words)]),
        patch.object(sys, "stdin", typed),
        patch.object(threading, "excepthook", threading.excepthook),  # which a command sets
    ):
        try:
            main(web=web)
            code = 0
        except SystemExit as leave:
            code = int(leave.code or 0)
    return Told(code, said.getvalue(), complained.getvalue())
