"""What an editor sees in the open page, from the save to the mend."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import expect
from project import BRIDGE, FRONT_DOOR, change, copy_project, free_port, running

pytestmark = pytest.mark.browser

WORDS = "The council should close the old bridge until the flood has passed."
NEW = "The council should close the bridge soon."
TOPIC = "claims/bridge.yml"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The small argument, served to its editor; each test mends what it breaks."""
    project = copy_project(tmp_path_factory.mktemp("edited") / "project", BRIDGE)
    with running(*FRONT_DOOR, "serve", "--port", str(free_port()), cwd=project) as server:
        address = server.wait_for("serving at").split()[2]
        server.wait_for("built in")
        yield project, address, server


@pytest.fixture
def page(served, browser):
    _, address, _ = served
    with browser.new_context(base_url=address, viewport={"width": 1100, "height": 500}) as context:
        page = context.new_page()
        complaints = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
        assert complaints == []


@pytest.fixture
def project(served):
    """The files; put back at the end, all at once, as git does."""
    project, _, server = served
    kept = {path: path.read_bytes() for path in (project / "claims").rglob("*") if path.is_file()}
    yield project
    now = {path: path.read_bytes() for path in (project / "claims").rglob("*") if path.is_file()}
    if now == kept:
        return
    restored = project / f"claims/0-restored-{len(server.said)}.txt"
    with server.held():
        for path in now.keys() - kept.keys():
            path.unlink()
        for path, content in kept.items():
            if now.get(path) != content:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(content)
        restored.touch()
    server.wait_for(restored.name)  # what was said of builds before has been passed over by then


def save_by_rename(file, old, new):
    """Save as many editors do: the new text into a file beside it, which then takes the name."""
    beside = file.with_name(f"{file.name}~new")
    text = file.read_text("utf-8")
    assert old in text
    beside.write_text(text.replace(old, new, 1), "utf-8")
    beside.replace(file)


def test_a_save_shows_and_leaves_the_reader_where_they_were(project, page):
    page.goto("claims/close-bridge/")
    page.evaluate("() => { document.querySelectorAll('main details')[1].open = true; scrollTo(0, 300) }")
    change(project / TOPIC, f"claim: {WORDS}", f"claim: {NEW}")
    expect(page.locator("h1")).to_contain_text("close the bridge soon")
    expect(page.locator("html")).to_have_js_property("scrollTop", 300)
    assert page.evaluate("document.querySelectorAll('main details')[1].open")


def test_a_page_that_a_save_does_not_change_stays_as_it_is(project, page, served):
    page.goto("sources/")
    page.evaluate("window.untouched = true")
    change(project / TOPIC, f"claim: {WORDS}", f"claim: {NEW}")
    served[2].wait_for("built in")
    page.wait_for_timeout(500)
    assert page.evaluate("window.untouched")


def test_the_words_that_filter_a_table_stay_over_a_save(project, page):
    page.goto("review/")
    box = page.get_by_label("Show only rows with")
    box.fill("bridge")
    rows = page.locator("main tbody tr:visible")
    expect(rows.first).to_be_visible()
    shown = rows.count()
    save_by_rename(project / TOPIC, f"claim: {WORDS}", f"claim: {NEW}")
    page.get_by_text("close the bridge soon").first.wait_for()
    expect(box).to_have_value("bridge")
    expect(rows).to_have_count(shown)


def test_the_filters_of_the_map_stay_over_a_save(project, page):
    page.goto("map/")
    page.locator("[data-map][data-ready]").wait_for()
    page.locator(".cg-map__filters summary").click()
    page.get_by_label("Status").select_option("contested")
    told = page.locator(".cg-map__told")
    expect(told).to_contain_text(" of ")
    said = told.inner_text()
    change(project / TOPIC, f"claim: {WORDS}", f"claim: {NEW}")
    page.get_by_text("close the bridge soon").first.wait_for(state="attached")
    expect(page.get_by_label("Status")).to_have_value("contested")
    expect(told).to_have_text(said)


def test_a_what_if_stays_over_a_save(project, page):
    page.goto("claims/close-bridge/?doubt=pier-is-hollow")
    bar = page.locator(".cg-bar__summary")
    expect(bar).to_contain_text("1 doubt")
    said = bar.inner_text()
    change(project / TOPIC, f"claim: {WORDS}", f"claim: {NEW}")
    expect(page.locator("h1")).to_contain_text("soon")
    expect(bar).to_have_text(said)


def test_an_error_lies_over_the_last_good_page_until_it_is_mended(project, page):
    page.goto("claims/close-bridge/")
    save_by_rename(project / TOPIC, "premises:", "premisses:")
    panel = page.locator(".cg-live-problems")
    expect(panel).to_contain_text(f"{TOPIC}:")
    expect(panel).to_contain_text('did you mean "premises"?')
    expect(panel.get_by_role("link")).to_have_attribute("href", "/diagnostics/unknown-key/")
    assert "close the old bridge" in page.locator("h1").inner_text()
    save_by_rename(project / TOPIC, "premisses:", "premises:")
    expect(panel).to_have_count(0)


def test_an_error_is_shown_on_a_page_that_is_opened_later_and_can_be_put_aside(project, page):
    save_by_rename(project / TOPIC, "premises:", "premisses:")
    page.goto("read/")
    panel = page.locator(".cg-live-problems")
    expect(panel).to_be_visible()
    panel.get_by_role("button", name="Hide").click()
    expect(panel).to_have_count(0)


def test_files_come_and_go_and_a_folder_is_taken_away_and_put_back(project, page, served):
    server = served[2]
    page.goto("read/")
    stray = project / "claims/stray.yml"
    stray.write_text("topic: Stray\n", "utf-8")
    expect(page.locator(".cg-live-problems")).to_contain_text("stray")
    stray.unlink()
    expect(page.locator(".cg-live-problems")).to_have_count(0)

    aside = project / "aside"
    (project / "claims").rename(aside)
    expect(page.locator(".cg-live-problems")).to_contain_text("no folder claims")
    shutil.copytree(aside, project / "claims")
    shutil.rmtree(aside)
    expect(page.locator(".cg-live-problems")).to_have_count(0)
    change(project / TOPIC, f"claim: {WORDS}", "claim: Seen in the new folder too.")
    server.wait_for("after a change of claims/bridge.yml")


def test_many_files_at_once_are_one_build(project, served):
    server = served[2]
    files = sorted((project / "claims").rglob("*.yml"))
    assert len(files) > 5
    with server.held():
        for file in files:
            file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    server.wait_for(f"and {len(files) - 3} more")
