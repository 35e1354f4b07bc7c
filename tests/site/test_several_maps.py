"""Several maps on one site: each in its folder, with one search over all of them."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from functools import partial

import pytest
from commands import command, mkdocs
from html_pages import faults, read_pages
from made_once import made_once
from project import FRONT_DOOR, ROOT, change, free_port, run, running
from serving import served

CONFIG = """\
site_name: Two maps
theme: {name: material, font: false}
plugins:
  - claimgraph: {claims: well, at: well/, pdf: false}
  - claimgraph: {claims: bridge, at: bridge/}
"""
PAGES = {
    "index.md": "# Maps\n\n[A well](well/index.md), [a bridge](bridge/index.md): [[well:no-rain]], [[close-bridge]].\n",
    "well/notes.md": "# Notes\n\nSee [[no-rain]].\n",
}


def make_two(folder):
    """Write two small arguments that share a site."""
    for name in ("well", "bridge"):
        shutil.copytree(ROOT / f"tests/arguments/{name}/claims", folder / name)
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    for name, text in PAGES.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """Two small arguments with the site that was built from them."""

    def make(folder):
        told = run(*FRONT_DOOR, cwd=make_two(folder), PYTHONHASHSEED="1")
        assert told.returncode == 0, told.stdout + told.stderr
        assert "Is the village well dry?" in told.stdout
        assert "Should the old bridge be closed?" in told.stdout

    return made_once(tmp_path_factory, "two-maps", make)


@pytest.fixture
def edited(tmp_path):
    return make_two(tmp_path / "project")


def tree(site):
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_mkdocs_builds_the_same_site_as_the_front_door(two, tmp_path):
    project = shutil.copytree(two, tmp_path / "again", ignore=shutil.ignore_patterns("site"))
    told = run("-m", "mkdocs", "build", "-q", "--strict", cwd=project, PYTHONHASHSEED="2")
    assert told.returncode == 0, told.stderr
    ours, theirs = tree(two / "site"), tree(project / "site")
    assert sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)) == []


def test_every_link_opens_and_each_map_keeps_to_its_folder(two):
    site, pages = two / "site", read_pages(two / "site")
    absolute = pages.pop("404.html")
    assert any(each.address == "/well/search/" for each in absolute.references)
    assert faults(site, pages) == []
    assert {path.name for path in site.iterdir() if path.is_dir()} == {"assets", "bridge", "pagefind", "search", "well"}
    assert {"data/map.json", "report/index.html", "embed/no-rain/index.html", "notes/index.html"} <= set(
        tree(site / "well")
    )
    assert not (site / "well/assets").exists()
    assert 'href="well/claims/no-rain/"' in (site / "index.html").read_text("utf-8")
    assert "report/" not in (site / "index.html").read_text("utf-8")


@pytest.mark.browser
def test_the_search_finds_claims_of_all_maps_and_says_of_which(two, browser):
    with served(two / "site") as address, browser.new_context(base_url=address) as context:
        page = context.new_page()
        for words, claim, title in (
            ("rained", "well/claims/no-rain/", "Is the village well dry?"),
            ("flood", "bridge/claims/close-bridge/", "Should the old bridge be closed?"),
        ):
            page.goto(f"well/search/?q={words}")
            entry = page.locator(".cg-find__result", has=page.locator(f'a[href$="{claim}"]'))
            assert title in entry.first.inner_text()


@pytest.mark.browser
def test_previews_and_doubts_are_those_of_the_map_that_is_read(two, browser):
    with served(two / "site") as address, browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("bridge/claims/close-bridge/?doubt=pier-is-hollow")
        page.locator("html[data-cg-took]").wait_for(state="attached")
        assert "doubt=pier-is-hollow" in page.url
        page.goto("well/claims/well-will-fail/")
        page.locator("article a[href$='../no-rain/']:visible").first.hover()
        page.locator("#cg-preview:visible").wait_for()
        assert "It has not rained since April." in page.locator("#cg-preview").inner_text()


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        ("[[close-brigde]]", 'no claim "close-brigde" [unknown-claim]'),
        ("[[well:close-bridge]]", 'no claim "close-bridge" [unknown-claim]'),
    ],
)
def test_a_link_of_a_hand_written_page_that_leads_nowhere_is_told(edited, page, complaint):
    (edited / "docs/more.md").write_text(page, "utf-8")
    told = command("check", cwd=edited)
    assert told.returncode == 1
    assert complaint in told.stdout
    assert "docs/more.md:1:3" in told.stdout


def test_a_link_that_may_be_of_either_map_asks_of_which(edited):
    topic = edited / "bridge/river.yml"
    topic.write_text(
        topic.read_text("utf-8").rstrip()
        + "\n  no-rain: {claim: No rain fell on the bridge., kind: fact, by: author, unstated: Made up.}\n",
        "utf-8",
    )
    (edited / "docs/more.md").write_text("[[no-rain]], [[bridge:no-rain]]", "utf-8")
    told = command("check", cwd=edited)
    assert (
        'docs/more.md:1:3: error: the maps well and bridge both have a claim "no-rain" [ambiguous-claim]' in told.stdout
    )
    assert "say which: [[well:no-rain]] or [[bridge:no-rain]]" in told.stdout
    assert "1 error" in told.stdout


def test_broken_yaml_of_one_map_names_its_file_and_stops_the_build_of_all(edited):
    (edited / "bridge/river.yml").write_text("topic: 'open\n", "utf-8")
    for build in (command, partial(mkdocs, "build", "-q")):
        told = build(cwd=edited)
        assert told.returncode == 1
        assert "bridge/river.yml:1:8: error: this is not YAML" in told.stderr
    assert not (edited / "site").exists()


@pytest.mark.parametrize(
    ("entries", "complaint"),
    [
        ("claimgraph: {claims: well}, claimgraph: {claims: bridge}", "say where each map has its pages"),
        ("claimgraph: {claims: well, at: a}, claimgraph: {claims: bridge, at: a/}", "mkdocs.yml puts two maps at a/"),
        (
            "claimgraph: {claims: well, at: a b/}, claimgraph: {claims: bridge}",
            'at: "a b/" cannot be a folder of the site',
        ),
        ("claimgraph: {claims: well, at: assets/}, claimgraph: {claims: bridge}", "at: assets/ is where all maps have"),
        ("claimgraph: {claims: well, at: claims/}, claimgraph: {claims: bridge, at: claims/no-rain/x}", None),
    ],
)
def test_maps_that_would_be_in_each_others_way_are_told(edited, entries, complaint):
    listed = "".join(f"  - {entry.strip()}}}\n" for entry in entries.rstrip("}").split("},"))
    (edited / "mkdocs.yml").write_text(CONFIG.partition("plugins:")[0] + "plugins:\n" + listed, "utf-8")
    shutil.rmtree(edited / "docs")
    (edited / "docs").mkdir()
    told = mkdocs("build", "-q", cwd=edited)
    if complaint:
        assert told.returncode == 1
        assert complaint in told.stderr
    else:
        assert told.returncode == 0, told.stderr


def test_a_hand_written_page_at_the_address_of_a_map_is_told(edited):
    (edited / "docs/bridge.md").write_text("# The bridge", "utf-8")
    told = mkdocs("build", "-q", cwd=edited)
    assert told.returncode == 1
    assert "bridge.md and the map at bridge/ would have the same address: rename the page" in told.stderr


def test_the_navigation_names_the_map_of_a_kind(edited):
    nav = "nav: [index.md, {Wells: [claimgraph: well/topics]}, claimgraph: bridge/map]\n"
    (edited / "mkdocs.yml").write_text(CONFIG + nav, "utf-8")
    told = mkdocs("build", "-q", cwd=edited)
    assert told.returncode == 0, told.stderr
    home = (edited / "site/index.html").read_text("utf-8")
    listed = home.partition('<nav class="cg-nav"')[2].partition("</nav>")[0]
    assert "Wells" in listed
    assert 'href="well/topics/water/"' in listed
    assert 'href="bridge/map/"' in listed
    (edited / "mkdocs.yml").write_text(CONFIG + "nav: [claimgraph: map]\n", "utf-8")
    told = mkdocs("build", "-q", cwd=edited)
    assert "does not say of which map: write claimgraph: well/map or claimgraph: bridge/map" in told.stderr


def test_editing_commands_find_the_map_that_has_the_id_or_ask(edited):
    assert command("rename", "no-rain", "dry-spring", cwd=edited).returncode == 0
    assert "dry-spring" in (edited / "well/water.yml").read_text("utf-8")
    assert "[[well:dry-spring]]" in (edited / "docs/index.md").read_text("utf-8")
    assert command("explain", "close-bridge", cwd=edited).returncode == 0
    asked = command("fmt", "--check", cwd=edited)
    assert asked.returncode == 2
    assert "say which is meant, with --claims well or --claims bridge before the name of the command" in asked.stderr
    assert command("--claims", "bridge", "check", cwd=edited).returncode == 0
    whole = command("--claims", "bridge", "build", cwd=edited)
    assert "leave out --claims" in whole.stderr


@contextmanager
def serving(project):
    with running(*FRONT_DOOR, "serve", "--port", str(free_port()), cwd=project) as server:
        address = server.wait_for("serving at").split()[2]
        server.wait_for("built in")
        yield address, server


def test_a_save_of_one_map_is_served_at_once(edited):
    from urllib.request import urlopen  # noqa: PLC0415

    def read(path):
        with urlopen(address + path, timeout=20) as answer:
            return answer.read().decode()

    with serving(edited) as (address, server):
        assert "It has not rained since April." in read("well/claims/no-rain/")
        change(edited / "well/water.yml", "It has not rained since April.", "It has not rained since March.")
        server.wait_for("built in")
        assert "It has not rained since March." in read("well/claims/no-rain/")
        assert "close the old bridge" in read("bridge/claims/close-bridge/")
        change(edited / "well/water.yml", "topic:", "topic: [")
        assert "well/water.yml" in server.wait_for("error:")
