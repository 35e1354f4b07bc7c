"""What `claimgraph init` begins: a site without a fault, and commands that work at once where pip installed it."""

from __future__ import annotations

import re
import signal
import subprocess
from urllib.request import urlopen
from zipfile import ZipFile

import pytest
from commands import command
from html_pages import faults, is_elsewhere, read_pages
from project import installed, running, tree

from claimgraph.edit.starter_kinds import EVERY_KIND, STARTERS, VILLAGE


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """An argument that was begun, with its site."""
    folder = tmp_path_factory.mktemp("begun")
    for words in (("init", "mine"), ("--root", "mine", "build", "--strict", "--quiet")):
        told = command(*words, cwd=folder)
        assert told.returncode == 0, told.stderr
        assert told.stderr == ""
    return folder / "mine"


def test_no_link_of_its_site_is_broken(begun):
    pages = read_pages(begun / "site")
    assert {"about/index.html", "claims/well-will-fail/index.html", "rivals/why-silent/index.html"} <= set(pages)
    assert faults(begun / "site", pages) == []


def test_nothing_of_its_site_is_loaded_from_elsewhere(begun):
    loaded = {
        reference.address
        for page in read_pages(begun / "site").values()
        for reference in page.references
        if reference.loads and is_elsewhere(reference.address) and not reference.address.startswith("data:")
    }
    assert loaded == set()


def test_its_hand_written_page_links_to_claims(begun):
    about = read_pages(begun / "site")["about/index.html"]
    assert '<a class="cg-ref" href="../claims/well-will-fail/">The well will fail by August</a>' in about.article


def test_every_page_of_the_tool_has_its_place_in_the_navigation(begun):
    home = (begun / "site/index.html").read_text("utf-8")
    navigation = home[home.index('<nav class="cg-nav"') :].partition("</nav>")[0]
    linked = set(re.findall(r'href="([^"]+)"', navigation))
    assert linked >= {".", "read/", "map/", "sources/", "review/", "method/", "format/", "diagnostics/", "about/"}


@pytest.mark.nightly
def test_every_file_of_every_kind_is_in_the_wheel(wheel):
    packed = {name for name in ZipFile(wheel).namelist() if name.startswith("claimgraph/starter/")}
    here = {f"claimgraph/starter/{name}" for name in tree(EVERY_KIND.parent)}
    assert packed == here
    assert {name.split("/")[2] for name in packed} == {EVERY_KIND.name, *STARTERS}


@pytest.mark.nightly
def test_its_three_commands_work_where_pip_has_installed_claimgraph(wheel, port, tmp_path):
    programs = installed(wheel, tmp_path) / "bin"
    path = f"{programs}:/usr/local/bin:/usr/bin:/bin"
    mine = tmp_path / "mine"
    mine.mkdir()

    def told(*words):
        done = subprocess.run(
            words, cwd=mine, capture_output=True, text=True, env={"PATH": path, "NO_MKDOCS_2_WARNING": "1"}, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert "wrote " in told(str(programs / "claimgraph"), "init", ".")
    assert told("make", "check") == "no problems found\n"
    for kind in STARTERS:
        told(str(programs / "claimgraph"), "init", f"../{kind}", "--kind", kind)
        assert told(str(programs / "claimgraph"), "--root", f"../{kind}", "check", "--strict") == "no problems found\n"
    assert told("make", "site").startswith(f"{VILLAGE.title}\n")
    assert faults(mine / "site", read_pages(mine / "site")) == []

    with running("serve", f"PORT={port}", cwd=mine, program="make", PATH=path) as server:
        address = re.search(r"http://\S+/", server.wait_for("serving at"))[0]
        server.wait_for("built in")
        with urlopen(address, timeout=10) as answer:
            assert VILLAGE.title in answer.read().decode()
        server.stop(signal.SIGINT)
        assert "Error" not in "".join(server.said)
