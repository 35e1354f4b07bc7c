"""Whatever happens to a build, the last good site stays whole, and the next build mends the rest."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from time import monotonic, sleep

import pytest
from browser import find_chromium
from made_once import made_once
from project import PATIENCE, ROOT, change, running, tree
from small_site import BUILD, CONFIG, build, make_small, mounted
from tries import Thoroughness


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A small argument with its site built."""

    def make(folder):
        built = build(make_small(folder / "small"))
        assert built.returncode == 0, built.stderr

    return made_once(tmp_path_factory, "good", make) / "small"


@pytest.fixture
def small(good, tmp_path):
    """The same, to be changed by one test."""
    return Path(shutil.copytree(good, tmp_path / "small"))


def leftovers(project):
    return [path.name for path in project.glob(".site-*")]


def begun(project):
    """Wait until a build has begun to write its fresh folder."""
    end = monotonic() + PATIENCE
    while not leftovers(project):
        assert monotonic() < end, "no build began"
        sleep(0.002)


@pytest.fixture(autouse=True)
def _pythonpath(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.mark.parametrize("after", [0.0, 0.15, *(pytest.param(more, marks=pytest.mark.nightly) for more in (0.05, 0.3))])
def test_a_killed_build_leaves_the_last_good_site_and_the_next_one_mends_the_rest(small, after):
    """The lock that it leaves keeps nobody out."""
    before = tree(small / "site")
    change(small / "claims/argument.yml", "title: ", "title: Anew, ")
    with running(*BUILD, cwd=small) as process:
        begun(small)
        sleep(after)
        process.stop(signal.SIGKILL)
    left = tree(small / "site")
    assert (small / ".site.lock").is_file()
    mended = build(small)
    assert mended.returncode == 0, mended.stderr
    after = tree(small / "site")
    assert left in (before, after), "never half a site"
    assert before != after
    assert leftovers(small) == []


def test_a_second_build_at_once_is_refused_with_the_number_of_the_first(small):
    with running(*BUILD, cwd=small) as first:
        begun(small)
        first.process.send_signal(signal.SIGSTOP)
        second = build(small)
        assert second.returncode == 1
        assert re.search(rf"another build of .*site is running \(process {first.process.pid}\)", second.stderr)
        assert "wait until it is done, or stop it" in second.stderr
        first.process.send_signal(signal.SIGCONT)
        assert first.process.wait(PATIENCE) == 0


def test_a_folder_that_was_set_aside_comes_back(small):
    """Where folders cannot change places at once, a kill can fall between the two steps of the swap."""
    before = tree(small / "site")
    (small / "site").rename(small / ".site-last")
    (small / "claims/argument.yml").write_text("title: [", "utf-8")
    assert build(small).returncode == 1, "an error of the argument"
    shutil.copy(ROOT / "tests/arguments/well/claims/argument.yml", small / "claims/argument.yml")
    assert build(small).returncode == 0
    assert set(tree(small / "site")) == set(before)
    assert leftovers(small) == []


def test_a_full_disk_is_said_in_plain_words_and_leaves_the_last_good_site(small):
    """On a real disk of its own, small enough to be filled."""
    disk = small / "disk"
    disk.mkdir()
    small_disk = mounted(f"mount -t tmpfs -o size=12m tmpfs {disk}")
    (small / "mkdocs.yml").write_text(CONFIG + "site_dir: disk/site\n", "utf-8")
    python = f"{sys.executable} -m claimgraph"
    script = f"""
        cp -R site disk/site
        find disk/site -type f | sort | xargs cat | cksum > before
        dd if=/dev/zero of=disk/filler bs=1k 2>/dev/null
        {python} && exit 91
        find disk/site -type f | sort | xargs cat | cksum | cmp before || exit 92
        rm disk/filler
        {python} || exit 93
        [ -z "$(ls -d disk/.site-* 2>/dev/null)" ] || exit 94
    """
    done = subprocess.run(
        [*small_disk, "sh", "-c", script],
        cwd=small,
        env=os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "the disk is full: free some room, and build again; the last good site is as it was" in done.stderr
    assert "Traceback" not in done.stderr


ROOMS = ("3m", "4500k", *(["5m"] if Thoroughness.full else []), "6m")
ON_SMALL_DISKS = """
import json, subprocess, sys
from pathlib import Path
from small_site import build

for room in sys.argv[1:]:
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", "disk"], check=True)
    told = build(Path.cwd()).stderr
    print(json.dumps([told, Path("disk/site").exists()]))
    subprocess.run(["umount", "disk"], check=True)
"""


def test_wherever_a_disk_gets_full_the_site_is_whole_or_not_there(small):
    """The index of the search comes last, and is written by a program that passes over a full disk in silence."""
    (small / "disk").mkdir()
    (small / "mkdocs.yml").write_text(CONFIG + "site_dir: disk/site\n", "utf-8")
    done = subprocess.run(
        [*mounted("true"), sys.executable, "-c", ON_SMALL_DISKS, *ROOMS],
        cwd=small,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'tests'}:{ROOT}", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    ends = [json.loads(line) for line in done.stdout.splitlines()]
    assert [there for _, there in ends] == [room == ROOMS[-1] for room in ROOMS]
    for told, there in ends:
        full = "the disk is full: free some room, and build again; nothing was published" in told
        assert full != there
        assert "fault of its own" not in told


def refused(project, *before, **limits):
    """Build under limits of the system, and return what was said."""
    told = subprocess.run(
        [*before, sys.executable, *BUILD],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        **limits,
    )
    assert told.returncode == 1, told.stdout
    assert "Traceback" not in told.stderr
    assert "the last good site is as it was" in told.stderr
    return told.stderr


def test_a_file_that_may_not_grow_is_said_in_plain_words(small):
    before = tree(small / "site")
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (9_000, 9_000))
    assert "grew beyond the size that this machine allows a file" in refused(small, preexec_fn=limit)
    assert tree(small / "site") == before


def test_a_folder_that_may_not_be_written_is_said_in_plain_words(small):
    before = tree(small / "site")
    said = refused(small, *mounted(f"mount --bind {small} {small}", f"mount -o remount,bind,ro {small}"))
    assert re.search(
        r"cannot be written: make it writable, or choose another folder with site_dir: in mkdocs\.yml", said
    )
    assert tree(small / "site") == before


def replace_by_file(folder):
    shutil.rmtree(folder)
    folder.write_text("no folder\n", "utf-8")


def test_what_was_kept_from_builds_before_may_be_missing_or_broken(small):
    """What is kept is the printed report, since printing takes long."""
    change(small / "mkdocs.yml", "{pdf: false}", "{pdf: true}")
    kept, sites = small / ".claimgraph", []
    for spoil in (lambda _: None, lambda folder: folder.chmod(0), replace_by_file):
        spoil(kept)
        built = build(small, CHROMIUM=find_chromium() or "")
        assert built.returncode == 0, built.stderr
        sites.append(tree(small / "site"))
        kept.chmod(0o755)
    assert "report.pdf" in sites[0]
    assert sites[0] == sites[1] == sites[2]
