"""What the command line prints shows what editors wrote, and obeys none of it."""

import io
import json
import logging
import os
import re
import shutil
import subprocess
import sys

import pytest
import yaml
from commands import command
from hypothesis import given, settings
from hypothesis import strategies as st
from market_square import SOUND
from project import run
from repositories import commit
from tries import tries

from claimgraph import terminal
from claimgraph.terminal import as_json, harmless, make_harmless, visible

STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
OBEYED = re.compile(r"^\s*::", re.MULTILINE)
HOSTILE = [
    "\x1b]0;PWN\x07",
    "\x1b[31mRED",
    "\x9b2J",
    "\u202egnp.exe",
    "x\n::error file=a::PWN",
    "\u2028::add-mask::x",
    "\r\t\x00\x7f",
    "##[error]x",
    "two ::notice::x",
]


def obeys(text):
    return STEERING.findall(text) + OBEYED.findall(text) + re.findall(r"##\w*\[", text)


@pytest.mark.parametrize("words", HOSTILE)
def test_what_would_steer_a_terminal_or_a_job_is_shown_as_an_escape(words, capsys):
    terminal.say(words)
    told = capsys.readouterr().out
    assert obeys(told) == []
    assert json.loads(f'"{told[:-1]}"', strict=False) == words


def test_a_value_stays_on_its_line_and_a_byte_of_a_file_name_is_a_byte():
    assert visible("a\nb\u2028c\udce9") == r"a\nb\u2028c\xe9"
    assert visible("Ein trockener Frühling — 井戸 🌧") == "Ein trockener Frühling — 井戸 🌧"


@given(st.text(st.characters(codec="utf-8")))
@settings(deadline=None)
def test_json_gives_every_text_back(text):
    for told in (as_json(text), harmless(as_json(text)), harmless(as_json(text, ascii_only=False))):
        assert json.loads(told) == text
        assert obeys(harmless(told)) == []


def test_json_of_a_file_name_that_is_not_utf8_is_utf8():
    assert json.loads(as_json("caf\udce9").encode()) == r"caf\xe9"


def test_colours_stay_where_they_are_ours_and_nothing_else_does(capsys):
    terminal.say("\x1b[31mred\x1b[0m \x1b[2J", styled=True)
    assert capsys.readouterr().out == "\x1b[31mred\x1b[0m \\u001b[2J\n"


def test_what_an_encoding_cannot_write_is_written_as_an_escape(monkeypatch):
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, "ascii"))
    terminal.say("● 🌧")
    assert written.getvalue() == b"\\u25cf \\ud83c\\udf27\n"


def test_log_lines_of_mkdocs_are_made_harmless():
    record = logging.LogRecord("mkdocs", logging.WARNING, "", 1, "link to %s\n::error::x", ("\x1b[31m",), None)
    assert make_harmless(record)
    assert obeys(record.getMessage()) == []


def spoiled(value, texts):
    """An argument with hostile words at the end of every text in it."""
    if isinstance(value, dict):
        return {key: spoiled(inner, texts) for key, inner in value.items()}
    if isinstance(value, list):
        return [spoiled(inner, texts) for inner in value]
    return f"{value}{next(texts)}" if isinstance(value, str) else value


def write_spoiled(root, words, chosen):
    """Write the sound argument with words in texts of the files that are chosen; ids and choices are texts, too."""
    shutil.rmtree(root / "claims", ignore_errors=True)
    for number, (name, text) in enumerate(SOUND.items()):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".yml") and number in chosen:
            endless = (words[at % len(words)] for at in range(1_000_000))
            path.write_text(yaml.safe_dump(spoiled(yaml.safe_load(text), endless), allow_unicode=True), "utf-8")
        else:
            path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    root = tmp_path_factory.mktemp("hostile")
    write_spoiled(root, [""], ())
    commit(root)
    return root


EVERY = [
    ("check",),
    ("check", "--audit"),
    ("check", "--format", "json"),
    ("check", "--format", "sarif"),
    ("explain", "square-was-quiet"),
    ("diff",),
    ("diff", "--format", "markdown"),
    ("diff", "--format", "json"),
    ("fmt", "--check"),
    ("fmt", "--dry-run"),
    ("rename", "square-was-quiet", "square-was-still", "--dry-run"),
    ("reviewed", "square-was-quiet", "--by", "M", "--on", "2026-01-01", "--dry-run"),
    ("schema", "--modelines", "--dry-run"),
]
WORDS = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(codec="utf-8"), max_size=6)), min_size=1, max_size=4
)


@given(WORDS, st.sets(st.integers(1, len(SOUND) - 1), min_size=1, max_size=2))
@settings(deadline=None, max_examples=tries(12, fewest=3))
def test_no_command_lets_a_control_character_through(repository, words, chosen):
    write_spoiled(repository, words, chosen)
    for typed in (*EVERY, ("explain", words[0]), ("new", "claim", words[0], "--topic", words[-1], "--text", words[0])):
        if any("\0" in word for word in typed):
            continue
        told = command(*typed, cwd=repository)
        assert obeys(told.stdout + told.stderr) == [], typed
        assert "fault of its own" not in told.stderr, told.stderr
        if "json" in typed or "sarif" in typed:
            json.loads(told.stdout)
    told = command("check", "--format", "github", cwd=repository)
    assert STEERING.findall(told.stdout) == []
    assert all(re.match("::(error|warning) file=claims/", line) for line in told.stdout.splitlines())


def test_a_title_and_a_page_with_hostile_words_pass_through_a_build(tmp_path):
    write_spoiled(tmp_path, [""], ())
    claims = tmp_path / "claims/argument.yml"
    claims.write_text(
        claims.read_text("utf-8").replace(
            "title: Was the market square quiet?", r'title: "A \e[31m title\n::error file=a::PWN"'
        ),
        "utf-8",
    )
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/note.md").write_text("# Note\n\n[link](\x1b[31mgone.md)\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: T\ntheme: {name: material, font: false}\nplugins: [claimgraph: {pdf: false}]\n"
    )
    told = command("build", cwd=tmp_path)
    assert (told.returncode, obeys(told.stdout + told.stderr)) == (0, [])
    assert r"A \u001b[31m title\n::error file=a::PWN" in told.stdout


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_file_name_that_is_not_utf8_breaks_no_format(form, tmp_path):
    write_spoiled(tmp_path, [""], ())
    (tmp_path / os.fsdecode(b"claims/caf\xe9.yml")).write_text("topic: [\n")
    told = command("check", "--format", form, cwd=tmp_path)
    assert (told.returncode, told.stderr) == (1, "")
    told.stdout.encode()
    assert {"json": r"caf\\xe9.yml", "sarif": "claims/caf%E9.yml"}.get(form, r"claims/caf\xe9.yml") in told.stdout


def shell(line, cwd, **environment):
    words = f"{sys.executable} -m claimgraph {line}"
    env = os.environ | environment
    return subprocess.run(["bash", "-c", words], cwd=cwd, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("words", ["--quiet check --format json", "--help", "explain square-was-quiet"])
def test_a_full_disk_behind_the_output_is_told_in_one_line(words, tmp_path):
    write_spoiled(tmp_path, [""], ())
    told = shell(f"{words} > /dev/full", tmp_path)
    assert told.returncode == 1
    assert re.fullmatch("Error: (standard|the) output cannot be written: No space left on device\n", told.stderr)


def test_a_reader_who_leaves_a_pipe_ends_a_command_quietly(tmp_path):
    write_spoiled(tmp_path, [""], ())
    told = shell("--quiet check --format sarif | true; exit ${PIPESTATUS[0]}", tmp_path)
    assert (told.returncode in {0, 141}, told.stderr) == (True, "")


@pytest.mark.parametrize("time", ["abc", "", "1e9", "9" * 30])
def test_a_time_that_is_none_is_told_by_its_name(time, tmp_path):
    write_spoiled(tmp_path, [""], ())
    told = command("check", cwd=tmp_path, SOURCE_DATE_EPOCH=time)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == (
        f'Error: the environment variable SOURCE_DATE_EPOCH is "{time}", which is no time: '
        "give whole seconds since 1970, or unset it\n"
    )


def test_what_counts_as_today_can_be_fixed(tmp_path):
    write_spoiled(tmp_path, [""], ())
    with (tmp_path / "claims/sources/papers.yml").open("a") as file:
        file.write("  date: 2001-09-20\n")
    early, late = 1_000_000_000, 1_001_000_000  # 9 and 20 September 2001
    told = [command("check", cwd=tmp_path, SOURCE_DATE_EPOCH=str(time)).stdout for time in (early, late)]
    assert ["[future-date]" in each for each in told] == [True, False]


def test_a_page_whose_name_is_not_utf8_is_named(tmp_path):
    write_spoiled(tmp_path, [""], ())
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / os.fsdecode(b"caf\xe9.md")).write_text("# Note\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: T\ntheme: {name: material}\nplugins: [claimgraph: {pdf: false}]\n")
    told = run("-m", "claimgraph", "build", cwd=tmp_path)
    assert told.returncode == 1
    assert r"docs/caf\xe9.md:1:1: error: this name is not UTF-8 text" in told.stderr
    assert "fault of its own" not in told.stderr
