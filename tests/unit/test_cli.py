"""The command line: what it prints, and its exit codes."""

import json
import shutil
import sys
import tempfile

import pytest
from commands import command
from project import ROOT

from claimgraph import pipeline
from claimgraph.cli import main

TESTS = ROOT / "tests"
WELL = TESTS / "arguments/well"


def run(*arguments, cwd=ROOT):
    return command(*arguments, cwd=cwd)


@pytest.fixture
def project(tmp_path):
    shutil.copytree(WELL, tmp_path / "well")
    return tmp_path / "well"


def test_check_of_a_sound_argument_says_so_and_exits_with_0(project):
    done = run("check", cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "no problems found\n", "")


def test_check_of_a_broken_argument_exits_with_1(project):
    (project / "claims/clerk.yml").write_text("topic: The clerk\nclaims: [a]\n")
    done = run("check", cwd=project)
    assert done.returncode == 1
    assert 'claims/clerk.yml:2:9: error: "claims" must be a mapping (key: value), not a list' in done.stdout


def test_warnings_fail_only_when_asked_to(project):
    with (project / "claims/sources/all.yml").open("a") as file:
        file.write("unused: {title: T, publisher: P}\n")
    assert run("check", cwd=project).returncode == 0
    assert run("check", "--strict", cwd=project).returncode == 1


def test_machines_get_their_form_and_nothing_else(project):
    (project / "claims/clerk.yml").write_text("topic: The clerk\nclaims: [a]\n")
    told = {form: run("check", "--format", form, cwd=project) for form in ("text", "json", "github", "sarif")}
    assert {form: (done.returncode, done.stderr) for form, done in told.items()} == dict.fromkeys(told, (1, ""))
    assert told["text"].stdout == run("check", cwd=project).stdout
    assert json.loads(told["json"].stdout)["errors"] == 1
    assert told["github"].stdout.startswith("::error file=claims/clerk.yml,line=2,col=9,")
    assert len(told["github"].stdout.splitlines()) == 1
    assert json.loads(told["sarif"].stdout)["version"] == "2.1.0"


def test_the_form_does_not_change_the_exit_code(project):
    with (project / "claims/sources/all.yml").open("a") as file:
        file.write("unused: {title: T, publisher: P}\n")
    for form in ("json", "github", "sarif"):
        assert run("check", "--format", form, cwd=project).returncode == 0
        assert run("check", "--strict", "--format", form, cwd=project).returncode == 1


def test_what_is_ignored_does_not_fail_a_strict_check(project):
    with (project / "claims/sources/all.yml").open("a") as file:
        file.write("unused: {title: T, publisher: P, ignore: {unused-source: It is still to be read.}}\n")
    done = run("check", "--strict", cwd=project)
    assert (done.returncode, done.stdout) == (0, "no problems found\n")


def test_wrong_usage_exits_with_2(project):
    assert run("check", "--format", "xml", cwd=project).returncode == 2
    assert run("check", "--audit", "--format", "json", cwd=project).returncode == 2
    assert run("chekc", cwd=project).returncode == 2
    assert run("check", "--no-such-option", cwd=project).returncode == 2


def test_evaluate_prints_the_labels_of_a_map(tmp_path):
    steps = {
        "e": {"premises": [], "target": "p", "weight": 0.7},
        "i": {"premises": ["p"], "target": "c", "weight": 0.8},
    }
    map_ = {"statements": {"p": {}, "c": {"standard": "clear"}}, "steps": steps}
    (tmp_path / "map.json").write_text(json.dumps(map_))
    done = run("evaluate", tmp_path / "map.json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert found["statement_label"] == {"p": "IN", "c": "IN"}
    assert found["step_label"] == {"e": "IN", "i": "IN"}
    assert found["firmness"] == {"p": 0.7, "c": 0.7}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "is not JSON"),
        ("[]", "must be a JSON object"),
        ('{"statements": {"a": {"granted": 2}}}', "from 0 to 1"),
        ('{"statements": {}, "inferences": {}}', '"inferences" are of an earlier form'),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_map_that_cannot_be_read_is_one_clear_line(tmp_path, text, words):
    (tmp_path / "map.json").write_text(text)
    done = run("evaluate", tmp_path / "map.json")
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_map_that_is_not_there_is_named(tmp_path):
    done = run("evaluate", tmp_path / "none.json")
    assert done.returncode == 1
    assert "none.json cannot be read: No such file or directory" in done.stderr


SPOILED = {
    "an empty claims folder": lambda claims: shutil.rmtree(claims) or claims.mkdir(),
    "no claims folder": shutil.rmtree,
    "a file in place of the folder": lambda claims: shutil.rmtree(claims) or claims.write_text("x"),
    "a folder in place of a file": lambda claims: (claims / "water.yml").unlink() or (claims / "water.yml").mkdir(),
    "not YAML": lambda claims: (claims / "water.yml").write_text("topic: 'open\n"),
    "wrong encoding": lambda claims: (claims / "water.yml").write_bytes("topic: caf\xe9\n".encode("latin-1")),
    "a claim that is a list": lambda claims: (claims / "water.yml").write_text("topic: T\nclaims: {a: [b]}\n"),
}


@pytest.mark.parametrize("what", SPOILED)
def test_nothing_is_built_from_a_broken_argument_and_the_last_site_stays(project, what):
    (project / "mkdocs.yml").write_text("site_name: Well\ntheme: {name: material}\nplugins: [claimgraph]\n")
    (project / "site").mkdir()
    (project / "site/index.html").write_text("the last good site")
    SPOILED[what](project / "claims")
    done = run("build", cwd=project)
    assert done.returncode == 1
    assert "error:" in done.stderr
    assert "nothing was built" in done.stderr
    assert "Traceback" not in done.stderr
    assert [p.name for p in (project / "site").iterdir()] == ["index.html"]
    assert sorted(p.name for p in project.iterdir() if p.name.startswith(".")) == []


def test_a_missing_mkdocs_yml_is_named_with_what_to_write(project):
    done = run("build", cwd=project)
    assert done.returncode == 1
    assert "mkdocs.yml is not there: write a mkdocs.yml with a site_name and the plugin claimgraph" in done.stderr


def test_a_mkdocs_yml_without_the_plugin_is_named_with_what_to_add(project):
    (project / "docs").mkdir(exist_ok=True)
    (project / "mkdocs.yml").write_text("site_name: S\ntheme: {name: material, font: false}\nplugins: [search]\n")
    done = run("build", cwd=project)
    assert done.returncode == 1
    assert "mkdocs.yml does not list the plugin claimgraph: add it under plugins:" in done.stderr


@pytest.fixture
def faulty(project, monkeypatch):
    """A claimgraph that has a fault of its own, and a folder for its reports."""
    reports = project.parent / "reports"
    reports.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(reports))
    monkeypatch.setattr(pipeline, "check", lambda *_: 1 / 0)
    monkeypatch.setattr(sys, "argv", ["claimgraph", "--root", str(project), "check", "--format", "json"])
    return reports


def test_a_fault_of_the_program_is_written_down_and_no_traceback_is_shown(faulty, capsys):
    with pytest.raises(SystemExit) as left:
        main()
    told = capsys.readouterr()
    (report,) = faulty.iterdir()
    assert left.value.code == 1
    assert told.out == ""
    assert told.err == (
        "claimgraph has a fault of its own: division by zero\n"
        f"Please report it with the file {report}. Nothing of your work was changed.\n"
    )
    assert "Traceback" in report.read_text("utf-8")


def test_where_no_report_can_be_written_the_fault_is_named_all_the_same(faulty, capsys):
    faulty.rmdir()
    with pytest.raises(SystemExit):
        main()
    told = capsys.readouterr().err
    assert "Please report it with ZeroDivisionError (no report could be written: No such file or directory)" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    "words",
    [("new", "claim"), ("new", "evidence"), ("new", "source"), ("rename",), ("reviewed",), ("fmt",), ("schema",)],
)
def test_every_command_that_edits_explains_itself_with_an_example(words, tmp_path):
    done = command(*words, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert f"\n    claimgraph {' '.join(words)}" in done.stdout
    assert "--dry-run" in done.stdout


def test_an_expectation_that_is_not_met_can_be_explained(project):
    (project / "claims/expectations.yml").write_text("weak: [well-will-fail]\n")
    told = run("check", cwd=project).stdout
    assert "hint: claimgraph explain well-will-fail --now" in told
    done = run("explain", "well-will-fail", "--now", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("well-will-fail: ")
