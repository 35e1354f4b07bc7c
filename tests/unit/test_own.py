"""What an argument adds of its own: fields, media, words for statuses and tags."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from commands import command
from dry_well import BASE, report, write
from project import BRIDGE, GOALS, change
from repositories import commit, git

from claimgraph.argument.files import FileKind
from claimgraph.argument.fingerprint import fingerprint, what_changed
from claimgraph.argument.json_schema import json_schema
from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge_sound, load, render
from claimgraph.site.search import search_document

HEAD = """\
fields:
  stage: {name: Stage, kind: choice, choices: [Draft, Agreed], filter: true}
  load: {name: Load, kind: number}
  ticket: {name: Ticket, kind: link}
  remark: {name: Remark}
"""


@pytest.fixture
def goals(tmp_path):
    """The argument of the lift, to be changed."""
    shutil.copytree(GOALS, tmp_path / "goals")
    return tmp_path / "goals"


@pytest.fixture(scope="module")
def html():
    """Every page of the argument of the lift."""
    return {each.page.path: each.html for each in render(judge_sound(Project(GOALS), Problems())).rendered()}


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ("stage: Agred", '"stage" cannot be "Agred": choose Draft, Agreed [unknown-value]'),
        ("stage: 1", '"stage" must be text, not a number (1) [wrong-type]'),
        ("load: heavy", '"load" must be a number, not text [wrong-type]'),
        ("ticket: javascript:alert(1)", 'the link "javascript:alert(1)" is not allowed'),
        ("remark: [a, b]", '"remark" must be text, not a list [wrong-type]'),
        ("owner: me", 'no field "owner" of the argument\'s own [unknown-field]'),
    ],
)
def test_a_value_that_a_field_cannot_hold_is_refused_in_place(tmp_path, said, complaint):
    claim = BASE["claims/well.yml"] + f"    fields: {{{said}}}\n"
    write(tmp_path, BASE | {"claims/argument.yml": BASE["claims/argument.yml"] + HEAD, "claims/well.yml": claim})
    assert complaint in report(tmp_path)


@pytest.mark.parametrize(
    ("declared", "complaint"),
    [
        ("{name: A, kind: choice}", '"choices" is missing [missing-key]'),
        ("{name: A, choices: [b]}", '"choices" has no effect here: it is for the kind choice'),
        ("{name: A, kind: link, filter: true}", '"filter" has no effect here: it is for the kind choice'),
        ("{name: A, kind: choice, choices: [b, b]}", '"b" stands twice in this list'),
        ("{name: A, shown: pages}", 'cannot be "pages": choose page, lists'),
    ],
)
def test_a_field_that_is_declared_in_vain_is_told(tmp_path, declared, complaint):
    write(tmp_path, BASE | {"claims/argument.yml": BASE["claims/argument.yml"] + f"fields: {{a: {declared}}}\n"})
    assert complaint in report(tmp_path)


def test_a_medium_that_nobody_named_and_tags_that_look_alike_are_told(goals):
    change(goals / "claims/sources/Logs.yml", "medium: logbook", "medium: logbok")
    change(goals / "claims/lift.yml", "tags: Brakes", "tags: brakes")
    told = report(goals)
    assert 'did you mean "logbook"?' in told
    assert 'the ids "brakes" and "Brakes" are one' in told


def test_values_stand_on_the_page_of_the_claim_at_the_top_or_with_the_notes(html):
    top, _, folded = html["claims/G1"].partition('<h2 id="notes">')
    assert '<dt>Stage</dt><dd><a href="../../fields/stage/draft/" dir="auto">Draft</a></dd>' in top
    assert "<dt>Remark</dt>" in top
    assert '<dt>Ticket</dt><dd><a href="https://example.org/t/1" rel="external">' in folded
    assert '<a href="../../tags/Brakes/" dir="auto">Brakes</a>' in folded
    assert "Kept in the engine house." in html["sources/Log.1"]
    assert "Logbook of a machine" in html["sources/Log.1"]


def test_a_choice_and_a_tag_have_pages_of_their_claims_which_need_no_script(html):
    def claims(path):
        return re.findall(r'<a href="[./]*/claims/([^/]+)/">', html[path])

    assert claims("fields/stage/draft") == ["G1"]
    assert claims("fields/stage/agreed-in-part") == ["G1.1"]
    assert claims("tags/ケーブル") == ["G1", "S1"]
    assert '<a href="draft/">Draft</a>' in html["fields/stage/index"]
    assert '<a href="Brakes/">Brakes</a>' in html["tags/index"]
    assert '<th scope="col">Load in tons</th>' in html["topics/lift"]


def test_own_words_stand_for_statuses_and_the_method_names_the_usual_ones(html):
    assert '<span class="cg-status__word">Shown</span>' in html["claims/G1"]
    assert "3 Shown" in html["topics/index"]
    assert "On other maps it is called “Stands”." in html["method"]
    assert "On other maps it is called “Outweighed”." not in html["method"]


def test_an_argument_without_any_of_this_shows_nothing_of_it():
    site = render(judge_sound(Project(BRIDGE), Problems()))
    assert not [page.path for page in site.pages if page.path.startswith(("fields", "tags"))]
    page = next(page for page in site.pages if page.path == "topics/bridge")
    assert "data-narrow" not in site.render(page).html
    assert page.scripts == ()


def test_the_search_finds_what_is_said_in_own_fields_and_tags():
    site = render(judge_sound(Project(GOALS), Problems()))
    page = next(page for page in site.pages if page.path == "claims/G1")
    document = search_document(site.render(page)) or ""
    assert "Remark: Asked for by the miller." in document
    assert '<i data-pagefind-filter="tag:ケーブル"></i>' in document


def test_an_editor_is_offered_the_fields_and_media_of_the_argument():
    argument = load(Project(GOALS), Problems())
    claim = json_schema(FileKind.TOPIC, argument)["$defs"]["ClaimEntry"]["properties"]
    source = json_schema(FileKind.SOURCES, argument)["$defs"]["SourceEntry"]["properties"]
    assert claim["fields"]["properties"]["stage"] == {"description": "Stage", "enum": ["Draft", "Agreed, in part"]}
    assert claim["fields"]["additionalProperties"] is False
    assert "logbook" in source["medium"]["enum"]
    assert "logbook" not in json_schema(FileKind.SOURCES)["$defs"]["SourceEntry"]["properties"]["medium"]["enum"]


def test_a_review_goes_stale_when_a_field_changes_and_says_which(goals):
    before = load(Project(goals), Problems())
    of = fingerprint(before, before.claims["G1"])
    review = f"    reviewed: {{on: 2026-01-01, by: A, of: {of}}}\n    tags: [Brakes, ケーブル]\n"
    change(goals / "claims/lift.yml", "    tags: [Brakes, ケーブル]\n", review)
    same = load(Project(goals), Problems())
    assert what_changed(same, same.claims["G1"]) == ()
    change(goals / "claims/lift.yml", "load: 1.5", "load: 2")
    after = load(Project(goals), Problems())
    assert [str(part) for part in what_changed(after, after.claims["G1"])] == ["the field load"]


def test_a_comparison_tells_fields_tags_and_words_that_changed(goals):
    git(goals, "init", "-q")
    commit(goals)
    change(goals / "claims/lift.yml", "load: 1.5", "load: 2")
    change(goals / "claims/lift.yml", "    tags: Brakes\n", "    tags: [Brakes, Doors]\n")
    change(goals / "claims/argument.yml", "stands: Shown", "stands: Proven")
    change(goals / "claims/argument.yml", "name: Remark", "name: Remarks")
    done = command("diff", "--format", "json", cwd=goals)
    told = json.dumps(json.loads(done.stdout), ensure_ascii=False)
    for words in ("field load", "Doors", "word for stands", "Remarks"):
        assert words in told
