"""The guides, followed as they stand: every command is run, every excerpt is true, every picture is of use."""

from __future__ import annotations

import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import commands as command_line
import pytest
import yaml
from guides import CONSOLE, commands, follow, read_blocks
from project import ROOT, change, copy_project, running
from repositories import commit

from claimgraph.argument.entries import ClaimEntry
from claimgraph.cli import COMMANDS
from claimgraph.diagnostics import Problems
from claimgraph.edit.starter import STARTER
from claimgraph.judging.words import Word
from claimgraph.pipeline import Project, judge_sound
from claimgraph.publish.plugin import PluginConfig

GUIDES = sorted((ROOT / "docs").rglob("*.md"))
FOLLOWED = [ROOT / "README.md", *GUIDES, STARTER / "README.md"]
BEGUN = {STARTER / "README.md", ROOT / "docs/guides/publish.md", ROOT / "docs/guides/keep-your-evidence.md"}
"""Guides that are followed in an argument that was begun; the others in a clone of this repository."""
NOT_RUN = re.compile(r"not run: .+; see (?P<file>[^\s:]+)(?:::(?P<test>\w+))?")
SHELLS = {"sh", "bash", "zsh", "shell", "shell-session", "shellsession", "terminal"}


def named(path):
    return path.relative_to(ROOT).as_posix()


def blocks_in(language):
    return [block for path in FOLLOWED for block in read_blocks(path) if block.language == language]


# --- every command is run ----------------------------------------------------------------


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
        if re.fullmatch(r"claimgraph(?: (?:[\w=.:/+~-]+|\"[\w =.:/+'-]*\"))*(?:\s+#.*)?", typed):
            here = {name: self.environment[name] for name in ("HOME", "CHROMIUM")}
            told = command_line.command(*shlex.split(typed, comments=True)[1:], cwd=self.folder, together=True, **here)
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


@pytest.fixture
def programs(tmp_path):
    """A folder with what a guide may call: the tool as it is here, and Python."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name, words in {"claimgraph": "-m claimgraph", "mkdocs": "-m mkdocs", "python": "", "python3": ""}.items():
        (folder / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" -W error {words} "$@"\n')
        (folder / name).chmod(0o755)
    (folder / ".gitconfig").write_text("[user]\n\tname = A. Miller\n")
    return folder


@pytest.fixture
def shell(request, tmp_path, programs, port):
    guide = request.param
    here = Shell(tmp_path / "here", programs, port)
    if guide in BEGUN:
        here.folder = tmp_path
        assert here.run("claimgraph init here && cd here")[0] == 0
    else:
        copy_project(here.folder)
        for name in ("Makefile", "build_graph.py"):
            shutil.copy(ROOT / name, here.folder)
        commit(here.folder)
        change(here.folder / "claims/argument.yml", "choice, January", "choice in January")
        commit(here.folder)
    return here


def as_pattern(shown):
    """The lines that a guide shows, as a pattern of what a command says; … stands for what is left out."""
    lines = [re.escape(line).replace("…", ".*") for line in shown]
    return "\n".join("(?:.*\n)*.*" if line == ".*" else line for line in lines)


def serve(block, shell):
    """Start the command of a block, wait until it answers at the address that it tells, and stop it."""
    (command,) = commands(block)
    with running("-c", command.words, cwd=shell.folder, program="bash", **shell.environment) as server:
        told = server.wait_for("http://")
        assert re.search(as_pattern(command.shown), told), block.place
        address = re.search(r"http://[^\s)]+", told)[0].replace("0.0.0.0", "127.0.0.1")
        if "claimgraph" in command.words or "make" in command.words:
            server.wait_for("built in")
        with urlopen(address, timeout=10) as answer:
            assert answer.status == 200
        server.stop(signal.SIGINT)


def run_block(block, shell):
    listed = list(commands(block))
    assert listed, f"{block.place}: this block shows no command"
    for number, command in enumerate(listed, 1):
        code, told = shell.run(command.words)
        fails = block.mark == "fails" and number == len(listed)
        assert (code != 0) == fails, f"{block.place}: {command.words}\n{told}"
        if command.shown or fails:
            assert re.fullmatch(as_pattern(command.shown), told.rstrip("\n")), f"{block.place}: {command.words}\n{told}"


@pytest.mark.parametrize(
    ("guide", "shell"), [(path, path) for path in FOLLOWED], ids=map(named, FOLLOWED), indirect=["shell"]
)
def test_a_guide_can_be_followed_from_its_first_block_to_its_last(guide, shell):
    run = []
    for block in read_blocks(guide):
        if block.language != CONSOLE:
            follow(block, shell.folder)
        elif block.mark == "serves":
            serve(block, shell)
            run.append(block)
        elif not NOT_RUN.fullmatch(block.mark):
            assert block.mark in {"", "fails"}, f"{block.place}: what does {block.mark!r} mean?"
            run_block(block, shell)
            run.append(block)
    unrun = [block for block in read_blocks(guide) if block.language == CONSOLE and block not in run]
    assert all(NOT_RUN.fullmatch(block.mark) for block in unrun)


def test_what_is_not_run_is_covered_by_a_test_that_there_is():
    marked = [found for block in blocks_in(CONSOLE) if (found := NOT_RUN.fullmatch(block.mark))]
    assert len(marked) == 5
    for found in marked:
        text = (ROOT / found["file"]).read_text("utf-8")
        assert found["test"] is None or f"def {found['test']}(" in text


def test_commands_are_shown_in_console_blocks_and_nowhere_else():
    for path in FOLLOWED:
        for block in read_blocks(path):
            assert block.language not in SHELLS, block.place
            assert block.language == CONSOLE or not re.search(r"^\s*\$ ", block.text, re.MULTILINE), block.place
        text = path.read_text("utf-8")
        assert text.count("\n```") == 2 * len(read_blocks(path)), f"{named(path)}: a block is not read"


def test_every_command_that_is_named_in_a_sentence_is_one():
    known = set(COMMANDS)
    for path in FOLLOWED:
        for words in re.findall(r"`(?:claimgraph|python build_graph\.py) ([a-z]+)", path.read_text("utf-8")):
            assert words in known, f"{named(path)}: {words}"


# --- every excerpt is true ---------------------------------------------------------------

PATTERNS = ROOT / "docs/guides/patterns.md"
LEFT_OUT = re.compile(r"^\s*# …\n", re.MULTILINE)
ENTRY = re.compile(r"^ {0,2}[a-z0-9-]+:$", re.MULTILINE)
"""The head of a claim, or of what is no claim's."""


def excerpts():
    return [block for block in read_blocks(PATTERNS) if block.language == "yaml"]


@pytest.mark.parametrize("block", excerpts(), ids=lambda block: block.place)
def test_every_excerpt_of_the_patterns_stands_in_the_flagships_files(block):
    head, _, rest = block.text.partition("\n")
    text = (ROOT / head.removeprefix("# ")).read_text("utf-8")
    end, entry_ends = 0, len(text)
    for piece in filter(None, LEFT_OUT.split(rest)):
        found = text.find(f"\n{piece}", end)
        assert found >= 0, f"{block.place}: this does not stand there in this order:\n{piece}"
        assert ENTRY.match(piece) or found < entry_ends, f"{block.place}: this belongs to another entry:\n{piece}"
        end = found + len(piece)
        following = ENTRY.search(text, end)
        entry_ends = following.start() if following else len(text)


def test_every_status_that_the_patterns_tell_is_the_status():
    judgement = judge_sound(Project(ROOT), Problems())
    text = PATTERNS.read_text("utf-8")
    told = re.findall(r"\[\[([a-z0-9-]+)\]\]:\s\*\*([\w\s]+)\*\*(?: then, \*\*([\w\s]+)\*\* now)?", text)
    for id_, first, second in told:
        now, then = (verdict.word(id_).replace("-", " ") for verdict in (judgement.now, judgement.then))
        assert (" ".join(first.split()), " ".join((second or first).split())) == (then, now), id_
    assert len(told) > 15
    words = "|".join(word.replace("-", r"\s") for word in Word)
    assert len(re.findall(rf"\*\*(?:{words})\*\*", text)) == sum(1 + bool(second) for _, _, second in told)


def test_every_other_excerpt_of_yaml_is_in_the_format():
    for path in FOLLOWED:
        for block in read_blocks(path):
            if block.language != "yaml" or path == PATTERNS:
                continue
            data = yaml.load(block.text, yaml.BaseLoader) or {}
            claims = data.get("claims", data) if isinstance(data, dict) else {}
            for entry in claims.values():
                if isinstance(entry, dict) and "claim" in entry:
                    assert set(entry) <= {field.alias for field in ClaimEntry.model_fields.values()}, block.place


def test_the_settings_that_are_explained_are_those_of_the_plugin():
    guide = ROOT / "docs/guides/publish.md"
    (shown,) = (yaml.safe_load(block.text) for block in read_blocks(guide) if block.language == "yaml")
    defaults = {name: option.default for name, option in PluginConfig._schema}  # noqa: SLF001
    assert shown == {"plugins": [{"claimgraph": defaults}]}


# --- pictures are of use ------------------------------------------------------------------


def test_every_picture_is_small_and_says_in_words_what_it_shows():
    pictures = {}
    for path in FOLLOWED:
        text = path.read_text("utf-8")
        for words, address in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text):
            pictures[(path.parent / address).resolve()] = words
        for address, words in re.findall(r'<img src="([^"]+)".* alt="([^"]+)">', text):
            pictures[(path.parent / address).resolve()] = words
    assert set(pictures) == {*(ROOT / "docs/assets").rglob("*.png")}
    for picture, words in pictures.items():
        assert len(words) > 40, picture
        assert picture.stat().st_size < 200_000, picture
        assert picture.read_bytes().startswith(b"\x89PNG")
