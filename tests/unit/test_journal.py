"""A change of several files is made as a whole or not at all, whatever goes wrong."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from commands import command
from project import FRONT_DOOR, ROOT, run, tree
from small_site import mounted
from tries import Thoroughness

from claimgraph.edit import journal
from claimgraph.edit.draft import Draft, FileChange
from claimgraph.edit.errors import EditError
from claimgraph.edit.journal import alone, carry_out, is_cut_off, recover
from claimgraph.pipeline import Project

WELL = ROOT / "tests/arguments/well"


@pytest.fixture
def folder(tmp_path) -> Path:
    return make_folder(tmp_path / "here")


def make_folder(folder: Path) -> Path:
    folder.mkdir()
    for name in "abc":
        (folder / name).write_text(f"old {name}")
    return folder


def in_a_child(action) -> int:
    """Do something in a process of its own; return its exit code, negative for the signal that ended it."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        try:
            action()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


AGAIN = (0, 1, 2, 4, 7)
"""Moments at which a command that takes a change back is killed."""
CHANGING = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.utime", "shutil.", "tempfile.")


def killed_at(moment: int, folder: Path, action) -> bool:
    """Do something in a process of its own, which is killed when it is about to change files for the n-th time."""
    left = [moment]

    def watch(event, args):
        writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
        if (writes or event.startswith(CHANGING)) and any(
            str(folder) in os.fsdecode(arg) for arg in args if isinstance(arg, str | Path)
        ):
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1

    def watched():
        sys.addaudithook(watch)
        action()

    return in_a_child(watched) == -signal.SIGKILL


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
            raise OSError(30, "Read-only file system", str(step.path))
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


def as_it_stands(folder):
    """Return all files and folders, but for what the tool keeps for itself when no change is under way."""
    own = {".claimgraph": None, ".claimgraph/editing.lock": b""}
    return {name: content for name, content in everything(folder).items() if (name, content) not in own.items()}


def killed_after(folder, renames):
    """Carry out the change in a process that is killed after so many renames."""

    def killed():
        put, left = journal.put_in_place, [renames]

        def counted(step):
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            put(step)

        journal.put_in_place = counted
        carry_out(list(changes_of(folder)), folder)

    assert in_a_child(killed) == -signal.SIGKILL


@pytest.mark.parametrize("renames", range(4))
def test_a_change_that_was_killed_is_taken_back_by_the_next_command(folder, renames):
    before = everything(folder)
    killed_after(folder, renames)
    assert len(recover(folder)) == renames
    assert as_it_stands(folder) == before
    assert recover(folder) == []


def test_killed_at_any_moment_a_change_is_made_or_not_and_nothing_is_left_beside_the_files(tmp_path):
    """And so it is where the command that takes it back is killed too: at one moment or, by night, at each in turn."""
    ends = set()
    for moment in count():
        folder = make_folder(tmp_path / f"{moment}")
        before = everything(folder)
        killed = killed_at(moment, folder, partial(carry_out, list(changes_of(folder)), folder))
        beside = set(as_it_stands(folder)) - set(before) - set(DONE) - {"in"}
        assert all(name.startswith(".claimgraph") for name in beside), moment
        for again in AGAIN if Thoroughness.full else (AGAIN[moment % len(AGAIN)],):
            killed_at(again, folder, partial(recover, folder))
        recover(folder)
        assert as_it_stands(folder) in (before, DONE | {"in": None}), moment
        ends.add((folder / "a").read_text("utf-8"))
        if not killed:
            break
    assert ends == {"old a", "new a"}
    assert moment > 30


@pytest.mark.parametrize("moment", [0, 3, 10, 20, 30, 40])
def test_a_command_that_is_killed_leaves_no_copy_behind(tmp_path, moment):
    well = Path(shutil.copytree(WELL, tmp_path / "well"))
    before = tree(well)
    assert killed_at(moment, well, partial(command, "rename", "no-rain", "dry-weather", cwd=well))
    assert command("rename", "no-rain", "rain-fell-not", cwd=well).returncode in {0, 2}
    assert not [name for name in tree(well) if name not in before | {"claims/renamed.yml": b""}]
    assert [path.name for path in (well / ".claimgraph").iterdir()] == ["editing.lock"]


@pytest.mark.parametrize("moment", [10, 40, 70])
def test_an_argument_that_was_begun_half_way_can_be_begun_again(tmp_path, moment):
    assert killed_at(moment, tmp_path, partial(command, "init", ".", cwd=tmp_path))
    told = command("init", ".", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert (tmp_path / "mkdocs.yml").is_file()
    assert not (tmp_path / ".claimgraph/editing").exists()


def test_what_was_written_by_hand_after_a_kill_is_kept(folder):
    killed_after(folder, 2)
    (folder / "a").write_text("saved by hand")
    assert recover(folder) == [str(folder / "b")]
    assert (folder / "a").read_text() == "saved by hand"
    assert (folder / "b").read_text() == "old b"


def test_files_on_another_file_system_change_as_one_too(tmp_path):
    """There nothing can be moved to from the project's own folder."""
    folder = make_folder(tmp_path / "here")
    (folder / "in").mkdir()
    program = (
        "import sys; from pathlib import Path; here = Path(sys.argv[1]); "
        "from claimgraph.edit.draft import FileChange; from claimgraph.edit.journal import carry_out; "
        "(here / 'in/d').write_bytes(b'old d'); "
        "carry_out([FileChange('in/d', here / 'in/d', b'old d', b'new d'), "
        "FileChange('in/e', here / 'in/e', None, b'new e')], here); "
        "print(sorted((path.name, path.read_text()) for path in (here / 'in').iterdir()))"
    )
    command = [*mounted(f"mount -t tmpfs tmpfs {folder / 'in'}"), sys.executable, "-c", program, str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    assert done.stdout == "[('d', 'new d'), ('e', 'new e')]\n", done.stderr


def test_the_next_command_says_what_it_took_back_and_a_dry_run_does_not_touch_it(tmp_path):
    well = tmp_path / "well"
    shutil.copytree(WELL, well)
    before = tree(well)
    water = well / "claims/water.yml"

    def killed():
        journal.put_in_place = lambda step: (put(step), os.kill(os.getpid(), signal.SIGKILL))
        carry_out(
            [FileChange("claims/water.yml", water, before["claims/water.yml"], b"topic: half of a change\n")], well
        )

    put = journal.put_in_place
    assert in_a_child(killed) == -signal.SIGKILL
    assert water.read_bytes() == b"topic: half of a change\n"
    done = command("reviewed", "no-rain", "--by", "x", "--dry-run", cwd=well)
    assert (done.returncode, is_cut_off(well)) == (1, True)
    assert "a change before this one was cut off" in done.stderr
    done = command("reviewed", "clerk-hid-it", "--by", "x", cwd=well)
    assert done.returncode == 0
    assert "cut off and has been taken back: " in done.stderr
    assert tree(well) | {"claims/clerk.yml": b""} == before | {"claims/clerk.yml": b""}


def own_record(well):
    """Leave the record of a change that was cut off, as a command that ran here does."""

    def killed():
        journal.put_in_place = lambda _: os.kill(os.getpid(), signal.SIGKILL)
        carry_out([FileChange("claims/new.yml", well / "claims/new.yml", None, b"new")], well)

    assert in_a_child(killed) == -signal.SIGKILL
    return well / ".claimgraph/editing.json"


def files_in(folder):
    """Return every file of several projects, but for their locks."""
    return {name: content for name, content in tree(folder).items() if not name.endswith(".lock")}


def test_a_record_that_came_with_the_project_is_named_and_nothing_is_done_about_it(tmp_path):
    """Whoever commits one cannot tell the moment at which a copy of the project is made."""
    well = Path(shutil.copytree(WELL, tmp_path / "well"))
    own_record(well)
    copy = Path(shutil.copytree(well, tmp_path / "copy"))
    before = files_in(tmp_path)
    told = command("rename", "no-rain", "dry-weather", cwd=copy)
    assert told.returncode == 1
    assert "was not written by a command that ran here" in told.stderr
    assert "claims/new.yml" in told.stderr
    assert "then remove it" in told.stderr
    assert files_in(tmp_path) == before
    (copy / ".claimgraph/editing.json").unlink()
    assert command("rename", "no-rain", "dry-weather", cwd=copy).returncode == 0
    assert not (copy / ".claimgraph/editing").exists()


@pytest.mark.parametrize(
    "elsewhere", ["{outside}", "../precious.txt", "link/precious.txt", "to-it", "claims/../../precious.txt"]
)
def test_a_record_that_names_what_lies_outside_is_refused(tmp_path, elsewhere):
    well = Path(shutil.copytree(WELL, tmp_path / "well"))
    precious = tmp_path / "precious.txt"
    precious.write_text("years of work\n", "utf-8")
    (well / "link").symlink_to("..")
    (well / "to-it").symlink_to(precious)
    record = own_record(well)
    told = json.loads(record.read_text("utf-8"))
    sum_ = hashlib.sha256(precious.read_bytes()).hexdigest()
    named = elsewhere.format(outside=precious)
    for kept in (True, False):
        told["steps"] = [{"path": named, "kept": kept, "after": sum_}]
        record.write_text(json.dumps(told), "utf-8")
        said = command("rename", "no-rain", "dry-weather", cwd=well)
        assert said.returncode == 1
        assert "names files that lie outside the project or are links" in said.stderr
        assert "precious.txt" in said.stderr or "to-it" in said.stderr
        assert precious.read_text("utf-8") == "years of work\n"


DAMAGED = [
    "",
    "[]",
    "{}",
    "null",
    "7",
    '{"steps": 1}',
    "[" * 100_000,
    '{"seal": 1, "steps": [[]], "folders": []}',
    "\udcff",
]


@pytest.mark.parametrize("content", DAMAGED, ids=range(len(DAMAGED)))
def test_a_record_that_is_damaged_is_told_in_one_line(tmp_path, content):
    (tmp_path / ".claimgraph").mkdir()
    (tmp_path / ".claimgraph/editing.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(EditError, match="is damaged: look at the files that it names, then remove it"):
        recover(tmp_path)


@pytest.mark.parametrize("name", [".claimgraph", ".claimgraph/editing.lock", ".claimgraph/editing.json"])
def test_links_in_the_place_of_the_tools_own_files_are_never_followed(tmp_path, name):
    well = Path(shutil.copytree(WELL, tmp_path / "well"))
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere"
    if name != ".claimgraph":
        (well / ".claimgraph").mkdir()
        target = target / "precious.txt"
        target.write_text("years of work\n", "utf-8")
    (well / name).symlink_to(target)
    before = files_in(tmp_path)
    told = command("rename", "no-rain", "dry-weather", cwd=well)
    assert told.returncode == 1
    assert "link" in told.stderr
    assert "remove" in told.stderr
    assert files_in(tmp_path) == before


def test_files_behind_a_link_out_of_the_project_are_not_changed(tmp_path):
    well = Path(shutil.copytree(WELL, tmp_path / "well"))
    (well / "claims").rename(tmp_path / "theirs")
    (well / "claims").symlink_to(tmp_path / "theirs")
    before = files_in(tmp_path)
    told = command("rename", "no-rain", "dry-weather", cwd=well)
    assert told.returncode == 1
    assert "leads out of the project" in told.stderr
    assert files_in(tmp_path) == before


def test_an_argument_elsewhere_is_edited_where_the_command_line_names_it(tmp_path):
    well = Path(shutil.copytree(WELL, tmp_path / "well"))
    here = tmp_path / "here"
    here.mkdir()
    told = command("--claims", "../well/claims", "rename", "no-rain", "dry-weather", cwd=here)
    assert told.returncode == 0, told.stderr
    assert "dry-weather" in (well / "claims/water.yml").read_text("utf-8")


def test_two_commands_do_not_edit_at_once(tmp_path):
    well = tmp_path / "well"
    shutil.copytree(WELL, well)
    before = tree(well)
    with alone(well):
        done = run(*FRONT_DOOR, "rename", "no-rain", "dry-weather", cwd=well)
        assert (done.returncode, tree(well)) == (1, before)
        assert "another command is changing files of this argument: wait until it is done" in done.stderr
        assert command("rename", "no-rain", "dry-weather", "--dry-run", cwd=well).returncode == 0
    assert command("rename", "no-rain", "dry-weather", cwd=well).returncode == 0


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
