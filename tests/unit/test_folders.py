"""What stands in the folders of a project and is no readable file of its own is named, and nothing waits for it."""

import os
import socket
from contextlib import chdir

import pytest
from dry_well import BASE, report, write


def make_pipe(path, _):
    os.mkfifo(path)


def make_socket(path, _):
    with socket.socket(socket.AF_UNIX) as server, chdir(path.parent):
        server.bind(path.name)


def make_device(path, _):
    path.symlink_to("/dev/zero")


def make_link_outside(path, outside):
    path.symlink_to(outside / "secret.md")


def make_link_to_a_folder_outside(path, outside):
    path.symlink_to(outside)


def make_link_to_itself(path, _):
    path.symlink_to(path.name)


def make_link_to_its_folder(path, _):
    path.symlink_to(".")


def make_link_that_leads_nowhere(path, _):
    path.symlink_to("nowhere")


SPECIAL = {
    make_pipe: ("this is a pipe, not a file [not-a-file]",),
    make_socket: ("this is a socket, not a file [not-a-file]",),
    make_device: ("this path leads out of claims/ [outside-file]", "this path leads out of the project [outside-file]"),
    make_link_outside: (
        "this path leads out of claims/ [outside-file]",
        "this path leads out of the project [outside-file]",
    ),
    make_link_to_a_folder_outside: (
        "this path leads out of claims/ [outside-file]",
        "this path leads out of the project [outside-file]",
    ),
    make_link_to_itself: ("this file cannot be read: Too many levels of symbolic links [not-a-file]",),
    make_link_to_its_folder: ("this is a link to a folder that it stands in [not-a-file]",),
    make_link_that_leads_nowhere: ("this file cannot be read: No such file or directory [not-a-file]",),
}


@pytest.mark.parametrize("make", SPECIAL, ids=lambda make: make.__name__.removeprefix("make_"))
@pytest.mark.parametrize(
    "name",
    [
        "claims/river.yml",
        "claims/sources",
        "claims/texts/log.txt",
        "claims/notes.txt",
        "docs/page.md",
        "docs/a/photo.png",
    ],
)
def test_what_is_neither_file_nor_folder_of_the_project_is_named_once(name, make, tmp_path):
    write(tmp_path / "project", BASE)
    write(tmp_path / "elsewhere", {"secret.md": "A secret"})
    (tmp_path / "project" / name).parent.mkdir(parents=True, exist_ok=True)
    make(tmp_path / "project" / name, tmp_path / "elsewhere")
    first, last = report(tmp_path / "project").splitlines()[:: len(report(tmp_path / "project").splitlines()) - 1]
    what = SPECIAL[make][-1 if name.startswith("docs/") else 0]
    assert (first, last) == (
        f"{name}:1:1: error: {what}",
        f"1 error, 0 warnings; there may be more in {name}, which could not be read",
    )


@pytest.mark.parametrize("text", ["/etc/passwd", "../secret.txt", "texts/../../secret.txt", "texts/out/secret.txt"])
def test_a_stored_text_lies_in_the_folder(text, tmp_path):
    write(tmp_path, {"secret.txt": "A secret"})
    write(tmp_path / "project", BASE)
    write(tmp_path / "project", {"claims/sources/all.yml": f"log: {{title: Log, publisher: P, text: {text}}}\n"})
    (tmp_path / "project/secret.txt").write_text("A secret")
    (tmp_path / "project/claims/texts").mkdir()
    (tmp_path / "project/claims/texts/out").symlink_to(tmp_path)
    assert ": error: this path leads out of claims/ [outside-file]" in report(tmp_path / "project")


@pytest.mark.parametrize("text", [r'"a\0b"', r'"\uD800"', "x" * 300, "a/" * 3000, "texts", ".", '"~"'])
def test_any_path_of_a_stored_text_is_answered_with_a_diagnostic(text, tmp_path):
    write(tmp_path, BASE)
    write(tmp_path, {"claims/sources/all.yml": f"log: {{title: Log, publisher: P, text: {text}}}\n"})
    assert "claims/sources/all.yml:1:" in report(tmp_path)


def as_nobody(work, root):
    """Do work as a user who owns nothing."""
    for folder in (root, *root.parents[:-2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    os.seteuid(65534)
    try:
        return work(root)
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody who may read nothing")
@pytest.mark.parametrize(
    ("name", "what"),
    [
        *((name, "file") for name in ("claims/well.yml", "claims/texts/log.txt", "docs/page.md", "docs/photo.png")),
        *((name, "folder") for name in ("claims", "claims/sources", "claims/texts", "claims/other", "docs", "docs/a")),
    ],
)
@pytest.mark.parametrize("mode", [0o000, 0o111])
def test_what_may_not_be_read_is_named(name, what, mode, tmp_path):
    files = {
        "claims/texts/log.txt": "It is dry.\n",
        "docs/page.md": "# Page\n",
        "docs/photo.png": "",
        "docs/a/b.md": "",
    }
    source = {"claims/sources/all.yml": "log: {title: Log, publisher: P, text: texts/log.txt}\n"}
    write(tmp_path, BASE | files | source | {"claims/other/notes.txt": ""})
    (tmp_path / name).chmod(mode)
    told = f"{name}:1:1: error: this {what} cannot be read: Permission denied [not-a-file]"
    assert as_nobody(report, tmp_path).splitlines().count(told) == 1


def test_locks_of_editors_and_hidden_pages_are_passed_over(tmp_path):
    write(tmp_path, BASE | {"docs/page.md": "# A page\n"})
    for folder in ("claims", "docs"):
        (tmp_path / folder / ".#page.md").symlink_to("clerk@here.123")
    (tmp_path / "docs/._page.md").write_bytes(b"\x00\x05\x16\x07\xff")
    assert report(tmp_path) == "no problems found"


def test_a_link_within_the_project_is_followed(tmp_path):
    write(tmp_path, BASE | {"README.md": "See [[dyr]].\n", "docs/page.md": ""})
    (tmp_path / "docs/readme.md").symlink_to("../README.md")
    assert report(tmp_path).startswith('docs/readme.md:1:7: error: no claim "dyr" [unknown-claim]')


def test_a_page_in_another_encoding_is_named_with_the_byte_that_cannot_be_read(tmp_path):
    write(tmp_path, BASE | {"docs/page.md": ""})
    (tmp_path / "docs/page.md").write_bytes(b"# A caf\xe9\n")
    assert report(tmp_path).startswith(
        "docs/page.md:1:8: error: this file is not UTF-8 text: byte 0xE9 cannot be read [bad-encoding]"
    )


@pytest.mark.parametrize("name", ["page.markdown", "page.mkd", "PAGE.MD"])
def test_every_file_that_becomes_a_page_is_looked_at(name, tmp_path):
    write(tmp_path, BASE | {f"docs/{name}": "See [[dyr]].\n"})
    assert "[unknown-claim]" in report(tmp_path)
