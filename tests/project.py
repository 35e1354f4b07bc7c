"""Projects of their own to test on, and the commands that are run on them."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import venv
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
FRONT_DOOR = ("-W", "error", str(ROOT / "build_graph.py"))
"""Warnings are errors in the processes that the tests start, too."""
BRIDGE = ROOT / "tests/arguments/bridge"
"""A small argument with a page of every kind, and claims that fare otherwise with hindsight."""
GOALS = ROOT / "tests/arguments/goals"
"""A small argument whose ids hold capitals, dots and letters of several scripts, with fields and tags of its own."""
PARTS = ("claims", "docs", "mkdocs.yml")
PATIENCE = 120
"""Seconds after which something is taken not to come; long, since a busy machine is no fault of what is tested."""
PLAIN = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "CHROMIUM": "none"}
"""The environment of what tests run. Printing takes longer than the rest of a build: a test that wants the PDF names a
browser that prints it."""


def copy_project(folder: Path, origin: Path = ROOT) -> Path:
    """Copy what the editors of a project write."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PARTS:
        part = origin / name
        if part.is_dir():
            shutil.copytree(part, folder / name)
        else:
            shutil.copy(part, folder / name)
    return folder


def run(*arguments: str | Path, cwd: Path, python: str | Path = sys.executable, **environment: str):
    """Run Python, and give what it said."""
    return subprocess.run(
        [str(python), *map(str, arguments)],
        cwd=cwd,
        env=_environment(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def installed(wheel: Path, folder: Path) -> Path:
    """Return a fresh environment in which a wheel is installed.

    What claimgraph depends on is lent by the environment of the tests, after the packages installed here.
    """
    environment = folder / "environment"
    venv.create(environment)
    told = run(
        *("-m", "pip", "--python", environment / "bin/python", "install", "--no-deps", "--no-index", wheel), cwd=folder
    )
    assert told.returncode == 0, told.stderr
    (packages,) = environment.glob("lib/python*/site-packages")
    lent = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "lent.pth").write_text("\n".join(lent), "utf-8")
    return environment


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes, but for the lock that a command which edits leaves behind."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if name != ".claimgraph/editing.lock"}


def change(file: Path, old: str, new: str) -> None:
    """Replace words that stand once in a file."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), "utf-8")


def free_port() -> int:
    """Return a port that is free, and the next one too."""
    while True:
        with closing(socket.socket()) as first, closing(socket.socket()) as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            with suppress(OSError, OverflowError):
                second.bind(("127.0.0.1", port + 1))
                return port


class Running:
    """A command that goes on, with the lines that it says."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def wait_for(self, words: str) -> str:
        """Return the next line with these words."""
        end = monotonic() + PATIENCE
        while monotonic() < end:
            try:
                line = self._lines.get(timeout=0.1)
            except Empty:
                if self.process.poll() is not None and self._lines.empty():
                    break
                continue
            self.said.append(line)
            if words in line:
                return line
        raise AssertionError(f"{words!r} was not said, but:\n" + "".join(self.said))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let the command sleep for the length of a block, so that it sees all that the block does at once."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def stop(self, with_signal: signal.Signals) -> int:
        """Send a signal, to all that the command has started too, and return the exit code."""
        os.killpg(self.process.pid, with_signal)
        return self.process.wait(PATIENCE)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)


@contextmanager
def running(*arguments: str | Path, cwd: Path, program: str = sys.executable, **environment: str) -> Iterator[Running]:
    """Run a program, Python unless another is named, until the block ends."""
    with subprocess.Popen(
        [program, *map(str, arguments)],
        cwd=cwd,
        env=_environment(environment),
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        command = Running(process)
        try:
            yield command
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            command._reader.join()  # noqa: SLF001


def _environment(more: dict[str, str]) -> dict[str, str]:
    return os.environ | PLAIN | more
