"""A change of several files is made as a whole or not at all, whatever goes wrong."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from project import FRONT_DOOR, ROOT, run, tree

from claimgraph.edit import journal
from claimgraph.edit.draft import Draft, FileChange
from claimgraph.edit.errors import EditError
from claimgraph.edit.journal import alone, carry_out, journal_of, recover
from claimgraph.pipeline import Project

WELL = ROOT / "tests/arguments/well"


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "here").mkdir()
    for name in "abc":
        (tmp_path / "here" / name).write_text(f"old {name}")
    return tmp_path / "here"


def changes_of(folder):
    """Change two files, remove one, and make one in a folder that is not there yet."""
    for name in "ab":
        yield FileChange(name, folder / name, f"old {name}".encode(), f"new {name}".encode())
    yield FileChange("c", folder / "c", b"old c", None)
    yield FileChange("in/d", folder / "in/d", None, b"new d")


DONE = {"a": b"new a", "b": b"new b", "in/d": b"new d"}


def everything(folder):
    """Return all files and folders, those that begin with a dot included."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")
    }


def test_a_change_is_made_and_leaves_nothing_else_behind(folder):
    (folder / "a").chmod(0o640)
    carry_out(list(changes_of(folder)), folder)
    assert everything(folder) == DONE | {"in": None}
    assert (folder / "a").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("place", range(1, 5))
def test_where_a_file_cannot_beput_in_place_those_before_it_are_taken_back(folder, monkeypatch, place):
    before = everything(folder)
    put = journal.put_in_place
    made = []

    def fails(step):
        made.append(step)
        if len(made) == place:
            raise OSError(30, "Read-only file system", step.path)
        put(step)

    monkeypatch.setattr(journal, "put_in_place", fails)
    with pytest.raises(EditError, match=r"all are as they were: .*Read-only file system"):
        carry_out(list(changes_of(folder)), folder)
    assert everything(folder) == before


def test_a_disk_that_is_full_leaves_every_file_as_it_was(folder):
    """A limit on the size of files makes the machine refuse the writing of the second file itself."""
    before = everything(folder)
    program = (
        "import resource, sys; from pathlib import Path; "
        "from claimgraph.edit.draft import FileChange; from claimgraph.edit.journal import carry_out; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); here = Path(sys.argv[1]); "
        "carry_out([FileChange('a', here / 'a', b'old a', b'small'), "
        "FileChange('b', here / 'b', b'old b', b'x' * 9000)], here)"
    )
    done = run("-c", program, folder, cwd=ROOT)
    assert done.returncode != 0
    assert "the files cannot be written, and all are as they were" in done.stderr
    assert "File too large" in done.stderr
    assert everything(folder) == before


def test_a_command_on_a_full_disk_says_so_in_one_line_and_changes_nothing(tmp_path):
    """The renamed files are small enough, but the large one is not."""
    shutil.copytree(WELL, tmp_path / "well")
    padding = "".join(f"# a remark of no weight, number {number}\n" for number in range(3000))
    with (tmp_path / "well/claims/water.yml").open("a") as file:
        file.write(padding)
    before = tree(tmp_path / "well")
    limited = f"ulimit -f 64; exec {sys.executable} {FRONT_DOOR[-1]} rename no-rain dry-weather"
    done = subprocess.run(
        ["bash", "-c", limited],
        cwd=tmp_path / "well",
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"TMPDIR": "/tmp"},
    )
    assert done.returncode == 1
    assert "cannot be" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(tmp_path / "well") == before


def test_a_file_that_somebody_saved_meanwhile_is_not_overwritten(folder):
    changes = list(changes_of(folder))
    (folder / "b").write_text("saved by hand")
    before = everything(folder)
    with pytest.raises(EditError, match="b was changed by someone else meanwhile; nothing was written"):
        carry_out(changes, folder)
    assert everything(folder) == before


def killed_after(folder, renames):
    """Carry out the change in a process that is killed after so many renames."""
    program = (
        "import os, sys; sys.path[:0] = sys.argv[2:]; from pathlib import Path; "
        "from claimgraph.edit import journal; from test_journal import changes_of; "
        f"left = [{renames}]; put = journal.put_in_place\n"
        "def counted(step):\n"
        "    if not left[0]: os.kill(os.getpid(), 9)\n"
        "    left[0] -= 1; put(step)\n"
        "journal.put_in_place = counted; here = Path(sys.argv[1]); journal.carry_out(list(changes_of(here)), here)"
    )
    paths = [Path(__file__).parent, ROOT / "tests", ROOT / "scripts"]
    assert run("-c", program, folder, *paths, cwd=ROOT).returncode == -signal.SIGKILL


@pytest.mark.parametrize("renames", range(4))
def test_a_change_that_was_killed_is_taken_back_by_the_next_command(folder, renames):
    before = everything(folder)
    killed_after(folder, renames)
    assert len(recover(folder)) == renames
    assert {name: content for name, content in everything(folder).items() if name != "in"} == before
    assert recover(folder) == []


def test_what_was_written_by_hand_after_a_kill_is_kept(folder):
    killed_after(folder, 2)
    (folder / "a").write_text("saved by hand")
    assert recover(folder) == [str(folder / "b")]
    assert (folder / "a").read_text() == "saved by hand"
    assert (folder / "b").read_text() == "old b"


def test_the_next_command_says_what_it_took_back_and_a_dry_run_does_not_touch_it(tmp_path):
    well = tmp_path / "well"
    shutil.copytree(WELL, well)
    before = tree(well)
    journal_of(well).parent.mkdir()
    kept = well / "claims/.water.yml.old"
    kept.write_bytes(before["claims/water.yml"])
    (well / "claims/water.yml").write_text("topic: half of a change\n")
    changed = hashlib.sha256(b"topic: half of a change\n").hexdigest()
    step = {"path": str(well / "claims/water.yml"), "staged": None, "kept": str(kept), "after": changed}
    journal_of(well).write_text(f"[{step}]".replace("'", '"').replace("None", "null"))
    done = run(*FRONT_DOOR, "reviewed", "no-rain", "--by", "x", "--dry-run", cwd=well)
    assert (done.returncode, journal_of(well).exists()) == (1, True)
    assert "a change before this one was cut off" in done.stderr
    done = run(*FRONT_DOOR, "reviewed", "clerk-hid-it", "--by", "x", cwd=well)
    assert done.returncode == 0
    assert "cut off and has been taken back: " in done.stderr
    assert tree(well) | {"claims/clerk.yml": b""} == before | {"claims/clerk.yml": b""}


def test_two_commands_do_not_edit_at_once(tmp_path):
    well = tmp_path / "well"
    shutil.copytree(WELL, well)
    before = tree(well)
    with alone(well):
        done = run(*FRONT_DOOR, "rename", "no-rain", "dry-weather", cwd=well)
        assert (done.returncode, tree(well)) == (1, before)
        assert "another command is changing files of this argument: wait until it is done" in done.stderr
        assert run(*FRONT_DOOR, "rename", "no-rain", "dry-weather", "--dry-run", cwd=well).returncode == 0
    assert run(*FRONT_DOOR, "rename", "no-rain", "dry-weather", cwd=well).returncode == 0


def test_the_lock_of_a_killed_command_keeps_nobody_out(tmp_path):
    program = (
        "import os, sys; from pathlib import Path; from claimgraph.edit.journal import alone\n"
        "with alone(Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    )
    assert run("-c", program, tmp_path, cwd=ROOT).returncode == -signal.SIGKILL
    with alone(tmp_path):
        pass


def test_a_link_out_of_the_folder_is_never_written_through(tmp_path):
    shutil.copytree(WELL, tmp_path / "well")
    (tmp_path / "elsewhere.yml").write_bytes((WELL / "claims/water.yml").read_bytes())
    (tmp_path / "well/claims/water.yml").unlink()
    (tmp_path / "well/claims/water.yml").symlink_to(tmp_path / "elsewhere.yml")
    with pytest.raises(EditError, match="is a link that leads out of claims/"), Draft(Project(tmp_path / "well")):
        pass
