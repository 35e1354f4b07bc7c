"""What a claim's page says to search engines: what the editors wrote, in the words of schema.org."""

import json
import shutil

import pytest
from project import ROOT, change

from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge_sound, render
from claimgraph.site.linked_data import as_script

WHERE = "https://well.example/claims/dry/"


@pytest.fixture
def well(tmp_path):
    shutil.copytree(ROOT / "tests/arguments/well", tmp_path / "well")
    return tmp_path / "well"


def said_of(well, claim):
    site = render(judge_sound(Project(well), Problems()))
    (page,) = (page for page in site.pages if page.path == f"claims/{claim}")
    return site.show(page).linked_data


def fact_check(well, how="by: clerk"):
    change(well / "claims/argument.yml", "as-of:", f"fact-check: {{{how}}}\nas-of:")


def test_a_claim_is_told_with_who_asserts_it_and_the_text_in_which_it_stands(well):
    said = said_of(well, "well-will-fail")
    claim = said["mainEntity"]
    assert (said["@context"], said["@type"], claim["@type"]) == ("https://schema.org", "WebPage", "Claim")
    assert (claim["text"], claim["author"]) == ("The well will fail by August.", "A. Miller")
    assert claim["appearance"]["author"] == "A. Miller"
    assert claim["datePublished"] == claim["appearance"]["datePublished"]


def test_what_the_page_shows_first_is_cited(well):
    found = said_of(well, "no-rain")["citation"]
    assert found
    assert all(isinstance(source, str) for source in found)


def test_what_the_text_leaves_unsaid_is_not_put_into_its_writers_mouth(well):
    assert said_of(well, "rain-feeds-well")["mainEntity"] == {"@type": "Claim", "text": "The well is fed by rain."}


def test_without_a_word_of_the_editors_nothing_is_a_fact_check(well):
    assert "ClaimReview" not in json.dumps(said_of(well, "well-will-fail"))


def test_a_fact_check_rates_what_others_claim_in_the_word_of_its_status_and_in_no_number(well):
    fact_check(well, "by: clerk, link: https://desk.example/")
    said = said_of(well, "well-will-fail")
    assert said["@type"] == "ClaimReview"
    assert said["claimReviewed"] == said["itemReviewed"]["text"] == "The well will fail by August."
    assert said["author"] == {"@type": "Organization", "name": "The village clerk", "url": "https://desk.example/"}
    assert said["reviewRating"].keys() == {"@type", "alternateName"}
    assert said["reviewRating"]["alternateName"][0].isupper()


def test_who_checks_may_be_a_person(well):
    fact_check(well, "by: clerk, kind: person")
    assert said_of(well, "well-will-fail")["author"] == {"@type": "Person", "name": "The village clerk"}


def test_a_fact_check_rates_nothing_that_it_says_itself_or_that_nobody_has_said(well):
    fact_check(well, "by: author")
    assert said_of(well, "well-will-fail")["@type"] == "WebPage"
    assert said_of(well, "rain-feeds-well")["@type"] == "WebPage"


def test_nothing_in_a_wording_can_end_the_script_or_begin_another():
    hostile = {"text": "</script><script>alert(1)</script><!-- & \u2028"}
    script = as_script(hostile, WHERE)
    assert not {"<", ">", "&"} & set(script)
    assert json.loads(script) == {**hostile, "url": WHERE}


def test_where_the_address_is_not_known_none_is_told():
    assert json.loads(as_script({"text": "It is dry."}, None)) == {"text": "It is dry."}


def test_a_rating_is_in_the_editors_own_word_where_they_have_one(well):
    fact_check(well)
    rated = said_of(well, "well-will-fail")["reviewRating"]["alternateName"]
    key = rated.lower().replace(" ", "-")
    change(well / "claims/argument.yml", "as-of:", f"verdicts: {{{key}: Half true}}\nas-of:")
    assert said_of(well, "well-will-fail")["reviewRating"]["alternateName"] == "Half true"
