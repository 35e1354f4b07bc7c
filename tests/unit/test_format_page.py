"""The page of the format says everything that the format is, and nothing else."""

from __future__ import annotations

import pytest
from project import ROOT

from claimgraph.argument.entries import ENTRIES
from claimgraph.argument.files import FileKind
from claimgraph.argument.json_schema import json_schema
from claimgraph.argument.shape import fields_of
from claimgraph.argument.yaml_nodes import parse
from claimgraph.argument.yaml_writer import written
from claimgraph.diagnostics import Problems
from claimgraph.language import speaking
from claimgraph.language.pseudo import PSEUDO
from claimgraph.pipeline import Project, judge_sound, render
from claimgraph.site.atlas import Atlas
from claimgraph.site.format_words import type_in_words
from claimgraph.site.pages.format import EXPLAINED, format_page

WELL = Project(ROOT / "tests/arguments/well")


@pytest.fixture(scope="module")
def judgement():
    return judge_sound(WELL, Problems())


@pytest.fixture(scope="module")
def view(judgement):
    (page,) = format_page(Atlas(judgement))
    return page.show().view


@pytest.fixture(scope="module")
def html(judgement):
    return {rendered.page.path: rendered.html for rendered in render(judgement).rendered()}


def words(pieces):
    return "".join(f"`{piece.words}`" if piece.code else piece.words for piece in pieces)


def holds(view, anchor):
    fields = [field for file in view.files for part in (file, *file.parts) for field in part.fields]
    return words(next(field.type for field in fields if field.anchor == anchor))


def test_every_file_and_every_field_of_the_schemas_is_on_it(view):
    for file, kind in zip(view.files, [FileKind(file.anchor) for file in view.files], strict=True):
        schema = json_schema(kind)
        assert (file.where, file.what) == (schema["title"], schema["description"])
        assert [field.name for field in file.fields] == [*schema.get("properties", {})]
    assert {file.anchor for file in view.files} == set(FileKind)
    shown = {part.what: [field.name for field in part.fields] for file in view.files for part in file.parts}
    defined = {
        shape["description"]: [*shape["properties"]]
        for kind in FileKind
        for shape in json_schema(kind).get("$defs", {}).values()
        if "properties" in shape
    }
    assert shown == defined


def test_every_field_has_an_anchor_of_its_own(view):
    anchors = [field.anchor for file in view.files for part in (file, *file.parts) for field in part.fields]
    assert len(anchors) == len(set(anchors)) > 90
    assert {"argument-title", "claim-stated", "step-premises", "source-reliability"} <= set(anchors)


def test_what_is_required_and_what_is_assumed_is_told(view):
    claim = next(part for file in view.files for part in file.parts if part.anchor == "claim")
    assert [field.name for field in claim.fields if field.required] == ["claim", "kind", "by"]
    source = next(part for file in view.files for part in file.parts if part.anchor == "source")
    assert {field.name: field.default for field in source.fields if field.default} == {
        "title-shown": "true",
        "language": "en",
        "medium": "other",
        "reliability": "F",
        "depth": "excerpt",
    }


@pytest.mark.parametrize(
    ("anchor", "said"),
    [
        ("argument-title", "text"),
        ("argument-about", "the mapped text"),
        ("argument-as-of", "a date: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`"),
        ("argument-roots", "an id, or a list of these"),
        ("argument-people", "a mapping from an id to a person"),
        ("claim-because", "a step of reasoning, or a list of these"),
        ("claim-objections", "an id or an objection, or a list of these"),
        ("step-premises", "an id, or a list of these; or a mapping from a key to an id, or a list of these"),
        ("finding-stance", "one of `supports`, `contradicts`, `outcome`, `qualifies` or `context`"),
        ("finding-credibility", "a whole number from 1 to 6"),
        ("source-date", "a date: `YYYY-MM-DD`, `YYYY-MM` or `YYYY` or bounds of a date"),
        ("step-undercut", "an id or an undercut, or a list of these"),
        ("undercut-weakens", "`true` or `false`"),
        ("finding-relevance", "one of `direct`, `indirect` or `marginal`"),
        ("claim-standard", "one of `scintilla`, `preponderance`, `clear`, `beyond-doubt` or `uncontradicted`"),
        ("source-title-shown", "`true` or `false`"),
        ("source-url", "an address: `https:`, `http:` or `mailto:`"),
        ("expectations-then", "expected statuses"),
    ],
)
def test_what_may_stand_in_a_field_is_told_in_plain_words(view, anchor, said):
    assert holds(view, anchor) == said


def test_words_of_a_type_lead_to_what_they_name(html):
    page = html["format"]
    assert 'Holds</span> <a href="#step">a step of reasoning</a>, or a list of these.' in page
    assert '<h3 id="step">A step of reasoning</h3>' in page


@pytest.mark.parametrize(
    ("name", "field"), [(key, field) for entry in ENTRIES.values() for key, field in fields_of(entry).items()]
)
def test_every_example_is_yaml_and_means_what_it_should(name, field):
    for example in field.info.examples:
        read = parse(written(name, example), "")
        assert not read.problems
        assert read.data == {name: example}


@pytest.mark.parametrize(
    "value",
    ["yes: no", "a # b", "[x]", "", "true", "12", 'He said "no"', ["a, b", "c"], [{"a": ["x" * 60]}, {"b": {"c": 1}}]],
)
def test_what_would_be_misread_stands_in_quotation_marks(value):
    assert parse(written("field", value), "").data == {"field": value}


def test_where_the_method_says_more_the_page_leads_there(html):
    for anchor, _ in EXPLAINED.values():
        assert f'id="{anchor}"' in html["method"]
        assert f"method/#{anchor}" in html["format"]


def test_a_shape_that_the_words_do_not_know_is_still_named():
    assert words(type_in_words({"type": "array", "items": {"type": "string"}}, {})) == "a list: each item is a key"


def test_in_another_language_code_and_links_stay_as_they_are():
    claim = {"$ref": "#/$defs/ClaimEntry"}
    either = {"anyOf": [{"enum": ["yes", "no"]}, claim, {"type": "array", "items": claim}]}
    with speaking(PSEUDO):
        said = type_in_words(either, {})
    assert words(said) == "⟦⟦óñé óƒ `yes` ⟦óŕ⟧ `no`⟧ ⟦óŕ⟧ ⟦á ćĺáíɱ⟧, óŕ á ĺíšť óƒ ťĥéšé⟧"
    assert [piece.anchor for piece in said if piece.anchor] == ["claim"]
