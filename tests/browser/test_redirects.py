"""Old addresses in a real browser: they lead on from a server and from a disk, in both styles of address."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect
from project import ROOT, run
from serving import served

pytestmark = pytest.mark.browser

WELL = Path(__file__).parents[1] / "arguments/well"
NEW_HEADING = "It has not rained since April."


@pytest.fixture(scope="module", params=["true", "false"], ids=["folders", "files"])
def site(request, tmp_path_factory) -> tuple[Path, str]:
    """A small site, and the path of an old page on it."""
    project = tmp_path_factory.mktemp("moved") / "well"
    shutil.copytree(WELL, project)
    (project / "claims/renamed.yml").write_text("claims: {it-is-dry: no-rain}\n", "utf-8")
    (project / "mkdocs.yml").write_text(
        f"site_name: Well\nuse_directory_urls: {request.param}\n"
        "theme: {name: material, font: false}\nplugins: [claimgraph]\n",
        "utf-8",
    )
    (project / "docs").mkdir()
    told = run("-m", "mkdocs", "build", "--quiet", cwd=project, PYTHONPATH=str(ROOT))
    assert told.returncode == 0, told.stderr
    return project / "site", "claims/it-is-dry/" if request.param == "true" else "claims/it-is-dry.html"


def arrive(browser, address):
    """Open an address, wait to be led on, and return what the browser complained of meanwhile."""
    complaints = []
    context = browser.new_context()
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(address)
    page.wait_for_url("**/no-rain**")
    expect(page.locator("article h1")).to_contain_text(NEW_HEADING)
    context.close()
    return complaints


def test_an_old_address_leads_on_from_a_server(browser, site):
    folder, old = site
    with served(folder) as address:
        assert arrive(browser, address + old) == []


def test_an_old_address_leads_on_from_a_disk(browser, site):
    folder, old = site
    path = folder / old
    arrive(browser, (path / "index.html" if path.is_dir() else path).as_uri())
