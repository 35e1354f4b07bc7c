"""A build never takes away what it did not make, wherever mkdocs.yml says that the site is to go."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from commands import command, mkdocs
from project import ROOT, tree
from small_site import CONFIG, build, make_small, mounted

from claimgraph.publish.site_folder import MARKER

WAYS = {"claimgraph": command, "mkdocs": partial(mkdocs, "build", "--quiet")}


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A small argument with its site built."""
    project = make_small(tmp_path_factory.mktemp("good") / "small")
    (project / "docs/CNAME").write_text("well.example\n", "utf-8")
    built = build(project)
    assert built.returncode == 0, built.stderr
    return project


@pytest.fixture
def small(good, tmp_path):
    return Path(shutil.copytree(good, tmp_path / "small"))


@pytest.fixture(params=WAYS)
def way(request):
    return WAYS[request.param]


def built_by(way, project):
    return way(cwd=project)


def goes_to(project, folder):
    (project / "mkdocs.yml").write_text(f"{CONFIG}site_dir: {folder}\n", "utf-8")


def files_in(folder):
    """Return every file, but for the lock, which tells the process that held it last."""
    return {name: content for name, content in tree(folder).items() if not name.endswith(".site.lock")}


def refused(way, project):
    """Build, and return why not; nothing was changed by that."""
    before = files_in(project.parent)
    told = built_by(way, project)
    assert told.returncode == 1, told.stdout
    assert "Traceback" not in told.stderr
    assert files_in(project.parent) == before
    return " ".join(told.stderr.split())


@pytest.mark.parametrize(
    ("folder", "why"),
    [
        ("claims", "is the folder of the argument"),
        ("claims/site", "lies in the folder of the argument"),
        ("claims/sources/below/it", "lies in the folder of the argument"),
        (".claimgraph/site", "lies in what claimgraph keeps for itself"),
        ("mkdocs.yml", "is a file"),
        ("link", "is a link to claims"),
        ("link/site", "lies in the folder of the argument"),
        ("deep/site", "lies in the folder of the argument"),
        ("dangling", "is a link to nowhere"),
        ("..", "cannot be used as it is"),
        (".", "cannot be used as it is"),
        ("docs/site", "cannot be used as it is"),
        ("up", "is a link to .."),
        ("up/small", "is or holds the project's folder"),
        ("to-docs/site", "lies in the folder of hand-written pages"),
        (".git", "is the repository of the project"),
        ("notes", "holds thesis.txt, which no build put there"),
        ("notes/thesis.txt", "is a file"),
    ],
)
def test_a_place_where_something_would_be_lost_is_refused(small, folder, why):
    (small / "link").symlink_to("claims")
    (small / "up").symlink_to("..")
    (small / "to-docs").symlink_to("docs")
    (small / "deep").symlink_to("claims/sources")
    (small / "dangling").symlink_to("nowhere")
    (small / ".git").mkdir()
    (small / ".claimgraph").mkdir(exist_ok=True)
    (small / "notes").mkdir()
    (small / "notes/thesis.txt").write_text("years of work\n", "utf-8")
    goes_to(small, folder)
    said = refused(WAYS["claimgraph"], small)
    assert why in said
    assert "mkdocs.yml" in said


@pytest.mark.parametrize("folder", ["claims/site", "notes"])
def test_mkdocs_itself_is_kept_from_such_a_place_too(small, folder):
    (small / "notes").mkdir()
    (small / "notes/thesis.txt").write_text("years of work\n", "utf-8")
    goes_to(small, folder)
    assert "a build replaces the whole folder" in refused(WAYS["mkdocs"], small)


def test_the_folder_of_the_argument_is_known_under_another_name(small):
    """As on a file system that takes Claims for claims: another spelling of the same folder."""
    (small / "Claims").mkdir()
    goes_to(small, "Claims/site")
    before = tree(small)
    same = mounted(f"mount --bind {small / 'claims'} {small / 'Claims'}")
    told = subprocess.run(
        [*same, sys.executable, "-m", "claimgraph"],
        cwd=small,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert "lies in the folder of the argument" in told.stderr
    assert tree(small) == before


def test_what_somebody_put_into_a_built_site_is_not_lost(small, way):
    (small / "site/claims/notes").mkdir()
    (small / "site/claims/notes/mine.txt").write_text("mine\n", "utf-8")
    said = refused(way, small)
    assert "holds claims/notes/, which no build put there" in said
    assert "what lies in the folder of hand-written pages is copied into the site" in said
    (small / "site/claims/notes/mine.txt").unlink()
    assert built_by(way, small).returncode == 0
    assert (small / "site/CNAME").is_file()


def test_a_hidden_file_in_the_site_is_kept(small):
    """MkDocs leaves hidden files when it empties a folder; a build that replaces the folder cannot."""
    (small / "site/.git").write_text("gitdir: elsewhere\n", "utf-8")
    assert "holds .git, which no build put there" in refused(WAYS["claimgraph"], small)
    assert built_by(WAYS["mkdocs"], small).returncode == 0
    assert (small / "site/.git").is_file()
    assert "holds .git, which no build put there" in refused(WAYS["claimgraph"], small)


def test_a_site_built_before_there_was_a_list_is_known_for_one_and_both_ways_list_the_same(small, way):
    """What file managers leave behind is no reason to stop either."""
    listed = (small / "site" / MARKER).read_text("utf-8")
    assert '"CNAME"' in listed
    (small / "site/claims/.DS_Store").write_bytes(b"\0")
    (small / "site" / MARKER).unlink()
    assert built_by(way, small).returncode == 0
    assert (small / "site" / MARKER).read_text("utf-8") == listed


def test_an_empty_folder_can_take_the_site(small):
    (small / "public").mkdir()
    goes_to(small, "public")
    assert build(small).returncode == 0
    assert (small / "public/index.html").is_file()


def test_after_a_build_that_failed_half_way_the_next_one_goes_on(small):
    """MkDocs has emptied the folder by then."""
    (small / "fails.py").write_text("def on_post_template(output, **_):\n    raise SystemExit(3)\n", "utf-8")
    (small / "mkdocs.yml").write_text(f"{CONFIG}hooks: [fails.py]\n", "utf-8")
    assert built_by(WAYS["mkdocs"], small).returncode == 3
    (small / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (small / "docs/more.md").write_text("# More\n", "utf-8")
    for way in WAYS.values():
        told = built_by(way, small)
        assert told.returncode == 0, told.stderr


def test_folders_beside_the_site_that_look_like_leftovers_are_kept(small):
    mine = [small / name / "thesis.txt" for name in (".site-notes", ".site-last", ".site-abcdefgh")]
    for file in mine:
        file.parent.mkdir()
        file.write_text("years of work\n", "utf-8")
    shutil.rmtree(small / "site")
    assert build(small).returncode == 0
    assert all(file.is_file() for file in mine)


def test_a_lock_that_is_a_link_is_never_written_through(small):
    (small / "thesis.txt").write_text("years of work\n", "utf-8")
    (small / ".site.lock").unlink()
    (small / ".site.lock").symlink_to("thesis.txt")
    assert "is a link, and what it leads to would be written over: remove the link" in refused(
        WAYS["claimgraph"], small
    )


def test_a_folder_of_its_own_files_that_is_a_link_is_left_alone(small, tmp_path):
    (tmp_path / "papers").mkdir()
    (tmp_path / f"papers/{'a' * 32}.pdf").write_bytes(b"mine")
    (small / ".claimgraph").symlink_to(tmp_path / "papers")
    (small / "mkdocs.yml").write_text(CONFIG.replace("pdf: false", "pdf: true"), "utf-8")
    assert build(small).returncode == 0
    assert [path.name for path in (tmp_path / "papers").iterdir()] == [f"{'a' * 32}.pdf"]
