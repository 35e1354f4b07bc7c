"""What is served is what would be built: after any edit, any page that is asked for is the same, byte for byte."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from editor import EDITS, OF_WORDS, TEMPLATE, Editor
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from project import tree

from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge_sound
from claimgraph.publish import build as publish
from claimgraph.publish.serving.server import Stage
from claimgraph.publish.serving.session import Session

LATER = ("_headers", ".claimgraph-site")
"""What a build adds once everything is written."""


def built(folder, into):
    """The site as a build writes it."""
    project = Project(folder)
    config = publish.read_config(project)
    into.mkdir()
    made = publish.render([judge_sound(project, Problems())], config)
    with publish.prepared(into, made, config, command="serve") as site:  # so that it does without the index
        site.write_all()
    return {address: content for address, content in tree(into).items() if not address.startswith(LATER)}


@pytest.fixture
def session(tmp_path):
    """An argument that is served to its editor."""
    editor = Editor(tmp_path / "project")
    session = Session([Project(editor.folder)], Stage(), tmp_path, lambda _: None, nullcontext)
    session.build(())
    yield session, editor
    session.turn.end()


def test_nothing_is_made_before_it_is_asked_for(session):
    folder = session[0].turn.site.folder
    assert [path for path in folder.rglob("*") if path.is_file()] == [folder / ".claimgraph-site"]


@pytest.mark.parametrize("edit", OF_WORDS, ids=lambda edit: edit.__name__)
def test_an_edit_that_leaves_the_addresses_as_they_are_keeps_the_site(session, edit):
    session, editor = session
    before = session.turn
    session.build(edit(editor))
    assert session.turn is before


def test_a_template_that_cannot_be_used_keeps_the_last_good_page(session):
    session, editor = session
    good = session.stage.content("about/index.html")
    file = editor.folder / TEMPLATE
    file.write_text("{% broken", "utf-8")
    session.build({file})
    assert "broken" in session.stage.problems[0]["text"]
    assert session.stage.content("about/index.html") == good


def hold(edits, random):
    """Make the edits, one after the other, and ask for pages after each; those that it changes are asked for more."""
    with TemporaryDirectory() as folder:
        editor, stage = Editor(Path(folder, "project")), Stage()
        session = Session([Project(editor.folder)], stage, Path(folder), lambda _: None, nullcontext)
        session.build(())
        before = {}
        for number, edit in enumerate(edits):
            session.build(edit(editor))
            session.turn.rest()  # nothing that comes later is looked at here
            assert stage.problems == []
            site = built(editor.folder, Path(folder, f"built-{number}"))
            moved = [address for address in sorted(site) if site[address] != before.get(address)]
            asked = [*random.sample(moved, min(20, len(moved))), *random.sample(sorted(site), 20)]
            before = site
            wrong = [address for address in asked if stage.content(address) != site[address]]
            assert wrong == [], f"after {edit.__name__}"
        session.turn.end()


@given(st.permutations(EDITS), st.randoms(use_true_random=False))
@settings(max_examples=1, deadline=None, phases=[Phase.generate])
def test_after_an_edit_any_page_that_is_asked_for_is_what_a_build_writes(edits, random):
    hold(edits[:4], random)


@pytest.mark.nightly
@given(st.permutations(EDITS), st.randoms(use_true_random=False))
@settings(max_examples=3, deadline=None, phases=[Phase.generate])
def test_after_any_edits_any_page_that_is_asked_for_is_what_a_build_writes(edits, random):
    hold(edits, random)
