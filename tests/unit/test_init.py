"""``init``: an argument to begin from, which is sound as it is, and clearly invented."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from commands import command
from project import ROOT, tree

from claimgraph.argument.model import Kind, Stance
from claimgraph.diagnostics import Problems
from claimgraph.edit.installed_from import installed_from
from claimgraph.edit.starter_kinds import VILLAGE
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
    assert command("init", "mine", "--title", title, cwd=tmp_path).returncode == 0
    mine = tmp_path / "mine"
    assert yaml.safe_load((mine / "mkdocs.yml").read_text())["site_name"] == title
    assert yaml.safe_load((mine / "claims/argument.yml").read_text())["title"] == title
    assert (mine / "README.md").read_text().startswith(f"# {title}\n")
    assert VILLAGE.title not in "".join(text.decode() for text in tree(mine).values())
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
    assert re.search(r"^claimgraph( @ git\+|==)", (begun / "requirements.txt").read_text(), re.MULTILINE)


# --- what it is installed from -----------------------------------------------------------


class Installed:
    """What pip knows of an installed package."""

    version = "1.2.3"

    def __init__(self, direct_url=None):
        self.direct_url = direct_url

    def read_text(self, name):
        assert name == "direct_url.json"
        return self.direct_url and json.dumps(self.direct_url)


WHEEL = "claimgraph-1.2.3-py3-none-any.whl"


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (None, "claimgraph==1.2.3"),
        (
            {"url": "https://me:secret@example.org/cg.git", "vcs_info": {"vcs": "git", "commit_id": "abc123"}},
            "claimgraph @ git+https://example.org/cg.git@abc123",
        ),
        (
            {"url": "ssh://git@example.org/cg.git", "vcs_info": {"vcs": "git", "commit_id": "abc123"}},
            "claimgraph @ git+ssh://git@example.org/cg.git@abc123",
        ),
        ({"url": f"https://example.org/{WHEEL}", "archive_info": {}}, f"claimgraph @ https://example.org/{WHEEL}"),
        ({"url": "file:///somewhere/claimgraph", "dir_info": {"editable": True}}, "claimgraph==1.2.3"),
        ({"url": f"file:///nowhere/{WHEEL}", "archive_info": {}}, "claimgraph==1.2.3"),
    ],
)
def test_the_requirement_is_what_claimgraph_was_installed_from(told, line):
    assert installed_from(Installed(told)).requirement == line


def test_a_wheel_of_this_machine_goes_along(tmp_path, monkeypatch):
    wheel = tmp_path / "with space" / WHEEL
    wheel.parent.mkdir()
    wheel.write_bytes(b"wheel")
    origin = installed_from(Installed({"url": wheel.as_uri(), "archive_info": {}}))
    monkeypatch.setattr("claimgraph.edit.starter.installed_from", lambda: origin)
    done = command("init", "mine", cwd=tmp_path)
    assert f"requirements.txt names a copy of {WHEEL}, in wheels/\n" in done.stdout
    assert (tmp_path / "mine/wheels" / WHEEL).read_bytes() == b"wheel"
    assert (tmp_path / "mine/requirements.txt").read_text().endswith(f"\n./wheels/{WHEEL}\n")


# --- an empty start ----------------------------------------------------------------------


def test_an_empty_start_has_one_topic_one_claim_no_village_and_nothing_wrong(tmp_path):
    done = command("init", "--empty", "mine", "--title", "Who owns: the mill?", cwd=tmp_path)
    assert done.returncode == 0
    mine = tmp_path / "mine"
    assert "village" not in "".join(text.decode().lower() for name, text in tree(mine).items() if ".schema" not in name)
    assert list(Project(mine).root.glob("claims/*.yml")) != []
    assert command("check", "--strict", cwd=mine).stdout == "no problems found\n"
    assert command("fmt", "--check", cwd=mine).stdout == "every file is in its canonical form\n"
    assert command("schema", "--modelines", cwd=mine).stdout == "nothing to change\n"
    assert yaml.safe_load((mine / "mkdocs.yml").read_text())["site_name"] == "Who owns: the mill?"


TEXTS = {
    "en": ("Dr. Hill came on 5 Jan. and left.", "Was it 3.5 per cent? Yes!", ["P1S1", "P2S1", "P2S2"]),
    "ja": ("吾輩は猫である。名前はまだ無い。", "どこで生れたか。", ["P1S1", "P1S2", "P2S1"]),
    "zh": ("今天天气很好。你去哪里？", "我不去！", ["P1S1", "P1S2", "P2S1"]),
    "ru": ("А. С. Пушкин писал стихи. Он жил в Москве.", "Это всё.", ["P1S1", "P1S2", "P2S1"]),  # noqa: RUF001
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_is_stored_and_split_into_its_sentences(tmp_path, language):
    first, second, ids = TEXTS[language]
    (tmp_path / "letter.txt").write_text(f"{first}\r\n\r\n{second}\r\n", "utf-8", newline="")
    done = command("init", "--empty", "--language", language, "--from", "letter.txt", "mine", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    mine = tmp_path / "mine"
    assert list(yaml.safe_load((mine / "claims/passages.yml").read_text("utf-8"))["passages"]) == ids
    problems = Problems()
    argument = argument_of(judge_sound(Project(mine), problems).graph)
    assert argument.about.source.id == "letter"
    assert argument.sources["letter"].language == language
    assert {problem.rule.code for problem in problems} == {"unclaimed-passage"}
    assert command("fmt", "--check", cwd=mine).returncode == 0


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--from", "letter.txt"), "are for an argument that begins empty: add --empty"),
        (
            ("--empty", "--kind", "debate"),
            "--kind names an example, and --empty begins without one: leave one of them out",
        ),
        (("--empty", "--language", "../x"), '"../x" is no language: give its tag'),
        (("--empty", "--from", "none.txt"), "none.txt cannot be read: No such file or directory"),
        (("--empty", "--from", "blank.txt"), "there is no sentence in the text"),
        (("--empty", "--from", "latin.txt"), "latin.txt is not UTF-8 text: save it as UTF-8 first"),
    ],
)
def test_a_start_that_cannot_be_made_is_refused_and_writes_nothing(tmp_path, words, complaint):
    (tmp_path / "blank.txt").write_text("\n \n")
    (tmp_path / "latin.txt").write_bytes("caf\xe9".encode("latin-1"))
    done = command("init", *words, "mine", cwd=tmp_path)
    assert done.returncode > 0
    assert complaint in done.stderr
    assert not (tmp_path / "mine").exists()


def test_in_a_new_repository_what_is_there_stays(tmp_path):
    there = {"README.md": b"mine", "LICENSE": b"mine", ".gitignore": b"mine", ".venv/pyvenv.cfg": b"mine"}
    for name, content in there.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    done = command("init", "--empty", ".", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "left as they were: .gitignore, README.md\n" in done.stdout
    assert there.items() <= tree(tmp_path).items()


def test_where_there_is_no_argument_the_way_to_begin_one_is_told_and_works(tmp_path):
    told = command("check", cwd=tmp_path).stdout
    (hint,) = re.findall(r"hint: claimgraph (.+?) begins one in a new folder", told)
    assert command(*hint.split(), cwd=tmp_path).returncode == 0
    assert command("check", "--strict", cwd=tmp_path / hint.split()[-1]).returncode == 0
