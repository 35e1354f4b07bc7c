"""Every command that a report or a message offers can be carried out where it is offered."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import command
from dry_well import BASE, write
from project import ROOT, change
from repositories import commit, git

CASES = {path.stem: path.read_text("utf-8") for path in (Path(__file__).parents[1] / "cases").glob("*.txt")}
OFFERED = {name: case for name, case in CASES.items() if "hint: claimgraph " in case}
COMMAND = re.compile(r"hint: claimgraph (explain \S+ --\w+|sources (?:verify|archive \S+)|init --empty my-argument)")
ONLINE = {"sources archive"}
"""Commands that ask other machines; of these only the words are tried."""
OFFER = re.compile(
    r"claimgraph (?:check|build|serve|init|new|fmt|rename|reviewed|explain|diff|sources|schema|evaluate)\b"
)
TRIED = {
    "argument/checks/copies.py": "test_the_command_of_a_hint_works_where_it_is_offered",
    "argument/files.py": "test_a_new_argument_can_be_begun_wherever_there_is_none",
    "cli/init.py": "tests/site/test_starter.py",
    "compare/revisions.py": "test_two_revisions_in_one_word_are_compared_as_the_message_says",
    "edit/empty_start.py": "tests/site/test_five_people.py",
    "edit/new_files.py": "test_a_new_argument_can_be_begun_wherever_there_is_none",
    "judging/expectations.py": "test_the_command_of_a_hint_works_where_it_is_offered",
    "site/quotations.py": "tests/unit/test_kept_evidence.py",
}
"""Modules that offer a command, and what tries it."""


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


@pytest.mark.parametrize("asked", [("check",), ("new", "topic", "mill", "--title", "Who owns the mill?")])
@pytest.mark.parametrize("there", [{}, {"mkdocs.yml": "site_name: S\n", "docs/index.md": "# S\n"}])
def test_a_new_argument_can_be_begun_wherever_there_is_none(asked, there, tmp_path):
    (tmp_path / "claims").mkdir()
    write(tmp_path, there)
    told = command(*asked, cwd=tmp_path)
    assert told.returncode == 1
    (words,) = re.findall(r"claimgraph (init --empty my-argument)", told.stdout + told.stderr)
    assert command(*words.split(), cwd=tmp_path).returncode == 0
    assert command("check", cwd=tmp_path / "my-argument").returncode == 0


@pytest.mark.parametrize("asked", ["v1..main", "v1...main", "v1..", "..v1"])
def test_two_revisions_in_one_word_are_compared_as_the_message_says(asked, tmp_path):
    write(tmp_path, BASE)
    commit(tmp_path)
    git(tmp_path, "tag", "v1")
    change(tmp_path / "claims/well.yml", "The well runs dry.", "The well will run dry.")
    commit(tmp_path)
    told = command("diff", asked, cwd=tmp_path)
    assert told.returncode == 2
    (words,) = re.findall(r"as in: claimgraph (diff .*)", told.stderr)
    assert command(*words.split(), cwd=tmp_path).stdout


def offered_in(module: Path) -> Iterator[str]:
    """Yield the texts of a module that offer a command: neither docstrings nor the examples of a command's help."""
    tree = ast.parse(module.read_text("utf-8"))
    passed_over = {id(it.value) for it in ast.walk(tree) if isinstance(it, ast.Expr)}
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "examples":
            passed_over |= {id(it) for it in call.args}
    for it in ast.walk(tree):
        if isinstance(it, ast.Constant) and isinstance(it.value, str) and id(it) not in passed_over:
            yield from OFFER.findall(it.value)


def test_every_module_that_offers_a_command_is_tried():
    package = ROOT / "claimgraph"
    found = {path.relative_to(package).as_posix() for path in package.rglob("*.py") if [*offered_in(path)]}
    assert found == TRIED.keys()


def test_every_command_that_the_catalogue_of_diagnostics_offers_is_there(tmp_path):
    texts = (ROOT / "claimgraph/diagnostics/catalogue.yml").read_text("utf-8")
    offered = set(re.findall(r"`claimgraph ([a-z -]+)`", texts))
    assert {"sources verify", "sources archive"} <= offered
    for words in offered:
        assert command(*words.split(), "--help", cwd=tmp_path).returncode == 0
