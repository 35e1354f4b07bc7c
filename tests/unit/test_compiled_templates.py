"""Compiled templates are kept from run to run, and nobody can tell a kept one from a fresh one."""

import sys

import pytest
from jinja2 import Environment, FileSystemLoader

from claimgraph.site import compiled_templates
from claimgraph.site.compiled_templates import keep_compiled


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(compiled_templates, "FOLDER", tmp_path / "kept")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/page.html").write_text("{{ word }}, {{ 'a' | twice }}")
    return tmp_path / "templates"


def rendered(folder, *kept, twice=lambda word: word * 2, **settings):
    """Return what the page becomes in a new environment, as in a run of its own."""
    environment = Environment(loader=FileSystemLoader(folder), autoescape=settings.pop("autoescape", True), **settings)
    environment.filters["twice"] = twice
    keep_compiled(environment, *kept)
    return environment.get_template("page.html").render(word="<b>")


def kept_files(folder):
    return {path.name: path.read_bytes() for path in (folder.parent / "kept").iterdir()}


def test_a_template_is_compiled_once(folder, monkeypatch):
    assert rendered(folder, folder) == "&lt;b&gt;, aa"
    monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("it was compiled again"))
    assert rendered(folder, folder) == "&lt;b&gt;, aa"


def test_another_text_and_other_settings_are_compiled_anew(folder):
    rendered(folder, folder)
    assert rendered(folder, folder, autoescape=False) == "<b>, aa"
    assert rendered(folder, folder, variable_start_string="[[") == "{{ word }}, {{ 'a' | twice }}"
    (folder / "page.html").write_text("{{ word }}.")
    assert rendered(folder, folder) == "&lt;b&gt;."


def test_a_template_of_a_project_is_not_kept(folder, tmp_path):
    rendered(folder, tmp_path / "elsewhere")
    assert kept_files(folder) == {}
    assert rendered(folder, tmp_path / "elsewhere", twice=lambda word: word * 3) == "&lt;b&gt;, aaa"


def test_a_kept_template_that_is_cut_off_is_compiled_anew(folder):
    rendered(folder, folder)
    for path in (folder.parent / "kept").iterdir():
        path.write_bytes(path.read_bytes()[:-20])
    assert rendered(folder, folder) == "&lt;b&gt;, aa"


def test_where_nothing_can_be_kept_pages_are_made_all_the_same(folder, tmp_path, monkeypatch):
    (tmp_path / "kept").write_text("no folder")
    assert rendered(folder, folder) == "&lt;b&gt;, aa"
    (tmp_path / "kept").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(folder, folder) == "&lt;b&gt;, aa"
    assert not (tmp_path / "kept").exists()
