"""What the head of argument pages tells other sites and search engines, and where their foot leads."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from made_once import made_once
from small_site import CONFIG, build, make_small

from claimgraph.publish.previews import locale_of

HOME = "https://well.example/map/"
MORE = f"""site_url: {HOME}
site_author: The Desk
repo_url: https://github.com/us/well
edit_uri: edit/main/docs/
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A small site that says where it is, who makes it and where its files are; in German."""

    def make(folder):
        project = make_small(folder / "small")
        (project / "mkdocs.yml").write_text(
            CONFIG.replace("{name: material}", "{name: material, font: false, language: nl}") + MORE
        )
        told = build(project)
        assert told.returncode == 0, told.stderr

    return made_once(tmp_path_factory, "previews", make) / "small/site"


def meta_of(html):
    """The meta elements of a page that have a property or a name, by it."""
    found = {}
    for element in re.findall(r"<meta ([^>]*)>", html):
        named = re.findall(r'(?:property|name)="([^"]+)"', element)
        content = re.search(r'content="([^"]*)"', element)
        for name in named:
            assert name not in found
            found[name] = unescape(content[1])
    return found


def test_a_shared_page_shows_its_title_what_became_of_the_claim_and_the_site(site):
    found = meta_of((site / "claims/no-rain/index.html").read_text("utf-8"))
    told = {name: content for name, content in found.items() if name.startswith("og:")}
    assert told == {
        "og:title": "It has not rained since April.",
        "og:description": found["description"],
        "og:type": "article",
        "og:url": f"{HOME}claims/no-rain/",
        "og:site_name": "Small",
        "og:locale": "nl_NL",
    }
    assert re.fullmatch(r"[A-Z][a-z ]+: It has not rained since April\.", found["description"])


def test_every_argument_page_tells_it_and_the_front_page_is_a_website(site):
    for page in site.rglob("index.html"):
        path = page.relative_to(site).as_posix()
        if not path.startswith(("embed/", "report/")):
            kind = meta_of(page.read_text("utf-8"))["og:type"]
            assert kind == ("website" if path == "index.html" else "article")


def test_search_engines_are_told_of_a_claim_and_the_policy_lets_no_more_run_for_it(site):
    html = (site / "claims/well-will-fail/index.html").read_text("utf-8")
    (said,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert json.loads(said)["url"] == f"{HOME}claims/well-will-fail/"
    other = (site / "topics/water/index.html").read_text("utf-8")
    assert "ld+json" not in other
    policies = {re.search(r"script-src ([^;]*);", page)[1] for page in (html, other)}
    assert len(policies) == 1


def test_the_foot_of_a_claim_leads_to_its_line_and_to_an_objection_that_names_it(site):
    html = (site / "claims/no-rain/index.html").read_text("utf-8")
    foot = html[html.index('<footer class="cg-foot">') :]
    links = {words: unescape(href) for href, words in re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', foot)}
    assert re.fullmatch(r"https://github\.com/us/well/edit/main/claims/water\.yml#L\d+", links["Edit this claim"])
    issue = urlsplit(links["Suggest an objection"])
    filled = parse_qs(issue.query)
    assert issue.path == "/us/well/issues/new"
    assert filled["title"][0].startswith("Objection to no-rain: ")
    assert f"Claim: no-rain\nIt has not rained since April.\n{HOME}claims/no-rain/\n" in filled["body"][0]


def test_a_citation_names_the_maker_and_the_site(site):
    card = unescape((site / "embed/no-rain/index.html").read_text("utf-8"))
    assert "The Desk. “It has not rained since April.” In: Is the village well dry?, Small. " in card


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en_US"), ("de", "de_DE"), ("ja", "ja_JP"), ("pt-BR", "pt_BR"), ("zh-Hant", "zh_TW"), ("custom", None)],
)
def test_a_language_is_told_with_a_country(language, locale):
    assert locale_of(language) == locale
