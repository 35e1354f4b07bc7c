"""The guides, followed as they stand: every command is run, every excerpt is true, every picture is of use."""

from __future__ import annotations

import re
import shutil

import pytest
import yaml
from guide_shell import FIELDS, NOT_RUN, Shell, follow_guide, programs_in
from guides import CONSOLE, read_blocks
from project import ROOT, change, copy_project
from repositories import commit

from claimgraph.argument.entries import ClaimEntry
from claimgraph.cli import COMMANDS
from claimgraph.diagnostics import Problems
from claimgraph.edit.starter_kinds import STARTERS, VILLAGE
from claimgraph.judging.words import Word
from claimgraph.pipeline import Project, judge_sound
from claimgraph.publish.maps import PluginConfig

GUIDES = sorted((ROOT / "docs").rglob("*.md"))
STARTED = [starter.folder / "README.md" for starter in STARTERS.values()]
READ = [ROOT / "README.md", *GUIDES, *STARTED]
FOLLOWED = [ROOT / "README.md", *(path for path in GUIDES if path not in FIELDS.values()), VILLAGE.folder / "README.md"]
"""The guides of the fields are followed in test_five_people.py, and the other READMEs have no commands."""
BEGUN = {
    VILLAGE.folder / "README.md",
    *(ROOT / f"docs/guides/{name}.md" for name in ("publish", "keep-your-evidence", "your-own-words")),
}
"""Guides that are followed in an argument that was begun; the others in a clone of this repository."""
SHELLS = {"sh", "bash", "zsh", "shell", "shell-session", "shellsession", "terminal"}


def named(path):
    return path.relative_to(ROOT).as_posix()


def blocks_in(language):
    return [block for path in READ for block in read_blocks(path) if block.language == language]


# --- every command is run ----------------------------------------------------------------


@pytest.fixture
def programs(tmp_path):
    return programs_in(tmp_path / "programs")


@pytest.fixture
def shell(request, tmp_path, programs, port):
    guide = request.param
    here = Shell(tmp_path / "here", programs, port)
    if guide in BEGUN:
        here.folder = tmp_path
        assert here.run("claimgraph init here")[0] == 0
        here.folder /= "here"
    else:
        copy_project(here.folder)
        for name in ("Makefile", "build_graph.py"):
            shutil.copy(ROOT / name, here.folder)
        commit(here.folder)
        change(here.folder / "claims/argument.yml", "choice, January", "choice in January")
        commit(here.folder)
    return here


@pytest.mark.parametrize(
    ("guide", "shell"), [(path, path) for path in FOLLOWED], ids=map(named, FOLLOWED), indirect=["shell"]
)
def test_a_guide_can_be_followed_from_its_first_block_to_its_last(guide, shell):
    follow_guide(guide, shell)


def test_what_is_not_run_is_covered_by_a_test_that_there_is():
    marked = [found for block in blocks_in(CONSOLE) if (found := NOT_RUN.fullmatch(block.mark))]
    assert len(marked) == 6
    for found in marked:
        text = (ROOT / found["file"]).read_text("utf-8")
        assert found["test"] is None or f"def {found['test']}(" in text


def test_commands_are_shown_in_console_blocks_and_nowhere_else():
    for path in READ:
        for block in read_blocks(path):
            assert block.language not in SHELLS, block.place
            assert block.language == CONSOLE or not re.search(r"^\s*\$ ", block.text, re.MULTILINE), block.place
        text = path.read_text("utf-8")
        assert text.count("\n```") == 2 * len(read_blocks(path)), f"{named(path)}: a block is not read"


def test_every_command_that_is_named_in_a_sentence_is_one():
    known = set(COMMANDS)
    for path in READ:
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
    for path in READ:
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
    written = [yaml.safe_load(block.text) for block in read_blocks(guide) if block.language == "yaml"]
    shown, *_ = (data for data in written if "plugins" in data)
    defaults = {name: option.default for name, option in PluginConfig._schema}  # noqa: SLF001
    assert shown == {"plugins": [{"claimgraph": defaults}]}


# --- pictures are of use ------------------------------------------------------------------


def test_every_picture_is_small_and_says_in_words_what_it_shows():
    pictures = {}
    for path in READ:
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
