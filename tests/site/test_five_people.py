"""Five people, each with an argument of their field: from an empty folder by their guide to a page that they read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from commands import command
from guide_shell import FIELDS, Shell, follow_guide, programs_in
from guides import read_blocks
from html_pages import faults, is_elsewhere, read_page, read_pages

from claimgraph.edit.starter_kinds import STARTERS

EDITS = ("edit ", "added to ", "file ")


@dataclass(frozen=True)
class Read:
    """What somebody reads on the site that they made."""

    said: dict[str, str]
    """The verdict on the page of a claim, by its id."""
    also: dict[str, str]
    """Other words on a page, by its address."""


PEOPLE = {
    "debate": Read(
        {"drop-fines": "Stands if granted thinly", "reminders-work": "Stands thinly", "fines-cost-more": "Cut off"},
        {"claims/drop-fines": "put forward by The proposer", "claims/reminders-work": "Trial was short"},
    ),
    "fact-check": Read(
        {
            "accidents-halved": "By 1 October 1962 Cut off, Now, with hindsight Outweighed",
            "accidents-fell": "By 1 October 1962 Not examined, Now, with hindsight Stands firmly",
        },
        {
            "": "The council's six leave out accidents without injuries.",
            "claims/release-counts-unlike": "with injuries",
        },
    ),
    "ach": Read(
        {"oil-ran-out": "Stands firmly", "keeper-fell-asleep": "Contested", "storm-broke-lamp": "Outweighed"},
        {
            "rivals/why-dark": "Whoever puts a light out leaves the oil in the tank.",
            "claims/oil-ran-out": "A second tank",
        },
    ),
    "safety-case": Read(
        {"G1": "Contested", "G2": "Stands firmly", "A1": "Stands firmly"},
        {
            "claims/G1": "Strategy S1: argue over each hazard.",
            "claims/G4": "D2 Tried only once",
        },
    ),
    "legal-brief": Read(
        {"carter-must-pay": "Stands firmly", "carter-deceived": "Stands firmly", "carter-stole": "Contested"},
        {
            "claims/carter-stole": "but its standard of proof asks for more.",
            "claims/carter-must-pay": "The rule of carriage",
        },
    ),
}


@pytest.fixture(scope="module", params=PEOPLE)
def played(request, tmp_path_factory):
    """A kind, and the folder in which somebody followed its guide."""
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "empty").mkdir()
    shell = Shell(folder / "empty", programs_in(folder / "programs"), port=0)
    follow_guide(FIELDS[request.param], shell)
    return request.param, shell.folder


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def verdicts(article: str) -> str:
    """The verdicts at the head of a claim's page, in words."""
    heads = re.findall(r'<div class="cg-verdict [^>]*>.*?<p>(.*?)</p>', article, re.DOTALL)
    return ", ".join(words(head) for head in heads)


def test_what_was_edited_by_the_guide_is_read_on_the_pages(played):
    kind, folder = played
    expected = PEOPLE[kind]
    told = {id_: verdicts(read_page(folder / "site", f"claims/{id_}/index.html").article) for id_ in expected.said}
    assert told == expected.said
    for address, phrase in expected.also.items():
        assert phrase in words(read_page(folder / "site", f"{address}/index.html".lstrip("/")).article), address


def test_no_link_of_the_site_is_broken_and_nothing_is_loaded_from_elsewhere(played):
    _, folder = played
    pages = read_pages(folder / "site")
    assert faults(folder / "site", pages) == []
    references = [reference for page in pages.values() for reference in page.references]
    loaded = {it.address for it in references if it.loads and is_elsewhere(it.address)}
    assert {address for address in loaded if not address.startswith("data:")} == set()


def test_the_files_are_in_their_canonical_form_when_the_guide_is_done(played):
    _, folder = played
    assert command("fmt", "--check", cwd=folder).stdout == "every file is in its canonical form\n"


@pytest.mark.parametrize("kind", FIELDS)
def test_a_guide_of_a_field_begins_with_its_starter_and_makes_three_edits(kind):
    text = Path(FIELDS[kind]).read_text("utf-8")
    assert f"--kind {kind}\n" in text.partition("```console\n")[2].partition("```")[0]
    assert [line[2] for line in text.splitlines() if re.match(r"\*\*\d\. ", line)] == ["1", "2", "3"]
    assert sum(block.mark.startswith(EDITS) for block in read_blocks(FIELDS[kind])) >= 3
    assert "\n## What the map does not do\n" in text


def test_every_field_has_a_guide():
    assert {"village", *FIELDS} == set(STARTERS)
    assert set(PEOPLE) == set(FIELDS)
