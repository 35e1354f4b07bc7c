"""``init``: an argument to begin from, which is sound as it is, and clearly invented."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from commands import command
from project import ROOT, tree

from claimgraph.argument.files import FileKind
from claimgraph.argument.model import Kind, Stance
from claimgraph.diagnostics import Problems
from claimgraph.edit.starter import STARTER, TITLE
from claimgraph.graph.network import argument_of
from claimgraph.pipeline import Project, judge_sound

LONG = "Who owns: the mill, and # the stream that drives it, and who has to mend the wall between the two of them?"


@pytest.fixture
def begun(tmp_path) -> Path:
    """A folder in which an argument was begun."""
    done = command("init", "mine", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    return tmp_path / "mine"


@pytest.fixture
def argument(begun):
    return argument_of(judge_sound(Project(begun), Problems()).graph)


# --- what it writes ----------------------------------------------------------------------


def test_everything_that_makes_a_site_is_there(begun):
    schemas = {f"claims/.schema/{kind}.json" for kind in FileKind}
    starter = {path.relative_to(STARTER).as_posix() for path in STARTER.rglob("*") if path.is_file()}
    assert set(tree(begun)) == schemas | starter
    assert starter > {
        *("mkdocs.yml", "README.md", "Makefile", ".gitignore", ".gitattributes", "docs/about.md"),
        *(".github/workflows/argument.yml", "claims/argument.yml", "claims/texts/letter.txt"),
    }


def test_nothing_is_wrong_with_it(begun):
    assert command("check", "--strict", cwd=begun).stdout == "no problems found\n"
    assert command("fmt", "--check", cwd=begun).stdout == "every file is in its canonical form\n"
    assert command("schema", "--modelines", cwd=begun).stdout == "nothing to change\n"


def test_an_edit_that_moves_what_is_expected_fails(begun):
    water = begun / "claims/water.yml"
    water.write_text(re.sub(" +outweighs: .*\n", "", water.read_text()))
    done = command("check", cwd=begun)
    assert done.returncode == 1
    assert "well-will-fail" in done.stdout
    assert "[unmet-expectation]" in done.stdout


def test_it_shows_what_an_argument_can_say(argument):
    claims = argument.claims.values()
    assert len(argument.roots) == 2
    steps = [step for claim in claims for step in claim.because]
    assert any(len(step.premises) > 1 for step in steps)
    assert any(len(claim.because) > 1 for claim in claims)
    assert any(step.undercut for step in steps)
    assert any(step.scheme for step in steps)
    assert any(claim.objections for claim in claims)
    assert any(claim.unstated for claim in claims)
    assert any(claim.granted for claim in claims)
    assert any(claim.gaps for claim in claims)
    assert {claim.kind for claim in claims} >= {Kind.FACT, Kind.INFERENCE, Kind.SPECULATION, Kind.ASSUMPTION}
    findings = [item for _, item in argument.evidence()]
    assert {item.stance for item in findings} >= {Stance.SUPPORTS, Stance.CONTRADICTS, Stance.QUALIFIES}
    assert all(item.credibility and item.credibility_why for item in findings)
    assert len(argument.passages) > 4
    assert [bool(rivals.rows) for rivals in argument.rivals.values()] == [True]
    assert argument.expectations


def test_every_source_says_that_it_is_invented(argument):
    assert all("(invented)" in source.publisher for source in argument.sources.values())
    assert all(source.url is None for source in argument.sources.values())


# --- where it writes ---------------------------------------------------------------------


def test_the_next_steps_are_told(tmp_path):
    done = command("init", "a b/mine", cwd=tmp_path)
    assert (tmp_path / "a b/mine/mkdocs.yml").is_file()
    assert "  cd 'a b/mine'\n  make serve " in done.stdout
    (tmp_path / "here").mkdir()
    assert "  cd " not in command("init", ".", cwd=tmp_path / "here").stdout


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    done = command("init", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert (
        done.stderr
        == f"Error: {tmp_path} is not empty (it has notes.txt): name a new folder, or one with nothing in it\n"
    )
    assert tree(tmp_path) == {"notes.txt": b"mine"}


def test_a_repository_with_nothing_in_it_is_empty(tmp_path):
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    assert command("init", ".", cwd=tmp_path).returncode == 0
    told = subprocess.run(["git", "status", "--short"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "?? claims/" in told.stdout


@pytest.mark.parametrize("place", ["file", "file/mine"])
def test_a_file_in_the_way_is_told(tmp_path, place):
    (tmp_path / "file").write_text("mine")
    done = command("init", place, cwd=tmp_path)
    assert done.returncode > 0
    assert "file" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(tmp_path) == {"file": b"mine"}


# --- the title ---------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["Who owns the mill?", LONG, '[Draft] "no": it\'s 1921'])
def test_a_title_of_ones_own_stands_wherever_the_title_stood(tmp_path, title):
    assert sum(TITLE in text.decode() for text in tree(STARTER).values()) == 3
    assert command("init", "mine", "--title", title, cwd=tmp_path).returncode == 0
    mine = tmp_path / "mine"
    assert TITLE not in "".join(text.decode() for text in tree(mine).values())
    assert yaml.safe_load((mine / "mkdocs.yml").read_text())["site_name"] == title
    assert yaml.safe_load((mine / "claims/argument.yml").read_text())["title"] == title
    assert (mine / "README.md").read_text().startswith(f"# {title}\n")
    assert command("fmt", "--check", cwd=mine).returncode == 0
    assert command("check", "--strict", cwd=mine).returncode == 0


@pytest.mark.parametrize("title", ["", "  ", "two\nlines"])
def test_a_title_that_is_none_is_refused(tmp_path, title):
    done = command("init", "mine", "--title", title, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "Error: a title is one line of text, and not empty\n")
    assert not (tmp_path / "mine").exists()


# --- what runs it ------------------------------------------------------------------------


def test_make_says_how_to_install_what_is_missing(begun):
    done = subprocess.run(
        ["make", "check", "CLAIMGRAPH=no-such-claimgraph"], cwd=begun, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "python3 -m pip install -r requirements.txt\n" in done.stdout
    assert done.stdout.endswith("and run make again.\n")


def test_the_workflow_is_the_one_of_this_repository_save_for_how_claimgraph_is_installed(begun):
    ours, begun_with = (
        yaml.safe_load((folder / ".github/workflows/argument.yml").read_text("utf-8")) for folder in (ROOT, begun)
    )
    for workflow in (ours, begun_with):
        for job in workflow["jobs"].values():
            job["steps"] = [step for step in job["steps"] if not re.search("setup-python|pip install", str(step))]
    assert begun_with == ours
    assert (begun / "requirements.txt").read_text().endswith("\nclaimgraph\n")
