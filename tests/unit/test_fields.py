"""A field of the format is declared once: what is derived from it follows by itself."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import Field

from claimgraph.argument import entries
from claimgraph.argument.assemble import copied
from claimgraph.argument.checks.ids import UNKNOWN, check_ids
from claimgraph.argument.field_types import ClaimIds, Prose, Relevance, Text
from claimgraph.argument.files import FileKind
from claimgraph.argument.json_schema import json_schema
from claimgraph.argument.marks import Offered
from claimgraph.argument.model import Evidence, Reference
from claimgraph.argument.shape import fields_of
from claimgraph.argument.things import Thing
from claimgraph.compare.difference.said import listed, said
from claimgraph.diagnostics import Place, Problems
from claimgraph.edit.references import find_prose, find_references
from claimgraph.edit.scaffolds import entry_lines
from claimgraph.pipeline import Project, read
from claimgraph.site.pages.format import field_views

HERE = Place("claims/t.yml")


class Weather(entries.EvidenceEntry):
    """A finding with fields that the format does not have."""

    sky: Annotated[Text | None, Offered("grey")] = Field(
        None, title="look of the sky", description="What the sky was like.", examples=["blue"]
    )
    omen: Prose | None = Field(None, description="What it was taken to mean.", examples=["*Rain*."])
    also_of: ClaimIds = Field([], description="Claims that it was also noted on.", examples=[["no-rain"]])


FOUND = {"source": "gauge", "stance": "supports", "finding": "F.", "sky": "grey", "omen": "See [[a]].", "also-of": "a"}


class Claim(entries.ClaimEntry):
    """A claim that may have such findings."""

    weather: list[Weather] = Field([], description="Findings of the weather.", examples=[[FOUND]])


class Topic(entries.TopicFile):
    """claims/<topic>.yml: claims, as they would be with the new fields."""

    claims: dict[entries.claims.OwnClaim, Claim] = Field(description="Claims.", examples=[{}])


@pytest.fixture
def declared(monkeypatch, tmp_path):
    """A project whose topic uses the new fields, in a format that has them."""
    monkeypatch.setitem(entries.FILES, FileKind.TOPIC, Topic)
    monkeypatch.setitem(entries.ENTRIES, "Weather", Weather)
    folder = tmp_path / "claims"
    folder.mkdir()
    (folder / "argument.yml").write_text("title: T\nquestion: Q?\nroots: [a]\ntopics: [t]\npeople: {p: {name: P}}\n")
    (folder / "t.yml").write_text(
        "topic: T\nclaims:\n  a:\n    claim: The well is dry.\n    kind: fact\n    by: p\n    weather:\n"
        "      - {source: gauge, stance: supports, finding: F, omen: 'See [[b]].', also-of: [a, b]}\n"
    )
    return tmp_path


def test_its_ids_and_links_are_checked_where_they_stand(declared):
    problems = Problems()
    reading = read(Project(declared), problems)
    assert [f"{each.place} {each.message}" for each in problems if each.rule is UNKNOWN[Thing.CLAIM]] == [
        'claims/t.yml:8:68 no claim "b"',
        'claims/t.yml:8:88 no claim "b"',
    ]
    assert [each.place.column for each in check_ids(reading) if each.rule is UNKNOWN[Thing.CLAIM]] == [88]


def test_rename_finds_it(declared):
    file = next(file for file in read(Project(declared), Problems()).files if file.kind is FileKind.TOPIC)
    text = file.document.text
    assert [text[found.start : found.end] for found in find_references(file, Thing.CLAIM, "a")] == ["a", "a"]
    assert [text[found.start : found.end] for found in find_prose(file)] == ["'See [[b]].'"]


@pytest.mark.usefixtures("declared")
def test_the_schema_and_the_page_of_the_format_have_it():
    defined = json_schema(FileKind.TOPIC)["$defs"]
    weather = defined["Weather"]
    assert weather["properties"]["sky"]["description"] == "What the sky was like."
    views = {view.name: view for view in field_views("Weather", "weather", weather, defined)}
    assert views["sky"].examples == ("sky: blue",)
    assert (views["omen"].prose, views["sky"].prose) == (True, False)


def test_new_offers_it_in_its_place():
    given = {"stance": "supports", "sky": "grey", "source": "gauge"}
    assert entry_lines(given, Weather, 0, hints=False) == ["source: gauge", "stance: supports", "sky: grey"]
    assert "# sky: grey" in entry_lines({}, Weather, 0, hints=True)


def test_the_difference_tells_it():
    class Model:
        source, also_of = Reference("gauge", HERE), (Reference("a", HERE), Reference("b", HERE))
        stance = finding = quote = locator = credibility = credibility_why = origin = outweighs = None
        turned_out = nature = language = None
        relevance = Relevance.DIRECT
        undercut = ()
        sky, omen = "grey", None

    assert said(Weather, Model())["sky"] == "grey"
    assert listed(Weather, Model())["also-of"] == ["a", "b"]


def test_what_the_model_has_under_the_same_name_is_copied_to_it():
    made = copied(
        Evidence,
        Weather.model_validate(FOUND | {"locator": "p. 3"}),
        lambda *_, **__: HERE,
        id="i",
        check=None,
        place=HERE,
    )
    assert (made.locator, made.source, made.undercut) == ("p. 3", Reference("gauge", HERE), ())


def test_a_key_is_called_the_same_wherever_it_stands():
    """The words for a change are told by its key alone."""
    names: dict[str, set[str]] = {}
    for entry in entries.ENTRIES.values():
        for key, field in fields_of(entry).items():
            names.setdefault(key, set()).update([field.info.title] if field.info.title else [])
    assert {key: found for key, found in names.items() if len(found) > 1} == {}
