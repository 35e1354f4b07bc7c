"""Run a command, and measure how long it and all that it starts take, and the memory they share."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

EVERY = 0.2
"""Seconds between two looks at the memory."""
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took."""

    seconds: float
    peak: float
    """The most memory at once, in MB, each page counted once where processes share it; 0 where /proc does not tell."""
    output: str


class FailedError(Exception):
    """A command that was to be measured failed; the message holds what it said last."""


class SlowError(Exception):
    """A command that was to be measured was stopped, since it took too long."""


def measured(command: Sequence[str | Path], folder: Path, most: float = float("inf"), **environment: str) -> Run:
    """Run a command in a folder, with more variables in its environment, and return what it took.

    Raises:
        FailedError: where it fails.
        SlowError: where it takes more than so many seconds.
    """
    with tempfile.TemporaryFile("w+") as output:
        started, peak = perf_counter(), 0.0
        process = subprocess.Popen(command, cwd=folder, env=os.environ | environment, stdout=output, stderr=output)
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            sleep(EVERY)
            if perf_counter() - started > most:
                process.kill()
                process.wait()
                raise SlowError
        seconds = perf_counter() - started
        output.seek(0)
        told = output.read()
    if process.returncode:
        raise FailedError(f"{' '.join(map(str, command))} failed:\n{told[-2000:]}")
    return Run(seconds, peak, told)


def _memory(process: int) -> float:
    return sum(_pss(each) for each in _family(process)) / 1024


def _family(process: int) -> list[int]:
    """Return a process and all that it started, themselves or through others."""
    found = [process]
    for each in found:
        try:
            for file in Path(f"/proc/{each}/task").glob("*/children"):
                found += map(int, file.read_text().split())
        except OSError:  # it has ended
            continue
    return found


def _pss(process: int) -> int:
    try:
        found = _PSS.search(Path(f"/proc/{process}/smaps_rollup").read_text())
    except OSError:
        return 0
    return int(found[1]) if found else 0
