"""What is served is what would be built: after any edit, any page that is asked for is the same, byte for byte."""

from __future__ import annotations

import json
import re
from contextlib import nullcontext
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from large_argument import write
from project import tree

from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge_sound
from claimgraph.publish import build as publish
from claimgraph.publish.serving.server import Stage
from claimgraph.publish.serving.session import Session

CONFIG = """\
site_name: A small argument
theme: {name: material, font: false, custom_dir: theme}
plugins: [claimgraph: {pdf: false}]
validation: {omitted_files: ignore}
"""
TEMPLATE = "theme/partials/nav.html"
LATER = ("_headers", ".claimgraph-site")
"""What a build adds once everything is written."""
numbers = count(1)


class Editor:
    """Somebody who edits an argument in three files, a page, a template and the configuration."""

    def __init__(self, folder):
        self.folder = folder
        write(folder, claims=24, topics=3)
        (folder / TEMPLATE).parent.mkdir(parents=True)
        (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
        (folder / "docs/about.md").write_text("# About\n\nIt begins with [[c0-0]].\n", "utf-8")
        (folder / "docs/method.md").write_text("# Method\n\n<!-- the tool's page -->\n", "utf-8")

    def topics(self):
        return sorted((self.folder / "claims").glob("topic-*.yml"))

    def change(self, how, number=0):
        """Change the claims of a file, and save it."""
        file = self.topics()[number]
        text = file.read_text("utf-8")
        topic = yaml.safe_load(text)
        how(topic["claims"])
        in_brackets = text.startswith("{")
        file.write_text(json.dumps(topic, indent=1) if in_brackets else yaml.safe_dump(topic, sort_keys=False), "utf-8")
        return {file}

    def reword(self, claim="c0-5"):
        return self.change(lambda claims: claims[claim].update(claim=f"It is said in way {next(numbers)}."))

    def reword_what_a_page_names(self):
        return self.reword("c0-0")

    def relink(self):
        def how(claims):
            step = claims["c0-1"]["because"][0]
            step["premises"] = ["c0-6"] if step["premises"] != ["c0-6"] else ["c0-3", "c0-4"]

        return self.change(how)

    def grant(self):
        def how(claims):
            leaf = claims[[*claims][-1]]
            leaf["kind"] = "fact" if leaf["kind"] == "assumption" else "assumption"

        return self.change(how)

    def regrade(self):
        """Change a number alone, by which what rests on it may fare otherwise."""

        def how(claims):
            finding = claims["c0-1"]["evidence"][0]
            finding["credibility"] = finding["credibility"] % 6 + 1

        return self.change(how)

    def lengthen(self):
        """Move all that follows further down."""
        return self.change(lambda claims: claims["c0-0"].update(aliases=[f"line {next(numbers)}", "one more"]))

    def relayout(self):
        """Write a file in lines without brackets, as people do."""
        file = self.topics()[0]
        file.write_text(yaml.safe_dump(yaml.safe_load(file.read_text("utf-8")), sort_keys=False), "utf-8")
        return {file}

    def add(self):
        number = next(numbers)
        entry = {
            "claim": f"There is one more thing, {number}.",
            "kind": "fact",
            "by": "clerk",
            "granted": "All say so.",
        }
        return self.change(lambda claims: claims.update({f"new-{number}": entry}), 1)

    def delete(self):
        def how(claims):
            for id_ in [id_ for id_ in claims if id_.startswith(("new-", "moved-"))]:
                del claims[id_]

        return self.change(how, 1) | self.change(how, 2)

    def rename(self):
        """Give a claim another id wherever it stands, and say so."""
        old = [*yaml.safe_load(self.topics()[0].read_text("utf-8"))["claims"]][-1]
        new = f"renamed-{next(numbers)}"
        for file in self.topics():
            file.write_text(re.sub(rf"(?<![\w-]){old}(?![\w-])", new, file.read_text("utf-8")), "utf-8")
        (self.folder / "claims/renamed.yml").write_text(json.dumps({"claims": {old: new}}), "utf-8")
        return {*self.topics(), self.folder / "claims/renamed.yml"}

    def move(self):
        """Move a claim from one file to another."""
        moved = {}
        added = self.add()
        taken = self.change(lambda claims: moved.update([claims.popitem()]), 1)
        return added | taken | self.change(lambda claims: claims.update(moved), 2)

    def retitle(self):
        file = self.topics()[2]
        topic = json.loads(file.read_text("utf-8"))
        topic["topic"] = f"The matter of {next(numbers)}"
        file.write_text(json.dumps(topic, indent=1), "utf-8")
        return {file}

    def template(self):
        file = self.folder / TEMPLATE
        file.write_text(f"<p>Edition {next(numbers)} of {{{{ config.site_name }}}}</p>", "utf-8")
        return {file}

    def configuration(self):
        file = self.folder / "mkdocs.yml"
        file.write_text(CONFIG.replace("A small", f"Small {next(numbers)}, an"), "utf-8")
        return {file}

    def page(self):
        file = self.folder / "docs/about.md"
        file.write_text(f"# About {next(numbers)}\n\nIt begins with [[c0-0]], and goes on with [[c0-2]].\n", "utf-8")
        return {file}


OF_WORDS = [
    Editor.reword,
    Editor.reword_what_a_page_names,
    Editor.relink,
    Editor.grant,
    Editor.regrade,
    Editor.lengthen,
]
EDITS = [
    *OF_WORDS,
    Editor.relayout,
    *(Editor.add, Editor.delete, Editor.rename, Editor.move, Editor.retitle),
    *(Editor.template, Editor.configuration, Editor.page),
]


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
