"""What mkdocs.yml can be, and be named as: each is built from, or refused in plain words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import partial

import pytest
from commands import command, mkdocs
from project import ROOT
from small_site import BUILD, CONFIG

AS_ANYBODY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Modes of files count for root too."""


@pytest.fixture
def small(tmp_path):
    """A small argument with a page of its own, not built."""
    project = tmp_path / "small"
    shutil.copytree(ROOT / "tests/arguments/well", project)
    (project / "docs").mkdir()
    (project / "docs/own.md").write_text("See [[no-rain]].\n", "utf-8")
    (project / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return project


@pytest.mark.parametrize(
    ("folder", "name"),
    [("", "mkdocs.yml"), ("", "./mkdocs.yml"), ("..", "small/mkdocs.yml"), ("docs", "../mkdocs.yml")],
)
def test_mkdocs_is_given_the_configuration_by_a_relative_path(small, folder, name):
    told = mkdocs("build", "-q", "--config-file", name, cwd=small / folder)
    assert told.returncode == 0, told.stderr
    assert "claims/no-rain" in (small / "site/own/index.html").read_text("utf-8")


@pytest.mark.parametrize("docs", ["../pages", "pages/inside"])
@pytest.mark.parametrize("build", [command, partial(mkdocs, "build", "-q")], ids=["claimgraph", "mkdocs"])
def test_pages_lie_where_docs_dir_says(small, docs, build):
    folder = small / docs
    folder.parent.mkdir(exist_ok=True)
    (small / "docs").rename(folder)
    (small / "mkdocs.yml").write_text(f"{CONFIG}docs_dir: {docs}\n", "utf-8")
    told = build(cwd=small)
    assert told.returncode == 0, told.stderr
    assert "claims/no-rain" in (small / "site/own/index.html").read_text("utf-8")
    (folder / "own.md").write_text("See [[no-rian]].\n", "utf-8")
    told = build(cwd=small)
    assert told.returncode == 1
    assert f'{docs}/own.md:1:7: error: no claim "no-rian" [unknown-claim]' in told.stderr


def test_a_page_that_only_mkdocs_finds_is_held_to_the_claims_too(small):
    (small / "docs").rename(small / "pages")
    (small / "pages/own.md").write_text("See [[no-rian]].\n", "utf-8")
    (small / "base.yml").write_text("docs_dir: pages\n", "utf-8")
    (small / "mkdocs.yml").write_text(f"{CONFIG}INHERIT: base.yml\n", "utf-8")
    told = command(cwd=small)
    assert told.returncode == 1
    assert 'own.md: no claim "no-rian"' in told.stderr
    assert "fault of its own" not in told.stderr


def make_pipe(file):
    file.unlink()
    os.mkfifo(file)


def make_folder(file):
    file.unlink()
    file.mkdir()


def make_loop(file):
    file.unlink()
    file.symlink_to(file.name)


def give_another_encoding(file):
    file.write_bytes(b"site_name: caf\xe9\n")


def let_a_hook_fail(file):
    file.with_name("hook.py").write_text("1 / 0\n")
    file.write_text(f"{CONFIG}hooks: [hook.py]\n")


def give_no_address(file):
    file.write_text(f'{CONFIG}site_url: "http://["\n')


@pytest.mark.parametrize("asked", ["template: nope.html", "template: own.html", "template: odd.html", "icon: no/icon"])
def test_what_a_page_asks_of_the_theme_and_cannot_have_is_told(small, asked):
    (small / "theme").mkdir()
    (small / "theme/own.html").write_text("{{ nobody.knows.this }}")
    (small / "theme/odd.html").write_bytes(b"caf\xe9")
    (small / "mkdocs.yml").write_text(CONFIG.replace("material}", "material, custom_dir: theme}"))
    (small / "docs/own.md").write_text(f"---\n{asked}\n---\n\n# A page\n", "utf-8")
    told = command(cwd=small)
    assert told.returncode == 1
    assert "Error: a page cannot be written: " in told.stderr
    assert "fault of its own" not in told.stderr
    assert not (small / "site").exists()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (make_pipe, "is no file: write a mkdocs.yml"),
        (make_folder, "is no file: write a mkdocs.yml"),
        (make_loop, "is not there: write a mkdocs.yml"),
        (give_another_encoding, "cannot be used: "),
        (let_a_hook_fail, "cannot be used: division by zero"),
        (give_no_address, "cannot be used: Invalid IPv6 URL"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_configuration_that_cannot_be_used_is_refused_in_plain_words(small, spoil, words):
    spoil(small / "mkdocs.yml")
    refused(command(cwd=small), f"{small}/mkdocs.yml {words}")


def test_a_configuration_that_may_not_be_read_is_refused_in_plain_words(small):
    (small / "mkdocs.yml").chmod(0)
    if AS_ANYBODY and shutil.which(AS_ANYBODY[0]) is None:
        pytest.skip("this machine lets root read everything")
    told = subprocess.run(
        [*AS_ANYBODY, sys.executable, *BUILD],
        cwd=small,
        env=os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    refused(told, f"{small}/mkdocs.yml cannot be read: Permission denied")


def refused(told, words):
    assert told.returncode == 1
    assert words in told.stderr
    assert "fault of its own" not in told.stderr
