"""Every command that a report offers as a hint can be carried out where it is offered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from commands import command
from dry_well import BASE, write

CASES = {path.stem: path.read_text("utf-8") for path in (Path(__file__).parents[1] / "cases").glob("*.txt")}
OFFERED = {name: case for name, case in CASES.items() if "hint: claimgraph " in case}
COMMAND = re.compile(r"hint: claimgraph (explain \S+ --\w+|sources (?:verify|archive \S+)|init --empty \.)")
ONLINE = {"sources archive"}
"""Commands that ask other machines; of these only the words are tried."""


def test_there_are_hints_with_commands():
    assert {"unmet-expectation", "lock-stale", "no-archive"} <= OFFERED.keys()


@pytest.mark.parametrize("name", OFFERED)
def test_the_command_of_a_hint_works_where_it_is_offered(name, tmp_path):
    files = dict(block.split("\n", 1) for block in CASES[name].split("--- ")[1:])
    write(tmp_path, ({} if name == "no-argument" else BASE) | {k: v for k, v in files.items() if k != "problems"})
    said = command("check", cwd=tmp_path).stdout
    hints = re.findall(r"hint: claimgraph .*", said)
    assert hints
    for hint in hints:
        words = COMMAND.match(hint)[1].split()
        done = command(*words, *(["--help"] if " ".join(words[:2]) in ONLINE else []), cwd=tmp_path)
        assert done.returncode != 2, done.stderr
        assert "fault of its own" not in done.stderr
        assert done.stdout
