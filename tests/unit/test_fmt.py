"""``fmt``: files in their canonical form say the same as before, and their comments stay with what they are about."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random

import pytest
from commands import command
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from messy_yaml import MessyWriter
from project import ROOT, tree

from claimgraph.argument.entries import TopicFile
from claimgraph.argument.yaml_nodes import parse
from claimgraph.edit.printer import canonical, form
from claimgraph.edit.tree import read_tree

WELL = ROOT / "tests/arguments/well"
FORMS = ROOT / "tests/forms"


def comments(text):
    return sorted(text[start:end].rstrip() for start, end in read_tree(text).comments)


def in_form(text):
    return form(text, "claims/any.yml", TopicFile)


def test_a_file_comes_into_its_form_with_its_comments_in_place():
    golden = FORMS / "topic.after.yml"
    made = in_form((FORMS / "topic.before.yml").read_text("utf-8"))
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")
    assert in_form(made) == made


LONG = "word " * 30


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("topic: T\nclaims: {}", "topic: T\nclaims: {}\n"),
        ("\n\ntopic: T\r\nclaims: {} \r\n\r\n", "topic: T\nclaims: {}\n"),
        ("--- # a\ntopic: T\nclaims: {}\n...\n", "topic: T  # a\nclaims: {}\n"),
        ("# only a remark", "# only a remark\n"),
        ("", ""),
        ("topic: 'Yes'\nclaims: {}\n", "topic: 'Yes'\nclaims: {}\n"),
        ("topic: >-\n  true\nclaims: {}\n", "topic: >-\n  true\nclaims: {}\n"),
        ("topic: >-\n  It is: so\nclaims: {}\n", "topic: >-\n  It is: so\nclaims: {}\n"),
        ('topic: "one\\ntwo"\nclaims: {}\n', 'topic: "one\\ntwo"\nclaims: {}\n'),
        ("topic: |-\n  one\n\n\n  two\nclaims: {}\n", "topic: |-\n  one\n\n\n  two\nclaims: {}\n"),
        ("topic: >-\n  one\n\n  two\nclaims: {}\n", "topic: >-\n  one\n\n  two\nclaims: {}\n"),
        ("topic: >-\n\n  one\n    two\nclaims: {}\n", "topic: |-\n\n  one\n    two\nclaims: {}\n"),
        (f"topic: https://{'x' * 120}\nclaims: {{}}\n", f"topic: https://{'x' * 120}\nclaims: {{}}\n"),
        ('topic: "\\u2028 \\x85"\nclaims: {}\n', 'topic: "\\u2028 \\x85"\nclaims: {}\n'),
        (f"topic: '{'x ' * 51}y'\nclaims: {{}}\n", f"topic: {'x ' * 51}y\nclaims: {{}}\n"),
        ("topic: one\n\n  two\nclaims: {}\n", 'topic: "one\\ntwo"\nclaims: {}\n'),
        ("people: {a, b: {name: N}}\nclaims: {a}\n", "people: {a: null, b: {name: N}}\nclaims:\n  a:\n"),
        ("? # an empty key\n: {}\n", '"": {}  # an empty key\n'),
        ("--- just\n words # x\n", "--- just\n words # x\n"),
    ],
)
def test_forms_of_single_values(before, after):
    assert in_form(before) == after


def test_a_text_is_folded_only_where_it_can_be_joined_again():
    text = f"topic: '{LONG} two  spaces {LONG}'\nclaims: {{}}\n"
    made = in_form(text)
    assert made.startswith("topic: 'word word")  # a space at the end would be lost below
    made = in_form(text.replace(" '\n", "'\n"))
    assert made.startswith("topic: >-\n  word word")
    assert "word  two  spaces word" in made.replace("\n  ", " ")
    assert max(len(line) for line in made.splitlines()) <= 110


def test_the_flagship_is_in_form():
    """Else run ``python build_graph.py fmt``."""
    done = command("fmt", "--check", cwd=ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "every file is in its canonical form\n", "")


WORDS = st.text(
    st.sampled_from("abc é国 \"'`:#,-[]{}&*!|>%@?\\\n\t\x85\u2028😀0"),
    max_size=30,
)
PROSE = st.lists(
    st.sampled_from(["well", "dry", "it's", "so:", "#5", "[[no-rain]]", "国防相", "-", "\n"]), max_size=60
).map(" ".join)
TEXTS = WORDS | PROSE
IDS = st.from_regex(r"\A[a-z]{1,6}(-[a-z]{1,6})?\Z")
FINDINGS = st.fixed_dictionaries(
    {"finding": TEXTS, "source": IDS, "stance": st.just("supports")},
    optional={"quote": TEXTS, "credibility": st.integers(1, 6), "undercut": st.lists(IDS, max_size=3)},
)
STEPS = st.fixed_dictionaries(
    {"premises": st.lists(IDS, max_size=4) | IDS | st.dictionaries(IDS, IDS, max_size=3)},
    optional={"warrant": TEXTS, "answers": st.dictionaries(IDS, TEXTS, max_size=2)},
)
CLAIMS = st.fixed_dictionaries(
    {"by": IDS, "kind": st.just("fact"), "claim": TEXTS},
    optional={
        "note": TEXTS,
        "because": st.lists(STEPS, max_size=2) | STEPS,
        "evidence": st.lists(FINDINGS, max_size=2),
        "gaps": st.lists(TEXTS, max_size=2) | TEXTS,
        "of-no-format": TEXTS,
    },
)
FILES = st.fixed_dictionaries(
    {"claims": st.dictionaries(IDS, CLAIMS, max_size=3)},
    optional={"topic": TEXTS, "summary": TEXTS, "people": st.dictionaries(IDS, st.fixed_dictionaries({"name": TEXTS}))},
)


@pytest.mark.nightly
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
@given(data=FILES, seed=st.integers(0, 10**6))
def test_any_file_says_the_same_in_its_form_keeps_its_comments_and_has_one_form(data, seed):
    writer = MessyWriter(Random(seed))
    text = writer.file(data)
    read = parse(text, "")
    assume(not read.problems and read.data == data)
    made = canonical(text, TopicFile)
    assert parse(made, "").data == data
    assert comments(made) == comments(text) == sorted(writer.comments)
    assert canonical(made, TopicFile) == made
    assert "\r" not in made.replace("\\r", "")
    assert made.endswith("\n")
    assert not made.endswith("\n\n") or data["claims"]


@pytest.fixture
def well(tmp_path) -> Path:
    shutil.copytree(WELL, tmp_path / "well")
    return tmp_path / "well"


def fmt(folder, *words):
    return command("fmt", *words, cwd=folder)


def test_check_lists_the_files_that_differ_and_writes_nothing(well):
    before = tree(well)
    done = fmt(well, "--check")
    assert done.returncode == 1
    assert done.stdout.endswith("claims/water.yml\n5 files would change\n")
    assert tree(well) == before


def test_only_the_files_that_are_named_are_brought_into_form(well):
    done = fmt(well, "claims/water.yml")
    assert (done.returncode, done.stdout) == (0, "claims/water.yml\n1 file changed\n")
    done = fmt(well, "claims/sources/al.yml")
    assert done.returncode == 2
    assert 'claims/sources/al.yml is no file of the argument: did you mean "claims/sources/all.yml"?' in done.stderr


def test_a_second_run_changes_nothing_and_the_argument_is_as_sound_as_before(well):
    assert fmt(well).returncode == 0
    assert fmt(well).stdout == "every file is in its canonical form\n"
    assert command("check", cwd=well).stdout == "no problems found\n"


def test_a_dry_run_shows_the_change_and_writes_nothing(well):
    before = tree(well)
    done = fmt(well, "--dry-run")
    assert done.returncode == 0
    assert "--- a/claims/water.yml\n+++ b/claims/water.yml\n" in done.stdout
    assert tree(well) == before


def test_a_file_that_cannot_be_read_stays_as_it_is_and_the_others_come_into_form(well):
    (well / "claims/clerk.yml").write_text("topic: 'open\n")
    done = fmt(well)
    assert done.returncode == 1
    assert "claims/clerk.yml:1:8: this is not YAML" in done.stderr
    assert "this file is left as it is" in done.stderr
    assert (well / "claims/clerk.yml").read_text() == "topic: 'open\n"
    assert (well / "claims/water.yml").read_text() != (WELL / "claims/water.yml").read_text()
