"""What is told again: the very same as a check would find, and nothing once anything has changed."""

import json
import random
import shutil
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project import BRIDGE, ROOT, copy_project, run
from tries import tries

from claimgraph import cache_folder, last_check, pipeline, program_state
from claimgraph.diagnostics import Place, Problems, rules
from claimgraph.diagnostics.json_report import format_json
from claimgraph.language import speaking
from claimgraph.language.pseudo import PSEUDO
from claimgraph.last_check import LastCheck
from claimgraph.project import Project

numbers = count(1)


@pytest.fixture(autouse=True)
def _place_for_it(tmp_path, monkeypatch):
    monkeypatch.setenv("CLAIMGRAPH_CACHE", str(tmp_path / "kept"))


@pytest.fixture
def project(tmp_path):
    return Project(copy_project(tmp_path / "bridge", BRIDGE))


def told(problems, project):
    return format_json(problems, project.root)


def check(project):
    """Check a project in the usual way; return what is told of it."""
    last = LastCheck(project)
    if (problems := last.found()) is None:
        last.keep(problems := pipeline.check(project))
    return told(problems, project)


def files_of(folder):
    return sorted(file for file in (folder / "claims").rglob("*.yml") if file.is_file())


def lines_of(file):
    return file.read_text("utf-8").splitlines(keepends=True)


def break_a_line(folder, chance):
    file = chance.choice(files_of(folder))
    lines = lines_of(file)
    lines[chance.randrange(len(lines))] = chance.choice(["oops: [\n", "", "  claim: It is so.\n", "# a note\n"])
    file.write_text("".join(lines), "utf-8")


def take_a_file_away(folder, chance):
    files = files_of(folder)
    if len(files) > 1:
        chance.choice(files).unlink()


def add_a_file(folder, chance):
    name = f"{chance.choice(['claims/new', 'claims/sources/new', 'docs/new'])}-{next(numbers)}"
    (folder / f"{name}{'.md' if name.startswith('docs') else '.yml'}").write_text("[[no-such-claim]]\n", "utf-8")


def add_a_folder(folder, chance):
    (folder / chance.choice(["claims", "docs", "claims/sources"]) / f"new-{next(numbers)}.yml").mkdir(parents=True)


def reword(folder, chance):
    file = chance.choice(files_of(folder))
    file.write_text(file.read_text("utf-8").replace("the ", "this ", 1), "utf-8")


def put_it_back(folder, _):
    shutil.rmtree(folder)
    copy_project(folder, BRIDGE)


edits = st.sampled_from([reword, reword, break_a_line, take_a_file_away, add_a_file, add_a_folder, put_it_back])


@settings(max_examples=tries(10))
@given(st.lists(st.tuples(edits, st.integers(0, 2**32)), max_size=4))
def test_what_is_told_again_is_what_a_check_would_find(tmp_path_factory, steps):
    project = Project(copy_project(tmp_path_factory.mktemp("edited") / "bridge", BRIDGE))
    for edit, seed in steps:
        edit(project.root, random.Random(seed))
        found = told(pipeline.check(project), project)
        assert check(project) == found
        assert check(project) == found


def test_errors_are_looked_for_anew(project):
    (project.root / "claims/argument.yml").write_text("title: Another\n", "utf-8")
    check(project)
    assert LastCheck(project).found() is None


def test_a_warning_that_is_passed_over_stays_so(project):
    problems = Problems()
    problems.set_aside(rules.UNGRADED_EVIDENCE.at(Place("claims/bridge.yml", 3)), "nobody knows")
    LastCheck(project).keep(problems)
    assert json.loads(told(problems, project))["ignored"][0]["reason"] == "nobody knows"
    assert told(LastCheck(project).found(), project) == told(problems, project)


@pytest.mark.parametrize("changed", ["claims/argument.yml", "docs/index.md", "mkdocs.yml"])
def test_nothing_is_told_again_once_a_file_has_changed(project, changed):
    check(project)
    file = project.root / changed
    file.parent.mkdir(exist_ok=True)
    file.write_text((file.read_text("utf-8") if file.exists() else "") + "\n# More\n", "utf-8")
    assert LastCheck(project).found() is None


def test_nothing_is_told_again_on_another_day(project, monkeypatch):
    check(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert LastCheck(project).found() is None


def test_nothing_is_told_again_in_another_language(project):
    check(project)
    with speaking(PSEUDO):
        assert LastCheck(project).found() is None
    assert LastCheck(project).found() is not None


def test_nothing_is_told_again_by_another_program(project, monkeypatch, tmp_path):
    check(project)
    (tmp_path / "program").mkdir()
    monkeypatch.setattr(program_state, "_OWN", tmp_path / "program")
    assert LastCheck(project).found() is None


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"state": 1}', "\0"])
def test_what_is_broken_is_passed_over_and_made_anew(project, broken, tmp_path):
    found = check(project)
    (kept,) = (tmp_path / "kept").rglob("*.json")
    kept.write_text(broken, "utf-8")
    assert LastCheck(project).found() is None
    assert check(project) == found
    assert told(LastCheck(project).found(), project) == found


def test_what_is_kept_is_for_its_user_alone(project, tmp_path):
    check(project)
    (kept,) = (tmp_path / "kept").rglob("*.json")
    assert kept.parent.stat().st_mode & 0o077 == kept.stat().st_mode & 0o077 == 0


def test_of_many_projects_only_the_last_are_kept(project, tmp_path, monkeypatch):
    monkeypatch.setattr(last_check, "MOST_PROJECTS", 2)
    for number in range(4):
        other = Project(copy_project(tmp_path / str(number), project.root))
        check(other)
    assert len([*(tmp_path / "kept").rglob("*.json")]) == 2


def test_where_something_is_no_plain_file_nothing_is_kept(project, tmp_path):
    (project.root / "docs/link.md").symlink_to(project.root / "claims/argument.yml")
    check(project)
    assert not (tmp_path / "kept").exists()


def test_what_changed_during_a_check_is_not_kept(project, tmp_path):
    last = LastCheck(project)
    (project.root / "claims/argument.yml").write_text("title: Another\n", "utf-8")
    last.keep(pipeline.check(project))
    assert not (tmp_path / "kept").exists()


def test_what_was_found_is_told_without_waiting_for_what_reads_or_builds(project):
    slow = "{'claimgraph.pipeline', 'mkdocs', 'networkx', 'pydantic'}"
    code = f"import sys, build_graph, claimgraph.cli.check; print({slow} & sys.modules.keys())"
    assert run("-c", code, cwd=project.root, PYTHONPATH=str(ROOT)).stdout == "set()\n"


def test_what_cannot_be_kept_leaves_nothing_behind(tmp_path):
    file = tmp_path / "kept" / "one.json"
    cache_folder.keep(file, ["first"], most=2)
    with pytest.raises(UnicodeEncodeError):
        cache_folder.keep(file, ["second", "\ud800"], most=2)
    assert [path.read_text("utf-8") for path in file.parent.iterdir()] == ["first\n"]
