"""The workflow of GitHub Actions: its form, and its commands as they run on a machine of ours."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from edited_square import write
from project import change
from repositories import ENVIRONMENT, commit, git

ROOT = Path(__file__).parents[2]
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/argument.yml").read_text("utf-8"))
TRIGGERS = WORKFLOW[True]
"""YAML 1.1 reads the word ``on`` so."""
NIGHTLY = yaml.safe_load((ROOT / ".github/workflows/nightly.yml").read_text("utf-8"))


def steps(job):
    return WORKFLOW["jobs"][job]["steps"]


def commands(job):
    """The steps of a job that call claimgraph."""
    return [step for step in steps(job) if "claimgraph " in step.get("run", "")]


def test_a_proposed_change_is_reviewed_and_what_is_on_the_main_branch_is_published():
    assert set(TRIGGERS) == {"pull_request", "push", "workflow_dispatch"}
    assert TRIGGERS["push"] == {"branches": ["main", "master"]}
    assert {name: job.get("if") for name, job in WORKFLOW["jobs"].items()} == {
        "review": "github.event_name == 'pull_request'",
        "build": "github.event_name != 'pull_request'",
        "publish": None,
    }
    assert WORKFLOW["jobs"]["publish"]["needs"] == "build"


def test_no_job_may_do_more_than_it_needs():
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert {name: job.get("permissions") for name, job in WORKFLOW["jobs"].items()} == {
        "review": None,
        "build": {"contents": "read", "pages": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }


def test_what_make_test_leaves_out_is_run_every_night():
    assert "schedule" in NIGHTLY[True]
    assert NIGHTLY["permissions"] == {"contents": "read"}
    (job,) = NIGHTLY["jobs"].values()
    assert job["steps"][-1]["run"] == "make test-all"
    told = subprocess.run(["make", "-n", "test-all"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.search(r'-m pytest .* -m ""$', told, re.MULTILINE)
    told = subprocess.run(["make", "-n", "test"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.search(r'-m pytest .* -m "not nightly"$', told, re.MULTILINE)


@pytest.mark.parametrize("folder", [".github", "claimgraph/starter/every-kind/.github"])
def test_actions_are_those_of_github_pinned_to_a_commit_beside_its_version(folder):
    texts = [path.read_text("utf-8") for path in (ROOT / folder / "workflows").glob("*.yml")]
    used = [line for text in texts for line in re.findall(r"uses: (.+)", text)]
    assert used
    assert [line for line in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_all_workflows_use_the_same_commit_of_an_action():
    folders = [ROOT / ".github", ROOT / "claimgraph/starter/every-kind/.github"]
    texts = [path.read_text("utf-8") for folder in folders for path in (folder / "workflows").glob("*.yml")]
    used = {line for text in texts for line in re.findall(r"uses: (.+)", text)}
    assert len(used) == len({line.partition("@")[0] for line in used})


def test_the_whole_history_is_there_wherever_claimgraph_runs():
    for job in ("review", "build"):
        (checkout,) = (step for step in steps(job) if step.get("uses", "").startswith("actions/checkout@"))
        assert checkout["with"]["fetch-depth"] == 0


def test_nothing_that_outsiders_write_stands_in_a_command():
    for job in WORKFLOW["jobs"]:
        for step in steps(job):
            assert "${{" not in step.get("run", "")


def test_what_is_installed_is_pinned():
    for job in ("review", "build"):
        (install,) = (step["run"] for step in steps(job) if "pip install" in step.get("run", ""))
        assert all("--require-hashes" in line or "--no-deps" in line for line in install.splitlines())
        (requirements,) = re.findall(r"-r (\S+)", install)
        assert (ROOT / requirements).is_file()


@pytest.fixture
def proposal(tmp_path):
    """A clone of a repository in which a change to the argument is proposed."""
    origin = tmp_path / "origin"
    write(origin)
    (origin / "docs").mkdir()
    (origin / "docs/about.md").write_text("# About\n")
    (origin / "mkdocs.yml").write_text(
        "site_name: S\ntheme: {name: material, font: false}\nplugins: [{claimgraph: {pdf: false}}]\n"
    )
    commit(origin)
    git(tmp_path, "clone", "--quiet", origin.as_uri(), "proposal")
    folder = tmp_path / "proposal"
    change(folder / "claims/square.yml", "stance: supports", "stance: contradicts")
    commit(folder)
    return folder


def run(step, folder, tmp_path, **told):
    """Run a step as GitHub does, with its environment as GitHub fills it in."""
    programs = tmp_path / "bin"
    programs.mkdir(exist_ok=True)
    (programs / "claimgraph").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimgraph "$@"\n')
    (programs / "claimgraph").chmod(0o755)
    filled = {
        name: re.sub(r"\$\{\{ (.+?) \}\}", lambda it: told[it[1]], text) for name, text in step.get("env", {}).items()
    }
    environment = os.environ | ENVIRONMENT | filled
    environment |= {"PATH": f"{programs}:{os.environ['PATH']}", "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    return subprocess.run(
        ["bash", "-e", "-c", step["run"]], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_steps_of_a_review_run_and_tell_what_the_change_moves(proposal, tmp_path):
    check, diff = commands("review")
    checked = run(check, proposal, tmp_path)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
    told = run(diff, proposal, tmp_path, **{"github.base_ref": "main"})
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    summary = (tmp_path / "summary.md").read_text("utf-8")
    assert summary.startswith("## What this changes in the argument\n\norigin/main \\(")
    assert "Stands → **Outweighed**" in summary


def test_a_review_of_a_broken_argument_marks_the_line_and_still_tells_what_can_be_told(proposal, tmp_path):
    check, diff = commands("review")
    change(proposal / "claims/square.yml", "premises: [shops-were-shut]", "premises: [shops-were-shtu]")
    checked = run(check, proposal, tmp_path)
    assert checked.returncode == 1
    assert checked.stdout.startswith("::error file=claims/square.yml,line=9,")
    assert diff["if"] == "${{ !cancelled() }}"
    assert run(diff, proposal, tmp_path, **{"github.base_ref": "main"}).returncode == 0
    assert "has errors, so no statuses are compared" in (tmp_path / "summary.md").read_text("utf-8")


def test_the_site_is_built_where_it_is_published_from(proposal, tmp_path):
    (build,) = commands("build")
    done = run(build, proposal, tmp_path)
    assert done.returncode == 0, done.stderr
    (upload,) = (step for step in steps("build") if step.get("uses", "").startswith("actions/upload-pages-artifact@"))
    assert (proposal / upload["with"]["path"] / "index.html").is_file()
