"""A shell in which a guide is followed: its commands are run, its edits are made, and what it shows is compared."""

from __future__ import annotations

import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import commands as command_line
from guides import CONSOLE, commands, follow, read_blocks
from project import ROOT, running

PLAIN_COMMAND = re.compile(
    r"""claimgraph(?P<words>(?:\ (?:[\w=.:/+~-]+|"[\w =.:/+'?-]*"))*)(?:\ <\ (?P<file>[\w.]+))?(?:\s+\#.*)?""",
    re.VERBOSE,
)
NOT_RUN = re.compile(r"not run: .+; see (?P<file>[^\s:]+)(?:::(?P<test>\w+))?")
FIELDS = {
    kind: ROOT / f"docs/guides/{name}.md"
    for kind, name in {
        "debate": "debate",
        "fact-check": "fact-check",
        "ach": "competing-hypotheses",
        "safety-case": "safety-case",
        "legal-brief": "legal-brief",
    }.items()
}
"""The guide for each kind of starter that is of one field."""


class Shell:
    """A shell that keeps its folder from one command to the next."""

    def __init__(self, folder: Path, programs: Path, port: int) -> None:
        self.folder = folder
        self.environment = {
            "PATH": f"{programs}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(programs),
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "NO_MKDOCS_2_WARNING": "1",
            "NO_COLOR": "1",
            # The repository's Makefile sets up an environment first; here there is one.
            "MAKEFLAGS": f"RUN= BIN={programs}",
            "PORT": str(port),
            "CHROMIUM": "none",
        }

    def run(self, words: str) -> tuple[int, str]:
        """Run a command, and return its code and all that it said, but for how far it had come.

        What is plainly a command of the tool needs no shell, and Python need not be started for it.
        """
        typed = re.sub(r"\s*\\\n\s*", " ", words)
        if plain := PLAIN_COMMAND.fullmatch(typed):
            here = {name: self.environment[name] for name in ("HOME", "CHROMIUM")}
            here["piped"] = (self.folder / plain["file"]).read_text("utf-8") if plain["file"] else ""
            told = command_line.command(*shlex.split(plain["words"]), cwd=self.folder, together=True, **here)
            return told.returncode, _without_progress(told.stdout)
        done = subprocess.run(
            ["bash", "-c", f"{words}\ncode=$?; pwd > {self.environment['HOME']}/folder; exit $code"],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
        )
        self.folder = Path(Path(self.environment["HOME"], "folder").read_text().strip())
        return done.returncode, _without_progress(done.stdout)


def _without_progress(told: str) -> str:
    return re.sub(r"^\.\.\. .*\n", "", told, flags=re.MULTILINE)


def programs_in(folder: Path) -> Path:
    """Make a folder with what a guide may call: the tool as it is here, and Python."""
    folder.mkdir()
    for name, words in {"claimgraph": "-m claimgraph", "mkdocs": "-m mkdocs", "python": "", "python3": ""}.items():
        (folder / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" -W error {words} "$@"\n')
        (folder / name).chmod(0o755)
    (folder / ".gitconfig").write_text("[user]\n\tname = A. Miller\n")
    return folder


def follow_guide(guide: Path, shell: Shell) -> None:
    """Follow a guide from its first block to its last."""
    run = []
    for block in read_blocks(guide):
        if block.language != CONSOLE:
            follow(block, shell.folder)
        elif block.mark == "serves":
            _serve(block, shell)
            run.append(block)
        elif not NOT_RUN.fullmatch(block.mark):
            assert block.mark in {"", "fails"}, f"{block.place}: what does {block.mark!r} mean?"
            _run(block, shell)
            run.append(block)
    unrun = [block for block in read_blocks(guide) if block.language == CONSOLE and block not in run]
    assert all(NOT_RUN.fullmatch(block.mark) for block in unrun)


def _as_pattern(shown):
    """The lines that a guide shows, as a pattern of what a command says; … stands for what is left out."""
    lines = [re.escape(line).replace("…", ".*") for line in shown]
    return "\n".join("(?:.*\n)*.*" if line == ".*" else line for line in lines)


def _serve(block, shell):
    """Start the command of a block, wait until it answers at the address that it tells, and stop it."""
    (command,) = commands(block)
    with running("-c", command.words, cwd=shell.folder, program="bash", **shell.environment) as server:
        told = server.wait_for("http://")
        assert re.search(_as_pattern(command.shown), told), block.place
        address = re.search(r"http://[^\s)]+", told)[0].replace("0.0.0.0", "127.0.0.1")
        if "claimgraph" in command.words or "make" in command.words:
            server.wait_for("built in")
        with urlopen(address, timeout=10) as answer:
            assert answer.status == 200
        server.stop(signal.SIGINT)


def _run(block, shell):
    listed = list(commands(block))
    assert listed, f"{block.place}: this block shows no command"
    for number, command in enumerate(listed, 1):
        code, told = shell.run(command.words)
        fails = block.mark == "fails" and number == len(listed)
        assert (code != 0) == fails, f"{block.place}: {command.words}\n{told}"
        if command.shown or fails:
            assert re.fullmatch(_as_pattern(command.shown), told.rstrip("\n")), (
                f"{block.place}: {command.words}\n{told}"
            )
