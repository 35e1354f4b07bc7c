"""How a claim is cited: by whom, on which map and site, of which day, and where."""

import json
import re
import shutil
from html import unescape

import pytest
from project import ROOT, change

from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge_sound, render
from claimgraph.site.imprint import Imprint
from claimgraph.site.links import Addresses

HOME = Addresses(home="https://well.example/")
TITLE = "title: Is the well dry?"


@pytest.fixture
def well(tmp_path):
    shutil.copytree(ROOT / "tests/arguments/well", tmp_path / "well")
    return tmp_path / "well"


def cited(well, imprint=None):
    """What the card of a claim offers: in plain words, for BibTeX and as CSL-JSON."""
    site = render(judge_sound(Project(well), Problems()), HOME, imprint=imprint)
    html = site.files["embed/no-rain/index.html"]().decode()
    return [unescape(text) for text in re.findall(r"<pre[^>]*data-copy>(.*?)</pre>", html, re.DOTALL)][:3]


def say(well, more):
    file = well / "claims/argument.yml"
    (line,) = [line for line in file.read_text("utf-8").splitlines() if line.startswith("title:")]
    change(file, line, f"{line}\n{more}")


def test_makers_site_and_day_stand_in_every_form(well):
    say(well, "updated: 1921-06-01")
    plain, bibtex, csl = cited(well, Imprint("The Well & Us", "The Desk"))
    (item,) = json.loads(csl)
    assert item["author"] == [{"literal": "The Desk"}]
    assert item["publisher"] == "The Well & Us"
    assert item["issued"] == {"date-parts": [[1921, 6, 1]]}
    assert item["URL"] == "https://well.example/claims/no-rain/"
    assert "  author = {{The Desk}},\n" in bibtex
    assert "  organization = {The Well \\& Us},\n  year = {1921},\n  month = {6},\n" in bibtex
    assert plain.startswith(f"The Desk. “{item['title']}” In: {item['container-title']}, The Well & Us, 1 June 1921. ")


@pytest.mark.parametrize(("day", "parts"), [("1921", [1921]), ("1921-06", [1921, 6])])
def test_a_day_is_given_as_far_as_it_is_stated(well, day, parts):
    say(well, f"updated: {day}")
    _, bibtex, csl = cited(well)
    assert json.loads(csl)[0]["issued"] == {"date-parts": [parts]}
    assert "year = {1921}" in bibtex
    assert ("month" in bibtex) == (len(parts) > 1)


def test_what_is_not_stated_is_left_out(well):
    plain, bibtex, csl = cited(well)
    assert plain.startswith("“")
    assert not {"author", "issued", "publisher"} & json.loads(csl)[0].keys()
    assert not re.search(r"\b(author|year|organization) =", bibtex)


def test_where_the_site_names_nobody_the_editors_are_the_makers_if_they_have_a_name(well):
    change(well / "claims/argument.yml", "editors: {name: The editors}", "editors: {name: Ada Miller}")
    assert cited(well)[0].startswith("Ada Miller. “")


def test_a_fact_check_is_made_by_who_checks(well):
    say(well, "fact-check: {by: clerk}")
    assert cited(well)[0].startswith("The village clerk. “")
