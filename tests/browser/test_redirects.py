"""Old addresses in a real browser: they lead on from a server and from a disk, in both styles of address."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commands import mkdocs
from playwright.sync_api import expect
from serving import served

pytestmark = pytest.mark.browser

WELL = Path(__file__).parents[1] / "arguments/well"
NEW_HEADING = "It has not rained since April."


@pytest.fixture(scope="module", params=["true", "false"], ids=["folders", "files"])
def site(request, tmp_path_factory) -> tuple[Path, str]:
    """A small site, and the path of an old page on it."""
    project = tmp_path_factory.mktemp("moved") / "well"
    shutil.copytree(WELL, project)
    (project / "claims/renamed.yml").write_text("claims: {it-is-dry: no-rain}\nsources: {rain-gauge: gauge}\n", "utf-8")
    (project / "mkdocs.yml").write_text(
        f"site_name: Well\nuse_directory_urls: {request.param}\n"
        "theme: {name: material, font: false}\nplugins: [claimgraph: {pdf: false}]\n",
        "utf-8",
    )
    (project / "docs").mkdir()
    told = mkdocs("build", "--quiet", cwd=project)
    assert told.returncode == 0, told.stderr
    return project / "site", "claims/it-is-dry/" if request.param == "true" else "claims/it-is-dry.html"


def arrive(browser, address, **options):
    """Open an address, wait to be led on, and return where to, and what the browser complained of meanwhile."""
    complaints = []
    context = browser.new_context(**options)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(address)
    page.wait_for_url("**/no-rain**")
    expect(page.locator("article h1")).to_contain_text(NEW_HEADING)
    if "doubt=" in address:
        expect(page.locator("html[data-cg-took]")).to_have_count(1)
    url = page.url
    context.close()
    return url, complaints


def test_an_old_address_leads_on_from_a_server_to_the_same_place_with_the_same_doubts(browser, site):
    folder, old = site
    with served(folder) as address:
        url, complaints = arrive(browser, f"{address}{old}?doubt=it-is-dry/rain-gauge&clock=now#evidence-1")
    new = old.replace("it-is-dry", "no-rain")
    assert url == f"{address}{new}?doubt=no-rain/gauge&clock=now#evidence-1"
    assert complaints == []


def test_an_old_address_leads_on_where_scripts_are_switched_off(browser, site):
    folder, old = site
    with served(folder) as address:
        url, complaints = arrive(browser, f"{address}{old}#evidence-1", java_script_enabled=False)
    assert "/no-rain" in url
    assert complaints == []


def test_an_old_address_leads_on_from_a_disk(browser, site):
    folder, old = site
    path = folder / old
    url, _ = arrive(browser, (path / "index.html" if path.is_dir() else path).as_uri() + "#evidence-1")
    assert url.endswith("#evidence-1")


@pytest.mark.parametrize(
    ("page_of", "old", "new"),
    [
        ("map/index.html", "n-it-is-dry", "n-no-rain"),
        ("claims/no-rain", "rain-gauge", "gauge"),
        ("sources/gauge", "it-is-dry--rain-gauge", "no-rain--gauge"),
    ],
)
def test_a_place_that_is_named_by_an_old_id_is_found_by_the_new_one(browser, site, page_of, old, new):
    with served(site[0]) as address:
        context = browser.new_context()
        page = context.new_page()
        ending = "" if page_of.endswith(".html") else site[1].removeprefix("claims/it-is-dry")
        page.goto(f"{address}{page_of}{ending}#{old}")
        page.wait_for_url(f"**#{new}")
        context.close()
