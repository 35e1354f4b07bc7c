"""Pages that are alike share a frame, and are what they would be if each were rendered whole."""

from __future__ import annotations

import pytest
from large_argument import write
from project import BRIDGE, ROOT, tree

from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge_sound
from claimgraph.publish import build as publish
from claimgraph.publish import writing
from claimgraph.publish.argument_page import ArgumentPage
from claimgraph.publish.plugin import plugin_of

PLAIN = "site_name: A small argument\ntheme:\n  name: material\n  font: false\n"
PLUGIN = "plugins: [claimgraph: {pdf: false}]\nvalidation: {omitted_files: ignore}\n"
SETTINGS = {
    "plain": "",
    "tabs and contents": "  features: [navigation.tabs, navigation.top, toc.integrate, navigation.path]\n",
    "palettes": "  palette: [{scheme: default, primary: teal}, {scheme: slate}]\n  icon: {logo: material/map}\n",
    "an address": "site_url: https://example.org/maps/\nrepo_url: https://example.org/code\nedit_uri: edit/\n",
    "files": 'use_directory_urls: false\nsite_description: Of <all> & "more"\ncopyright: Nobody\n',
    "another language": "  language: ar\n",
    "no policy": "extra: {generator: false, social: [{icon: material/map, link: 'https://example.org'}]}\n",
}
HOOKS = {
    "page_context": "def on_page_context(context, page, config, nav):\n    page.title = page.title + '!'\n",
    "post_page": "def on_post_page(output, page, config):\n    return output + page.url\n",
    "page_content": "def on_page_content(html, page, config, files):\n    return html + page.url\n",
    "env": "def on_env(env, config, files):\n    env.globals['lang'] = None\n",
}


@pytest.fixture
def small(tmp_path):
    """A small argument, without its mkdocs.yml."""
    folder = tmp_path / "small"
    write(folder, claims=20, topics=2)
    (folder / "docs/about.md").write_text("# About\n\nIt begins with [[c0-0]].\n", "utf-8")
    return folder


def opened(folder, into):
    project = Project(folder)
    config = publish.read_config(project)
    into.mkdir(exist_ok=True)
    return publish.prepared(into, publish.render([judge_sound(project, Problems())], config), config)


def differing(site):
    """How many pages were put into a frame, and which of them are not what they are when they are rendered whole."""
    plugin, filled, wrong = plugin_of(site.config), 0, []
    for page in site.pages():
        if isinstance(page, ArgumentPage):
            page.render(site.config, site.files)
            framed = site.frames.fill(page)
            if framed is not None:
                filled += 1
                if framed.html != plugin.finished(site.in_theme(page)):
                    wrong.append(page.file.src_uri)
            page.forget()
    return filled, wrong


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_a_page_in_a_frame_is_what_it_is_when_it_is_rendered_whole(small, tmp_path, setting):
    (small / "mkdocs.yml").write_text(PLAIN + setting + PLUGIN, "utf-8")
    with opened(small, tmp_path / "site") as site:
        filled, wrong = differing(site)
    assert filled > 20
    assert wrong == []


@pytest.mark.parametrize(
    ("origin", "pages"), [(BRIDGE, 60), pytest.param(ROOT, 300, marks=pytest.mark.nightly)], ids=["bridge", "flagship"]
)
def test_so_it_is_for_a_page_of_every_kind(tmp_path, origin, pages):
    with opened(origin, tmp_path / "site") as site:
        filled, wrong = differing(site)
    assert filled > pages
    assert wrong == []


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_where_another_plugin_has_a_say_in_each_page_there_is_no_frame(small, tmp_path, hook):
    (small / "hook.py").write_text(hook, "utf-8")
    (small / "mkdocs.yml").write_text(PLAIN + PLUGIN + "hooks: [hook.py]\n", "utf-8")
    with opened(small, tmp_path / "site") as site:
        assert site.frames is None


def test_where_the_owner_has_templates_there_is_no_frame(small, tmp_path):
    (small / "theme").mkdir()
    (small / "theme/main.html").write_text(
        '{% extends "base.html" %}{% block extrahead %}{{ page.title | length }}{% endblock %}', "utf-8"
    )
    (small / "mkdocs.yml").write_text(PLAIN + "  custom_dir: theme\n" + PLUGIN, "utf-8")
    with opened(small, tmp_path / "site") as site:
        assert site.frames is None


def test_a_site_is_the_same_whatever_the_number_of_processes(small, tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "FEW", 0)
    (small / "mkdocs.yml").write_text(PLAIN + PLUGIN, "utf-8")
    sites = []
    for number in ("1", "3"):
        monkeypatch.setenv("CLAIMGRAPH_PROCESSES", number)
        with opened(small, tmp_path / number) as site:
            site.write_all()
        sites.append(tree(tmp_path / number))
    assert sites[0] == sites[1]
    assert any(name.startswith("pagefind/index/") for name in sites[0])


def test_a_page_that_cannot_be_written_is_told_once_whichever_process_has_it(small, tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(writing, "FEW", 0)
    monkeypatch.setattr(writing, "PART", 1)
    monkeypatch.setenv("CLAIMGRAPH_PROCESSES", "3")
    (small / "mkdocs.yml").write_text(PLAIN + PLUGIN, "utf-8")
    (small / "docs/own.md").write_text("---\ntemplate: nowhere.html\n---\n# Own\n", "utf-8")
    with (
        pytest.raises(publish.PublishError, match=r"a page cannot be written: .*nowhere\.html"),
        opened(small, tmp_path / "site") as site,
    ):
        site.write_all()
    assert sum("own.md" in told for told in caplog.messages) == 1
