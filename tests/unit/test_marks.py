"""Marks of pages: where a page's mark is the same after an edit, so is the page; and an edit moves few marks."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from large_argument import write
from market_square import SOUND
from project import BRIDGE, change

from claimgraph.diagnostics import BrokenArgument, Problems
from claimgraph.pipeline import Project, judge_sound
from claimgraph.site.imprint import Imprint
from claimgraph.site.links import Addresses
from claimgraph.site.render import render
from claimgraph.site.repository import Repository
from claimgraph.site.search import search_document

EDITS = 6
"""Edits of one argument in a row."""


def files_of(folder):
    return sorted(path for path in (folder / "claims").rglob("*.yml") if path.name != "expectations.yml")


def made(folder):
    """All that an argument becomes, with the mark of each page and file."""
    imprint = Imprint("A site", "Somebody", Repository.of("https://github.com/some/map", "edit/main/docs/", "docs"))
    judgement = judge_sound(Project(folder), Problems())
    site = render(judgement, Addresses(home="https://example.org/"), imprint=imprint)
    found = {}
    for page in site.pages:
        rendered = site.render(page)
        told = rendered.shown.description, rendered.shown.linked_data, rendered.headings
        found[page.path] = (rendered.html, told, page.title, page.label, search_document(rendered))
    return found | {address: make() for address, make in site.files.items()}, site.marks()


def scalars(value, steps=()):
    """Every value that is no mapping and no list, by the steps that lead to it."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in inner:
        yield from scalars(each, (*steps, step))
    if not isinstance(value, dict | list):
        yield steps, value


def edit(text, random):
    """Change something of a file: words, a number, a choice, a link, the order of entries; or take something away."""
    data = yaml.safe_load(text)
    found = [*scalars(data)]
    steps, value = random.choice(found)
    above = data
    for step in steps[:-1]:
        above = above[step]
    ids = re.findall(r"^  (?: |)([a-z][a-z0-9-]+):$", text, re.MULTILINE) or ["none"]
    alike = [other for others, other in found if others[-1:] == steps[-1:] and other != value]
    how = random.choice(["words", "words", "alike", "alike", "away", "order", "down"])
    if how == "words" and isinstance(value, str) and " " in value:
        above[steps[-1]] = f"{value} {random.choice(['So.', f'See [[{random.choice(ids)}]].'])}"
    elif how == "alike" and alike:
        above[steps[-1]] = random.choice(alike)
    elif how == "away":
        del above[steps[-1]]
    elif how == "order" and isinstance(above, dict):
        above[steps[-1]] = above.pop(steps[-1])
    return ("# A line more.\n" if how == "down" else "") + yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


def hold(write_into, random):
    """Edit an argument several times: what has the same mark as before an edit is the same as before."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_into(folder)
        before, marks = made(folder)
        left = EDITS
        while left:
            file = random.choice(files_of(folder))
            text = file.read_text("utf-8")
            file.write_text(edit(text, random), "utf-8")
            try:
                now, marks_now = made(folder)
            except BrokenArgument:
                file.write_text(text, "utf-8")
                continue
            same = {name for name, mark in marks_now.items() if marks.get(name) == mark}
            assert [name for name in sorted(same) if now[name] != before[name]] == []
            before, marks, left = now, marks_now, left - 1


def square(folder):
    for name, text in SOUND.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def bridge(folder):
    shutil.copytree(BRIDGE / "claims", folder / "claims")


def large(folder):
    write(folder, claims=30, topics=3)


ARGUMENTS = [square, bridge, large]


@given(st.sampled_from(ARGUMENTS), st.integers(0, 1 << 30))
@settings(max_examples=2, deadline=None, phases=[Phase.generate])
def test_what_has_the_same_mark_after_an_edit_is_the_same(write_into, seed):
    hold(write_into, Random(seed))


@pytest.mark.nightly
@given(st.sampled_from(ARGUMENTS), st.integers(0, 1 << 30))
@settings(max_examples=40, deadline=None, phases=[Phase.generate])
def test_so_it_is_after_many_edits(write_into, seed):
    hold(write_into, Random(seed))


def moved(folder, file, old, new):
    """The names of what gets another mark by an edit."""
    before = made(folder)[1]
    change(folder / file, old, new)
    return {name for name, mark in made(folder)[1].items() if before.get(name) != mark}


def test_an_edit_of_a_finding_moves_the_marks_of_its_claim_and_of_what_rests_on_it(tmp_path):
    bridge(tmp_path)
    names = moved(tmp_path, "claims/river.yml", "The poles show three yards.", "The poles show four yards.")
    assert {"claims/snow-is-deep", "embed/snow-is-deep/index.html", "sources/snow-poles", "topics/river"} <= names
    assert "claims/flood-is-coming" in names
    assert "claims/ice-has-broken" not in names


def test_the_pages_of_the_tool_itself_keep_their_marks(tmp_path):
    square(tmp_path)
    names = moved(tmp_path, "claims/square.yml", "was quiet on Sunday.", "was very quiet on Sunday.")
    assert "index" in names
    assert not {name for name in names if name.startswith(("diagnostics/", "format"))}


def test_marks_are_the_same_in_every_run(tmp_path):
    bridge(tmp_path)
    assert made(tmp_path)[1] == made(tmp_path)[1]
