"""Ids are letters and digits of any language, safe as addresses and as names of files on every system."""

from __future__ import annotations

import re
import shutil
import unicodedata

import pytest
from commands import command
from dry_well import BASE, report, write
from html_pages import is_elsewhere, target
from hypothesis import given
from hypothesis import strategies as st
from project import GOALS

from claimgraph.argument.ids import MOST_BYTES, as_id, is_id, likeness, mended, nearest_id, slugify
from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge_sound, render
from claimgraph.site.links import Addresses, Links

CALLED = unicodedata.normalize("NFC", "Dürre.1")
DECOMPOSED = unicodedata.normalize("NFD", CALLED)


@pytest.mark.parametrize("id_", ["G1.2", "no-rain", "問1", "Ü2", "Вода", "प्रश्न", "a" * 80, "水" * 66, "1.10"])
def test_letters_of_any_language_capitals_and_dots_can_be_an_id(id_):
    assert is_id(id_)


@pytest.mark.parametrize(
    ("id_", "near"),
    [
        ("No Rain", "no-rain"),
        ("no_rain", "no-rain"),
        ("G1.", "G1"),
        (".G1", "G1"),
        ("G1..2", "G1.2"),
        ("../G1", "G1"),
        ("G1--2", "G1-2"),
        ("con", "the-con"),
        ("COM1.x", "the-COM1.x"),
        ("Index", "the-Index"),
        ("README", "the-README"),
        ("問 1", "問-1"),
        ("水" * 80, "水" * 66),
        ("a" * 90, "a" * 80),
        ("G1\ufe0f", "G1"),
        (DECOMPOSED, CALLED),
        ("!", ""),
    ],
)
def test_what_some_system_cannot_take_is_no_id_and_the_nearest_that_can_be_is_named(id_, near):
    assert not is_id(id_)
    assert nearest_id(id_) == near


@given(st.text())
def test_whatever_is_mended_can_be_an_id_or_is_nothing(text):
    assert all(found == "" or is_id(found) for found in (slugify(text), mended(text), nearest_id(text)))


@given(st.text().map(mended).filter(bool))
def test_an_id_is_short_enough_for_every_file_system_and_its_page_is_where_its_links_lead(id_):
    assert as_id(id_) == id_
    assert len(f"{id_}.html".encode()) <= MOST_BYTES + len(".html")
    assert id_.strip(".") == id_
    assert Links("claims/a").to(f"claims/{id_}").isascii()


@pytest.mark.parametrize("other", ["g1", "Ｇ1"])  # noqa: RUF001 - a full-width letter is meant
def test_ids_that_some_systems_cannot_tell_apart_are_refused(tmp_path, other):
    assert likeness(other) == likeness("G1")
    more = f"  G1: {{claim: One., kind: fact, by: clerk}}\n  {other}: {{claim: Two., kind: fact, by: clerk}}\n"
    write(tmp_path, BASE | {"claims/well.yml": BASE["claims/well.yml"] + more})
    assert f'the ids "{other}" and "G1" are one to systems that tell no capitals apart [alike-ids]' in report(tmp_path)


def test_an_id_means_the_same_however_its_letters_are_composed(tmp_path):
    head = BASE["claims/argument.yml"].replace("[dry]", f"[{DECOMPOSED}]") + f"summary: 'On [[{DECOMPOSED}]].'\n"
    claims = BASE["claims/well.yml"].replace("dry:", f"{CALLED}:")
    write(tmp_path, {"claims/argument.yml": head, "claims/well.yml": claims})
    write(tmp_path, {"docs/a.md": f"[[{DECOMPOSED}]]\n"})
    assert report(tmp_path) == "no problems found"
    site = render(judge_sound(Project(tmp_path), Problems()))
    assert f"claims/{CALLED}" in {page.path for page in site.pages}
    done = command("explain", DECOMPOSED, cwd=tmp_path)
    assert done.stdout.startswith(f"{CALLED}: ")


def test_an_id_that_gets_other_capitals_leads_on_where_systems_tell_them_apart(tmp_path):
    shutil.copytree(GOALS, tmp_path / "goals")
    for directories in (True, False):
        addresses = Addresses(directories=directories)
        files = render(judge_sound(Project(tmp_path / "goals"), Problems()), addresses).files
        assert addresses.file("claims/the-lift") in files
        assert addresses.file("claims/g1.1") not in files


def test_an_id_may_get_other_capitals_but_not_the_name_of_a_file(tmp_path):
    shutil.copytree(GOALS, tmp_path / "goals")
    done = command("rename", "Cable.1", "cable.1", cwd=tmp_path / "goals")
    assert done.returncode == 1
    assert "rename to another id first, then to this one" in done.stderr
    assert command("rename", "S1", "s1", cwd=tmp_path / "goals").returncode == 0
    assert report(tmp_path / "goals") == "no problems found"


@pytest.mark.parametrize("directories", [True, False])
def test_every_link_leads_to_a_file_whether_pages_are_folders_or_files(directories):
    addresses = Addresses(directories=directories)
    site = render(judge_sound(Project(GOALS), Problems()), addresses)
    there = {*site.files, *(addresses.file(page.path) for page in site.pages)}
    parts = ("claims/", "fields/", "map/", "rivals/", "sources/", "tags/", "topics/", "walks/")
    for page in (page for page in site.pages if page.path.startswith(parts)):
        for found in re.findall(r'href="([^"#][^"]*)"', site.render(page).html):
            if not is_elsewhere(found):
                file, _ = target(addresses.file(page.path), found.partition("?")[0])
                assert file in there, f"{page.path}: {found}"


def test_a_topic_in_a_folder_is_renamed_where_it_lies_and_its_name_is_used_once(tmp_path):
    shutil.copytree(GOALS, tmp_path / "goals")
    goals = tmp_path / "goals"
    assert command("rename", "Cable.1", "Rope.1", "--kind", "topic", cwd=goals).returncode == 0
    assert (goals / "claims/Parts/Cable/Rope.1.yml").is_file()
    write(goals, {"claims/Other/rope.1.yml": "topic: Another\nclaims: {}\n"})
    assert 'the ids "Rope.1" and "rope.1" are one' in report(goals)
    (goals / "claims/Other/rope.1.yml").unlink()
    assert command("new", "topic", "Other/mill", "--title", "The mill", cwd=goals).returncode == 0
    assert (goals / "claims/Other/mill.yml").is_file()


def test_topics_are_listed_under_the_names_of_their_folders():
    site = render(judge_sound(Project(GOALS), Problems()))
    html = {page.path: site.render(page).html for page in site.pages if page.path.startswith("topics/")}
    assert "<h2>Parts / Cable</h2>" in html["topics/index"]
    assert "Topic · Parts / Cable" in html["topics/Cable.1"]


def test_links_of_pages_of_ones_own_are_led_on_however_their_letters_are_written(tmp_path):
    shutil.copytree(GOALS, tmp_path / "goals")
    page = tmp_path / "goals/docs/more.md"
    page.write_text("[a](claims/問1.md#gaps) [b](../claims/%E5%95%8F1/) [[ 問1 ]] [c](claims/問1x.md)\n", "utf-8")
    assert command("rename", "問1", DECOMPOSED, cwd=tmp_path / "goals").returncode == 0
    led = "[a](claims/Dürre.1.md#gaps) [b](../claims/D%C3%BCrre.1/) [[ Dürre.1 ]] [c](claims/問1x.md)\n"
    assert page.read_text("utf-8") == led


def test_two_topics_of_one_name_in_two_folders_are_told(tmp_path):
    topic = "topic: Rain\nclaims: {}\n"
    head = BASE["claims/argument.yml"].replace("[well]", "[well, rain]")
    write(tmp_path, BASE | {"claims/argument.yml": head, "claims/A/rain.yml": topic, "claims/B/rain.yml": topic})
    told = report(tmp_path)
    assert 'claims/B/rain.yml:1:1: error: the id "rain" is used for another topic already [duplicate-id]' in told
    assert "claims/A/rain.yml:1:1: first used here" in told
