"""The site as it is built: the same every time, by every road; and what stops a build."""

from __future__ import annotations

import re
from zipfile import ZipFile

import pytest
from browser import find_chromium
from commands import command, mkdocs
from html_pages import faults, read_pages
from project import FRONT_DOOR, ROOT, change, installed, run, tree

from claimgraph.publish.site_folder import MARKER

GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def differing(one, other):
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_two_builds_are_byte_identical(printed, project):
    # Another folder, another order of sets and another day; the PDF, too, is printed anew.
    told = run(
        *FRONT_DOOR,
        cwd=project,
        PYTHONHASHSEED="2",
        SOURCE_DATE_EPOCH="2000000000",
        CHROMIUM=find_chromium() or "",
    )
    assert told.returncode == 0, told.stderr
    assert "report.pdf" in tree(printed.site)
    assert differing(tree(printed.site), tree(project / "site")) == []


def test_plain_mkdocs_builds_the_same_site_and_has_nothing_to_complain_of(built, project):
    # Another folder, another order of sets and another day.
    told = run(
        *("-W", "error", "-m", "mkdocs", "build", "--strict"),
        cwd=project,
        PYTHONHASHSEED="2",
        SOURCE_DATE_EPOCH="2000000000",
    )
    assert told.returncode == 0, told.stderr
    assert "WARNING" not in told.stderr
    assert differing(tree(built.site), tree(project / "site")) == []


def test_properdocs_builds_the_same_site(built, project):
    told = run("-W", "error", "-m", "properdocs", "build", "--strict", cwd=project)
    assert told.returncode == 0, told.stderr
    pages = read_pages(project / "site")
    assert list(pages) == list(built.pages)
    assert [path for path, page in pages.items() if page.article != built.pages[path].article] == []
    assert all(pages[path].article for path in built.framed if path != "404.html")
    ours, theirs = ({name: GENERATOR.sub(b"", data) for name, data in tree(site).items()} for site in
                    (built.site, project / "site"))  # fmt: skip
    assert differing(ours, theirs) == []


@pytest.mark.parametrize("command", [FRONT_DOOR, ("-m", "mkdocs", "build")], ids=["front door", "mkdocs"])
def test_a_broken_argument_builds_nothing_and_the_last_good_site_stays(project, command):
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good site", "utf-8")
    (site / MARKER).write_text('["index.html"]', "utf-8")
    argument = project / "claims/argument.yml"
    change(argument, "\nroots:", "\nrotos:")
    line = argument.read_text("utf-8").splitlines().index("rotos: [close-bridge, carter-loosened-pier]") + 1
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*")}

    told = run(*command, cwd=project)

    assert told.returncode == 1
    assert f"claims/argument.yml:{line}:1: error: " in told.stderr
    assert 'did you mean "roots"?' in told.stderr
    assert "Traceback" not in told.stderr
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*")} == before


def test_a_wrong_claim_in_a_written_page_builds_nothing(project):
    page = project / "docs/about.md"
    page.write_text(page.read_text("utf-8") + "\nSee [[no-such-claim]].\n", "utf-8")
    told = command(cwd=project)
    assert told.returncode == 1
    assert re.search(r"docs/about\.md:\d+:\d+: error: .*no-such-claim", told.stderr)
    assert not (project / "site").exists()


UNUSED = """
a-source-of-nothing:
  title: A source of nothing
  publisher: Nobody
  language: en
  medium: newspaper
  reliability: F
  reliability-why: Nobody knows it.
  depth: excerpt
"""


@pytest.mark.parametrize("run", [command, mkdocs], ids=["claimgraph", "mkdocs"])
def test_a_warning_is_told_and_stops_only_a_strict_build(project, run):
    sources = project / "claims/sources/papers.yml"
    sources.write_text(sources.read_text("utf-8").rstrip() + "\n" + UNUSED, "utf-8")
    strict = run("build", "--strict", cwd=project)
    assert strict.returncode == 1
    assert 'no claim rests on the source "a-source-of-nothing"' in strict.stderr
    lenient = run("build", cwd=project)
    assert lenient.returncode == 0
    assert 'no claim rests on the source "a-source-of-nothing"' in lenient.stderr
    assert (project / "site/sources/a-source-of-nothing/index.html").is_file()


@pytest.mark.parametrize("setting", ["use_directory_urls: false", "site_url: https://example.org/maps/"])
def test_other_settings_of_mkdocs_leave_no_link_broken(project, setting):
    config = project / "mkdocs.yml"
    key = setting.split(":", maxsplit=1)[0]
    lines = [line for line in config.read_text("utf-8").splitlines() if not line.startswith(key)]
    config.write_text("\n".join([*lines, setting]), "utf-8")
    told = mkdocs("build", "--strict", cwd=project)
    assert told.returncode == 0, told.stderr
    pages = read_pages(project / "site")
    del pages["404.html"]  # its links start at the top of the address, not of the folder
    assert len(pages) > 90
    assert faults(project / "site", pages) == []


def test_the_wheel_carries_everything_that_is_not_code(wheel):
    package = ROOT / "claimgraph"
    expected = {
        f"claimgraph/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    names = set(ZipFile(wheel).namelist())
    assert expected <= names
    assert {name.split("/", maxsplit=1)[0].partition("-")[0] for name in names} == {"claimgraph"}
    for suffix in (".html", ".css", ".woff2", ".yml", ".typed"):
        assert any(name.endswith(suffix) for name in names), suffix


@pytest.mark.nightly
def test_pip_install_gives_the_command_and_the_plugin(wheel, built, project, tmp_path):
    environment = installed(wheel, tmp_path)
    python = environment / "bin/python"
    where = run("-c", "import claimgraph; print(claimgraph.__file__)", cwd=tmp_path, python=python, PYTHONPATH="")
    assert where.stdout.startswith(str(environment))

    command = run(environment / "bin/claimgraph", cwd=project, python=python, PYTHONPATH="")
    assert command.returncode == 0, command.stderr
    assert differing(tree(built.site), tree(project / "site")) == []

    plugin = run(
        "-m", "mkdocs", "build", "--strict", "--site-dir", "by-plugin", cwd=project, python=python, PYTHONPATH=""
    )
    assert plugin.returncode == 0, plugin.stderr
    assert differing(tree(built.site), tree(project / "by-plugin")) == []
