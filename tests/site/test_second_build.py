"""A second build makes anew what changed and takes all else from the last one, and writes what a clean build writes."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from editor import EDITS, PLAIN, Editor
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mkdocs.exceptions import Abort
from project import tree

from claimgraph import program_state
from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge_sound
from claimgraph.publish import build as publish
from claimgraph.publish import growing_index, last_build, search_index, site_folder


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    """Where the tool keeps what it knows of builds; the search is indexed in batches, and sites are kept as spares."""
    monkeypatch.setenv("CLAIMGRAPH_CACHE", str(tmp_path / "kept"))
    monkeypatch.setattr(growing_index, "BATCH", 60)
    monkeypatch.setattr(site_folder, "MANY", 100)
    return tmp_path / "kept" / "builds"


@pytest.fixture
def editor(tmp_path):
    """An argument that was built once."""
    editor = Editor(tmp_path / "project", PLAIN)
    build(editor)
    return editor


def build(editor, site=None):
    """Build the site, and return its files."""
    project = Project(editor.folder)
    config = publish.read_config(project)
    config.site_dir = str(site or config.site_dir)
    return tree(publish.build(publish.render([judge_sound(project, Problems())], config), config, project))


def numbers(editor):
    """By address, the number of each file of the site on the disk: one that was taken has kept its own."""
    site = editor.folder / "site"
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()}


def taken(editor, before):
    """The files that are those of the site as it was before."""
    return {address for address, number in numbers(editor).items() if before.get(address) == number}


def pages_of_claims(addresses):
    return {address for address in addresses if address.startswith("claims/")}


def hold(edits):
    """Make the edits, one after the other; each second build writes what a clean one does."""
    with TemporaryDirectory() as folder:
        editor = Editor(Path(folder, "project"), PLAIN)
        build(editor)
        for number, edit in enumerate(edits):
            edit(editor)
            second, clean = build(editor), build(editor, Path(folder, f"clean-{number}"))
            wrong = [address for address in {*second, *clean} if second.get(address) != clean.get(address)]
            assert wrong == [], f"after {edit.__name__}"


@given(st.permutations([*EDITS, Editor.theme]))
@settings(max_examples=1, deadline=None, phases=[Phase.generate])
def test_after_an_edit_a_second_build_writes_what_a_clean_one_does(edits):
    hold(edits[:3])


@pytest.mark.nightly
@given(st.permutations([*EDITS, Editor.theme, Editor.reword]))
@settings(max_examples=4, deadline=None, phases=[Phase.generate])
def test_after_any_edits_a_second_build_writes_what_a_clean_one_does(edits):
    hold(edits)


def test_where_nothing_changed_everything_that_is_made_of_the_argument_is_taken(editor):
    before = numbers(editor)
    build(editor)
    made = {"claims/", "embed/", "sources/", "topics/", "walks/", "map/", "report/", "data/", "pagefind/"}
    anew = {*numbers(editor)} - taken(editor, before)
    assert not {address for address in anew if address.startswith(tuple(made))}


def test_an_edit_changes_the_pages_that_show_it_and_no_others(editor):
    before = numbers(editor)
    editor.reword("c0-5")
    build(editor)
    same = pages_of_claims(taken(editor, before))
    assert "claims/c0-5/index.html" not in same
    assert "claims/c2-7/index.html" in same
    assert len(same) > len(pages_of_claims(before)) / 2


def test_only_what_the_edit_changed_is_indexed_anew(editor, monkeypatch):
    indexed = []

    class Listening(search_index.Indexer):
        def add(self, address, html):
            indexed.append(address)
            super().add(address, html)

    monkeypatch.setattr(growing_index, "Indexer", Listening)
    editor.reword("c0-5")
    build(editor)
    assert "claims/c0-5/index.html" in indexed
    assert "claims/c2-7/index.html" not in indexed


def test_a_file_of_the_site_that_somebody_changed_is_made_anew(editor):
    page = editor.folder / "site/claims/c2-7/index.html"
    good = page.read_bytes()
    page.write_bytes(good.replace(b"c2-7", b"c2-8"))
    build(editor)
    assert page.read_bytes() == good


def test_a_file_of_the_index_that_somebody_took_away_is_made_anew(editor):
    file = next((editor.folder / "site/pagefind/fragment").iterdir())
    good = file.read_bytes()
    file.unlink()
    build(editor)
    assert file.read_bytes() == good


@pytest.mark.parametrize("left", [0, 0.5, 0.99], ids=["nothing", "half", "nearly all"])
def test_what_is_known_of_the_last_build_may_be_lost(editor, kept, left):
    before, site, (file,) = numbers(editor), tree(editor.folder / "site"), kept.iterdir()
    file.write_bytes(file.read_bytes()[: int(left * file.stat().st_size)])
    assert build(editor) == site
    assert not pages_of_claims(taken(editor, before))


def test_what_is_known_may_be_of_the_right_state_and_of_no_use(editor, kept):
    site, (file,) = tree(editor.folder / "site"), kept.iterdir()
    first, *more = file.read_text("utf-8").split("\n")
    *known, made = json.loads(first)
    first = json.dumps([*known, [[*row[:2], [0, 0, 0], []] for row in made]])
    file.write_text("\n".join([first, *more]), "utf-8")
    assert build(editor) == site


def test_another_version_of_the_tool_makes_everything_anew(editor, tmp_path, monkeypatch):
    before = numbers(editor)
    monkeypatch.setattr(program_state, "_OWN", tmp_path / "another")
    build(editor)
    assert not pages_of_claims(taken(editor, before))


def test_a_large_site_begins_as_the_one_before_the_last_and_never_writes_into_the_last(editor):
    for claim in ("c0-5", "c0-6"):
        editor.reword(claim)
        build(editor)
    spare, last = editor.folder / ".site-spare", tree(editor.folder / "site")
    page = "claims/c2-7/index.html"
    assert (spare / page).samefile(editor.folder / "site" / page)
    (editor.folder / "mkdocs.yml").write_text(PLAIN + "extra_templates: [missing.html]\nstrict: true\n", "utf-8")
    with pytest.raises(Abort):
        build(editor)
    assert tree(editor.folder / "site") == last


def test_the_site_before_the_last_may_be_deleted_or_changed(editor):
    build(editor)
    for change in (shutil.rmtree, lambda spare: (spare / "claims/c2-7/index.html").write_bytes(b"")):
        change(editor.folder / ".site-spare")
        (editor.folder / "site/claims/c2-7/index.html").unlink(missing_ok=True)
        editor.reword()
        assert build(editor) == build(editor, editor.folder / "clean")


def test_a_disk_without_links_makes_everything_anew(editor, monkeypatch):
    before, site = numbers(editor), tree(editor.folder / "site")

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    assert build(editor) == site
    assert not pages_of_claims(taken(editor, before))


def test_what_lacks_the_index_of_the_search_gets_it_with_the_next_build(editor, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(search_index, "get_executable", lambda: "/nowhere")
        editor.reword()
        build(editor)
    assert not (editor.folder / "site/pagefind").exists()
    assert build(editor) == build(editor, editor.folder / "clean")


def test_nothing_is_taken_where_another_plugin_may_change_what_was_written(editor):
    (editor.folder / "hook.py").write_text("def on_post_build(config): pass\n", "utf-8")
    (editor.folder / "mkdocs.yml").write_text(PLAIN + "hooks: [hook.py]\n", "utf-8")
    build(editor)
    before = numbers(editor)
    build(editor)
    assert not pages_of_claims(taken(editor, before))


def test_the_last_builds_of_a_few_sites_are_known(editor, kept, tmp_path, monkeypatch):
    monkeypatch.setattr(last_build, "MOST_KEPT", 2)
    for number in range(3):
        build(editor, tmp_path / f"site-{number}")
    assert len([*kept.iterdir()]) == 2
