"""Hooks where people work: pre-commit, VS Code, and a check at every save."""

from __future__ import annotations

import json
import re
import shlex
import signal

import pytest
import yaml
from commands import command
from project import ROOT, change, running

from claimgraph.edit.starter_kinds import EVERY_KIND

(TASK,) = json.loads((EVERY_KIND / ".vscode/tasks.json").read_text())["tasks"]
MATCHER = TASK["problemMatcher"]


@pytest.fixture
def begun(tmp_path):
    assert command("init", "mine", cwd=tmp_path).returncode == 0
    return tmp_path / "mine"


def test_each_hook_of_pre_commit_runs(begun):
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert {hook["id"] for hook in hooks} == {"claimgraph-check", "claimgraph-fmt"}
    for hook in hooks:
        program, *words = shlex.split(hook["entry"])
        assert program == "claimgraph"
        assert command(*words, cwd=begun).returncode == 0
        assert re.match(hook["files"], "claims/water.yml")


def test_the_editor_finds_problems_in_what_the_check_says(begun):
    change(begun / "claims/clerk.yml", "undercut: silence-is-not-hiding", "undercut: silence")
    pattern = MATCHER["pattern"]
    found = [re.match(pattern["regexp"], line) for line in command("check", cwd=begun).stdout.splitlines()]
    (problem,) = filter(None, found)
    told = {name: problem[pattern[name]] for name in ("file", "line", "severity", "code")}
    assert told == {"file": "claims/clerk.yml", "line": "17", "severity": "error", "code": "unknown-claim"}


def test_the_argument_is_checked_at_every_save_until_one_stops_it(begun):
    program, *words = shlex.split(TASK["command"])
    assert program == "claimgraph"
    ends = MATCHER["background"]["endsPattern"].strip("^$")
    with running("-W", "error", "-m", program, *words, cwd=begun, PYTHONPATH=str(ROOT)) as watching:
        watching.wait_for("no problems found")
        watching.wait_for(ends)
        change(begun / "claims/clerk.yml", "undercut: silence-is-not-hiding", "undercut: silence")
        assert re.match(MATCHER["background"]["beginsPattern"], watching.wait_for("checking"))
        watching.wait_for("[unknown-claim]")
        watching.wait_for(ends)
        assert watching.stop(signal.SIGINT) == 130
        assert "Traceback" not in "".join(watching.said)


def test_what_is_for_programs_is_not_watched(begun):
    done = command("check", "--watch", "--format", "json", cwd=begun)
    assert done.returncode == 2
    assert "--watch is for people: leave out --audit and --format" in done.stderr
