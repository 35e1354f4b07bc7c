"""An id that was given up leaves a page behind that leads on."""

import base64
import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from html_pages import read_page

from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge_sound, render
from claimgraph.site.links import Addresses

WELL = Path(__file__).parents[1] / "arguments/well"

RENAMED = """\
claims: {well-runs-dry: well-will-fail, it-is-dry: no-rain}
sources: {letter-of-may: letter}
topics: {rain: water}
rivals: {silence: why-silent}
"""
"""Of the two claims the first is a headline conclusion, which has a walk too. Claims have cards, and topics maps."""


@pytest.fixture
def argument(tmp_path):
    shutil.copytree(WELL, tmp_path / "well")
    (tmp_path / "well/claims/renamed.yml").write_text(RENAMED, "utf-8")
    return judge_sound(Project(tmp_path / "well"), Problems())


def old_pages(site):
    found = {address: make().decode() for address, make in site.files.items() if address.endswith(".html")}
    return {address: html for address, html in found.items() if 'http-equiv="refresh"' in html}


def test_every_old_address_has_a_page_that_leads_to_the_new_one(argument):
    assert {
        address: html.partition("0; url=")[2].partition('"')[0] for address, html in old_pages(render(argument)).items()
    } == {
        "claims/well-runs-dry/index.html": "../well-will-fail/index.html",
        "walks/well-runs-dry/index.html": "../well-will-fail/index.html",
        "embed/well-runs-dry/index.html": "../well-will-fail/index.html",
        "claims/it-is-dry/index.html": "../no-rain/index.html",
        "embed/it-is-dry/index.html": "../no-rain/index.html",
        "sources/letter-of-may/index.html": "../letter/index.html",
        "topics/rain/index.html": "../water/index.html",
        "map/rain/index.html": "../water/index.html",
        "rivals/silence/index.html": "../why-silent/index.html",
    }


def test_where_pages_are_files_the_old_addresses_are_files_too(argument):
    html = old_pages(render(argument, Addresses(directories=False)))["claims/it-is-dry.html"]
    assert 'content="0; url=no-rain.html"' in html
    assert '<link rel="canonical" href="no-rain.html">' in html


def test_an_old_address_says_where_to_go_and_runs_nothing_else(argument, tmp_path):
    html = old_pages(render(argument))["claims/it-is-dry/index.html"]
    (tmp_path / "page.html").write_text(html, "utf-8")
    page = read_page(tmp_path, "page.html")
    assert page.title == "Moved: It has not rained since April."
    assert [(link.element, link.address) for link in page.references] == [
        ("link", "../no-rain/"),
        ("a", "../no-rain/index.html"),
    ]
    assert "default-src 'none'" in html
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert f"script-src 'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in html
    told = old_pages(render(argument, Addresses(home="https://well.example/map/")))["claims/it-is-dry/index.html"]
    assert '<link rel="canonical" href="https://well.example/map/claims/no-rain/">' in told


def test_scripts_are_told_what_is_called_otherwise_now(argument):
    told = json.loads(render(argument).files["data/renamed.json"]())
    assert told == {
        "claims": {"well-runs-dry": "well-will-fail", "it-is-dry": "no-rain"},
        "sources": {"letter-of-may": "letter"},
    }
